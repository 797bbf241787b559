//! One function per sink. Text is stored as it came, so it is here that a claim copied from the web
//! loses the power to steer a terminal, start a formula or open a tag.

mod csv;
mod html;
mod markdown;
mod reference;
mod terminal;
mod xml;

pub use csv::{csv_cell, csv_uncell};
pub(super) use html::Html;
pub use html::{html, web_address};
pub use markdown::{markdown, markdown_url};
pub use terminal::{terminal, terminal_lines};
pub use xml::xml;
