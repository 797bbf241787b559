use std::collections::BTreeMap;

use super::{ClaimId, ContentHash, Link};

/// What an earlier detection left behind, so that the next one compares only what is new.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Previous {
    /// What the links depended on beside the claims; see [`detect::fingerprint`](crate::detect::fingerprint).
    pub fingerprint: String,
    /// The claims that were compared with each other, as they were then.
    pub compared: BTreeMap<ClaimId, ContentHash>,
    /// The links that were found.
    pub links: Vec<Link>,
}
