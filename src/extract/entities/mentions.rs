//! The names that one document mentions, and what each of them may stand for.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::EntityKind;
use crate::text::{
    lexicon::Lexicon,
    sentences::{Kind, sentences},
};

use super::super::clauses::tags::{Tag, Word, is_demonym, tagged};
use super::words::{
    is_body_word, is_calendar, is_place_noun, is_place_word, role_at, title_length,
};

/// A name where it stands in a document.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    /// Where it stands, in bytes, without its title.
    pub(crate) range: Range<usize>,
    /// As it is written.
    pub(crate) name: String,
    /// The folded words of the name.
    pub(crate) key: String,
    /// The title or role before it, as written: "Danish envoy".
    pub(crate) title: Option<String>,
    /// What the words around it show it to stand for.
    pub(crate) kind: Option<EntityKind>,
    /// Whether it is a nation or its capital.
    pub(crate) nation: bool,
    /// The index of its sentence.
    pub(crate) sentence: usize,
    /// Whether the sentence is about it: it stands before the first verb, and behind no preposition.
    pub(crate) subject: bool,
}

/// A sentence of a document, tagged.
#[derive(Debug, Clone)]
pub(crate) struct Tagged {
    /// Its words.
    pub(crate) words: Vec<Word>,
}

/// A document's sentences and the names in them, both in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Read {
    /// The sentences.
    pub(crate) sentences: Vec<Tagged>,
    /// The names.
    pub(crate) mentions: Vec<Mention>,
}

/// Reads a document.
pub(crate) fn read(text: &str) -> Read {
    let lexicon = Lexicon::english();
    let mut read = Read::default();
    for sentence in sentences(text) {
        let words = tagged(text, sentence.range);
        let index = read.sentences.len();
        if sentence.kind == Kind::Prose || sentence.kind == Kind::ListItem {
            let mut found = of_sentence(text, &words, index, lexicon);
            read.mentions.append(&mut found);
        }
        read.sentences.push(Tagged { words });
    }
    settle_kinds(&mut read.mentions);
    read
}

fn of_sentence(text: &str, words: &[Word], sentence: usize, lexicon: &Lexicon) -> Vec<Mention> {
    let verb = words.iter().position(Word::opens_group).unwrap_or(words.len());
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if words[at].tag != Tag::Name {
            at += 1;
            continue;
        }
        let end = run_end(words, at);
        let mut mentions = mentions_of_run(text, words, at..end, lexicon);
        for mention in &mut mentions {
            mention.sentence = sentence;
            mention.subject = at < verb && is_subject(words, at);
        }
        found.append(&mut mentions);
        at = end;
    }
    found
}

/// Whether no preposition leads to the name, so that its sentence is about it.
fn is_subject(words: &[Word], at: usize) -> bool {
    let before =
        words[..at].iter().rev().take(8).find(|word| !word.is_nominal() && !word.is_quote());
    before.is_none_or(|before| before.tag != Tag::Preposition && before.tag != Tag::To)
}

/// Where a run of names ends: small words within a name belong to it.
fn run_end(words: &[Word], start: usize) -> usize {
    let mut end = start + 1;
    while let Some(length) = goes_on(words, end) {
        end += length;
    }
    end
}

/// How many words a name that has come to `end` takes up further.
fn goes_on(words: &[Word], end: usize) -> Option<usize> {
    let is_name = |at: usize| words.get(at).is_some_and(|word| word.tag == Tag::Name);
    let next = words.get(end)?;
    let initial = next.is(".") && words[end - 1].range.len() <= 3;
    let particle =
        matches!(next.folded.as_str(), "de" | "del" | "der" | "van" | "von" | "bin" | "al" | "la");
    let of = matches!(next.folded.as_str(), "of" | "for") && is_head_of_name(&words[end - 1]);
    let the = words.get(end + 1).is_some_and(|word| word.is("the"));
    if is_name(end) {
        Some(1)
    } else if (initial || particle || of) && is_name(end + 1) {
        Some(2)
    } else if of && the && is_name(end + 2) {
        Some(3)
    } else {
        None
    }
}

/// "Bank of", "Institute for": words after which "of" and "for" stay within the name.
fn is_head_of_name(word: &Word) -> bool {
    is_body_word(&word.folded)
        || is_place_word(&word.folded)
        || title_length(&[word.folded.as_str()]) == 1
}

/// The names in a run of capitals: demonyms and titles are taken off its head.
fn mentions_of_run(
    text: &str,
    words: &[Word],
    run: Range<usize>,
    lexicon: &Lexicon,
) -> Vec<Mention> {
    let mut start = run.start;
    let mut title_from = None;
    while start < run.end {
        let folded: Vec<&str> =
            words[start..run.end].iter().map(|word| word.folded.as_str()).collect();
        let length = title_length(&folded);
        // A title with nothing behind it is no name.
        if length > 0 && length == folded.len() {
            return vec![];
        }
        let skip = if length > 0 {
            length
        } else if is_demonym(folded[0], lexicon)
            || folded.len() > 1
                && title_length(&folded[1..]) > 0
                && lexicon.nation(folded[0]).is_some()
        {
            1
        } else {
            break;
        };
        title_from.get_or_insert(start);
        start += skip;
    }
    if start >= run.end {
        return vec![];
    }
    let titled = title_from.is_some_and(|from| {
        let folded: Vec<&str> =
            words[from..start].iter().map(|word| word.folded.as_str()).collect();
        (0..folded.len()).any(|at| title_length(&folded[at..]) > 0)
    });
    let role = role_at(words, title_from.unwrap_or(start));
    let title = match (titled, role) {
        (true, role) => title_from.map(|from| role.unwrap_or(from)..start),
        (false, Some(role)) if title_from.is_none() => Some(role..start),
        _ => None,
    };
    mention(text, words, start..run.end, title, lexicon).into_iter().collect()
}

