use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// What sort of thing a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// One human being.
    Person,
    /// An organisation, authority, company, party, or a state as an actor.
    Body,
    /// Somewhere on a map.
    Place,
    /// Anything else that has a name: an event, a product, a plan, a law.
    Thing,
}

impl EntityKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Person, Self::Body, Self::Place, Self::Thing];

    /// The kind's name, as it stands in case files, the store and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Body => "body",
            Self::Place => "place",
            Self::Thing => "thing",
        }
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that is no [`EntityKind`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no kind of entity: write one of person, body, place, thing")]
pub struct ParseEntityKindError {
    /// The text as given.
    pub text: String,
}

impl FromStr for EntityKind {
    type Err = ParseEntityKindError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| ParseEntityKindError { text: text.to_owned() })
    }
}

/// A name and its spellings, as a person declared them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The name to show.
    pub name: String,
    /// What the name stands for.
    pub kind: EntityKind,
    /// Other spellings and names of the same thing.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The name of the entity whose voice this one is: the Kremlin speaks for Russia. Two voices of one
    /// party are not independent origins.
    #[serde(default)]
    pub speaks_for: Option<String>,
    /// The name of the place that this place lies in, only where a document says so.
    #[serde(default)]
    pub within: Option<String>,
}
