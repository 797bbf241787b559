use serde::{Deserialize, Serialize};

/// How a quote was found in its snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// Character for character.
    Verbatim,
    /// After quotation marks, dashes, spaces and Unicode composition were made alike.
    Typographic,
    /// The source holds no text to look in.
    Unverified,
}

impl Match {
    /// The word for it, as it stands in the store and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Typographic => "typographic",
            Self::Unverified => "unverified",
        }
    }
}

/// Where a claim stands in a snapshot: the W3C TextQuoteSelector and TextPositionSelector in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The quoted text as a person wrote it.
    pub exact: String,
    /// Text that stands directly before it, where one is needed to tell two places apart.
    pub prefix: Option<String>,
    /// Text that stands directly after it, likewise.
    pub suffix: Option<String>,
    /// The half-open range in the snapshot, in code points; `None` when there is no snapshot.
    pub position: Option<(usize, usize)>,
    /// How the quote was found.
    pub found: Match,
}
