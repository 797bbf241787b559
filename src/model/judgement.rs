use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::content_hash::{Fields, is_sha256};
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
    /// The point asks another question. Said of points only.
    Renamed,
    /// Some claims of the point are another point. Said of points only.
    Split,
    /// The point and another one are one. Said of points only.
    Joined,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 7] = [
        Self::Confirmed,
        Self::Dismissed,
        Self::Unsure,
        Self::Settled,
        Self::Renamed,
        Self::Split,
        Self::Joined,
    ];

    /// Whether it is said of points only.
    #[must_use]
    pub fn is_of_points_only(self) -> bool {
        matches!(self, Self::Settled | Self::Renamed | Self::Split | Self::Joined)
    }

    /// The decision's name, as it stands in case files, the store and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Dismissed => "dismissed",
            Self::Unsure => "unsure",
            Self::Settled => "settled",
            Self::Renamed => "renamed",
            Self::Split => "split",
            Self::Joined => "joined",
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
#[error(
    "{text:?} is no decision: write one of confirmed, dismissed, unsure, settled, renamed, split, joined"
)]
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

    /// The claims of a point, hashes in order; none of a link.
    #[must_use]
    pub fn claims(&self) -> &[ContentHash] {
        match self {
            Self::Link { .. } => &[],
            Self::Point { claims } => claims,
        }
    }
}

/// What a person says of a link or a point. Appended, never overwritten.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// Which one of those that one person gave on one subject in the same second it is, from 0.
    #[serde(default)]
    pub turn: u32,
    /// The claim that settled a point, where one did.
    #[serde(default)]
    pub evidence: Option<ContentHash>,
    /// What a renamed point asks.
    #[serde(default)]
    pub question: Option<String>,
    /// Of a split point the claims that leave it, of joined points those of the other one: hashes in order.
    #[serde(default)]
    pub others: Vec<ContentHash>,
}

impl Judgement {
    /// A decision with its reason, and nothing beside them.
    #[must_use]
    pub fn new(
        subject: Subject,
        decision: Decision,
        reason: impl Into<String>,
        by: impl Into<String>,
        at: impl Into<String>,
    ) -> Self {
        Self {
            subject,
            decision,
            reason: reason.into(),
            by: by.into(),
            at: at.into(),
            turn: 0,
            evidence: None,
            question: None,
            others: vec![],
        }
    }

    /// What names it wherever it goes.
    #[must_use]
    pub fn id(&self) -> JudgementId {
        let Self { subject, decision, reason, by, at, turn, evidence, question, others } = self;
        let mut fields = Fields::default();
        let claims: Vec<&ContentHash> = match subject {
            Subject::Link { a, b } => vec![a, b],
            Subject::Point { claims } => claims.iter().collect(),
        };
        fields.add(if matches!(subject, Subject::Link { .. }) { "link" } else { "point" });
        fields.add_all(claims.iter().map(|hash| hash.as_str()));
        for field in [decision.as_str(), reason, by, at, &turn.to_string()] {
            fields.add(field);
        }
        fields.add(evidence.as_ref().map_or("", ContentHash::as_str));
        fields.add(question.as_deref().unwrap_or_default());
        fields.add_all(others.iter().map(ContentHash::as_str));
        JudgementId(fields.hash())
    }
}

/// SHA-256 over all that a judgement says, 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JudgementId(String);

impl JudgementId {
    /// Takes 64 lower-case hexadecimal digits, as the store keeps them.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        is_sha256(hex).then(|| Self(hex.to_owned()))
    }

    /// The hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first digits, enough to name it in a case.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.get(..Self::SHORT).unwrap_or(&self.0)
    }

    /// How many digits the short form has, and how many a person has to give at least.
    pub const SHORT: usize = 8;
}

impl fmt::Display for JudgementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
