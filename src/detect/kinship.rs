//! How claims that agree are related, in the light of the position that they stand in.
//!
//! A rule sees two claims. That Coast Daily has it from Hill Post and Hill Post from an agency shows only where all
//! three stand together, so what a link says of two claims is said anew when the positions are known. It is said
//! anew on every run: where claims come from may depend on the whole case, and no earlier answer is kept.

use rustc_hash::FxHashMap;

use crate::model::{ClaimId, Link, Point};
use crate::provenance::{Provenance, Traced};
use crate::rules::{Agreed, agreed};

/// The rules whose answer depends on where the two claims come from.
fn is_of_kinship(link: &Link) -> bool {
    matches!(link.rule.as_str(), "circular_report" | "repeated_report" | "independent_report")
}

/// Says of every agreement how its claims are related in the first position that holds both, or by themselves
/// where none does.
pub(super) fn settle(links: &mut [Link], points: &[Point], provenance: &Provenance<'_>) {
    let positions: Vec<Vec<&ClaimId>> = points
        .iter()
        .flat_map(|point| &point.positions)
        .map(|position| position.claims.iter().collect())
        .collect();
    let mut of: FxHashMap<&ClaimId, Vec<usize>> = FxHashMap::default();
    for (number, claims) in positions.iter().enumerate() {
        for claim in claims {
            of.entry(claim).or_default().push(number);
        }
    }
    let mut traced: FxHashMap<usize, Traced> = FxHashMap::default();
    for link in links.iter_mut().filter(|link| is_of_kinship(link)) {
        let (a, b) = (of.get(&link.a), of.get(&link.b));
        let both = a.zip(b).and_then(|(a, b)| a.iter().find(|number| b.contains(number)));
        let in_position = both.and_then(|number| {
            let trace = || provenance.trace(positions[*number].iter().copied());
            traced.entry(*number).or_insert_with(trace).kinship(&link.a, &link.b)
        });
        let kinship = in_position.unwrap_or_else(|| provenance.pair(&link.a, &link.b));
        let Agreed { rule, relation, because } = agreed(&kinship);
        (link.rule, link.relation, link.because) = (rule.to_owned(), relation, because);
    }
}
