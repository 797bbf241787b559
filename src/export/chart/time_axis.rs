use chrono::{Datelike, Days, Months, NaiveDate};

use crate::model::{DateSpan, Precision};

/// An axis of days.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TimeAxis {
    /// The days it shows.
    pub(super) shown: DateSpan,
    left: f64,
    width: f64,
}

/// From the label of one tick to the next at least.
const LABEL: f64 = 62.0;

impl TimeAxis {
    /// An axis for these dates from `left` on, `width` units wide; `None` for no date.
    ///
    /// The most exact dates are shown in full. A month or a year around them is cut where it would press
    /// them together: it sticks out by a quarter of their length, or three days at least.
    pub(super) fn of(dates: &[DateSpan], left: f64, width: f64) -> Option<Self> {
        let finest = dates.iter().map(|span| precision(*span)).max()?;
        let (fine, coarse): (Vec<DateSpan>, Vec<DateSpan>) =
            dates.iter().partition(|span| precision(**span) == finest);
        let exact = fine.into_iter().reduce(DateSpan::hull)?;
        let days = (exact.last() - exact.first()).num_days().unsigned_abs();
        let out = Days::new((days / 4).max(3));
        let widest = DateSpan::new(
            exact.first().checked_sub_days(out).unwrap_or(exact.first()),
            exact.last().checked_add_days(out).unwrap_or(exact.last()),
        )?;
        let shown = coarse.into_iter().fold(exact, |shown, span| {
            let first = span.first().max(widest.first());
            let last = span.last().min(widest.last());
            shown.hull(DateSpan::new(first, last).unwrap_or(span))
        });
        Some(Self { shown, left, width })
    }

    /// The left and right end of a run of days, cut where the axis ends, and whether it goes on beyond.
    pub(super) fn ends(&self, span: DateSpan) -> ([f64; 2], [bool; 2]) {
        let first = span.first().max(self.shown.first());
        let last = span.last().min(self.shown.last());
        let beyond = [span.first() < self.shown.first(), span.last() > self.shown.last()];
        ([self.start(first), self.start(last) + self.day()], beyond)
    }

    /// The middle of a day.
    pub(super) fn x(&self, day: NaiveDate) -> f64 {
        self.start(day) + self.day() / 2.0
    }

    fn days(&self) -> f64 {
        (self.shown.last() - self.shown.first()).num_days() as f64 + 1.0
    }

    fn day(&self) -> f64 {
        self.width / self.days()
    }

    fn start(&self, day: NaiveDate) -> f64 {
        self.left + (day - self.shown.first()).num_days() as f64 * self.day()
    }

    /// The places and labels of its lines: days, first days of months or of years.
    pub(super) fn ticks(&self) -> Vec<(f64, String)> {
        let most = (self.width / LABEL).floor().max(1.0);
        let starts = STEPS
            .iter()
            .map(|step| step.starts(self.shown))
            .find(|starts| starts.len() as f64 <= most && !starts.is_empty())
            .unwrap_or_else(|| vec![self.shown.first()]);
        let is_days = starts.iter().any(|day| day.day() != 1) || starts.len() == 1;
        let is_years = !is_days && starts.iter().all(|day| day.month() == 1);
        let mut year = None;
        starts
            .into_iter()
            .map(|day| {
                let is_new = year != Some(day.year());
                year = Some(day.year());
                let pattern = match (is_years, is_days, is_new) {
                    (true, ..) => "%Y",
                    (_, true, true) => "%-d %b %Y",
                    (_, true, false) => "%-d %b",
                    (_, false, true) => "%b %Y",
                    (_, false, false) => "%b",
                };
                let x = if is_days { self.x(day) } else { self.start(day) };
                (x, day.format(pattern).to_string())
            })
            .collect()
    }
}

/// How far two lines of an axis are apart.
enum Step {
    Days(u64),
    Months(u32),
}

const STEPS: [Step; 17] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(3),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Months(12),
    Step::Months(24),
    Step::Months(60),
    Step::Months(120),
    Step::Months(240),
    Step::Months(600),
    Step::Months(1_200),
    Step::Months(12_000),
];

impl Step {
    /// The days within the span on which a line stands; more than a line could hold are not listed.
    fn starts(&self, shown: DateSpan) -> Vec<NaiveDate> {
        const ENOUGH: usize = 40;
        let first = match self {
            Self::Days(_) => Some(shown.first()),
            Self::Months(months) => first_of_months(shown.first(), *months),
        };
        let next = |day: &NaiveDate| match self {
            Self::Days(days) => day.checked_add_days(Days::new(*days)),
            Self::Months(months) => day.checked_add_months(Months::new(*months)),
        };
        std::iter::successors(first, next)
            .take_while(|day| *day <= shown.last())
            .take(ENOUGH)
            .collect()
    }
}

/// The first day from `day` on that begins a run of so many months, counted from January of a round year.
fn first_of_months(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let step = i64::from(months);
    let number = i64::from(day.year()) * 12 + i64::from(day.month0());
    let after = if day.day() == 1 { number } else { number + 1 };
    let first = after + (-after).rem_euclid(step);
    let month = u32::try_from(first.rem_euclid(12)).ok()?;
    NaiveDate::from_ymd_opt(i32::try_from(first.div_euclid(12)).ok()?, month + 1, 1)
}

/// How exactly a run of days tells a date: a few days are as good as one beside months and years.
fn precision(span: DateSpan) -> Precision {
    match (span.last() - span.first()).num_days() {
        ..7 => Precision::Day,
        7..31 => Precision::Month,
        31.. => Precision::Year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(dates: &[&str]) -> TimeAxis {
        let dates: Vec<DateSpan> = dates.iter().map(|date| date.parse().unwrap()).collect();
        TimeAxis::of(&dates, 0.0, 400.0).unwrap()
    }

    #[test]
    fn a_year_around_two_days_does_not_press_them_together() {
        let axis = axis(&["2025-12-01", "2025-12-02", "2025"]);
        assert_eq!(axis.shown.to_string(), "2025-11-28/2025-12-05");
        let (_, beyond) = axis.ends("2025".parse().unwrap());
        assert_eq!(beyond, [true, true]);
    }

    #[test]
    fn a_month_long_before_is_shown_in_full() {
        let axis = axis(&["2025-12-01", "2025-12-02", "2025-02"]);
        assert_eq!(axis.shown.to_string(), "2025-02-01/2025-12-02");
    }

    #[test]
    fn lines_stand_on_round_days_and_name_the_year_once() {
        let labels = |dates: &[&str]| -> Vec<String> {
            axis(dates).ticks().into_iter().map(|(_, label)| label).collect()
        };
        assert_eq!(labels(&["2025-12-30", "2026-01-01"]), ["30 Dec 2025", "31 Dec", "1 Jan 2026"]);
        assert_eq!(labels(&["2025-10-20", "2026-02-03"]), ["Nov 2025", "Dec", "Jan 2026", "Feb"]);
        assert_eq!(labels(&["1990-05-01", "2012-02-03"]), ["1995", "2000", "2005", "2010"]);
    }

    #[test]
    fn the_ends_of_time_have_an_axis() {
        let axis = axis(&["0000", "9999"]);
        assert!(!axis.ticks().is_empty());
    }
}
