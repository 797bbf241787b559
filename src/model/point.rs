use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Circle, ClaimId, PointId, Support, least_origins};

/// What two claims are at odds, or agree, about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum AtIssue {
    /// The state of a thing along one dimension: who controls Pokrovsk.
    State {
        /// The id of the dimension in the state lexicon.
        dimension: String,
        /// The key of the thing.
        subject: String,
    },
    /// How many or how much of something.
    Quantity {
        /// What is counted, as a key.
        counted: String,
        /// The names or words that tie it to one occasion, as a key; may be empty.
        of: String,
    },
    /// When it happened.
    Date,
    /// Where it happened.
    Place,
    /// Who did it.
    Actor,
    /// Whether it is so at all.
    Statement,
}

/// What a position answers to the point's question, in words for a reader.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answer(pub String);

/// How a point stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Claims of it are at odds.
    Disputed,
    /// Nothing stands against it but claimants who do not confirm it.
    Unconfirmed,
    /// A later claim replaced an earlier one, and nothing else is at odds.
    Updated,
    /// Two independent origins or more say the same.
    Corroborated,
    /// Nothing is at odds, and no side of it has more than one known origin.
    SingleOrigin,
    /// A person settled it, with a reason.
    Settled,
}

impl Status {
    /// Every status, in the order of a report.
    pub const ALL: [Self; 6] = [
        Self::Disputed,
        Self::Unconfirmed,
        Self::Updated,
        Self::Corroborated,
        Self::SingleOrigin,
        Self::Settled,
    ];

    /// The status's name, as it stands in case files, the store and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Disputed => "disputed",
            Self::Unconfirmed => "unconfirmed",
            Self::Updated => "updated",
            Self::Corroborated => "corroborated",
            Self::SingleOrigin => "single-origin",
            Self::Settled => "settled",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Status {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or_else(|| {
            let all = Self::ALL.map(Self::as_str).join(", ");
            format!("{text:?} is no status: write one of {all}")
        })
    }
}

/// The claims that stand together on one side of a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// What this side answers to the question.
    pub answer: Answer,
    /// Its claims, earliest first, ties by id.
    pub claims: Vec<ClaimId>,
    /// The claims by their origins: known ones by name, the unknown one last.
    pub origins: Vec<Support>,
    /// The rings of claims that have it from each other.
    pub circular: Vec<Circle>,
}

impl Position {
    /// How many independent origins stand behind the position.
    #[must_use]
    pub fn independent_origins(&self) -> usize {
        least_origins(self.origins.iter().map(|support| &support.origin))
    }
}

/// A question at issue, with its positions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Derived from what is at issue.
    pub id: PointId,
    /// The question in plain English.
    pub question: String,
    /// What is at issue.
    pub at_issue: AtIssue,
    /// How it stands.
    pub status: Status,
    /// The sides, the one with the earliest claim first.
    pub positions: Vec<Position>,
}

impl Point {
    /// Every claim of every position.
    pub fn claims(&self) -> impl Iterator<Item = &ClaimId> {
        self.positions.iter().flat_map(|position| &position.claims)
    }

    /// How many independent origins stand behind all positions together: an origin that changed sides
    /// counts once.
    #[must_use]
    pub fn independent_origins(&self) -> usize {
        let supports = self.positions.iter().flat_map(|position| &position.origins);
        least_origins(supports.map(|support| &support.origin))
    }
}
