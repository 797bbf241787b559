//! None at all: "no casualties", "nobody was hurt", "none of the 12 survived".
//!
//! "No" counts only before something that is counted: "no deaths" is zero deaths, "no evidence" and "no
//! comment" are no figures. "Nobody" counts only where something befalls people: "nobody knows" does not.

use super::fate;
use super::figure::Figure;
use super::words;
use crate::text::lexer::{Token, WordSet};
use crate::text::stem::is_plural;

/// Plurals behind "no" that are no counts: what is denied is the thing, not a number of it.
static ABSTRACT: WordSet = WordSet::new(
    "\
    efforts attempts moves steps measures plans comments signs doubts details reasons ways terms means words news circumstances \
    grounds indications thanks ties links illusions regrets limits bounds guarantees intentions \
    traces matters mistakes strings hard secrets odds nonsense intelligence yes ifs others \
    longer less talks relations conditions excuses winners politics economics claims \
    consequences answers",
);
/// Singulars behind "no" that count all the same.
static SINGULAR: WordSet = WordSet::new(
    "\
    casualty death fatality injury survivor victim arrest case",
);

/// The figure of none that begins at a token.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let token = tokens.get(at)?;
    let key = |n: usize| tokens.get(at + n).map_or("", |t| t.key.as_str());
    let zero = |to: usize| Some(Figure { rounding: 0.0, ..Figure::exactly(0.0, at, to) });
    match token.key.as_str() {
        "no" if key(1) == "one" => somebody(tokens, at + 2).then(|| zero(at + 2)).flatten(),
        "nobody" => somebody(tokens, at + 1).then(|| zero(at + 1)).flatten(),
        "none" if key(1) == "of" && key(2) != "this" && key(2) != "that" => zero(at + 1),
        "no" => {
            let noun = (at + 1..at + 4).find(|n| countable(tokens, *n))?;
            let between = tokens[at + 1..noun]
                .iter()
                .all(|t| t.is_word() && !words::is_function(&t.key) && !ABSTRACT.has(&t.key));
            between.then(|| zero(at + 1)).flatten()
        }
        _ => None,
    }
}

fn countable(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| {
        let word = t.key.as_str();
        let plural = is_plural(word) && !words::is_function(word) && !ABSTRACT.has(word);
        t.is_word() && (plural || SINGULAR.has(word))
    })
}

/// Whether something befalls the persons in the words that follow.
pub(super) fn somebody(tokens: &[Token<'_>], at: usize) -> bool {
    tokens
        .iter()
        .skip(at)
        .take(5)
        .take_while(|t| t.is_word() && !matches!(t.key.as_str(), "and" | "but" | "knows" | "that"))
        .any(|t| fate::class(&t.key).is_some())
}
