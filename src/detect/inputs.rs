//! What a reading is made of.

use sha2::{Digest, Sha256};

use crate::model::{Claim, ContentHash, Source};

/// SHA-256 over all that the reading of a claim depends on, but for the entities and the word lists, which
/// hold for every claim: where it is the same, so is the reading.
pub(super) fn inputs(claim: &Claim, source: Option<&Source>) -> String {
    let mut hasher = Sha256::new();
    let mut field = |text: &str| {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text);
    };
    field(ContentHash::of(claim).as_str());
    field(claim.source.as_str());
    field(claim.chain.end.map_or("", |end| end.as_str()));
    // A source lends its own claims its voice, and its date to those that have none.
    if let Some(source) = source {
        field(&source.title);
        field(source.publisher.as_deref().unwrap_or_default());
        field(&source.published.map(|date| date.to_string()).unwrap_or_default());
        // Whom it names, and what it may be a copy of, decide where its claims come from.
        field(&source.cites.len().to_string());
        source.cites.iter().for_each(|name| field(name));
        field(source.text().map_or("", |snapshot| snapshot.sha256.as_str()));
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
