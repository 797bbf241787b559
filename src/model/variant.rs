use serde::{Deserialize, Serialize};

/// Another value of a field of a record: two cases that became one gave it differently.
///
/// The record itself holds one of the values; the others are kept beside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Variant {
    /// What it is a record of: `case`, `publisher`, `source`, `claim` or `entity`.
    pub kind: String,
    /// Its id or name; empty for the case itself.
    pub record: String,
    /// The field, as case files name it.
    pub field: String,
    /// The other value, as case files write it.
    pub value: String,
}
