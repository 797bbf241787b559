//! Dates as a reader of English writes them. Machine formats write ISO 8601 and have no need of this.

use chrono::{Datelike, NaiveDate};

use crate::model::{DateSpan, PartialDate, Precision};

/// `1 Dec 2025`, `Dec 2025`, `2025`.
#[must_use]
pub fn date(date: PartialDate) -> String {
    let pattern = match date.precision() {
        Precision::Day => "%-d %b %Y",
        Precision::Month => "%b %Y",
        Precision::Year => "%Y",
    };
    date.first().format(pattern).to_string()
}

/// `1–2 Dec 2025`, `30 Nov – 2 Dec 2025`, `30 Dec 2024 – 2 Jan 2025`, or a single date.
#[must_use]
pub fn span(span: DateSpan) -> String {
    if let Some(single) = span.as_partial() {
        return date(single);
    }
    let (first, last) = (span.first(), span.last());
    let day = |date: NaiveDate, pattern: &str| date.format(pattern).to_string();
    let end = day(last, "%-d %b %Y");
    if first.year() != last.year() {
        format!("{} – {end}", day(first, "%-d %b %Y"))
    } else if first.month() != last.month() {
        format!("{} – {end}", day(first, "%-d %b"))
    } else {
        format!("{}–{end}", first.day())
    }
}

/// `1 Dec`, `1–2 Dec`, `Dec`: of days in one year, beside another date that names it.
pub(super) fn span_without_year(days: DateSpan) -> String {
    let year = format!(" {}", days.last().year());
    let full = span(days);
    full.strip_suffix(&year).map_or_else(|| full.clone(), str::to_owned)
}

/// The day of an RFC 3339 time, or the text as it is where it is none.
#[must_use]
pub fn day_of(stamp: &str) -> String {
    let day = stamp.get(..10).and_then(|day| day.parse::<PartialDate>().ok());
    day.map_or_else(|| stamp.to_owned(), date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_says_each_part_once() {
        for (iso, text) in [
            ("2025", "2025"),
            ("2025-12", "Dec 2025"),
            ("2025-12-01", "1 Dec 2025"),
            ("2025-12-01/2025-12-02", "1–2 Dec 2025"),
            ("2025-11-30/2025-12-02", "30 Nov – 2 Dec 2025"),
            ("2024-12-30/2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ] {
            assert_eq!(span(iso.parse().unwrap()), text);
        }
    }

    #[test]
    fn a_stamp_that_is_none_is_left_as_it_is() {
        assert_eq!(day_of("2025-12-03T10:00:00Z"), "3 Dec 2025");
        assert_eq!(day_of("some day in é"), "some day in é");
        assert_eq!(day_of(""), "");
    }
}
