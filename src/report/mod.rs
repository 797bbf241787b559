//! What there is to show of a case: points, positions, evidence, provenance. Values only, no formatting.
//!
//! [`build`] lays out a whole case; [`show`] takes one claim, source or point with its provenance, and
//! [`WhyReport`] one pair with every rule's answer. How any of it looks is the business of
//! [`export`](crate::export).

mod acts;
mod claim_view;
mod diff;
mod document;
mod evidence;
mod figure;
mod filter;
mod history;
mod judged;
mod link_view;
mod moment;
mod order;
mod origins;
mod other_values;
mod page_change;
mod point_view;
mod quote_view;
mod same;
mod source_view;
mod standing;
mod summary;
mod trail;
mod verdicts;
mod views;
mod why;

use std::{collections::BTreeMap, sync::Arc};

use crate::model::{Case, ClaimId, Detection, PointId, Relation};

pub use crate::text::quote::{Difference, Standing};
pub use crate::text::revision::{Edit, Revision};
pub use claim_view::{ClaimView, Membership};
pub use diff::{Change, Diff, PointDiff, diff};
pub use evidence::{
    ClaimEvidence, Context, LinkedClaim, MembershipEvidence, PointEvidence, Shown, SnapshotView,
    SourceEvidence, Step, quote_in_context, show, show_point, steps,
};
pub use filter::Filter;
pub use history::{Event, Narrowing};
pub use judged::{Judged, Recorded, Said, TakenBack, judgements};
pub use link_view::{Dismissed, LinkView};
pub use moment::Moment;
pub use origins::{CircleView, SupportView};
pub use other_values::OtherValue;
pub use page_change::{ClaimStanding, PageChange};
pub use point_view::{Between, PointView, PositionView, Voice};
pub use quote_view::{Omission, QuoteView, flagged};
pub use source_view::SourceView;
pub use standing::{StandingView, standings};
pub use summary::Summary;
pub use trail::{Read, Trail, TrailEnd, TrailStep};
pub use why::{Answers, WhyReport};

use trail::Ways;
use views::Views;

/// A case laid out for a reader.
///
/// The filter chooses among the points and the dismissed pairs; claims, sources and links are always all
/// there, so that every id that a point names can be looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The case in figures, before any filter.
    pub case: Summary,
    /// What was asked for.
    pub filter: Filter,
    /// Which moment of the case it shows. [`build`] lays out the case that it is given, and takes that for the
    /// case as it is now.
    pub moment: Moment,
    /// The sources, in the order they were recorded.
    pub sources: Vec<Arc<SourceView>>,
    /// The claims, in the order they were recorded.
    pub claims: Vec<Arc<ClaimView>>,
    /// The way of each claim, from the document it stands in to where it first comes from.
    pub trails: BTreeMap<ClaimId, Trail>,
    /// Every link that detection keeps, by (a, b), the dismissed ones too.
    pub links: Vec<LinkView>,
    /// The points that pass the filter: disputed ones first, the strongest dispute first; then by
    /// status and id.
    pub points: Vec<PointView>,
    /// The pairs that a person said are no conflict, by (a, b); none where certain statuses were asked
    /// for.
    pub dismissed: Vec<Dismissed>,
}

impl Report {
    /// The claim with this id.
    #[must_use]
    pub fn claim(&self, id: &ClaimId) -> Option<&Arc<ClaimView>> {
        self.claims.iter().find(|claim| claim.id == *id)
    }

    /// The point with this id, if it passed the filter.
    #[must_use]
    pub fn point(&self, id: &PointId) -> Option<&PointView> {
        self.points.iter().find(|point| point.id == *id)
    }

    /// The links that say that one claim replaces another, but for dismissed ones.
    pub fn updates(&self) -> impl Iterator<Item = &LinkView> {
        self.links.iter().filter(|link| link.relation == Relation::Updates && !link.is_dismissed())
    }
}

/// Lays out a case and what was detected in it.
///
/// Of each person the last judgement on a thing counts; several people's stand side by side. A dismissed link is listed in
/// [`Report::dismissed`] and not among its point's conflicts; what it does to the point's status was
/// decided by detection.
///
/// ```
/// use atodds::{model::{Case, Detection}, report::{Filter, build}};
/// let report = build(&Case::default(), &Detection::default(), &Filter::default());
/// assert!(report.points.is_empty());
/// ```
#[must_use]
pub fn build(case: &Case, detection: &Detection, filter: &Filter) -> Report {
    let views = Views::new(case, detection);
    let mut points: Vec<PointView> = point_view::all(&views, detection);
    let needles = filter.needles(&case.entities);
    points.retain(|point| filter.passes(point, &needles));
    order::sort(&mut points);
    let dismissed = link_view::dismissed(&views, case)
        .into_iter()
        .filter(|_| filter.statuses.is_empty())
        .filter(|pair| needles.is_empty() || pair.claims.iter().any(|c| needles.found_in_claim(c)))
        .collect();
    let ways = Ways::of(&detection.points);
    let trails = views.claims.iter().map(|claim| (claim.id.clone(), ways.trail(claim))).collect();
    Report {
        case: Summary::of(case, detection, &views),
        filter: filter.clone(),
        moment: Moment::default(),
        sources: views.sources,
        claims: views.claims,
        trails,
        links: views.links,
        points,
        dismissed,
    }
}
