//! Which words of two texts tell of the same thing, and what each has left over.

use super::anaphora::{named_subject, refers_back};
use super::full_names::same_full_name;
use super::lexicon::Lexicon;
use super::names::same_name;
use crate::model::{Reading, Word};

/// Two readings laid side by side, word by word.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    /// Indices of the content words that stand for each other, in the order of the first text.
    pub matched: Vec<(usize, usize)>,
    /// Indices of the content words that only the first text has.
    pub left_a: Vec<usize>,
    /// Indices of the content words that only the second text has.
    pub left_b: Vec<usize>,
    /// The weight of the matched words in that of all content words of the first text: 0 to 1.
    pub share_a: f64,
    /// The same of the second text.
    pub share_b: f64,
    /// How many names the two share.
    pub names: usize,
}

impl Alignment {
    /// Whether some matched pair stands near both words: the two words then stand in like places, as the
    /// two objects of one verb or the two adjectives of one noun do.
    #[must_use]
    pub fn in_like_place(&self, one: usize, other: usize) -> bool {
        self.matched.iter().any(|(a, b)| a.abs_diff(one) <= NEAR && b.abs_diff(other) <= NEAR)
    }

    /// The share of each text that the other has, some left-over words set aside: those at issue make no two
    /// texts unlike.
    #[must_use]
    pub fn shares_beside(
        &self,
        a: &Reading,
        b: &Reading,
        weight: &dyn Fn(&str) -> f64,
        aside: &dyn Fn(&Reading, usize) -> bool,
    ) -> (f64, f64) {
        let share = |reading: &Reading, matched: &[usize], left: &[usize]| {
            let left: Vec<usize> =
                left.iter().copied().filter(|index| !aside(reading, *index)).collect();
            let (same, other) = (total(reading, matched, weight), total(reading, &left, weight));
            if same == 0.0 { 0.0 } else { same / (same + other) }
        };
        let (of_a, of_b): (Vec<usize>, Vec<usize>) = self.matched.iter().copied().unzip();
        (share(a, &of_a, &self.left_a), share(b, &of_b, &self.left_b))
    }

    /// The share of the text that has more of itself matched: 0 to 1. A headline that says part of what
    /// a long passage says is covered by it.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        self.share_a.max(self.share_b)
    }
}

/// A word's governor stands within so many words in most English phrases: "rose sharply in March".
const NEAR: usize = 3;

/// Lays two readings side by side. `weight` tells how much a word's key counts.
#[must_use]
pub fn align(
    a: &Reading,
    b: &Reading,
    lexicon: &Lexicon,
    weight: &dyn Fn(&str) -> f64,
) -> Alignment {
    let content = |reading: &Reading| -> Vec<usize> {
        (0..reading.words.len()).filter(|index| reading.words[*index].content).collect()
    };
    let (words_a, mut words_b) = (content(a), content(b));
    let (total_a, total_b) = (total(a, &words_a, weight), total(b, &words_b, weight));
    let mut alignment = Alignment::default();
    for index in words_a {
        let word = &a.words[index];
        // Of several equal words, the one at the like place is meant.
        let place = words_b
            .iter()
            .enumerate()
            .filter(|(_, other)| same_word(a, word, b, &b.words[**other]))
            .min_by_key(|(_, other)| {
                relative_distance(index, a.words.len(), **other, b.words.len())
            })
            .map(|(place, _)| place);
        match place {
            Some(place) => alignment.matched.push((index, words_b.remove(place))),
            None => alignment.left_a.push(index),
        }
    }
    alignment.left_b = words_b;
    let (total_a, total_b) = {
        let unnamed_a = referred_to(a, b, lexicon, &mut alignment.left_a);
        let unnamed_b = referred_to(b, a, lexicon, &mut alignment.left_b);
        (total_a - total(a, &unnamed_a, weight), total_b - total(b, &unnamed_b, weight))
    };
    let share = |reading: &Reading, left: &[usize], whole: f64| {
        if whole == 0.0 { 0.0 } else { 1.0 - total(reading, left, weight) / whole }
    };
    alignment.share_a = share(a, &alignment.left_a, total_a);
    alignment.share_b = share(b, &alignment.left_b, total_b);
    alignment.names =
        alignment.matched.iter().filter(|(index, _)| a.words[*index].name.is_some()).count();
    alignment
}

/// Takes from the words that the other text lacks those of the subject that it refers to without naming it,
/// "she" or "the film": they count neither for nor against the likeness of the two.
fn referred_to(
    reading: &Reading,
    other: &Reading,
    lexicon: &Lexicon,
    left: &mut Vec<usize>,
) -> Vec<usize> {
    let subject = named_subject(reading);
    let unnamed = !subject.is_empty()
        && subject.clone().all(|index| !reading.words[index].content || left.contains(&index))
        && refers_back(other, lexicon);
    if !unnamed {
        return Vec::new();
    }
    let (taken, rest) = left.iter().partition(|index| subject.contains(index));
    *left = rest;
    taken
}

fn total(reading: &Reading, indices: &[usize], weight: &dyn Fn(&str) -> f64) -> f64 {
    indices.iter().map(|index| word_weight(&reading.words[*index], weight)).sum()
}

/// A name ties two texts together more than a common word does.
const NAME_WEIGHT: f64 = 1.5;

fn word_weight(word: &Word, weight: &dyn Fn(&str) -> f64) -> f64 {
    weight(&word.key) * if word.name.is_some() { NAME_WEIGHT } else { 1.0 }
}

fn same_word(a: &Reading, word: &Word, b: &Reading, other: &Word) -> bool {
    match (word.name, other.name) {
        (Some(one), Some(two)) => {
            let (first, second) = (&a.names[one].key, &b.names[two].key);
            word.key == other.key || same_name(first, second) || same_full_name(first, second)
        }
        (Some(one), None) => word.key == other.key || is_part(other, &a.names[one].key),
        (None, Some(two)) => word.key == other.key || is_part(word, &b.names[two].key),
        (None, None) => word.key == other.key,
    }
}

/// Whether a word is part of a longer name: in a headline a surname may be read as a plain word.
fn is_part(word: &Word, name: &str) -> bool {
    word.lemma.len() >= 4 && name.contains(' ') && name.split(' ').any(|part| part == word.lemma)
}

fn relative_distance(index: usize, length: usize, other: usize, other_length: usize) -> usize {
    (index * other_length).abs_diff(other * length)
}
