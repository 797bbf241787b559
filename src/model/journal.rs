use serde::{Deserialize, Serialize};

/// One change to a case: who did what, when and why. Appended, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// Who.
    pub by: String,
    /// What was done, in one word: `init`, `add-source`, `add-claim`, `import`, `link`, `judge`.
    pub action: String,
    /// To what, and why, in plain English.
    pub detail: String,
}
