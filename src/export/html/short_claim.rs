//! A claim in a line: who says it, the exact words or the sentence, and where.

use askama::Template;

use super::{claim::SourceLink, marks::quotation_marks, page::language_tag, point::Shared};
use crate::report::{ClaimView, Summary};

#[derive(Debug, Template)]
#[template(path = "short_claim.html", config = "src/export/html/askama.toml")]
pub(super) struct ShortClaim<'a> {
    anchor: Option<String>,
    voice: &'a str,
    said: &'a str,
    quotes: [&'static str; 2],
    language: Option<&'a str>,
    source: SourceLink<'a>,
}

impl<'a> ShortClaim<'a> {
    pub(super) fn new(claim: &'a ClaimView, case: &'a Summary, shared: &mut Shared<'a>) -> Self {
        let quote = claim.quote.as_ref();
        let own_language = quote.and_then(|_| language_tag(claim.source.language.as_deref()));
        Self {
            anchor: shared.first_anchor(&claim.id),
            voice: &claim.voice,
            said: quote.map_or(&claim.text, |quote| &quote.exact),
            quotes: quote.map_or(["", ""], |quote| quotation_marks("", &quote.exact, "")),
            language: own_language.or_else(|| language_tag(case.language.as_deref())),
            source: SourceLink::of(claim),
        }
    }
}
