//! Times of day, which are neither dates nor figures: "19:00", "7 a.m.", "1605 GMT", "7 o'clock".

use crate::text::lexer::{Kind, Token, WordSet};

static ZONES: WordSet = WordSet::new(
    "\
    gmt utc bst edt est pdt pst cet cest ist hrs",
);

/// The times of day among tokens: the first token of each, and the first behind it.
pub(crate) fn clock_times(tokens: &[Token<'_>]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(next) = clock_time(tokens, at) {
            found.push((at, next));
            at = next;
        } else {
            at += 1;
        }
    }
    found
}

fn clock_time(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let token = &tokens[at];
    let hour = if token.kind == Kind::Number {
        token.figure.filter(|d| d.value < 2400.0)?.value
    } else {
        crate::text::number_words::read(tokens, at).filter(|n| n.value <= 12.0)?.value
    };
    let minutes = minutes(tokens, at);
    let next = minutes.unwrap_or(at + 1);
    if let Some(end) = half_of_day(tokens, next).filter(|_| hour < 25.0) {
        return Some(end);
    }
    let zone = tokens.get(next).is_some_and(|t| ZONES.has(&t.key));
    if zone && (minutes.is_some() || token.text.len() == 4) {
        return Some(next + 1);
    }
    let to_later = tokens.get(next).is_some_and(|t| t.is_dash() || t.key == "to")
        && tokens.get(next + 1).is_some_and(|t| t.kind == Kind::Number)
        && (half_of_day(tokens, next + 2).is_some()
            || minutes_at(tokens, next + 1).and_then(|n| half_of_day(tokens, n)).is_some());
    if to_later && hour < 25.0 {
        return clock_time(tokens, next + 1);
    }
    minutes.filter(|_| hour < 25.0)
}

fn minutes(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    (tokens[at].kind == Kind::Number).then(|| minutes_at(tokens, at)).flatten()
}

/// "19:00", "19:00:05", "19h30".
fn minutes_at(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let two_digits = |n: usize| {
        tokens
            .get(n)
            .is_some_and(|t| t.plain_integer().is_some_and(|m| m < 60) && t.text.len() == 2)
    };
    let colon = tokens.get(at + 1).filter(|t| t.is_mark(':') && t.glued)?;
    if !colon.glued || !two_digits(at + 2) || !tokens[at + 2].glued || tokens[at].text.len() > 2 {
        return None;
    }
    let seconds =
        tokens.get(at + 3).is_some_and(|t| t.is_mark(':') && t.glued) && two_digits(at + 4);
    Some(if seconds { at + 5 } else { at + 3 })
}

fn half_of_day(tokens: &[Token<'_>], next: usize) -> Option<usize> {
    let token = tokens.get(next)?;
    match token.key.as_str() {
        "a.m" | "p.m" | "pm" | "o'clock" | "noon" => Some(next + 1),
        // "at 7 am" is a time, "7 am" with a capital or a gap before a verb's subject is not met.
        "am" => Some(next + 1),
        _ => None,
    }
}
