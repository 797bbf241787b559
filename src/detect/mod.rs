//! From a case to its readings, links and points. Pure: no SQL, no files, no clock.

use crate::model::{Case, ClaimId, Detection, Verdict};
use crate::{Error, Result};

/// What every rule says of one pair, and which answer counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The claim given first.
    pub a: ClaimId,
    /// The claim given second.
    pub b: ClaimId,
    /// Each rule's id and answer, in the order of the list of rules.
    pub answers: Vec<(&'static str, Verdict)>,
    /// The rule whose answer counts, and the answer; [`Verdict::Silent`] with no rule when none spoke.
    pub decided: (Option<&'static str>, Verdict),
    /// Whether detection would compare the two at all, and why not if it would not.
    pub candidate: bool,
}

/// Reads the claims of a case, links them and gathers the points.
///
/// The same case gives the same result. Judgements are applied: a dismissed link takes no part in the
/// points' statuses.
#[must_use]
pub fn detect(_case: &Case) -> Detection {
    Detection::default()
}

/// What every rule says of two claims of a case.
///
/// # Errors
///
/// [`Error::UnknownId`] when the case has no such claim.
pub fn explain(_case: &Case, a: &ClaimId, _b: &ClaimId) -> Result<Explanation> {
    Err(Error::UnknownId { kind: "claim", id: a.to_string(), nearest: None })
}
