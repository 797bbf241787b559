//! A claim in a line: who says it, the exact words or the sentence, and where.

use askama::Template;

use super::{
    marks::quotation_marks, page::language_tag, point::Shared, symbols::StandingMark,
    way::SourceLink,
};
use crate::export::words;
use crate::report::ClaimView;

#[derive(Debug, Template)]
#[template(path = "short_claim.html", config = "src/export/html/askama.toml")]
pub(super) struct ShortClaim<'a> {
    anchor: Option<String>,
    voice: &'a str,
    said: &'a str,
    quotes: [&'static str; 2],
    language: Option<&'a str>,
    /// Through whom it came.
    relays: Option<String>,
    source: SourceLink<'a>,
    /// How the quote stands in the newest text of its page, where that has it no longer.
    changed: Option<StandingMark>,
}

impl<'a> ShortClaim<'a> {
    pub(super) fn new(claim: &'a ClaimView, shared: &mut Shared<'a>) -> Self {
        let quote = claim.quote.as_ref();
        let own_language = quote.and_then(|_| language_tag(claim.source.language.as_deref()));
        Self {
            anchor: shared.first_anchor(&claim.id),
            voice: &claim.voice,
            said: quote.map_or(&claim.text, |quote| &quote.exact),
            quotes: quote.map_or(["", ""], |quote| quotation_marks("", &quote.exact, "")),
            language: own_language.or_else(|| shared.language()),
            relays: words::relays(claim),
            source: SourceLink::of(claim),
            changed: quote
                .and_then(|quote| quote.newest.as_ref())
                .filter(|newest| newest.standing.is_touched())
                .map(|newest| newest.standing.into()),
        }
    }
}
