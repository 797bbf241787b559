//! How a text uses a date: since, until, before, after, and from one to another.

use chrono::{Datelike, NaiveDate};

use super::{Dated, Parsed, When, calendar, one};
use crate::text::lexer::{Token, among};

/// Joins a date to the one it runs to: "between 2005 and 2008", "from 1 May to 3 June", "May–July 2020".
pub(super) fn run(
    tokens: &[Token<'_>],
    at: usize,
    (first, next): (Dated, usize),
    reference: Option<NaiveDate>,
) -> (Dated, usize) {
    joined(tokens, at, first, next, reference).unwrap_or((first, next))
}

fn joined(
    tokens: &[Token<'_>],
    at: usize,
    first: Dated,
    next: usize,
    reference: Option<NaiveDate>,
) -> Parsed {
    let opener = before(tokens, at);
    let joiner = tokens.get(next)?;
    let when = match (opener, joiner.key.as_str()) {
        ("between", "and") => When::On,
        ("from", "to" | "until" | "till" | "through") => When::Throughout,
        _ if joiner.is_dash() => When::Throughout,
        _ if joiner.key == "through" || joiner.key == "to" && first.days.is_some() => {
            When::Throughout
        }
        _ => return None,
    };
    let the = usize::from(tokens.get(next + 1).is_some_and(|t| t.key == "the"));
    let (last, end) = one(tokens, next + 1 + the, reference)?;
    if last.relative && !first.relative && last.month.is_none() {
        return None;
    }
    let begin = inherit(first, last).or(first.days);
    let days = calendar::span(begin.map(|d| d.first()), last.days.map(|d| d.last()));
    if days.is_none() && begin.is_some() && last.days.is_some() {
        return None;
    }
    let same = |a: Option<u32>, b: Option<u32>| a.filter(|_| a == b);
    let date = Dated {
        days,
        when,
        grain: first.grain.max(last.grain),
        relative: first.relative && last.relative,
        year: last.year.filter(|_| first.year.is_none() || first.year == last.year),
        month: same(first.month, last.month),
        day: None,
        weekday: None,
    };
    Some((date, end))
}

/// The days of a date without a year whose year stands with the last one: "May to July 2020".
fn inherit(first: Dated, last: Dated) -> Option<crate::model::DateSpan> {
    if first.year.is_some() {
        return None;
    }
    let year = last.days?.first().year();
    let month = first.month?;
    match first.day {
        Some(day) => calendar::day(year, month, day),
        None => calendar::whole_month(year, month),
    }
}

fn before<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    let mut place = at;
    while let Some(previous) = place.checked_sub(1) {
        let key = tokens[previous].key.as_str();
        if !among(key, "the year early late about around last least") {
            return key;
        }
        place = previous;
    }
    ""
}

/// The date with the use that the word before it gives it.
pub(super) fn with_preposition(tokens: &[Token<'_>], at: usize, date: Dated) -> Dated {
    if date.when != When::On {
        return date;
    }
    let two_back = at.checked_sub(2).map_or("", |b| tokens[b].key.as_str());
    let when = match before(tokens, at) {
        "since" | "from" => When::Since,
        "until" | "till" | "til" | "by" => When::Until,
        "before" => When::Before,
        "to" if two_back == "prior" => When::Before,
        "of" if two_back == "ahead" => When::Before,
        "after" | "following" => When::After,
        _ => When::On,
    };
    Dated { when, ..date }
}
