//! The dates that documents write of themselves: `2025-12-01T08:30:00+02:00`, `2025-12`, `1 December 2025`.

use crate::{model::PartialDate, text::date};

/// More characters than a date has, however it is written.
const LONGEST: usize = 60;

/// The day, month or year that a value names, as it names it: in its own time zone, and no finer than it
/// says. `None` for one whose order of day and month is not known, such as `03/04/2025`.
pub(super) fn parse(value: &str) -> Option<PartialDate> {
    let value = value.trim();
    if value.len() > LONGEST {
        return None;
    }
    iso(value).or_else(|| in_words(value))
}

/// A date as ISO 8601 writes it, whatever time follows.
fn iso(value: &str) -> Option<PartialDate> {
    let end = value.find(|c: char| !c.is_ascii_digit() && c != '-' && c != '/');
    let (date, rest) = value.split_at(end.unwrap_or(value.len()));
    if !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return None;
    }
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]).parse().ok();
    }
    let date: PartialDate = date.replace('/', "-").parse().ok()?;
    // A time belongs to a day: "2025 edition" names a year, and more that is not understood.
    (rest.trim().is_empty() || date.precision() == crate::model::Precision::Day).then_some(date)
}

/// A date in words, the first that the value gives.
fn in_words(value: &str) -> Option<PartialDate> {
    let found = date::dates(value, None).into_iter().next()?.date;
    if found.relative { None } else { found.days?.as_partial() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Option<String> {
        parse(value).map(|date| date.to_string())
    }

    #[test]
    fn the_date_is_the_one_written_in_its_own_time_zone() {
        for value in [
            "2025-12-01",
            "2025-12-01T23:30:00-05:00",
            "2025-12-01T00:30:00Z",
            "2025-12-01 00:30",
            "20251201",
            "2025/12/01",
            "Mon, 01 Dec 2025 23:30:00 GMT",
            "1 December 2025",
            "December 1, 2025",
        ] {
            assert_eq!(read(value).as_deref(), Some("2025-12-01"), "{value}");
        }
    }

    #[test]
    fn a_part_of_a_date_stays_a_part() {
        assert_eq!(read("2025-12").as_deref(), Some("2025-12"));
        assert_eq!(read("2025").as_deref(), Some("2025"));
        assert_eq!(read("December 2025").as_deref(), Some("2025-12"));
    }

    #[test]
    fn what_is_no_certain_date_is_none() {
        for value in [
            "",
            "yesterday",
            "03/04/2025",
            "2025-13-01",
            "1764547200",
            "12:30",
            "soon",
            "3 days ago",
        ] {
            assert_eq!(read(value), None, "{value}");
        }
        assert_eq!(read(&"2025-12-01 ".repeat(10)), None);
    }
}
