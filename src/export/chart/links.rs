use crate::model::ClaimId;
use crate::report::{LinkView, PointView, Report};

/// The links of a point, by the id of their first claim; dismissed ones left out.
///
/// A report's links are in the order of their claims, so that those of a few claims are found without
/// looking at all: a page with a chart for each point would else take a time that grows with the square of
/// the case.
pub(super) fn links<'r>(point: &PointView, report: &'r Report) -> Vec<&'r LinkView> {
    let mut claims: Vec<&ClaimId> = point.claims().map(|claim| &claim.id).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
        .into_iter()
        .flat_map(|claim| {
            let first = report.links.partition_point(|link| link.a < *claim);
            report.links[first..].iter().take_while(move |link| link.a == *claim)
        })
        .filter(|link| !link.is_dismissed() && link.points.contains(&point.id))
        .collect()
}
