use serde::{Deserialize, Serialize};

use super::{AtIssue, Because, ClaimId, Relation};

/// Two claims that a rule set in relation: every conflict, every update, and the agreements that hold
/// a point's positions together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The claim whose id sorts first.
    pub a: ClaimId,
    /// The other claim.
    pub b: ClaimId,
    /// How they stand to each other.
    pub relation: Relation,
    /// The id of the rule that says so.
    pub rule: String,
    /// What is at issue.
    pub at_issue: AtIssue,
    /// Why.
    pub because: Because,
}
