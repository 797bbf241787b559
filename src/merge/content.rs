//! A hash of what a source says of itself, ids left out.

use sha2::{Digest, Sha256};

use crate::model::Source;

/// SHA-256 in hexadecimal digits over every field that names no other source, each with its length before it; a text
/// counts by its own hash.
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
        cites: _,
        digest_of: _,
        snapshots,
    } = source;
    let mut hasher = Sha256::new();
    let mut field = |text: &str| {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    };
    field(title);
    let published = published.map(|date| date.to_string());
    for option in [publisher, url, archive_url, &published, language] {
        // Nothing said is another thing than an empty text.
        field(if option.is_some() { "+" } else { "-" });
        field(option.as_deref().unwrap_or_default());
    }
    field(&authors.len().to_string());
    authors.iter().for_each(|name| field(name));
    snapshots.iter().for_each(|snapshot| field(&snapshot.sha256));
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
