//! Report values to text: one file per format, and no decisions about what is shown.
//!
//! Everything that comes from a case is untrusted. Each format passes every value through its own
//! function of [`sanitize`] and through nothing else.

pub mod chart;
pub mod csv;
mod dates;
pub mod diff;
mod history;
pub mod html;
pub mod json;
mod layout;
pub mod list;
pub mod markdown;
pub mod moment;
pub mod page_change;
pub mod sanitize;
pub mod show;
mod style;
pub mod table;
pub mod text;
mod trail;
pub mod why;
mod words;

pub use dates::{date as date_in_words, day_of, span as span_in_words};
pub use style::TextStyle;
pub use words::{size as size_of_point, stance as stance_in_words};

/// One file of an export that consists of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFile {
    /// The file's name, without a folder.
    pub name: &'static str,
    /// What stands in it: UTF-8, no byte order mark.
    pub bytes: Vec<u8>,
}
