//! What the claims of one point are called within it, and where they stand.

use std::collections::BTreeMap;

use crate::model::ClaimId;

/// How many claims are named in one place; more are counted.
pub(super) const NAMED: usize = 12;

/// The claims of a point by their numbers: A1 is the first one of position A.
#[derive(Debug)]
pub(super) struct Numbers<'a> {
    point: String,
    by_claim: BTreeMap<&'a ClaimId, String>,
}

/// A link to a claim of the same point.
#[derive(Debug)]
pub(super) struct ClaimLink {
    pub(super) place: String,
    pub(super) number: String,
}

impl<'a> Numbers<'a> {
    /// Of a point by this name, which no other one of the page has.
    pub(super) fn new(point: &str) -> Self {
        Self { point: point.to_owned(), by_claim: BTreeMap::new() }
    }

    /// Numbers the nth claim of a position, from 0.
    pub(super) fn add(&mut self, claim: &'a ClaimId, label: &str, nth: usize) -> ClaimLink {
        let number = format!("{label}{}", nth + 1);
        self.by_claim.insert(claim, number.clone());
        self.to(number)
    }

    /// The link to a claim, if the point holds it.
    pub(super) fn link(&self, claim: &ClaimId) -> Option<ClaimLink> {
        self.by_claim.get(claim).map(|number| self.to(number.clone()))
    }

    /// The links to the first of some claims, and how many more there are.
    pub(super) fn links(&self, claims: &[ClaimId]) -> (Vec<ClaimLink>, Option<String>) {
        let links = claims.iter().filter_map(|claim| self.link(claim)).take(NAMED).collect();
        let more = claims.len().saturating_sub(NAMED);
        (links, (more > 0).then(|| format!("and {more} more")))
    }

    fn to(&self, number: String) -> ClaimLink {
        ClaimLink { place: format!("{}-{number}", self.point), number }
    }
}
