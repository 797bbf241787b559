//! The page as a whole: its head, its landmarks, and the parts in their order.

use askama::Template;

use super::{
    dismissed::DismissedPart,
    other::OtherPart,
    point::{PointPart, Shared},
    short_claim::ShortClaim,
    source::SourcePart,
    style,
    summary::{self, IndexPart, SummaryPart},
};
use crate::export::chart;
use crate::model::Status;
use crate::report::{ClaimView, PointView, Report};

/// How many points show their evidence at once, with charts. Those after them fold it and have none, so
/// that a page of thousands of points still opens.
const UNFOLDED: usize = 40;

#[derive(Debug, Template)]
#[template(path = "page.html", config = "src/export/html/askama.toml")]
pub(super) struct Page<'a> {
    title: &'a str,
    policy: String,
    style: String,
    summary: SummaryPart<'a>,
    index: IndexPart<'a>,
    graph: Option<String>,
    full: Vec<PointPart<'a>>,
    others: Vec<OtherPart<'a>>,
    /// The claims that stand on no point.
    rest: Vec<ShortClaim<'a>>,
    dismissed: Vec<DismissedPart<'a>>,
    sources: Vec<SourcePart<'a>>,
}

impl<'a> Page<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let in_full =
            |point: &&PointView| point.status == Status::Disputed || report.filter.is_specific();
        let (full, others): (Vec<&PointView>, Vec<&PointView>) =
            report.points.iter().partition(in_full);
        let index = IndexPart::new(report, &full);
        let mut shared = Shared::new(report);
        let sheet = style::sheet();
        let is_whole = shared.is_whole();
        let full = full
            .iter()
            .enumerate()
            .map(|(nth, point)| {
                PointPart::new(point, &format!("p{}", nth + 1), nth >= UNFOLDED, &mut shared)
            })
            .collect();
        let others = others.iter().map(|point| OtherPart::new(point, &mut shared)).collect();
        let rest = if is_whole { rest(report, &mut shared) } else { vec![] };
        Self {
            title: summary::title(&report.case),
            policy: style::policy(&sheet),
            style: sheet,
            summary: SummaryPart::new(report),
            index,
            graph: is_whole.then(|| chart::claim_graph(report, "case")).flatten(),
            full,
            others,
            rest,
            dismissed: report
                .dismissed
                .iter()
                .map(|pair| DismissedPart::new(pair, &shared))
                .collect(),
            sources: report.sources.iter().map(|source| SourcePart::new(source)).collect(),
        }
    }
}

/// The claims that were not shown so far.
fn rest<'a>(report: &'a Report, shared: &mut Shared<'a>) -> Vec<ShortClaim<'a>> {
    let left: Vec<&ClaimView> =
        report.claims.iter().map(|claim| &**claim).filter(|it| !shared.was_shown(&it.id)).collect();
    left.into_iter().map(|claim| ShortClaim::new(claim, shared)).collect()
}

/// A language as an attribute may name it: the form of a BCP 47 tag, or nothing.
pub(super) fn language_tag(tag: Option<&str>) -> Option<&str> {
    let is_tag = |tag: &str| {
        tag.split('-').enumerate().all(|(nth, part)| {
            let is_part = part.bytes().all(|byte| byte.is_ascii_alphanumeric());
            let is_language = part.bytes().all(|byte| byte.is_ascii_alphabetic());
            match nth {
                0 => is_language && (2..=3).contains(&part.len()),
                _ => is_part && (1..=8).contains(&part.len()),
            }
        })
    };
    tag.filter(|tag| is_tag(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_a_language_is_named_as_one() {
        for tag in ["en", "uk", "sr-Latn-RS", "de-1996", "ar"] {
            assert_eq!(language_tag(Some(tag)), Some(tag));
        }
        for tag in ["", "English", "e", "en-", "en US", "1a", "en\" onclick=\"", "українська"]
        {
            assert_eq!(language_tag(Some(tag)), None, "{tag}");
        }
    }
}
