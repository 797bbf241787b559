//! What a measure measures, where no noun stands behind it: "a diameter of 25 miles", "profit rose 5%", "the
//! rate to 4%", "25 miles in diameter".
//!
//! Two percentages mean nothing to each other until it is known of what. So for figures with a unit the noun is
//! looked for before the figure: through "of", before "to" or "by", or as the subject of a verb of being or
//! changing. Verbs with an actor ("the firm paid $5m") do not tell what is measured, and give nothing.

use super::counted::Phrase;
use super::fate::clause_before;
use super::figure::Figure;
use super::{verbs, words};
use crate::text::lexer::{Token, WordSet, among};
use crate::text::number_words;
use crate::text::stem::stem;

/// Stems of verbs whose subject is what is measured.
static MEASURING: WordSet = WordSet::new(
    "rise fall grow drop increas decreas climb jump slip slide reach hit stand cost weigh measur cover span \
     total averag exceed surpass becom remain amount last widen narrow shrink surg plung doubl halv warm cool \
     declin gain soar top come begin",
);
/// Nouns of change: the figure is how far, and what changed stands beside them.
static CHANGES: WordSet = WordSet::new(
    "rise fall increase decrease drop growth decline jump cut gain reduction surge warming cooling change \
     difference swing",
);
/// Whether a noun tells how far something changed: "a rise of 7 m".
pub(super) fn is_change(noun: &str) -> bool {
    CHANGES.has(noun)
}

/// Nouns that only say that a figure comes.
static EMPTY: WordSet = WordSet::new(
    "total sum amount maximum minimum number figure estimate average some most one part half majority minority \
     all share proportion percentage",
);

/// What a measure measures: its stem and the stems that narrow it.
///
/// A unit of speed measures a speed and degrees a temperature, whatever they are of: "winds of 100 mph" and "a
/// wind speed of 100 mph" are one.
pub(super) fn read(
    tokens: &[Token<'_>],
    figure: &Figure,
    phrase: &Phrase,
) -> Option<(String, Vec<String>)> {
    let of = noun(tokens, figure, phrase);
    let dimension = match figure.unit {
        "km/h" => "speed",
        "c" => "temperatur",
        _ => return of,
    };
    let (noun, mut narrower) = of.unwrap_or_default();
    if !noun.is_empty() && noun != dimension {
        narrower.push(noun);
    }
    Some((dimension.to_owned(), narrower))
}

fn noun(tokens: &[Token<'_>], figure: &Figure, phrase: &Phrase) -> Option<(String, Vec<String>)> {
    in_dimension(tokens, figure.to)
        .or_else(|| in_dimension(tokens, phrase.end))
        .or_else(|| before(tokens, figure.from))
}

fn key<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |t| t.key.as_str())
}

