use std::{fmt, sync::Arc};

/// One thing wrong in an input file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file as the user named it.
    pub file: String,
    /// The line, from 1; 0 where the problem is with the file as a whole.
    pub line: usize,
    /// The field, such as `claim.stance`; may be empty.
    pub field: String,
    /// What is wrong and what to do next, without a full stop.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if !self.field.is_empty() {
            write!(f, ": {}", self.field)?;
        }
        write!(f, ": {}", self.message)
    }
}

/// All that is wrong in an input, at once. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl std::error::Error for Problems {}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        let problems = if count == 1 { "problem" } else { "problems" };
        write!(f, "{count} {problems}; nothing was loaded")?;
        self.0.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

/// A line of an input file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as the user named it.
    pub file: Arc<str>,
    /// The line, from 1; 0 stands for the file as a whole.
    pub line: usize,
}

impl Place {
    pub(super) fn new(file: &str, line: usize) -> Self {
        Self { file: Arc::from(file), line }
    }

    /// Another line of the same file.
    pub(super) fn at(&self, line: usize) -> Self {
        Self { file: Arc::clone(&self.file), line }
    }

    /// How a problem at `from` points to this place: by line alone within one file.
    pub(super) fn seen_from(&self, from: &Self) -> String {
        if self.file == from.file {
            format!("line {}", self.line)
        } else {
            format!("{}:{}", self.file, self.line)
        }
    }
}

/// Where problems gather while all of an input is read.
#[derive(Debug, Default)]
pub(super) struct Sink(Vec<Problem>);

impl Sink {
    pub(super) fn add(
        &mut self,
        place: &Place,
        field: impl Into<String>,
        message: impl Into<String>,
    ) {
        self.0.push(Problem {
            file: place.file.to_string(),
            line: place.line,
            field: visible(&field.into()),
            message: visible(&message.into()),
        });
    }

    /// `value` if nothing is wrong, else all that is, by file and line.
    pub(super) fn finish<T>(mut self, value: T) -> Result<T, Problems> {
        self.0.sort();
        self.0.dedup();
        if self.0.is_empty() { Ok(value) } else { Err(Problems(self.0)) }
    }
}

/// A text from an input on one line, with nothing in it that could steer a terminal: problems quote keys and
/// documents that came from anywhere.
fn visible(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let mut seen = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            seen.extend(c.escape_unicode());
        } else {
            seen.push(c);
        }
    }
    seen
}
