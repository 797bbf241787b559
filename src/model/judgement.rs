use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Claim, ContentHash};

/// What a person decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// The link is right.
    Confirmed,
    /// The link is wrong; it leaves the disputes and stays readable.
    Dismissed,
    /// Looked at, not decided.
    Unsure,
    /// The point is settled. Said of points only.
    Settled,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 4] = [Self::Confirmed, Self::Dismissed, Self::Unsure, Self::Settled];

    /// The decision's name, as it stands in case files, the store and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Dismissed => "dismissed",
            Self::Unsure => "unsure",
            Self::Settled => "settled",
        }
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that is no [`Decision`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no decision: write one of confirmed, dismissed, unsure, settled")]
pub struct ParseDecisionError {
    /// The text as given.
    pub text: String,
}

impl FromStr for Decision {
    type Err = ParseDecisionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|decision| decision.as_str() == text)
            .ok_or_else(|| ParseDecisionError { text: text.to_owned() })
    }
}

/// What a judgement is about, by content rather than by id, so that it outlives every re-run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "subject", rename_all = "lowercase")]
pub enum Subject {
    /// The link between two claims, the smaller hash first.
    Link {
        /// The smaller of the two claims' hashes.
        a: ContentHash,
        /// The other one.
        b: ContentHash,
    },
    /// The point that holds these claims, hashes in order.
    Point {
        /// The claims of the point when it was judged.
        claims: Vec<ContentHash>,
    },
}

impl Subject {
    /// The link between two claims, in whichever order they are given.
    #[must_use]
    pub fn link(one: &Claim, other: &Claim) -> Self {
        let (one, other) = (ContentHash::of(one), ContentHash::of(other));
        if one <= other { Self::Link { a: one, b: other } } else { Self::Link { a: other, b: one } }
    }

    /// The point that holds the claims.
    #[must_use]
    pub fn point<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Self {
        let mut claims: Vec<ContentHash> = claims.into_iter().map(ContentHash::of).collect();
        claims.sort();
        claims.dedup();
        Self::Point { claims }
    }
}

/// What a person says of a link or a point. Appended, never overwritten; the last one counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// What it is about.
    pub subject: Subject,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// When, as RFC 3339 in UTC.
    pub at: String,
}
