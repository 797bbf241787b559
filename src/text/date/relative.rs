//! Dates that depend on the day of publication: "yesterday", "on Monday", "two weeks ago".

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{Dated, Grain, Parsed, calendar};
use crate::model::{DateSpan, PartialDate};
use crate::text::lexer::{Token, among};
use crate::text::number_words;

/// A whole number that fits.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just before")]
pub(super) fn whole(value: f64) -> Option<u32> {
    (value.fract() == 0.0 && (0.0..=1e6).contains(&value)).then_some(value as u32)
}

/// The relative date that begins at a token.
pub(super) fn relative(tokens: &[Token<'_>], at: usize, reference: Option<NaiveDate>) -> Parsed {
    day_word(tokens, at, reference)
        .or_else(|| weekday(tokens, at, reference))
        .or_else(|| period(tokens, at, reference))
        .or_else(|| ago(tokens, at, reference))
        .map(|(date, next)| (Dated { relative: true, ..date }, next))
}

fn key<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |t| t.key.as_str())
}

fn back(date: NaiveDate, days: u64) -> Option<NaiveDate> {
    date.checked_sub_days(Days::new(days))
}

fn on_day(day: Option<NaiveDate>) -> Dated {
    Dated { days: day.map(|d| PartialDate::day(d).span()), ..Dated::unknown(Grain::Day) }
}

/// "today", "tonight", "yesterday", "tomorrow", "this morning", "last night".
fn day_word(tokens: &[Token<'_>], at: usize, reference: Option<NaiveDate>) -> Parsed {
    let part_of_day = matches!(key(tokens, at + 1), "morning" | "afternoon" | "evening" | "night");
    let (back_days, next) = match key(tokens, at) {
        "today" | "tonight" => (0, at + 1),
        "yesterday" => (1, at + 1),
        "tomorrow" => {
            let day = reference.and_then(|r| r.checked_add_days(Days::new(1)));
            return Some((on_day(day), at + 1));
        }
        "this" if part_of_day => (0, at + 2),
        "last" if key(tokens, at + 1) == "night" => (1, at + 2),
        _ => return None,
    };
    Some((on_day(reference.and_then(|r| back(r, back_days))), next))
}

/// "Monday", "last Friday", "next Tuesday". A weekday looks back from the day of publication, that day
/// included, unless the text says "next" or speaks of the future.
fn weekday(tokens: &[Token<'_>], at: usize, reference: Option<NaiveDate>) -> Parsed {
    let direction = key(tokens, at);
    let name = match direction {
        "last" | "next" | "this" | "past" | "coming" => at + 1,
        _ => at,
    };
    let weekday = tokens.get(name).filter(|t| t.is_capital()).and_then(calendar::weekday)?;
    let named_day = name.checked_sub(1).is_some_and(|b| {
        among(&tokens[b].key, "black good ash bloody super cyber giving fat shrove palm easter")
            && tokens[b].is_capital()
    });
    let paper = tokens.get(name + 1).is_some_and(|t| {
        t.is_capital()
            && among(&t.key, "times telegraph mirror mail express herald world post night's")
    });
    if tokens[name].key.ends_with("days") || named_day || paper {
        return None;
    }
    let ahead = match direction {
        "next" | "coming" => true,
        "last" | "past" => false,
        _ => calendar::looks_ahead(tokens, at),
    };
    let strict = matches!(direction, "last" | "past");
    let day =
        reference.and_then(|r| if ahead { after(r, weekday) } else { before(r, weekday, strict) });
    Some((Dated { weekday: Some(weekday), ..on_day(day) }, name + 1))
}

fn before(reference: NaiveDate, weekday: Weekday, strict: bool) -> Option<NaiveDate> {
    let distance = reference.weekday().days_since(weekday);
    back(reference, u64::from(if distance == 0 && strict { 7 } else { distance }))
}

fn after(reference: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let distance = weekday.days_since(reference.weekday());
    reference.checked_add_days(Days::new(u64::from(if distance == 0 { 7 } else { distance })))
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Weekend,
    Week,
    Month,
    Year,
    Decade,
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        _ => return None,
    })
}

impl Unit {
    fn grain(self) -> Grain {
        match self {
            Self::Day => Grain::Day,
            Self::Weekend | Self::Week => Grain::Week,
            Self::Month => Grain::Month,
            Self::Year => Grain::Year,
            Self::Decade => Grain::Decade,
        }
    }

