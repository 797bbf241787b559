//! Which moment of a case is shown, in words.

use super::{dates, words};
use crate::model::{LeftOut, PartialDate};
use crate::report::Moment;

/// What a reader has to know before reading: `as of 2 Dec 2025; 3 claims are left out: 2 said later, 1 undated`.
///
/// ```
/// use atodds::{export::moment, model::LeftOut, report::Moment};
/// let left_out = LeftOut { later: 2, undated: 1, ..LeftOut::default() };
/// let as_of = Some(("2025-12-02".parse()?, left_out));
/// let said = moment::in_words(&Moment { as_of, known_at: None });
/// assert_eq!(said, ["as of the end of 2 Dec 2025; 3 claims are left out: 2 said later, 1 without a date"]);
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[must_use]
pub fn in_words(moment: &Moment) -> Vec<String> {
    let as_of = moment.as_of.map(|(day, left_out)| {
        let day = dates::date(PartialDate::day(day));
        format!("as of the end of {day}{}", without(left_out))
    });
    let known_at = moment.known_at.as_ref().map(|time| format!("as recorded by {time}"));
    as_of.into_iter().chain(known_at).collect()
}

fn without(left_out: LeftOut) -> String {
    let LeftOut { later, perhaps_later, undated } = left_out;
    let parts = [
        (later, "said later"),
        (perhaps_later, "perhaps said later (only the month or year is known)"),
        (undated, "without a date"),
    ];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, why)| format!("{number} {why}"))
        .collect();
    let all = later + perhaps_later + undated;
    let are = if all == 1 { "is" } else { "are" };
    match all {
        0 => String::new(),
        _ => format!("; {} {are} left out: {}", words::count(all, "claim"), told.join(", ")),
    }
}
