//! The quotes of claims, looked up in the texts of their sources.

use rustc_hash::FxHashMap;

use crate::{
    model::{Citation, Snapshot, Source, SourceId},
    text::quote::{Haystack, NotFound},
};

use super::{
    claim::Quote,
    problem::{Place, Sink},
};

/// Looks quotes up, each text made ready once.
pub(super) struct Quotes<'s> {
    /// By source and hash.
    haystacks: FxHashMap<(&'s SourceId, &'s str), Haystack<'s>>,
    /// How many bytes may still be searched for a nearest text, so that a case with ten thousand wrong quotes
    /// in long documents is refused in seconds.
    nearest_left: usize,
}

impl Default for Quotes<'_> {
    fn default() -> Self {
        Self { haystacks: FxHashMap::default(), nearest_left: 128 << 20 }
    }
}

impl<'s> Quotes<'s> {
    /// Where a quote stands in a source; `None` when it has no one place there, which is recorded.
    pub(super) fn cite(
        &mut self,
        quote: Quote,
        source: &'s Source,
        place: &Place,
        sink: &mut Sink,
    ) -> Option<Citation> {
        let Quote { line, exact, prefix, suffix, snapshot, unverified } = quote;
        let snapshot = match snapshot.map(|digits| (digits.line, source.snapshot(&digits.value))) {
            None => source.text(),
            Some((_, Ok(snapshot))) => Some(snapshot),
            Some((line, Err(why))) => {
                sink.add(&place.at(line), "claim.snapshot", why.to_string());
                return None;
            }
        };
        let Some(snapshot) = snapshot.filter(|_| !unverified) else {
            return Some(Citation::unverified(exact, prefix, suffix));
        };
        let haystack = self
            .haystacks
            .entry((&source.id, &snapshot.sha256))
            .or_insert_with(|| Haystack::new(&snapshot.text));
        match haystack.find(&exact, prefix.as_deref(), suffix.as_deref()) {
            Ok(found) => Some(found.citation(exact, prefix, suffix, snapshot)),
            Err(why) => {
                let why = told(haystack, why, &exact, snapshot, &mut self.nearest_left);
                sink.add(&place.at(line), "claim.quote", why);
                None
            }
        }
    }
}

/// What is wrong with a quote, with the nearest text as long as there is time left to look for it.
fn told(
    haystack: &Haystack<'_>,
    why: NotFound,
    exact: &str,
    snapshot: &Snapshot,
    left: &mut usize,
) -> String {
    if !matches!(why, NotFound::Missing { .. }) {
        return why.to_string();
    }
    match left.checked_sub(snapshot.text.len()) {
        Some(rest) => {
            *left = rest;
            haystack.with_nearest(why, exact).to_string()
        }
        None => "does not stand in the document".to_owned(),
    }
}
