//! From a case to its readings, links and points. Pure: no SQL, no files, no clock.

mod by_hand;
mod candidates;
mod earlier;
mod explain;
mod groups;
mod inputs;
mod kinship;
mod links;
mod near;
mod points;
mod positions;
mod questions;
mod rarity;
mod read;
#[cfg(test)]
mod rule_tests;
mod subject;
#[cfg(test)]
mod testing;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::model::{Case, Claim, ClaimId, Detection, Previous, Reading, Source, SourceId};
use crate::provenance::Provenance;
use crate::text::{lexicon::Lexicon, names::NameBook};

pub use explain::{Answers, Explanation, answers, explain};

/// Changes whenever detection may answer otherwise for the same case: a case that another version linked
/// is linked anew.
const VERSION: &str = "5";

/// Reads the claims of a case, links them and gathers the points.
///
/// The same case and the same word lists give the same result. Judgements are applied, in whatever
/// order they are listed: a dismissed link holds no point together, and points are settled, renamed, split and joined.
///
/// ```
/// use atodds::{casefile, detect, text::lexicon::Lexicon};
/// let text = r#"
/// [[source]]
/// id = "gazette"
/// title = "The bridge"
/// [[claim]]
/// id = "closed"
/// claimant = "city council"
/// text = "The Mill Bridge was closed on Monday."
/// [[claim]]
/// id = "open"
/// claimant = "police"
/// text = "The Mill Bridge was not closed on Monday."
/// "#;
/// let case = casefile::load_str(text, "example.toml", casefile::Format::Toml)?.case;
/// let detection = detect::detect(&case, Lexicon::english());
/// assert_eq!(detection.links[0].relation.as_str(), "contradicts");
/// # Ok::<(), atodds::Error>(())
/// ```
#[must_use]
pub fn detect(case: &Case, lexicon: &Lexicon) -> Detection {
    resume(case, &Previous::default(), lexicon)
}

/// Brings an earlier detection up to date: only what was not compared before is compared.
///
/// The result equals that of [`detect`]. Where a claim was changed or taken away since, or the earlier
/// detection was made with other entities or word lists or by another version of the program, everything is compared
/// again.
#[must_use]
pub fn resume(case: &Case, previous: &Previous, lexicon: &Lexicon) -> Detection {
    let book = NameBook::new(&case.entities);
    let provenance = Provenance::new(case, &book, lexicon);
    let readings = readings(case, &provenance, &book, lexicon);
    let usable = is_usable(case, &readings, previous, lexicon);
    let everything: Vec<usize> = (0..readings.len()).collect();
    let near = near::near(&readings, &everything, lexicon);
    let context = links::Known { book: &book, provenance: &provenance, lexicon };
    let links = if usable {
        let (mut links, unanswered) = earlier::answered(case, &readings, &near, previous, lexicon);
        links.extend(links::compare(&readings, &unanswered, &context));
        links
    } else {
        links::compare(&readings, &near, &context)
    };
    let (links, points) = points::gather(case, &readings, links, &provenance, lexicon);
    Detection { readings, links, points }
}

/// The detection that other judgements on the same claims give: what was read and linked stays.
///
/// It equals what [`detect`] gives for `case`, where `detection` is that of a case with the same claims, sources and
/// entities.
#[must_use]
pub fn rejudged(case: &Case, detection: &Detection, lexicon: &Lexicon) -> Detection {
    let book = NameBook::new(&case.entities);
    let provenance = Provenance::new(case, &book, lexicon);
    let readings = detection.readings.clone();
    let links = detection.links.clone();
    let (links, points) = points::gather(case, &readings, links, &provenance, lexicon);
    Detection { readings, links, points }
}

/// Whether every claim that was compared is still there and as it was.
fn is_usable(case: &Case, readings: &[Reading], previous: &Previous, lexicon: &Lexicon) -> bool {
    let inputs: FxHashMap<&ClaimId, &str> =
        readings.iter().map(|reading| (&reading.claim, reading.inputs.as_str())).collect();
    previous.fingerprint == fingerprint(case, lexicon)
        && previous.compared.iter().all(|(id, was)| inputs.get(id) == Some(&was.as_str()))
}

/// Whether detection would read every claim, and no other one, as it did for `previous`.
#[must_use]
pub fn is_current(case: &Case, previous: &Previous, lexicon: &Lexicon) -> bool {
    let sources = case.sources_by_id();
    let is_compared = |claim: &Claim| {
        let inputs = inputs::inputs(claim, sources.get(&claim.source).copied());
        previous.compared.get(&claim.id) == Some(&inputs)
    };
    previous.fingerprint == fingerprint(case, lexicon)
        && previous.compared.len() == case.claims.len()
        && case.claims.iter().all(is_compared)
}

/// What the links of a case depend on beside its claims and their sources: the version of detection, the
/// word lists, the entities and the families of publishers.
#[must_use]
pub fn fingerprint(case: &Case, lexicon: &Lexicon) -> String {
    let mut hasher = Sha256::new();
    hasher.update(VERSION);
    let entities = case.entities.iter().map(|entity| format!("{entity:?}"));
    let additions = lexicon.additions().iter().cloned();
    let families = case.publishers.iter().map(|publisher| format!("{publisher:?}"));
    for text in entities.chain(families).chain(additions) {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn readings(
    case: &Case,
    provenance: &Provenance<'_>,
    book: &NameBook,
    lexicon: &Lexicon,
) -> Vec<Reading> {
    let sources: FxHashMap<&SourceId, &Source> = case.sources_by_id();
    let read = |claim: &Claim| Reading {
        origin: provenance.alone(&claim.id),
        ..read::read(claim, sources.get(&claim.source).copied(), book, lexicon)
    };
    case.claims.iter().map(read).collect()
}

/// The index of each claim, by id.
fn indices(case: &Case) -> FxHashMap<&ClaimId, usize> {
    case.claims.iter().enumerate().map(|(index, claim)| (&claim.id, index)).collect()
}
