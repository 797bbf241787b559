//! The claims that one point is made of, and the links that hold them together.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::questions;
use crate::model::{AtIssue, ClaimId, Link, PointId, Reading, Relation};

/// The claims of a point to be.
#[derive(Debug, Clone)]
pub(super) struct Group<'l> {
    /// What the point is called.
    pub(super) id: PointId,
    /// One for each issue; the first one is what the point asks. Only points joined by hand have several.
    pub(super) parts: Vec<Part<'l>>,
}

/// The claims of a group that one issue ties together.
#[derive(Debug, Clone)]
pub(super) struct Part<'l> {
    pub(super) at_issue: &'l AtIssue,
    pub(super) claims: BTreeSet<&'l ClaimId>,
    pub(super) links: Vec<&'l Link>,
    /// Claims that agree though no link between them is kept.
    pub(super) agreed: Vec<(&'l ClaimId, &'l ClaimId)>,
}

impl<'l> Group<'l> {
    /// Every claim, in order, each once.
    pub(super) fn claims(&self) -> BTreeSet<&'l ClaimId> {
        self.parts.iter().flat_map(|part| part.claims.iter().copied()).collect()
    }

    /// Every pair of claims that something ties together.
    pub(super) fn ties(&self) -> impl Iterator<Item = (&'l ClaimId, &'l ClaimId)> {
        self.parts.iter().flat_map(|part| {
            part.links.iter().map(|link| (&link.a, &link.b)).chain(part.agreed.iter().copied())
        })
    }
}

/// The readings of some claims, in the order of the claims.
pub(super) fn readings_of<'r>(
    claims: &BTreeSet<&ClaimId>,
    readings: &'r [Reading],
    index: &FxHashMap<&ClaimId, usize>,
) -> Vec<&'r Reading> {
    claims.iter().filter_map(|id| index.get(id)).map(|index| &readings[*index]).collect()
}

/// The groups that links make, each with the id of its point.
pub(super) fn gather<'l>(
    links: &[&'l Link],
    readings: &[Reading],
    index: &FxHashMap<&ClaimId, usize>,
    names: &mut Names,
) -> Vec<Group<'l>> {
    let part = |links: Vec<&'l Link>| Part {
        at_issue: &links[0].at_issue,
        claims: links.iter().flat_map(|link| [&link.a, &link.b]).collect(),
        links,
        agreed: vec![],
    };
    let group = |part: Part<'l>| Group {
        id: names.name(part.at_issue, &readings_of(&part.claims, readings, index)),
        parts: vec![part],
    };
    groups(links).into_iter().map(part).map(group).collect()
}

/// The ids that points have, so that each has its own.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: FxHashSet<PointId>,
    next: FxHashMap<PointId, usize>,
}

impl Names {
    /// The id of a point of these claims. Points of one issue whose claims do not hang together get numbers, in the
    /// order in which they ask for a name.
    pub(super) fn name(&mut self, at_issue: &AtIssue, members: &[&Reading]) -> PointId {
        let plain = questions::point_id(at_issue, members);
        let mut id = plain.clone();
        let number = self.next.entry(plain.clone()).or_insert(1);
        while !self.taken.insert(id.clone()) {
            *number += 1;
            match PointId::new(format!("{plain}-{number}")) {
                Ok(numbered) => id = numbered,
                // A plain id leaves room for a number.
                Err(_) => break,
            }
        }
        id
    }
}

/// The links of one point each: those of one issue whose claims hang together, with the claims that say
/// the same as one of them. Claims that only say the same are a point too.
fn groups<'l>(links: &[&'l Link]) -> Vec<Vec<&'l Link>> {
    let (same, at_odds): (Vec<&Link>, Vec<&Link>) =
        links.iter().partition(|link| says_the_same(link.relation));
    let mut by_issue: BTreeMap<&AtIssue, Vec<&Link>> = BTreeMap::new();
    for link in at_odds {
        by_issue.entry(&link.at_issue).or_default().push(link);
    }
    let mut groups: Vec<Vec<&Link>> =
        by_issue.values().flat_map(|links| components(links)).collect();
    let place: FxHashMap<&ClaimId, Vec<usize>> = places(&groups);
    let mut alone = Vec::new();
    for same in components(&same) {
        let mut touched: Vec<usize> = same
            .iter()
            .flat_map(|link| [&link.a, &link.b])
            .filter_map(|id| place.get(id))
            .flatten()
            .copied()
            .collect();
        touched.sort_unstable();
        touched.dedup();
        for group in &touched {
            groups[*group].extend(&same);
        }
        if touched.is_empty() {
            alone.push(same);
        }
    }
    groups.extend(alone);
    groups
}

pub(super) fn says_the_same(relation: Relation) -> bool {
    matches!(relation, Relation::Repeats | Relation::Corroborates)
}

/// The groups that each claim is in.
fn places<'l>(groups: &[Vec<&'l Link>]) -> FxHashMap<&'l ClaimId, Vec<usize>> {
    let mut places: FxHashMap<&ClaimId, Vec<usize>> = FxHashMap::default();
    for (index, links) in groups.iter().enumerate() {
        for link in links {
            places.entry(&link.a).or_default().push(index);
            places.entry(&link.b).or_default().push(index);
        }
    }
    places
}

fn components<'l>(links: &[&'l Link]) -> Vec<Vec<&'l Link>> {
    let mut sets = Sets::default();
    for link in links {
        sets.join(&link.a, &link.b);
    }
    let mut by_root: BTreeMap<&ClaimId, Vec<&Link>> = BTreeMap::new();
    for link in links {
        by_root.entry(sets.root(&link.a)).or_default().push(link);
    }
    by_root.into_values().collect()
}

/// Sets of claims that can be joined; the root of a set is its smallest id, so that the order of
/// joining does not show.
#[derive(Default)]
pub(super) struct Sets<'c> {
    parent: FxHashMap<&'c ClaimId, &'c ClaimId>,
}

impl<'c> Sets<'c> {
    pub(super) fn root(&self, id: &'c ClaimId) -> &'c ClaimId {
        let mut at = id;
        while let Some(parent) = self.parent.get(at).filter(|parent| **parent != at) {
            at = parent;
        }
        at
    }

    /// Whether the two were apart before.
    pub(super) fn join(&mut self, a: &'c ClaimId, b: &'c ClaimId) -> bool {
        let (x, y) = (self.root(a), self.root(b));
        let (root, child) = if x <= y { (x, y) } else { (y, x) };
        self.parent.insert(child, root);
        x != y
    }
}
