//! The one place where the clock is read, and how its reading can be given instead.

use std::env;

use atodds::{Error, Result};
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};

/// Reads an RFC 3339 time, in whichever zone it is given, as UTC.
pub(crate) fn parse(text: &str) -> Result<DateTime<Utc>, String> {
    DateTime::parse_from_rfc3339(text)
        .map(|time| time.to_utc())
        .map_err(|_| format!("{text:?} is no time: write 2025-12-01T09:30:00Z"))
}

/// Reads a time, or a day as its first second.
pub(crate) fn parse_first(text: &str) -> Result<DateTime<Utc>, String> {
    match day(text) {
        Some(day) => Ok(day.and_time(NaiveTime::MIN).and_utc()),
        None => parse(text).map_err(|_| no_day(text)),
    }
}

/// Reads a time, or a day as its last second.
pub(crate) fn parse_last(text: &str) -> Result<DateTime<Utc>, String> {
    match day(text).and_then(|day| day.and_hms_opt(23, 59, 59)) {
        Some(last) => Ok(last.and_utc()),
        None => parse(text).map_err(|_| no_day(text)),
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

fn no_day(text: &str) -> String {
    format!("{text:?} is neither a day nor a time: write 2025-12-01 or 2025-12-01T09:30:00Z")
}

/// The time to record: as given with `--now`, else `SOURCE_DATE_EPOCH`, else the clock's.
///
/// Written as RFC 3339 in UTC to the second.
pub(crate) fn now(given: Option<DateTime<Utc>>) -> Result<String> {
    let time = match given {
        Some(time) => time,
        None => source_date_epoch()?.unwrap_or_else(Utc::now),
    };
    Ok(time.to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn source_date_epoch() -> Result<Option<DateTime<Utc>>> {
    let Some(text) = env::var("SOURCE_DATE_EPOCH").ok().filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let time = text.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    match time {
        Some(time) => Ok(Some(time)),
        None => Err(Error::Usage {
            what: format!(
                "SOURCE_DATE_EPOCH is {text:?}: it must be a number of seconds since 1970, or be unset"
            ),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_time_is_recorded_in_utc() {
        let given = parse("2025-12-01T11:30:00+02:00").unwrap();
        assert_eq!(now(Some(given)).unwrap(), "2025-12-01T09:30:00Z");
    }

    #[test]
    fn a_day_alone_is_no_time() {
        assert!(parse("2025-12-01").is_err());
    }
}
