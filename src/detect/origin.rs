//! Where a claim first comes from.

use crate::model::{Claim, Origin, Source};
use crate::text::lexicon::Lexicon;
use crate::text::names::NameBook;
use crate::text::words::fold;

/// The first link of the claim's chain that is known: claimant, then relays, then publisher. Those who
/// speak for a party are one origin with it; "officials" and "reports" are nobody.
pub(super) fn origin(
    claim: &Claim,
    source: Option<&Source>,
    book: &NameBook,
    lexicon: &Lexicon,
) -> Origin {
    let chain = claim.chain.claimant.iter().chain(claim.chain.via.iter().map(|relay| &relay.name));
    let publisher = source.and_then(|source| source.publisher.as_ref());
    chain
        .chain(publisher)
        .find(|name| !lexicon.is_generic_claimant(&fold(name)))
        .map_or(Origin::Unknown, |name| {
            Origin::Known(book.party_name(name).unwrap_or(name).to_owned())
        })
}
