//! A pair that a person said is no conflict, kept readable.

use askama::Template;

use super::{judged::JudgedPart, point::Shared, symbols::RelationMark};
use crate::report::{ClaimView, Dismissed};

#[derive(Debug, Template)]
#[template(path = "dismissed.html", config = "src/export/html/askama.toml")]
pub(super) struct DismissedPart<'a> {
    claims: [&'a ClaimView; 2],
    link: Option<Found<'a>>,
    judged: JudgedPart<'a>,
}

/// What a rule still says of the pair.
#[derive(Debug)]
struct Found<'a> {
    relation: RelationMark,
    rule: &'a str,
    because: &'a str,
}

impl<'a> DismissedPart<'a> {
    pub(super) fn new(pair: &'a Dismissed, shared: &Shared<'_>) -> Self {
        Self {
            claims: [&pair.claims[0], &pair.claims[1]],
            link: pair.link.as_ref().map(|link| Found {
                relation: link.relation.into(),
                rule: &link.rule,
                because: &link.because.text,
            }),
            judged: JudgedPart::new(&pair.judged, shared),
        }
    }
}
