use super::shared::definition::{Definition, define_one, definition};
use super::shared::matter::stands_against;
use super::shared::nations::nations_exclude;
use super::{Context, Rule};
use crate::model::{AtIssue, Because, Reading, Relation, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "other_kind",
    summary: "one thing said to be of two kinds that exclude each other",
    doc: "\
## What it finds
Two claims define one thing, \"X is a …\", and put it into kinds or genres or give it nationalities that exclude
each other: a novel and a ferry, a horror film and a romantic one, a Danish painter and a Chilean one. The kinds
and genres are in the lexicon.

## Why it matters
Everything else that the two texts say may differ, so no likeness shows it: the one calls the thing a song
in four words, the other tells in forty what the ferry carried. Either one is wrong, or two things bear the
name; an editor wants to know both.

## Conflicts
\"The Blue Heron is a river ferry.\" and \"The Blue Heron (1961) is the second novel by Ada Holm.\"

## Only looks so
\"Ada Holm is a poet.\" and \"Ada Holm was a Danish farmer and novelist.\": a person may be many things, and
only callings far apart are set against each other. \"Blue Heron is a film company.\": no film is meant.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) {
        return Verdict::Silent;
    }
    let (Some(one), Some(two)) = (definition(a, context), definition(b, context)) else {
        return Verdict::Silent;
    };
    if !define_one(a, &one, b, &two, context.lexicon) {
        return Verdict::Silent;
    }
    let Some((what_a, what_b)) = kinds(a, &one, b, &two, context)
        .or_else(|| nationalities(a, &one, b, &two, context))
        .or_else(|| genres(a, &one, b, &two, context))
    else {
        return Verdict::Silent;
    };
    let text = format!("“{what_a}” and “{what_b}” exclude each other as what one thing is");
    Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: AtIssue::Statement,
        because: Because::new(text).with_words(what_a, what_b),
    }
}

/// The nouns that say what the thing is, where each of the one excludes each of the other.
fn kinds<'r>(
    a: &'r Reading,
    one: &Definition,
    b: &'r Reading,
    two: &Definition,
    context: &Context<'_>,
) -> Option<(&'r str, &'r str)> {
    let kinds = context.lexicon.kinds();
    let noun = |reading: &Reading, head: &std::ops::Range<usize>| {
        let lemmas: Vec<&str> =
            reading.words[head.clone()].iter().map(|word| word.lemma.as_str()).collect();
        lemmas.join(" ")
    };
    let apart =
        one.heads.iter().all(|x| two.heads.iter().all(|y| kinds.exclude(&noun(a, x), &noun(b, y))));
    if !apart {
        return None;
    }
    let text = |reading: &'r Reading, head: &std::ops::Range<usize>| {
        let span = (reading.words[head.start].span.0, reading.words[head.end - 1].span.1);
        reading.words_at(span)
    };
    Some((text(a, one.heads.first()?), text(b, two.heads.first()?)))
}

/// The nationalities that the two definitions give, where none of the one can be one of the other.
fn nationalities<'r>(
    a: &'r Reading,
    one: &Definition,
    b: &'r Reading,
    two: &Definition,
    context: &Context<'_>,
) -> Option<(&'r str, &'r str)> {
    let (x, y) = (nations(a, one, context), nations(b, two, context));
    let apart = x.iter().all(|(one, _)| y.iter().all(|(two, _)| nations_exclude(one, two)));
    let (first, second) = (x.first()?, y.first()?);
    apart.then(|| (a.words_at(first.1), b.words_at(second.1)))
}

/// The nations among the words of a definition, each with its place in the text.
fn nations<'r>(
    reading: &'r Reading,
    definition: &Definition,
    context: &Context<'_>,
) -> Vec<(&'r str, (usize, usize))> {
    let words = &reading.words[definition.what.clone()];
    words
        .iter()
        .filter_map(|word| {
            let name = &reading.names[word.name?];
            context.lexicon.nation(&name.key).map(|_| (name.key.as_str(), name.span))
        })
        .collect()
}

/// The genres that the two definitions give, of one class, where no genre of the one is one of the other.
fn genres<'r>(
    a: &'r Reading,
    one: &Definition,
    b: &'r Reading,
    two: &Definition,
    context: &Context<'_>,
) -> Option<(&'r str, &'r str)> {
    let (x, y) = (genres_of(a, one, context), genres_of(b, two, context));
    let apart = x.iter().all(|one| y.iter().all(|two| one.0 == two.0 && one.1 != two.1));
    let (first, second) = (x.first()?, y.first()?);
    apart.then(|| (a.words_at(first.2), b.words_at(second.2)))
}

/// A genre as its class, its id and its place in the text.
type Genre<'c> = (&'c str, &'c str, (usize, usize));

/// The genres among the words of a definition. A word at its end that names a kind is no genre: "a country".
fn genres_of<'c>(
    reading: &Reading,
    definition: &Definition,
    context: &'c Context<'_>,
) -> Vec<Genre<'c>> {
    let mut found = genres_in(reading, definition.what.clone(), context);
    // "fits into the genre of crime drama"
    let named =
        reading.words.windows(2).position(|row| row[0].lemma == "genre" && row[1].lemma == "of");
    if let Some(named) = named {
        let end = (named + 2 + WORDS_OF_GENRE).min(reading.words.len());
        found.extend(genres_in(reading, named + 2..end, context));
    }
    found
}

/// "the genre of romantic comedy": so many words may name it.
const WORDS_OF_GENRE: usize = 3;

fn genres_in<'c>(
    reading: &Reading,
    what: std::ops::Range<usize>,
    context: &'c Context<'_>,
) -> Vec<Genre<'c>> {
    let kinds = context.lexicon.kinds();
    let mut found = Vec::new();
    let mut at = what.start;
    while at < what.end {
        let longest = (1..=LONGEST_GENRE.min(what.end - at)).rev().find_map(|length| {
            let words = &reading.words[at..at + length];
            let lemmas: Vec<&str> = words.iter().map(|word| word.lemma.as_str()).collect();
            let phrase = lemmas.join(" ");
            let is_kind = at + length == what.end && kinds.has(&phrase);
            let (of, id) = kinds.genre(&phrase).filter(|_| !is_kind)?;
            Some((length, (of, id, (words[0].span.0, words[length - 1].span.1))))
        });
        at += longest.map_or(1, |(length, _)| length);
        found.extend(longest.map(|(_, genre)| genre));
    }
    found
}

/// "science fiction": no genre of the list has more words.
const LONGEST_GENRE: usize = 2;
