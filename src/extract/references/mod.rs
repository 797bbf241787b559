//! What pronouns and phrases like "the city" or "these talks" refer to.
//!
//! A reference is resolved only where one thing fits it; else its words stay as they are.

mod phrases;
mod pronouns;
mod things;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::EntityKind;
use crate::text::words::fold;

use super::clauses::{
    Draft, Sentence,
    tags::{Tag, Word},
};
use super::entities::{self, Mention};
use things::Thing;

/// What came before in a document: names, rows of names, plans, attacks and talks that were told of.
#[derive(Debug, Clone, Default)]
pub(crate) struct DocumentContext {
    length: usize,
    starts: Vec<usize>,
    mentions: Vec<Mention>,
    rows: Vec<Row>,
    things: Vec<Thing>,
    full_names: FxHashMap<String, String>,
    parties: FxHashMap<String, String>,
    /// Persons by whole name and by surname, as indices of their first mentions.
    persons: FxHashMap<String, usize>,
}

/// No more mentions, rows or things than this are looked through for one reference.
const MOST: usize = 60;

/// Names that "and" joins: "Arden and Brook".
#[derive(Debug, Clone)]
struct Row {
    range: Range<usize>,
    names: Vec<String>,
    persons: bool,
}

impl DocumentContext {
    /// Reads a document, unless it is the one that was read last.
    pub(crate) fn read(&mut self, text: &str) {
        if self.length == text.len() && !self.starts.is_empty() {
            return;
        }
        let read = entities::read(text);
        *self = Self { length: text.len(), ..Self::default() };
        for sentence in &read.sentences {
            self.starts.push(sentence.words.first().map_or(self.length, |word| word.range.start));
            things::collect(text, &sentence.words, self.starts.len() - 1, &mut self.things);
        }
        self.starts.push(self.length);
        self.rows = rows(text, &read.mentions);
        for (index, mention) in read.mentions.iter().enumerate() {
            self.learn(index, mention);
        }
        self.mentions = read.mentions;
    }

    fn learn(&mut self, index: usize, mention: &Mention) {
        if mention.kind != Some(EntityKind::Person) {
            return;
        }
        self.persons.entry(mention.key.clone()).or_insert(index);
        if let Some(surname) = mention.key.rsplit(' ').next() {
            self.persons.entry(surname.to_owned()).or_insert(index);
        }
        if let Some((_, surname)) = mention.key.rsplit_once(' ') {
            self.full_names.entry(surname.to_owned()).or_insert_with(|| mention.name.clone());
        }
        if let Some(party) = mention.title.as_deref().and_then(entities::party_of_title) {
            let surname = mention.key.rsplit(' ').next().unwrap_or_default();
            self.parties.entry(surname.to_owned()).or_insert(party);
        }
    }

    /// The index of the sentence in which the byte stands.
    fn sentence_at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The mentions of the sentences from `from` on that stand before the byte.
    fn mentions_before(&self, from: usize, at: usize) -> &[Mention] {
        let end = self.mentions.partition_point(|mention| mention.range.start < at);
        let start = self.mentions[..end].partition_point(|mention| mention.sentence < from);
        // A "sentence" of thousands of names is none.
        &self.mentions[start.max(end.saturating_sub(MOST))..end]
    }

    /// The whole name of a person known by a surname, or the name as it is.
    fn full_name(&self, name: &str) -> String {
        self.full_names.get(&fold(name)).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// The first mention of the person that a claimant's name names, if the document shows it to be one.
    fn person(&self, name: &str) -> Option<&Mention> {
        let key = fold(name);
        let surname = key.rsplit(' ').next().unwrap_or_default();
        let index = self.persons.get(&key).or_else(|| self.persons.get(surname))?;
        self.mentions.get(*index)
    }

    /// The nation or body for which a person says "we".
    fn party(&self, name: &str) -> Option<&str> {
        let key = fold(name);
        let surname = key.rsplit(' ').next().unwrap_or_default();
        self.parties.get(surname).map(String::as_str)
    }

    /// The last row of names before the byte and not before the sentence `from`.
    fn row_before(&self, from: usize, at: usize, wanted: impl Fn(&Row) -> bool) -> Option<&Row> {
        let end = self.rows.partition_point(|row| row.range.end <= at);
        let begin = self.starts.get(from).copied().unwrap_or_default();
        self.rows[..end]
            .iter()
            .rev()
            .take(MOST)
            .take_while(|row| row.range.start >= begin)
            .find(|row| wanted(row))
    }
}

/// The rows of names in a document: two or more that only "and", commas, brackets or the place of each part.
fn rows(text: &str, mentions: &[Mention]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = 0;
    while at < mentions.len() {
        let mut members = vec![at];
        let mut next = at;
        while let Some(further) = joined(text, mentions, next) {
            members.push(further);
            next = further;
        }
        if members.len() > 1 {
            let persons = members.iter().all(|it| mentions[*it].kind == Some(EntityKind::Person));
            rows.push(Row {
                range: mentions[at].range.start..mentions[next].range.end,
                names: members.iter().map(|it| mentions[*it].name.clone()).collect(),
                persons,
            });
        }
        at = next + 1;
    }
    rows
}

/// The mention that a row goes on with after the one at `at`.
fn joined(text: &str, mentions: &[Mention], at: usize) -> Option<usize> {
    let one = &mentions[at];
    let between = |other: &Mention| -> Option<String> {
        let gap = text.get(one.range.end..other.range.start)?;
        (other.sentence == one.sentence && gap.len() < 80).then(|| without_brackets(gap))
    };
    let is_seam = |gap: &str| matches!(gap, "and" | "," | ", and" | "& ");
    let first = between(mentions.get(at + 1)?)?;
    if is_seam(first.trim()) {
        return Some(at + 1);
    }
    // "Arden (Ardenburg) and Brook", "Arden in Weald and Brook": what the first is called or where it lies
    // stands between.
    let second = between(mentions.get(at + 2)?)?;
    if is_seam(second.trim()) {
        return Some(at + 2);
    }
    let place = second.trim().strip_prefix("in ")?;
    (place.ends_with("and") && place.split_whitespace().count() <= 4).then_some(at + 2)
}

fn without_brackets(gap: &str) -> String {
    match (gap.find('('), gap.find(')')) {
        (Some(open), Some(close)) if open < close => {
            format!("{} {}", gap[..open].trim(), gap[close + 1..].trim())
        }
        _ => gap.trim_start_matches(')').to_owned(),
    }
}

/// What the words of a draft become.
#[derive(Debug, Clone, Default)]
pub(crate) struct Resolved {
    replaced: Vec<(usize, String)>,
    /// Whether the draft is about something that could not be made out.
    pub(crate) open_subject: bool,
    /// Whether a reference was resolved.
    pub(crate) resolved: bool,
}

impl Resolved {
    /// What stands for the word with this index, if not the word itself.
    pub(crate) fn get(&self, index: usize) -> Option<String> {
        self.replaced.iter().find(|(at, _)| *at == index).map(|(_, put)| put.clone())
    }

