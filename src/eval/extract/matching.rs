//! Which suggestion is which gold claim.
//!
//! A quote has no one right length: with or without the words that attribute it, with or without a date at
//! its head. So spans match when they overlap enough, as in the partial matching of MUC-5 (Chinchor and
//! Sundheim 1993) and `SemEval` 2013 Task 9, where any overlap will do. Claims are clauses, though, and stand
//! side by side in one sentence: a suggestion of the whole sentence must not count for a phrase in it, nor
//! one that reaches a few words into the neighbour. Hence two bounds: half of the shorter span is shared,
//! and three tenths of both spans together. Unlike there, a partial match counts in full; how far the spans
//! agree is told apart, as the mean overlap.

use std::cmp::Ordering;

/// Half-open, in code points.
pub(super) type Span = (usize, usize);

/// A gold claim and the suggestion that found it.
#[derive(Debug, PartialEq)]
pub(super) struct Match {
    /// Its place among the gold spans.
    pub(super) gold: usize,
    /// The suggestion's place among those.
    pub(super) said: usize,
    /// The shared part over both together.
    pub(super) overlap: f64,
}

/// Pairs spans one to one: of all pairs that overlap enough the one that overlaps most, then of the rest the
/// one that does, and so on; of equal ones the first in the order of the gold, then of the suggestions. In
/// the order of the gold.
pub(super) fn matched(gold: &[Span], said: &[Span]) -> Vec<Match> {
    let mut pairs = candidates(gold, said);
    pairs.sort_by(|one, other| {
        let by_overlap = other.overlap.cmp(&one.overlap);
        by_overlap.then((one.gold, one.said).cmp(&(other.gold, other.said)))
    });
    let (mut gold_taken, mut said_taken) = (vec![false; gold.len()], vec![false; said.len()]);
    let mut found = Vec::new();
    for pair in pairs {
        if !gold_taken[pair.gold] && !said_taken[pair.said] {
            (gold_taken[pair.gold], said_taken[pair.said]) = (true, true);
            found.push(Match {
                gold: pair.gold,
                said: pair.said,
                overlap: pair.overlap.as_fraction(),
            });
        }
    }
    found.sort_by_key(|pair| pair.gold);
    found
}

/// The suggestions that are further parts of a claim that was found: one town of two, one outlet of two. Of
/// each claim that `parts` says to have several, so many less one; at least half of such a suggestion stands
/// in the claim. Marked by their places, in the order of the suggestions.
pub(super) fn further_parts(
    gold: &[Span],
    parts: &[usize],
    said: &[Span],
    matched: &[Match],
) -> Vec<bool> {
    let mut is_part = vec![false; said.len()];
    let mut is_taken = vec![false; said.len()];
    for one in matched {
        is_taken[one.said] = true;
    }
    for one in matched.iter().filter(|one| parts[one.gold] > 1) {
        let within =
            |span: Span| length(span) > 0 && 2 * shared(gold[one.gold], span) >= length(span);
        let free = (0..said.len()).filter(|at| !is_taken[*at] && within(said[*at]));
        for at in free.take(parts[one.gold] - 1).collect::<Vec<_>>() {
            (is_part[at], is_taken[at]) = (true, true);
        }
    }
    is_part
}

struct Candidate {
    gold: usize,
    said: usize,
    overlap: Overlap,
}

/// Every pair that overlaps enough. Only suggestions near a gold span are looked at.
fn candidates(gold: &[Span], said: &[Span]) -> Vec<Candidate> {
    let mut by_start: Vec<usize> = (0..said.len()).collect();
    by_start.sort_by_key(|index| said[*index]);
    let longest = said.iter().map(|span| length(*span)).max().unwrap_or_default();
    let mut found = Vec::new();
    for (index, span) in gold.iter().enumerate() {
        let first = by_start.partition_point(|said_at| said[*said_at].0 + longest <= span.0);
        let near = by_start[first..].iter().take_while(|said_at| said[**said_at].0 < span.1);
        found.extend(near.filter_map(|said_at| {
            let overlap = Overlap::of(*span, said[*said_at])?;
            Some(Candidate { gold: index, said: *said_at, overlap })
        }));
    }
    found
}

