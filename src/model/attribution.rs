use serde::{Deserialize, Serialize};

/// One who passed a claim on: an outlet, a spokesman, an agency.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Relay {
    /// The relay's name.
    pub name: String,
    /// The word it was passed on with ("noted", "according to"), where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verb: Option<String>,
}

/// How a claim came to the source it stands in: its claimant, then each one who relayed it.
///
/// *Kremlin → BBC* in source brief-003. The publisher and the source follow from the claim's source and
/// are not repeated here.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Chain {
    /// Who asserts it; `None` is the source's own voice.
    pub claimant: Option<String>,
    /// The attribution verb of the claimant ("announced"), where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verb: Option<String>,
    /// Those who passed it on, first relay first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub via: Vec<Relay>,
}
