//! The links of a case as the queue lists them.

use atodds::{
    model::{Case, ClaimId, InForce, PointId, Standing},
    report::{ClaimView, LinkView, PointView, Report},
};
use rustc_hash::FxHashMap;

use super::{
    queue::{Item, ItemPoint},
    reasons::folded,
};

/// Every link of the case: those of a point together, the most disputed point first as in the report, and of
/// each point the strongest first.
pub(super) fn items(case: &Case, report: &Report) -> Vec<Item> {
    let listing = Listing::of(case, report);
    let mut ranked: Vec<_> = report
        .links
        .iter()
        .filter_map(|link| {
            let rank = link.points.iter().filter_map(|id| listing.ranks.get(id)).min().copied();
            let (sides, item) = listing.item(link, rank)?;
            Some(((rank.is_none(), rank, link.relation, sides), item))
        })
        .collect();
    // The links of the report are in the order of their claims' ids.
    ranked.sort_by_key(|(key, _)| *key);
    ranked.into_iter().map(|(_, item)| item).collect()
}

/// What is looked up for each of many links.
struct Listing<'r> {
    in_force: InForce<'r>,
    points: &'r [PointView],
    /// The places of the points in the report.
    ranks: FxHashMap<&'r PointId, usize>,
    claims: FxHashMap<&'r ClaimId, &'r ClaimView>,
    /// The number of the first position of a point that holds a claim.
    sides: FxHashMap<(usize, &'r ClaimId), usize>,
}

impl<'r> Listing<'r> {
    fn of(case: &'r Case, report: &'r Report) -> Self {
        let mut sides = FxHashMap::default();
        for (rank, point) in report.points.iter().enumerate() {
            for (side, position) in point.positions.iter().enumerate() {
                for claim in position.claims() {
                    sides.entry((rank, &claim.id)).or_insert(side);
                }
            }
        }
        Self {
            in_force: InForce::of(case),
            points: &report.points,
            ranks: report.points.iter().enumerate().map(|(rank, it)| (&it.id, rank)).collect(),
            claims: report.claims.iter().map(|claim| (&claim.id, &**claim)).collect(),
            sides,
        }
    }

    fn item(&self, link: &LinkView, rank: Option<usize>) -> Option<([usize; 2], Item)> {
        let point = rank.and_then(|rank| self.points.get(rank));
        let side = |claim: &'r ClaimView| {
            let side = rank.and_then(|rank| self.sides.get(&(rank, &claim.id)));
            side.copied().unwrap_or(usize::MAX)
        };
        let (a, b) = (*self.claims.get(&link.a)?, *self.claims.get(&link.b)?);
        let (of_a, of_b) = (side(a), side(b));
        let (sides, pair) =
            if of_a <= of_b { ([of_a, of_b], [a, b]) } else { ([of_b, of_a], [b, a]) };
        let item = Item {
            standing: Standing::of_link(self.in_force.on_link(&a.id, &b.id).iter().copied()),
            pair: pair.map(|claim| claim.id.clone()),
            relation: link.relation,
            rule: link.rule.clone(),
            point: point
                .map(|point| ItemPoint { id: point.id.clone(), question: point.question.clone() }),
            sources: pair.map(|claim| claim.source.id.clone()),
            text: folded(&searched(link, point, pair)),
        };
        Some((sides, item))
    }
}

/// All that a search looks in.
fn searched(link: &LinkView, point: Option<&PointView>, pair: [&ClaimView; 2]) -> String {
    let mut text = format!("{} {}", link.rule, point.map_or("", |point| &point.question));
    for claim in pair {
        let source = &claim.source;
        let publisher = source.publisher.as_deref().unwrap_or_default();
        for part in [
            &claim.text,
            &claim.voice,
            claim.id.as_str(),
            &source.title,
            source.id.as_str(),
            publisher,
        ] {
            text.push('\n');
            text.push_str(part);
        }
    }
    text
}
