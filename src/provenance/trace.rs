//! The claims of one position, each followed to where it first comes from.

use std::collections::VecDeque;

use super::circular::{Ways, rings, shortest};
use super::least::least;
use super::upstream::{Edge, Graph, graph};
use super::{Facts, Traced};
use crate::model::{Basis, Circle, ClaimId, Hop, Merge, Origin, Support};

/// The origins of claims that are given by their places in the case, in the order of their position.
pub(super) fn trace(facts: &Facts<'_>, claims: &[usize]) -> Traced {
    let graph = graph(facts, claims);
    let ids = claims.iter().map(|index| facts.case.claims[*index].id.clone()).collect();
    let trails = Trails { facts, back: back(&graph), graph, ids };
    let possible = trails.possible();
    let circular = trails.circles(&possible);
    let mut supports = trails.known(&possible);
    supports.extend(trails.unknown(&possible, &circular));
    let names = |ends: &Vec<usize>| ends.iter().map(|end| trails.name(*end)).collect();
    let possible = possible.iter().map(names).collect();
    Traced { claims: trails.ids, possible, supports, circular }
}

/// A graph of claims, to be walked from its ends.
struct Trails<'f, 'c> {
    facts: &'f Facts<'c>,
    graph: Graph,
    back: Vec<Vec<Step>>,
    /// The claims, which are the first nodes.
    ids: Vec<ClaimId>,
}

/// One of the edges of a node.
#[derive(Clone, Copy)]
struct Step {
    from: usize,
    edge: usize,
}

/// The steps that lead to each node.
fn back(graph: &Graph) -> Vec<Vec<Step>> {
    let mut back = vec![vec![]; graph.edges.len()];
    for (from, edges) in graph.edges.iter().enumerate() {
        for (edge, Edge { to, .. }) in edges.iter().enumerate() {
            back[*to].push(Step { from, edge });
        }
    }
    back
}

impl Trails<'_, '_> {
    /// The ends that each claim may come from, by their places in the graph's list.
    fn possible(&self) -> Vec<Vec<usize>> {
        let mut possible = vec![vec![]; self.ids.len()];
        for (end, (node, _)) in self.graph.ends.iter().enumerate() {
            let next = self.nearest(&[*node]);
            for (claim, ends) in possible.iter_mut().enumerate() {
                if next[claim].is_some() {
                    ends.push(end);
                }
            }
        }
        possible
    }

    /// The first step of a shortest way from each node to one of the goals; `None` where none leads there, and of
    /// the goals themselves.
    fn nearest(&self, goals: &[usize]) -> Vec<Option<Step>> {
        let mut first: Vec<Option<Step>> = vec![None; self.graph.edges.len()];
        let mut is_goal = vec![false; self.graph.edges.len()];
        goals.iter().for_each(|goal| is_goal[*goal] = true);
        let mut open: VecDeque<usize> = goals.iter().copied().collect();
        while let Some(node) = open.pop_front() {
            for step in &self.back[node] {
                if first[step.from].is_none() && !is_goal[step.from] {
                    first[step.from] = Some(*step);
                    open.push_back(step.from);
                }
            }
        }
        first
    }

    /// The hops of the way that the first steps lead.
    fn path(&self, mut node: usize, first: &[Option<Step>]) -> Vec<Hop> {
        let mut path = Vec::new();
        while let Some(step) = first[node] {
            let edge = &self.graph.edges[step.from][step.edge];
            self.walk(edge, &mut path);
            node = edge.to;
        }
        path
    }

    /// The hops of the way to one of several ends; where the last source on it names all of them, as the way to any.
    fn path_to_any(
        &self,
        ends: &[usize],
        origin: &Origin,
        claim: usize,
        first: &[Option<Step>],
    ) -> Vec<Hop> {
        let mut path = self.path(claim, first);
        let next = |step: &Step| first[self.graph.edges[step.from][step.edge].to];
        let last = std::iter::successors(first[claim], next).last();
        let names_all = last.is_some_and(|step| {
            let named = &self.graph.edges[step.from];
            ends.iter().all(|end| named.iter().any(|edge| edge.to == self.graph.ends[*end].0))
        });
        if let Some(hop) = path.last_mut().filter(|hop| matches!(hop.basis, Basis::Cites { .. }))
            && names_all
        {
            (hop.basis, hop.to) = (Basis::Cites { of: 1 }, origin.to_string());
        }
        path
    }

