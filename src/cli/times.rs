//! Which moment of a case a command looks at: `--as-of` and `--known-at`.

use atodds::{
    model::{Case, PartialDate},
    report::Moment,
};
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};

use super::{clock, context::Context};

/// The arguments of every command that can look back.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Looking back")]
pub(crate) struct Times {
    /// What had been said by the end of that day, month or year: 2025-12-01, 2025-12 or 2025
    #[arg(long, value_name = "DATE")]
    as_of: Option<PartialDate>,
    /// What had been recorded by that time, or by the end of that day (UTC): 2025-12-01T09:30:00Z or 2025-12-01;
    /// of a SQLite case only
    #[arg(long, value_name = "TIME", value_parser = recorded_by)]
    known_at: Option<DateTime<Utc>>,
}

impl Times {
    /// By when things were said.
    pub(crate) fn said_by(date: PartialDate) -> Self {
        Self { as_of: Some(date), known_at: None }
    }

    /// By when things were recorded.
    pub(crate) fn recorded_by(time: DateTime<Utc>) -> Self {
        Self { as_of: None, known_at: Some(time) }
    }

    /// Whether the case is looked at as it is now.
    pub(crate) fn is_now(&self) -> bool {
        self.as_of.is_none() && self.known_at.is_none()
    }

    /// The time of record to go back to, RFC 3339 in UTC.
    pub(crate) fn known_at(&self) -> Option<String> {
        self.known_at.map(|time| time.to_rfc3339_opts(SecondsFormat::Secs, true))
    }

    /// The case by when things were said, with what a report says of the moment.
    pub(crate) fn apply(&self, case: Case) -> (Case, Moment) {
        let known_at = self.known_at();
        match self.as_of.map(|date| date.span().last()) {
            None => (case, Moment { as_of: None, known_at }),
            Some(day) => {
                let as_of = case.as_of(day);
                (as_of.case, Moment { as_of: Some((day, as_of.left_out)), known_at })
            }
        }
    }
}

/// Reads a time, or a day that is meant to its end.
pub(crate) fn recorded_by(text: &str) -> Result<DateTime<Utc>, String> {
    if let Ok(date) = text.parse::<PartialDate>() {
        return Ok(end_of(date.span().last()));
    }
    clock::parse(text).map_err(|_| {
        format!(
            "{text:?} is no time: write 2025-12-01T09:30:00Z, or 2025-12-01 for the end of that day"
        )
    })
}

fn end_of(day: NaiveDate) -> DateTime<Utc> {
    let last_second = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
    day.and_time(last_second).and_utc()
}

/// Tells what the moment leaves out, on standard error.
pub(crate) fn tell(moment: &Moment, context: &Context) {
    for line in atodds::export::moment::in_words(moment) {
        context.note(&format!("note: {line}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_meant_to_its_end() {
        let times = Times::recorded_by(recorded_by("2025-12-01").unwrap());
        assert_eq!(times.known_at().as_deref(), Some("2025-12-01T23:59:59Z"));
        let times = Times::recorded_by(recorded_by("2024-02").unwrap());
        assert_eq!(times.known_at().as_deref(), Some("2024-02-29T23:59:59Z"));
    }

    #[test]
    fn a_time_is_taken_in_any_zone() {
        let times = Times::recorded_by(recorded_by("2025-12-01T11:30:00+02:00").unwrap());
        assert_eq!(times.known_at().as_deref(), Some("2025-12-01T09:30:00Z"));
        assert!(recorded_by("yesterday").unwrap_err().contains("write 2025-12-01T09:30:00Z"));
    }
}
