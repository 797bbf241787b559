use std::fmt::Write as _;

use crate::model::ClaimId;

/// The id of the element that shows a claim on a page: letters, digits, hyphens and underscores only,
/// another one for every other claim.
///
/// Whatever else stands in the claim's id is written as `_` and its code point in hexadecimal between
/// underscores, so that any id is fit for `id="…"`, `href="#…"` and a selector.
///
/// ```
/// use atodds::{export::chart::anchor, model::ClaimId};
/// let anchor_of = |id| anchor(&ClaimId::new(id).unwrap());
/// assert_eq!(anchor_of("bridge-closed"), "claim-bridge-closed");
/// assert_eq!(anchor_of("a\"><b"), "claim-a_22__3e__3c_b");
/// ```
#[must_use]
pub fn anchor(claim: &ClaimId) -> String {
    named("claim", claim.as_str())
}

/// The id of the element that shows anything else of a case, made in the same way.
pub(in crate::export) fn named(kind: &str, id: &str) -> String {
    let mut anchor = format!("{kind}-");
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || c == '-' {
            anchor.push(c);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(anchor, "_{:x}_", u32::from(c));
        }
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_claims_have_different_anchors() {
        let ids = ["a_b", "a-b", "a.b", "a_5f_b", "a_2e_b", "A-b", "ä-b"];
        let mut anchors: Vec<String> =
            ids.iter().map(|id| anchor(&ClaimId::new(*id).unwrap())).collect();
        anchors.sort();
        anchors.dedup();
        assert_eq!(anchors.len(), ids.len());
    }
}
