//! A clause in the making: words of the document, and words put between them.

use std::ops::Range;

use super::tags::{Tag, Word};

/// A piece of a clause in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Bit {
    /// The word of the sentence with this index.
    Word(usize),
    /// Words that do not stand there so.
    Text(String),
}

/// A clause in the making.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// What it says, in order.
    pub(crate) bits: Vec<Bit>,
    /// The words of the sentence it was cut from, as indices; a shared subject is not among them.
    pub(crate) own: Range<usize>,
    /// Why it is left out, where its form alone says so.
    pub(crate) because: Option<String>,
    /// Whether it tells that something was said, rather than what.
    pub(crate) told: bool,
    /// Whether its form alone makes it worth recording.
    pub(crate) checkable: bool,
}

impl Draft {
    /// A draft of the words with these indices.
    pub(crate) fn of(indices: &[usize]) -> Self {
        let first = indices.first().copied().unwrap_or_default();
        let last = indices.last().map_or(first, |last| last + 1);
        Self {
            bits: indices.iter().copied().map(Bit::Word).collect(),
            own: first..last,
            because: None,
            told: false,
            checkable: false,
        }
    }

    /// The words of it that stand in the sentence, with their place among the bits.
    pub(crate) fn words<'w>(&self, words: &'w [Word]) -> Vec<(usize, &'w Word)> {
        let word = |(at, bit): (usize, &Bit)| match bit {
            Bit::Word(index) => words.get(*index).map(|word| (at, word)),
            Bit::Text(_) => None,
        };
        self.bits.iter().enumerate().filter_map(word).collect()
    }

    /// Takes marks off both ends, and words that only tie the clause to another.
    pub(crate) fn trim(&mut self, words: &[Word]) {
        while let Some(Bit::Word(index)) = self.bits.last() {
            let word = &words[*index];
            let ends = word.tag == Tag::Mark
                && !matches!(word.folded.as_str(), ")" | "%" | "°" | "€" | "$");
            if !(ends || word.tag == Tag::Coordinator) {
                break;
            }
            self.bits.pop();
        }
        while let Some(Bit::Word(index)) = self.bits.first() {
            let word = &words[*index];
            let opens = word.tag == Tag::Mark
                && !matches!(word.folded.as_str(), "(" | "$" | "€" | "£" | "¥" | "#" | "@" | "-");
            if !(opens || word.tag == Tag::Coordinator || ties(self, words)) {
                break;
            }
            self.bits.remove(0);
        }
    }

    /// The text of the draft: the document's own words and spaces, what was put in, and no quotation marks.
    pub(crate) fn render(
        &self,
        document: &str,
        words: &[Word],
        replaced: impl Fn(usize) -> Option<String>,
    ) -> String {
        let mut text = String::new();
        let mut before: Option<usize> = None;
        for bit in &self.bits {
            match bit {
                Bit::Text(put) => {
                    push_spaced(&mut text, put);
                    before = None;
                }
                Bit::Word(index) if words[*index].is_quote() => {
                    // The space beside a mark belongs to the words, not to the mark.
                    if before.is_some_and(|before| gap(document, words, before, *index)) {
                        push_spaced(&mut text, "");
                    }
                    before = before.map(|_| *index);
                }
                Bit::Word(index) => {
                    let written = replaced(*index)
                        .unwrap_or_else(|| document[words[*index].range.clone()].to_owned());
                    let spaced = match before {
                        Some(before) if before + 1 == *index => {
                            gap(document, words, before, *index)
                        }
                        _ => !matches!(written.as_str(), "," | ";" | ")" | "'s" | "’s"),
                    };
                    if written.is_empty() {
                    } else if spaced {
                        push_spaced(&mut text, &written);
                    } else {
                        text.push_str(&written);
                    }
                    before = Some(*index);
                }
            }
        }
        text.trim().to_owned()
    }
}

/// Whether white space stands between two neighbouring words.
fn gap(document: &str, words: &[Word], before: usize, at: usize) -> bool {
    document[words[before].range.end..words[at].range.start].contains(char::is_whitespace)
}

fn push_spaced(text: &mut String, put: &str) {
    if !text.is_empty() && !text.ends_with([' ', '(', '$', '€', '£']) {
        text.push(' ');
    }
    text.push_str(put);
}

/// "However," and "that" at the head of a clause say nothing of their own.
fn ties(draft: &Draft, words: &[Word]) -> bool {
    let at = |place: usize| match draft.bits.get(place) {
        Some(Bit::Word(index)) => words[*index].folded.as_str(),
        _ => "",
    };
    let opens_comma = matches!(
        at(0),
        "however"
            | "meanwhile"
            | "moreover"
            | "furthermore"
            | "yet"
            | "instead"
            | "still"
            | "also"
            | "similarly"
            | "simultaneously"
            | "separately"
            | "additionally"
            | "nevertheless"
            | "nonetheless"
            | "therefore"
            | "thus"
            | "indeed"
            | "finally"
            | "first"
            | "second"
            | "third"
            | "besides"
            | "then"
    );
    let tag = |place: usize| match draft.bits.get(place) {
        Some(Bit::Word(index)) => Some(words[*index].tag),
        _ => None,
    };
    let contrast = matches!(at(0), "while" | "whereas" | "although" | "though");
    let opens_clause = at(0) == "that" && tag(0) == Some(Tag::Subordinator);
    opens_comma && at(1) == "," || contrast || opens_clause
}
