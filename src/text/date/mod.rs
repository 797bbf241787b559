//! Dates in a text: absolute ("1 December 2025", "the 1960s") and relative to the day it was published
//! ("yesterday", "on Monday", "two days ago").
//!
//! Each mention knows its days as far as they are known, how fine it is, and how the text uses it: on
//! that day, since then, until then. A day and month without a year take their year from the reference
//! date; without one they keep day and month, so that two texts can still be compared.

mod absolute;
mod calendar;
mod clock;
mod relation;
mod relative;
mod year;

use chrono::{NaiveDate, Weekday};

use super::lexer::{self, Token};
use crate::model::DateSpan;

pub(crate) use calendar::is_weekday_or_month;
pub(crate) use clock::clock_times;

/// How fine a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// "1 December", "Monday", "yesterday".
    Day,
    /// "last week", "the weekend", "1–3 December".
    Week,
    /// "December 2025", "last month".
    Month,
    /// "Q3 2025", "the third quarter of 2025".
    Quarter,
    /// "2025", "last year".
    Year,
    /// "the 1960s".
    Decade,
    /// "the 19th century".
    Century,
    /// "the third millennium BC".
    Millennium,
}

/// How a text uses a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// At some time within it: "on 1 December", "in 2025", "between 2005 and 2008".
    On,
    /// From then on: "since March 2022", "from 2019".
    Since,
    /// Up to then: "until Friday", "by 2030".
    Until,
    /// Earlier than that: "before 2020".
    Before,
    /// Later than that: "after the 1960s".
    After,
    /// All the time from its first day to its last: "from 1990 to 1995".
    Throughout,
}

/// A date as a text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The days that it can mean; `None` where the year, the reference date or the order of day and
    /// month is not known.
    pub days: Option<DateSpan>,
    /// How fine it is.
    pub grain: Grain,
    /// How the text uses it.
    pub when: When,
    /// Whether it depends on the day it was written: "yesterday", "on Monday", or a day and month
    /// whose year was taken from the reference date.
    pub relative: bool,
    /// The year, where the text says it.
    pub year: Option<i32>,
    /// The month, where the text says it: 1 to 12.
    pub month: Option<u32>,
    /// The day of the month, where the text says it.
    pub day: Option<u32>,
    /// The day of the week, where the text says it.
    pub weekday: Option<Weekday>,
}

/// A date and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// Where its words stand in the text, without the preposition: half-open, in bytes.
    pub span: (usize, usize),
    /// The date.
    pub date: Dated,
}

/// The dates of a text in order.
///
/// `reference` is the day the text was published; without it, relative dates have no days.
///
/// ```
/// use atodds::text::date::{When, dates};
/// let published = "2025-12-03".parse().ok();
/// let found = dates("Since Monday, more than in May 2024.", published);
/// assert_eq!(found[0].date.days.unwrap().to_string(), "2025-12-01");
/// assert_eq!(found[0].date.when, When::Since);
/// assert_eq!(found[1].date.days.unwrap().to_string(), "2024-05");
/// ```
#[must_use]
pub fn dates(text: &str, reference: Option<NaiveDate>) -> Vec<DateMention> {
    find(&lexer::tokens(text), reference).into_iter().map(|found| found.mention).collect()
}

/// A date with the tokens it is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// The first token.
    pub(crate) from: usize,
    /// The first token behind it.
    pub(crate) to: usize,
    /// The date and where it stands.
    pub(crate) mention: DateMention,
}

/// What a parser makes of the tokens from one place on: the date and the first token behind it.
type Parsed = Option<(Dated, usize)>;

impl Dated {
    /// A date that says nothing yet.
    fn unknown(grain: Grain) -> Self {
        Self {
            days: None,
            grain,
            when: When::On,
            relative: false,
            year: None,
            month: None,
            day: None,
            weekday: None,
        }
    }
}

/// The dates among tokens, in order.
pub(crate) fn find(tokens: &[Token<'_>], reference: Option<NaiveDate>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((date, next)) = one(tokens, at, reference) else {
            at += 1;
            continue;
        };
        let (date, next) = relation::run(tokens, at, (date, next), reference);
        let date = relation::with_preposition(tokens, at, date);
        let span = (tokens[at].start, tokens[next - 1].end);
        found.push(Found { from: at, to: next, mention: DateMention { span, date } });
        at = next;
    }
    absolute::share_year(tokens, &mut found);
    found
}

/// The date that begins at a token, without what relates it to another.
fn one(tokens: &[Token<'_>], at: usize, reference: Option<NaiveDate>) -> Parsed {
    absolute::numeric(tokens, at)
        .or_else(|| absolute::calendar_day(tokens, at, reference))
        .or_else(|| absolute::month(tokens, at, reference))
        .or_else(|| year::quarter(tokens, at))
        .or_else(|| year::long_period(tokens, at))
        .or_else(|| year::single(tokens, at))
        .or_else(|| relative::relative(tokens, at, reference))
}

#[cfg(test)]
mod tests;
