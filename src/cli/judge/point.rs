//! What is said of a point.

use std::collections::BTreeSet;

use atodds::{
    model::{
        Case, Claim, ClaimId, ContentHash, Decision, Detection, Judgement, Point, PointId, Subject,
    },
    text::lexicon::Lexicon,
};

use super::Args;
use crate::cli::{
    failure::{Failure, Outcome},
    find, former,
};

/// The judgement that the arguments ask for; who, when and why are not in it yet.
pub(super) fn judgement(
    args: &Args,
    id: &str,
    case: &Case,
    detection: &Detection,
    lexicon: &Lexicon,
) -> Outcome<Judgement> {
    if args.confirm || args.dismiss {
        return Err(Failure::usage(
            "a link is confirmed or dismissed: name its two claims; a point is settled with --settle",
        ));
    }
    let point = the_point(id, case, detection, lexicon)?;
    let plain = |decision| Judgement::new(subject(case, point), decision, "", "", "");
    if let Some(question) = &args.rename {
        return renamed(question, plain(Decision::Renamed));
    }
    if !args.split.is_empty() {
        let others = leaving(&args.split, point, case)?;
        return Ok(Judgement { others, ..plain(Decision::Split) });
    }
    if let Some(other) = &args.join {
        let other = the_point(other, case, detection, lexicon)?;
        if other.id == point.id {
            return Err(Failure::usage(format!(
                "{} cannot be joined to itself: name two points (see `atodds list points`)",
                point.id
            )));
        }
        let others = subject(case, other).claims().to_vec();
        return Ok(Judgement { others, ..plain(Decision::Joined) });
    }
    if !args.settle {
        return Ok(plain(Decision::Unsure));
    }
    let evidence = match &args.evidence {
        Some(claim) => Some(ContentHash::of(find::claim(case, claim)?)),
        None => None,
    };
    Ok(Judgement { evidence, ..plain(Decision::Settled) })
}

/// The point of this id. Of an id that a point had before it was split or joined, the error names what is now.
fn the_point<'a>(
    id: &str,
    case: &Case,
    detection: &'a Detection,
    lexicon: &Lexicon,
) -> Outcome<&'a Point> {
    match find::point(detection, id) {
        Ok(point) => Ok(point),
        Err(error) => match former::points(case, detection, id, lexicon).as_slice() {
            [] => Err(error.into()),
            now => Err(Failure::usage(format!(
                "{id:?} is no point any more, since points were split or joined by hand: name {}",
                ids(now)
            ))),
        },
    }
}

fn ids(points: &[&Point]) -> String {
    points.iter().map(|point| point.id.as_str()).collect::<Vec<_>>().join(" or ")
}

fn subject(case: &Case, point: &Point) -> Subject {
    let claims: Vec<&Claim> = point.claims().filter_map(|claim| case.claim(claim)).collect();
    Subject::point(claims)
}

fn renamed(question: &str, plain: Judgement) -> Outcome<Judgement> {
    let question = question.trim();
    if question.is_empty() {
        return Err(Failure::usage(
            "the question is empty: say what the point asks, with --rename",
        ));
    }
    Ok(Judgement { question: Some(question.to_owned()), ..plain })
}

/// The content of the claims that leave a point: some of its claims, and not all of them.
fn leaving(named: &[String], point: &Point, case: &Case) -> Outcome<Vec<ContentHash>> {
    let of_point: BTreeSet<&ClaimId> = point.claims().collect();
    let mut leaving: Vec<ContentHash> = Vec::new();
    for id in named {
        let claim = find::claim(case, id)?;
        if !of_point.contains(&claim.id) {
            return Err(Failure::usage(format!(
                "{id:?} is no claim of the point {}: name some of its claims (see `atodds show {}`)",
                point.id, point.id
            )));
        }
        leaving.push(ContentHash::of(claim));
    }
    leaving.sort();
    leaving.dedup();
    let stays = |claim: &Claim| leaving.binary_search(&ContentHash::of(claim)).is_err();
    if !of_point.iter().filter_map(|id| case.claim(id)).any(stays) {
        return Err(Failure::usage(format!(
            "no claim would stay in the point {}: name only those that leave it",
            point.id
        )));
    }
    Ok(leaving)
}

/// Which points there are after a split or a join that were not there before, or are there no more.
pub(super) fn note(now: &Detection, before: &Detection) -> Option<String> {
    let ids = |detection: &Detection| -> BTreeSet<PointId> {
        detection.points.iter().map(|point| point.id.clone()).collect()
    };
    let (now, before) = (ids(now), ids(before));
    let listed = |one: &BTreeSet<PointId>, other: &BTreeSet<PointId>| {
        one.difference(other).map(PointId::as_str).collect::<Vec<_>>().join(", ")
    };
    let (new, gone) = (listed(&now, &before), listed(&before, &now));
    match (new.is_empty(), gone.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("note: new: {new}")),
        (true, false) => Some(format!("note: no point any more: {gone}")),
        (false, false) => Some(format!("note: new: {new}; no point any more: {gone}")),
    }
}
