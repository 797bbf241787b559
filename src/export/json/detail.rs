//! The fields of what `show` and `why` write, around those of the report.

use serde::Serialize;

use super::format::{ClaimObject, LinkObject, PointObject, SourceObject};
use super::judgement::{JudgedFields, WithdrawnObject};
use super::origins::TrailObject;
use super::page_change::PageChangeObject;
use crate::model::Verdict;
use crate::report::{ClaimEvidence, Shown, SnapshotView, SourceEvidence, WhyReport};

/// One thing with its provenance; `kind` says which.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum ShownObject<'a> {
    Claim(Box<ShownClaim<'a>>),
    Source(Box<ShownSource<'a>>),
    Point(Box<ShownPoint<'a>>),
}

#[derive(Serialize)]
pub(super) struct ShownClaim<'a> {
    #[serde(flatten)]
    claim: ClaimObject<'a>,
    context: Option<ContextObject<'a>>,
    trail: TrailObject<'a>,
    snapshot: Option<SnapshotObject<'a>>,
    links: Vec<ShownLink<'a>>,
}

#[derive(Serialize)]
struct ShownLink<'a> {
    #[serde(flatten)]
    link: LinkObject<'a>,
    withdrawn: Vec<WithdrawnObject<'a>>,
}

#[derive(Serialize)]
pub(super) struct ShownPoint<'a> {
    #[serde(flatten)]
    point: PointObject<'a>,
    withdrawn: Vec<WithdrawnObject<'a>>,
}

#[derive(Serialize)]
pub(super) struct ShownSource<'a> {
    #[serde(flatten)]
    source: SourceObject<'a>,
    snapshots: Vec<SnapshotObject<'a>>,
    claim_ids: Vec<&'a str>,
    change: Option<PageChangeObject<'a>>,
}

#[derive(Serialize)]
pub(super) struct ContextObject<'a> {
    before: &'a str,
    quoted: &'a str,
    after: &'a str,
}

#[derive(Serialize)]
pub(super) struct SnapshotObject<'a> {
    sha256: &'a str,
    retrieved: Option<&'a str>,
    file: Option<&'a str>,
    length: usize,
}

impl<'a> SnapshotObject<'a> {
    pub(super) fn of(snapshot: &'a SnapshotView) -> Self {
        Self {
            sha256: &snapshot.sha256,
            retrieved: snapshot.retrieved.as_deref(),
            file: snapshot.file.as_deref(),
            length: snapshot.length,
        }
    }
}

impl<'a> ShownObject<'a> {
    pub(super) fn of(shown: &'a Shown) -> Self {
        match shown {
            Shown::Claim(evidence) => Self::of_claim(evidence),
            Shown::Source(evidence) => Self::of_source(evidence),
            Shown::Point(evidence) => Self::Point(Box::new(ShownPoint {
                point: PointObject::of(&evidence.point),
                withdrawn: WithdrawnObject::all(&evidence.withdrawn),
            })),
        }
    }

    fn of_claim(evidence: &'a ClaimEvidence) -> Self {
        Self::Claim(Box::new(ShownClaim {
            claim: ClaimObject::of(&evidence.claim),
            context: evidence.context.as_ref().map(|context| ContextObject {
                before: &context.before,
                quoted: &context.quoted,
                after: &context.after,
            }),
            trail: TrailObject::of(&evidence.trail),
            snapshot: evidence.snapshot.as_ref().map(SnapshotObject::of),
            links: evidence
                .links
                .iter()
                .map(|linked| ShownLink {
                    link: LinkObject::of(&linked.link),
                    withdrawn: WithdrawnObject::all(&linked.withdrawn),
                })
                .collect(),
        }))
    }

    fn of_source(evidence: &'a SourceEvidence) -> Self {
        Self::Source(Box::new(ShownSource {
            source: SourceObject::of(&evidence.source),
            snapshots: evidence.snapshots.iter().map(SnapshotObject::of).collect(),
            claim_ids: evidence.claims.iter().map(|claim| claim.id.as_str()).collect(),
            change: evidence.change.as_ref().map(PageChangeObject::of),
        }))
    }
}

#[derive(Serialize)]
pub(super) struct WhyObject<'a> {
    a: ClaimObject<'a>,
    b: ClaimObject<'a>,
    compared: bool,
    decided_by: Option<&'a str>,
    answer: &'a Verdict,
    answers: Vec<AnswerObject<'a>>,
    together: Option<&'a str>,
    #[serde(flatten)]
    judged: JudgedFields<'a>,
    withdrawn: Vec<WithdrawnObject<'a>>,
}

#[derive(Serialize)]
struct AnswerObject<'a> {
    rule: &'a str,
    #[serde(flatten)]
    answer: &'a Verdict,
}

impl<'a> WhyObject<'a> {
    pub(super) fn of(why: &'a WhyReport) -> Self {
        Self {
            a: ClaimObject::of(&why.a),
            b: ClaimObject::of(&why.b),
            compared: why.answers.candidate,
            decided_by: why.answers.decided_by.as_deref(),
            answer: &why.answers.verdict,
            answers: why
                .answers
                .by_rule
                .iter()
                .map(|(rule, answer)| AnswerObject { rule, answer })
                .collect(),
            together: why.together.as_deref(),
            judged: JudgedFields::of(why.judged.as_ref()),
            withdrawn: WithdrawnObject::all(&why.withdrawn),
        }
    }
}
