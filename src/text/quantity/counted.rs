//! What a figure counts: the head noun of the phrase behind it, and the words that narrow it.
//!
//! There is no tagger. A plural behind a figure is its noun unless a plural follows it at once; words with a
//! verb's ending close the phrase; what follows through "of" narrows it ("19 million barrels of oil" counts
//! barrels and is narrowed by oil). A figure with no noun counts persons where its fate befalls persons.

use super::figure::Figure;
use super::{fate, verbs, words};
use crate::model::Hedge;
use crate::text::lexer::Token;
use crate::text::stem::{is_plural, stem};

/// The noun phrase of a figure.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    /// The head noun as written, in lower case, or empty.
    pub(super) head_word: String,
    /// The stem of what is counted, or empty.
    pub(super) head: String,
    /// The stems of the words that narrow it.
    pub(super) qualifiers: Vec<String>,
    /// The first token behind the phrase.
    pub(super) end: usize,
    /// Whether the figure is a part of what the phrase names: "12 of the 40".
    pub(super) partitive: bool,
}

/// The longest noun phrase that is looked at, in words.
const LONGEST: usize = 5;

/// The noun phrase behind a figure.
pub(super) fn read(tokens: &[Token<'_>], figure: &Figure) -> Phrase {
    let mut start = figure.to;
    let mut partitive = false;
    if key(tokens, start) == "of" {
        partitive = is_part(tokens, start, figure);
        start = skip_determiners(tokens, start + 1);
    } else if key(tokens, start) == "in" && figure.share {
        return Phrase { end: start, ..Phrase::default() };
    } else {
        // "half the voters", "twice the price": a share or multiple takes its determiner.
        let takes = figure.share || figure.unit == "times";
        start = if takes { skip_determiners(tokens, start) } else { start };
        start +=
            usize::from(tokens.get(start).is_some_and(|t| t.is_dash() && t.glued && t.text == "-"));
    }
    let compound = start > figure.to && tokens[start - 1].is_dash() && figure.unit.is_empty();
    let mut phrase = if compound {
        hyphenated(tokens, start)
    } else {
        noun_phrase(tokens, start, figure.written)
    };
    if phrase.head.is_empty() && key(tokens, figure.to) == "of" {
        phrase.end = figure.to;
    }
    phrase.partitive = partitive;
    if figure.to != start && phrase.head.is_empty() {
        phrase.end = figure.to;
    }
    of(tokens, &mut phrase);
    phrase
}

fn key<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |t| t.key.as_str())
}

