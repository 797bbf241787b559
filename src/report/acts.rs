//! What people did about points as a whole, in the order of time.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{
    Case, ClaimId, ContentHash, DateSpan, Judgement, JudgementId, PartialDate, Point, Subject,
    Withdrawal,
};

/// What a person did about a point.
#[derive(Debug, Clone, Copy)]
pub(super) enum Act<'a> {
    /// Judged it.
    Judged(&'a Judgement),
    /// Took back a judgement on it.
    Withdrawn(&'a Judgement, &'a Withdrawal),
}

impl<'a> Act<'a> {
    pub(super) fn judgement(self) -> &'a Judgement {
        match self {
            Self::Judged(judgement) | Self::Withdrawn(judgement, _) => judgement,
        }
    }

    pub(super) fn by(self) -> &'a str {
        match self {
            Self::Judged(judgement) => &judgement.by,
            Self::Withdrawn(_, withdrawal) => &withdrawal.by,
        }
    }

    pub(super) fn reason(self) -> &'a str {
        match self {
            Self::Judged(judgement) => &judgement.reason,
            Self::Withdrawn(_, withdrawal) => &withdrawal.reason,
        }
    }

    fn at(self) -> (&'a str, u32) {
        match self {
            Self::Judged(judgement) => (&judgement.at, judgement.turn),
            Self::Withdrawn(_, withdrawal) => (&withdrawal.at, u32::MAX),
        }
    }

    /// The claims of the point when it was judged, hashes in order.
    pub(super) fn claims(self) -> &'a [ContentHash] {
        match &self.judgement().subject {
            Subject::Point { claims } => claims,
            Subject::Link { .. } => &[],
        }
    }

    /// Its day in UTC.
    pub(super) fn day(self) -> Option<DateSpan> {
        self.at().0.get(..10)?.parse::<PartialDate>().ok().map(PartialDate::span)
    }
}

/// The acts of a case on points, oldest first.
pub(super) struct Acts<'a> {
    all: Vec<Act<'a>>,
    hashes: FxHashMap<&'a ClaimId, ContentHash>,
    /// The claims of each point of the case.
    points: FxHashSet<Vec<ContentHash>>,
}

impl<'a> Acts<'a> {
    pub(super) fn of(case: &'a Case, points: &[Point]) -> Self {
        let on_points =
            || case.judgements.iter().filter(|it| matches!(it.subject, Subject::Point { .. }));
        let withdrawn: FxHashMap<&JudgementId, &Withdrawal> =
            case.withdrawals.iter().map(|it| (&it.judgement, it)).collect();
        let mut all: Vec<Act<'_>> = on_points().map(Act::Judged).collect();
        if !withdrawn.is_empty() {
            all.extend(on_points().filter_map(|judgement| {
                Some(Act::Withdrawn(judgement, withdrawn.get(&judgement.id())?))
            }));
        }
        // Of one moment the ids decide, so that the order of rows does not show.
        all.sort_by_cached_key(|act| (act.at(), act.judgement().id()));
        // Hashing every claim is worth its time only where there is something to find.
        let hashes: FxHashMap<&ClaimId, ContentHash> = match all.is_empty() {
            true => FxHashMap::default(),
            false => case.claims.iter().map(|it| (&it.id, ContentHash::of(it))).collect(),
        };
        let mut acts = Self { all, hashes, points: FxHashSet::default() };
        if !acts.all.is_empty() {
            acts.points = points.iter().map(|point| acts.claims_of(point)).collect();
        }
        acts
    }

    /// What a claim says, where there is an act that may name it.
    pub(super) fn hash(&self, claim: &ClaimId) -> Option<&ContentHash> {
        self.hashes.get(claim)
    }

    /// The acts on a point: on its very claims, on fewer before the others joined, or on more before some were
    /// taken away; but not on those of another point.
    pub(super) fn on(&self, point: &Point) -> Vec<Act<'a>> {
        if self.all.is_empty() {
            return vec![];
        }
        let now = self.claims_of(point);
        let holds = |all: &[ContentHash], some: &[ContentHash]| {
            some.iter().all(|hash| all.binary_search(hash).is_ok())
        };
        let is_meant = |act: &&Act<'a>| {
            let judged = act.claims();
            let of_another = *judged != *now && self.points.contains(judged);
            !judged.is_empty() && !of_another && (holds(&now, judged) || holds(judged, &now))
        };
        self.all.iter().filter(is_meant).copied().collect()
    }

    /// What a judgement on the point is keyed by.
    fn claims_of(&self, point: &Point) -> Vec<ContentHash> {
        let mut hashes: Vec<ContentHash> =
            point.claims().filter_map(|id| self.hashes.get(id).cloned()).collect();
        hashes.sort();
        hashes.dedup();
        hashes
    }
}
