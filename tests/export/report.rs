//! What a report is made of, before any format.

use atodds::model::*;
use atodds::report::{self, Filter, PointView, Report};

use crate::build::*;
use crate::sample;

fn report(case: &Case, detection: &Detection) -> Report {
    report::build(case, detection, &Filter::default())
}

fn changed(change: impl FnOnce(&mut Case, &mut Detection)) -> Report {
    let mut case = sample::case();
    let mut detection = sample::detection(&case);
    change(&mut case, &mut detection);
    report(&case, &detection)
}

fn point<'a>(report: &'a Report, id: &str) -> &'a PointView {
    report.points.iter().find(|point| point.id.as_str() == id).unwrap()
}

fn conflicts(point: &PointView) -> Vec<String> {
    let line = |b: &report::Between| format!("{} {} {}", b.sides[0], b.relation, b.sides[1]);
    point.conflicts.iter().map(line).collect()
}

fn ids(report: &Report) -> Vec<&str> {
    report.points.iter().map(|point| point.id.as_str()).collect()
}

#[test]
fn the_strongest_dispute_comes_first_and_settled_points_last() {
    let report = changed(|_, _| ());
    assert_eq!(
        ids(&report),
        [
            "control-velna",
            "toll-floods",
            "count-drones",
            "statement-ruiz",
            "count-plan-points",
            "count-hurt",
            "statement-race"
        ]
    );
}

#[test]
fn of_two_equal_disputes_the_one_with_the_stronger_weak_side_comes_first() {
    let report = changed(|_, detection| {
        let floods = detection.points.iter_mut().find(|p| p.id.as_str() == "toll-floods").unwrap();
        let second = support("coroner");
        floods.positions[1].origins.push(second.clone());
        floods.positions[2].origins.push(second);
    });
    assert_eq!(ids(&report)[..2], ["toll-floods", "control-velna"]);
}

#[test]
fn claims_of_one_claimant_stand_together_under_any_spelling() {
    let report = changed(|case, detection| {
        let daily = case.claims.iter_mut().find(|c| c.id.as_str() == "velna-captured-daily");
        daily.unwrap().chain.claimant = Some("North. Army".to_owned());
        detection.readings[1].claimant = Some("northern army".to_owned());
    });
    let side = &point(&report, "control-velna").positions[0];
    assert_eq!(side.voices.len(), 1);
    assert_eq!(side.voices[0].name, "Northern army");
    assert_eq!(side.voices[0].claims.len(), 2);
}

#[test]
fn an_own_voice_is_not_a_claimant_of_the_same_name() {
    let report = changed(|case, detection| {
        let by_name = |id: &str| case.claims.iter().position(|c| c.id.as_str() == id).unwrap();
        let (captured, daily) = (by_name("velna-captured"), by_name("velna-captured-daily"));
        case.claims[captured].chain.claimant = None;
        case.claims[daily].chain.claimant = Some("River Gazette".to_owned());
        detection.readings[captured].claimant = None;
        detection.readings[daily].claimant = None;
    });
    let voices = &point(&report, "control-velna").positions[0].voices;
    let names: Vec<(&str, bool)> = voices.iter().map(|v| (v.name.as_str(), v.own_voice)).collect();
    assert_eq!(names, [("River Gazette", true), ("River Gazette", false)]);
}

#[test]
fn what_was_read_stands_in_for_what_nobody_recorded_but_no_mere_assumption_does() {
    let report = changed(|case, detection| {
        let day = Some("2026-03-02".parse().unwrap());
        for (number, reading) in detection.readings.iter_mut().enumerate() {
            reading.event = day;
            reading.event_stated = number == 2;
            reading.stance = Stance::Expects;
        }
        case.claims[0].stance = Some(Stance::Demands);
    });
    let events: Vec<Option<String>> =
        report.claims[..3].iter().map(|claim| claim.event.map(|day| day.to_string())).collect();
    assert_eq!(events, [Some("2026-03-03".to_owned()), None, Some("2026-03-02".to_owned())]);
    let stances = [report.claims[0].stance, report.claims[1].stance];
    assert_eq!(stances, [Stance::Demands, Stance::Expects]);
}

