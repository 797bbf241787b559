//! Which sources have a part in where claims come from, and what each is called.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Case, Source, SourceId};

/// The sources that have claims, and those that one of them cites by its id. The others have no part in where any
/// claim comes from.
#[derive(Debug)]
pub(super) struct Sources<'c> {
    by_id: FxHashMap<&'c SourceId, &'c Source>,
    told: FxHashSet<&'c SourceId>,
    all: Vec<&'c Source>,
}

impl<'c> Sources<'c> {
    pub(super) fn new(case: &'c Case) -> Self {
        let told: FxHashSet<&SourceId> = case.claims.iter().map(|claim| &claim.source).collect();
        let mut sources = Self { by_id: case.sources_by_id(), told, all: vec![] };
        let cites = case.sources.iter().filter(|it| sources.told(it)).flat_map(|it| &it.cites);
        let cited: FxHashSet<&SourceId> =
            cites.filter_map(|name| sources.cited(name)).map(|it| &it.id).collect();
        let has_part = |it: &&Source| sources.told(it) || cited.contains(&it.id);
        sources.all = case.sources.iter().filter(has_part).collect();
        sources
    }

    /// Those that have a part, in the order of the case.
    pub(super) fn all(&self) -> &[&'c Source] {
        &self.all
    }

    /// Whether a source has claims.
    pub(super) fn told(&self, source: &Source) -> bool {
        self.told.contains(&source.id)
    }

    /// The source of the case that a citation means by its id.
    pub(super) fn cited(&self, name: &str) -> Option<&'c Source> {
        self.by_id.get(&SourceId::new(name).ok()?).copied()
    }
}

/// What a source is called: its publisher, else its title or id.
pub(super) fn label(source: &Source) -> String {
    match &source.publisher {
        Some(publisher) => publisher.clone(),
        None if source.title.trim().is_empty() => source.id.to_string(),
        None => format!("“{}”", source.title.trim()),
    }
}
