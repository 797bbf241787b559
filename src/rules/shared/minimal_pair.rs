//! Two texts that are word for word the same but for one place.

use std::ops::Range;

use crate::model::Reading;

/// The words at which two texts part, as a range of word indices in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct MinimalPair {
    /// The words of the first text.
    pub(in crate::rules) a: Range<usize>,
    /// The words of the second text.
    pub(in crate::rules) b: Range<usize>,
}

/// More words than these are no detail.
const LONGEST: usize = 4;

/// With fewer content words in common, two short sentences are the same by chance: "in Peru", "in Chile".
const LEAST_SHARED: usize = 2;

/// The place at which two texts part, where all else is the same.
pub(in crate::rules) fn minimal_pair(a: &Reading, b: &Reading) -> Option<MinimalPair> {
    let shorter = a.words.len().min(b.words.len());
    let before = a.words.iter().zip(&b.words).take_while(|(x, y)| x.lemma == y.lemma).count();
    let after = a
        .words
        .iter()
        .rev()
        .zip(b.words.iter().rev())
        .take(shorter - before)
        .take_while(|(x, y)| x.lemma == y.lemma)
        .count();
    let pair = MinimalPair { a: before..a.words.len() - after, b: before..b.words.len() - after };
    let same = a.words[..before].iter().chain(&a.words[a.words.len() - after..]);
    let is_detail = |range: &Range<usize>| (1..=LONGEST).contains(&range.len());
    (is_detail(&pair.a)
        && is_detail(&pair.b)
        && same.filter(|word| word.content).count() >= LEAST_SHARED)
        .then_some(pair)
}

impl MinimalPair {
    /// The base forms at which the texts part, without articles and "have", each as one row.
    pub(in crate::rules) fn phrases(&self, a: &Reading, b: &Reading) -> (String, String) {
        let phrase = |reading: &Reading, range: &Range<usize>| {
            let words = reading.words[range.clone()].iter().map(|word| word.lemma.as_str());
            let words: Vec<&str> =
                words.filter(|lemma| !matches!(*lemma, "a" | "an" | "the" | "have")).collect();
            words.join(" ")
        };
        (phrase(a, &self.a), phrase(b, &self.b))
    }

    /// Where the words stand in each text, in bytes.
    pub(in crate::rules) fn spans(
        &self,
        a: &Reading,
        b: &Reading,
    ) -> ((usize, usize), (usize, usize)) {
        let span = |reading: &Reading, range: &Range<usize>| {
            (reading.words[range.start].span.0, reading.words[range.end - 1].span.1)
        };
        (span(a, &self.a), span(b, &self.b))
    }
}
