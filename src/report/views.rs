//! The case made ready to be laid out: every source, claim and link once, with what belongs to it.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{
    ClaimView, LinkView, Membership, QuoteView, SourceView, acts::Acts, document::Documents,
    judged::Judgements, origins, other_values::OtherValues, standing::Standings,
};
use crate::model::{Case, ClaimId, Detection, Point, Reading, Source, SourceId};

pub(super) struct Views<'a> {
    pub(super) sources: Vec<Arc<SourceView>>,
    pub(super) claims: Vec<Arc<ClaimView>>,
    pub(super) links: Vec<LinkView>,
    pub(super) judgements: Judgements<'a>,
    pub(super) acts: Acts<'a>,
    pub(super) readings: FxHashMap<&'a ClaimId, &'a Reading>,
    /// The links that belong to each point, as places in `links`; in the order of the detection's points.
    pub(super) links_of_points: Vec<Vec<usize>>,
    by_id: FxHashMap<ClaimId, Arc<ClaimView>>,
}

impl<'a> Views<'a> {
    pub(super) fn new(case: &'a Case, detection: &'a Detection) -> Self {
        let judgements = Judgements::of(case);
        let readings: FxHashMap<&ClaimId, &Reading> =
            detection.readings.iter().map(|reading| (&reading.claim, reading)).collect();
        let mut others = OtherValues::of(case);
        let sources = sources(case, &mut others);
        let claims = claims(case, &sources, &readings, &detection.points, &mut others);
        let by_id: FxHashMap<ClaimId, Arc<ClaimView>> =
            claims.iter().map(|claim| (claim.id.clone(), Arc::clone(claim))).collect();
        let mut links: Vec<LinkView> = detection
            .links
            .iter()
            .filter_map(|link| {
                let judged = judgements.on_link(&link.a, &link.b);
                Some(LinkView::of(link, by_id.get(&link.a)?, by_id.get(&link.b)?, judged))
            })
            .collect();
        links.sort_by(|one, other| {
            (&one.a, &one.b, one.relation, &one.rule, &one.at_issue).cmp(&(
                &other.a,
                &other.b,
                other.relation,
                &other.rule,
                &other.at_issue,
            ))
        });
        let links_of_points = assign(&mut links, &detection.points);
        let acts = Acts::of(case, &detection.points);
        Self { sources, claims, links, judgements, acts, readings, links_of_points, by_id }
    }

    pub(super) fn claim(&self, id: &ClaimId) -> Option<&Arc<ClaimView>> {
        self.by_id.get(id)
    }
}

fn sources<'a>(case: &'a Case, others: &mut OtherValues<'a>) -> Vec<Arc<SourceView>> {
    let mut count: FxHashMap<&SourceId, usize> = FxHashMap::default();
    for claim in &case.claims {
        *count.entry(&claim.source).or_default() += 1;
    }
    case.sources
        .iter()
        .map(|source| {
            let claims = count.get(&source.id).copied().unwrap_or(0);
            let others = others.take("source", source.id.as_str());
            Arc::new(SourceView::of(source, claims, others))
        })
        .collect()
}

fn claims<'a>(
    case: &'a Case,
    sources: &[Arc<SourceView>],
    readings: &FxHashMap<&ClaimId, &Reading>,
    points: &[Point],
    others: &mut OtherValues<'a>,
) -> Vec<Arc<ClaimView>> {
    let sources: FxHashMap<&SourceId, (&Source, &Arc<SourceView>)> = case
        .sources
        .iter()
        .zip(sources)
        .map(|(source, view)| (&source.id, (source, view)))
        .collect();
    let mut documents = Documents::default();
    let mut standings = Standings::of(case);
    let mut memberships = memberships(points);
    let origins = origins::of_claims(points);
    case.claims
        .iter()
        .filter_map(|claim| {
            let (source, view) = *sources.get(&claim.source)?;
            let quote = claim.citation.as_ref().map(|citation| {
                let document = documents.of(source, citation);
                let quote = QuoteView::of(citation, source.url.as_deref(), document);
                QuoteView { newest: standings.take(&claim.id), ..quote }
            });
            Some(Arc::new(ClaimView::of(
                claim,
                Arc::clone(view),
                quote,
                readings.get(&claim.id).copied(),
                origins.get(&claim.id).map(|(origin, _)| *origin),
                memberships.remove(&claim.id).unwrap_or_default(),
                others.take("claim", claim.id.as_str()),
            )))
        })
        .collect()
}

fn memberships(points: &[Point]) -> FxHashMap<&ClaimId, Vec<Membership>> {
    let mut all: FxHashMap<&ClaimId, Vec<Membership>> = FxHashMap::default();
    for point in points {
        for (number, position) in point.positions.iter().enumerate() {
            for claim in &position.claims {
                all.entry(claim)
                    .or_default()
                    .push(Membership { point: point.id.clone(), label: label(number) });
            }
        }
    }
    all.values_mut().for_each(|memberships| memberships.sort());
    all
}

/// The label of a point's nth position, from 0: A to Z, then AA, AB and so on.
pub(super) fn label(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or(0)));
        if number < 26 {
            return letters.iter().rev().collect();
        }
        number = number / 26 - 1;
    }
}

/// Finds the points that each link belongs to: those that hold both claims, and of these, where one
/// asks about what the link is about, only such.
fn assign(links: &mut [LinkView], points: &[Point]) -> Vec<Vec<usize>> {
    let mut held_by: FxHashMap<&ClaimId, Vec<usize>> = FxHashMap::default();
    for (number, point) in points.iter().enumerate() {
        for claim in point.claims() {
            held_by.entry(claim).or_default().push(number);
        }
    }
    let mut of_points = vec![Vec::new(); points.len()];
    for (number, link) in links.iter_mut().enumerate() {
        let (Some(of_a), Some(of_b)) = (held_by.get(&link.a), held_by.get(&link.b)) else {
            continue;
        };
        let mut both: Vec<usize> = of_a.iter().filter(|p| of_b.contains(p)).copied().collect();
        both.dedup();
        let on_topic: Vec<usize> =
            both.iter().filter(|p| points[**p].at_issue == link.at_issue).copied().collect();
        let homes = if on_topic.is_empty() { both } else { on_topic };
        link.points = homes.iter().map(|p| points[*p].id.clone()).collect();
        link.points.sort();
        homes.iter().for_each(|home| of_points[*home].push(number));
    }
    of_points
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn labels_go_on_after_z() {
        let labels = [0, 1, 25, 26, 27, 51, 52, 701, 702].map(label);
        assert_eq!(labels, ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }
}
