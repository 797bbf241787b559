//! What the report on the shipped case must show, and must not.

use std::path::Path;

use atodds::casefile;
use atodds::detect::detect;
use atodds::model::{Case, Detection, Link, Point, Relation, Status};
use atodds::text::lexicon::Lexicon;

fn seeds() -> (Case, Detection) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let case = casefile::load(&path).expect("the shipped case loads").case;
    let detection = detect(&case, Lexicon::english());
    (case, detection)
}

fn link<'d>(detection: &'d Detection, one: &str, other: &str) -> Option<&'d Link> {
    let (a, b) = if one <= other { (one, other) } else { (other, one) };
    detection.links.iter().find(|link| link.a.as_str() == a && link.b.as_str() == b)
}

#[track_caller]
fn assert_relation(detection: &Detection, one: &str, other: &str, relation: Relation) {
    let found = link(detection, one, other).map(|link| link.relation);
    assert_eq!(found, Some(relation), "{one} and {other}");
}

/// The point whose positions hold these claims, in whichever order.
#[track_caller]
fn point_of<'d>(detection: &'d Detection, claims: &[&str]) -> &'d Point {
    let holds =
        |point: &&Point| claims.iter().all(|id| point.claims().any(|claim| claim.as_str() == *id));
    detection.points.iter().find(holds).unwrap_or_else(|| panic!("no point holds {claims:?}"))
}

fn answers(point: &Point) -> Vec<&str> {
    point.positions.iter().map(|position| position.answer.0.as_str()).collect()
}

#[test]
fn the_case_is_as_large_as_it_says_and_every_quote_stands() {
    let (case, _) = seeds();
    assert_eq!(case.sources.len(), 5);
    assert!(case.claims.len() >= 60);
    for claim in &case.claims {
        let citation = claim.citation.as_ref().unwrap_or_else(|| panic!("{}: no quote", claim.id));
        assert!(citation.position.is_some(), "{}: the quote has no place", claim.id);
    }
}

#[test]
fn who_holds_the_two_towns_has_more_than_two_answers() {
    let (_, detection) = seeds();
    let pokrovsk = point_of(&detection, &["pokrovsk-captured-000", "pokrovsk-captured-003"]);
    assert_eq!(pokrovsk.status, Status::Disputed);
    let wanted = ["captured", "fighting goes on", "denied", "not captured", "not confirmed"];
    assert_eq!(answers(pokrovsk), wanted);
    assert_eq!(pokrovsk.independent_origins(), 3);
    let vovchansk = point_of(&detection, &["vovchansk-captured-000", "vovchansk-captured-003"]);
    assert_eq!(answers(vovchansk), ["captured", "denied", "not captured", "not confirmed"]);
}

#[test]
fn gains_hinted_at_are_held_against_a_town_cleared() {
    let (_, detection) = seeds();
    let claims = ["kupiansk-gains-000", "kupiansk-cleared-000", "kupiansk-gains-disputed-000"];
    assert_eq!(point_of(&detection, &claims).status, Status::Disputed);
}

#[test]
fn the_drones_differ_and_the_reason_says_that_they_are_not_one_count() {
    let (_, detection) = seeds();
    let link = link(&detection, "drones-shot-down-000", "drones-launched-000").expect("a link");
    assert_eq!(link.relation, Relation::Differs);
    assert!(link.because.text.contains("may not count the same thing"), "{}", link.because.text);
}

#[test]
fn venue_territory_and_nato_are_at_issue() {
    let (_, detection) = seeds();
    let differs = Relation::Differs;
    assert_relation(&detection, "rounds-geneva-florida-002", "two-rounds-florida-004", differs);
    assert_relation(&detection, "no-ceding-000", "surrender-first-000", Relation::Disputes);
    let (before, after) = ("nato-not-abandoned-000", "nato-ambition-withdrawn-001");
    assert_relation(&detection, before, after, Relation::Updates);
}

#[test]
fn a_revised_plan_updates_the_first_one() {
    let (_, detection) = seeds();
    let update = detection.links.iter().find(|link| link.rule == "updated_figure").expect("one");
    assert!(update.because.text.contains("28") && update.because.text.contains("20"));
    assert_eq!(update.b.as_str(), "twenty-point-framework-001");
}

#[test]
fn the_casualties_are_compatible() {
    let (_, detection) = seeds();
    let (one, other) = ("dnipro-casualties-000", "dnipro-casualties-004");
    assert_relation(&detection, one, other, Relation::Compatible);
}

#[test]
fn what_only_looks_alike_is_left_alone() {
    let (_, detection) = seeds();
    for (one, other) in [
        ("pokrovsk-captured-000", "klynove-captured-004"),
        ("pokrovsk-captured-000", "vovchansk-captured-000"),
        ("kupiansk-cleared-000", "pokrovsk-captured-000"),
        ("oil-strikes-000", "energy-strikes-004"),
        ("oil-export-strikes-004", "cold-and-dark-004"),
        ("two-days-florida-003", "two-rounds-florida-004"),
        ("plan-looks-better-000", "plan-not-acceptable-000"),
        ("reconstruction-cost-002", "reconstruction-gdp-002"),
        ("istanbul-first-direct-000", "two-days-florida-003"),
        ("witkoff-travelled-004", "witkoff-putin-meeting-002"),
    ] {
        let found = link(&detection, one, other).filter(|link| link.relation.is_conflict());
        assert!(found.is_none(), "{one} and {other}: {found:?}");
    }
}