    /// The day that lies `count` units before (or, negative, after) a day.
    fn step(self, from: NaiveDate, count: i64) -> Option<NaiveDate> {
        let months = |n: i64| {
            let months = Months::new(u32::try_from(n.abs()).ok()?);
            if n > 0 { from.checked_sub_months(months) } else { from.checked_add_months(months) }
        };
        let days = |n: i64| from.checked_sub_signed(chrono::TimeDelta::try_days(n)?);
        match self {
            Self::Day => days(count),
            Self::Weekend | Self::Week => days(count.checked_mul(7)?),
            Self::Month => months(count),
            Self::Year => months(count.checked_mul(12)?),
            Self::Decade => months(count.checked_mul(120)?),
        }
    }

    /// The whole unit that a day lies in.
    fn around(self, day: NaiveDate) -> Option<DateSpan> {
        match self {
            Self::Day => Some(PartialDate::day(day).span()),
            Self::Week => calendar::week(day),
            Self::Weekend => {
                let week = calendar::week(day)?;
                calendar::span(back(week.last(), 1), Some(week.last()))
            }
            Self::Month => Some(PartialDate::month(day).span()),
            Self::Year => Some(PartialDate::year(day).span()),
            Self::Decade => {
                let first = day.year() - day.year().rem_euclid(10);
                calendar::years(first, first.checked_add(9)?)
            }
        }
    }
}

/// "last week", "this month", "next year", "earlier this week", "over the weekend", "the past three
/// days".
fn period(tokens: &[Token<'_>], at: usize, reference: Option<NaiveDate>) -> Parsed {
    let earlier = usize::from(matches!(key(tokens, at), "earlier" | "later"));
    let start = at + earlier;
    let direction = key(tokens, start);
    if matches!(direction, "last" | "past")
        && let Some(number) = number_words::read(tokens, start + 1).filter(|n| !n.ordinal)
    {
        let unit = unit(key(tokens, number.next)).filter(|u| *u != Unit::Weekend)?;
        let count = i64::from(whole(number.value)?);
        let days = reference.and_then(|r| calendar::span(unit.step(r, count), Some(r)));
        let date = Dated { days, when: super::When::Throughout, ..Dated::unknown(unit.grain()) };
        return Some((date, number.next + 1));
    }
    let unit = unit(key(tokens, start + 1))?;
    let count = match (direction, unit) {
        (_, Unit::Day) => return None,
        ("last", Unit::Weekend) => 1,
        ("the", Unit::Weekend) if at > 0 && matches!(key(tokens, at - 1), "over" | "at") => 1,
        ("this", Unit::Weekend) if !calendar::looks_ahead(tokens, at) => 1,
        ("last", _) => 1,
        ("this", _) => 0,
        ("next", _) => -1,
        _ => return None,
    };
    let days = reference.and_then(|r| {
        if unit == Unit::Weekend && count == 1 {
            return last_weekend(r);
        }
        let around = unit.around(unit.step(r, count)?)?;
        let so_far = key(tokens, at) == "earlier" && around.first() <= r;
        if so_far { calendar::span(Some(around.first()), Some(r)) } else { Some(around) }
    });
    Some((Dated { days, ..Dated::unknown(unit.grain()) }, start + 2))
}

/// The weekend before a day, or the one it lies in.
fn last_weekend(reference: NaiveDate) -> Option<DateSpan> {
    let saturday = before(reference, Weekday::Sat, false)?;
    calendar::span(Some(saturday), saturday.checked_add_days(Days::new(1)))
}

/// "two days ago", "a week ago", "three months earlier".
fn ago(tokens: &[Token<'_>], at: usize, reference: Option<NaiveDate>) -> Parsed {
    let (count, next) = match key(tokens, at) {
        "a" | "an" => (1, at + 1),
        _ => {
            let number = number_words::read(tokens, at).filter(|n| !n.ordinal)?;
            (i64::from(whole(number.value)?), number.next)
        }
    };
    let unit = unit(key(tokens, next)).filter(|u| *u != Unit::Weekend)?;
    if key(tokens, next + 1) != "ago" {
        return None;
    }
    let days = reference.and_then(|r| unit.around(unit.step(r, count)?));
    Some((Dated { days, ..Dated::unknown(unit.grain()) }, next + 2))
}
