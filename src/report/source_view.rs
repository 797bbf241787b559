use super::{OtherValue, SnapshotView};
use crate::model::{PartialDate, Source, SourceId};

/// A source as a report shows it: what is known of the document, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceView {
    /// Its id.
    pub id: SourceId,
    /// The document's title.
    pub title: String,
    /// The outlet that put it out.
    pub publisher: Option<String>,
    /// Those who wrote it.
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
    pub cites: Vec<String>,
    /// The name of the document that this one digests.
    pub digest_of: Option<String>,
    /// SHA-256 of the newest snapshot's raw bytes; `None` when no text is held.
    pub sha256: Option<String>,
    /// When the newest snapshot was retrieved.
    pub retrieved: Option<PartialDate>,
    /// Its texts as they were retrieved, oldest first; empty when no text is held.
    pub snapshots: Vec<SnapshotView>,
    /// How many claims stand in it.
    pub claims: usize,
    /// What cases that were merged said of it otherwise.
    pub variants: Vec<OtherValue>,
}

impl SourceView {
    pub(super) fn of(source: &Source, claims: usize, variants: Vec<OtherValue>) -> Self {
        let snapshot = source.text();
        Self {
            id: source.id.clone(),
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            authors: source.authors.clone(),
            url: source.url.clone(),
            archive_url: source.archive_url.clone(),
            published: source.published,
            language: source.language.clone(),
            cites: source.cites.clone(),
            digest_of: source.digest_of.clone(),
            sha256: snapshot.map(|snapshot| snapshot.sha256.clone()),
            retrieved: snapshot.and_then(|snapshot| snapshot.retrieved),
            snapshots: source.snapshots.iter().map(SnapshotView::of).collect(),
            claims,
            variants,
        }
    }

    /// The name its own voice goes by: the publisher, or the title where no publisher is known.
    #[must_use]
    pub fn voice(&self) -> &str {
        self.publisher.as_deref().unwrap_or(&self.title)
    }
}
