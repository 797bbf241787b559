//! The report as one web page: to be mailed, printed and argued over.
//!
//! The file holds everything it shows and asks for nothing: no script, no picture, no address but the
//! links that a reader may follow. A content security policy says so to the browser. Each part of the
//! page is a file of values and the template beside it, which is compiled with the program; what a
//! template prints goes through [`sanitize::html`](super::sanitize::html), unless it is a template itself.

mod anchor;
mod answers;
mod between;
mod changed;
mod claim;
mod dismissed;
mod history;
mod judged;
mod marks;
mod numbers;
mod origins;
mod other;
mod page;
mod point;
mod short_claim;
mod source;
mod style;
mod summary;
mod symbols;
mod way;

use askama::Template;

use crate::report::Report;

/// Sets a report as a web page: the case and its disputed points on the first screen, each of them with
/// its evidence side by side, the other points folded, the sources with their hashes.
///
/// ```
/// use atodds::{export::html, model::{Case, Detection}, report::{Filter, build}};
/// let page = html::render(&build(&Case::default(), &Detection::default(), &Filter::default()));
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(!page.contains("<script"));
/// ```
#[must_use]
pub fn render(report: &Report) -> String {
    // A template fails where a value cannot be printed, and texts and numbers can.
    let page = page::Page::new(report).render().expect("texts and numbers can be printed");
    page + "\n"
}
