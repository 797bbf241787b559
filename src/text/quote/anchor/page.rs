//! A text as a row of words and marks that can be compared and looked up fast.

use std::{cmp::Reverse, ops::Range};

use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{code_points::CodePoints, normalize::typographic, sentences::sentences};

/// The modulus of the hashes: a prime, so that different rows of words seldom have one hash.
const PRIME: u64 = (1 << 61) - 1;
const BASE: u64 = 0x1b87_3593_cc9e_2d51 % PRIME;

/// How many places of a row of words are told, and how many places of its rarest word are looked at.
const MOST_PLACES: usize = 100;
const MOST_TRIED: usize = 100_000;

/// How many words and marks in a row say in which order the parts of two texts stand.
const ROW: usize = 8;

/// How many words of a row are asked which is the rarest.
const ASKED: usize = 64;

/// The numbers by which two texts know their words.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<String, u32>,
}

impl Vocabulary {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

/// A text in words and marks, white space left out and typography made alike. Every place in here counts
/// these, not bytes.
#[derive(Debug)]
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) points: CodePoints<'t>,
    /// Which word or mark.
    pub(super) keys: Vec<u32>,
    /// Whether it is a word, and no mark.
    is_word: Vec<bool>,
    /// Where it stands, in bytes.
    spans: Vec<Range<usize>>,
    /// The hashes of the first 0, 1, 2 … words.
    hashes: Vec<u64>,
    powers: Vec<u64>,
    /// The places of each word, all in one row, and where each word's begin in it.
    places: Vec<u32>,
    first_places: Vec<usize>,
    /// The sentences, in order.
    pub(super) sentences: Vec<Range<usize>>,
}

impl<'t> Page<'t> {
    /// The two texts with one vocabulary.
    pub(super) fn pair(old: &'t str, new: &'t str) -> [Self; 2] {
        let mut vocabulary = Vocabulary::default();
        let mut pages = [Self::of(old, &mut vocabulary), Self::of(new, &mut vocabulary)];
        pages.iter_mut().for_each(|page| page.index(vocabulary.numbers.len()));
        pages
    }

    fn of(text: &'t str, vocabulary: &mut Vocabulary) -> Self {
        let mut page = Self {
            text,
            points: CodePoints::new(text),
            keys: vec![],
            is_word: vec![],
            spans: vec![],
            hashes: vec![0],
            powers: vec![1],
            places: vec![],
            first_places: vec![],
            sentences: vec![],
        };
        for (at, piece) in text.split_word_bound_indices() {
            if !piece.trim().is_empty() {
                page.push(piece, at..at + piece.len(), vocabulary);
            }
        }
        page.sentences = sentences(text).into_iter().map(|it| page.touched(&it.range)).collect();
        page
    }

