//! How a point came to stand as it does, one event a line.

use askama::Template;

use super::numbers::{ClaimLink, Numbers};
use crate::export::history;
use crate::report::{Event, PointView};

/// How many events stand open; a longer history is folded.
const OPEN: usize = 12;

/// The events of a point, oldest first.
#[derive(Debug, Template)]
#[template(path = "history.html", config = "src/export/html/askama.toml")]
pub(super) struct HistoryPart {
    /// What a reader sees of a history that is folded.
    folded: Option<String>,
    events: Vec<EventPart>,
}

#[derive(Debug)]
struct EventPart {
    when: String,
    kind: &'static str,
    told: String,
    claim: Option<ClaimLink>,
}

impl HistoryPart {
    /// `None` of a point that has no history.
    pub(super) fn new(point: &PointView, numbers: &Numbers<'_>) -> Option<Self> {
        let in_short = || {
            history::in_short(point).unwrap_or_else(|| format!("{} events", point.history.len()))
        };
        (!point.history.is_empty()).then(|| Self {
            folded: (point.history.len() > OPEN).then(in_short),
            events: point.history.iter().map(|event| part(event, numbers)).collect(),
        })
    }
}

fn part(event: &Event, numbers: &Numbers<'_>) -> EventPart {
    EventPart {
        when: history::when(event),
        kind: event.kind.as_str(),
        told: history::told(event),
        claim: event.claim.as_ref().and_then(|claim| numbers.link(claim)),
    }
}
