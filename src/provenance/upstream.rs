//! Where each claim of a position has it from: a graph of claims, names that are followed, and ends.

use rustc_hash::FxHashMap;

use super::documents::Named;
use super::parties::Key;
use super::{Facts, likeness::Copy};
use crate::model::{Basis, ChainEnd, Claim, Hop};

/// A step to another node, and what is said of it.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    pub(super) to: usize,
    pub(super) hops: Vec<Hop>,
}

/// The claims of a position are the nodes from 0 on; then come the others.
#[derive(Debug, Clone, Default)]
pub(super) struct Graph {
    pub(super) edges: Vec<Vec<Edge>>,
    /// The ends that are origins: their nodes and keys, in the order they were met.
    pub(super) ends: Vec<(usize, Key)>,
    /// The node where the way ends and nobody is known.
    pub(super) nowhere: Option<usize>,
}

/// What a node stands for, beside claims.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Role {
    /// A source that says it itself.
    Voice(usize),
    /// Those of a name whose claims stand in the position.
    Of(Named),
    End(Key),
}

/// The graph of a position's claims, given by their places in the case.
pub(super) fn graph(facts: &Facts<'_>, claims: &[usize]) -> Graph {
    let mut builder = Builder::new(facts, claims);
    for (node, claim) in claims.iter().enumerate() {
        let edges = builder.of_claim(*claim);
        builder.graph.edges[node] = edges;
    }
    builder.graph
}

struct Builder<'f, 'c> {
    facts: &'f Facts<'c>,
    graph: Graph,
    nodes: FxHashMap<Role, usize>,
    /// The nodes of the claims that stand in each source.
    told: FxHashMap<usize, Vec<usize>>,
    node_of: FxHashMap<usize, usize>,
}

impl<'f, 'c> Builder<'f, 'c> {
    fn new(facts: &'f Facts<'c>, claims: &[usize]) -> Self {
        let mut told: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (node, claim) in claims.iter().enumerate() {
            if let Some(source) = facts.source_of[*claim] {
                told.entry(source).or_default().push(node);
            }
        }
        let graph = Graph { edges: vec![vec![]; claims.len()], ..Graph::default() };
        let node_of = claims.iter().enumerate().map(|(node, claim)| (*claim, node)).collect();
        Self { facts, graph, nodes: FxHashMap::default(), told, node_of }
    }

    fn of_claim(&mut self, index: usize) -> Vec<Edge> {
        let (facts, claim) = (self.facts, &self.facts.case.claims[index]);
        let source = facts.source_of[index];
        if claim.chain.end == Some(ChainEnd::Unknown) {
            return vec![self.nowhere(Basis::EndUnknown, source, claim)];
        }
        let is_somebody = |name: &&str| !facts.parties.is_nobody(name);
        // Of one who stays unnamed the claimant is a description: "a senior official".
        let claimant = claim.chain.claimant.as_deref();
        let named = claimant.filter(|_| claim.chain.end != Some(ChainEnd::Anonymous));
        if let Some(name) = named.filter(is_somebody) {
            return vec![self.name_edge(Basis::Quotes, name, source, claim)];
        }
        let mut relays = claim.chain.via.iter().map(|relay| relay.name.as_str());
        if let Some(name) = relays.find(is_somebody) {
            return vec![self.name_edge(Basis::Relays, name, source, claim)];
        }
        self.of_own_voice(index, source, claim)
    }

    /// Nobody is named but the source itself.
    fn of_own_voice(&mut self, index: usize, source: Option<usize>, claim: &Claim) -> Vec<Edge> {
        let Some(source) = source else {
            return vec![self.nowhere(Basis::NoPublisher, None, claim)];
        };
        match claim.chain.end {
            Some(ChainEnd::Observation) => {
                vec![self.publisher_edge(Basis::Observed, source, claim)]
            }
            Some(ChainEnd::Anonymous) => vec![
                self.copy_edge(index, source)
                    .unwrap_or_else(|| self.publisher_edge(Basis::Vouches, source, claim)),
            ],
            _ if self.cites(source).is_empty() => vec![
                self.copy_edge(index, source)
                    .unwrap_or_else(|| self.publisher_edge(Basis::OwnVoice, source, claim)),
            ],
            _ => vec![Edge { to: self.voice(source), hops: vec![] }],
        }
    }

