//! A case made of what documents suggest, for a person to prune.

use rustc_hash::FxHashSet;

use crate::model::{Case, Citation, Claim, ClaimId, Match, Source, Stance};

use super::{Suggestion, entities, prefixes::Prefixes, suggest};

/// A case of suggested claims and entities, with the reason for each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The sources as given, and the entities and claims that their texts suggest.
    pub case: Case,
    /// Why each entity is suggested, in the case's order.
    pub why_entities: Vec<String>,
    /// Why each claim is suggested, likewise.
    pub why_claims: Vec<String>,
}

/// Drafts a case of what the newest texts of the sources suggest.
///
/// A claim's id is made of its words. Every quote stands in its source, with the words before it where it
/// stands there more than once; what stands in a passage that the page has twice, so that no words tell the
/// one from the other, is left out. Where a claim plainly asserts, its stance is left to be read from its text.
///
/// ```
/// use atodds::{extract::draft, ingest, model::SourceId};
/// let text = "Mayor Jana Novak said that four people died in the flood.";
/// let document = ingest::read(text.as_bytes(), "flood.txt", &Default::default())?;
/// let source = document.into_source(SourceId::new("flood").unwrap(), None);
/// let draft = draft(vec![source]);
/// let claim = &draft.case.claims[0];
/// assert_eq!(claim.chain.claimant.as_deref(), Some("Jana Novak"));
/// assert_eq!(claim.citation.as_ref().unwrap().exact, "four people died in the flood");
/// # Ok::<(), atodds::Error>(())
/// ```
#[must_use]
pub fn draft(sources: Vec<Source>) -> Draft {
    let mut draft = Draft::default();
    for proposed in entities(&sources) {
        draft.case.entities.push(proposed.entity);
        draft.why_entities.push(proposed.because);
    }
    let mut taken = FxHashSet::default();
    for source in &sources {
        let Some(snapshot) = source.text() else { continue };
        let mut prefixes = Prefixes::new(&snapshot.text);
        for suggestion in suggest(source) {
            let Ok(prefix) = prefixes.of(&suggestion.quote, suggestion.start) else { continue };
            let id = ClaimId::of_words(&suggestion.text, |id| !taken.contains(id));
            taken.insert(id.as_str().to_owned());
            draft.why_claims.push(suggestion.because.clone());
            draft.case.claims.push(claim(id, source, suggestion, prefix));
        }
    }
    draft.case.sources = sources;
    draft
}

fn claim(id: ClaimId, source: &Source, suggestion: Suggestion, prefix: Option<String>) -> Claim {
    let Suggestion { start, end, quote, text, chain, stance, .. } = suggestion;
    Claim {
        id,
        source: source.id.clone(),
        chain,
        text,
        stance: Some(stance).filter(|stance| *stance != Stance::Asserts),
        citation: Some(Citation {
            exact: quote,
            prefix,
            suffix: None,
            snapshot: source.text().map(|snapshot| snapshot.sha256.clone()),
            position: Some((start, end)),
            found: Match::Verbatim,
            left_out: vec![],
        }),
        stated: suggestion.stated,
        event: suggestion.event,
        place: suggestion.place,
        quantities: suggestion.quantities,
        note: None,
    }
}
