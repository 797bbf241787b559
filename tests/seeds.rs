//! What the report on the shipped case must show, and must not.

use std::path::Path;

use atodds::casefile;
use atodds::detect::{self, detect};
use atodds::model::{
    Case, Decision, Detection, Judgement, Link, Point, Relation, Stance, Status, Subject,
    Withdrawal,
};
use atodds::report::{self, Filter, Shown};
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
fn what_the_rules_say_of_a_pair_is_the_same_from_the_readings_there_are() {
    let (case, detection) = seeds();
    assert!(detection.links.len() > 20);
    for link in detection.links.iter().step_by(7) {
        let explained = detect::explain(&case, &link.b, &link.a, Lexicon::english()).unwrap();
        let pair = [&link.b, &link.a];
        let answers = detect::answers(&case, &detection, pair, Lexicon::english());
        assert_eq!(answers, Some(explained.answers), "{} and {}", link.a, link.b);
    }
    let unread = Detection { readings: vec![], ..detection.clone() };
    let pair = [&case.claims[0].id, &case.claims[1].id];
    assert_eq!(detect::answers(&case, &unread, pair, Lexicon::english()), None);
}

#[test]
fn a_point_is_shown_the_same_from_a_report_that_is_there() {
    let (mut case, detection) = seeds();
    let point = &detection.points[0];
    let hashes = case.content_hashes();
    let mut claims: Vec<_> = point.claims().map(|id| hashes[id].clone()).collect();
    claims.sort();
    drop(hashes);
    let (by, at) = ("Ada", "2025-12-05T00:00:00Z");
    let settled = Judgement::new(Subject::Point { claims }, Decision::Settled, "read it", by, at);
    for is_judged in [false, true] {
        if is_judged {
            case.withdrawals = vec![Withdrawal::new(settled.id(), "misread", by, at)];
            case.judgements = vec![settled.clone()];
        }
        let report = report::build(&case, &detection, &Filter::default());
        let shown = report::show_point(&case, &detection, &report, &point.id).unwrap();
        assert!(report::show(&case, &detection, point.id.as_str()).unwrap().contains(&shown));
        let Shown::Point(evidence) = shown else { panic!("it is a point") };
        assert_eq!(evidence.withdrawn.is_empty(), !is_judged);
    }
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

#[test]
fn who_reports_a_demand_does_not_make_it() {
    let (_, detection) = seeds();
    let by_outlets = ["plan-no-nato-bbc-003", "plan-no-nato-time-003"];
    for reading in detection.readings.iter().filter(|it| by_outlets.contains(&it.claim.as_str())) {
        assert_eq!(reading.stance, Stance::Asserts, "{}", reading.claim);
    }
    let point = point_of(&detection, &["nato-not-abandoned-000", by_outlets[0], by_outlets[1]]);
    assert_eq!(answers(point)[2], "not sought (demanded)", "what the plan wants is not so yet");
}
