//! Whether two records with one id are the same.
//!
//! Each function takes its records apart field by field, so that a field added to the model cannot be
//! forgotten here.

use crate::model::{Chain, Citation, Claim, Entity, Publisher, Snapshot, Source};

/// The names of the fields that differ. Snapshots are left out: a source can have several.
pub(super) fn source(held: &Source, new: &Source) -> Vec<&'static str> {
    let Source {
        id: _,
        title,
        publisher,
        authors,
        url,
        archive_url,
        published,
        language,
        cites,
        digest_of,
        snapshots: _,
    } = held;
    differing([
        ("title", *title == new.title),
        ("publisher", *publisher == new.publisher),
        ("authors", *authors == new.authors),
        ("url", *url == new.url),
        ("archive_url", *archive_url == new.archive_url),
        ("published", *published == new.published),
        ("language", *language == new.language),
        ("cites", *cites == new.cites),
        ("digest_of", *digest_of == new.digest_of),
    ])
}

/// The names of the fields in which the two contradict each other.
pub(super) fn publisher(held: &Publisher, new: &Publisher) -> Vec<&'static str> {
    let Publisher { name: _, family } = held;
    differing([("family", agree(family, &new.family))])
}

/// Whether a text is one that is held already. The same text retrieved at another time counts as new
/// only after another text came between: the page changed back.
pub(super) fn snapshot(held: &Snapshot, is_newest: bool, new: &Snapshot) -> bool {
    let Snapshot { sha256, text, retrieved, file: _ } = held;
    let same_text = *sha256 == new.sha256 && *text == new.text;
    same_text && (is_newest || *retrieved == new.retrieved)
}

/// The names of the fields that differ. Where a quote was found, and in which snapshot, is left out: it
/// follows from the quote and the text it was looked up in, which may have changed since.
pub(super) fn claim(held: &Claim, new: &Claim) -> Vec<&'static str> {
    let Claim {
        id: _,
        source,
        chain: Chain { claimant, verb, via, end },
        text,
        stance,
        citation,
        stated,
        event,
        place,
        quantities,
        note,
    } = held;
    let mut fields = differing([
        ("source", *source == new.source),
        ("claimant", *claimant == new.chain.claimant),
        ("verb", *verb == new.chain.verb),
        ("via", *via == new.chain.via),
        ("chain_end", *end == new.chain.end),
        ("text", *text == new.text),
        ("stance", *stance == new.stance),
        ("stated", *stated == new.stated),
        ("event", *event == new.event),
        ("place", *place == new.place),
        ("quantities", *quantities == new.quantities),
        ("note", *note == new.note),
    ]);
    fields.extend(match (citation, &new.citation) {
        (None, None) => vec![],
        (Some(held), Some(new)) => quote(held, new),
        _ => vec!["quote"],
    });
    fields
}

fn quote(held: &Citation, new: &Citation) -> Vec<&'static str> {
    let Citation { exact, prefix, suffix, snapshot: _, position: _, found: _, left_out: _ } = held;
    differing([
        ("quote", *exact == new.exact),
        ("prefix", *prefix == new.prefix),
        ("suffix", *suffix == new.suffix),
    ])
}

/// The names of the fields in which the two contradict each other: what one of them leaves open does
/// not, nor do further spellings.
pub(super) fn entity(held: &Entity, new: &Entity) -> Vec<&'static str> {
    let Entity { name: _, kind, aliases: _, speaks_for, within } = held;
    differing([
        ("kind", *kind == new.kind),
        ("speaks_for", agree(speaks_for, &new.speaks_for)),
        ("within", agree(within, &new.within)),
    ])
}

fn agree(held: &Option<String>, new: &Option<String>) -> bool {
    held.is_none() || new.is_none() || held == new
}

fn differing<const N: usize>(fields: [(&'static str, bool); N]) -> Vec<&'static str> {
    fields.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
}
