//! Ages: "aged 34", "34-year-old", "34 years old", "Jane Roe, 34, said".
//!
//! An age is a figure in years that counts "age", so that it never meets a sentence of 34 years.

use super::figure::Figure;
use crate::text::lexer::{Token, among};

const AGE: &str = "age";

/// The figure as an age, where the words about it say so.
pub(super) fn read(tokens: &[Token<'_>], figure: &Figure) -> Option<Figure> {
    let (factor, to) = hyphenated(tokens, figure)
        .or_else(|| years_old(tokens, figure))
        .or_else(|| aged(tokens, figure).then_some((1.0, figure.to)))
        .or_else(|| apposition(tokens, figure).then_some((1.0, figure.to)))?;
    let mut age = Figure { unit: "year", counted: Some(AGE), to, ..figure.clone() };
    age.measured(factor, 0.0);
    Some(age)
}

fn key<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |t| t.key.as_str())
}

fn unit(word: &str) -> Option<f64> {
    Some(match word {
        "year" | "years" | "yr" => 1.0,
        "month" | "months" => 1.0 / 12.0,
        "week" | "weeks" => 7.0 / 365.25,
        "day" | "days" => 1.0 / 365.25,
        _ => return None,
    })
}

/// "34-year-old", "34 - year - old", "34-year-olds".
fn hyphenated(tokens: &[Token<'_>], figure: &Figure) -> Option<(f64, usize)> {
    let skip = |at: usize| at + usize::from(tokens.get(at).is_some_and(Token::is_dash));
    let at = skip(figure.to);
    let factor = unit(key(tokens, at))?;
    let old = skip(at + 1);
    matches!(key(tokens, old), "old" | "olds").then_some((factor, old + 1))
}

/// "34 years old", "34 years of age".
fn years_old(tokens: &[Token<'_>], figure: &Figure) -> Option<(f64, usize)> {
    let factor = unit(key(tokens, figure.to))?;
    match (key(tokens, figure.to + 1), key(tokens, figure.to + 2)) {
        ("old", _) => Some((factor, figure.to + 2)),
        ("of", "age") => Some((factor, figure.to + 3)),
        _ => None,
    }
}

/// "aged 34", "at the age of 34", "age 34", "turned 34".
fn aged(tokens: &[Token<'_>], figure: &Figure) -> bool {
    let before = |n: usize| figure.from.checked_sub(n).map_or("", |b| key(tokens, b));
    let age = match before(1) {
        "aged" | "age" | "ages" => true,
        "of" => before(2) == "age" || before(2) == "ages",
        // "died at 85"
        "at" => {
            let kill = super::fate::class(before(2)) == Some("kill");
            let counts = tokens
                .get(figure.to)
                .is_some_and(|t| t.is_word() && crate::text::stem::is_plural(&t.key));
            kill && !counts
        }
        "between" | "under" | "over" => matches!(before(2), "aged" | "ages"),
        _ => false,
    };
    age && plausible(figure)
}

/// "Jane Roe, 34, said"; "(34)" behind a name.
fn apposition(tokens: &[Token<'_>], figure: &Figure) -> bool {
    let now = figure.from.checked_sub(1).is_some_and(|b| key(tokens, b) == "now");
    let begin = figure.from - usize::from(now);
    let (Some(mark), Some(name)) = (begin.checked_sub(1), begin.checked_sub(2)) else {
        return false;
    };
    let digits = figure.to == figure.from + 1 && tokens[figure.from].plain_integer().is_some();
    let after = tokens.get(figure.to);
    let closed = match tokens[mark].text {
        "," => after.is_none_or(|t| matches!(t.text, "," | "." | ";" | ")")),
        "(" => after.is_some_and(|t| t.text == ")"),
        _ => false,
    };
    let role = among(
        &tokens[name].key,
        "man woman boy girl student teacher driver mother father son daughter husband wife brother \
         sister suspect victim pilot soldier officer nurse doctor player actor actress singer farmer \
         teenager pensioner widow passenger worker",
    );
    let named = role
        || tokens[name].is_word()
            && tokens[name].is_capital()
            && (now && name == 0
                || name.checked_sub(1).is_some_and(|n| {
                    tokens[n].is_capital() || matches!(tokens[n].text, "." | "-")
                }));
    let month = matches!(tokens[name].key.len(), 3..=9)
        && ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            .iter()
            .any(|m| tokens[name].key.starts_with(m) && tokens[name].key.len() <= 4);
    digits && closed && named && !month && plausible(figure)
}

fn plausible(figure: &Figure) -> bool {
    figure.unit.is_empty() && (1.0..=122.0).contains(&figure.written)
}
