//! Where claims that say the same first come from, and how many independent origins they make.
//!
//! Seven articles that carry one agency's report are one origin. What makes two claims one origin, and why, is told
//! in `docs/PROVENANCE.md`; in short: the same claimant, or two voices of one party; a source that names the other, or
//! names whom the other names; texts that are nearly one; outlets of one house. An origin that is not known never
//! counts, and claims that have it from each other have none.
//!
//! [`Provenance`] knows a whole case. What it says is said of the claims of one position, and follows a name only to a
//! claim of that position: that an article names an agency tells nothing of what the agency says of another matter.

mod circular;
mod documents;
mod family;
mod least;
mod likeness;
mod pair;
mod parties;
mod shingles;
mod sources;
mod trace;
mod upstream;
pub mod words;

use rustc_hash::FxHashMap;

use crate::model::{Case, Circle, Claim, ClaimId, Origin, Support};
use crate::text::{lexicon::Lexicon, names::NameBook};

use documents::Documents;
use likeness::{Copy, OF_QUOTES, copies};
use parties::Parties;
use shingles::Shingles;
use sources::Sources;

pub use pair::Kinship;

/// What a case tells of where its claims come from.
#[derive(Debug, Clone)]
pub struct Provenance<'c> {
    facts: Facts<'c>,
    place: FxHashMap<&'c ClaimId, usize>,
}

/// What is known before any position is looked at.
#[derive(Debug, Clone)]
struct Facts<'c> {
    case: &'c Case,
    parties: Parties<'c>,
    documents: Documents<'c>,
    /// The place of each claim's source among the documents.
    source_of: Vec<Option<usize>>,
    /// The quote of each claim, where it has one.
    quotes: Vec<Option<Shingles>>,
    /// The claims of earlier sources whose quote is nearly that of each claim.
    copied_quotes: Vec<Vec<Copy>>,
}

/// The origins of some claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// The claims by their origins: known ones by name, the unknown one last.
    pub supports: Vec<Support>,
    /// The rings among them.
    pub circular: Vec<Circle>,
    claims: Vec<ClaimId>,
    /// The origins that each claim may have.
    possible: Vec<Vec<String>>,
}

impl<'c> Provenance<'c> {
    /// What the case tells, with the names that it declares.
    #[must_use]
    pub fn new(case: &'c Case, book: &'c NameBook, lexicon: &'c Lexicon) -> Self {
        let sources = Sources::new(case);
        let parties = Parties::new(case, &sources, book, lexicon);
        let documents = Documents::new(&sources, &parties);
        let source_of: Vec<Option<usize>> =
            case.claims.iter().map(|claim| documents.place(&claim.source)).collect();
        let quote = |claim: &Claim| claim.citation.as_ref().map(|it| Shingles::of(&it.exact));
        let quotes: Vec<Option<Shingles>> = case.claims.iter().map(quote).collect();
        let copied_quotes = copied_quotes(case, &source_of, &quotes);
        let place = case.claims.iter().enumerate().map(|(place, it)| (&it.id, place)).collect();
        let facts = Facts { case, parties, documents, source_of, quotes, copied_quotes };
        Self { facts, place }
    }

    /// The origins of claims that say the same, in the order given; ids that the case does not hold are left out.
    ///
    /// ```
    /// use atodds::{casefile, provenance::Provenance, text::{lexicon::Lexicon, names::NameBook}};
    /// let text = r#"
    /// [[source]]
    /// id = "agency"
    /// title = "Ferry sinks"
    /// publisher = "Lowland Wire"
    /// [[source]]
    /// id = "daily"
    /// title = "Ferry sinks off Korv"
    /// publisher = "Coast Daily"
    /// cites = ["Lowland Wire"]
    /// [[claim]]
    /// id = "a"
    /// source = "agency"
    /// text = "The ferry sank."
    /// [[claim]]
    /// id = "b"
    /// source = "daily"
    /// text = "The ferry sank."
    /// "#;
    /// let case = casefile::load_str(text, "ferry.toml", casefile::Format::Toml)?.case;
    /// let book = NameBook::new(&case.entities);
    /// let provenance = Provenance::new(&case, &book, Lexicon::english());
    /// let origins = provenance.trace(case.claims.iter().map(|claim| &claim.id)).supports;
    /// assert_eq!(origins.len(), 1);
    /// assert_eq!(origins[0].origin.to_string(), "Lowland Wire");
    /// # Ok::<(), atodds::Error>(())
    /// ```
    #[must_use]
    pub fn trace<'i>(&self, claims: impl IntoIterator<Item = &'i ClaimId>) -> Traced {
        let places: Vec<usize> =
            claims.into_iter().filter_map(|id| self.place.get(id).copied()).collect();
        trace::trace(&self.facts, &places)
    }

    /// Where a claim comes from as far as it tells by itself.
    #[must_use]
    pub fn alone(&self, claim: &ClaimId) -> Origin {
        let supports = self.trace([claim]).supports;
        supports.into_iter().next().map_or(Origin::Unknown, |support| support.origin)
    }
}

/// For each claim, the claims of other and earlier sources whose quote is nearly the same; only what the sources
/// say in their own voice is compared, since who quotes a speech quotes it word for word.
fn copied_quotes(
    case: &Case,
    source_of: &[Option<usize>],
    quotes: &[Option<Shingles>],
) -> Vec<Vec<Copy>> {
    let mut own: Vec<usize> = (0..quotes.len())
        .filter(|claim| case.claims[*claim].chain.claimant.is_none() && source_of[*claim].is_some())
        .collect();
    own.sort_by_key(|claim| (source_of[*claim], &case.claims[*claim].id));
    let texts: Vec<Shingles> =
        own.iter().map(|claim| quotes[*claim].clone().unwrap_or_default()).collect();
    let mut found = vec![Vec::new(); quotes.len()];
    for (later, copies) in copies(&texts, OF_QUOTES).into_iter().enumerate() {
        let claim = own[later];
        let of = copies.into_iter().map(|copy| Copy { of: own[copy.of], ..copy });
        found[claim] = of.filter(|copy| source_of[copy.of] != source_of[claim]).collect();
    }
    found
}
