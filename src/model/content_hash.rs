use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Claim;

/// SHA-256 over what a claim says, 64 lower-case hexadecimal digits.
///
/// It depends neither on the claim's id nor on its source's, nor on the order in which claims were entered,
/// so that a judgement keyed by it survives re-import, merge and re-detection. Two documents that carry the
/// same words of the same claimant have claims with one hash: what was judged of the one holds of its copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentHash(String);

impl ContentHash {
    /// The hash of a claim: claimant, relays, text, stance, quote and dates, each with its length before it,
    /// so that no two different claims run together.
    #[must_use]
    pub fn of(claim: &Claim) -> Self {
        let mut fields = Fields::default();
        fields.add(claim.chain.claimant.as_deref().unwrap_or_default());
        fields.add_all(claim.chain.via.iter().map(|relay| relay.name.as_str()));
        fields.add(&claim.text);
        fields.add(claim.stance.map_or("", |stance| stance.as_str()));
        fields.add(claim.citation.as_ref().map_or("", |citation| citation.exact.as_str()));
        fields.add(&claim.stated.map(|date| date.to_string()).unwrap_or_default());
        fields.add(&claim.event.map(|span| span.to_string()).unwrap_or_default());
        fields.add(claim.place.as_deref().unwrap_or_default());
        fields.add_all(claim.quantities.iter().map(String::as_str));
        Self(fields.hash())
    }

    /// Takes 64 lower-case hexadecimal digits, as the store keeps them.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        is_sha256(hex).then(|| Self(hex.to_owned()))
    }

    /// The hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a text is a SHA-256 in lower-case hexadecimal digits.
pub(super) fn is_sha256(hex: &str) -> bool {
    let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    hex.len() == 64 && hex.bytes().all(is_hex)
}

/// Texts to be hashed together: each counts with its length, so that no two lists of texts run together.
#[derive(Default)]
pub(super) struct Fields(Sha256);

impl Fields {
    pub(super) fn add(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_be_bytes());
        self.0.update(text.as_bytes());
    }

    /// A list of any length, which counts too.
    pub(super) fn add_all<'t>(&mut self, texts: impl ExactSizeIterator<Item = &'t str>) {
        self.add(&texts.len().to_string());
        texts.for_each(|text| self.add(text));
    }

    pub(super) fn hash(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