fn mention(
    text: &str,
    words: &[Word],
    run: Range<usize>,
    title: Option<Range<usize>>,
    lexicon: &Lexicon,
) -> Option<Mention> {
    let folded: Vec<&str> = words[run.clone()].iter().map(|word| word.folded.as_str()).collect();
    if folded.iter().all(|word| is_calendar(word))
        || folded.iter().all(|word| word.chars().count() < 2)
    {
        return None;
    }
    let range = words[run.start].range.start..words[run.end - 1].range.end;
    let key = folded.join(" ");
    let slice = |range: Range<usize>| {
        text[words[range.start].range.start..words[range.end - 1].range.end].to_owned()
    };
    let nation = lexicon.nation(&key).is_some() || lexicon.nation_of_capital(&key).is_some();
    let kind = kind(words, &run, title.is_some(), &folded, nation);
    Some(Mention {
        name: text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" "),
        range,
        key,
        title: title.map(slice),
        kind,
        nation,
        sentence: 0,
        subject: false,
    })
}

/// What the words in a name and beside it show.
fn kind(
    words: &[Word],
    run: &Range<usize>,
    titled: bool,
    folded: &[&str],
    nation: bool,
) -> Option<EntityKind> {
    let first = folded.first().copied().unwrap_or_default();
    let last = folded.last().copied().unwrap_or_default();
    if titled {
        return Some(EntityKind::Person);
    }
    if is_body_word(last) || is_body_word(first) && folded.len() > 1 {
        return Some(EntityKind::Body);
    }
    if is_place_word(last) || is_place_word(first) && folded.len() > 1 {
        return Some(EntityKind::Place);
    }
    if nation {
        return None;
    }
    let next = words.get(run.end);
    let before = run.start.checked_sub(1).map(|at| &words[at]);
    let acronym = folded.len() == 1
        && words[run.start].range.len() >= 2
        && last.chars().all(char::is_alphanumeric)
        && words[run.start].all_capitals;
    if acronym {
        return Some(EntityKind::Body);
    }
    let located = before
        .is_some_and(|word| matches!(word.folded.as_str(), "in" | "near" | "outside" | "around"));
    let town_of = run.start >= 2
        && words[run.start - 1].is("of")
        && is_place_noun(&words[run.start - 2].lemma);
    if town_of || next.is_some_and(|word| is_place_noun(&word.folded)) || located && !modifies(next)
    {
        return Some(EntityKind::Place);
    }
    let relative = next.is_some_and(|word| word.is("who"))
        || next.is_some_and(|word| word.is(","))
            && words.get(run.end + 1).is_some_and(|word| word.is("who"));
    if relative && before.is_none_or(|word| !word.is("the")) {
        return Some(EntityKind::Person);
    }
    None
}

/// Whether the name stands before a noun, as "Nordic" does in "in Nordic ports".
fn modifies(next: Option<&Word>) -> bool {
    next.is_some_and(|word| {
        matches!(word.tag, Tag::Noun | Tag::Adjective | Tag::Number | Tag::Possessive)
    })
}

/// What a name is shown to be anywhere in the document holds everywhere in it; a surname is its bearer's.
fn settle_kinds(mentions: &mut [Mention]) {
    let mut kinds: FxHashMap<String, EntityKind> = FxHashMap::default();
    let rank = |kind: EntityKind| match kind {
        EntityKind::Person => 3,
        EntityKind::Body => 2,
        EntityKind::Place => 1,
        EntityKind::Thing => 0,
    };
    for mention in mentions.iter() {
        let Some(kind) = mention.kind else { continue };
        let known = kinds.entry(mention.key.clone()).or_insert(kind);
        if rank(kind) > rank(*known) {
            *known = kind;
        }
        if kind == EntityKind::Person
            && let Some((_, surname)) = mention.key.rsplit_once(' ')
        {
            kinds.entry(surname.to_owned()).or_insert(kind);
        }
    }
    let alone: FxHashSet<String> = mentions
        .iter()
        .map(|mention| &mention.key)
        .filter(|key| !key.contains(' '))
        .cloned()
        .collect();
    for mention in mentions.iter() {
        // A name of two words whose last stands alone elsewhere is a person's: "Ada Holm … Holm".
        if mention.kind.is_none()
            && !mention.nation
            && mention.key.matches(' ').count() <= 2
            && let Some((first, surname)) = mention.key.rsplit_once(' ')
            && !Lexicon::english().is_common(first)
            && alone.contains(surname)
            && !kinds.contains_key(surname)
        {
            kinds.insert(surname.to_owned(), EntityKind::Person);
        }
    }
    for mention in mentions {
        if let Some(kind) = kinds.get(&mention.key).filter(|_| !mention.nation) {
            mention.kind = Some(*kind);
        } else if let Some((_, surname)) = mention.key.rsplit_once(' ')
            && kinds.get(surname) == Some(&EntityKind::Person)
            && mention.kind.is_none()
            && !mention.nation
        {
            mention.kind = Some(EntityKind::Person);
        }
    }
}