    fn put(&mut self, index: usize, text: impl Into<String>) {
        if self.get(index).is_none() {
            self.replaced.push((index, text.into()));
        }
    }
}

/// Resolves the references of a draft; more than one answer where it speaks of each of several.
pub(crate) fn resolve(
    sentence: &Sentence<'_>,
    draft: &Draft,
    context: &DocumentContext,
) -> Vec<Resolved> {
    let here = Here::new(sentence, draft, context);
    if let Some(each) = phrases::neither(&here) {
        return each;
    }
    let mut resolved = Resolved::default();
    phrases::resolve(&here, &mut resolved);
    pronouns::resolve(&here, &mut resolved);
    resolved.resolved = !resolved.replaced.is_empty();
    resolved.open_subject = here
        .row
        .iter()
        .find(|(_, word)| word.tag != Tag::Adverb && word.tag != Tag::Mark)
        .is_some_and(|(index, word)| {
            (is_open(word) || here.points_at_nothing(*index))
                && resolved.get(*index).is_none()
                && here.begins_with_word()
        });
    vec![resolved]
}

fn is_open(word: &Word) -> bool {
    matches!(
        word.folded.as_str(),
        "he" | "she"
            | "it"
            | "they"
            | "his"
            | "her"
            | "its"
            | "their"
            | "we"
            | "i"
            | "our"
            | "my"
            | "you"
    )
}

/// A draft in its document.
struct Here<'h> {
    sentence: &'h Sentence<'h>,
    draft: &'h Draft,
    context: &'h DocumentContext,
    /// The words of the draft with their indices, in the order of the draft.
    row: Vec<(usize, &'h Word)>,
    /// The index of its sentence in the document.
    at_sentence: usize,
    /// Where it begins, in bytes.
    start: usize,
}

impl<'h> Here<'h> {
    fn new(sentence: &'h Sentence<'h>, draft: &'h Draft, context: &'h DocumentContext) -> Self {
        let row: Vec<(usize, &Word)> = draft
            .words(sentence.words)
            .into_iter()
            .filter_map(|(bit, word)| match draft.bits[bit] {
                super::clauses::Bit::Word(index) => Some((index, word)),
                super::clauses::Bit::Text(_) => None,
            })
            .collect();
        let start = row.first().map_or(0, |(_, word)| word.range.start);
        let at_sentence = context.sentence_at(start);
        Self { sentence, draft, context, row, at_sentence, start }
    }

    /// "That is the problem": a demonstrative with no noun.
    fn points_at_nothing(&self, index: usize) -> bool {
        let words = self.sentence.words;
        let points = matches!(words[index].folded.as_str(), "this" | "that" | "these" | "those");
        points
            && words
                .get(index + 1)
                .is_some_and(|next| next.opens_group() || next.tag == Tag::Adverb)
    }

    fn begins_with_word(&self) -> bool {
        matches!(self.draft.bits.first(), Some(super::clauses::Bit::Word(_)))
    }

    fn claimant(&self) -> Option<&str> {
        self.sentence.chain.claimant.as_deref()
    }

    /// The names within the draft before the place in its row.
    fn names_before(&self, place: usize) -> Vec<&Mention> {
        let within = |mention: &&Mention| {
            self.row[..place].iter().any(|(_, word)| word.range.start == mention.range.start)
        };
        let end = self.row.get(place).map_or(self.start, |(_, word)| word.range.start);
        self.context
            .mentions_before(self.at_sentence, end.max(self.start))
            .iter()
            .filter(within)
            .collect()
    }
}
