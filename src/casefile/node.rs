//! The tree that TOML, CSV and JSONL are turned into before they are read: values with their lines.

/// A value and the line it starts on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) line: usize,
    pub(super) value: Value,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Field {
    pub(super) key: String,
    pub(super) line: usize,
    pub(super) node: Node,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// A TOML date without a time, as it is written.
    Date(String),
    /// A TOML date with a time, as it is written.
    Moment(String),
    /// A number or a truth value, which few keys take, as it is written.
    Other {
        kind: &'static str,
        written: String,
    },
    List(Vec<Node>),
    Table(Vec<Field>),
}

impl Value {
    /// What sort of value it is, in the words of a problem.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Date(_) => "a date",
            Self::Moment(_) => "a date with a time",
            Self::Other { kind, .. } => kind,
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

impl Node {
    pub(super) fn text(line: usize, text: impl Into<String>) -> Self {
        Self { line, value: Value::Text(text.into()) }
    }
}

impl Field {
    pub(super) fn new(key: impl Into<String>, line: usize, value: Value) -> Self {
        Self { key: key.into(), line, node: Node { line, value } }
    }
}
