use std::{fmt, str::FromStr};

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
    /// Where a person says that the chain ends, if not simply with the first name on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<ChainEnd>,
}

/// What a person knows of the end of a chain, where no name says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChainEnd {
    /// Nobody knows where it comes from: it is no origin of its own.
    #[serde(rename = "unknown")]
    Unknown,
    /// Somebody who is not named, and cannot be told apart from another who is not named.
    #[serde(rename = "anonymous")]
    Anonymous,
    /// The first one on the chain saw it, or found it out, whatever else the document cites.
    #[serde(rename = "own observation")]
    Observation,
}

impl ChainEnd {
    /// Every end.
    pub const ALL: [Self; 3] = [Self::Unknown, Self::Anonymous, Self::Observation];

    /// The words for it, as they stand in case files, the store and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Anonymous => "anonymous",
            Self::Observation => "own observation",
        }
    }
}

impl fmt::Display for ChainEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Words that are no [`ChainEnd`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no end of a chain: write one of unknown, anonymous, own observation")]
pub struct ParseChainEndError {
    /// The text as given.
    pub text: String,
}

impl FromStr for ChainEnd {
    type Err = ParseChainEndError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|end| end.as_str() == text)
            .ok_or_else(|| ParseChainEndError { text: text.to_owned() })
    }
}
