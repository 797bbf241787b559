//! Suggests the claims that a source makes: what is said, by whom, and where it stands.
//!
//! ```text
//! text ──sentences──▶ sentences ──attribution──▶ contents with chain and stance ──▶ suggestions
//! ```
//!
//! A suggestion is for a person to take, change or drop. Nothing in it is made up: the quote stands in the
//! text, and where it is not clear who says something, nothing is suggested.

mod attribution;
mod clauses;
mod code_points;
mod document;
mod draft;
mod entities;
mod prefixes;
mod quotations;
mod references;
mod restate;
mod speakers;
mod words;
mod worth;

use std::ops::Range;

use chrono::NaiveDate;

use crate::model::{Chain, DateSpan, PartialDate, Source, Stance};
use crate::text::date::{When, dates};

use attribution::{Attributed, attribute};
use clauses::{Clause, clauses_around};
use code_points::CodePoints;
use document::Document;
use references::DocumentContext;

pub use draft::{Draft, draft};
pub use entities::{Proposed, entities};

/// A claim that a source seems to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Where the quote begins in the source's text, in code points.
    pub start: usize,
    /// Where it ends, likewise; not included.
    pub end: usize,
    /// The text between the two, as it stands.
    pub quote: String,
    /// The claim restated in one plain sentence.
    pub text: String,
    /// Who says it, and through whom; without a claimant it is the source's own voice.
    pub chain: Chain,
    /// What the claimant does with the content.
    pub stance: Stance,
    /// When it was said, where the text says so.
    pub stated: Option<PartialDate>,
    /// When that which it tells of happened, where the text says so.
    pub event: Option<DateSpan>,
    /// Where it happened, where the text says so.
    pub place: Option<String>,
    /// Figures to compare by, where the text alone would mislead.
    pub quantities: Vec<String>,
    /// Why it is suggested, in plain English.
    pub because: String,
}

/// The claims that a source seems to make, in the order of its text; none where no text is held.
///
/// ```
/// use atodds::extract::suggest;
/// use atodds::model::{Snapshot, Source, SourceId};
///
/// let text = "The port authority said on Monday that the north pier had collapsed.".to_owned();
/// let snapshot = Snapshot { sha256: String::new(), text, retrieved: None, file: None };
/// let source = Source {
///     id: SourceId::new("s")?,
///     title: "Storm".into(),
///     publisher: None,
///     authors: vec![],
///     url: None,
///     archive_url: None,
///     published: "2025-11-05".parse().ok(),
///     language: None,
///     cites: vec![],
///     digest_of: None,
///     snapshots: vec![snapshot],
/// };
/// let found = suggest(&source);
/// assert_eq!(found[0].chain.claimant.as_deref(), Some("port authority"));
/// assert_eq!(found[0].quote, "the north pier had collapsed");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn suggest(source: &Source) -> Vec<Suggestion> {
    let Some(snapshot) = source.text() else { return Vec::new() };
    let published = source.published.map(|date| date.span().last());
    let document = Document::new(&snapshot.text, published);
    let points = CodePoints::new(&snapshot.text);
    let mut context = DocumentContext::default();
    let mut found = Vec::new();
    for content in attribute(&document) {
        found.extend(suggestions(&document, &content, &mut context, &points));
    }
    found.sort_by_key(|suggestion| (suggestion.start, suggestion.end));
    found
}

fn suggestions(
    document: &Document<'_>,
    said: &Attributed,
    context: &mut DocumentContext,
    points: &CodePoints<'_>,
) -> Vec<Suggestion> {
    // What is denied is told in the words of the one who said it first.
    let chain = said.origin.as_ref().unwrap_or(&said.chain);
    clauses_around(document.text, said.content.clone(), &said.asides, chain, context)
        .into_iter()
        .filter(|clause| clause.kept)
        // Nobody denies that something was said: "Norway hinted at a sale, which Sweden disputes".
        .filter(|clause| said.origin.is_none() || !clause.told)
        .map(|clause| suggestion(document, said, clause, points))
        .collect()
}

fn suggestion(
    document: &Document<'_>,
    said: &Attributed,
    clause: Clause,
    points: &CodePoints<'_>,
) -> Suggestion {
    let place =
        said.cited.clone().unwrap_or_else(|| with_closing_mark(document.text, &clause.range));
    let content = &document.text[clause.range.clone()];
    Suggestion {
        start: points.at(place.start),
        end: points.at(place.end),
        quote: document.text[place.clone()].to_owned(),
        text: clause.text,
        chain: said.chain.clone(),
        stance: said.settled(content),
        stated: said.stated,
        event: event(content, document.published),
        place: None,
        quantities: Vec::new(),
        because: said.because.clone(),
    }
}

/// The range with the mark after it that closes a quotation opened within it.
fn with_closing_mark(text: &str, range: &Range<usize>) -> Range<usize> {
    let opened = text[range.clone()]
        .rfind(['“', '”'])
        .is_some_and(|at| text[range.start + at..].starts_with('“'));
    let after = &text[range.end..];
    let mark = after.trim_start_matches([',', '.', '!', '?']);
    if opened && after.len() - mark.len() <= 1 && mark.starts_with('”') {
        return range.start..text.len() - mark.len() + '”'.len_utf8();
    }
    range.clone()
}

/// The first date of a content that says when it happened.
fn event(content: &str, reference: Option<NaiveDate>) -> Option<DateSpan> {
    dates(content, reference)
        .into_iter()
        .find(|found| matches!(found.date.when, When::On | When::Throughout))
        .and_then(|found| found.date.days)
}
