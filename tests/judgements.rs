//! What people judged, whatever order it is listed in and however a case is moved about.

use std::collections::{BTreeMap, BTreeSet};

use atodds::casefile::{self, Documents, Format};
use atodds::detect::{detect, fingerprint, rejudged, resume};
use atodds::export::json;
use atodds::model::{
    Case, Claim, ContentHash, Decision, Detection, HowWithdrawn, Judgement, Previous, Subject,
    Withdrawal, in_order,
};
use atodds::report::{self, Filter};
use atodds::text::lexicon::Lexicon;
use proptest::prelude::*;

/// Two points of several claims each, and two claims that say the same as one of them.
const CLAIMS: &[(&str, &str)] = &[
    ("mayor", "Thirty people died in the flood at Linden."),
    ("brigade", "Nine people died in the flood at Linden."),
    ("hospital", "Seven people died in the flood at Linden."),
    ("coroner", "Nine people died in the flood at Linden."),
    ("priest", "Two people died in the flood at Linden."),
    ("farmers", "Ten cows drowned at Orrin."),
    ("vet", "Six cows drowned at Orrin."),
    ("council", "Ten cows drowned at Orrin."),
];

fn case() -> Case {
    let mut text = "[[source]]\nid = \"s\"\ntitle = \"Flood\"\npublished = 2025-03-04\n".to_owned();
    for (who, said) in CLAIMS {
        text += &format!("[[claim]]\nid = \"{who}\"\nclaimant = \"{who}\"\ntext = \"{said}\"\n");
    }
    casefile::load_str(&text, "flood.toml", Format::Toml).expect("it loads").case
}

fn english(case: &Case) -> Detection {
    detect(case, Lexicon::english())
}

/// One judgement: a decision, who, when, and which claims it is about, as bits.
type Draft = (usize, usize, u32, u8, u8);

fn judgement(case: &Case, (decision, by, minute, claims, others): Draft) -> Option<Judgement> {
    let picked = |bits: u8| -> Vec<&Claim> {
        let is_in = |(place, _): &(usize, &Claim)| bits & (1 << place) != 0;
        case.claims.iter().enumerate().filter(is_in).map(|(_, claim)| claim).collect()
    };
    let hashes = |claims: &[&Claim]| -> Vec<ContentHash> {
        let hashes: BTreeSet<ContentHash> = claims.iter().map(|it| ContentHash::of(it)).collect();
        hashes.into_iter().collect()
    };
    let decision = Decision::ALL[decision];
    let about = picked(claims);
    let subject = match about.as_slice() {
        [a, b, ..] if !decision.is_of_points_only() => Subject::link(a, b),
        [_, _, ..] => Subject::point(about.iter().copied()),
        _ => return None,
    };
    let of_point = hashes(&about);
    let others = match decision {
        Decision::Split => {
            let mut leaving = hashes(&picked(others));
            leaving.retain(|hash| of_point.contains(hash));
            if leaving.is_empty() || leaving.len() == of_point.len() {
                return None;
            }
            leaving
        }
        Decision::Joined => Some(hashes(&picked(others))).filter(|others| !others.is_empty())?,
        _ => vec![],
    };
    let at = format!("2025-03-05T10:{minute:02}:00Z");
    let by = ["Ann", "Ben", "Cay"][by];
    let question =
        (decision == Decision::Renamed).then(|| format!("What of it, at minute {minute}?"));
    Some(Judgement { question, others, ..Judgement::new(subject, decision, "why", by, at) })
}

/// A case with judgements and withdrawals of some of them.
fn judged() -> impl Strategy<Value = Case> {
    // Point-like sets come often, so that judgements find their points.
    let bits = prop_oneof![
        2 => Just(0b0001_1111u8), 2 => Just(0b1110_0000u8), 1 => Just(0b0000_1111u8), 2 => any::<u8>()
    ];
    let draft = (0usize..Decision::ALL.len(), 0usize..3, 0u32..20, bits.clone(), bits);
    let withdrawn = (
        any::<prop::sample::Index>(),
        prop::sample::select(HowWithdrawn::ALL.to_vec()),
        any::<bool>(),
    );
    (prop::collection::vec(draft, 0..12), prop::collection::vec(withdrawn, 0..4)).prop_map(
        |(drafts, withdrawn)| {
            let mut case = case();
            let all = drafts.into_iter().filter_map(|draft| judgement(&case, draft));
            let mut seen = BTreeSet::new();
            let all: Vec<Judgement> = all.filter(|it| seen.insert(it.id())).collect();
            let ids: Vec<_> = all.iter().map(Judgement::id).collect();
            for (index, how, is_taken_back) in withdrawn.into_iter().filter(|_| !ids.is_empty()) {
                let id = ids[index.index(ids.len())].clone();
                let withdrawal = Withdrawal::new(id, "misread", "Ann", "2025-03-06T10:00:00Z");
                let withdrawal = Withdrawal { how, ..withdrawal };
                if is_taken_back {
                    let takes_back = Some(withdrawal.id());
                    case.withdrawals.push(Withdrawal { takes_back, ..withdrawal.clone() });
                }
                case.withdrawals.push(withdrawal);
            }
            case.withdrawals = in_order(case.withdrawals);
            case.judgements = all;
            case
        },
    )
}

