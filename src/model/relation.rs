use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// How two claims stand to each other.
///
/// The first three are conflicts, the others agreements. The order is the order of strength in which
/// a report lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// They cannot both be true of the same thing.
    Contradicts,
    /// One party denies, or does not confirm, what the other claims.
    Disputes,
    /// Figures or details that a reader will set side by side though they may not count the same thing.
    Differs,
    /// The same thing later, or the same claimant changing position.
    Updates,
    /// The same content from the same origin.
    Repeats,
    /// The same content from an independent origin.
    Corroborates,
    /// Both can hold: "dozens" and 40.
    Compatible,
}

impl Relation {
    /// Every relation, conflicts first.
    pub const ALL: [Self; 7] = [
        Self::Contradicts,
        Self::Disputes,
        Self::Differs,
        Self::Updates,
        Self::Repeats,
        Self::Corroborates,
        Self::Compatible,
    ];

    /// Whether the two claims are at odds.
    #[must_use]
    pub fn is_conflict(self) -> bool {
        matches!(self, Self::Contradicts | Self::Disputes | Self::Differs)
    }

    /// The relation's name, as it stands in case files, the store and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contradicts => "contradicts",
            Self::Disputes => "disputes",
            Self::Differs => "differs",
            Self::Updates => "updates",
            Self::Repeats => "repeats",
            Self::Corroborates => "corroborates",
            Self::Compatible => "compatible",
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that is no [`Relation`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{text:?} is no relation: write one of contradicts, disputes, differs, updates, repeats, corroborates, compatible"
)]
pub struct ParseRelationError {
    /// The text as given.
    pub text: String,
}

impl FromStr for Relation {
    type Err = ParseRelationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|relation| relation.as_str() == text)
            .ok_or_else(|| ParseRelationError { text: text.to_owned() })
    }
}
