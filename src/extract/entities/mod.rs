//! Entities that documents suggest: names, their spellings, whose voice they are. Proposals for an editor.

mod apart;
mod gather;
mod mentions;
mod variants;
mod words;

use crate::model::{Entity, Source};

pub(crate) use gather::{nation_of, party_of_title};
pub(crate) use mentions::{Mention, read};
pub(crate) use words::is_calendar;

/// An entity that the documents suggest, for an editor to accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The entity as it would stand in the case file.
    pub entity: Entity,
    /// The words of the documents that suggest it, in plain English.
    pub because: String,
}

/// The entities that the newest texts of the sources suggest, by name. What the documents do not show is left
/// out: a name whose kind is not clear is not proposed.
///
/// ```
/// use atodds::extract::entities;
/// use atodds::model::{Snapshot, Source, SourceId};
/// # let source = |text: &str| Source {
/// #     id: SourceId::new("a").unwrap(), title: String::new(), publisher: None, authors: vec![], url: None,
/// #     archive_url: None, published: None, language: None, cites: vec![], digest_of: None,
/// #     snapshots: vec![Snapshot { sha256: String::new(), text: text.into(), retrieved: None, file: None }],
/// # };
/// let sources = [source("President Ada Holm spoke on Monday. Holm denied the report.")];
/// let found = entities(&sources);
/// assert_eq!(found[0].entity.name, "Ada Holm");
/// assert_eq!(found[0].entity.aliases, ["Holm"]);
/// ```
#[must_use]
pub fn entities(sources: &[Source]) -> Vec<Proposed> {
    let texts =
        sources.iter().filter_map(|source| source.text()).map(|snapshot| snapshot.text.as_str());
    let mut found = gather::Gathered::default();
    for text in texts {
        found.add(text);
    }
    found.proposals()
}

#[cfg(test)]
mod tests;
