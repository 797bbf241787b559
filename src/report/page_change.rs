use super::{SnapshotView, StandingView, standing};
use crate::model::{Case, Claim, Source, SourceId};
use crate::text::revision::Revision;

/// What changed between the last two snapshots of a source, and what became of its quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageChange {
    /// The source.
    pub source: SourceId,
    /// The snapshot before the newest one.
    pub before: SnapshotView,
    /// The newest snapshot.
    pub now: SnapshotView,
    /// The difference between the two.
    pub revision: Revision,
    /// The claims that were read in an older snapshot than the newest, in the order of the case.
    pub claims: Vec<ClaimStanding>,
}

/// A claim and how its quote stands in the newest text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimStanding {
    /// The claim.
    pub claim: Claim,
    /// How its quote stands.
    pub newest: StandingView,
}

impl PageChange {
    /// The change of a source of the case; `None` where it has fewer than two snapshots.
    #[must_use]
    pub fn of(case: &Case, source: &Source) -> Option<Self> {
        let [.., before, now] = source.snapshots.as_slice() else { return None };
        let claims = standing::of_source(case, source)
            .into_iter()
            .map(|(claim, newest)| ClaimStanding { claim: claim.clone(), newest })
            .collect();
        Some(Self {
            source: source.id.clone(),
            before: SnapshotView::of(before),
            now: SnapshotView::of(now),
            revision: Revision::between(&before.text, &now.text),
            claims,
        })
    }

    /// The claims whose quotes were altered or are gone.
    pub fn touched(&self) -> impl Iterator<Item = &ClaimStanding> {
        self.claims.iter().filter(|it| it.newest.standing.is_touched())
    }
}
