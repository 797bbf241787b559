//! A point's history in words: one line for a report, one line an event for `show`.

use chrono::Datelike;

use super::dates;
use crate::model::{DateSpan, EventKind};
use crate::report::{Event, Narrowing, PointView};

/// `opened 30 Nov, disputed since 1 Dec, reopened 4 Dec 2025`: what turned the point, without the claims that
/// only joined it. `None` where no event has a date.
pub(super) fn in_short(point: &PointView) -> Option<String> {
    let told: Vec<(&'static str, DateSpan)> =
        point.history.iter().filter_map(|event| Some((turn(event.kind)?, event.date?))).collect();
    let mut groups: Vec<(Vec<&str>, DateSpan)> = vec![];
    for (turn, date) in told {
        match groups.last_mut() {
            Some((turns, last)) if *last == date && !turns.contains(&turn) => turns.push(turn),
            Some((turns, last)) if *last == date && turns.contains(&turn) => {}
            _ => groups.push((vec![turn], date)),
        }
    }
    let (_, last) = groups.last()?;
    let years = |date: DateSpan| (date.first().year(), date.last().year());
    let same_year =
        groups.iter().all(|(_, date)| years(*date) == (last.last().year(), last.last().year()));
    let count = groups.len();
    let parts: Vec<String> = groups
        .iter()
        .enumerate()
        .map(|(number, (turns, date))| {
            let date = if same_year && number + 1 < count {
                dates::span_without_year(*date)
            } else {
                dates::span(*date)
            };
            format!("{} {date}", together(turns))
        })
        .collect();
    Some(parts.join(", "))
}

fn turn(kind: EventKind) -> Option<&'static str> {
    match kind {
        EventKind::Joined => None,
        EventKind::Opened => Some("opened"),
        EventKind::Unconfirmed => Some("not confirmed since"),
        EventKind::Disputed => Some("disputed since"),
        EventKind::Narrowed => Some("narrowed"),
        EventKind::Settled => Some("settled"),
        EventKind::Reopened => Some("reopened"),
    }
}

/// What happened on one day: `opened and disputed`.
fn together(turns: &[&str]) -> String {
    match turns {
        [one] => (*one).to_owned(),
        several => {
            let bare = |turn: &&str| turn.trim_end_matches(" since").to_owned();
            several.iter().map(bare).collect::<Vec<_>>().join(" and ")
        }
    }
}

/// When an event was: `1 Dec 2025`, `Dec 2025`, `no date`.
pub(super) fn when(event: &Event) -> String {
    event.date.map_or_else(|| "no date".to_owned(), dates::span)
}

/// What happened: `disputed: Ukraine, the first of side B · battle-goes-on`.
pub(super) fn what(event: &Event) -> String {
    let mut words = format!("{}: {}", event.kind.as_str(), told(event));
    if let Some(claim) = &event.claim {
        words.push_str(&format!(" · {claim}"));
    }
    words
}

/// Who turned the point and how, without the word for it and the claim: `Ukraine, first on side B`.
pub(super) fn told(event: &Event) -> String {
    let mut words = event.by.clone();
    if let Some(reason) = &event.reason {
        words.push_str(&format!(", “{reason}”"));
    }
    match &event.narrowing {
        Some(Narrowing::Figure { from, to }) => {
            words.push_str(&format!(", from “{from}” to “{to}”"));
        }
        Some(Narrowing::GivenUp { side }) => {
            words.push_str(&format!(", which leaves nobody on side {side}"));
        }
        None => {}
    }
    if let Some(side) = &event.side {
        let first = if event.new_side { "first on side" } else { "side" };
        words.push_str(&format!(", {first} {side}"));
    }
    words
}