fn shown(case: &Case, detection: &Detection) -> String {
    json::render(&report::build(case, detection, &Filter::default()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_order_in_which_judgements_are_listed_does_not_matter(
        (case, other) in judged().prop_flat_map(|case| {
            let order = Just(case.judgements.clone()).prop_shuffle();
            (Just(case), order)
        })
    ) {
        let mut shuffled = case.clone();
        shuffled.judgements = other;
        shuffled.withdrawals.reverse();
        prop_assert_eq!(shown(&shuffled, &english(&shuffled)), shown(&case, &english(&case)));
    }

    #[test]
    fn a_detection_made_before_the_judgements_leads_to_the_same_points(
        case in judged(), keep in any::<u8>()
    ) {
        let mut part = case.clone();
        let mut place = 0;
        part.claims.retain(|_| { place += 1; keep & (1 << (place - 1)) != 0 });
        part.judgements.clear();
        part.withdrawals.clear();
        let earlier = english(&part);
        let compared: BTreeMap<_, _> = earlier
            .readings
            .iter()
            .map(|reading| (reading.claim.clone(), reading.inputs.clone()))
            .collect();
        let fingerprint = fingerprint(&part, Lexicon::english());
        let previous = Previous { fingerprint, compared, links: earlier.links };
        let now = english(&case);
        prop_assert_eq!(&resume(&case, &previous, Lexicon::english()), &now);
        let mut unjudged = case.clone();
        unjudged.judgements.clear();
        prop_assert_eq!(&rejudged(&case, &english(&unjudged), Lexicon::english()), &now);
    }

    #[test]
    fn a_case_file_brings_every_judgement_along(case in judged()) {
        let text = casefile::to_toml_with(&case, Documents::Inline);
        let again = casefile::load_str(&text, "again.toml", Format::Toml).expect("it loads").case;
        prop_assert_eq!(&again.judgements, &case.judgements);
        let mut case = case;
        case.title = again.title.clone();
        prop_assert_eq!(shown(&again, &english(&again)), shown(&case, &english(&case)));
    }

    #[test]
    fn every_claim_stays_in_a_point_or_alone_and_ids_are_told_apart(case in judged()) {
        let points = english(&case).points;
        let ids: BTreeSet<_> = points.iter().map(|point| &point.id).collect();
        prop_assert_eq!(ids.len(), points.len());
        for point in &points {
            let claims: Vec<_> = point.claims().collect();
            let once: BTreeSet<_> = claims.iter().collect();
            prop_assert_eq!(claims.len(), once.len(), "{:?}", point);
            prop_assert!(claims.len() > 1);
        }
    }
}

#[test]
fn the_part_that_stays_keeps_the_id_and_the_other_ids_do_not_move() {
    let mut case = case();
    let before: Vec<_> = english(&case).points.iter().map(|point| point.id.clone()).collect();
    let of = |id: &str| case.claims.iter().find(|claim| claim.id.as_str() == id).unwrap();
    let dead = ["mayor", "brigade", "hospital", "coroner", "priest"].map(of);
    let subject = Subject::point(dead);
    let mut others = vec![ContentHash::of(of("mayor")), ContentHash::of(of("hospital"))];
    others.sort();
    let split =
        Judgement::new(subject, Decision::Split, "the valley", "Ann", "2025-03-05T10:00:00Z");
    case.judgements.push(Judgement { others, ..split });
    let points = english(&case).points;
    let holds = |id: &str| {
        let point = points.iter().find(|point| point.claims().any(|claim| claim.as_str() == id));
        point.unwrap().id.clone()
    };
    assert!(before.contains(&holds("brigade")) && before.contains(&holds("vet")));
    assert!(!before.contains(&holds("mayor")));
    assert_eq!(holds("mayor"), holds("hospital"));
    assert_eq!(points.len(), before.len() + 1);
}

/// The ids of the claims of each point, when those that are named in `leaves` were split off before the priest spoke.
fn split_before_the_priest(leaves: &[&str]) -> Vec<BTreeSet<String>> {
    let mut case = case();
    case.claims[0].stated = "2025-03-01".parse().ok();
    let of = |id: &&str| {
        case.claims.iter().find(|claim| claim.id.as_str() == *id).expect("a claim of the case")
    };
    let dead = ["mayor", "brigade", "hospital", "coroner"];
    let mut others: Vec<ContentHash> = leaves.iter().map(of).map(ContentHash::of).collect();
    others.sort();
    let subject = Subject::point(dead.iter().map(of));
    let split =
        Judgement::new(subject, Decision::Split, "the valley", "Ann", "2025-03-05T10:00:00Z");
    case.judgements.push(Judgement { others, ..split });
    let points = english(&case).points;
    points.iter().map(|point| point.claims().map(ToString::to_string).collect()).collect()
}

#[test]
fn a_claim_that_comes_after_a_split_finds_its_part_and_bridges_nothing() {
    let are_one = |points: &[BTreeSet<String>], two: [&str; 2]| {
        points.iter().any(|point| two.iter().all(|id| point.contains(*id)))
    };
    let most = split_before_the_priest(&["mayor", "hospital", "coroner"]);
    assert!(are_one(&most, ["mayor", "coroner"]) && !are_one(&most, ["mayor", "brigade"]));
    assert!(are_one(&most, ["priest", "mayor"]), "it has more ties to those that left: {most:?}");

    let rest = split_before_the_priest(&["brigade", "hospital", "coroner"]);
    assert!(are_one(&rest, ["priest", "brigade"]), "ties count more than being early: {rest:?}");

    let half = split_before_the_priest(&["mayor", "hospital"]);
    assert!(!are_one(&half, ["mayor", "brigade"]), "{half:?}");
    assert!(are_one(&half, ["priest", "mayor"]), "at a tie it goes with the earliest: {half:?}");
}
