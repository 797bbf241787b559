//! The way of a claim to where it first comes from, in words.

use super::words;
use crate::model::{ChainEnd, Origin};
use crate::report::{Trail, TrailEnd, TrailStep};

/// One step of a way: `passed on by BBC (reported)`.
pub(super) fn step(step: &TrailStep, own_voice: bool) -> String {
    let with_verb = |name: &str, verb: &Option<String>| match verb {
        Some(verb) => format!("{name} ({verb})"),
        None => name.to_owned(),
    };
    match step {
        TrailStep::StandsIn { source, read } => {
            let outlet = words::outlet_and_date(source);
            let voice = if own_voice { ", in its own voice" } else { "" };
            let read = read.as_str();
            format!("stands in {outlet}: “{}” [{}]{voice} — {read}", source.title, source.id)
        }
        TrailStep::PassedOn { name, verb } => format!("passed on by {}", with_verb(name, verb)),
        TrailStep::Said { name, verb } => format!("said by {}", with_verb(name, verb)),
        TrailStep::Concluded { because, claim: Some(claim) } => format!("{because} [{claim}]"),
        TrailStep::Concluded { because, claim: None } => because.clone(),
    }
}

/// How a way ends, with what follows from it.
pub(super) fn end(end: &TrailEnd) -> String {
    match end {
        TrailEnd::Origin(origin) => self::origin(origin),
        TrailEnd::Recorded { end, .. } if *end == ChainEnd::Unknown => {
            "unknown, as a person recorded, and so never counted as independent".to_owned()
        }
        TrailEnd::Recorded { end, origin } => format!("{end}; counted as {}", self::origin(origin)),
        TrailEnd::Circular { because } => format!("circular: {because}; no origin is known"),
    }
}

/// An origin, with what follows where it is not known.
pub(super) fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Unknown => "unknown, and so never counted as independent".to_owned(),
        known => known.to_string(),
    }
}

/// What is concluded on the way from the claims that stand together: `Hill Post names Interfax as its source`.
pub(super) fn concluded(trail: &Trail) -> impl Iterator<Item = &str> {
    trail.steps.iter().filter_map(|step| match step {
        TrailStep::Concluded { because, .. } => Some(because.as_str()),
        _ => None,
    })
}

/// How a way ends, in a word or two; what circular reporting goes round stands beside its position.
pub(super) fn end_in_short(end: &TrailEnd) -> String {
    match end {
        TrailEnd::Origin(Origin::Unknown) => "unknown".to_owned(),
        TrailEnd::Origin(origin) => origin.to_string(),
        TrailEnd::Recorded { end: ChainEnd::Unknown, .. } => "unknown, as recorded".to_owned(),
        TrailEnd::Recorded { end, origin: Origin::Unknown } => format!("{end}; nobody is known"),
        TrailEnd::Recorded { end, origin } => format!("{origin}, {end}"),
        TrailEnd::Circular { .. } => "circular, so none is known".to_owned(),
    }
}
