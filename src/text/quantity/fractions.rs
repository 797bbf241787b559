//! Shares in words: "two thirds", "half of", "one in five", "nine out of ten", "3/4 of".
//!
//! A share is given in per cent. In words it is a round figure: "a third" is said of 33% and of 34%, "half"
//! of 49.6%. So it reaches one percentage point to either side.

use super::figure::Figure;
use crate::model::Hedge;
use crate::text::lexer::{Kind, Token, among};
use crate::text::number_words;

/// How far the round share may lie from the true one, in percentage points.
const ROUND: f64 = 1.0;

/// The share that begins at a token.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    one_in(tokens, at)
        .or_else(|| with_slash(tokens, at))
        .or_else(|| in_words(tokens, at))
        .or_else(|| half(tokens, at))
}

fn share(part: f64, from: usize, to: usize) -> Option<Figure> {
    let percent = part * 100.0;
    (part > 0.0 && part <= 1.0).then(|| Figure {
        unit: "%",
        rounding: ROUND,
        written: percent,
        share: true,
        ..Figure::within(percent - ROUND, percent + ROUND, Hedge::About, from, to)
    })
}

fn key<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |t| t.key.as_str())
}

/// "one in five", "1 in 10", "nine out of ten", "one of every five".
fn one_in(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let part = number_words::read(tokens, at).filter(|n| !n.ordinal && n.value <= 99.0)?;
    let joint = (key(tokens, part.next), key(tokens, part.next + 1));
    let second = match joint {
        ("in", "every") | ("out", "of") | ("of", "every") => part.next + 2,
        ("in", _) => part.next + 1,
        _ => return None,
    };
    let second = second + usize::from(key(tokens, second) == "every");
    let whole = number_words::read(tokens, second).filter(|n| !n.ordinal && n.value <= 10_000.0)?;
    let counted_first = part.value < whole.value && part.value >= 1.0;
    // "5 in 12 cities" are five; shares are said of small wholes, and "one in" of any.
    let usual = part.value == 1.0 || joint.0 == "out" || matches!(whole.value, 5.0 | 10.0 | 100.0);
    let year = tokens[second].text.len() == 4 && whole.digits;
    if !counted_first || !usual || year {
        return None;
    }
    share(part.value / whole.value, at, whole.next)
}

/// "3/4 of", "1/3 of".
fn with_slash(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let part = tokens.get(at)?.plain_integer()?;
    let slash = tokens.get(at + 1).filter(|t| t.is_mark('/') || t.is_mark('⁄'))?;
    let whole = tokens.get(at + 2)?.plain_integer()?;
    let of = matches!(key(tokens, at + 3), "of" | "the");
    let usual = matches!(whole, 2..=10 | 12 | 16 | 20 | 100) && part < whole;
    let first = at == 0 || !tokens[at].glued || slash.glued;
    // Digits are exact, unlike words.
    let percent = 100.0 * f64::from(part) / f64::from(whole);
    (of && usual && first).then(|| Figure {
        unit: "%",
        share: true,
        ..Figure::exactly(percent, at, at + 3)
    })
}

/// The whole that a fraction word divides by: 3 for "third" and "thirds".
fn divisor(word: &str) -> Option<f64> {
    let single = word.strip_suffix('s').unwrap_or(word);
    match single {
        "quarter" => Some(4.0),
        "half" | "halve" => None,
        "second" | "first" => None,
        _ => number_words::rank(single).filter(|n| (3.0..=100.0).contains(n)),
    }
}

/// "two thirds", "three-quarters of", "a third of", "one fifth".
fn in_words(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let (part, next) = match key(tokens, at) {
        "a" | "one" => (1.0, at + 1),
        _ => {
            let number = number_words::read(tokens, at).filter(|n| !n.ordinal && n.value < 20.0)?;
            (number.value, number.next)
        }
    };
    let hyphen = tokens.get(next).is_some_and(Token::is_dash);
    let next = next + usize::from(hyphen);
    let word = tokens.get(next).filter(|t| t.kind == Kind::Word)?;
    let whole = divisor(&word.key)?;
    let plural = word.key.ends_with('s');
    let of = matches!(key(tokens, next + 1), "of" | "as" | "the");
    let by = at
        .checked_sub(1)
        .is_some_and(|b| among(key(tokens, b), "by to than about around nearly almost over under"));
    // "a third man" and "one third place" are ranks: one part is a share only "of" something or at the end.
    let ends = tokens.get(next + 1).is_none_or(|t| t.kind == Kind::Mark)
        && (key(tokens, at) == "one" || by);
    let single = part == 1.0
        && !plural
        && (of || ends || hyphen && key(tokens, at) == "one")
        && !quarter_of_year(tokens, next, &word.key);
    (single || part > 1.0 && plural).then(|| share(part / whole, at, next + 1)).flatten()
}

/// "a quarter of 2019" and "a quarter of growth" are three months.
fn quarter_of_year(tokens: &[Token<'_>], at: usize, word: &str) -> bool {
    let year = tokens.get(at + 2).is_some_and(|t| t.kind == Kind::Number && t.text.len() == 4);
    word == "quarter" && (year || matches!(key(tokens, at + 2), "growth" | "contraction"))
}

/// "half of the voters", "half the voters", "more than half".
fn half(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    if key(tokens, at) != "half" {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |b| key(tokens, b));
    // "first half", "second half", "one and a half", "the other half".
    let part_of_game = among(before, "first second a other final this -");
    let after = key(tokens, at + 1);
    let hedged =
        among(before, "than about around nearly almost roughly over least under to by just");
    let share_of = among(after, "of the their its his her our all");
    let glued = tokens.get(at + 1).is_some_and(|t| t.is_dash() && t.glued);
    let scale = tokens.get(at + 1).is_some_and(|t| matches!(t.key.as_str(), "a" | "an"));
    (!glued && !scale && !part_of_game && (share_of || hedged))
        .then(|| share(0.5, at, at + 1))
        .flatten()
}