/// What a bare figure is said to be before it: "magnitude 6.1", "the number of schools rose to 43".
pub(super) fn named(tokens: &[Token<'_>], from: usize, bare: bool) -> Option<String> {
    let clause = clause_before(tokens, from, 8);
    let word = |n: usize| clause.get(n).map_or("", |at| key(tokens, *at));
    let last = clause.len().checked_sub(1)?;
    if word(last) == "magnitude" || last > 0 && (word(last - 1), word(last)) == ("magnitude", "of")
    {
        return Some(stem("magnitude"));
    }
    let number = (0..if bare { last } else { 0 })
        .rev()
        .find(|n| (word(*n), word(n + 1)) == ("number", "of"))?;
    let noun = clause.get(number + 2..)?.iter().find(|at| is_noun(&tokens[**at]))?;
    Some(stem(key(tokens, *noun)))
}

/// "25 miles in diameter".
fn in_dimension(tokens: &[Token<'_>], at: usize) -> Option<(String, Vec<String>)> {
    let noun = key(tokens, at + 1);
    let dimension = among(
        noun,
        "diameter length height width depth weight circumference radius area size volume value cash damages \
         damage fines taxes aid loans debt sales profit revenue",
    );
    (key(tokens, at) == "in" && dimension).then(|| (stem(noun), vec![]))
}

fn is_noun(token: &Token<'_>) -> bool {
    token.is_word()
        && !words::is_function(&token.key)
        && !number_words::is_number_word(&token.key)
        && (token.key.len() < 4 || !token.key.ends_with("ly"))
}

fn before(tokens: &[Token<'_>], from: usize) -> Option<(String, Vec<String>)> {
    let clause = clause_before(tokens, from, 12);
    let first = *clause.first()?;
    let mut at = from;
    while at > first && among(key(tokens, at - 1), "a an the only just record") {
        at -= 1;
    }
    let joint = at.checked_sub(1).filter(|at| *at >= first)?;
    let left = joint.checked_sub(1).filter(|at| *at >= first);
    match key(tokens, joint) {
        "of" => noun_at(tokens, left?, first),
        "to" | "by" | "from" | "at" => {
            let noun = left
                .filter(|at| is_noun(&tokens[*at]) && verbs::any_form(key(tokens, *at)).is_none());
            match noun {
                Some(noun) => noun_at(tokens, noun, first),
                None => subject(tokens, joint, first),
            }
        }
        _ => subject(tokens, at, first),
    }
}

fn narrows(token: &Token<'_>) -> bool {
    is_noun(token) && verbs::any_form(&token.key).is_none()
}

/// The noun that ends at a token, with the words that narrow it; of a change, what changed.
fn noun_at(tokens: &[Token<'_>], at: usize, first: usize) -> Option<(String, Vec<String>)> {
    let noun = tokens.get(at).filter(|t| is_noun(t))?;
    let begin = (first..at).rev().take(2).take_while(|n| narrows(&tokens[*n])).last().unwrap_or(at);
    if CHANGES.has(&noun.key) {
        // "a sea level rise of 7 m"; "a rise in prices of 7%" comes through its "in".
        return begin.lt(&at).then(|| noun_at(tokens, at - 1, first)).flatten();
    }
    if EMPTY.has(&noun.key) {
        return None;
    }
    let within = at.checked_sub(1).filter(|n| *n > first && key(tokens, *n) == "in");
    if let Some(within) = within
        && CHANGES.has(key(tokens, within - 1))
    {
        return Some((stem(&noun.key), vec![]));
    }
    let qualifiers = (begin..at).map(|n| stem(key(tokens, n))).collect();
    Some((stem(&noun.key), qualifiers))
}

/// The subject of the verb of being or changing that the figure belongs to.
fn subject(tokens: &[Token<'_>], from: usize, first: usize) -> Option<(String, Vec<String>)> {
    let verb = (first..from).rev().take(4).find(|at| {
        let word = key(tokens, *at);
        is_being(word) || verbs::any_form(word).is_some_and(|verb| MEASURING.has(&verb))
    })?;
    let between = tokens[verb + 1..from]
        .iter()
        .all(|t| words::is_function(&t.key) || t.key.ends_with("ly") || verbs::particle(&t.key));
    let end = (first..verb).rev().find(|at| {
        let word = key(tokens, *at);
        let helper = words::is_function(word)
            || among(word, "expected likely set due forecast projected estimated predicted")
            || word.ends_with("ly");
        !helper
    })?;
    if !between || tokens[end + 1..verb].iter().any(|t| is_clause(&t.key)) || !is_noun(&tokens[end])
    {
        return None;
    }
    head(tokens, end, first)
}

fn is_being(word: &str) -> bool {
    among(word, "is was are were be been being became become")
}

fn is_clause(word: &str) -> bool {
    among(word, "that which who and but it he she they we i you this these there where")
}

/// The head of a subject that ends at a token: "the price of oil" is a price, narrowed by oil.
fn head(tokens: &[Token<'_>], end: usize, first: usize) -> Option<(String, Vec<String>)> {
    let begin = (first..=end)
        .rev()
        .take_while(|at| {
            let token = &tokens[*at];
            is_noun(token)
                || among(&token.key, "of the a an 's in")
                || token.is_dash() && token.glued
        })
        .last()?;
    let of = (begin + 1..end).find(|at| matches!(key(tokens, *at), "of" | "in"));
    let Some(of) = of else { return noun_at(tokens, end, first) };
    let (head, mut qualifiers) = noun_at(tokens, of - 1, begin)?;
    qualifiers.push(stem(key(tokens, end)));
    Some((head, qualifiers))
}
