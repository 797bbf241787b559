//! The way of a claim in a line: through whom it came, the document that was read, and where it first
//! comes from.

use askama::Template;

use super::anchor;
use crate::export::{dates, trail, words};
use crate::report::{ClaimView, Trail, TrailStep};

/// From those who passed a claim on to its document, and back to its origin.
#[derive(Debug, Template)]
#[template(path = "way.html", config = "src/export/html/askama.toml")]
pub(super) struct WayPart<'a> {
    relays: Vec<Relay<'a>>,
    source: SourceLink<'a>,
    /// Whether the document's text was read.
    read: Option<&'static str>,
    remark: Option<String>,
    concluded: Vec<&'a str>,
    end: Option<String>,
}

#[derive(Debug)]
struct Relay<'a> {
    name: &'a str,
    verb: Option<&'a str>,
}

/// Where a claim stands: its document, the outlet and the day, the paragraph.
#[derive(Debug)]
pub(super) struct SourceLink<'a> {
    pub(super) anchor: String,
    pub(super) title: &'a str,
    pub(super) publisher: &'a str,
    pub(super) date: String,
    pub(super) paragraph: Option<usize>,
}

impl<'a> SourceLink<'a> {
    pub(super) fn of(claim: &'a ClaimView) -> Self {
        let source = &claim.source;
        Self {
            anchor: anchor::of_source(&source.id),
            title: &source.title,
            publisher: source.publisher.as_deref().unwrap_or("publisher not known"),
            date: source.published.map_or_else(|| "undated".to_owned(), dates::date),
            paragraph: claim.quote.as_ref().and_then(|quote| quote.paragraph),
        }
    }
}

impl<'a> WayPart<'a> {
    pub(super) fn new(claim: &'a ClaimView, trail: Option<&'a Trail>) -> Self {
        let read = trail.and_then(|trail| {
            trail.steps.iter().find_map(|step| match step {
                TrailStep::StandsIn { read, .. } => Some(read.as_str()),
                _ => None,
            })
        });
        Self {
            relays: relays(claim),
            source: SourceLink::of(claim),
            read,
            remark: words::remark(claim),
            concluded: trail.into_iter().flat_map(trail::concluded).collect(),
            end: trail.map(|trail| trail::end_in_short(&trail.end)),
        }
    }
}

/// Who passed the claim on, between the claimant and the document.
fn relays(claim: &ClaimView) -> Vec<Relay<'_>> {
    let chain = &claim.chain;
    chain.via.iter().map(|relay| Relay { name: &relay.name, verb: relay.verb.as_deref() }).collect()
}
