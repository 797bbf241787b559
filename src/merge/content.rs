//! A hash of what a source says of itself, its id left out.

use sha2::{Digest, Sha256};

use crate::model::Source;

/// SHA-256 in hexadecimal digits over every field but the id, each with its length before it; a text counts by its
/// own hash.
pub(super) fn of_source(source: &Source) -> String {
    let Source {
        id: _,
        title,
        publisher,
        authors,
        url,
        archive_url,
        published,
        language,
        cites,
        digest_of,
        snapshots,
    } = source;
    let mut hasher = Sha256::new();
    let mut field = |text: &str| {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    };
    field(title);
    let published = published.map(|date| date.to_string());
    for option in [publisher, url, archive_url, &published, language, digest_of] {
        // Nothing said is another thing than an empty text.
        field(if option.is_some() { "+" } else { "-" });
        field(option.as_deref().unwrap_or_default());
    }
    for list in [authors, cites] {
        field(&list.len().to_string());
        list.iter().for_each(|text| field(text));
    }
    snapshots.iter().for_each(|snapshot| field(&snapshot.sha256));
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
