//! What people said of links and points: the last word on each.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Case, ClaimId, ContentHash, Decision, Judgement, Point, Subject};

/// A person's judgement as a report shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// How many claims joined a point after it was judged; 0 for a link.
    pub claims_since: usize,
}

impl Judged {
    fn of(judgement: &Judgement, claims_since: usize) -> Self {
        Self {
            decision: judgement.decision,
            reason: judgement.reason.clone(),
            by: judgement.by.clone(),
            at: judgement.at.clone(),
            claims_since,
        }
    }
}

/// The last judgement on each subject of a case.
pub(super) struct Judgements<'a> {
    hashes: FxHashMap<&'a ClaimId, ContentHash>,
    last: FxHashMap<&'a Subject, &'a Judgement>,
    points: Vec<&'a Judgement>,
}

impl<'a> Judgements<'a> {
    pub(super) fn of(case: &'a Case) -> Self {
        let mut last = FxHashMap::default();
        for judgement in &case.judgements {
            last.insert(&judgement.subject, judgement);
        }
        // Hashing every claim is worth its time only where a judgement has to be found.
        let hashes = if last.is_empty() {
            FxHashMap::default()
        } else {
            case.claims.iter().map(|claim| (&claim.id, ContentHash::of(claim))).collect()
        };
        let points = case
            .judgements
            .iter()
            .filter(|judgement| matches!(judgement.subject, Subject::Point { .. }))
            .collect();
        Self { hashes, last, points }
    }

    /// The last word on the link between two claims.
    pub(super) fn on_link(&self, a: &ClaimId, b: &ClaimId) -> Option<Judged> {
        let (a, b) = (self.hashes.get(a)?, self.hashes.get(b)?);
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        let subject = Subject::Link { a: a.clone(), b: b.clone() };
        self.last.get(&subject).map(|judgement| Judged::of(judgement, 0))
    }

    /// The last word on a point, also where claims have joined it since.
    ///
    /// A judgement on another point of the case, though its claims all stand in this one too, is not
    /// meant: `subjects` holds what exactly the points of the case are.
    pub(super) fn on_point(
        &self,
        point: &Point,
        subjects: &FxHashSet<Vec<ContentHash>>,
    ) -> Option<Judged> {
        let of_point = self.point_hashes(point);
        self.points.iter().rev().find_map(|judgement| {
            let Subject::Point { claims } = &judgement.subject else { return None };
            let of_another = *claims != of_point && subjects.contains(claims);
            let holds_all = claims.iter().all(|hash| of_point.binary_search(hash).is_ok());
            (holds_all && !of_another && !claims.is_empty())
                .then(|| Judged::of(judgement, of_point.len() - claims.len()))
        })
    }

    /// What a judgement on the point is keyed by.
    pub(super) fn point_hashes(&self, point: &Point) -> Vec<ContentHash> {
        let mut hashes: Vec<ContentHash> =
            point.claims().filter_map(|id| self.hashes.get(id).cloned()).collect();
        hashes.sort();
        hashes.dedup();
        hashes
    }

    /// The pairs whose last judgement is that they are no conflict, as claim ids in order.
    pub(super) fn dismissed(&self) -> Vec<([ClaimId; 2], Judged)> {
        let mut by_hash: FxHashMap<&ContentHash, &ClaimId> = FxHashMap::default();
        for (id, hash) in &self.hashes {
            let first = by_hash.entry(hash).or_insert(id);
            *first = (*first).min(id);
        }
        let mut pairs: Vec<([ClaimId; 2], Judged)> = self
            .last
            .values()
            .filter(|judgement| judgement.decision == Decision::Dismissed)
            .filter_map(|judgement| {
                let Subject::Link { a, b } = &judgement.subject else { return None };
                let mut pair = [(*by_hash.get(a)?).clone(), (*by_hash.get(b)?).clone()];
                pair.sort();
                Some((pair, Judged::of(judgement, 0)))
            })
            .collect();
        pairs.sort_by(|one, other| one.0.cmp(&other.0));
        pairs
    }
}
