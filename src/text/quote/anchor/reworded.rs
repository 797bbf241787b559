//! The place of a quote whose words were changed.

use std::{cmp::Reverse, ops::Range};

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::page::Page;

/// What came of a quote: where its place is now, and how many of its words are left there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reworded {
    pub(super) place: Range<usize>,
    /// How many of the quote's words and marks stand there, in order.
    pub(super) kept: usize,
}

/// How many words of a quote are compared; what bounds the time.
pub(super) const COMPARED: usize = 400;

/// How many words on either side help to find the place.
const BESIDE: usize = 16;

/// How many words point to the place, and how often one may stand in the text that still does.
const POINTING: usize = 64;
const MOST_PLACES: usize = 256;

/// How near each other the places lie that words point to: a few words may have been put in.
const BUCKET: usize = 16;

/// How many stretches of the text are compared in full.
const STRETCHES: usize = 3;

/// Finds the place of a quote, of at most [`COMPARED`] words, that stands nowhere as it was: rare words of
/// it and of what stood around it point to where it would begin, and the stretches that most of them point
/// to are compared word by word. `of_quote` says which of its words count.
pub(super) fn find(
    old: &Page<'_>,
    quote: &Range<usize>,
    of_quote: impl Fn(usize) -> bool,
    new: &Page<'_>,
) -> Option<Reworded> {
    let stretch =
        quote.start.saturating_sub(BESIDE)..old.length().min(quote.end.saturating_add(BESIDE));
    let mut best: Option<Reworded> = None;
    for start in stretches(old, &stretch, new) {
        let region = start.saturating_sub(2 * BUCKET)
            ..new.length().min(start.saturating_add(stretch.len() + 4 * BUCKET));
        let found = compare(old, &stretch, quote, &of_quote, new, &region);
        if best.as_ref().is_none_or(|best| found.as_ref().is_some_and(|it| it.kept > best.kept)) {
            best = found.or(best);
        }
    }
    best
}

/// Where in the new text the stretch may begin, the likeliest place first.
fn stretches(old: &Page<'_>, stretch: &Range<usize>, new: &Page<'_>) -> Vec<usize> {
    let often = |at: usize| new.places_of(old.keys[at]).len();
    let mut pointing: Vec<usize> =
        stretch.clone().filter(|at| (1..=MOST_PLACES).contains(&often(*at))).collect();
    pointing.sort_by_key(|at| (often(*at), *at));
    let mut votes: FxHashMap<usize, usize> = FxHashMap::default();
    for at in pointing.into_iter().take(POINTING) {
        for place in new.places_of(old.keys[at]) {
            // Half a bucket apart, so that no edge parts two places.
            let start = (*place as usize + stretch.end) - at;
            *votes.entry(2 * start / BUCKET).or_default() += 1;
            *votes.entry((2 * start / BUCKET).saturating_sub(1)).or_default() += 1;
        }
    }
    let mut buckets: Vec<(usize, usize)> = votes.into_iter().collect();
    buckets.sort_by_key(|(bucket, votes)| (Reverse(*votes), *bucket));
    let length = stretch.len();
    // The votes were shifted by the stretch's length, so that none fell below zero.
    let start = |(bucket, _): &(usize, usize)| (bucket * BUCKET / 2).saturating_sub(length);
    buckets.iter().take(STRETCHES).map(start).collect()
}

/// Lays the stretch beside the region and reads off where the quote is.
fn compare(
    old: &Page<'_>,
    stretch: &Range<usize>,
    quote: &Range<usize>,
    of_quote: impl Fn(usize) -> bool,
    new: &Page<'_>,
    region: &Range<usize>,
) -> Option<Reworded> {
    let pairs = pairs(&old.keys[stretch.clone()], &new.keys[region.clone()]);
    let pairs: Vec<(usize, usize)> =
        pairs.into_iter().map(|(a, b)| (a + stretch.start, b + region.start)).collect();
    let inside: Vec<&(usize, usize)> = pairs.iter().filter(|(at, _)| quote.contains(at)).collect();
    let (first, last) = (inside.first()?, inside.last()?);
    // Where its own first or last words are gone, those in their place are part of it: as far as what
    // stood beside it, if that is near, else as many as are gone.
    let (gone_first, gone_last) = (first.0 - quote.start, quote.end - 1 - last.0);
    let near = |gap: usize, gone: usize| gap <= 2 * gone + 2;
    let sentence = new.whole_sentences(&(first.1..last.1 + 1));
    let before = pairs.iter().rev().find(|(at, _)| at + 1 == quote.start).map(|pair| pair.1 + 1);
    let after = pairs.iter().find(|(at, _)| *at == quote.end).map(|pair| pair.1);
    let start = match before {
        _ if gone_first == 0 => first.1,
        Some(start) if near(first.1 - start, gone_first) => start,
        _ => first.1.saturating_sub(gone_first).max(sentence.start),
    };
    let end = match after {
        _ if gone_last == 0 => last.1 + 1,
        Some(end) if near(end - last.1 - 1, gone_last) => end,
        _ => (last.1 + 1 + gone_last).min(sentence.end),
    };
    let kept = inside.iter().filter(|(at, _)| of_quote(*at)).count();
    Some(Reworded { place: start..end.max(start + 1), kept })
}

/// The words of two rows that are the same, in order.
fn pairs(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    capture_diff_slices(Algorithm::Myers, old, new)
        .into_iter()
        .filter_map(|op| match op {
            DiffOp::Equal { old_index, new_index, len } => {
                Some((old_index..old_index + len).zip(new_index..))
            }
            _ => None,
        })
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(old: &str, quote: &str, new: &str) -> Option<String> {
        let start = old.find(quote).unwrap();
        let [old, new] = Page::pair(old, new);
        let quote = old.touched(&(start..start + quote.len()));
        find(&old, &quote, |_| true, &new).map(|it| new.slice(&it.place).to_owned())
    }

    #[test]
    fn the_words_that_stand_in_its_place_are_found() {
        let old =
            "The mayor said on Monday that the council has approved the toll. Nobody objected.";
        let new = "Update. The mayor said on Monday that the council has not yet approved a toll. Nobody objected.";
        assert_eq!(
            found(old, "the council has approved the toll", new).as_deref(),
            Some("the council has not yet approved a toll")
        );
        let new =
            "The mayor said on Monday that some councillors rejected the toll. Nobody objected.";
        assert_eq!(
            found(old, "the council has approved the toll", new).as_deref(),
            Some("some councillors rejected the toll")
        );
        assert_eq!(found(old, "Nobody objected", "Quite another text stands here now"), None);
    }
}
