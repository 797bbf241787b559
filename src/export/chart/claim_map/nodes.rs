use std::collections::BTreeMap;
use std::sync::Arc as Shared;

use super::super::gutter::Arc;
use crate::model::{ClaimId, Relation};
use crate::report::{ClaimView, LinkView};

/// Voices that stand together.
pub(in crate::export::chart) struct Band<'a> {
    /// Its letter; empty where the band is not shown as such.
    pub(in crate::export::chart) label: String,
    /// What its voices answer.
    pub(in crate::export::chart) answer: String,
    /// Its nodes, top to bottom.
    pub(in crate::export::chart) voices: Vec<VoiceNode<'a>>,
    /// What is left out of it.
    pub(in crate::export::chart) more: Option<String>,
}

/// A claimant with its claims.
pub(in crate::export::chart) struct VoiceNode<'a> {
    /// The name to show.
    pub(in crate::export::chart) name: String,
    /// A line below it.
    pub(in crate::export::chart) meta: String,
    /// Its claims; one at least.
    pub(in crate::export::chart) claims: Vec<&'a Shared<ClaimView>>,
}

/// Two claims that stand in a relation.
pub(in crate::export::chart) struct Pair<'a> {
    pub(in crate::export::chart) claims: [&'a ClaimId; 2],
    pub(in crate::export::chart) relation: Relation,
    pub(in crate::export::chart) directed: bool,
    pub(in crate::export::chart) because: &'a str,
}

impl<'a> Pair<'a> {
    /// The pair of a link; of an update whose dates tell, the later claim second.
    pub(in crate::export::chart) fn of(link: &'a LinkView) -> Self {
        let swapped = link.later.as_ref() == Some(&link.a);
        Self {
            claims: if swapped { [&link.b, &link.a] } else { [&link.a, &link.b] },
            relation: link.relation,
            directed: link.later.is_some(),
            because: &link.because.text,
        }
    }
}

/// The arcs between nodes that pairs of claims make, one for each two nodes and relation: `node` tells the
/// node of a claim, `name` what a node is called.
pub(in crate::export::chart) fn join<'a>(
    pairs: impl Iterator<Item = Pair<'a>>,
    node: impl Fn(&ClaimId) -> Option<usize>,
    name: impl Fn(usize) -> String,
) -> Vec<Arc> {
    let mut found: BTreeMap<([usize; 2], Relation, bool), (usize, &str)> = BTreeMap::new();
    for pair in pairs {
        let (Some(a), Some(b)) = (node(pair.claims[0]), node(pair.claims[1])) else { continue };
        let nodes = if pair.directed || a < b { [a, b] } else { [b, a] };
        if a != b {
            found.entry((nodes, pair.relation, pair.directed)).or_insert((0, pair.because)).0 += 1;
        }
    }
    found
        .into_iter()
        .map(|((nodes, relation, directed), (count, because))| {
            let [from, to] = nodes.map(&name);
            let more = if count > 1 { format!(" ({count} pairs)") } else { String::new() };
            let title = format!("{from} × {to}: {relation}{more}: {because}");
            Arc { nodes, relation, directed, count, title }
        })
        .collect()
}
