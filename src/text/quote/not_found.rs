use std::fmt;

use super::{MOST_PLACES, Nearest, telling::Telling};

/// Why a quote has no one place in a text. Its message reads on after "the quote".
#[derive(Debug, Clone, PartialEq)]
pub enum NotFound {
    /// There is nothing to look for.
    Empty,
    /// It does not stand there, not even with the typography made alike.
    Missing {
        /// Of a quote with an ellipsis, the first part that does not stand there.
        part: Option<String>,
        /// The part of the text that is most like it, where any is.
        nearest: Option<Nearest>,
    },
    /// All parts of a quote with an ellipsis stand there, but not in this order and near each other.
    Scattered,
    /// It stands there, but nowhere between the prefix and the suffix.
    OutOfContext {
        /// Where it stands, in code points; at most [`MOST_PLACES`].
        places: Vec<usize>,
    },
    /// It stands at several places, and nothing tells which is meant.
    Ambiguous {
        /// Where it stands, in code points; at most [`MOST_PLACES`].
        places: Vec<usize>,
        /// Words that would tell the first few of them apart.
        telling: Vec<Telling>,
    },
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                f.write_str("is empty: leave it out, or copy the words from the document")
            }
            Self::Missing { part, nearest } => missing(f, part.as_deref(), nearest.as_ref()),
            Self::Scattered => f.write_str(
                "has parts that all stand in the document, but not in this order and near each other: an \
                 ellipsis may leave out words of one paragraph or up to the next one; make two claims of it",
            ),
            Self::OutOfContext { places } => write!(
                f,
                "stands in the document {}, but not directly after this prefix and before this suffix",
                times(places)
            ),
            Self::Ambiguous { places, telling } => {
                write!(
                    f,
                    "stands in the document {}: add a prefix or suffix, the words directly before or after it, to say which is meant",
                    times(places)
                )?;
                for (number, one) in telling.iter().enumerate() {
                    write!(f, "{} {one}", if number == 0 { ":" } else { "," })?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for NotFound {}

fn missing(
    f: &mut fmt::Formatter<'_>,
    part: Option<&str>,
    nearest: Option<&Nearest>,
) -> fmt::Result {
    match part {
        Some(part) => {
            write!(f, "has the part “{}”, which does not stand in the document", shortened(part))?;
        }
        None => f.write_str("does not stand in the document")?,
    }
    match nearest {
        Some(nearest) => write!(f, "; {nearest}"),
        None => f.write_str(", nor anything like it"),
    }
}

fn times(places: &[usize]) -> String {
    match places.len() {
        1 => "at one place".to_owned(),
        MOST_PLACES => format!("at {MOST_PLACES} places or more"),
        n => format!("at {n} places"),
    }
}

/// The words on one line, a long text cut short.
fn shortened(text: &str) -> String {
    const SHOWN: usize = 120;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", &words[..cut]),
        None => words,
    }
}
