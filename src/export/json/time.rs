//! The fields that tell of time: which moment of a case is shown, and the events of a point's history.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::LeftOut;
use crate::report::{Event, Narrowing};

/// The day that a case is shown as of, and how many claims that leaves out.
#[derive(Serialize)]
pub(super) struct AsOfObject {
    day: String,
    left_out_later: usize,
    left_out_perhaps_later: usize,
    left_out_undated: usize,
}

impl AsOfObject {
    pub(super) fn of((day, left_out): (NaiveDate, LeftOut)) -> Self {
        Self {
            day: day.to_string(),
            left_out_later: left_out.later,
            left_out_perhaps_later: left_out.perhaps_later,
            left_out_undated: left_out.undated,
        }
    }
}

#[derive(Serialize)]
pub(super) struct EventObject<'a> {
    event: &'static str,
    date: Option<String>,
    by: &'a str,
    claim: Option<&'a str>,
    position: Option<&'a str>,
    new_position: bool,
    figure_before: Option<&'a str>,
    figure: Option<&'a str>,
    gave_up: Option<&'a str>,
    reason: Option<&'a str>,
}

impl<'a> EventObject<'a> {
    pub(super) fn of(event: &'a Event) -> Self {
        let (figure, gave_up) = match &event.narrowing {
            Some(Narrowing::Figure { from, to }) => (Some((from.as_str(), to.as_str())), None),
            Some(Narrowing::GivenUp { side }) => (None, Some(side.as_str())),
            None => (None, None),
        };
        Self {
            event: event.kind.as_str(),
            date: event.date.map(|date| date.to_string()),
            by: &event.by,
            claim: event.claim.as_ref().map(|claim| claim.as_str()),
            position: event.side.as_deref(),
            new_position: event.new_side,
            figure_before: figure.map(|(from, _)| from),
            figure: figure.map(|(_, to)| to),
            gave_up,
            reason: event.reason.as_deref(),
        }
    }
}
