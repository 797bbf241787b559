use std::sync::Arc;

use super::{OtherValue, QuoteView, SourceView};
use crate::model::{
    Chain, Claim, ClaimId, DateSpan, Origin, PartialDate, PointId, Quantity, Reading, Stance,
    said_within,
};

/// A claim as a report shows it: what it says, who says it, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimView {
    /// Its id.
    pub id: ClaimId,
    /// The content in one plain sentence.
    pub text: String,
    /// The document it stands in.
    pub source: Arc<SourceView>,
    /// Who says it and through whom.
    pub chain: Chain,
    /// Who speaks, by the name to show: the claimant, or for the source's own voice its publisher or
    /// title.
    pub voice: String,
    /// What the claimant does with the content.
    pub stance: Stance,
    /// When it was said, where that is recorded.
    pub stated: Option<PartialDate>,
    /// When that which it tells of happened, as recorded or as its text says.
    pub event: Option<DateSpan>,
    /// Where it happened, as recorded.
    pub place: Option<String>,
    /// Its citation; `None` where no quote was recorded.
    pub quote: Option<QuoteView>,
    /// The figures in its text, or those that a person filled in.
    pub quantities: Vec<Quantity>,
    /// Where it first comes from: in the light of the claims it stands with, else as far as it tells itself.
    pub origin: Origin,
    /// The points it takes part in, in the order of their ids.
    pub points: Vec<Membership>,
    /// A remark for the reader.
    pub note: Option<String>,
    /// What cases that were merged said of it otherwise.
    pub variants: Vec<OtherValue>,
}

/// A claim's place in a point.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Membership {
    /// The point.
    pub point: PointId,
    /// The label of the position the claim stands in.
    pub label: String,
}

impl ClaimView {
    pub(super) fn of(
        claim: &Claim,
        source: Arc<SourceView>,
        quote: Option<QuoteView>,
        reading: Option<&Reading>,
        origin: Option<&Origin>,
        points: Vec<Membership>,
        variants: Vec<OtherValue>,
    ) -> Self {
        let voice = claim.chain.claimant.clone().unwrap_or_else(|| source.voice().to_owned());
        let read_stance = reading.map(|reading| reading.stance);
        let read_event = reading.filter(|r| r.event_stated).and_then(|reading| reading.event);
        Self {
            id: claim.id.clone(),
            text: claim.text.clone(),
            source,
            chain: claim.chain.clone(),
            voice,
            stance: claim.stance.or(read_stance).unwrap_or_default(),
            stated: claim.stated,
            event: claim.event.or(read_event),
            place: claim.place.clone(),
            quote,
            quantities: reading.map(|reading| reading.quantities.clone()).unwrap_or_default(),
            origin: origin
                .or(reading.map(|reading| &reading.origin))
                .cloned()
                .unwrap_or(Origin::Unknown),
            points,
            note: claim.note.clone(),
            variants,
        }
    }

    /// Whether the source says it in its own voice.
    #[must_use]
    pub fn is_own_voice(&self) -> bool {
        self.chain.claimant.is_none()
    }

    /// The days on which it can have been said, by which one claim is earlier than another.
    #[must_use]
    pub fn said(&self) -> Option<DateSpan> {
        said_within(self.stated, self.source.published)
    }
}