    /// Appends the hops of an edge, and tells the last hop which claim it led to.
    fn walk(&self, edge: &Edge, path: &mut Vec<Hop>) {
        path.extend(edge.hops.iter().cloned());
        if let (Some(claim), Some(hop)) = (self.ids.get(edge.to), path.last_mut()) {
            hop.claim = Some(claim.clone());
        }
    }

    fn name(&self, end: usize) -> String {
        self.facts.parties.shown(&self.graph.ends[end].1).to_owned()
    }

    /// The claims with an origin, by the origins that they are counted as: the first name first.
    fn known(&self, possible: &[Vec<usize>]) -> Vec<Support> {
        let counted = least(possible);
        let mut ends: Vec<usize> = counted.iter().flatten().copied().collect();
        ends.sort_unstable();
        ends.dedup();
        let mut supports: Vec<Support> = Vec::new();
        for end in ends {
            let claims: Vec<usize> =
                (0..self.ids.len()).filter(|claim| counted[*claim] == Some(end)).collect();
            let first = self.nearest(&[self.graph.ends[end].0]);
            let shared = |other: &usize| claims.iter().all(|it| possible[*it].contains(other));
            let others = claims.first().map_or(&[][..], |claim| possible[*claim].as_slice());
            let one_of: Vec<usize> = others.iter().copied().filter(shared).collect();
            let origin = match one_of.as_slice() {
                [end] => Origin::Known(self.name(*end)),
                ends => Origin::OneOf(ends.iter().map(|end| self.name(*end)).collect()),
            };
            let path = |claim: usize| match &origin {
                Origin::OneOf(_) => self.path_to_any(&one_of, &origin, claim, &first),
                _ => self.path(claim, &first),
            };
            supports.push(Support {
                merged: claims.iter().map(|it| self.merge(*it, path(*it))).collect(),
                origin,
                claims: claims.iter().map(|it| self.ids[*it].clone()).collect(),
            });
        }
        supports.sort_by(|one, other| one.origin.cmp(&other.origin));
        supports
    }

    /// The claims without one, if there are any.
    fn unknown(&self, possible: &[Vec<usize>], circles: &[Circle]) -> Option<Support> {
        let claims: Vec<usize> =
            (0..self.ids.len()).filter(|claim| possible[*claim].is_empty()).collect();
        let in_ring = |claim: &usize| {
            circles.iter().find_map(|circle| {
                let place = circle.claims.iter().position(|id| *id == self.ids[*claim])?;
                circle.path.get(place).cloned()
            })
        };
        let rings = claims.iter().copied().filter(|claim| in_ring(claim).is_some());
        let first = self.nearest(&rings.chain(self.graph.nowhere).collect::<Vec<_>>());
        let path = |claim: usize| match in_ring(&claim) {
            Some(hop) => vec![hop],
            None => self.path(claim, &first),
        };
        (!claims.is_empty()).then(|| Support {
            origin: Origin::Unknown,
            merged: claims.iter().map(|claim| self.merge(*claim, path(*claim))).collect(),
            claims: claims.iter().map(|claim| self.ids[*claim].clone()).collect(),
        })
    }

    fn merge(&self, claim: usize, path: Vec<Hop>) -> Merge {
        Merge { claim: self.ids[claim].clone(), path }
    }

    /// The rings from which no way leads to an origin.
    fn circles(&self, possible: &[Vec<usize>]) -> Vec<Circle> {
        let ways: Ways = self
            .graph
            .edges
            .iter()
            .map(|edges| edges.iter().map(|edge| edge.to).collect())
            .collect();
        let is_claim = |node: &&usize| **node < self.ids.len();
        let closed = |ring: &Vec<usize>| {
            ring.iter().filter(is_claim).any(|claim| possible[*claim].is_empty())
        };
        let round = |ring: Vec<usize>| {
            let starts: Vec<usize> = ring.iter().filter(is_claim).copied().collect();
            let nodes = shortest(&ways, &ring, &starts);
            let mut path = Vec::new();
            for (place, node) in nodes.iter().enumerate() {
                let next = nodes[(place + 1) % nodes.len()];
                if let Some(edge) = self.graph.edges[*node].iter().find(|edge| edge.to == next) {
                    self.walk(edge, &mut path);
                }
            }
            let claims = nodes.iter().filter(is_claim).map(|node| self.ids[*node].clone());
            Circle { claims: claims.collect(), path }
        };
        rings(&ways).into_iter().filter(closed).map(round).collect()
    }
}
