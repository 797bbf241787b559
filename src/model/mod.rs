//! Plain data and its invariants: the words of the field, with no I/O and nothing of ours imported.
//!
//! What people entered is a [`Case`]; what detection derives from it is a [`Detection`].

mod as_of;
mod attribution;
mod case;
mod citation;
mod claim;
mod content_hash;
mod date;
mod detection;
mod entity;
mod event;
mod id;
mod in_force;
mod journal;
mod judgement;
mod link;
mod origin;
mod point;
mod previous;
mod publisher;
mod quantity;
mod reading;
mod relation;
mod same_point;
mod source;
mod variant;
mod verdict;
mod withdrawal;

pub use as_of::{AsOf, LeftOut, said_within};
pub use attribution::{Chain, ChainEnd, ParseChainEndError, Relay};
pub use case::Case;
pub use citation::{Citation, Match};
pub use claim::{Claim, ParseStanceError, Stance};
pub use content_hash::ContentHash;
pub use date::{DateSpan, ParseDateError, PartialDate, Precision};
pub use detection::Detection;
pub use entity::{Entity, EntityKind, ParseEntityKindError};
pub use event::{DatedEvent, EventKind, ParseEventError};
pub use id::{ClaimId, InvalidId, PointId, SourceId};
pub(crate) use in_force::moment;
pub use in_force::{InForce, Standing, Withdrawn, is_settled, joined_since, renamed_to};
pub use journal::JournalEntry;
pub use judgement::{Decision, Judgement, JudgementId, ParseDecisionError, Subject};
pub use link::Link;
pub use origin::{Basis, Circle, Hop, Likeness, Merge, Origin, Support, least_origins};
pub use point::{Answer, AtIssue, Point, Position, Status};
pub use previous::Previous;
pub use publisher::Publisher;
pub use quantity::{Bound, Hedge, Quantity, Scope};
pub use reading::{Modality, Name, Negation, Reading, StateMention, Word};
pub use relation::{ParseRelationError, Relation};
pub use same_point::PointsNow;
pub use source::{NoSnapshot, Snapshot, Source, each_once};
pub use variant::Variant;
pub use verdict::{Because, Verdict};
pub use withdrawal::{
    HowWithdrawn, ParseHowWithdrawnError, Withdrawal, WithdrawalId, brought_again, in_order,
    standing, what_is_taken_back_first,
};
