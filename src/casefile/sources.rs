//! The sources of all inputs together, declared or brought along by rows, and which one a claim means.

use rustc_hash::FxHashMap;

use crate::model::{Case, Source, SourceId};

use super::{
    claim::{ClaimDraft, SourceKeys, SourceRef},
    inline_source::Gathered,
    nearest::Suggester,
    problem::{Place, Sink},
    reader::At,
    source::SourceDraft,
};

/// Every source that a claim can name.
pub(super) struct Sources<'c> {
    /// Those of the inputs, in order.
    own: Vec<(Place, Source)>,
    by_id: FxHashMap<String, Known<'c>>,
}

#[derive(Clone, Copy)]
enum Known<'c> {
    Own(usize),
    /// Held by the case that the inputs are added to.
    Held(&'c Source),
    /// Declared under an id that cannot be used, which was recorded.
    Broken,
}

impl<'c> Sources<'c> {
    /// Takes the declared sources, then those that rows bring along. The same source in two files is
    /// taken once; two of the same id are a problem.
    pub(super) fn gather(
        drafts: Vec<SourceDraft>,
        claims: &mut [ClaimDraft],
        into: Option<&'c Case>,
        sink: &mut Sink,
    ) -> Self {
        let held = into.into_iter().flat_map(|case| &case.sources);
        let by_id = held.map(|source| (source.id.as_str().to_owned(), Known::Held(source)));
        let mut sources = Self { own: vec![], by_id: by_id.collect() };
        drafts.into_iter().for_each(|draft| sources.declare(draft, sink));
        sources.take_inline(claims, sink);
        sources
    }

    fn declare(&mut self, draft: SourceDraft, sink: &mut Sink) {
        if let Some(Known::Own(at)) = self.by_id.get(&draft.id) {
            let (first, other) = &self.own[*at];
            if first.file == draft.place.file || draft.source.as_ref() != Some(other) {
                let where_else = first.seen_from(&draft.place);
                let message = format!(
                    "{:?} is the id of the source on {where_else} already: choose another one",
                    draft.id
                );
                sink.add(&draft.place, "source.id", message);
            }
            return;
        }
        let known = match draft.source {
            Some(source) => {
                self.own.push((draft.place, source));
                Known::Own(self.own.len() - 1)
            }
            None => Known::Broken,
        };
        self.by_id.insert(draft.id, known);
    }

    fn take_inline(&mut self, claims: &mut [ClaimDraft], sink: &mut Sink) {
        let mut gathered = Gathered::default();
        for claim in claims {
            let SourceRef::Inline(row) = &claim.source else { continue };
            let id = At { line: row.line, value: row.id.as_str().to_owned() };
            match self.get(&id.value) {
                Some(declared) => row.check(declared, &claim.place, sink),
                None => gathered.add(row.as_ref().clone(), &claim.place, sink),
            }
            claim.source = SourceRef::Id(id);
        }
        for (place, source) in gathered.into_sources() {
            self.by_id.insert(source.id.as_str().to_owned(), Known::Own(self.own.len()));
            self.own.push((place, source));
        }
    }

    /// The source of an id.
    pub(super) fn get(&self, id: &str) -> Option<&Source> {
        match self.by_id.get(id)? {
            Known::Own(at) => self.own.get(*at).map(|(_, source)| source),
            Known::Held(source) => Some(source),
            Known::Broken => None,
        }
    }

    /// The id of a claim's source, or the problem that it names none.
    pub(super) fn of_claim(
        &self,
        claim: &ClaimDraft,
        suggester: &mut Suggester,
        sink: &mut Sink,
    ) -> Option<SourceId> {
        let SourceRef::Id(named) = &claim.source else {
            if matches!(claim.source, SourceRef::Unsaid) {
                let message = "is missing: name the source that the claim stands in";
                sink.add(&claim.place, "claim.source", message);
            }
            return None;
        };
        if let Some(source) = self.get(&named.value) {
            return Some(source.id.clone());
        }
        if !self.by_id.contains_key(&named.value) {
            let hint = suggester.did_you_mean(&named.value, self.by_id.keys().map(String::as_str));
            let hint = match claim.source_keys {
                _ if !hint.is_empty() => &hint,
                SourceKeys::Id => ": declare it as a [[source]], or correct the id",
                SourceKeys::Inline => ": give its title, publisher or url, or correct the id",
            };
            let message = format!("there is no source {:?}{hint}", named.value);
            sink.add(&claim.place.at(named.line), "claim.source", message);
        }
        None
    }

    pub(super) fn into_own(self) -> Vec<(Place, Source)> {
        self.own
    }
}
