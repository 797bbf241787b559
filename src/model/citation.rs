use serde::{Deserialize, Serialize};

/// How a quote was found in its snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// Character for character.
    Verbatim,
    /// After quotation marks, dashes, spaces and Unicode composition were made alike.
    Typographic,
    /// Part by part, in order: an ellipsis leaves words of the document out.
    Elided,
    /// The source held no text to look in when the quote was recorded; it may hold one now, in which the quote
    /// has no one place.
    Unverified,
}

impl Match {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Verbatim, Self::Typographic, Self::Elided, Self::Unverified];

    /// The word for it, as it stands in the store and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Typographic => "typographic",
            Self::Elided => "elided",
            Self::Unverified => "unverified",
        }
    }
}

/// Where a claim stands in a snapshot: the W3C TextQuoteSelector and TextPositionSelector in one.
///
/// Places are half-open ranges in code points of the snapshot's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The quoted text as a person wrote it.
    pub exact: String,
    /// Text that stands directly before it, where one is needed to tell two places apart.
    pub prefix: Option<String>,
    /// Text that stands directly after it, likewise.
    pub suffix: Option<String>,
    /// Which snapshot of the source it stands in, by the SHA-256 of its raw bytes; `None` when there is no
    /// snapshot. See [`Source::cited`](super::Source::cited).
    #[serde(default)]
    pub snapshot: Option<String>,
    /// From its start to its end; `None` when there is no snapshot.
    pub position: Option<(usize, usize)>,
    /// How the quote was found.
    pub found: Match,
    /// What its ellipses leave out within the position, in order; empty unless it is [`Match::Elided`].
    #[serde(default)]
    pub left_out: Vec<(usize, usize)>,
}

impl Citation {
    /// A quote that was not looked up, since its source holds no text, or held none when it was recorded.
    #[must_use]
    pub fn unverified(exact: String, prefix: Option<String>, suffix: Option<String>) -> Self {
        Self {
            exact,
            prefix,
            suffix,
            snapshot: None,
            position: None,
            found: Match::Unverified,
            left_out: vec![],
        }
    }
}
