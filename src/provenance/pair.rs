//! Two claims of one position: have they one origin?

use super::{Provenance, Traced, words};
use crate::model::{Basis, ClaimId, Hop, Merge};

/// How two claims that say the same are related by where they come from, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kinship {
    /// They have it from each other.
    Circular {
        /// The ring in words.
        because: String,
    },
    /// They have one origin, or may have.
    OneOrigin {
        /// Its name.
        origin: String,
        /// The steps that lead there, in words; none where both simply name it.
        because: Vec<String>,
    },
    /// The origin of one of them is not known.
    Unknown,
    /// Their origins are known and are not one.
    Independent {
        /// The names of both.
        origins: [String; 2],
    },
}

impl Provenance<'_> {
    /// How two claims are related, as far as the two of them tell.
    #[must_use]
    pub fn pair(&self, a: &ClaimId, b: &ClaimId) -> Kinship {
        self.trace([a, b]).kinship(a, b).unwrap_or(Kinship::Unknown)
    }
}

impl Traced {
    /// How two of the claims are related; `None` where one is not among them.
    #[must_use]
    pub fn kinship(&self, a: &ClaimId, b: &ClaimId) -> Option<Kinship> {
        let place = |id: &ClaimId| self.claims.iter().position(|claim| claim == id);
        let (one, two) = (&self.possible[place(a)?], &self.possible[place(b)?]);
        let ring = self.circular.iter().find(|it| it.claims.contains(a) && it.claims.contains(b));
        Some(if let Some(ring) = ring {
            Kinship::Circular { because: words::circle(ring) }
        } else if one.is_empty() || two.is_empty() {
            Kinship::Unknown
        } else if let Some(origin) = one.iter().find(|origin| two.contains(origin)) {
            Kinship::OneOrigin { origin: origin.clone(), because: self.because(a, b) }
        } else {
            Kinship::Independent { origins: [one.join(" or "), two.join(" or ")] }
        })
    }

    /// What joins two claims, in words; what each of them says by itself is left out.
    fn because(&self, a: &ClaimId, b: &ClaimId) -> Vec<String> {
        let telling = |merge: &Merge| {
            let path = merge.path.iter().filter(|hop| is_telling(hop)).cloned().collect();
            Merge { claim: merge.claim.clone(), path }
        };
        let all = self.supports.iter().flat_map(|support| &support.merged);
        let ways: Vec<Merge> =
            all.filter(|merge| merge.claim == *a || merge.claim == *b).map(telling).collect();
        words::steps(&ways)
    }
}

/// Whether a step tells more than that the claim names its origin.
fn is_telling(hop: &Hop) -> bool {
    let names_it = hop.basis == Basis::Quotes && hop.claim.is_none();
    hop.from != hop.to && !names_it
}
