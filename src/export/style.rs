use std::fmt::Display;

use anstyle::{AnsiColor, Style};

use crate::model::{Relation, Status};
use crate::report::Standing;

/// How text for a terminal is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextStyle {
    /// The number of columns to fill. Less than 40 is taken as 40; prose is set no wider than 132.
    pub width: usize,
    /// Whether to use colour.
    pub colour: bool,
}

impl TextStyle {
    /// No colour, at a width.
    #[must_use]
    pub fn plain(width: usize) -> Self {
        Self { width, colour: false }
    }

    /// The columns that prose is set in: a longer line is hard to read.
    pub(super) fn measure(self) -> usize {
        self.width.clamp(40, 132)
    }

    pub(super) fn paint(self, style: Style, text: impl Display) -> String {
        let text = text.to_string();
        if self.colour && !text.is_empty() && style != Style::new() {
            format!("{style}{text}{style:#}")
        } else {
            text
        }
    }

    pub(super) fn bold(self, text: impl Display) -> String {
        self.paint(Style::new().bold(), text)
    }

    pub(super) fn dim(self, text: impl Display) -> String {
        self.paint(Style::new().dimmed(), text)
    }

    pub(super) fn status(self, status: Status, text: impl Display) -> String {
        let style = match status {
            Status::Disputed => AnsiColor::Red.on_default().bold(),
            Status::Unconfirmed => AnsiColor::Yellow.on_default().bold(),
            Status::Updated => AnsiColor::Blue.on_default().bold(),
            // No green: that several say so, or that a person settled it, is not shown as truth.
            Status::Corroborated | Status::SingleOrigin | Status::Settled => Style::new().bold(),
        };
        self.paint(style, text)
    }

    pub(super) fn relation(self, relation: Relation, text: impl Display) -> String {
        let style = match relation {
            Relation::Contradicts => AnsiColor::Red.on_default(),
            Relation::Disputes => AnsiColor::Magenta.on_default(),
            Relation::Differs => AnsiColor::Yellow.on_default(),
            Relation::Updates => AnsiColor::Blue.on_default(),
            Relation::Repeats | Relation::Corroborates | Relation::Compatible => {
                AnsiColor::Cyan.on_default()
            }
        };
        self.paint(style, text)
    }

    pub(super) fn standing(self, standing: Standing, text: impl Display) -> String {
        let style = match standing {
            Standing::Stands | Standing::Moved => Style::new().bold(),
            Standing::Altered => AnsiColor::Yellow.on_default().bold(),
            Standing::LookAlike | Standing::Gone => AnsiColor::Red.on_default().bold(),
        };
        self.paint(style, text)
    }

    pub(super) fn label(self, text: impl Display) -> String {
        self.paint(AnsiColor::Cyan.on_default().bold(), text)
    }
}
