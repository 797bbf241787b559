//! The suggestions for programs.

use atodds::{
    extract::Draft,
    model::{Claim, Stance},
};
use serde_json::{Value, json};

/// One object for each claim, in the order of the documents and of their texts. `start` and `end` count code
/// points, half-open.
pub(super) fn as_json(draft: &Draft) -> Vec<Value> {
    draft.case.claims.iter().zip(&draft.why_claims).map(|(claim, why)| object(claim, why)).collect()
}

fn object(claim: &Claim, because: &str) -> Value {
    let citation = claim.citation.as_ref();
    let position = citation.and_then(|citation| citation.position);
    let via: Vec<&str> = claim.chain.via.iter().map(|relay| relay.name.as_str()).collect();
    json!({
        "id": claim.id,
        "source": claim.source,
        "start": position.map(|(start, _)| start),
        "end": position.map(|(_, end)| end),
        "quote": citation.map(|citation| &citation.exact),
        "text": claim.text,
        "claimant": claim.chain.claimant,
        "verb": claim.chain.verb,
        "via": via,
        "stance": claim.stance.unwrap_or(Stance::Asserts),
        "stated": claim.stated.map(|date| date.to_string()),
        "event": claim.event.map(|days| days.to_string()),
        "place": claim.place,
        "because": because,
    })
}
