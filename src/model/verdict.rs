use serde::{Deserialize, Serialize};

use super::{AtIssue, Relation};

/// Why a rule says what it says: a sentence in plain English, and the words that triggered it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Because {
    /// The sentence, without a full stop at its end.
    pub text: String,
    /// The triggering words of the first claim, as they stand in its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words_a: Vec<String>,
    /// The triggering words of the second claim, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words_b: Vec<String>,
}

impl Because {
    /// A reason with no particular words behind it.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same reason with the words that triggered it.
    #[must_use]
    pub fn with_words(mut self, a: impl Into<String>, b: impl Into<String>) -> Self {
        let some = |words: String| if words.is_empty() { vec![] } else { vec![words] };
        self.words_a = some(a.into());
        self.words_b = some(b.into());
        self
    }

    /// The same reason seen from the other claim.
    #[must_use]
    pub fn flipped(mut self) -> Self {
        std::mem::swap(&mut self.words_a, &mut self.words_b);
        self
    }
}

/// What one rule says of a pair of claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Verdict {
    /// The two are at odds.
    Conflict {
        /// One of the three conflicts.
        relation: Relation,
        /// What they are at odds about.
        at_issue: AtIssue,
        /// Why.
        because: Because,
    },
    /// The two can stand together.
    Agreement {
        /// One of the four agreements.
        relation: Relation,
        /// What they agree on.
        at_issue: AtIssue,
        /// Why.
        because: Because,
    },
    /// The rule looked, and the two do not tell of the same thing.
    NotComparable {
        /// Why not.
        because: Because,
    },
    /// The rule has nothing to say of the pair.
    Silent,
}

impl Verdict {
    /// The relation, of a conflict or an agreement.
    #[must_use]
    pub fn relation(&self) -> Option<Relation> {
        match self {
            Self::Conflict { relation, .. } | Self::Agreement { relation, .. } => Some(*relation),
            Self::NotComparable { .. } | Self::Silent => None,
        }
    }

    /// The reason, of any verdict but silence.
    #[must_use]
    pub fn because(&self) -> Option<&Because> {
        match self {
            Self::Conflict { because, .. }
            | Self::Agreement { because, .. }
            | Self::NotComparable { because } => Some(because),
            Self::Silent => None,
        }
    }

    /// What is at issue, of a conflict or an agreement.
    #[must_use]
    pub fn at_issue(&self) -> Option<&AtIssue> {
        match self {
            Self::Conflict { at_issue, .. } | Self::Agreement { at_issue, .. } => Some(at_issue),
            Self::NotComparable { .. } | Self::Silent => None,
        }
    }
}
