use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{ClaimView, Judged, views::Views};
use crate::model::{AtIssue, Because, Case, ClaimId, Link, PointId, Relation};

/// A link as a report shows it, with what people said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkView {
    /// The claim whose id sorts first.
    pub a: ClaimId,
    /// The other claim.
    pub b: ClaimId,
    /// How they stand to each other.
    pub relation: Relation,
    /// The rule that says so.
    pub rule: String,
    /// What is at issue.
    pub at_issue: AtIssue,
    /// Why.
    pub because: Because,
    /// Of an update, the claim that replaces the other, where their dates tell.
    pub later: Option<ClaimId>,
    /// The points it belongs to, by id.
    pub points: Vec<PointId>,
    /// What people said of it.
    pub judged: Option<Judged>,
}

impl LinkView {
    pub(super) fn of(link: &Link, a: &ClaimView, b: &ClaimView, judged: Option<Judged>) -> Self {
        Self {
            a: link.a.clone(),
            b: link.b.clone(),
            relation: link.relation,
            rule: link.rule.clone(),
            at_issue: link.at_issue.clone(),
            because: link.because.clone(),
            later: (link.relation == Relation::Updates)
                .then(|| later(a, b))
                .flatten()
                .map(|claim| claim.id.clone()),
            points: vec![],
            judged,
        }
    }

    /// Whether somebody said that the link is wrong and nobody that it is right.
    #[must_use]
    pub fn is_dismissed(&self) -> bool {
        self.judged.as_ref().is_some_and(Judged::is_dismissed)
    }
}

/// The later of two claims: said later, or said at the same time of a later event.
fn later<'a>(a: &'a ClaimView, b: &'a ClaimView) -> Option<&'a ClaimView> {
    [(a.said(), b.said()), (a.event, b.event)].into_iter().find_map(|(of_a, of_b)| {
        let (of_a, of_b) = (of_a?, of_b?);
        // Dates that overlap ("December", "2 December") leave open which one came first.
        if of_a.overlaps(of_b) {
            None
        } else if of_a.first() > of_b.first() {
            Some(a)
        } else {
            Some(b)
        }
    })
}

/// A pair that a person said is no conflict.
#[derive(Debug, Clone, PartialEq)]
pub struct Dismissed {
    /// The two claims, ids in order.
    pub claims: [Arc<ClaimView>; 2],
    /// What a rule still says of them, if one does.
    pub link: Option<LinkView>,
    /// Who dismissed it, when and why.
    pub judged: Judged,
}

/// The dismissed pairs of a case by (a, b): links that are still found, and judgements on pairs that no
/// rule links any more.
pub(super) fn dismissed(views: &Views<'_>, case: &Case) -> Vec<Dismissed> {
    if case.judgements.is_empty() {
        return vec![];
    }
    let pair =
        |a: &ClaimId, b: &ClaimId| Some([Arc::clone(views.claim(a)?), Arc::clone(views.claim(b)?)]);
    let mut all: Vec<Dismissed> = views
        .links
        .iter()
        .filter(|link| link.is_dismissed())
        .filter_map(|link| {
            Some(Dismissed {
                claims: pair(&link.a, &link.b)?,
                link: Some(link.clone()),
                judged: link.judged.clone()?,
            })
        })
        .collect();
    let linked: FxHashSet<[ClaimId; 2]> =
        all.iter().map(|d| [d.claims[0].id.clone(), d.claims[1].id.clone()]).collect();
    for ([a, b], judged) in views.judgements.dismissed() {
        if !linked.contains(&[a.clone(), b.clone()])
            && let Some(claims) = pair(&a, &b)
        {
            all.push(Dismissed { claims, link: None, judged });
        }
    }
    all.sort_by(|one, other| {
        let ids = |d: &Dismissed| [d.claims[0].id.clone(), d.claims[1].id.clone()];
        ids(one).cmp(&ids(other))
    });
    all
}