#[test]
fn an_unknown_origin_is_not_counted() {
    let report = changed(|_, _| ());
    let ruiz = point(&report, "statement-ruiz");
    assert_eq!(ruiz.positions[0].independent_origins(), 0);
    assert!(ruiz.positions[0].unknown_origin);
    assert_eq!(ruiz.origins, ["spokesman"]);
    assert_eq!(report.case.independent_origins, 14);
}

#[test]
fn an_origin_on_two_sides_counts_once() {
    let report = changed(|_, _| ());
    assert_eq!(point(&report, "toll-floods").origins, ["health ministry", "regional hospital"]);
}

#[test]
fn of_one_person_the_last_judgement_on_a_link_counts() {
    let report = changed(|case, _| case.judgements.swap(0, 1));
    let link = report.links.iter().find(|link| link.b.as_str() == "velna-not-seized").unwrap();
    let judged = link.judged.as_ref().unwrap();
    assert_eq!(judged.standing, Some(Standing::Decided(Decision::Confirmed)));
    assert_eq!(judged.said.len(), 1);
}

#[test]
fn people_who_contradict_each_other_both_show_and_the_conflict_stays() {
    let report = changed(|case, _| {
        let the = |id: &str| case.claim(&claim_id(id)).unwrap().clone();
        let subject = Subject::link(&the("velna-captured"), &the("velna-not-seized"));
        case.judgements.push(judgement(subject, Decision::Dismissed, "another day", "Ben"));
    });
    let velna = point(&report, "control-velna");
    assert_eq!(conflicts(velna), ["A contradicts B", "A contradicts C", "A disputes D"]);
    let judged = velna.conflicts[1].judged.as_ref().unwrap();
    assert!(judged.is_contested());
    assert_eq!(judged.decided(), None);
    let by: Vec<&str> = judged.said.iter().map(|said| said.by.as_str()).collect();
    assert_eq!(by.len(), 2, "{by:?}");
}

#[test]
fn a_withdrawn_judgement_counts_no_more_and_the_one_before_it_counts_again() {
    let report = changed(|case, _| {
        let last = case.judgements[1].id();
        let withdrawal = Withdrawal::new(last, "misread", "Ann", "2026-03-10T08:30:00Z");
        case.withdrawals.push(withdrawal);
    });
    let link = report.links.iter().find(|link| link.b.as_str() == "velna-not-seized").unwrap();
    let standing = link.judged.as_ref().unwrap().standing;
    assert_eq!(standing, Some(Standing::Decided(Decision::Unsure)));
}

#[test]
fn a_dismissed_link_leaves_the_conflicts_and_stays_readable() {
    let report = changed(|case, _| {
        let the = |id: &str| case.claim(&claim_id(id)).unwrap().clone();
        let subject = Subject::link(&the("velna-unconfirmed"), &the("velna-captured"));
        case.judgements.push(judgement(subject, Decision::Dismissed, "another town", "Ann"));
    });
    let velna = point(&report, "control-velna");
    assert_eq!(conflicts(velna), ["A contradicts B", "A contradicts C"]);
    let dismissed: Vec<[&str; 2]> = report
        .dismissed
        .iter()
        .map(|pair| [pair.claims[0].id.as_str(), pair.claims[1].id.as_str()])
        .collect();
    assert_eq!(
        dismissed,
        [
            ["bridge-open", "bridge-shut"],
            ["drones-down", "toll-four"],
            ["velna-captured", "velna-unconfirmed"]
        ]
    );
    assert_eq!(report.dismissed[2].link.as_ref().unwrap().relation, Relation::Disputes);
    assert!(report.dismissed[1].link.is_none());
}

#[test]
fn a_dismissal_that_the_same_person_changed_counts_no_more() {
    let report = changed(|case, _| {
        let the = |id: &str| case.claim(&claim_id(id)).unwrap().clone();
        let subject = Subject::link(&the("bridge-open"), &the("bridge-shut"));
        let unsure = judgement(subject, Decision::Unsure, "which bridge?", "Ben");
        case.judgements.push(Judgement { turn: 1, ..unsure });
    });
    assert!(report.dismissed.iter().all(|pair| pair.claims[0].id.as_str() != "bridge-open"));
}

