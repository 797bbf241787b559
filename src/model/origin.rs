use std::fmt;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::ClaimId;

/// Where a claim first comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "origin", content = "name", rename_all = "lowercase")]
pub enum Origin {
    /// The first known link of the chain, by the name to show.
    Known(String),
    /// One of several that its source names, in that order; which one is not told.
    OneOf(Vec<String>),
    /// Nobody is named, or each has it from the other: never counted as independent.
    Unknown,
}

impl Origin {
    /// Whether it counts as an origin at all.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown)
    }

    /// The names that it may have: one, several, or none.
    #[must_use]
    pub fn names(&self) -> &[String] {
        match self {
            Self::Known(name) => std::slice::from_ref(name),
            Self::OneOf(names) => names,
            Self::Unknown => &[],
        }
    }
}

/// `Interfax`, `BBC or TIME`, `unknown`.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(name) => f.pad(name),
            Self::OneOf(names) => f.pad(&names.join(" or ")),
            Self::Unknown => f.pad("unknown"),
        }
    }
}

/// How many different origins these are at the least: one that is among several names adds nothing where one
/// of the names stands by itself.
///
/// ```
/// use atodds::model::{Origin, least_origins};
/// let bbc = Origin::Known("BBC".into());
/// let either = Origin::OneOf(vec!["BBC".into(), "TIME".into()]);
/// assert_eq!(least_origins([&bbc, &either, &Origin::Unknown]), 1);
/// ```
#[must_use]
pub fn least_origins<'o>(origins: impl IntoIterator<Item = &'o Origin>) -> usize {
    let mut named: Vec<&[String]> = origins.into_iter().map(Origin::names).collect();
    named.retain(|names| !names.is_empty());
    named.sort_by_key(|names| names.len());
    let mut standing: FxHashSet<&String> = FxHashSet::default();
    for names in named {
        if !names.iter().any(|name| standing.contains(name)) {
            standing.insert(&names[0]);
        }
    }
    standing.len()
}

/// The claims of a position that come from one origin, and the way of each one there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// The origin.
    pub origin: Origin,
    /// The claims, in the order of their position.
    pub claims: Vec<ClaimId>,
    /// Why each of them counts as this origin's, in the same order.
    pub merged: Vec<Merge>,
}

/// Why a claim counts as an origin's: the way from the source it stands in to there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// The claim.
    pub claim: ClaimId,
    /// The way, step by step. Where the origin is unknown, as far as it leads.
    pub path: Vec<Hop>,
}

/// One step of the way to an origin: from whom to whom, and what says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hop {
    /// What says so.
    #[serde(flatten)]
    pub basis: Basis,
    /// The one who has it: an outlet, a body, a person, or the title of a document.
    pub from: String,
    /// The one it comes from; the same as `from` where the way ends there.
    pub to: String,
    /// The claim of the position that the step leads to, where it leads to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimId>,
}

/// What says that one has a claim from another, or that the two are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "basis", rename_all = "kebab-case")]
pub enum Basis {
    /// The claim names the other as its claimant.
    Quotes,
    /// The other passed it on first.
    Relays,
    /// The source names the other as its source.
    Cites {
        /// How many it names.
        of: usize,
    },
    /// The two texts are nearly one.
    Text(Likeness),
    /// The words quoted for the two claims are nearly the same.
    Words(Likeness),
    /// The one speaks for the other.
    SpeaksFor,
    /// The one is an outlet of the other.
    Family,
    /// The source says it in its own voice and names nobody: the way ends at its publisher.
    OwnVoice,
    /// It is the publisher's own observation.
    Observed,
    /// The source has it from somebody it does not name: the way ends at the outlet that vouches.
    Vouches,
    /// It is recorded that nobody knows where the claim comes from.
    EndUnknown,
    /// The source's publisher is not known, and nobody else is named.
    NoPublisher,
}

/// How alike two texts are: so many runs of five words, of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Likeness {
    /// The runs of five words that both texts have.
    pub shared: usize,
    /// The runs of five words of the shorter text.
    pub of: usize,
}

impl Likeness {
    /// The share of the shorter text that the other has, from 0 to 1.
    #[must_use]
    pub fn share(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
        let share = self.shared as f64 / self.of.max(1) as f64;
        share
    }
}

/// Claims that have it from each other, with no way out: circular reporting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circle {
    /// The claims of the ring, in its order, from the earliest.
    pub claims: Vec<ClaimId>,
    /// The ring: each step leads to the next claim, the last one to the first.
    pub path: Vec<Hop>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of(names: &[&str]) -> Origin {
        match names {
            [one] => Origin::Known((*one).to_owned()),
            names => Origin::OneOf(names.iter().map(|name| (*name).to_owned()).collect()),
        }
    }

    #[test]
    fn what_may_be_one_of_those_that_stand_adds_none() {
        let count = |all: &[&[&str]]| {
            let origins: Vec<Origin> = all.iter().map(|names| one_of(names)).collect();
            least_origins(&origins)
        };
        assert_eq!(count(&[&["a", "b"], &["b"]]), 1);
        assert_eq!(count(&[&["a", "b"], &["c"]]), 2);
        assert_eq!(count(&[&["a", "b"], &["a", "c"]]), 1);
        assert_eq!(count(&[]), 0);
        assert_eq!(least_origins([&Origin::Unknown]), 0);
    }
}
