//! What differs between two cases, or two moments of one: which points turned, and what made them.
//!
//! Claims are the same where what they say and who says it is (their content hashes), whatever their ids;
//! points, where they ask the same thing of claims that they share.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Between, ClaimView, PointView, Report, Summary, same};
use crate::model::{Case, ClaimId, Status};

/// What differs between two cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Diff {
    /// The case before, in figures.
    pub before: Summary,
    /// The case after, in figures.
    pub after: Summary,
    /// The claims that only the case after holds, in its order.
    pub joined: Vec<Arc<ClaimView>>,
    /// The claims that only the case before holds, in its order.
    pub left: Vec<Arc<ClaimView>>,
    /// The points that differ: by what became of them, and then in the order of the report.
    pub points: Vec<PointDiff>,
}

impl Diff {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.joined.is_empty() && self.left.is_empty() && self.points.is_empty()
    }
}

/// What became of one point.
#[derive(Debug, Clone, PartialEq)]
pub struct PointDiff {
    /// In one word.
    pub change: Change,
    /// The point as it was; `None` of a new one.
    pub before: Option<PointView>,
    /// The point as it is; `None` of one that is gone. One of the two is always there.
    pub after: Option<PointView>,
    /// The claims that joined it, each with the label of its side after.
    pub joined: Vec<(String, Arc<ClaimView>)>,
    /// The claims that left it, each with the label of its side before.
    pub left: Vec<(String, Arc<ClaimView>)>,
    /// The conflicts that were not there before, with the labels of the sides after.
    pub conflicts: Vec<Between>,
    /// The conflicts that are no longer there, with the labels of the sides before.
    pub conflicts_gone: Vec<Between>,
}

/// What became of a point, in the order in which a reader wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It was settled and is open again.
    Reopened,
    /// Its claims were not at odds and now are.
    BecameDisputed,
    /// It was not there, or its claims belonged to no point.
    New,
    /// A person settled it.
    Settled,
    /// Its claims were at odds and no longer are; nobody settled it.
    NoLongerDisputed,
    /// It stands in another way now: updated, corroborated, unconfirmed or of a single origin.
    Turned,
    /// It is no longer there.
    Gone,
    /// It stands as it did, on other claims or conflicts.
    Changed,
}

impl Change {
    /// Every change, in the order of a report.
    pub const ALL: [Self; 8] = [
        Self::Reopened,
        Self::BecameDisputed,
        Self::New,
        Self::Settled,
        Self::NoLongerDisputed,
        Self::Turned,
        Self::Gone,
        Self::Changed,
    ];

    /// The change's name, as it stands in the JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reopened => "reopened",
            Self::BecameDisputed => "became-disputed",
            Self::New => "new",
            Self::Settled => "settled",
            Self::NoLongerDisputed => "no-longer-disputed",
            Self::Turned => "turned",
            Self::Gone => "gone",
            Self::Changed => "changed",
        }
    }

    fn of(before: Option<Status>, after: Option<Status>) -> Self {
        match (before, after) {
            (None, _) => Self::New,
            (_, None) => Self::Gone,
            (Some(before), Some(after)) if before == after => Self::Changed,
            (Some(Status::Settled), _) => Self::Reopened,
            (_, Some(Status::Settled)) => Self::Settled,
            (Some(Status::Disputed), _) => Self::NoLongerDisputed,
            (_, Some(Status::Disputed)) => Self::BecameDisputed,
            _ => Self::Turned,
        }
    }
}

/// What differs between two cases, each with its report of all points.
///
/// ```
/// use atodds::{model::{Case, Detection}, report::{Filter, build, diff}};
/// let case = Case::default();
/// let report = build(&case, &Detection::default(), &Filter::default());
/// assert!(diff((&case, &report), (&case, &report)).is_empty());
/// ```
#[must_use]
pub fn diff(before: (&Case, &Report), after: (&Case, &Report)) -> Diff {
    let claims = same::claims(before.0, after.0);
    let (of_before, of_after) =
        (Side::new(before.1, &claims.before), Side::new(after.1, &claims.after));
    let mut points: Vec<PointDiff> = same::points(&of_before.points(), &of_after.points())
        .into_iter()
        .map(|(one, other)| point(one.map(|it| (&of_before, it)), other.map(|it| (&of_after, it))))
        .filter(|it| it.change != Change::Changed || it.has_other_content())
        .collect();
    points.sort_by_key(|point| (point.change, point.status(), order(&of_before, &of_after, point)));
    Diff {
        before: before.1.case.clone(),
        after: after.1.case.clone(),
        joined: of_after.claims_beside(&of_before),
        left: of_before.claims_beside(&of_after),
        points,
    }
}

impl PointDiff {
    /// The point as it is, or as it was before it went.
    #[must_use]
    pub fn point(&self) -> Option<&PointView> {
        self.after.as_ref().or(self.before.as_ref())
    }

    fn status(&self) -> Option<Status> {
        self.point().map(|point| point.status)
    }

    fn has_other_content(&self) -> bool {
        !(self.joined.is_empty()
            && self.left.is_empty()
            && self.conflicts.is_empty()
            && self.conflicts_gone.is_empty())
    }
}

