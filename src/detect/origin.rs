//! Where a claim first comes from.

use crate::model::{Claim, Origin, Source};
use crate::text::lexicon::Lexicon;
use crate::text::names::NameBook;
use crate::text::words::fold;

/// The first link of the claim's chain that is known: claimant, then relays, then publisher. Those who
/// speak for a party are one origin with it; "officials" and "reports" are nobody. A publisher is always
/// somebody, even one that is called "The Post".
pub(super) fn origin(
    claim: &Claim,
    source: Option<&Source>,
    book: &NameBook,
    lexicon: &Lexicon,
) -> Origin {
    let chain = claim.chain.claimant.iter().chain(claim.chain.via.iter().map(|relay| &relay.name));
    chain
        .filter(|name| !lexicon.is_generic_claimant(&fold(name)))
        .chain(source.and_then(|source| source.publisher.as_ref()))
        .next()
        .map_or(Origin::Unknown, |name| {
            Origin::Known(book.party_name(name).unwrap_or(name).to_owned())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Chain, ClaimId, SourceId};

    fn origin_of(claimant: Option<&str>, publisher: Option<&str>) -> Origin {
        let id = SourceId::new("s").unwrap();
        let source =
            Source { publisher: publisher.map(str::to_owned), ..Source::new(id.clone(), "") };
        let claim = Claim {
            chain: Chain { claimant: claimant.map(str::to_owned), ..Chain::default() },
            ..Claim::new(ClaimId::new("c").unwrap(), id, "")
        };
        origin(&claim, Some(&source), &NameBook::default(), Lexicon::english())
    }

    #[test]
    fn nobody_in_particular_is_no_origin_but_who_published_it_is() {
        assert_eq!(origin_of(Some("Anna Berg"), Some("Post")), Origin::Known("Anna Berg".into()));
        assert_eq!(origin_of(Some("officials"), Some("Post")), Origin::Known("Post".into()));
        assert_eq!(origin_of(Some("officials"), None), Origin::Unknown);
        assert_eq!(origin_of(None, None), Origin::Unknown);
    }
}
