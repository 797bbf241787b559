//! Links to points: a question at issue, with the claims that stand together on each side.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::groups::{self, Group, Names, Sets, readings_of, says_the_same};
use super::{by_hand, indices, kinship, positions, questions};
use crate::model::{
    AtIssue, Case, ClaimId, ContentHash, InForce, Link, Point, Position, Reading, Relation, Stance,
    Status, is_settled, renamed_to,
};
use crate::provenance::Provenance;
use crate::text::lexicon::Lexicon;

/// The links that are kept, and the points they make.
///
/// Kept are every conflict, every update, and of the agreements those that hold a point together: at
/// most one fewer than the point has claims.
pub(super) fn gather(
    case: &Case,
    readings: &[Reading],
    mut links: Vec<Link>,
    provenance: &Provenance<'_>,
    lexicon: &Lexicon,
) -> (Vec<Link>, Vec<Point>) {
    links.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    // The points are made of the links that are kept, so that the next run, which has only those of
    // this one, makes the same points.
    let mut links = keep(&links);
    let index = indices(case);
    let in_force = InForce::of(case);
    let counted: Vec<&Link> =
        links.iter().filter(|link| !in_force.is_dismissed(&link.a, &link.b)).collect();
    let mut names = Names::default();
    let groups = groups::gather(&counted, readings, &index, &mut names);
    let groups = by_hand::apply(groups, &in_force, readings, &index, &mut names);
    let mut points: Vec<Point> =
        groups.iter().map(|group| point(group, readings, &index, provenance, lexicon)).collect();
    judge(&mut points, &in_force);
    points.sort_by(|x, y| (x.status, &x.id).cmp(&(y.status, &y.id)));
    kinship::settle(&mut links, &points, provenance);
    (links, points)
}

/// Settles and renames the points as people judged them.
fn judge(points: &mut [Point], in_force: &InForce<'_>) {
    let claims: Vec<Vec<ContentHash>> =
        points.iter().map(|point| in_force.hashes(point.claims())).collect();
    let said = in_force.on_points(&claims);
    for ((point, said), claims) in points.iter_mut().zip(&said).zip(&claims) {
        if is_settled(said, claims) {
            point.status = Status::Settled;
        }
        if let Some(question) = renamed_to(said) {
            point.question = question.to_owned();
        }
    }
}

/// The links to keep: conflicts and updates, and the first agreements that join claims of one issue.
fn keep(links: &[Link]) -> Vec<Link> {
    let mut joined: BTreeMap<&AtIssue, Sets<'_>> = BTreeMap::new();
    let mut order: Vec<&Link> = links.iter().filter(|link| !is_always_kept(link)).collect();
    order.sort_by(|x, y| by_claims(x).cmp(&by_claims(y)));
    let mut kept: Vec<Link> = links.iter().filter(|link| is_always_kept(link)).cloned().collect();
    for link in order {
        if joined.entry(&link.at_issue).or_default().join(&link.a, &link.b) {
            kept.push(link.clone());
        }
    }
    kept.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    kept
}

/// The order in which agreements join claims: those that say the same first. Whether they repeat or corroborate
/// each other depends on what they are joined to, and so makes no difference here.
pub(super) fn by_claims(link: &Link) -> (bool, &ClaimId, &ClaimId) {
    (!says_the_same(link.relation), &link.a, &link.b)
}

pub(super) fn is_always_kept(link: &Link) -> bool {
    link.relation.is_conflict() || link.relation == Relation::Updates
}

fn point(
    group: &Group<'_>,
    readings: &[Reading],
    index: &FxHashMap<&ClaimId, usize>,
    provenance: &Provenance<'_>,
    lexicon: &Lexicon,
) -> Point {
    let in_order = |claims: &BTreeSet<&ClaimId>| {
        let mut members = readings_of(claims, readings, index);
        members.sort_by(|x, y| earliest_first(x, y));
        members
    };
    let members = in_order(&group.claims());
    let answers: Vec<String> = members
        .iter()
        .map(|reading| {
            let part = group.parts.iter().find(|part| part.claims.contains(&reading.claim));
            let part = part.unwrap_or(&group.parts[0]);
            questions::answer(reading, part.at_issue, &part.links, lexicon)
        })
        .collect();
    let links: Vec<&Link> =
        group.parts.iter().flat_map(|part| part.links.iter().copied()).collect();
    let agreed: Vec<(&ClaimId, &ClaimId)> =
        group.parts.iter().flat_map(|part| part.agreed.iter().copied()).collect();
    let positions = positions::positions(&members, &answers, &links, &agreed, provenance);
    let asks = &group.parts[0];
    Point {
        id: group.id.clone(),
        question: questions::question(asks.at_issue, &in_order(&asks.claims), lexicon),
        status: status(&links, &positions, readings, index),
        positions,
        at_issue: asks.at_issue.clone(),
    }
}

pub(super) fn earliest_first(x: &Reading, y: &Reading) -> std::cmp::Ordering {
    let key = |reading: &Reading| {
        let date = reading.stated.map(|span| (span.first(), span.last()));
        (date.is_none(), date)
    };
    key(x).cmp(&key(y)).then_with(|| x.claim.cmp(&y.claim))
}

fn status(
    links: &[&Link],
    positions: &[Position],
    readings: &[Reading],
    index: &FxHashMap<&ClaimId, usize>,
) -> Status {
    let mut conflicts = links.iter().filter(|link| link.relation.is_conflict()).peekable();
    if conflicts.peek().is_some() {
        let doubts = |id: &ClaimId| {
            index.get(id).is_some_and(|index| readings[*index].stance == Stance::Doubts)
        };
        let only_doubts = conflicts.all(|link| doubts(&link.a) || doubts(&link.b));
        return if only_doubts { Status::Unconfirmed } else { Status::Disputed };
    }
    if links.iter().any(|link| link.relation == Relation::Updates) {
        Status::Updated
    } else if positions.iter().any(|position| position.independent_origins() >= 2) {
        Status::Corroborated
    } else {
        Status::SingleOrigin
    }
}
