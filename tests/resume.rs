//! Bringing detection up to date gives what detection from scratch gives.

use std::collections::BTreeMap;
use std::path::Path;

use atodds::casefile;
use atodds::detect::{detect, fingerprint, is_current, resume};
use atodds::model::{Case, Detection, Previous, Publisher};
use atodds::text::lexicon::Lexicon;
use proptest::prelude::*;

fn seeds() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    casefile::load(&path).expect("the shipped case loads").case
}

/// What a store would hand back of a detection.
fn previous(case: &Case, detection: &Detection) -> Previous {
    let readings = detection.readings.iter();
    let compared: BTreeMap<_, _> =
        readings.map(|reading| (reading.claim.clone(), reading.inputs.clone())).collect();
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
        // With the claims their documents come.
        let claims = part.claims.clone();
        part.sources.retain(|source| claims.iter().any(|claim| claim.source == source.id));
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
fn a_claim_is_compared_anew_when_its_source_turns_out_to_be_of_another_outlet() {
    let whole = seeds();
    let mut before = whole.clone();
    before.sources[0].publisher = Some("Another Outlet".to_owned());
    let earlier = previous(&before, &detect(&before, Lexicon::english()));
    assert_eq!(resume(&whole, &earlier, Lexicon::english()), detect(&whole, Lexicon::english()));
}

#[test]
fn nothing_new_leaves_all_as_it_was() {
    let whole = seeds();
    let detection = detect(&whole, Lexicon::english());
    assert_eq!(resume(&whole, &previous(&whole, &detection), Lexicon::english()), detection);
}

/// Stories that many tell in words of their own, some of them denied: which claims are near depends on all.
fn pool() -> Case {
    let told = ["seal rides tram", "ferry sells bell", "baker paints moon", "goat wins vote"];
    let how = ["in Lund", "on Monday", "again", "at dawn", "says mayor", "in photos", "near Oslo"];
    let mut claims = String::new();
    for (story, told) in told.iter().enumerate() {
        let words: Vec<&str> = told.split(' ').collect();
        for (turn, how) in how.iter().enumerate() {
            let text = match turn % 4 {
                0 => format!("A {told} {how}"),
                1 => format!("The {} {how}, with a {}", words[0], words[2]),
                2 => format!("{} {how}: the {} that {}", words[2], words[0], words[1]),
                _ => format!("{} and {} {how} a hoax", words[0], words[2]),
            };
            claims += &format!("[[claim]]\nid = \"c{story}-{turn}\"\ntext = \"{text}\"\n");
        }
    }
    let source = "[[source]]\nid = \"s\"\ntitle = \"Pool\"\n";
    let text = format!("{source}{}", claims.replace("text =", "source = \"s\"\ntext ="));
    let speakers = text.replace("[[claim]]\nid = \"", "[[claim]]\nclaimant = \"x\"\nid = \"");
    let mut case =
        casefile::load_str(&speakers, "pool.toml", casefile::Format::Toml).expect("it loads").case;
    for claim in &mut case.claims {
        claim.chain.claimant = Some(format!("speaker of {}", claim.id));
    }
    case
}

proptest! {
    #[test]
    fn claims_that_part_or_join_others_are_linked_as_if_they_had_come_at_once(
        keep in prop::collection::vec(any::<bool>(), 28)
    ) {
        let whole = pool();
        let mut part = whole.clone();
        let mut wanted = keep.into_iter().cycle();
        part.claims.retain(|_| wanted.next().unwrap_or(true));
        // With the claims their documents come.
        let claims = part.claims.clone();
        part.sources.retain(|source| claims.iter().any(|claim| claim.source == source.id));
        let lexicon = Lexicon::english();
        let earlier = previous(&part, &detect(&part, lexicon));
        prop_assert_eq!(resume(&whole, &earlier, lexicon), detect(&whole, lexicon));
    }
}

/// Outlets that tell a few stories and name each other, so that where a claim comes from depends on who else
/// tells it.
fn carried(cites: &[Vec<usize>]) -> Case {
    let stories = ["The ferry Halla sank off Korv.", "A seal rode the tram in Lund."];
    let mut text = String::new();
    for (source, cites) in cites.iter().enumerate() {
        let cites: Vec<String> = cites.iter().map(|n| format!("Outlet {n}")).collect();
        text += &format!(
            "[[source]]\nid = \"s{source}\"\ntitle = \"T\"\npublisher = \"Outlet {source}\"\ncites = {cites:?}\n"
        );
        for (story, told) in stories.iter().enumerate() {
            text += &format!(
                "[[claim]]\nid = \"c{source}-{story}\"\nsource = \"s{source}\"\ntext = \"{told}\"\n"
            );
        }
    }
    casefile::load_str(&text, "carried.toml", casefile::Format::Toml).expect("it loads").case
}

proptest! {
    #[test]
    fn claims_that_change_where_others_come_from_are_linked_as_if_they_had_come_at_once(
        cites in prop::collection::vec(prop::collection::vec(0..8_usize, 0..3), 7),
        keep in prop::collection::vec(any::<bool>(), 14),
    ) {
        let whole = carried(&cites);
        let mut part = whole.clone();
        let mut wanted = keep.into_iter();
        part.claims.retain(|_| wanted.next().unwrap_or(true));
        let claims = part.claims.clone();
        part.sources.retain(|source| claims.iter().any(|claim| claim.source == source.id));
        let lexicon = Lexicon::english();
        let earlier = previous(&part, &detect(&part, lexicon));
        prop_assert_eq!(resume(&whole, &earlier, lexicon), detect(&whole, lexicon));
    }
}

#[test]
fn a_source_that_names_another_one_now_is_looked_at_anew() {
    let before = carried(&[vec![], vec![]]);
    let earlier = previous(&before, &detect(&before, Lexicon::english()));
    let after = carried(&[vec![], vec![0]]);
    assert!(!is_current(&after, &earlier, Lexicon::english()));
    assert_eq!(resume(&after, &earlier, Lexicon::english()), detect(&after, Lexicon::english()));
    let mut family = before.clone();
    family.publishers = ["Outlet 0", "Outlet 1"]
        .map(|name| Publisher { name: name.to_owned(), family: Some("House".to_owned()) })
        .to_vec();
    assert!(!is_current(&family, &earlier, Lexicon::english()));
}
