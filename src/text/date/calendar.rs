//! The calendar: names of months and weekdays, spans of days, and the year that a day without one means.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::model::{DateSpan, PartialDate};
use crate::text::lexer::{Token, among};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// How many days back a day without a year may lie: half a year, the farthest that a newspaper still
/// leaves the year out.
const LOOK_BACK: i64 = 183;
/// How many days ahead it may lie: announcements of the next two months do without the year.
const LOOK_AHEAD: i64 = 61;

/// The month that a token names, 1 to 12. "May" and "March" need their capital.
pub(super) fn month(token: &Token<'_>) -> Option<u32> {
    if !token.is_word() {
        return None;
    }
    let key = token.key.as_str();
    let whole = MONTHS.iter().position(|m| *m == key);
    let short = || {
        let abbreviated = key == "sept" || key.len() == 3 && key != "may";
        MONTHS.iter().position(|m| abbreviated && token.is_capital() && m.starts_with(&key[..3]))
    };
    let needs_capital = matches!(key, "may" | "march" | "august");
    let place = whole.filter(|_| token.is_capital() || !needs_capital).or_else(short)?;
    u32::try_from(place + 1).ok()
}

/// Whether a month's name is a word or a person's name as well, so that it needs a date about it.
pub(super) fn is_doubtful(token: &Token<'_>) -> bool {
    let key = token.key.as_str();
    matches!(key, "may" | "march" | "april" | "june" | "august") || key.len() < 4
}

/// Whether a token is a month's abbreviation, which takes a full stop.
pub(super) fn is_abbreviated(token: &Token<'_>) -> bool {
    !MONTHS.iter().any(|month| *month == token.key)
}

/// The weekday that a token names.
pub(super) fn weekday(token: &Token<'_>) -> Option<Weekday> {
    let key = token.key.strip_suffix('s').unwrap_or(&token.key);
    WEEKDAYS.iter().find(|(name, _)| *name == key || *name == token.key).map(|(_, day)| *day)
}

/// The days from `first` to `last`, where both exist and are in order.
pub(super) fn span(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Option<DateSpan> {
    DateSpan::new(first?, last?)
}

/// One day.
pub(super) fn day(year: i32, month: u32, day: u32) -> Option<DateSpan> {
    NaiveDate::from_ymd_opt(year, month, day).map(|date| PartialDate::day(date).span())
}

/// One month.
pub(super) fn whole_month(year: i32, month: u32) -> Option<DateSpan> {
    NaiveDate::from_ymd_opt(year, month, 1).map(|date| PartialDate::month(date).span())
}

/// The years from `first` to `last`.
pub(super) fn years(first: i32, last: i32) -> Option<DateSpan> {
    span(NaiveDate::from_ymd_opt(first, 1, 1), NaiveDate::from_ymd_opt(last, 12, 31))
}

/// The week, Monday to Sunday, that a day lies in.
pub(super) fn week(date: NaiveDate) -> Option<DateSpan> {
    let into = u64::from(date.weekday().num_days_from_monday());
    let monday = date.checked_sub_days(Days::new(into))?;
    span(Some(monday), monday.checked_add_days(Days::new(6)))
}

/// The span of a day or month without a year that a text of `reference` means: the last one, or the
/// next one where the text looks ahead or the last is too long ago.
pub(super) fn nearest(
    reference: NaiveDate,
    ahead: bool,
    in_year: impl Fn(i32) -> Option<DateSpan>,
) -> Option<DateSpan> {
    let here = PartialDate::day(reference).span();
    let near: Vec<DateSpan> =
        (-1..=1).filter_map(|step| in_year(reference.year().checked_add(step)?)).collect();
    let past = near.iter().rev().find(|s| s.first() <= reference).copied();
    let future = near.iter().find(|s| s.last() >= reference).copied();
    let past = past.filter(|s| here.days_apart(*s) <= LOOK_BACK);
    if ahead {
        return future.filter(|s| here.days_apart(*s) <= LOOK_BACK).or(past);
    }
    past.or_else(|| future.filter(|s| here.days_apart(*s) <= LOOK_AHEAD))
}

/// Whether the words before `at` in its sentence look ahead: "will meet on", "is due on".
pub(super) fn looks_ahead(tokens: &[Token<'_>], at: usize) -> bool {
    tokens[..at].iter().rev().take(14).take_while(|t| !matches!(t.text, "." | "!" | "?" | ";")).any(
        |t| {
            among(
                t.key.as_str(),
                "will 'll won't due scheduled slated plan plans planned planning upcoming \
                 coming shall expected expects hopes intends",
            ) || t.key.ends_with("'ll")
        },
    )
}

/// Whether the folded word is a weekday or the full name of a month; "may" is a verb too often to count.
pub(crate) fn is_weekday_or_month(folded: &str) -> bool {
    matches!(
        folded,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}
