use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Chain, Citation, ClaimId, DateSpan, PartialDate, SourceId};

/// What the claimant does with the content of a claim.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Says that it is so.
    #[default]
    Asserts,
    /// Says that it is not so; the claim's text is what is denied.
    Denies,
    /// Does not confirm it; the claim's text is what is doubted.
    Doubts,
    /// Hints at it, forecasts it or plans it.
    Expects,
    /// Says that it ought to be so.
    Demands,
}

impl Stance {
    /// Every stance.
    pub const ALL: [Self; 5] =
        [Self::Asserts, Self::Denies, Self::Doubts, Self::Expects, Self::Demands];

    /// Whether the claimant stands against the content: denies or doubts it.
    #[must_use]
    pub fn is_against(self) -> bool {
        matches!(self, Self::Denies | Self::Doubts)
    }

    /// The stance's name, as it stands in case files, the store and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Doubts => "doubts",
            Self::Expects => "expects",
            Self::Demands => "demands",
        }
    }
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that is no [`Stance`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no stance: write one of asserts, denies, doubts, expects, demands")]
pub struct ParseStanceError {
    /// The text as given.
    pub text: String,
}

impl FromStr for Stance {
    type Err = ParseStanceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|stance| stance.as_str() == text)
            .ok_or_else(|| ParseStanceError { text: text.to_owned() })
    }
}

/// One assertion by one claimant at one citation, restated in one plain sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Unique in its case.
    pub id: ClaimId,
    /// The source it stands in.
    pub source: SourceId,
    /// Who says it, and through whom.
    pub chain: Chain,
    /// The content in one plain sentence.
    pub text: String,
    /// What the claimant does with the content; `None` leaves it to be read from the text, where
    /// [`Stance::Asserts`] is the default.
    pub stance: Option<Stance>,
    /// Where it stands in the source's text.
    pub citation: Option<Citation>,
    /// When it was said; where absent, the source's date of publication stands in.
    pub stated: Option<PartialDate>,
    /// When that which it tells of happened.
    pub event: Option<DateSpan>,
    /// Where that which it tells of happened.
    pub place: Option<String>,
    /// Figures as a person wrote them ("almost 90 drones"), where the text alone would mislead.
    #[serde(default)]
    pub quantities: Vec<String>,
    /// A remark for the reader; detection never looks at it.
    pub note: Option<String>,
}

impl Claim {
    /// A claim in the source's own voice, of which nothing is known but its text.
    #[must_use]
    pub fn new(id: ClaimId, source: SourceId, text: impl Into<String>) -> Self {
        Self {
            id,
            source,
            chain: Chain::default(),
            text: text.into(),
            stance: None,
            citation: None,
            stated: None,
            event: None,
            place: None,
            quantities: vec![],
            note: None,
        }
    }
}
