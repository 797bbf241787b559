//! Dates with a day or a month: "1 December 2025", "Dec. 1", "2025-12-01", "late May 2025".

use chrono::{Datelike, NaiveDate};

use super::{Dated, Found, Grain, Parsed, calendar, year};
use crate::model::DateSpan;
use crate::text::lexer::{Kind, Token, among};
use crate::text::number_words;

/// "2025-12-01", "2025/12/01", "12/25/2025", "25.12.2025".
pub(super) fn numeric(tokens: &[Token<'_>], at: usize) -> Parsed {
    if let Some(date) = tokens.get(at).and_then(with_dots) {
        return Some((date, at + 1));
    }
    let parts: Vec<&Token<'_>> = tokens.get(at..at + 5)?.iter().collect();
    let same_mark =
        parts[1].text == parts[3].text && matches!(parts[1].text, "-" | "/" | "‐" | "–");
    let begins = at == 0 || !tokens[at].glued || tokens[at - 1].kind == Kind::Mark;
    if !same_mark || !begins || parts[1..].iter().any(|t| !t.glued) {
        return None;
    }
    let number = |n: usize| parts[n].plain_integer();
    let width = |n: usize| parts[n].text.len();
    let (a, b, c) = (number(0)?, number(2)?, number(4)?);
    let day = if width(0) == 4 && width(2) <= 2 && width(4) <= 2 {
        exact(i32::try_from(a).ok()?, b, c)
    } else if width(0) <= 2 && width(2) <= 2 && width(4) == 4 {
        day_and_month(i32::try_from(c).ok()?, a, b)
    } else {
        None
    }?;
    Some((day, at + 5))
}

/// "1.12.2025": dots are the continental way, the day first.
fn with_dots(token: &Token<'_>) -> Option<Dated> {
    let parts: Vec<&str> = token.text.split('.').collect();
    let [day, month, year] = parts[..] else { return None };
    let widths = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year.len() == 4;
    let whole = token.kind == Kind::Number && widths;
    exact(year.parse().ok().filter(|_| whole)?, month.parse().ok()?, day.parse().ok()?)
}

fn exact(year: i32, month: u32, day: u32) -> Option<Dated> {
    let days = calendar::day(year, month, day)?;
    Some(Dated {
        days: Some(days),
        year: Some(year),
        month: Some(month),
        day: Some(day),
        ..Dated::unknown(Grain::Day)
    })
}

/// Day and month in an order that depends on the country: known only where one of them is above 12.
fn day_and_month(year: i32, a: u32, b: u32) -> Option<Dated> {
    let (month_first, day_first) = (exact(year, a, b), exact(year, b, a));
    match (month_first, day_first) {
        (Some(date), None) | (None, Some(date)) => Some(date),
        (Some(date), Some(other)) if date == other => Some(date),
        (Some(_), Some(_)) => Some(Dated { year: Some(year), ..Dated::unknown(Grain::Day) }),
        (None, None) => None,
    }
}

/// A day of the month: "1", "1st", "first".
fn month_day(tokens: &[Token<'_>], at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at)?;
    let (day, next) = if let Some(day) = token.plain_integer() {
        let suffix = tokens.get(at + 1).filter(|t| t.glued && t.is_word());
        match suffix.map(|t| t.key.as_str()) {
            None => (day, at + 1),
            Some("st" | "nd" | "rd" | "th") => (day, at + 2),
            Some(_) => return None,
        }
    } else if token.is_word() {
        let rank = number_words::read(tokens, at).filter(|n| n.ordinal && n.value < 32.0)?;
        (super::relative::whole(rank.value)?, rank.next)
    } else {
        return None;
    };
    ((1..=31).contains(&day) && token.text.len() <= 12).then_some((day, next))
}

/// "1 December 2025", "1–3 December", "December 1, 2025", "Monday, December 1st", "12/25 November".
pub(super) fn calendar_day(
    tokens: &[Token<'_>],
    at: usize,
    reference: Option<NaiveDate>,
) -> Parsed {
    let (weekday, start) = leading_weekday(tokens, at);
    let (mut date, next) =
        day_first(tokens, start, reference).or_else(|| month_first(tokens, start, reference))?;
    date.weekday = weekday;
    Some((date, next))
}

fn leading_weekday(tokens: &[Token<'_>], at: usize) -> (Option<chrono::Weekday>, usize) {
    let Some(weekday) = tokens.get(at).and_then(calendar::weekday) else { return (None, at) };
    let mut next = at + 1;
    while tokens.get(next).is_some_and(|t| matches!(t.key.as_str(), "," | "the" | "on")) {
        next += 1;
    }
    (Some(weekday), next)
}

/// A second day behind the first: "1–3", "1 to 3", "1 and 2", "12/25".
fn second_day(tokens: &[Token<'_>], next: usize) -> Option<(u32, usize)> {
    let joiner = tokens.get(next)?;
    let joins = joiner.is_dash() || matches!(joiner.key.as_str(), "to" | "and" | "or" | "/" | "&");
    joins.then(|| month_day(tokens, next + 1)).flatten()
}

fn day_first(tokens: &[Token<'_>], at: usize, reference: Option<NaiveDate>) -> Parsed {
    if at > 0
        && tokens.get(at).is_some_and(|t| t.glued)
        && !matches!(tokens[at - 1].text, "(" | "[" | "“" | "\"" | "‘")
    {
        return None;
    }
    let (first, next) = month_day(tokens, at)?;
    let second = second_day(tokens, next);
    let old_style = tokens.get(next).is_some_and(|t| t.is_mark('/'));
    for (last, next) in [second, Some((first, next))].into_iter().flatten() {
        let of = usize::from(tokens.get(next).is_some_and(|t| t.key == "of"));
        let Some(month) = tokens.get(next + of).and_then(calendar::month) else { continue };
        let next = skip_full_stop(tokens, next + of);
        let (year, next) = year::behind(tokens, next);
        let first = if old_style { last } else { first };
        return Some((resolve((first, last), month, year, reference, looks(tokens, at))?, next));
    }
    None
}

fn month_first(tokens: &[Token<'_>], at: usize, reference: Option<NaiveDate>) -> Parsed {
    let month = tokens.get(at).and_then(calendar::month)?;
    let next = skip_full_stop(tokens, at);
    let the = usize::from(tokens.get(next).is_some_and(|t| t.key == "the"));
    let (first, next) = month_day(tokens, next + the)?;
    if tokens.get(next).is_some_and(|t| t.is_mark(':') || t.is_mark('%')) {
        return None;
    }
    let ranged = second_day(tokens, next).filter(|(last, behind)| {
        // "December 1 and 40 people": a day out of range or a count that follows is not a second day.
        let dash = tokens[next].is_dash();
        *last > first && (dash || !tokens.get(*behind).is_some_and(|t| t.is_word()))
    });
    let (last, next) = ranged.unwrap_or((first, next));
    let (year, next) = year::behind(tokens, next);
    Some((resolve((first, last), month, year, reference, looks(tokens, at))?, next))
}

fn looks(tokens: &[Token<'_>], at: usize) -> bool {
    calendar::looks_ahead(tokens, at)
}

fn skip_full_stop(tokens: &[Token<'_>], month: usize) -> usize {
    let short = calendar::is_abbreviated(&tokens[month]);
    let stop = tokens.get(month + 1).is_some_and(|t| t.is_mark('.') && t.glued && short);
    month + 1 + usize::from(stop)
}

fn resolve(
    (first, last): (u32, u32),
    month: u32,
    year: Option<i32>,
    reference: Option<NaiveDate>,
    ahead: bool,
) -> Option<Dated> {
    let in_year = |year: i32| -> Option<DateSpan> {
        let (a, b) = (calendar::day(year, month, first)?, calendar::day(year, month, last)?);
        DateSpan::new(a.first(), b.last())
    };
    in_year(2024)?;
    let days = match (year, reference) {
        (Some(year), _) => in_year(year),
        (None, Some(reference)) => calendar::nearest(reference, ahead, in_year),
        (None, None) => None,
    };
    let grain = if first == last { Grain::Day } else { Grain::Week };
    Some(Dated {
        days,
        year,
        month: Some(month),
        day: (first == last).then_some(first),
        relative: year.is_none(),
        ..Dated::unknown(grain)
    })
}

/// "May 2025", "in December", "late May", "early December 2025".
pub(super) fn month(tokens: &[Token<'_>], at: usize, reference: Option<NaiveDate>) -> Parsed {
    let (third, start) = year::third(tokens, at);
    let token = tokens.get(start)?;
    let month = calendar::month(token)?;
    let next = skip_full_stop(tokens, start);
    let (year, next) = year::behind(tokens, next);
    if year.is_none() && third.is_none() && calendar::is_doubtful(token) && !has_cue(tokens, at) {
        return None;
    }
    let in_year = |year: i32| -> Option<DateSpan> {
        let whole = calendar::whole_month(year, month)?;
        third.map_or(Some(whole), |third| {
            let day = |n: u32| whole.first().with_day(n);
            match third {
                year::Third::Early => calendar::span(day(1), day(10)),
                year::Third::Mid => calendar::span(day(11), day(20)),
                year::Third::Late => calendar::span(day(21), Some(whole.last())),
            }
        })
    };
    let days = match (year, reference) {
        (Some(year), _) => in_year(year),
        (None, Some(reference)) => month_near(tokens, at, reference, in_year),
        (None, None) => None,
    };
    let date = Dated {
        days,
        year,
        month: Some(month),
        relative: year.is_none(),
        ..Dated::unknown(Grain::Month)
    };
    Some((date, next))
}

fn has_cue(tokens: &[Token<'_>], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        among(
            tokens[before].key.as_str(),
            "in since until till by last next this during from of before after between \
             through end early",
        )
    })
}

fn month_near(
    tokens: &[Token<'_>],
    at: usize,
    reference: NaiveDate,
    in_year: impl Fn(i32) -> Option<DateSpan>,
) -> Option<DateSpan> {
    let before = at.checked_sub(1).map_or("", |b| tokens[b].key.as_str());
    let near = (reference.year().checked_sub(1)?..=reference.year().checked_add(1)?)
        .filter_map(&in_year)
        .collect::<Vec<_>>();
    match before {
        "last" => near.iter().rev().find(|s| s.last() < reference).copied(),
        "next" => near.iter().find(|s| s.first() > reference).copied(),
        _ if calendar::looks_ahead(tokens, at) => calendar::nearest(reference, true, in_year),
        _ => near.iter().rev().find(|s| s.first() <= reference).copied(),
    }
}

/// Gives the months and days of a list the year that stands with the last: "May, June and July 2020".
pub(super) fn share_year(tokens: &[Token<'_>], found: &mut [Found]) {
    for n in (1..found.len()).rev() {
        let (first, second) = (found[n - 1], found[n]);
        let date = first.mention.date;
        let joint = tokens.get(first.to).map_or("", |t| t.key.as_str());
        let joined = first.to + 1 == second.from && matches!(joint, "," | "and" | "or" | "&");
        let (Some(month), None, Some(year)) = (date.month, date.year, second.mention.date.year)
        else {
            continue;
        };
        if !joined || second.mention.date.month.is_none() {
            continue;
        }
        let days = match date.day {
            Some(day) => calendar::day(year, month, day),
            None => calendar::whole_month(year, month),
        };
        found[n - 1].mention.date = Dated { days, year: Some(year), relative: false, ..date };
    }
}
