//! The sides of one point: which of its claims stand together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::points::{by_claims, is_always_kept};
use crate::model::{Answer, ClaimId, Link, Position, Reading};
use crate::provenance::Provenance;

/// Claims that agree, or give one answer, stand together, unless a conflict or an update stands between
/// them. `members` come earliest first; `answers` are theirs, in the same order. `agreed` are pairs that agree though
/// no link says so.
pub(super) fn positions(
    members: &[&Reading],
    answers: &[String],
    links: &[&Link],
    agreed: &[(&ClaimId, &ClaimId)],
    provenance: &Provenance<'_>,
) -> Vec<Position> {
    let place: FxHashMap<&ClaimId, usize> =
        members.iter().enumerate().map(|(place, reading)| (&reading.claim, place)).collect();
    let mut sides = Sides::apart(links, &place, members.len());
    for b in 0..members.len() {
        for a in 0..b {
            if answers[a] == answers[b] {
                sides.join(a, b);
            }
        }
    }
    let mut agreements: Vec<&&Link> = links.iter().filter(|link| !is_always_kept(link)).collect();
    agreements.sort_by_key(|link| by_claims(link));
    for link in agreements {
        sides.join(place[&link.a], place[&link.b]);
    }
    for (a, b) in agreed {
        sides.join(place[a], place[b]);
    }
    let position = |claims: Vec<usize>| position(&claims, members, answers, provenance);
    sides.members().into_iter().map(position).collect()
}

/// The side that each member stands on, and which members must not stand together.
struct Sides {
    side: Vec<usize>,
    apart: FxHashSet<(usize, usize)>,
}

impl Sides {
    /// Every member alone, with the pairs that a conflict or an update keeps apart.
    fn apart(links: &[&Link], place: &FxHashMap<&ClaimId, usize>, count: usize) -> Self {
        let apart = links.iter().filter(|link| is_always_kept(link)).flat_map(|link| {
            let (a, b) = (place[&link.a], place[&link.b]);
            [(a, b), (b, a)]
        });
        Self { side: (0..count).collect(), apart: apart.collect() }
    }

    fn on(&self, side: usize) -> Vec<usize> {
        (0..self.side.len()).filter(|member| self.side[*member] == side).collect()
    }

    /// Puts the sides of two members together, unless that would join two that are kept apart.
    fn join(&mut self, a: usize, b: usize) {
        let (x, y) = (self.side[a].min(self.side[b]), self.side[a].max(self.side[b]));
        let (first, second) = (self.on(x), self.on(y));
        if x == y || first.iter().any(|m| second.iter().any(|n| self.apart.contains(&(*m, *n)))) {
            return;
        }
        for member in second {
            self.side[member] = x;
        }
    }

    /// The members of each side; a side is called by its first member, so the earliest comes first.
    fn members(&self) -> Vec<Vec<usize>> {
        (0..self.side.len())
            .map(|side| self.on(side))
            .filter(|members| !members.is_empty())
            .collect()
    }
}

fn position(
    claims: &[usize],
    members: &[&Reading],
    answers: &[String],
    provenance: &Provenance<'_>,
) -> Position {
    let ids: Vec<ClaimId> = claims.iter().map(|m| members[*m].claim.clone()).collect();
    let traced = provenance.trace(&ids);
    Position {
        answer: Answer(claims.first().map(|m| answers[*m].clone()).unwrap_or_default()),
        origins: traced.supports,
        circular: traced.circular,
        claims: ids,
    }
}
