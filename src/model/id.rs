use std::fmt;

use serde::{Deserialize, Serialize};

/// An id that cannot be used: empty, too long, or with a space or control character in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{id:?} is no id: use 1 to 120 characters without spaces or control characters")]
pub struct InvalidId {
    /// The text as given.
    pub id: String,
}

const LONGEST_ID: usize = 120;

fn is_valid(text: &str) -> bool {
    let length = text.chars().count();
    (1..=LONGEST_ID).contains(&length) && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Makes an id of 1 to 120 characters without spaces or control characters.
            ///
            /// # Errors
            ///
            /// [`InvalidId`] for any other text.
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
                let id = text.into();
                if is_valid(&id) { Ok(Self(id)) } else { Err(InvalidId { id }) }
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// The id of a [`Claim`](super::Claim), unique in its case.
    ClaimId
);
/// An id for a claim is made of so many of its first words.
const WORDS_OF_ID: usize = 6;

/// ... and cut at this length, in characters, so that ids stand in a table.
const LONGEST_OF_WORDS: usize = 60;

impl ClaimId {
    /// An id made of the first words of a claim's text, with a number after it where it is not free.
    ///
    /// ```
    /// use atodds::model::ClaimId;
    /// let id = ClaimId::of_words("The ferry was sold in May.", |id| id != "the-ferry-was-sold-in-may");
    /// assert_eq!(id.as_str(), "the-ferry-was-sold-in-may-2");
    /// ```
    #[must_use]
    pub fn of_words(text: &str, is_free: impl Fn(&str) -> bool) -> Self {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let joined = words.take(WORDS_OF_ID).collect::<Vec<_>>().join("-").to_lowercase();
        let cut: String = joined.chars().take(LONGEST_OF_WORDS).collect();
        let base = if cut.is_empty() { "claim".to_owned() } else { cut };
        let numbered = (2_u64..).map(|number| format!("{base}-{number}"));
        let mut ids = std::iter::once(base.clone()).chain(numbered);
        Self(ids.find(|id| is_free(id)).unwrap_or(base))
    }
}

id!(
    /// The id of a [`Source`](super::Source), unique in its case.
    SourceId
);
id!(
    /// The id of a [`Point`](super::Point): derived from what is at issue, so that it stays the same
    /// when detection runs again.
    PointId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_no_space_and_is_not_empty() {
        assert!(ClaimId::new("pokrovsk-captured").is_ok());
        assert!(ClaimId::new("").is_err());
        assert!(ClaimId::new("two words").is_err());
        assert!(ClaimId::new("a\u{7}b").is_err());
        assert!(ClaimId::new("x".repeat(121)).is_err());
    }
}
