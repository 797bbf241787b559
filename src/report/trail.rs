//! The way of a claim from its quote back to where it first comes from.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{ClaimView, SourceView};
use crate::model::{Basis, ChainEnd, Circle, ClaimId, Hop, Match, Origin, Point};
use crate::provenance::words;

/// The way of a claim, from the document that its quote stands in to the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// The steps, the document first.
    pub steps: Vec<TrailStep>,
    /// How it ends.
    pub end: TrailEnd,
}

/// One step of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrailStep {
    /// The document it stands in: the one link that can be read.
    StandsIn {
        /// The document.
        source: Arc<SourceView>,
        /// Whether its text was read.
        read: Read,
    },
    /// Who passed it on to the one before.
    PassedOn {
        /// The name.
        name: String,
        /// The word it was passed on with.
        verb: Option<String>,
    },
    /// Who says it.
    Said {
        /// The name.
        name: String,
        /// The word it was attributed with.
        verb: Option<String>,
    },
    /// What is concluded from the claims that stand together.
    Concluded {
        /// The sentence, without its full stop.
        because: String,
        /// The claim that it leads to.
        claim: Option<ClaimId>,
    },
}

/// Whether the text of a document was looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// The quote was found in a text that is held.
    Here,
    /// A text is held, and the claim has no quote that was found in it.
    NotFound,
    /// No text is held.
    NoText,
}

/// How a way ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrailEnd {
    /// With an origin, or with none that is known.
    Origin(Origin),
    /// As a person recorded it: with nobody known, somebody unnamed, or the one who saw it.
    Recorded {
        /// What was recorded.
        end: ChainEnd,
        /// What the claim counts as.
        origin: Origin,
    },
    /// In a ring of claims that have it from each other.
    Circular {
        /// The ring in words.
        because: String,
    },
}

impl Read {
    /// The words for it: `read here`, `not read: no text held`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Here => "read here",
            Self::NotFound => "text held, no quote found in it",
            Self::NoText => "not read: no text held",
        }
    }
}

/// The ways that detection found, by claim: as the first position that holds a claim shows it.
#[derive(Debug)]
pub(super) struct Ways<'a> {
    by_claim: FxHashMap<&'a ClaimId, (&'a [Hop], Option<&'a Circle>)>,
}

impl<'a> Ways<'a> {
    pub(super) fn of(points: &'a [Point]) -> Self {
        let mut by_claim = FxHashMap::default();
        for position in points.iter().flat_map(|point| &point.positions) {
            let mut rings: FxHashMap<&ClaimId, &Circle> = FxHashMap::default();
            for ring in &position.circular {
                ring.claims.iter().for_each(|claim| _ = rings.entry(claim).or_insert(ring));
            }
            for merge in position.origins.iter().flat_map(|support| &support.merged) {
                // The last step may lead into a ring from outside, or be one of it.
                let last = merge.path.last().and_then(|hop| hop.claim.as_ref());
                let ring = last.and_then(|claim| rings.get(claim).copied());
                by_claim.entry(&merge.claim).or_insert((merge.path.as_slice(), ring));
            }
        }
        Self { by_claim }
    }

    /// The way of a claim; of one that stands on no point, as far as the claim tells it itself.
    pub(super) fn trail(&self, claim: &ClaimView) -> Trail {
        let (path, ring) = self.by_claim.get(&claim.id).copied().unwrap_or((&[], None));
        Trail::of(claim, path, ring)
    }
}

impl Trail {
    fn of(claim: &ClaimView, path: &[Hop], ring: Option<&Circle>) -> Self {
        let found = claim.quote.as_ref().is_some_and(|quote| quote.found != Match::Unverified);
        let read = match (&claim.source.sha256, found) {
            (_, true) => Read::Here,
            (Some(_), false) => Read::NotFound,
            (None, false) => Read::NoText,
        };
        let chain = &claim.chain;
        let document = TrailStep::StandsIn { source: Arc::clone(&claim.source), read };
        let relays = chain.via.iter().rev().map(|relay| TrailStep::PassedOn {
            name: relay.name.clone(),
            verb: relay.verb.clone(),
        });
        let said = chain
            .claimant
            .iter()
            .map(|name| TrailStep::Said { name: name.clone(), verb: chain.verb.clone() });
        // That the document names its claimant, or says it itself, is told by the steps before.
        let is_told = |hop: &Hop| match hop.basis {
            Basis::OwnVoice | Basis::Observed | Basis::Vouches | Basis::EndUnknown => true,
            Basis::Quotes | Basis::Relays => hop.claim.is_none(),
            _ => false,
        };
        let concluded = path
            .iter()
            .filter(|hop| !is_told(hop))
            .map(|hop| TrailStep::Concluded { because: words::hop(hop), claim: hop.claim.clone() });
        let end = match (chain.end, ring) {
            (_, Some(ring)) => TrailEnd::Circular { because: words::circle(ring) },
            (Some(end), None) => TrailEnd::Recorded { end, origin: claim.origin.clone() },
            (None, None) => TrailEnd::Origin(claim.origin.clone()),
        };
        let steps = std::iter::once(document).chain(relays).chain(said).chain(concluded);
        Self { steps: steps.collect(), end }
    }
}