/// Where a point stands in its report.
fn order(before: &Side<'_>, after: &Side<'_>, point: &PointDiff) -> Option<usize> {
    let place = |side: &Side<'_>, point: &PointView| {
        side.report.points.iter().position(|other| other.id == point.id)
    };
    match (&point.after, &point.before) {
        (Some(point), _) => place(after, point),
        (None, Some(point)) => place(before, point),
        (None, None) => None,
    }
}

/// One of the two cases, with what its claims are called in both.
struct Side<'r> {
    report: &'r Report,
    keys: &'r FxHashMap<ClaimId, usize>,
}

impl<'r> Side<'r> {
    fn new(report: &'r Report, keys: &'r FxHashMap<ClaimId, usize>) -> Self {
        Self { report, keys }
    }

    fn key(&self, claim: &ClaimId) -> Option<usize> {
        self.keys.get(claim).copied()
    }

    fn points(&self) -> Vec<same::Asked<'r>> {
        let keys = |point: &PointView| point.claims().filter_map(|it| self.key(&it.id)).collect();
        self.report.points.iter().map(|point| same::Asked { point, claims: keys(point) }).collect()
    }

    /// The claims that the other case does not hold.
    fn claims_beside(&self, other: &Side<'_>) -> Vec<Arc<ClaimView>> {
        let held: FxHashSet<usize> = other.keys.values().copied().collect();
        let is_new =
            |claim: &&Arc<ClaimView>| self.key(&claim.id).is_some_and(|key| !held.contains(&key));
        self.report.claims.iter().filter(is_new).cloned().collect()
    }

    /// The claims of a point that the other one does not hold, with their sides.
    fn beside(&self, point: &PointView, other: &FxHashSet<usize>) -> Vec<(String, Arc<ClaimView>)> {
        let sides = point.positions.iter();
        let claims = sides.flat_map(|side| side.claims().map(move |claim| (&side.label, claim)));
        claims
            .filter(|(_, claim)| self.key(&claim.id).is_some_and(|key| !other.contains(&key)))
            .map(|(label, claim)| (label.clone(), Arc::clone(claim)))
            .collect()
    }

    fn claims_of(&self, point: Option<&PointView>) -> FxHashSet<usize> {
        let claims = point.into_iter().flat_map(PointView::claims);
        claims.filter_map(|claim| self.key(&claim.id)).collect()
    }

    /// A conflict of a point, in words that both cases know.
    fn pair(&self, between: &Between, pair: &[ClaimId; 2]) -> Option<Pair> {
        let (one, other) = (self.key(&pair[0])?, self.key(&pair[1])?);
        Some((one.min(other), one.max(other), between.relation))
    }

    fn pairs(&self, point: Option<&PointView>) -> FxHashSet<Pair> {
        let conflicts = point.into_iter().flat_map(|point| &point.conflicts);
        conflicts
            .flat_map(|between| between.pairs.iter().filter_map(|it| self.pair(between, it)))
            .collect()
    }

    /// The conflicts of a point, with the pairs that the other one does not hold.
    fn conflicts_beside(&self, point: &PointView, other: &FxHashSet<Pair>) -> Vec<Between> {
        let is_new = |between: &Between, pair: &[ClaimId; 2]| {
            self.pair(between, pair).is_some_and(|pair| !other.contains(&pair))
        };
        point
            .conflicts
            .iter()
            .map(|between| Between {
                pairs: between.pairs.iter().filter(|it| is_new(between, it)).cloned().collect(),
                ..between.clone()
            })
            .filter(|between| !between.pairs.is_empty())
            .collect()
    }
}

/// Two claims at odds, by their keys in order, and how.
type Pair = (usize, usize, crate::model::Relation);

fn point(
    before: Option<(&Side<'_>, &PointView)>,
    after: Option<(&Side<'_>, &PointView)>,
) -> PointDiff {
    let point = |of: Option<(&Side<'_>, &PointView)>| of.map(|(_, point)| point.clone());
    let claims = |of: Option<(&Side<'_>, &PointView)>| {
        of.map(|(side, point)| side.claims_of(Some(point))).unwrap_or_default()
    };
    let pairs = |of: Option<(&Side<'_>, &PointView)>| {
        of.map(|(side, point)| side.pairs(Some(point))).unwrap_or_default()
    };
    let (claims_before, claims_after) = (claims(before), claims(after));
    let (pairs_before, pairs_after) = (pairs(before), pairs(after));
    let status = |of: Option<(&Side<'_>, &PointView)>| of.map(|(_, point)| point.status);
    let joined = after.map(|(side, point)| side.beside(point, &claims_before));
    let left = before.map(|(side, point)| side.beside(point, &claims_after));
    let conflicts = after.map(|(side, point)| side.conflicts_beside(point, &pairs_before));
    let gone = before.map(|(side, point)| side.conflicts_beside(point, &pairs_after));
    PointDiff {
        change: Change::of(status(before), status(after)),
        before: point(before),
        after: point(after),
        joined: joined.unwrap_or_default(),
        left: left.unwrap_or_default(),
        conflicts: conflicts.unwrap_or_default(),
        conflicts_gone: gone.unwrap_or_default(),
    }
}
