//! Where the claims of a position come from: each origin with its claims and why they are its, and the
//! rings of claims that have it from each other.

use askama::Template;

use super::numbers::{ClaimLink, Numbers};
use crate::report::{CircleView, PositionView, SupportView};

/// The origins behind a position.
#[derive(Debug, Template)]
#[template(path = "origins.html", config = "src/export/html/askama.toml")]
pub(super) struct OriginsPart<'a> {
    origins: Vec<OriginPart<'a>>,
    rings: Vec<RingPart<'a>>,
}

#[derive(Debug)]
struct OriginPart<'a> {
    name: String,
    claims: Vec<ClaimLink>,
    more: Option<String>,
    because: &'a [String],
}

#[derive(Debug)]
struct RingPart<'a> {
    claims: Vec<ClaimLink>,
    more: Option<String>,
    because: &'a str,
}

impl<'a> OriginsPart<'a> {
    /// `None` where there is nothing to tell but the one origin that every claim names itself.
    pub(super) fn new(position: &'a PositionView, numbers: &Numbers<'_>) -> Option<Self> {
        let supports = &position.supports;
        let is_plain = supports.len() < 2 && supports.iter().all(|it| it.because.is_empty());
        if is_plain && position.circular.is_empty() {
            return None;
        }
        Some(Self {
            origins: supports.iter().map(|support| origin(support, numbers)).collect(),
            rings: position.circular.iter().map(|circle| ring(circle, numbers)).collect(),
        })
    }
}

fn origin<'a>(support: &'a SupportView, numbers: &Numbers<'_>) -> OriginPart<'a> {
    let (claims, more) = numbers.links(&support.claims);
    let name = match support.origin.is_known() {
        true => support.origin.to_string(),
        false => "origin not known".to_owned(),
    };
    OriginPart { name, claims, more, because: &support.because }
}

fn ring<'a>(circle: &'a CircleView, numbers: &Numbers<'_>) -> RingPart<'a> {
    let (mut claims, more) = numbers.links(&circle.claims);
    if more.is_none() {
        claims.extend(circle.claims.first().and_then(|first| numbers.link(first)));
    }
    RingPart { claims, more, because: &circle.because }
}
