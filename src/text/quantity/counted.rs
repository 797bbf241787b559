//! What a figure counts: the head noun of the phrase behind it, and the words that narrow it.
//!
//! There is no tagger. A plural behind a figure is its noun unless a plural follows it at once; words with a
//! verb's ending close the phrase; what follows through "of" narrows it ("19 million barrels of oil" counts
//! barrels and is narrowed by oil). A figure with no noun counts persons where its fate befalls persons.

use super::figure::Figure;
use super::{fate, verbs, words};
use crate::model::Hedge;
use crate::text::lexer::{Token, among};
use crate::text::number_words;
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

/// Which words a noun phrase may be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Behind a count above one: a plural closes it.
    Many,
    /// Behind "one": a verb in "-s" closes it.
    One,
    /// Behind a rank.
    Rank,
    /// Behind a per cent sign: what people think may follow at once.
    Share,
    /// Behind "of": a name does not run on into small letters.
    Inner,
}

/// The noun phrase behind a figure.
pub(super) fn read(tokens: &[Token<'_>], figure: &Figure) -> Phrase {
    if let Some(adjective) = dimension(tokens, figure) {
        return adjective;
    }
    let mut start = figure.to;
    let mut partitive = false;
    let of_whole = key(tokens, start) == "of";
    if of_whole {
        partitive = is_part(tokens, start, figure);
        start = skip_determiners(tokens, start + 1);
    } else if key(tokens, start) == "in" && figure.share {
        return Phrase { end: start, ..Phrase::default() };
    } else {
        // "half the voters", "twice the price": a share or multiple takes its determiner.
        let takes = figure.share || figure.unit == "times";
        start = if takes { skip_determiners(tokens, start) } else { start };
        start += usize::from(tokens.get(start).is_some_and(is_hyphen));
    }
    let compound = start > figure.to && is_hyphen(&tokens[start - 1]) && figure.unit.is_empty();
    let mut phrase = if compound {
        hyphenated(tokens, start)
    } else {
        let shape = shape(tokens, figure);
        let shape = if of_whole && shape == Shape::Share { Shape::Many } else { shape };
        noun_phrase(tokens, start, shape)
    };
    if phrase.head.is_empty() && figure.unit.is_empty() {
        phrase = predicate(tokens, figure.to).unwrap_or(phrase);
    }
    if phrase.head.is_empty() && (of_whole || figure.to != start) {
        // "two of them died", "three of the four died"
        let pronoun = among(key(tokens, start), "them these those us whom which");
        phrase.end = if partitive { start + usize::from(pronoun) } else { figure.to };
    }
    phrase.partitive = partitive;
    of(tokens, &mut phrase);
    phrase
}

fn shape(tokens: &[Token<'_>], figure: &Figure) -> Shape {
    let adjective = tokens[figure.from..figure.to].iter().any(Token::is_dash);
    if figure.ordinal || figure.counted.is_some() {
        Shape::Rank
    } else if figure.unit == "%" {
        Shape::Share
    } else if figure.written == 1.0 && figure.unit.is_empty()
        || adjective && !figure.unit.is_empty()
    {
        Shape::One
    } else {
        Shape::Many
    }
}

fn is_hyphen(token: &Token<'_>) -> bool {
    token.is_dash() && token.glued && token.text == "-"
}

/// "330 ft high", "10 miles of Baghdad", "twice as high", "20 times faster": what is measured stands
/// elsewhere, and the adjective narrows it.
fn dimension(tokens: &[Token<'_>], figure: &Figure) -> Option<Phrase> {
    let next = key(tokens, figure.to);
    let measured = |at: usize| {
        tokens.get(at).filter(|t| t.is_word())?;
        let qualifiers = vec![stem(key(tokens, at))];
        Some(Phrase { qualifiers, end: at + 1, ..Phrase::default() })
    };
    let long = among(
        next,
        "high tall long wide deep thick away apart above below old across off later earlier before after",
    );
    match figure.unit {
        "m" | "year" | "second" if long => measured(figure.to),
        "m" if next == "of" && tokens.get(figure.to + 1).is_some_and(Token::is_capital) => {
            measured(figure.to + 1)
        }
        unit if !unit.is_empty() && matches!(next, "maximum" | "minimum" | "max") => {
            measured(figure.to)
        }
        "times" if matches!(next, "as" | "more" | "less") => measured(figure.to + 1),
        "times" if next.ends_with("er") => measured(figure.to),
        _ => None,
    }
}

fn key<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |t| t.key.as_str())
}

/// "12 of the 40", "two of them"; but "dozens of the" and "millions of" name the whole by its parts.
fn is_part(tokens: &[Token<'_>], of: usize, figure: &Figure) -> bool {
    let next = key(tokens, of + 1);
    let pronoun = among(next, "them these those us whom which its their his");
    let determined = matches!(next, "the" | "our" | "her" | "all");
    let number = number_words::read(tokens, of + 1).is_some_and(|n| !n.ordinal);
    let vague = figure.hedge == Some(Hedge::Vague);
    figure.unit.is_empty() && (pronoun || !vague && (number || determined))
}

/// Past "the", "these", "all", and the figure of the whole: "12 of the 40 passengers".
fn skip_determiners(tokens: &[Token<'_>], at: usize) -> usize {
    let mut next = at;
    while next < at + 4 {
        let determiner = among(
            key(tokens, next),
            "the these those its their his her our all a an some other every than more \
             least at",
        );
        if let Some(number) = number_words::read(tokens, next).filter(|n| !n.ordinal) {
            next = number.next;
        } else if determiner {
            next += 1;
        } else {
            break;
        }
    }
    next
}

/// "12 were women": what is counted stands behind the verb.
fn predicate(tokens: &[Token<'_>], at: usize) -> Option<Phrase> {
    let noun = tokens.get(at + 1).filter(|t| t.is_word() && is_plural(&t.key))?;
    let is = matches!(key(tokens, at), "were" | "are");
    let phrase = noun_phrase(tokens, at + 1, Shape::Many);
    (is && !words::is_function(&noun.key) && !phrase.head.is_empty()).then_some(phrase)
}

/// "a 28-point plan" counts points and is narrowed by the plan.
fn hyphenated(tokens: &[Token<'_>], start: usize) -> Phrase {
    let Some(part) = tokens.get(start).filter(|t| t.is_word()) else { return Phrase::default() };
    if part.key == "strong" {
        return noun_phrase(tokens, start + 1, Shape::One);
    }
    let whole = noun_phrase(tokens, start + 1, Shape::One);
    let mut qualifiers = whole.qualifiers;
    qualifiers.extend(Some(whole.head).filter(|head| !head.is_empty()));
    let end = if qualifiers.is_empty() { start + 1 } else { whole.end };
    Phrase { head: stem(&part.key), head_word: part.key.clone(), qualifiers, end, partitive: false }
}

fn noun_phrase(tokens: &[Token<'_>], start: usize, shape: Shape) -> Phrase {
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
        if !token.is_word() || words::is_function(word) || closes(tokens, at, &taken, shape) {
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
fn closes(tokens: &[Token<'_>], at: usize, taken: &[usize], shape: Shape) -> bool {
    let word = tokens[at].key.as_str();
    let participle =
        fate::class(word).is_some() && !noun_of_fate(word) || verbs::inflected(word).is_some();
    let Some(last) = taken.last().map(|n| &tokens[*n]) else {
        // "40 injured", "97% based on": a bare participle is no noun, but may narrow one.
        let verb = shape == Shape::Share && verbs::is_opinion(word);
        let hangs = word.ends_with("ed") && words::is_function(key(tokens, at + 1));
        return verb || hangs || participle && !narrows(tokens, at, shape);
    };
    let fits = |word: &str| is_plural(word) || words::is_collective(word);
    let single = matches!(shape, Shape::One | Shape::Rank);
    let had_head = fits(&last.key) || single;
    if participle && !tokens[at].is_capital() {
        return had_head || !narrows(tokens, at, shape);
    }
    if tokens[at].glued {
        return false;
    }
    let runs_on = shape == Shape::Inner && last.is_capital() && !tokens[at].is_capital();
    let share_of_many = shape == Shape::Share && fits(&last.key);
    let says = share_of_many || shape == Shape::One && is_plural(word) && !tokens[at].is_capital();
    let after_plural = fits(&last.key) && !fits(word) && !single;
    let verb = had_head && verbs::any_form(word).is_some() && !fits(word);
    says || after_plural || verb || runs_on && !fits(word)
}

fn noun_of_fate(word: &str) -> bool {
    among(
        word,
        "death deaths fatality fatalities injury injuries wounds arrest arrests detainees \
         evacuees murder murders killings rescuers drownings evacuations hospitalisations \
         hospitalizations detentions rescues",
    )
}

/// Whether a participle stands before a noun that the figure counts: "40 wounded soldiers".
fn narrows(tokens: &[Token<'_>], at: usize, shape: Shape) -> bool {
    (at + 1..at + 3)
        .take_while(|n| tokens.get(*n).is_some_and(|t| t.is_word() && !words::is_function(&t.key)))
        .any(|n| {
            let word = key(tokens, n);
            is_plural(word) || words::is_collective(word) || shape == Shape::One && n == at + 1
        })
}

/// Takes in what narrows the noun through "of": "barrels of oil", "rounds of talks".
fn of(tokens: &[Token<'_>], phrase: &mut Phrase) {
    if phrase.head.is_empty() || key(tokens, phrase.end) != "of" {
        return;
    }
    let start = skip_determiners(tokens, phrase.end + 1);
    let inner = noun_phrase(tokens, start, Shape::Inner);
    if !inner.head.is_empty() {
        phrase.qualifiers.extend(inner.qualifiers);
        phrase.qualifiers.push(inner.head);
        phrase.end = inner.end;
    }
}
