use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Claim;

/// SHA-256 over what a claim says and where it stands, 64 lower-case hexadecimal digits.
///
/// It does not depend on the claim's id nor on the order in which claims were entered, so that a
/// judgement keyed by it survives re-import, merge and re-detection.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentHash(String);

impl ContentHash {
    /// The hash of a claim: source, claimant, relays, text, stance, quote and dates, each with its
    /// length before it, so that no two different claims run together.
    #[must_use]
    pub fn of(claim: &Claim) -> Self {
        let mut hasher = Sha256::new();
        let mut field = |text: &str| {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        };
        field(claim.source.as_str());
        field(claim.chain.claimant.as_deref().unwrap_or_default());
        field(&claim.chain.via.len().to_string());
        claim.chain.via.iter().for_each(|relay| field(&relay.name));
        field(&claim.text);
        field(claim.stance.map_or("", |stance| stance.as_str()));
        field(claim.citation.as_ref().map_or("", |citation| citation.exact.as_str()));
        field(&claim.stated.map(|date| date.to_string()).unwrap_or_default());
        field(&claim.event.map(|span| span.to_string()).unwrap_or_default());
        field(claim.place.as_deref().unwrap_or_default());
        claim.quantities.iter().for_each(|quantity| field(quantity));
        Self(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Takes 64 lower-case hexadecimal digits, as the store keeps them.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        (hex.len() == 64 && hex.bytes().all(is_hex)).then(|| Self(hex.to_owned()))
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
