use std::path::PathBuf;

use crate::model::{ClaimId, DatedEvent, PartialDate, Relation, Status};
use crate::text::quote::Standing;

/// What a fixture expects of detection, and where it says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// The file as the user named it.
    pub file: PathBuf,
    /// The line of its `[[expect]]`, from 1.
    pub line: usize,
    /// Which `[[expect]]` of its file it is, from 0; what
    /// [`rewrite_expectations`](super::rewrite_expectations) goes by.
    pub index: usize,
    /// What is expected.
    pub expected: Expected,
}

/// What is expected of a pair of claims, of a point or of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// The two claims are at odds.
    Conflict {
        /// The claims, as the fixture orders them.
        pair: [ClaimId; 2],
        /// How; `None` leaves it open.
        relation: Option<Relation>,
        /// The id of the rule that must decide; `None` leaves it open.
        rule: Option<String>,
    },
    /// The two claims are not at odds.
    NoConflict {
        /// The claims, as the fixture orders them.
        pair: [ClaimId; 2],
        /// Why not, in the words of the person who wrote the fixture.
        because: String,
        /// What they are instead; `None` leaves it open.
        relation: Option<NoConflictKind>,
        /// The id of the rule that must decide; `None` leaves it open.
        rule: Option<String>,
    },
    /// The claims belong to one point.
    Point {
        /// Claims of the point.
        claims: Vec<ClaimId>,
        /// How it stands; `None` leaves it open.
        status: Option<Status>,
        /// Its sides; `None` leaves them open.
        positions: Option<Vec<Vec<ClaimId>>>,
        /// Its question, word for word; `None` leaves it open.
        question: Option<String>,
        /// The day, month or year at the end of which it stands so; `None` is the case as it is.
        as_of: Option<PartialDate>,
        /// What happened to it, all of it and in order; `None` leaves it open.
        history: Option<Vec<DatedEvent>>,
    },
    /// The quote of a claim that was read in an older text of its source.
    Quote {
        /// The claim.
        claim: ClaimId,
        /// How its quote stands in the newest text.
        standing: Standing,
    },
    /// Where claims that stand together come from.
    Origins {
        /// What is expected of them.
        kind: OriginsKind,
        /// The claims: all of the position, or some of one position.
        claims: Vec<ClaimId>,
        /// How many independent origins the position has; `None` leaves it open.
        count: Option<usize>,
        /// The names of its origins, the unknown one as `unknown`; `None` leaves them open.
        names: Option<Vec<String>>,
        /// The name of the one origin; `None` leaves it open.
        origin: Option<String>,
        /// What the reason must say, word for word; `None` leaves it open.
        says: Option<String>,
    },
}

/// What is expected of where claims come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OriginsKind {
    /// They are all the claims of one position.
    Position,
    /// They count as one origin that is known.
    Same,
    /// Each counts as an origin of its own, and all of them are known.
    Other,
    /// They count as no origin.
    Unknown,
    /// They have it from each other, in one ring.
    Circular,
}

impl OriginsKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Position, Self::Same, Self::Other, Self::Unknown, Self::Circular];

    /// The kind's name, as it stands in case files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Position => "position",
            Self::Same => "same_origin",
            Self::Other => "other_origins",
            Self::Unknown => "unknown_origin",
            Self::Circular => "circular",
        }
    }

    /// How many claims it can be expected of at the least.
    #[must_use]
    pub fn least_claims(self) -> usize {
        match self {
            Self::Position | Self::Unknown => 1,
            Self::Same | Self::Other | Self::Circular => 2,
        }
    }
}

/// What two claims that are not at odds are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoConflictKind {
    /// An agreement: `updates`, `repeats`, `corroborates` or `compatible`.
    Agreement(Relation),
    /// They do not tell of the same thing.
    NotComparable,
}

impl NoConflictKind {
    /// Every kind, in the order of [`Relation::ALL`].
    pub const ALL: [Self; 5] = [
        Self::Agreement(Relation::Updates),
        Self::Agreement(Relation::Repeats),
        Self::Agreement(Relation::Corroborates),
        Self::Agreement(Relation::Compatible),
        Self::NotComparable,
    ];

    /// The kind's name, as it stands in case files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agreement(relation) => relation.as_str(),
            Self::NotComparable => "not-comparable",
        }
    }
}

impl std::fmt::Display for NoConflictKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for NoConflictKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| {
            let all = Self::ALL.map(Self::as_str).join(", ");
            format!("{text:?} is no relation of a no_conflict: write one of {all}")
        })
    }
}
