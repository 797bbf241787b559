//! Points that people split or joined by hand.
//!
//! The splits and joins in force are applied one after the other, oldest first, to the points that the links
//! make: so the points do not depend on the order in which judgements are listed, and a claim that comes later
//! finds its part.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::groups::{Group, Names, Part, Sets, readings_of};
use super::points::{earliest_first, is_always_kept};
use crate::model::{ClaimId, ContentHash, Decision, InForce, Judgement, Link, PointsNow, Reading};

/// The groups after every split and join. A point that others leave, or are joined to, keeps its id; what leaves
/// gets one of its own.
pub(super) fn apply<'l>(
    groups: Vec<Group<'l>>,
    in_force: &InForce<'_>,
    readings: &[Reading],
    index: &FxHashMap<&ClaimId, usize>,
    names: &mut Names,
) -> Vec<Group<'l>> {
    let mut judgements = in_force.by_hand().peekable();
    if judgements.peek().is_none() {
        return groups;
    }
    let now = PointsNow::new(groups.iter().map(|group| in_force.hashes(group.claims())).collect());
    let mut hands = Hands { groups, now, in_force, readings, index, names };
    for judgement in judgements {
        if judgement.decision == Decision::Split {
            hands.split(judgement);
        } else {
            hands.join(judgement);
        }
    }
    // A claim that is left alone is no point, and a point that was joined to another has no claims.
    hands.groups.retain(|group| group.claims().len() > 1);
    hands.groups
}

/// The points while they are split and joined.
struct Hands<'a, 'l> {
    groups: Vec<Group<'l>>,
    /// The content of the groups' claims.
    now: PointsNow,
    in_force: &'a InForce<'a>,
    readings: &'a [Reading],
    index: &'a FxHashMap<&'a ClaimId, usize>,
    names: &'a mut Names,
}

impl<'l> Hands<'_, 'l> {
    fn split(&mut self, judgement: &Judgement) {
        for number in self.now.of(judgement.subject.claims()) {
            let group = &self.groups[number];
            let leaves = self.leaving(group, judgement);
            let (gone, left) = (
                restricted(group, |claim| leaves.contains(claim)),
                restricted(group, |claim| !leaves.contains(claim)),
            );
            let Some(first) = gone.first().filter(|_| !left.is_empty()) else { continue };
            let id = self
                .names
                .name(first.at_issue, &readings_of(&first.claims, self.readings, self.index));
            self.groups[number].parts = left;
            self.groups.push(Group { id, parts: gone });
            self.now.push(vec![]);
            self.note(number);
            self.note(self.groups.len() - 1);
        }
    }

    fn join(&mut self, judgement: &Judgement) {
        let (into, from) =
            (self.now.of(judgement.subject.claims()), self.now.of(&judgement.others));
        let (Some(first), false) = (into.first().copied(), from.is_empty()) else { return };
        let others: BTreeSet<usize> =
            into.into_iter().chain(from).filter(|number| *number != first).collect();
        for number in others {
            for part in std::mem::take(&mut self.groups[number].parts) {
                add(&mut self.groups[first].parts, part);
            }
            self.note(number);
        }
        self.note(first);
    }

    /// Has the claims of a group known.
    fn note(&mut self, number: usize) {
        self.now.change(number, self.in_force.hashes(self.groups[number].claims()));
    }

    /// The claims of a group that a split takes out of it: those that it names, and of those that came later the
    /// ones that have more ties to these than to the others; where they have as many to both, they go with the
    /// earliest claim.
    fn leaving(&self, group: &Group<'l>, judgement: &Judgement) -> BTreeSet<&'l ClaimId> {
        let then: &[ContentHash] = judgement.subject.claims();
        let named = |list: &[ContentHash], claim: &ClaimId| {
            self.in_force.hash(claim).is_some_and(|hash| list.contains(hash))
        };
        let claims = group.claims();
        let judged: BTreeSet<&ClaimId> =
            claims.iter().copied().filter(|claim| named(then, claim)).collect();
        let mut leaves: FxHashMap<&'l ClaimId, bool> = claims
            .iter()
            .filter(|claim| judged.contains(*claim))
            .map(|claim| (*claim, named(&judgement.others, claim)))
            .collect();
        let mut readings = readings_of(&judged, self.readings, self.index);
        readings.sort_by(|x, y| earliest_first(x, y));
        let with_earliest = readings
            .first()
            .and_then(|earliest| leaves.get(&earliest.claim).copied())
            .unwrap_or_default();
        spread(group, &mut leaves, with_earliest);
        claims
            .into_iter()
            .filter(|claim| leaves.get(claim).copied().unwrap_or(with_earliest))
            .collect()
    }
}

