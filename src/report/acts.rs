//! What people did about points as a whole, in the order of time.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{
    Case, ClaimId, ContentHash, DateSpan, HowWithdrawn, Judgement, JudgementId, PartialDate, Point,
    PointId, PointsNow, Subject, Withdrawal, moment, standing,
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

    fn at(self) -> &'a str {
        match self {
            Self::Judged(judgement) => &judgement.at,
            Self::Withdrawn(_, withdrawal) => &withdrawal.at,
        }
    }

    /// What puts acts in the order of time. Nothing is taken back before it was said, and of one moment
    /// judgements come first.
    fn moment(self) -> (&'a str, bool, u32) {
        let Judgement { at, turn, .. } = self.judgement();
        match self {
            Self::Judged(_) => (moment(at), false, *turn),
            Self::Withdrawn(_, withdrawal) => (moment(at).max(moment(&withdrawal.at)), true, *turn),
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
        self.at().get(..10)?.parse::<PartialDate>().ok().map(PartialDate::span)
    }
}

/// The acts of a case on the points that there are now.
pub(super) struct Acts<'a> {
    hashes: FxHashMap<&'a ClaimId, ContentHash>,
    /// Those on each point, oldest first.
    on: FxHashMap<PointId, Vec<Act<'a>>>,
}

impl<'a> Acts<'a> {
    pub(super) fn of(case: &'a Case, points: &[Point]) -> Self {
        let mut acts = Self { hashes: FxHashMap::default(), on: FxHashMap::default() };
        let all = in_order(case);
        // Hashing every claim is worth its time only where there is something to find.
        if all.is_empty() {
            return acts;
        }
        acts.hashes = case.content_hashes();
        let claims = |point: &Point| {
            point.claims().filter_map(|id| acts.hashes.get(id).cloned()).collect::<Vec<_>>()
        };
        let now = PointsNow::new(points.iter().map(claims).collect());
        for act in all {
            for number in now.of(act.claims()) {
                acts.on.entry(points[number].id.clone()).or_default().push(act);
            }
        }
        acts
    }

    /// What a claim says, where there is an act that may name it.
    pub(super) fn hash(&self, claim: &ClaimId) -> Option<&ContentHash> {
        self.hashes.get(claim)
    }

    /// The acts on a point, oldest first.
    pub(super) fn on(&self, point: &Point) -> &[Act<'a>] {
        self.on.get(&point.id).map_or(&[], Vec::as_slice)
    }
}

/// Every act on a point, oldest first. Of several withdrawals of one judgement only the first one did anything,
/// and what was undone was never done.
fn in_order(case: &Case) -> Vec<Act<'_>> {
    let mut withdrawn: FxHashMap<&JudgementId, &Withdrawal> = FxHashMap::default();
    let mut undone: FxHashSet<&JudgementId> = FxHashSet::default();
    let order = |it: &Withdrawal| (moment(&it.at).to_owned(), it.clone());
    for withdrawal in standing(&case.withdrawals) {
        let first = withdrawn.entry(&withdrawal.judgement).or_insert(withdrawal);
        if order(withdrawal) < order(first) {
            *first = withdrawal;
        }
        if withdrawal.how != HowWithdrawn::Withdrawn {
            undone.insert(&withdrawal.judgement);
        }
    }
    let mut acts = Vec::new();
    for judgement in case.judgements.iter().filter(|it| matches!(it.subject, Subject::Point { .. }))
    {
        let id = judgement.id();
        if undone.contains(&id) {
            continue;
        }
        let taken_back = withdrawn.get(&id).map(|it| Act::Withdrawn(judgement, it));
        let both = [Some(Act::Judged(judgement)), taken_back];
        acts.extend(both.into_iter().flatten().map(|act| (act, id.clone())));
    }
    // Of one moment the ids decide, so that the order of rows does not show.
    acts.sort_by(|(x, x_id), (y, y_id)| (x.moment(), x_id).cmp(&(y.moment(), y_id)));
    acts.into_iter().map(|(act, _)| act).collect()
}
