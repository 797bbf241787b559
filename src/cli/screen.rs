//! What the program writes to: whether it is a terminal, how wide, and whether in colour.

use std::{
    borrow::Cow,
    env,
    fmt::Write as _,
    io::{self, IsTerminal},
};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use atodds::export::{TextStyle, sanitize, table::Table};

/// When to write in colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Also into a file or a pipe
    Always,
    /// Never
    Never,
}

impl From<Colour> for ColorChoice {
    fn from(colour: Colour) -> Self {
        match colour {
            Colour::Auto => Self::Auto,
            Colour::Always => Self::AlwaysAnsi,
            Colour::Never => Self::Never,
        }
    }
}

/// How standard output is to be written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Screen {
    /// Whether a person reads it on a terminal.
    pub(crate) terminal: bool,
    /// Whether in colour.
    pub(crate) colour: bool,
    /// Columns.
    pub(crate) width: usize,
}

/// The width where there is no terminal to ask.
pub(crate) const WIDTH: usize = 80;

/// No table or report fits less.
const NARROWEST: usize = 40;

impl Screen {
    /// What standard output is.
    pub(crate) fn of_stdout(colour: Colour) -> Self {
        let terminal = io::stdout().is_terminal();
        Self { terminal, colour: in_colour(colour, &io::stdout()), width: width(terminal) }
    }

    /// How a report is set on it.
    pub(crate) fn style(self) -> TextStyle {
        TextStyle { width: self.width, colour: self.colour }
    }

    /// A table for it: wrapped to fit a terminal, elsewhere one line a row.
    pub(crate) fn table(self, table: &Table) -> String {
        table.render(self.terminal.then_some(self.width))
    }

    /// The text, in the style where the screen shows colours.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

/// Whether to write to the stream in colour.
pub(crate) fn in_colour(colour: Colour, stream: &impl anstream::stream::RawStream) -> bool {
    let choice = match colour {
        Colour::Auto => AutoStream::choice(stream),
        Colour::Always | Colour::Never => colour.into(),
    };
    choice != ColorChoice::Never
}

fn width(terminal: bool) -> usize {
    let asked = || env::var("COLUMNS").ok()?.parse::<usize>().ok();
    let measured = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = asked().or_else(|| if terminal { measured() } else { None });
    width.filter(|width| *width > 0).unwrap_or(WIDTH).max(NARROWEST)
}

/// The text with everything made visible that could act on a terminal, line by line.
pub(crate) fn safe_lines(text: &str) -> Cow<'_, str> {
    sanitize::terminal_lines(text)
}

/// The JSON text with every character escaped that could act on a terminal. It means the same: such
/// characters stand only within its strings.
pub(crate) fn safe_json(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if acts(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Whether a character of a JSON text does something to a terminal. The text holds no C0 control
/// characters but the line ends between its values.
fn acts(c: char) -> bool {
    let mut buffer = [0; 4];
    let shown: &str = c.encode_utf8(&mut buffer);
    (!c.is_ascii() || c == '\u{7f}') && sanitize::terminal(shown) != shown
}

/// What stands out: headings, ids.
pub(crate) const BOLD: Style = Style::new().bold();
/// What went wrong or is at odds.
pub(crate) const RED: Style = AnsiColor::Red.on_default().bold();
/// What went well.
pub(crate) const GREEN: Style = AnsiColor::Green.on_default().bold();
/// What to look at.
pub(crate) const YELLOW: Style = AnsiColor::Yellow.on_default().bold();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_its_meaning_and_loses_its_teeth() {
        let value = serde_json::json!({ "text": "a\u{9b}2J \u{202e}b\u{7f} “Zoë” 🙂\n\u{1b}" });
        let safe = safe_json(&value.to_string());
        assert_eq!(safe, r#"{"text":"a\u009b2J \u202eb\u007f “Zoë” 🙂\n\u001b"}"#);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&safe).unwrap(), value);
    }
}