/// Has the claims that came later follow those they are tied to, the nearest first.
fn spread<'l>(group: &Group<'l>, leaves: &mut FxHashMap<&'l ClaimId, bool>, at_a_tie: bool) {
    let mut tied: FxHashMap<&ClaimId, Vec<&'l ClaimId>> = FxHashMap::default();
    for (a, b) in group.ties() {
        tied.entry(a).or_default().push(b);
        tied.entry(b).or_default().push(a);
    }
    let mut reached: Vec<&'l ClaimId> = leaves.keys().copied().collect();
    while !reached.is_empty() {
        let mut balance: FxHashMap<&'l ClaimId, i64> = FxHashMap::default();
        for claim in &reached {
            let weight = if leaves[claim] { 1 } else { -1 };
            for other in tied.get(claim).into_iter().flatten() {
                if !leaves.contains_key(other) {
                    *balance.entry(other).or_default() += weight;
                }
            }
        }
        reached = balance.keys().copied().collect();
        leaves.extend(
            balance
                .into_iter()
                .map(|(claim, balance)| (claim, if balance == 0 { at_a_tie } else { balance > 0 })),
        );
    }
}

/// What is left of a group when only some of its claims stay: claims that agreed by way of others agree still.
fn restricted<'l>(group: &Group<'l>, stays: impl Fn(&ClaimId) -> bool) -> Vec<Part<'l>> {
    let restricted = |part: &Part<'l>| {
        let claims: BTreeSet<&ClaimId> =
            part.claims.iter().copied().filter(|claim| stays(claim)).collect();
        let within = |link: &&&Link| claims.contains(&link.a) && claims.contains(&link.b);
        Part {
            at_issue: part.at_issue,
            links: part.links.iter().filter(within).copied().collect(),
            agreed: agreed(part, &claims),
            claims,
        }
    };
    group.parts.iter().map(restricted).filter(|part| !part.claims.is_empty()).collect()
}

/// Pairs that tie those of the claims together that agree in the whole part.
fn agreed<'l>(part: &Part<'l>, claims: &BTreeSet<&'l ClaimId>) -> Vec<(&'l ClaimId, &'l ClaimId)> {
    let mut sets = Sets::default();
    for link in part.links.iter().filter(|link| !is_always_kept(link)) {
        sets.join(&link.a, &link.b);
    }
    for (a, b) in &part.agreed {
        sets.join(a, b);
    }
    let mut by_root: BTreeMap<&ClaimId, Vec<&'l ClaimId>> = BTreeMap::new();
    for claim in claims {
        by_root.entry(sets.root(claim)).or_default().push(claim);
    }
    by_root.values().flat_map(|claims| claims.windows(2).map(|two| (two[0], two[1]))).collect()
}

/// Adds a part to those of a group; two of one issue become one.
fn add<'l>(parts: &mut Vec<Part<'l>>, part: Part<'l>) {
    match parts.iter_mut().find(|known| known.at_issue == part.at_issue) {
        Some(known) => {
            known.claims.extend(part.claims);
            known.links.extend(part.links);
            known.agreed.extend(part.agreed);
        }
        None => parts.push(part),
    }
}
