//! What a denial is of: how much of what a claim denies the other claim says.
//!
//! Asked twice: before two claims are compared, with each word counted by how rare it is in the case, and by
//! the rule, which sees the two claims alone.

use crate::model::Reading;

/// How much of what a claim denies the other must say, and how much of the other must be denied: little,
/// since the two share what is rare in the case, a denial need not repeat the details, and most words of "the
/// story of … is a hoax, updated" are not of the story. What stands after "denies that" is more to the point
/// (`just eval`).
const SHARE_OF_DEBUNKED: f64 = 0.05;
const SHARE_OF_DENIED: f64 = 0.2;
const SHARE_OF_CONTENT: f64 = 0.1;

/// How much a denial and the content it is held against have of each other: 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct DeniedShares {
    /// The share of what is denied that is found in the content.
    of_denied: f64,
    /// The share of the content that is found in what is denied.
    of_content: f64,
}

impl DeniedShares {
    /// The shares of a denial and a content. `matched` are indices of words that stand for each other, the
    /// denial's first; `weight` tells how much a word counts.
    pub(crate) fn of(
        against: &Reading,
        content: &Reading,
        matched: &[(usize, usize)],
        weight: &dyn Fn(&Reading, usize) -> f64,
    ) -> Self {
        let total = |reading: &Reading, wanted: &dyn Fn(usize) -> bool| -> f64 {
            let counts = |index: &usize| reading.words[*index].content && wanted(*index);
            (0..reading.words.len()).filter(counts).map(|index| weight(reading, index)).sum()
        };
        let matched = || matched.iter().filter(|(index, _)| is_denied_word(against, *index));
        let denied: f64 = matched().map(|(index, _)| weight(against, *index)).sum();
        let said: f64 = matched().map(|(_, index)| weight(content, *index)).sum();
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        Self {
            of_denied: share(denied, total(against, &|index| is_denied_word(against, index))),
            of_content: share(said, total(content, &|_| true)),
        }
    }

    /// Whether the denial is of the content.
    pub(crate) fn are_enough(self, against: &Reading) -> bool {
        let least = if against.denied.0 == 0 { SHARE_OF_DEBUNKED } else { SHARE_OF_DENIED };
        self.of_denied >= least && self.of_content >= SHARE_OF_CONTENT
    }
}

/// Whether a word of a claim stands in what the claim denies.
pub(crate) fn is_denied_word(against: &Reading, index: usize) -> bool {
    let (start, end) = against.denied;
    (start..end).contains(&against.words[index].span.0)
}
