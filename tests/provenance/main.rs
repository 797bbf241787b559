//! Origins: the fixtures of `fixtures/provenance`, and what must hold of every case.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod names;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use atodds::casefile::{self, Format};
use atodds::detect::detect;
use atodds::fixture;
use atodds::model::{Case, Chain, ChainEnd, Claim, ClaimId, Position, Relation, SourceId};
use atodds::provenance::{Kinship, Provenance};
use atodds::text::{lexicon::Lexicon, names::NameBook};
use proptest::prelude::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/provenance")
}

#[test]
fn the_fixtures_hold() {
    fixture::assert_passes(folder());
}

#[test]
fn every_expectation_of_an_origin_fails_where_every_claim_is_its_own_origin() {
    let mut failed = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        // Without what leads from one source to another, nothing is left to merge.
        let leads =
            |line: &str| ["cites", "via", "chain_end"].iter().any(|key| line.starts_with(key));
        let apart: String = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !leads(line))
            .map(|(number, line)| match line.strip_prefix("family = ") {
                Some(_) => format!("family = \"House {number}\"\n"),
                None => format!("{line}\n"),
            })
            .collect();
        let file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
        std::fs::write(file.path(), apart).unwrap();
        let outcome = fixture::run(&[file.path().to_owned()], Lexicon::english()).unwrap();
        failed += outcome.failed();
    }
    assert!(
        failed >= 25,
        "only {failed} expectations depend on what the sources say of each other"
    );
}

/// Eight outlets that tell one story, of which some name others.
fn outlets() -> Case {
    let mut text = String::from("[[publisher]]\nname = \"Outlet 6\"\nfamily = \"House\"\n");
    text += "[[publisher]]\nname = \"Outlet 7\"\nfamily = \"House\"\n";
    for n in 0..8 {
        text += &format!(
            "[[source]]\nid = \"s{n}\"\ntitle = \"T{n}\"\npublisher = \"Outlet {n}\"\n\
             [[claim]]\nid = \"c{n}\"\nsource = \"s{n}\"\ntext = \"The ferry Halla sank off Korv.\"\n"
        );
    }
    casefile::load_str(&text, "outlets.toml", Format::Toml).unwrap().case
}

/// The story with these citations, claimants and ends.
fn told(cites: &[Vec<usize>], chains: &[usize]) -> Case {
    let mut case = outlets();
    for (source, cites) in case.sources.iter_mut().zip(cites) {
        source.cites = cites.iter().map(|n| format!("Outlet {n}")).collect();
    }
    for (claim, chain) in case.claims.iter_mut().zip(chains) {
        claim.chain = match chain {
            1 => Chain { end: Some(ChainEnd::Unknown), ..Chain::default() },
            2 => Chain { end: Some(ChainEnd::Observation), ..Chain::default() },
            3 => Chain { end: Some(ChainEnd::Anonymous), ..Chain::default() },
            4 => Chain { claimant: Some("Ada Holm".to_owned()), ..Chain::default() },
            5 => Chain { claimant: Some("Outlet 2".to_owned()), ..Chain::default() },
            _ => Chain::default(),
        };
    }
    case
}

fn stories() -> impl Strategy<Value = Case> {
    let cites = prop::collection::vec(prop::collection::vec(0..9_usize, 0..3), 8);
    let chains = prop::collection::vec(0..9_usize, 8);
    (cites, chains).prop_map(|(cites, chains)| told(&cites, &chains))
}

fn positions(case: &Case) -> Vec<Position> {
    detect(case, Lexicon::english()).points.into_iter().flat_map(|point| point.positions).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_claim_counts_once_and_no_origin_is_counted_twice(case in stories()) {
        for position in positions(&case) {
            let counted: Vec<&ClaimId> =
                position.origins.iter().flat_map(|support| &support.claims).collect();
            prop_assert_eq!(counted.len(), position.claims.len());
            prop_assert_eq!(counted.into_iter().collect::<BTreeSet<_>>(), position.claims.iter().collect());
            let known = position.origins.iter().filter(|support| support.origin.is_known()).count();
            prop_assert!(position.independent_origins() <= known);
            for support in &position.origins {
                prop_assert_eq!(&support.claims, &support.merged.iter().map(|m| m.claim.clone()).collect::<Vec<_>>());
                prop_assert!(support.merged.iter().all(|merge| !merge.path.is_empty()));
            }
        }
    }

    #[test]
    fn a_ring_is_closed_and_has_no_origin(case in stories()) {
        for position in positions(&case) {
            let unknown: Vec<&ClaimId> = position
                .origins
                .iter()
                .filter(|support| !support.origin.is_known())
                .flat_map(|support| &support.claims)
                .collect();
            for ring in &position.circular {
                prop_assert!(ring.claims.len() >= 2);
                prop_assert_eq!(ring.claims.len(), ring.path.len());
                prop_assert!(ring.claims.iter().all(|claim| unknown.contains(&claim)));
                for (place, hop) in ring.path.iter().enumerate() {
                    let next = &ring.claims[(place + 1) % ring.claims.len()];
                    prop_assert_eq!(hop.claim.as_ref(), Some(next));
                }
            }
        }
    }

    #[test]
    fn a_further_claim_that_names_one_of_them_adds_no_origin(case in stories(), cited in 0..8_usize) {
        let before: usize = positions(&case).iter().map(Position::independent_origins).sum();
        let mut more = case;
        let mut echo = more.sources[0].clone();
        echo.id = SourceId::new("echo").unwrap();
        (echo.publisher, echo.cites) = (Some("Echo".to_owned()), vec![format!("s{cited}")]);
        more.claims.push(Claim::new(ClaimId::new("echo").unwrap(), echo.id.clone(), more.claims[0].text.clone()));
        more.sources.push(echo);
        let after: usize = positions(&more).iter().map(Position::independent_origins).sum();
        prop_assert_eq!(after, before);
    }

    #[test]
    fn links_and_positions_say_the_same(case in stories()) {
        let detection = detect(&case, Lexicon::english());
        for position in detection.points.iter().flat_map(|point| &point.positions) {
            let of = |id: &ClaimId| position.origins.iter().find(|it| it.claims.contains(id));
            for link in &detection.links {
                let (Some(one), Some(two)) = (of(&link.a), of(&link.b)) else { continue };
                let one_or_none = one == two || !one.origin.is_known() || !two.origin.is_known();
                if one_or_none {
                    prop_assert_eq!(link.relation, Relation::Repeats, "{:?}", link);
                }
                let ring = |it: &atodds::model::Circle| it.claims.contains(&link.a) && it.claims.contains(&link.b);
                prop_assert_eq!(link.rule == "circular_report", position.circular.iter().any(ring));
            }
        }
    }

    #[test]
    fn the_order_of_two_claims_makes_no_difference(case in stories()) {
        let book = NameBook::new(&case.entities);
        let provenance = Provenance::new(&case, &book, Lexicon::english());
        let sort = |kinship: Kinship| std::mem::discriminant(&kinship);
        for a in &case.claims {
            for b in case.claims.iter().filter(|b| b.id != a.id) {
                prop_assert_eq!(sort(provenance.pair(&a.id, &b.id)), sort(provenance.pair(&b.id, &a.id)));
            }
        }
    }
}
