//! One claim as evidence: who says it, the exact words with what stands around them, and the way they
//! came.

use std::collections::BTreeSet;

use askama::Template;

use super::{
    anchor,
    marks::{Marked, quotation_marks},
    page::language_tag,
};
use crate::export::{dates, sanitize::web_address, words};
use crate::model::Stance;
use crate::report::{ClaimView, Omission, Summary};

/// A claim among those of its position.
#[derive(Debug, Template)]
#[template(path = "claim.html", config = "src/export/html/askama.toml")]
pub(super) struct ClaimPart<'a> {
    claim: &'a ClaimView,
    /// What it is called within its point: A1.
    number: String,
    /// The name that the rest of the point links to.
    place: String,
    /// The name that the rest of the page links to; only the first time that the claim is shown.
    anchor: Option<String>,
    manner: Vec<String>,
    quote: Option<QuotePart<'a>>,
    /// What the sentence is to the one who says it.
    tag: &'static str,
    sentence: Marked<'a>,
    language: Option<&'a str>,
    relays: Vec<Relay<'a>>,
    source: SourceLink<'a>,
    remark: Option<String>,
}

/// The exact words, between those that stand before and after them.
#[derive(Debug)]
struct QuotePart<'a> {
    before: Option<String>,
    exact: Marked<'a>,
    marks: [&'static str; 2],
    after: Option<String>,
    language: Option<&'a str>,
    left_out: Vec<OmissionPart<'a>>,
    link: Option<String>,
}

#[derive(Debug)]
struct OmissionPart<'a> {
    text: Marked<'a>,
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

impl<'a> ClaimPart<'a> {
    /// Lays a claim out, with the words marked that triggered a rule. `place` is its name in the point,
    /// `number` what a reader calls it there.
    pub(super) fn new(
        claim: &'a ClaimView,
        case: &'a Summary,
        words: &BTreeSet<&str>,
        (place, number): (String, String),
        anchor: Option<String>,
    ) -> Self {
        let case_language = language_tag(case.language.as_deref());
        let own = claim.is_own_voice().then(|| "in its own voice".to_owned());
        let stance = words::stance(claim.stance).map(str::to_owned);
        let said = claim.stated.map(|date| format!("said {}", dates::date(date)));
        Self {
            claim,
            number,
            place,
            anchor,
            manner: own.into_iter().chain(stance).chain(said).collect(),
            quote: quote(claim, case_language, words),
            tag: tag(claim.stance),
            sentence: Marked::new(&claim.text, words),
            language: case_language,
            relays: relays(claim),
            source: SourceLink::of(claim),
            remark: words::remark(claim),
        }
    }
}

fn quote<'a>(
    claim: &'a ClaimView,
    case_language: Option<&'a str>,
    words: &BTreeSet<&str>,
) -> Option<QuotePart<'a>> {
    let quote = claim.quote.as_ref()?;
    let around = quote.context.as_ref();
    let before = around.filter(|around| !around.before.is_empty()).map(|around| {
        let cut = if around.cut_before { "… " } else { "" };
        format!("{cut}{}", around.before)
    });
    let after = around.filter(|around| !around.after.is_empty()).map(|around| {
        let cut = if around.cut_after { " …" } else { "" };
        format!("{}{cut}", around.after)
    });
    let (start, end) = around.map_or(("", ""), |it| (it.before.as_str(), it.after.as_str()));
    let marks = quotation_marks(start, &quote.exact, end);
    Some(QuotePart {
        before,
        exact: Marked::new(&quote.exact, words),
        marks,
        after,
        language: language_tag(claim.source.language.as_deref()).or(case_language),
        left_out: quote.left_out.iter().map(omission).collect(),
        link: quote.link.as_deref().and_then(web_address).map(Into::into),
    })
}

fn omission(omission: &Omission) -> OmissionPart<'_> {
    let turning = omission.turning.iter().map(String::as_str).collect();
    OmissionPart { text: Marked::new(&omission.text, &turning) }
}

/// What the sentence of a claim says: of a denial it is what is denied.
fn tag(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "In plain words",
        Stance::Denies => "What is denied",
        Stance::Doubts => "What is not confirmed",
        Stance::Expects => "What is expected",
        Stance::Demands => "What is demanded",
    }
}

/// Who passed the claim on, between the claimant and the document.
fn relays(claim: &ClaimView) -> Vec<Relay<'_>> {
    let chain = &claim.chain;
    chain.via.iter().map(|relay| Relay { name: &relay.name, verb: relay.verb.as_deref() }).collect()
}
