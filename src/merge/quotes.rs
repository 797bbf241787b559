//! Quotes that one side could not look up, looked up in the texts that the other one brings.

use super::claims::by_source;
use crate::model::{Claim, ClaimId, Source};
use crate::text::quote::Haystack;

/// Finds the quotes that have no place yet in the texts of their sources, the newest text first; gives the claims
/// whose source holds texts and whose quote has no one place in any.
pub(super) fn locate(claims: &mut [Claim], sources: &[Source]) -> Vec<ClaimId> {
    let of_source = by_source(claims);
    let mut unfound = vec![];
    for source in sources.iter().filter(|source| !source.snapshots.is_empty()) {
        let mut haystacks: Vec<Option<Haystack<'_>>> =
            source.snapshots.iter().map(|_| None).collect();
        for &at in of_source.get(source.id.as_str()).into_iter().flatten() {
            let Some(quote) = claims[at].citation.take() else { continue };
            let (prefix, suffix) = (quote.prefix.as_deref(), quote.suffix.as_deref());
            let found = match quote.position {
                Some(_) => None,
                None => {
                    source.snapshots.iter().zip(&mut haystacks).rev().find_map(|(text, made)| {
                        let haystack = made.get_or_insert_with(|| Haystack::new(&text.text));
                        let found = haystack.find(&quote.exact, prefix, suffix).ok()?;
                        Some((found, text))
                    })
                }
            };
            let has_place = quote.position.is_some() || found.is_some();
            claims[at].citation = Some(match found {
                Some((found, text)) => {
                    found.citation(quote.exact.clone(), quote.prefix.clone(), quote.suffix, text)
                }
                None => quote,
            });
            unfound.extend((!has_place).then(|| claims[at].id.clone()));
        }
    }
    unfound.sort();
    unfound
}
