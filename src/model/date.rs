use std::{fmt, str::FromStr};

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// `2025`
    Year,
    /// `2025-12`
    Month,
    /// `2025-12-01`
    Day,
}

/// A calendar date known to the day, the month or the year, as ISO 8601 writes it.
///
/// ```
/// use atodds::model::PartialDate;
/// let december: PartialDate = "2025-12".parse()?;
/// assert_eq!(december.to_string(), "2025-12");
/// assert_eq!(december.span().last().to_string(), "2025-12-31");
/// # Ok::<(), atodds::model::ParseDateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    first: NaiveDate,
    precision: Precision,
}

/// A text that is no date of the form `2025`, `2025-12` or `2025-12-01`, nor two of them joined by `/`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no date: write 2025-12-01, 2025-12 or 2025 (or two of them as first/last)")]
pub struct ParseDateError {
    /// The text as given.
    pub text: String,
}

impl PartialDate {
    /// A date known to the day.
    #[must_use]
    pub fn day(first: NaiveDate) -> Self {
        Self { first, precision: Precision::Day }
    }

    /// A date known to the month that `day` lies in.
    #[must_use]
    pub fn month(day: NaiveDate) -> Self {
        Self { first: day.with_day(1).unwrap_or(day), precision: Precision::Month }
    }

    /// A date known to the year that `day` lies in.
    #[must_use]
    pub fn year(day: NaiveDate) -> Self {
        Self { first: day.with_ordinal(1).unwrap_or(day), precision: Precision::Year }
    }

    /// How exactly the date is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The first day that the date can mean.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// All the days that the date can mean.
    #[must_use]
    pub fn span(self) -> DateSpan {
        let months = match self.precision {
            Precision::Day => return DateSpan { first: self.first, last: self.first },
            Precision::Month => 1,
            Precision::Year => 12,
        };
        let last = self
            .first
            .checked_add_months(Months::new(months))
            .and_then(|next| next.pred_opt())
            .unwrap_or(NaiveDate::MAX);
        DateSpan { first: self.first, last }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pattern = match self.precision {
            Precision::Day => "%Y-%m-%d",
            Precision::Month => "%Y-%m",
            Precision::Year => "%Y",
        };
        write!(f, "{}", self.first.format(pattern))
    }
}

impl FromStr for PartialDate {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseDateError { text: text.to_owned() };
        let digits = |part: &str, width: usize| -> Option<u32> {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let parts: Vec<&str> = text.split('-').collect();
        let year = digits(parts[0], 4).and_then(|y| i32::try_from(y).ok()).ok_or_else(error)?;
        let month = parts.get(1).map_or(Some(1), |m| digits(m, 2)).ok_or_else(error)?;
        let day = parts.get(2).map_or(Some(1), |d| digits(d, 2)).ok_or_else(error)?;
        let precision = match parts.len() {
            1 => Precision::Year,
            2 => Precision::Month,
            3 => Precision::Day,
            _ => return Err(error()),
        };
        let first = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(error)?;
        Ok(Self { first, precision })
    }
}

impl TryFrom<String> for PartialDate {
    type Error = ParseDateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

/// A run of days, both ends included: `2025-12-01/2025-12-02`, or a [`PartialDate`] written alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DateSpan {
    first: NaiveDate,
    last: NaiveDate,
}

impl DateSpan {
    /// The days from `first` to `last`, or `None` when they are in the wrong order.
    #[must_use]
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day, included.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        self.last
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The number of days between the two, 0 when they overlap or touch the same day.
    #[must_use]
    pub fn days_apart(self, other: Self) -> i64 {
        if self.overlaps(other) {
            0
        } else if self.last < other.first {
            (other.first - self.last).num_days()
        } else {
            (self.first - other.last).num_days()
        }
    }

    /// The shortest run of days that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// The run as one [`PartialDate`], where it is exactly a day, a month or a year.
    #[must_use]
    pub fn as_partial(self) -> Option<PartialDate> {
        [
            PartialDate::day(self.first),
            PartialDate::month(self.first),
            PartialDate::year(self.first),
        ]
        .into_iter()
        .find(|date| date.span() == self)
    }
}

impl fmt::Display for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_partial() {
            Some(date) => write!(f, "{date}"),
            None => write!(f, "{}/{}", self.first, self.last),
        }
    }
}

impl FromStr for DateSpan {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some((first, last)) = text.split_once('/') else {
            return Ok(text.parse::<PartialDate>()?.span());
        };
        let (first, last): (PartialDate, PartialDate) = (first.parse()?, last.parse()?);
        Self::new(first.span().first, last.span().last)
            .ok_or_else(|| ParseDateError { text: text.to_owned() })
    }
}

impl TryFrom<String> for DateSpan {
    type Error = ParseDateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<DateSpan> for String {
    fn from(span: DateSpan) -> Self {
        span.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_it_was_read() {
        for text in ["2025", "2025-12", "2025-12-01", "2025-11-30/2025-12-01"] {
            assert_eq!(text.parse::<DateSpan>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "2025-13", "2025-02-30", "25-12-01", "2025-12-01-02", "+025", "2025-1"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text:?}");
        }
        assert!("2025-12-02/2025-12-01".parse::<DateSpan>().is_err());
    }

    #[test]
    fn a_month_overlaps_its_days() {
        let month: DateSpan = "2024-02".parse().unwrap();
        assert!(month.overlaps("2024-02-29".parse().unwrap()));
        assert_eq!(month.days_apart("2024-03-02".parse().unwrap()), 2);
    }
}
