//! The sources that claims lead to: who they are, whom they name, and which of them are copies.

use rustc_hash::FxHashMap;

use super::likeness::{Copy, OF_TEXTS, copies};
use super::parties::{Key, Parties};
use super::shingles::Shingles;
use super::sources::{Sources, label};
use crate::model::{Source, SourceId};

/// Those of one name: a source by its id, or all sources of an outlet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Named {
    Source(usize),
    Outlet(Key),
}

/// The sources that have claims or are cited, the earliest first.
#[derive(Debug, Clone)]
pub(super) struct Documents<'c> {
    sources: Vec<&'c Source>,
    by_id: FxHashMap<&'c SourceId, usize>,
    by_outlet: FxHashMap<Key, Vec<usize>>,
    /// The key of each one's publisher.
    outlets: Vec<Option<Key>>,
    labels: Vec<String>,
    texts: Vec<Shingles>,
    copies: Vec<Vec<Copy>>,
}

impl<'c> Documents<'c> {
    pub(super) fn new(of_case: &Sources<'c>, parties: &Parties<'_>) -> Self {
        let mut sources = of_case.all().to_vec();
        // Which came first decides who copied; one without a date is not said to be first.
        let when = |source: &Source| source.published.map(|date| date.first());
        sources.sort_by_key(|source| (source.published.is_none(), when(source), &source.id));
        let outlets: Vec<Option<Key>> = sources
            .iter()
            .map(|it| it.publisher.as_deref().map(|name| parties.key(name)))
            .collect();
        let mut by_outlet: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
        for (index, outlet) in outlets.iter().enumerate() {
            let Some(outlet) = outlet else { continue };
            by_outlet.entry(outlet.clone()).or_default().push(index);
            if let Some(family) = parties.family(outlet).filter(|family| *family != outlet) {
                by_outlet.entry(family.clone()).or_default().push(index);
            }
        }
        // No claim is a copy of a text that has none.
        let text = |source: &&Source| {
            source.text().filter(|_| of_case.told(source)).map(|it| Shingles::of(&it.text))
        };
        let texts: Vec<Shingles> =
            sources.iter().map(text).map(Option::unwrap_or_default).collect();
        let by_id = sources.iter().enumerate().map(|(index, source)| (&source.id, index)).collect();
        let labels = sources.iter().map(|source| label(source)).collect();
        Self { copies: copies(&texts, OF_TEXTS), labels, sources, by_id, by_outlet, outlets, texts }
    }

    pub(super) fn place(&self, id: &SourceId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub(super) fn source(&self, index: usize) -> &'c Source {
        self.sources[index]
    }

    /// What a source is called in a sentence: its outlet, else its title or id.
    pub(super) fn label(&self, index: usize) -> &str {
        &self.labels[index]
    }

    /// Whom a source means by what it cites: the source of that id, even where the id is a word like "agency", else
    /// an outlet. `None` where it is nobody, the source itself or its own house.
    pub(super) fn cited(&self, name: &str, by: usize, parties: &Parties<'_>) -> Option<Named> {
        match SourceId::new(name).ok().and_then(|id| self.place(&id)) {
            Some(index) => (by != index).then_some(Named::Source(index)),
            None if parties.is_nobody(name) => None,
            None => self.outlet(name, Some(by), parties),
        }
    }

    /// The outlet of a name; `None` where it is the source's own one or its own house.
    pub(super) fn outlet(
        &self,
        name: &str,
        by: Option<usize>,
        parties: &Parties<'_>,
    ) -> Option<Named> {
        let key = parties.key(name);
        let own = by.and_then(|by| self.outlets[by].as_ref());
        let is_own = own.is_some_and(|own| *own == key || parties.family(own) == Some(&key));
        (!is_own).then_some(Named::Outlet(key))
    }

    /// The sources of a name.
    pub(super) fn of<'a>(&'a self, named: &'a Named) -> &'a [usize] {
        match named {
            Named::Source(index) => std::slice::from_ref(index),
            Named::Outlet(key) => self.by_outlet.get(key).map_or(&[], Vec::as_slice),
        }
    }

    /// The earlier sources whose text is nearly that of this one, the most alike first.
    pub(super) fn copies(&self, index: usize) -> &[Copy] {
        &self.copies[index]
    }

    /// Whether a passage stands in the text of a source, give or take a word: of a report that holds another one
    /// and much of its own, only what it took is a copy. A passage too short to tell is taken for one.
    pub(super) fn holds(&self, index: usize, passage: &Shingles) -> bool {
        2 * passage.shared(&self.texts[index]) >= passage.len()
    }
}