/// "12 of the 40", "two of them"; but "dozens of the" and "millions of" name the whole by its parts.
fn is_part(tokens: &[Token<'_>], of: usize, figure: &Figure) -> bool {
    let next = key(tokens, of + 1);
    let pronoun = matches!(
        next,
        "them" | "these" | "those" | "us" | "whom" | "which" | "its" | "their" | "his"
    );
    let determined = matches!(next, "the" | "our" | "her" | "all");
    let number = tokens.get(of + 1).is_some_and(|t| t.figure.is_some());
    let vague = figure.hedge == Some(Hedge::Vague);
    figure.unit.is_empty() && (pronoun || number || determined) && !(vague && !pronoun)
}

/// Past "the", "these", "all", and the figure of the whole: "12 of the 40 passengers".
fn skip_determiners(tokens: &[Token<'_>], at: usize) -> usize {
    let mut next = at;
    while next < at + 4 {
        let determiner = matches!(
            key(tokens, next),
            "the"
                | "these"
                | "those"
                | "its"
                | "their"
                | "his"
                | "her"
                | "our"
                | "all"
                | "a"
                | "an"
                | "some"
                | "other"
                | "every"
                | "than"
                | "more"
                | "least"
                | "at"
        );
        if let Some(number) = crate::text::number_words::read(tokens, next).filter(|n| !n.ordinal) {
            next = number.next;
        } else if determiner {
            next += 1;
        } else {
            break;
        }
    }
    next
}

/// "a 28-point plan" counts points and is narrowed by the plan.
fn hyphenated(tokens: &[Token<'_>], start: usize) -> Phrase {
    let Some(part) = tokens.get(start).filter(|t| t.is_word()) else { return Phrase::default() };
    let whole = noun_phrase(tokens, start + 1, 1.0);
    let mut qualifiers = whole.qualifiers;
    qualifiers.extend(Some(whole.head).filter(|head| !head.is_empty()));
    let end = if qualifiers.is_empty() { start + 1 } else { whole.end };
    Phrase { head: stem(&part.key), head_word: part.key.clone(), qualifiers, end, partitive: false }
}

fn noun_phrase(tokens: &[Token<'_>], start: usize, count: f64) -> Phrase {
    let mut taken: Vec<usize> = Vec::new();
    let mut at = start;
    while taken.len() < LONGEST {
        let Some(token) = tokens.get(at) else { break };
        let word = token.key.as_str();
        if words::is_relative(word) && !(word == "more" && key(tokens, at + 1) == "than") {
            at += 1;
            continue;
        }
        let hyphen = token.is_dash() && token.glued && token.text == "-" && !taken.is_empty();
        if hyphen && tokens.get(at + 1).is_some_and(|t| t.glued && t.is_word()) {
            at += 1;
            continue;
        }
        let possessive = word == "'s" && !taken.is_empty();
        if possessive {
            at += 1;
            continue;
        }
        if !token.is_word() || words::is_function(word) || closes(tokens, at, &taken, count) {
            break;
        }
        taken.push(at);
        at += 1;
    }
    let Some(head) = taken.last().copied() else {
        return Phrase { end: at.min(start.max(at)), ..Phrase::default() };
    };
    let qualifiers = taken[..taken.len() - 1].iter().map(|n| stem(&tokens[*n].key)).collect();
    let head_word = tokens[head].key.clone();
    Phrase { head: stem(&head_word), head_word, qualifiers, end: head + 1, partitive: false }
}

/// Whether the phrase is over before this word.
fn closes(tokens: &[Token<'_>], at: usize, taken: &[usize], count: f64) -> bool {
    let word = tokens[at].key.as_str();
    let before = taken.last().map(|n| tokens[*n].key.as_str());
    let fits = |word: &str| is_plural(word) || words::is_collective(word);
    let had_head = before.is_some_and(|w| fits(w) || count == 1.0);
    let participle =
        fate::class(word).is_some() && !noun_of_fate(word) || verbs::inflected(word).is_some();
    if taken.is_empty() {
        // "40 injured", "12 were": a bare participle is no noun, but may narrow one: "40 injured soldiers".
        return participle && !narrows(tokens, at, count);
    }
    if participle && !tokens[at].is_capital() {
        return had_head || !narrows(tokens, at, count);
    }
    let glued = tokens[at].glued;
    let plural_before = before.is_some_and(fits);
    !glued
        && (plural_before && !fits(word)
            || had_head && verbs::any_form(word).is_some() && !fits(word))
}

fn noun_of_fate(word: &str) -> bool {
    matches!(
        word,
        "death"
            | "deaths"
            | "fatality"
            | "fatalities"
            | "injury"
            | "injuries"
            | "wounds"
            | "arrest"
            | "arrests"
            | "detainees"
            | "evacuees"
            | "murder"
            | "murders"
            | "killings"
            | "rescuers"
            | "drownings"
            | "evacuations"
            | "hospitalisations"
            | "hospitalizations"
            | "detentions"
            | "rescues"
    )
}

/// Whether a participle stands before a noun that the figure counts: "40 wounded soldiers".
fn narrows(tokens: &[Token<'_>], at: usize, count: f64) -> bool {
    (at + 1..at + 3)
        .take_while(|n| tokens.get(*n).is_some_and(|t| t.is_word() && !words::is_function(&t.key)))
        .any(|n| {
            let word = key(tokens, n);
            is_plural(word) || words::is_collective(word) || count == 1.0 && n == at + 1
        })
}

/// Takes in what narrows the noun through "of": "barrels of oil", "rounds of talks".
fn of(tokens: &[Token<'_>], phrase: &mut Phrase) {
    if phrase.head.is_empty() || key(tokens, phrase.end) != "of" {
        return;
    }
    let start = skip_determiners(tokens, phrase.end + 1);
    let inner = noun_phrase(tokens, start, 2.0);
    if !inner.head.is_empty() {
        phrase.qualifiers.extend(inner.qualifiers);
        phrase.qualifiers.push(inner.head);
        phrase.end = inner.end;
    }
}
