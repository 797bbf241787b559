//! The fields of what stands behind a position, and of a claim's way.

use serde::Serialize;

use crate::model::{ClaimId, Hop, Merge};
use crate::report::{CircleView, SupportView, Trail, TrailEnd, TrailStep};

#[derive(Serialize)]
pub(super) struct SupportObject<'a> {
    origin: Option<String>,
    possible_origins: &'a [String],
    claims: Vec<&'a str>,
    because: &'a [String],
    merged: &'a [Merge],
}

impl<'a> SupportObject<'a> {
    pub(super) fn of(support: &'a SupportView) -> Self {
        Self {
            origin: support.origin.is_known().then(|| support.origin.to_string()),
            possible_origins: support.origin.names(),
            claims: support.claims.iter().map(ClaimId::as_str).collect(),
            because: &support.because,
            merged: &support.merged,
        }
    }
}

#[derive(Serialize)]
pub(super) struct CircleObject<'a> {
    claims: Vec<&'a str>,
    because: &'a str,
    path: &'a [Hop],
}

impl<'a> CircleObject<'a> {
    pub(super) fn of(circle: &'a CircleView) -> Self {
        Self {
            claims: circle.claims.iter().map(ClaimId::as_str).collect(),
            because: &circle.because,
            path: &circle.path,
        }
    }
}

#[derive(Serialize)]
pub(super) struct TrailObject<'a> {
    steps: Vec<TrailStepObject<'a>>,
    end: &'static str,
    ring: Option<&'a str>,
    origin: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
enum TrailStepObject<'a> {
    StandsIn { source: &'a str, read: &'static str },
    PassedOnBy { name: &'a str, verb: Option<&'a str> },
    SaidBy { name: &'a str, verb: Option<&'a str> },
    Concluded { because: &'a str, claim: Option<&'a str> },
}

impl<'a> TrailObject<'a> {
    pub(super) fn of(trail: &'a Trail) -> Self {
        let (end, origin) = match &trail.end {
            TrailEnd::Origin(origin) if origin.is_known() => ("origin", Some(origin)),
            TrailEnd::Origin(_) => ("unknown", None),
            TrailEnd::Recorded { end, origin } => (end.as_str(), Some(origin)),
            TrailEnd::Circular { .. } => ("circular", None),
        };
        Self {
            steps: trail.steps.iter().map(TrailStepObject::of).collect(),
            end,
            ring: match &trail.end {
                TrailEnd::Circular { because } => Some(because),
                _ => None,
            },
            origin: origin.filter(|origin| origin.is_known()).map(ToString::to_string),
        }
    }
}

impl<'a> TrailStepObject<'a> {
    fn of(step: &'a TrailStep) -> Self {
        match step {
            TrailStep::StandsIn { source, read } => {
                Self::StandsIn { source: source.id.as_str(), read: read.as_str() }
            }
            TrailStep::PassedOn { name, verb } => Self::PassedOnBy { name, verb: verb.as_deref() },
            TrailStep::Said { name, verb } => Self::SaidBy { name, verb: verb.as_deref() },
            TrailStep::Concluded { because, claim } => {
                Self::Concluded { because, claim: claim.as_ref().map(ClaimId::as_str) }
            }
        }
    }
}
