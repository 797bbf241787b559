use serde::{Deserialize, Serialize};

use super::{PartialDate, SourceId};

/// A document as published. What is not known is `None`, never invented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Unique in its case.
    pub id: SourceId,
    /// The document's title.
    pub title: String,
    /// The outlet that put it out.
    pub publisher: Option<String>,
    /// Those who wrote it.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Where a copy is archived.
    pub archive_url: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// The outlets or sources that it names as its own sources.
    #[serde(default)]
    pub cites: Vec<String>,
    /// The name of the document that this one digests, where the text is a digest.
    pub digest_of: Option<String>,
    /// The texts of the document as they were retrieved, oldest first; empty when no text is held.
    #[serde(default)]
    pub snapshots: Vec<Snapshot>,
}

impl Source {
    /// The text that citations point into: the newest snapshot.
    #[must_use]
    pub fn text(&self) -> Option<&Snapshot> {
        self.snapshots.last()
    }
}

/// The text of a source as it was retrieved at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// SHA-256 of the raw bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The text, as it came.
    pub text: String,
    /// When it was retrieved, where known.
    pub retrieved: Option<PartialDate>,
    /// The file it was read from, as the case file names it.
    pub file: Option<String>,
}
