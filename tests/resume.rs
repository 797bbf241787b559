//! Bringing detection up to date gives what detection from scratch gives.

use std::collections::BTreeMap;
use std::path::Path;

use atodds::casefile;
use atodds::detect::{detect, fingerprint, resume};
use atodds::model::{Case, ContentHash, Detection, Previous};
use atodds::text::lexicon::Lexicon;
use proptest::prelude::*;

fn seeds() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    casefile::load(&path).expect("the shipped case loads").case
}

/// What a store would hand back of a detection.
fn previous(case: &Case, detection: &Detection) -> Previous {
    let compared: BTreeMap<_, _> =
        case.claims.iter().map(|claim| (claim.id.clone(), ContentHash::of(claim))).collect();
    Previous {
        fingerprint: fingerprint(case, Lexicon::english()),
        compared,
        links: detection.links.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn claims_that_come_later_are_linked_as_if_they_had_come_at_once(
        keep in prop::collection::vec(any::<bool>(), 200)
    ) {
        let whole = seeds();
        let mut part = whole.clone();
        let mut wanted = keep.into_iter().cycle();
        part.claims.retain(|_| wanted.next().unwrap_or(true));
        let earlier = previous(&part, &detect(&part, Lexicon::english()));
        prop_assert_eq!(resume(&whole, &earlier, Lexicon::english()), detect(&whole, Lexicon::english()));
    }
}

#[test]
fn a_changed_claim_is_compared_anew() {
    let whole = seeds();
    let mut before = whole.clone();
    before.claims[0].text = "Nothing of the kind was said.".to_owned();
    let earlier = previous(&before, &detect(&before, Lexicon::english()));
    assert_eq!(resume(&whole, &earlier, Lexicon::english()), detect(&whole, Lexicon::english()));
}

#[test]
fn nothing_new_leaves_all_as_it_was() {
    let whole = seeds();
    let detection = detect(&whole, Lexicon::english());
    assert_eq!(resume(&whole, &previous(&whole, &detection), Lexicon::english()), detection);
}
