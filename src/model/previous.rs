use std::collections::BTreeMap;

use super::{ClaimId, Link};

/// What an earlier detection left behind, so that the next one compares only what is new.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Previous {
    /// Of everything but the claims that the links follow from: rules, lexicons, entities. Where it
    /// differs from the present one, nothing of the rest can be used.
    pub fingerprint: String,
    /// The claims that were compared with each other, and what the reading of each one was made of: see
    /// [`Reading::inputs`](super::Reading::inputs).
    pub compared: BTreeMap<ClaimId, String>,
    /// The links between them, in the order of [`Detection::links`](super::Detection::links).
    pub links: Vec<Link>,
}