/// How much two spans share: the shared part, and both together.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Overlap {
    shared: usize,
    together: usize,
}

impl Overlap {
    /// `None` where it is too little.
    fn of(one: Span, other: Span) -> Option<Self> {
        let shared = shared(one, other);
        let together = length(one) + length(other) - shared;
        let shorter = length(one).min(length(other));
        (shared > 0 && 2 * shared >= shorter && 10 * shared >= 3 * together)
            .then_some(Self { shared, together })
    }

    #[expect(clippy::cast_precision_loss, reason = "documents are far shorter than 2^52")]
    fn as_fraction(self) -> f64 {
        self.shared as f64 / self.together as f64
    }
}

impl Ord for Overlap {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |a: usize, b: usize| (a as u128) * (b as u128);
        cross(self.shared, other.together).cmp(&cross(other.shared, self.together))
    }
}

impl PartialOrd for Overlap {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn shared(one: Span, other: Span) -> usize {
    one.1.min(other.1).saturating_sub(one.0.max(other.0))
}

fn length(span: Span) -> usize {
    span.1.saturating_sub(span.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(gold: &[Span], said: &[Span]) -> Vec<(usize, usize)> {
        matched(gold, said).iter().map(|pair| (pair.gold, pair.said)).collect()
    }

    #[test]
    fn a_clause_with_the_words_that_attribute_it_is_the_clause() {
        assert_eq!(pairs(&[(20, 60)], &[(0, 60)]), [(0, 0)]);
    }

    #[test]
    fn a_sentence_is_none_of_the_phrases_in_it() {
        assert!(pairs(&[(0, 20), (80, 100)], &[(0, 100)]).is_empty());
    }

    #[test]
    fn reaching_into_the_neighbour_finds_it_not() {
        assert!(pairs(&[(50, 90)], &[(20, 60)]).is_empty());
        // A third of both together, but not half of the shorter one.
        assert!(pairs(&[(0, 100)], &[(52, 152)]).is_empty());
        assert_eq!(pairs(&[(0, 100)], &[(50, 150)]), [(0, 0)]);
    }

    #[test]
    fn each_span_is_used_once_and_the_best_pair_first() {
        // The long suggestion overlaps both claims enough; it goes to the one it overlaps most.
        assert_eq!(pairs(&[(0, 40), (40, 100)], &[(0, 100)]), [(1, 0)]);
        assert_eq!(pairs(&[(0, 40)], &[(0, 40), (0, 40)]), [(0, 0)]);
        assert_eq!(pairs(&[(0, 40), (0, 40)], &[(5, 40), (0, 40)]), [(0, 1), (1, 0)]);
    }

    #[test]
    fn the_order_of_the_suggestions_changes_nothing_but_their_places() {
        let gold = [(0, 30), (31, 70), (60, 120)];
        let said = [(0, 25), (31, 60), (62, 120)];
        let turned = [(62, 120), (31, 60), (0, 25)];
        assert_eq!(pairs(&gold, &said), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(pairs(&gold, &turned), [(0, 2), (1, 1), (2, 0)]);
    }

    #[test]
    fn a_claim_of_two_towns_may_be_suggested_town_by_town() {
        let (gold, said) =
            ([(0, 80), (90, 120)], [(0, 60), (64, 80), (0, 60), (90, 120), (90, 120)]);
        let found = matched(&gold, &said);
        let parts = |parts| further_parts(&gold, parts, &said, &found);
        assert_eq!(parts(&[2, 1]), [false, true, false, false, false]);
        assert_eq!(parts(&[3, 1]), [false, true, true, false, false]);
        assert_eq!(parts(&[1, 1]), [false; 5]);
    }

    #[test]
    fn an_empty_span_matches_nothing() {
        assert!(pairs(&[(5, 5)], &[(5, 5)]).is_empty());
        assert!(pairs(&[], &[(0, 5)]).is_empty());
        assert!(pairs(&[(0, 5)], &[]).is_empty());
    }
}