    fn push(&mut self, piece: &str, span: Range<usize>, vocabulary: &mut Vocabulary) {
        if piece.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return self.push_alike(piece, true, span, vocabulary);
        }
        let alike = typographic(piece);
        if alike.contains(char::is_alphanumeric) {
            return self.push_alike(&alike, true, span, vocabulary);
        }
        // One `…` is as good as three full stops.
        for mark in alike.chars().filter(|c| !c.is_whitespace()) {
            self.push_alike(mark.encode_utf8(&mut [0; 4]), false, span.clone(), vocabulary);
        }
    }

    fn push_alike(
        &mut self,
        piece: &str,
        is_word: bool,
        span: Range<usize>,
        vocabulary: &mut Vocabulary,
    ) {
        let key = vocabulary.number(piece);
        let last = |row: &[u64]| row.last().copied().unwrap_or_default();
        let hash = times(last(&self.hashes), BASE) + u64::from(key) + 1;
        let power = times(last(&self.powers), BASE);
        self.keys.push(key);
        self.is_word.push(is_word);
        self.spans.push(span);
        self.hashes.push(hash % PRIME);
        self.powers.push(power);
    }

    fn index(&mut self, words: usize) {
        let mut first = vec![0; words + 1];
        for key in &self.keys {
            first[*key as usize + 1] += 1;
        }
        for word in 0..words {
            first[word + 1] += first[word];
        }
        let mut next = first.clone();
        self.places = vec![0; self.keys.len()];
        for (place, key) in (0_u32..).zip(&self.keys) {
            self.places[next[*key as usize]] = place;
            next[*key as usize] += 1;
        }
        self.first_places = first;
    }

    pub(super) fn length(&self) -> usize {
        self.keys.len()
    }

    /// Where a word stands, in order.
    pub(super) fn places_of(&self, key: u32) -> &[u32] {
        let key = key as usize;
        &self.places[self.first_places[key]..self.first_places[key + 1]]
    }

    /// The words that a range of bytes touches.
    pub(super) fn touched(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.spans.partition_point(|span| span.end <= bytes.start);
        let end = self.spans.partition_point(|span| span.start < bytes.end);
        start..end.max(start)
    }

    /// The bytes of a range of words; none of an empty range.
    pub(super) fn bytes(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let last = words.end.checked_sub(1).filter(|last| *last >= words.start)?;
        Some(self.spans.get(words.start)?.start..self.spans.get(last)?.end)
    }

    /// The text of a range of words.
    pub(super) fn slice(&self, words: &Range<usize>) -> &'t str {
        self.bytes(words).map_or("", |bytes| &self.text[bytes])
    }

    /// Where a range of words stands, in code points.
    pub(super) fn position(&self, words: &Range<usize>) -> Option<(usize, usize)> {
        let bytes = self.bytes(words)?;
        Some((self.points.at_byte(bytes.start), self.points.at_byte(bytes.end)))
    }

    /// How many of a range are words and no marks; at most `most` are counted.
    pub(super) fn count(&self, range: Range<usize>, most: usize) -> usize {
        self.is_word[range].iter().filter(|is_word| **is_word).take(most).count()
    }

    /// The nearest words before a place, the nearest first.
    pub(super) fn before(&self, place: usize, most: usize) -> Vec<u32> {
        self.before_within(place, 0, most)
    }

    /// The nearest words between a place and one before it, the nearest first.
    pub(super) fn before_within(&self, place: usize, from: usize, most: usize) -> Vec<u32> {
        self.some((place.saturating_sub(8 * most).max(from).min(place)..place).rev(), most)
    }

    /// The nearest words from a place on.
    pub(super) fn after(&self, place: usize, most: usize) -> Vec<u32> {
        self.after_within(place, self.length(), most)
    }

    /// The nearest words from a place on, up to another one.
    pub(super) fn after_within(&self, place: usize, to: usize, most: usize) -> Vec<u32> {
        self.some(place..to.min(place + 8 * most), most)
    }

    fn some(&self, places: impl Iterator<Item = usize>, most: usize) -> Vec<u32> {
        places.filter(|at| self.is_word[*at]).map(|at| self.keys[at]).take(most).collect()
    }

    fn hash(&self, range: &Range<usize>) -> u64 {
        let before = times(self.hashes[range.start], self.powers[range.len()]);
        (self.hashes[range.end] + PRIME - before) % PRIME
    }

    /// The hash of every row of [`ROW`] words, by where it begins.
    pub(super) fn rows(&self) -> Vec<u64> {
        (0..self.length().saturating_sub(ROW - 1)).map(|at| self.hash(&(at..at + ROW))).collect()
    }

    /// Whether the words of a range stand in another page from a place on.
    pub(super) fn same(&self, range: &Range<usize>, other: &Page<'_>, from: usize) -> bool {
        let there = from..from + range.len();
        there.end <= other.length()
            && self.hash(range) == other.hash(&there)
            && self.keys[range.clone()] == other.keys[there]
    }

    /// How many words and marks before one place are the same as before a place of the other page.
    pub(super) fn shared_before(&self, place: usize, other: &Page<'_>, there: usize) -> usize {
        longest(place.min(there), |n| {
            self.hash(&(place - n..place)) == other.hash(&(there - n..there))
        })
    }

    /// The same from the two places on.
    pub(super) fn shared_after(&self, place: usize, other: &Page<'_>, there: usize) -> usize {
        longest((self.length() - place).min(other.length() - there), |n| {
            self.hash(&(place..place + n)) == other.hash(&(there..there + n))
        })
    }

    /// The first places at which the words of a range of another page stand.
    pub(super) fn find(&self, other: &Page<'_>, range: &Range<usize>) -> Vec<usize> {
        let asked = range.clone().take(ASKED);
        let rarest = asked.min_by_key(|at| (self.places_of(other.keys[*at]).len(), Reverse(*at)));
        let Some(rarest) = rarest else { return vec![] };
        let offset = rarest - range.start;
        self.places_of(other.keys[rarest])
            .iter()
            .take(MOST_TRIED)
            .filter_map(|place| (*place as usize).checked_sub(offset))
            .filter(|start| other.same(range, self, *start))
            .take(MOST_PLACES)
            .collect()
    }

    /// The sentences that a range of words touches, as numbers.
    pub(super) fn sentence_numbers(&self, words: &Range<usize>) -> Range<usize> {
        let start = self.sentences.partition_point(|sentence| sentence.end <= words.start);
        let end = self.sentences.partition_point(|sentence| sentence.start < words.end);
        start..end.max(start)
    }

    /// The range of words, widened to whole sentences.
    pub(super) fn whole_sentences(&self, words: &Range<usize>) -> Range<usize> {
        let numbers = self.sentence_numbers(words);
        match self.sentences.get(numbers.start).zip(self.sentences.get(numbers.end.wrapping_sub(1)))
        {
            Some((first, last)) => first.start.min(words.start)..last.end.max(words.end),
            None => words.clone(),
        }
    }
}

fn times(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b) % u128::from(PRIME);
    u64::try_from(product).unwrap_or_default()
}

/// The greatest number up to `most` that holds, where every smaller one of a holding number holds too.
fn longest(most: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut holding, mut failing) = (0, most + 1);
    while failing - holding > 1 {
        let middle = holding + (failing - holding) / 2;
        if holds(middle) { holding = middle } else { failing = middle }
    }
    holding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_no_difference_but_marks_are() {
        let [old, new] =
            Page::pair("He said: “We’ll hold…”", "He said \u{ad}:\n\"We'll  hold...\"");
        assert_eq!(old.keys, new.keys);
        let [old, new] = Page::pair("Let us eat, children", "Let us eat children");
        assert_ne!(old.keys, new.keys);
    }

    #[test]
    fn a_row_of_words_is_found_wherever_it_stands() {
        let [old, new] =
            Page::pair("the dam burst", "So the dam burst, and the dam burst the road");
        assert_eq!(new.find(&old, &(0..3)), [1, 6]);
        assert_eq!(new.find(&old, &(1..3)), [2, 7]);
        assert_eq!(new.slice(&(6..9)), "the dam burst");
        assert_eq!(new.position(&(6..9)), Some((22, 35)));
    }

    #[test]
    fn what_is_shared_around_two_places_is_counted_to_the_first_difference() {
        let [old, new] = Page::pair("a b c d e", "x b c d y");
        assert_eq!((old.shared_before(3, &new, 3), old.shared_after(3, &new, 3)), (2, 1));
        assert_eq!((old.shared_before(0, &new, 0), old.shared_after(5, &new, 5)), (0, 0));
    }
}
