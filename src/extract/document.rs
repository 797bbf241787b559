//! A source's text as extraction sees it: sentences, quotations, the names that stand in it.

use std::ops::Range;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use super::quotations::{Quotation, quotations};
use super::words::Words;
use crate::text::sentences::{Kind, Sentence, sentences};

/// A document taken apart.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    /// Its text.
    pub(crate) text: &'t str,
    /// The day it was published, as far as known: the last that the date can mean.
    pub(crate) published: Option<NaiveDate>,
    /// Its sentences.
    pub(crate) sentences: Vec<Sentence>,
    /// Its quotations.
    pub(crate) quotations: Vec<Quotation>,
    /// The folded words that are written with a capital within a sentence: names, most of them.
    pub(crate) capitalised: FxHashSet<String>,
}

impl<'t> Document<'t> {
    /// Takes a text apart.
    pub(crate) fn new(text: &'t str, published: Option<NaiveDate>) -> Self {
        let mut sentences = sentences(text);
        for sentence in &mut sentences {
            sentence.range.start += dateline(&text[sentence.range.clone()]);
        }
        let quotations = quotations(text, &sentences);
        let mut document =
            Self { text, published, sentences, quotations, capitalised: FxHashSet::default() };
        document.capitalised = document.capitals();
        document
    }

    /// The sentence with this index as a row of words.
    pub(crate) fn words(&self, index: usize) -> Words<'t> {
        let range = self.sentences[index].range.clone();
        let from = self.quotations.partition_point(|q| q.inside.end <= range.start);
        let to = self.quotations.partition_point(|q| q.inside.start < range.end);
        let inside: Vec<Range<usize>> =
            self.quotations[from..to.max(from)].iter().map(|q| q.inside.clone()).collect();
        Words::new(self.text, range, &inside)
    }

    /// The index of the quotation that holds the place.
    pub(crate) fn quotation_at(&self, place: usize) -> Option<usize> {
        let next = self.quotations.partition_point(|q| q.inside.end <= place);
        self.quotations.get(next).filter(|q| q.inside.start <= place).map(|_| next)
    }

    fn capitals(&self) -> FxHashSet<String> {
        let mut found = FxHashSet::default();
        for (index, sentence) in self.sentences.iter().enumerate() {
            if sentence.kind == Kind::Heading {
                continue;
            }
            let words = self.words(index);
            for at in 1..words.len() {
                let opens = !words.is_word(at - 1) && !matches!(words.raw(at - 1), "," | "-" | "–");
                if !opens && words.is_capitalised(at) {
                    found.insert(words.folded(at).to_owned());
                }
            }
        }
        found
    }
}

/// The length of the dateline at the head of a report: "GRAZ (Reuters) - ", "LINZ, Austria — ".
fn dateline(sentence: &str) -> usize {
    let head = sentence.char_indices().take(LONGEST_DATELINE);
    let dash = head
        .filter(|(at, c)| {
            let spaced =
                sentence[..*at].ends_with(' ') && sentence[at + c.len_utf8()..].starts_with(' ');
            matches!(c, '-' | '–' | '—') && spaced
        })
        .map(|(at, c)| at + c.len_utf8() + 1)
        .next();
    let town = sentence.split([' ', ',']).next().unwrap_or_default();
    let shouted = town.chars().count() > 2 && town.chars().all(char::is_uppercase);
    dash.filter(|_| shouted).unwrap_or(0)
}

/// A dateline is seldom longer, in code points.
const LONGEST_DATELINE: usize = 60;