#[test]
fn a_judgement_on_a_point_stays_when_claims_join_and_says_so() {
    let report = changed(|_, detection| {
        let race = detection.points.iter_mut().find(|p| p.id.as_str() == "statement-race").unwrap();
        race.positions[0].claims.push(claim_id("bridge-open"));
    });
    let judged = point(&report, "statement-race").judged.as_ref().unwrap();
    let said = judged.decided().unwrap();
    assert_eq!((said.decision, said.claims_since), (Decision::Settled, 1));
}

#[test]
fn a_judgement_on_one_point_is_not_taken_for_one_on_a_larger_point() {
    let report = changed(|_, detection| {
        let mut larger = detection.points[6].clone();
        larger.id = PointId::new("statement-race-and-more").unwrap();
        larger.positions[0].claims.push(claim_id("bridge-open"));
        detection.points.push(larger);
    });
    assert!(point(&report, "statement-race").judged.is_some());
    assert!(point(&report, "statement-race-and-more").judged.is_none());
}

#[test]
fn a_link_belongs_to_the_point_that_asks_about_it() {
    let report = changed(|_, detection| {
        let mut other = detection.points[1].clone();
        other.id = PointId::new("control-oster").unwrap();
        other.at_issue = AtIssue::Place;
        detection.points.push(other);
        let link = detection.links.iter_mut().find(|l| l.b.as_str() == "velna-not-seized").unwrap();
        link.at_issue = AtIssue::Place;
    });
    assert_eq!(conflicts(point(&report, "control-oster")), ["A contradicts C"]);
    assert_eq!(conflicts(point(&report, "control-velna")), ["A contradicts B", "A disputes D"]);
}

#[test]
fn an_update_has_a_direction_only_where_the_dates_tell() {
    let later = |stated: &str| {
        let report = changed(|case, _| {
            let toll = case.claims.iter_mut().find(|c| c.id.as_str() == "toll-eleven").unwrap();
            toll.stated = Some(date(stated));
        });
        let update = report.updates().find(|link| link.b.as_str() == "toll-four").unwrap().clone();
        let between = &point(&report, "toll-floods").agreements[0];
        (update.later.map(|claim| claim.to_string()), between.sides.join(" "), between.directed)
    };
    assert_eq!(later("2026-03-04"), (Some("toll-eleven".to_owned()), "A B".to_owned(), true));
    assert_eq!(later("2026-03-01"), (Some("toll-four".to_owned()), "B A".to_owned(), true));
    assert_eq!(later("2026-03"), (None, "A B".to_owned(), false));
}

#[test]
fn reasons_that_are_the_same_are_told_once_for_all_their_pairs() {
    let report = changed(|_, _| ());
    let first = &point(&report, "control-velna").conflicts[0];
    let pairs: Vec<[&str; 2]> =
        first.pairs.iter().map(|[one, other]| [one.as_str(), other.as_str()]).collect();
    // In the order of the sides: what A says first, though its id sorts last.
    assert_eq!(
        pairs,
        [["velna-captured", "velna-battle"], ["velna-captured-daily", "velna-battle"]]
    );
}

#[test]
fn a_conflict_within_one_side_is_not_lost() {
    let report = changed(|_, detection| {
        detection.links.push(link(
            ["velna-captured", "velna-captured-daily"],
            Relation::Differs,
            "date_mismatch",
            "3 March against 2 March",
        ));
    });
    assert!(conflicts(point(&report, "control-velna")).contains(&"A differs A".to_owned()));
}

#[test]
fn a_missing_claim_or_reading_is_no_panic() {
    let report = changed(|case, detection| {
        case.claims.retain(|claim| claim.id.as_str() != "velna-captured");
        detection.readings.clear();
    });
    assert_eq!(point(&report, "control-velna").claims().count(), 4);
    assert!(!report.case.linked);
}
