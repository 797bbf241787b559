//! Texts that say of something that it is the only one.

use crate::model::{Reading, Word};

/// Whether a text says "only", "solely" or "exclusively" of a part of it.
pub(in crate::rules) fn says_only(reading: &Reading) -> bool {
    only(reading).is_some()
}

/// Where a text says so. "Not only", "only if" and "the only" limit nothing of this sort.
pub(in crate::rules) fn only(reading: &Reading) -> Option<usize> {
    let lemma = |index: usize| reading.words.get(index).map_or("", |word: &Word| &word.lemma);
    (0..reading.words.len()).find(|index| {
        let limits = matches!(lemma(*index), "only" | "solely" | "exclusively" | "purely");
        let before = index.checked_sub(1).map_or("", lemma);
        let is_not = matches!(before, "not" | "the" | "if" | "but");
        limits && !is_not && !matches!(lemma(index + 1), "if" | "when" | "after" | "then")
    })
}
