//! One claim as evidence: who says it, the exact words with what stands around them, and the way they
//! came.

use std::collections::BTreeSet;

use askama::Template;

use super::{
    changed::ChangedPart,
    marks::{Marked, quotation_marks},
    numbers::ClaimLink,
    page::language_tag,
    point::Shared,
    way::WayPart,
};
use crate::export::{dates, sanitize::web_address, words};
use crate::model::Stance;
use crate::report::{ClaimView, Omission};

/// A claim among those of its position.
#[derive(Debug, Template)]
#[template(path = "claim.html", config = "src/export/html/askama.toml")]
pub(super) struct ClaimPart<'a> {
    claim: &'a ClaimView,
    /// What it is called within its point, and the name that the rest of the point links to.
    here: ClaimLink,
    /// The name that the rest of the page links to; only the first time that the claim is shown.
    anchor: Option<String>,
    manner: Vec<String>,
    quote: Option<QuotePart<'a>>,
    /// What the sentence is to the one who says it.
    tag: &'static str,
    sentence: Marked<'a>,
    language: Option<&'a str>,
    changed: Option<ChangedPart<'a>>,
    way: WayPart<'a>,
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

impl<'a> ClaimPart<'a> {
    /// Lays a claim out, with the words marked that triggered a rule. `here` is its place in the point.
    pub(super) fn new(
        claim: &'a ClaimView,
        shared: &Shared<'a>,
        words: &BTreeSet<&str>,
        here: ClaimLink,
        anchor: Option<String>,
    ) -> Self {
        let case_language = shared.language();
        let own = claim.is_own_voice().then(|| "in its own voice".to_owned());
        let stance = words::stance(claim.stance).map(str::to_owned);
        let said = claim.stated.map(|date| format!("said {}", dates::date(date)));
        Self {
            claim,
            here,
            anchor,
            manner: own.into_iter().chain(stance).chain(said).collect(),
            quote: quote(claim, case_language, words),
            tag: tag(claim.stance),
            sentence: Marked::new(&claim.text, words),
            language: case_language,
            changed: claim.quote.as_ref().and_then(ChangedPart::new),
            way: WayPart::new(claim, shared.trail(&claim.id)),
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
