//! Takes the fields out of a table one by one, and records everything that is wrong with them.

use std::{fmt, str::FromStr};

use crate::model::{DateSpan, PartialDate};

use super::{
    nearest::nearest,
    node::{Field, Node, Value},
    problem::{Place, Sink},
};

/// A value and the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct At<T> {
    pub(super) line: usize,
    pub(super) value: T,
}

/// One table being read. Every key that is asked for is a key that the table may have; [`Self::finish`]
/// reports the others. What is wrong goes to the sink and reads as absent, so that reading always goes on.
pub(super) struct Reader<'s> {
    name: &'static str,
    place: Place,
    fields: Vec<Field>,
    known: Vec<&'static str>,
    sink: &'s mut Sink,
}

impl<'s> Reader<'s> {
    /// Starts on the table `name`, or says that the node is none.
    pub(super) fn new(
        name: &'static str,
        node: Node,
        file: &Place,
        sink: &'s mut Sink,
    ) -> Option<Self> {
        let place = file.at(node.line);
        match node.value {
            Value::Table(fields) => Some(Self { name, place, fields, known: vec![], sink }),
            other => {
                sink.add(&place, name, format!("is {}: write a table", other.kind()));
                None
            }
        }
    }

    /// Where the table starts.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    pub(super) fn sink(&mut self) -> &mut Sink {
        self.sink
    }

    /// Whether the key is there and was not taken yet.
    pub(super) fn has(&self, key: &str) -> bool {
        self.fields.iter().any(|field| field.key == key)
    }

    /// The line of a key, or of the table when it is not there or was taken.
    pub(super) fn line(&self, key: &str) -> usize {
        self.fields.iter().find(|field| field.key == key).map_or(self.place.line, |f| f.line)
    }

    /// Records a problem with a key.
    pub(super) fn problem(&mut self, line: usize, key: &str, message: impl Into<String>) {
        let field = self.field(key);
        self.sink.add(&self.place.at(line), field, message);
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<Node> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let at = self.fields.iter().position(|field| field.key == key)?;
        Some(self.fields.remove(at).node)
    }

    /// A text that is not blank.
    pub(super) fn text_at(&mut self, key: &'static str) -> Option<At<String>> {
        let node = self.take(key)?;
        self.as_text(key, node)
    }

    /// As [`Self::text_at`], without the line.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        self.text_at(key).map(|text| text.value)
    }

    /// As [`Self::text`], for a key that must be there; empty when it is not.
    pub(super) fn required(&mut self, key: &'static str) -> String {
        self.required_at(key).map(|text| text.value).unwrap_or_default()
    }

    /// As [`Self::text_at`], for a key that must be there.
    pub(super) fn required_at(&mut self, key: &'static str) -> Option<At<String>> {
        self.require(key);
        match self.take(key)? {
            Node { line, value: Value::Text(text) } if text.trim().is_empty() => {
                self.problem(line, key, "is empty: fill it in");
                None
            }
            node => self.as_text(key, node),
        }
    }

    /// Records that a key is missing, if it is.
    pub(super) fn require(&mut self, key: &'static str) {
        if !self.has(key) {
            self.problem(self.place.line, key, "is missing");
        }
    }

    /// A word with a meaning, such as a stance.
    pub(super) fn word<T: FromStr<Err: fmt::Display>>(&mut self, key: &'static str) -> Option<T> {
        let text = self.text_at(key)?;
        self.parse(key, &text)
    }

    /// A date: `2025-12-01`, or a text with that, a month or a year in it.
    pub(super) fn date(&mut self, key: &'static str) -> Option<PartialDate> {
        let At { line, value } = self.date_text(key)?;
        let date = value.parse().ok();
        if date.is_none() {
            let message = format!("{value:?} is no date: write 2025-12-01, 2025-12 or 2025");
            self.problem(line, key, message);
        }
        date
    }

    /// A date or two of them as first/last.
    pub(super) fn dates(&mut self, key: &'static str) -> Option<DateSpan> {
        let text = self.date_text(key)?;
        let is_date = |part: &str| part.parse::<PartialDate>().is_ok();
        let ends = text.value.split_once('/').filter(|(a, b)| is_date(a) && is_date(b));
        if ends.is_some() && text.value.parse::<DateSpan>().is_err() {
            let message = format!("{:?} ends before it begins: write first/last", text.value);
            self.problem(text.line, key, message);
            return None;
        }
        self.parse(key, &text)
    }

    /// A moment, as a text or a TOML date with a time; as it is written.
    pub(super) fn moment(&mut self, key: &'static str) -> Option<At<String>> {
        match self.take(key)? {
            Node { line, value: Value::Moment(value) | Value::Date(value) } => {
                Some(At { line, value })
            }
            node => self.as_text(key, node),
        }
    }

    /// The line of a key that is `true`, the one value that it may have.
    pub(super) fn truth(&mut self, key: &'static str) -> Option<usize> {
        let Node { line, value } = self.take(key)?;
        let is = match &value {
            Value::Other { written, .. } if written == "true" => return Some(line),
            Value::Other { written, .. } => written,
            other => other.kind(),
        };
        self.problem(line, key, format!("is {is}: write true, or leave it out"));
        None
    }

    /// The elements of a list, or `None` when there is none.
    pub(super) fn list(&mut self, key: &'static str) -> Option<Vec<Node>> {
        let Node { line, value } = self.take(key)?;
        let message = match value {
            Value::List(nodes) => return Some(nodes),
            Value::Text(text) => format!("is a text: write a list, [{text:?}]"),
            other => format!("is {}: write a list", other.kind()),
        };
        self.problem(line, key, message);
        None
    }

    /// A list of texts that are not blank.
    pub(super) fn texts_at(&mut self, key: &'static str) -> Vec<At<String>> {
        let nodes = self.list(key).unwrap_or_default();
        nodes.into_iter().filter_map(|node| self.as_text(key, node)).collect()
    }

    /// As [`Self::texts_at`], without the lines.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.texts_at(key).into_iter().map(|text| text.value).collect()
    }

    /// The tables of `[[key]]`.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<Node> {
        match self.take(key) {
            Some(Node { line, value: Value::Table(_) }) => {
                let header = self.field(key);
                let message = format!("is one table: write [[{header}]], with two brackets each");
                self.problem(line, key, message);
                vec![]
            }
            Some(Node { value: Value::List(nodes), .. }) => nodes,
            Some(Node { line, value }) => {
                let header = self.field(key);
                self.problem(line, key, format!("is {}: write [[{header}]]", value.kind()));
                vec![]
            }
            None => vec![],
        }
    }

    /// A text, or the problem that the node is none or a blank one.
    pub(super) fn as_text(&mut self, key: &str, node: Node) -> Option<At<String>> {
        let Node { line, value } = node;
        match value {
            Value::Text(text) if text.trim().is_empty() => {
                self.problem(line, key, "is empty: fill it in, or leave it out");
                None
            }
            Value::Text(value) => Some(At { line, value }),
            Value::Date(written) | Value::Moment(written) | Value::Other { written, .. } => {
                let message = format!("is no text: put it in quotation marks, {written:?}");
                self.problem(line, key, message);
                None
            }
            other => {
                self.problem(line, key, format!("is {}: write a text", other.kind()));
                None
            }
        }
    }

    /// Reports every key that was not asked for.
    pub(super) fn finish(mut self) {
        for field in std::mem::take(&mut self.fields) {
            let message = if self.known.contains(&field.key.as_str()) {
                "stands twice: keep one of the two".to_owned()
            } else {
                match nearest(&field.key, self.known.iter().copied()) {
                    Some(known) => format!("is no key here: did you mean {known:?}?"),
                    None => format!("is no key here: the keys are {}", self.known.join(", ")),
                }
            };
            self.problem(field.line, &field.key, message);
        }
    }

    fn field(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn parse<T: FromStr<Err: fmt::Display>>(&mut self, key: &str, text: &At<String>) -> Option<T> {
        text.value.parse().map_err(|why: T::Err| self.problem(text.line, key, why.to_string())).ok()
    }

    fn date_text(&mut self, key: &'static str) -> Option<At<String>> {
        match self.take(key)? {
            Node { line, value: Value::Date(value) } => Some(At { line, value }),
            Node { line, value: Value::Moment(written) } => {
                let message = format!("{written} is a date with a time: write the date alone");
                self.problem(line, key, message);
                None
            }
            node @ Node { value: Value::Text(_), .. } => self.as_text(key, node),
            Node { line, value } => {
                let hint =
                    "write a date, 2025-12-01, or with quotation marks \"2025-12\" or \"2025\"";
                self.problem(line, key, format!("is {}: {hint}", value.kind()));
                None
            }
        }
    }
}
