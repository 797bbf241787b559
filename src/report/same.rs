//! Which claims and points of two cases are the same.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::PointView;
use crate::model::{AtIssue, Case, ClaimId, ContentHash};

/// What the claims of two cases are called in both: the same claim has the same number.
pub(super) struct Claims {
    pub(super) before: FxHashMap<ClaimId, usize>,
    pub(super) after: FxHashMap<ClaimId, usize>,
}

/// Numbers the claims of two cases. Of several that say the same, those with the same id are one, and the others
/// in the order of their ids.
pub(super) fn claims(before: &Case, after: &Case) -> Claims {
    let (mut of_before, mut of_after) = (by_content(before), by_content(after));
    let mut claims = Claims { before: FxHashMap::default(), after: FxHashMap::default() };
    let mut number = 0;
    let mut next = || {
        number += 1;
        number
    };
    for (content, ids) in &mut of_before {
        let others = of_after.entry(content.clone()).or_default();
        let both: BTreeSet<ClaimId> = ids.intersection(others).cloned().collect();
        ids.retain(|id| !both.contains(id));
        others.retain(|id| !both.contains(id));
        let same = both.iter().map(|id| (id.clone(), id.clone()));
        let mut pairs: Vec<(ClaimId, ClaimId)> = same.collect();
        while !ids.is_empty() && !others.is_empty() {
            pairs.extend(ids.pop_first().zip(others.pop_first()));
        }
        for (id, other) in pairs {
            let key = next();
            claims.before.insert(id, key);
            claims.after.insert(other, key);
        }
    }
    claims.before.extend(of_before.into_values().flatten().map(|id| (id, next())));
    claims.after.extend(of_after.into_values().flatten().map(|id| (id, next())));
    claims
}

fn by_content(case: &Case) -> BTreeMap<ContentHash, BTreeSet<ClaimId>> {
    let mut all: BTreeMap<ContentHash, BTreeSet<ClaimId>> = BTreeMap::new();
    for claim in &case.claims {
        all.entry(ContentHash::of(claim)).or_default().insert(claim.id.clone());
    }
    all
}

/// A point with the numbers of its claims.
pub(super) struct Asked<'r> {
    pub(super) point: &'r PointView,
    pub(super) claims: FxHashSet<usize>,
}

/// The points of two cases, each with the other case's point that asks the same, if there is one.
///
/// Two are the same where the same is at issue and they share a claim; else, where all the claims of one stand in
/// the other, whose question then became another one; else, where the thing at issue has a name of its own ("who
/// holds Pokrovsk") that both ask after. The most claims in common come first, and each point is taken once.
pub(super) fn points<'r>(
    before: &[Asked<'r>],
    after: &[Asked<'r>],
) -> Vec<(Option<&'r PointView>, Option<&'r PointView>)> {
    let mut likely = candidates(before, after);
    likely.sort_by_key(|(one, other, likeness)| {
        let ids = [before[*one].point.id.as_str(), after[*other].point.id.as_str()];
        (Reverse(*likeness), ids[0] != ids[1], ids[0].min(ids[1]), ids[0].max(ids[1]))
    });
    let (mut taken_before, mut taken_after) = (FxHashSet::default(), FxHashSet::default());
    let mut pairs = vec![];
    for (one, other, _) in likely {
        if !taken_before.contains(&one) && !taken_after.contains(&other) {
            taken_before.insert(one);
            taken_after.insert(other);
            pairs.push((Some(before[one].point), Some(after[other].point)));
        }
    }
    let alone = |all: &[Asked<'r>], taken: &FxHashSet<usize>| -> Vec<&'r PointView> {
        let free = all.iter().enumerate().filter(|(place, _)| !taken.contains(place));
        free.map(|(_, asked)| asked.point).collect()
    };
    pairs.extend(alone(before, &taken_before).into_iter().map(|point| (Some(point), None)));
    pairs.extend(alone(after, &taken_after).into_iter().map(|point| (None, Some(point))));
    pairs
}

/// How alike two points are: why they may be the same, and how many claims they share.
type Likeness = (u8, usize);

/// The pairs of points that may be the same, as places in the two lists.
fn candidates(before: &[Asked<'_>], after: &[Asked<'_>]) -> Vec<(usize, usize, Likeness)> {
    let mut holding: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut asking: FxHashMap<&AtIssue, Vec<usize>> = FxHashMap::default();
    for (place, asked) in after.iter().enumerate() {
        asked.claims.iter().for_each(|claim| holding.entry(*claim).or_default().push(place));
        if is_named(&asked.point.at_issue) {
            asking.entry(&asked.point.at_issue).or_default().push(place);
        }
    }
    let mut all = vec![];
    for (one, asked) in before.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for claim in &asked.claims {
            for place in holding.get(claim).into_iter().flatten() {
                *shared.entry(*place).or_default() += 1;
            }
        }
        for place in asking.get(&asked.point.at_issue).into_iter().flatten() {
            shared.entry(*place).or_default();
        }
        all.extend(shared.into_iter().filter_map(|(other, count)| {
            Some((one, other, likeness(asked, &after[other], count)?))
        }));
    }
    all
}

fn likeness(one: &Asked<'_>, other: &Asked<'_>, shared: usize) -> Option<Likeness> {
    let same_issue = one.point.at_issue == other.point.at_issue;
    let within = shared > 0 && shared == one.claims.len().min(other.claims.len());
    match (same_issue, shared) {
        (true, 1..) => Some((2, shared)),
        (false, _) if within => Some((1, shared)),
        (true, 0) if is_named(&one.point.at_issue) => Some((0, 0)),
        _ => None,
    }
}

/// Whether what is at issue tells the thing, rather than only the kind of question.
fn is_named(at_issue: &AtIssue) -> bool {
    matches!(at_issue, AtIssue::State { .. } | AtIssue::Quantity { .. })
}