    /// The names that a source gives as its sources: others than itself, and somebody.
    fn cites(&self, source: usize) -> Vec<&'c str> {
        let Facts { parties, documents, .. } = self.facts;
        let cites = documents.source(source).cites.iter().map(String::as_str);
        cites.filter(|name| documents.cited(name, source, parties).is_some()).collect()
    }

    /// A source that names others: each of them may be the origin.
    fn voice(&mut self, source: usize) -> usize {
        if let Some(node) = self.nodes.get(&Role::Voice(source)) {
            return *node;
        }
        let node = self.node(Role::Voice(source));
        let cites = self.cites(source);
        let basis = Basis::Cites { of: cites.len() };
        let Facts { parties, documents, .. } = self.facts;
        let to = |name| {
            let named = documents.cited(name, source, parties);
            self.to(basis, name, named, documents.label(source))
        };
        self.graph.edges[node] = cites.into_iter().map(to).collect();
        node
    }

    fn name_edge(
        &mut self,
        basis: Basis,
        name: &str,
        source: Option<usize>,
        claim: &Claim,
    ) -> Edge {
        let Facts { parties, documents, .. } = self.facts;
        let from = source.map_or(claim.source.as_str(), |it| documents.label(it));
        self.to(basis, name, documents.outlet(name, source, parties), from)
    }

    /// To the claims of the one named, where it has some in the position; else the way ends with it.
    fn to(&mut self, basis: Basis, name: &str, named: Option<Named>, from: &str) -> Edge {
        let documents = &self.facts.documents;
        let hop = |to: &str| Hop { basis, from: from.to_owned(), to: to.to_owned(), claim: None };
        let followed = named.as_ref().and_then(|named| self.followed(named));
        let source = match named {
            Some(Named::Source(index)) => Some(index),
            _ => None,
        };
        match (followed, source) {
            (Some(to), source) => {
                Edge { to, hops: vec![hop(source.map_or(name, |index| documents.label(index)))] }
            }
            (None, None) => self.end(name, hop(name)),
            // A source of the case that does not say so is known by its publisher, or else its title.
            (None, Some(index)) => {
                let label = documents.label(index);
                self.end(label, hop(label))
            }
        }
    }

    /// The node that leads to the claims of those named, where they have any here.
    fn followed(&mut self, named: &Named) -> Option<usize> {
        let role = Role::Of(named.clone());
        if let Some(node) = self.nodes.get(&role) {
            return Some(*node);
        }
        let sources = self.facts.documents.of(named);
        let told = sources.iter().filter_map(|source| self.told.get(source)).flatten();
        let mut claims: Vec<usize> = told.copied().collect();
        claims.sort_unstable();
        if claims.is_empty() {
            return None;
        }
        let node = self.node(role);
        self.graph.edges[node] = claims.into_iter().map(|to| Edge { to, hops: vec![] }).collect();
        Some(node)
    }

    /// To the earliest text or quote that this one is nearly the same as, of those in the position.
    fn copy_edge(&mut self, index: usize, source: usize) -> Option<Edge> {
        let facts = self.facts;
        let from = facts.documents.label(source);
        let hop = |basis, to: &str| {
            vec![Hop { basis, from: from.to_owned(), to: to.to_owned(), claim: None }]
        };
        let is_copied = |copy: &&Copy| {
            self.told.contains_key(&copy.of)
                && facts.quotes[index].as_ref().is_none_or(|it| facts.documents.holds(copy.of, it))
        };
        if let Some(copy) = facts.documents.copies(source).iter().find(is_copied) {
            let node = self.followed(&Named::Source(copy.of))?;
            let hops = hop(Basis::Text(copy.likeness), facts.documents.label(copy.of));
            return Some(Edge { to: node, hops });
        }
        let quoted = facts.copied_quotes[index].iter().find(|it| self.node_of.contains_key(&it.of));
        let copy = quoted?;
        let of = facts.source_of[copy.of]?;
        let hops = hop(Basis::Words(copy.likeness), facts.documents.label(of));
        Some(Edge { to: self.node_of[&copy.of], hops })
    }

    /// The way ends with the source's publisher.
    fn publisher_edge(&mut self, basis: Basis, source: usize, claim: &Claim) -> Edge {
        let Some(publisher) = self.facts.documents.source(source).publisher.as_deref() else {
            return self.nowhere(Basis::NoPublisher, Some(source), claim);
        };
        let (from, to) = (publisher.to_owned(), publisher.to_owned());
        self.end(publisher, Hop { basis, from, to, claim: None })
    }

    fn end(&mut self, name: &str, first: Hop) -> Edge {
        let parties = &self.facts.parties;
        let key = parties.origin(name);
        let role = Role::End(key.clone());
        let node = match self.nodes.get(&role) {
            Some(node) => *node,
            None => {
                let node = self.node(role);
                self.graph.ends.push((node, key));
                node
            }
        };
        let hops = std::iter::once(first).chain(parties.steps(name)).collect();
        Edge { to: node, hops }
    }

    fn nowhere(&mut self, basis: Basis, source: Option<usize>, claim: &Claim) -> Edge {
        let from = source.map_or(claim.source.as_str(), |it| self.facts.documents.label(it));
        let (from, to) = (from.to_owned(), from.to_owned());
        Edge { to: self.new_nowhere(), hops: vec![Hop { basis, from, to, claim: None }] }
    }

    fn new_nowhere(&mut self) -> usize {
        *self.graph.nowhere.get_or_insert_with(|| {
            self.graph.edges.push(vec![]);
            self.graph.edges.len() - 1
        })
    }

    fn node(&mut self, role: Role) -> usize {
        let node = self.graph.edges.len();
        self.graph.edges.push(vec![]);
        self.nodes.insert(role, node);
        node
    }
}
