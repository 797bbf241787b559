//! The fields of a diff.

use serde::Serialize;

use super::format::{CaseObject, PointObject};
use crate::model::{Relation, Status};
use crate::report::{Between, ClaimView, Diff, PointDiff};

#[derive(Serialize)]
pub(super) struct DiffObject<'a> {
    atodds: u32,
    before: SideObject<'a>,
    after: SideObject<'a>,
    claims_joined: Vec<&'a str>,
    claims_left: Vec<&'a str>,
    points: Vec<PointDiffObject<'a>>,
}

#[derive(Serialize)]
struct SideObject<'a> {
    name: &'a str,
    case: CaseObject<'a>,
}

#[derive(Serialize)]
struct PointDiffObject<'a> {
    change: &'static str,
    status_before: Option<Status>,
    status_after: Option<Status>,
    claims_joined: Vec<&'a str>,
    claims_left: Vec<&'a str>,
    conflicts_joined: Vec<ConflictObject<'a>>,
    conflicts_left: Vec<ConflictObject<'a>>,
    before: Option<PointObject<'a>>,
    after: Option<PointObject<'a>>,
}

#[derive(Serialize)]
struct ConflictObject<'a> {
    relation: Relation,
    rule: &'a str,
    because: &'a str,
    positions: [&'a str; 2],
    pairs: Vec<[&'a str; 2]>,
}

impl<'a> DiffObject<'a> {
    pub(super) fn of(diff: &'a Diff, names: &'a [String; 2]) -> Self {
        let [before, after] = names;
        Self {
            atodds: super::VERSION,
            before: SideObject { name: before, case: CaseObject::of(&diff.before) },
            after: SideObject { name: after, case: CaseObject::of(&diff.after) },
            claims_joined: diff.joined.iter().map(|claim| id(claim)).collect(),
            claims_left: diff.left.iter().map(|claim| id(claim)).collect(),
            points: diff.points.iter().map(PointDiffObject::of).collect(),
        }
    }
}

impl<'a> PointDiffObject<'a> {
    fn of(diff: &'a PointDiff) -> Self {
        Self {
            change: diff.change.as_str(),
            status_before: diff.before.as_ref().map(|point| point.status),
            status_after: diff.after.as_ref().map(|point| point.status),
            claims_joined: diff.joined.iter().map(|(_, claim)| id(claim)).collect(),
            claims_left: diff.left.iter().map(|(_, claim)| id(claim)).collect(),
            conflicts_joined: diff.conflicts.iter().map(ConflictObject::of).collect(),
            conflicts_left: diff.conflicts_gone.iter().map(ConflictObject::of).collect(),
            before: diff.before.as_ref().map(PointObject::of),
            after: diff.after.as_ref().map(PointObject::of),
        }
    }
}

impl<'a> ConflictObject<'a> {
    fn of(between: &'a Between) -> Self {
        Self {
            relation: between.relation,
            rule: &between.rule,
            because: &between.because,
            positions: between.sides.each_ref().map(String::as_str),
            pairs: between.pairs.iter().map(|pair| pair.each_ref().map(|id| id.as_str())).collect(),
        }
    }
}

fn id(claim: &ClaimView) -> &str {
    claim.id.as_str()
}
