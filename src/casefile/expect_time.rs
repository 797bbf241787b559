//! `history`: what a fixture expects to have happened to a point.

use toml_edit::{Array, Value};

use crate::model::{DatedEvent, ParseEventError, PartialDate};

use super::reader::Reader;

/// The events of a point, in order.
pub(super) fn read_history(reader: &mut Reader<'_>) -> Option<Vec<DatedEvent>> {
    let nodes = reader.list("history")?;
    let mut events = vec![];
    for node in nodes {
        let line = node.line;
        let Some(text) = reader.as_text("history", node) else { continue };
        match text.value.parse() {
            Ok(event) => events.push(event),
            Err::<_, ParseEventError>(why) => reader.problem(line, "history", why.to_string()),
        }
    }
    Some(events)
}

/// A history as a case file writes it.
pub(super) fn history_value(events: &[DatedEvent]) -> Value {
    Value::Array(events.iter().map(ToString::to_string).collect::<Array>())
}

/// A date as a case file writes it: a day as a date, a month or a year as a text.
pub(super) fn date_value(date: PartialDate) -> Value {
    let text = date.to_string();
    match text.parse::<toml_edit::Datetime>() {
        Ok(day) if day.date.is_some() => Value::from(day),
        _ => Value::from(text),
    }
}
