//! The case as of a day, what differs between two, and the history of a point.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use atodds::casefile::{self, Format};
use atodds::detect::detect;
use atodds::model::{Case, ClaimId, ContentHash, EventKind, Relation, Status};
use atodds::report::{Change, Diff, Filter, Report, build, diff};
use atodds::text::lexicon::Lexicon;
use chrono::NaiveDate;
use proptest::prelude::*;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn seeds() -> Case {
    casefile::load(&root().join("seeds")).expect("the shipped case loads").case
}

fn case(text: &str) -> Case {
    casefile::load_str(text, "time.toml", Format::Toml).expect("the case loads").case
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn report(case: &Case) -> Report {
    build(case, &detect(case, Lexicon::english()), &Filter::default())
}

fn between(before: &Case, after: &Case) -> Diff {
    diff((before, &report(before)), (after, &report(after)))
}

fn ids(case: &Case) -> BTreeSet<&ClaimId> {
    case.claims.iter().map(|claim| &claim.id).collect()
}

#[test]
fn the_fixtures_hold() {
    let files = ["reopened", "as-of"]
        .map(|name| root().join("fixtures/provenance").join(name).with_extension("toml"));
    let outcome = atodds::fixture::run(&files.map(PathBuf::from), Lexicon::english());
    let outcome = outcome.expect("the fixtures load");
    assert_eq!(outcome.failed(), 0, "\n{outcome}");
    assert!(outcome.passed() >= 15);
}

/// Claims at odds over a bridge, dated or not, judged or not: which of them, and when, is drawn.
fn drawn(dates: &[Option<u32>], settled: Option<u32>) -> Case {
    let mut text = String::from("[[source]]\nid = \"s\"\ntitle = \"The bridge\"\n");
    for (number, date) in dates.iter().enumerate() {
        let not = if number % 3 == 1 { "not " } else { "" };
        text += &format!(
            "[[claim]]\nid = \"c{number}\"\nsource = \"s\"\nclaimant = \"Speaker {number}\"\n\
             text = \"The Mill Bridge is {not}closed.\"\n"
        );
        if let Some(date) = date {
            text += &format!("stated = 2025-12-{date:02}\n");
        }
    }
    if let Some(settled) = settled {
        text += &format!(
            "[[judgement]]\npoint = [\"c0\", \"c1\"]\ndecision = \"settled\"\nreason = \"seen\"\nby = \"Ada\"\n\
             at = 2025-12-{settled:02}T10:00:00Z\n"
        );
    }
    case(&text)
}

fn any_case() -> impl Strategy<Value = Case> {
    let dates = prop::collection::vec(prop::option::weighted(0.8, 1..28u32), 2..7);
    (dates, prop::option::of(1..28u32)).prop_map(|(dates, settled)| drawn(&dates, settled))
}

/// What a diff says, claims and points by name.
fn said(diff: &Diff) -> Vec<String> {
    let names = |claims: &[(String, std::sync::Arc<atodds::report::ClaimView>)]| {
        let mut ids: Vec<&str> = claims.iter().map(|(_, claim)| claim.id.as_str()).collect();
        ids.sort_unstable();
        ids.join(" ")
    };
    let pairs = |betweens: &[atodds::report::Between]| {
        let pairs = betweens.iter().flat_map(|between| {
            between
                .pairs
                .iter()
                .map(move |[a, b]| format!("{}{}{}", a.min(b), between.relation, a.max(b)))
        });
        pairs.collect::<BTreeSet<String>>().into_iter().collect::<Vec<_>>().join(" ")
    };
    let mut lines: Vec<String> = diff
        .points
        .iter()
        .map(|it| {
            let id = |point: &Option<atodds::report::PointView>| {
                point.as_ref().map_or("-".to_owned(), |it| format!("{} {}", it.id, it.status))
            };
            format!(
                "{} > {}: +[{}] -[{}] x[{}] o[{}]",
                id(&it.before),
                id(&it.after),
                names(&it.joined),
                names(&it.left),
                pairs(&it.conflicts),
                pairs(&it.conflicts_gone),
            )
        })
        .collect();
    lines.sort();
    lines
}

/// The same diff, read from the other end.
fn mirrored(diff: &Diff) -> Diff {
    let mut mirrored = diff.clone();
    std::mem::swap(&mut mirrored.before, &mut mirrored.after);
    std::mem::swap(&mut mirrored.joined, &mut mirrored.left);
    for point in &mut mirrored.points {
        std::mem::swap(&mut point.before, &mut point.after);
        std::mem::swap(&mut point.joined, &mut point.left);
        std::mem::swap(&mut point.conflicts, &mut point.conflicts_gone);
    }
    mirrored
}

/// What a change is called when it is taken back.
fn taken_back(change: Change, before: Option<Status>) -> Vec<Change> {
    match change {
        Change::New => vec![Change::Gone],
        Change::Gone => vec![Change::New],
        Change::Settled => vec![Change::Reopened],
        Change::Reopened => vec![Change::Settled],
        Change::BecameDisputed => vec![Change::NoLongerDisputed],
        Change::NoLongerDisputed => vec![Change::BecameDisputed],
        Change::Turned => vec![Change::Turned],
        Change::Changed => vec![Change::Changed],
    }
    .into_iter()
    .filter(|_| before.is_some() || change == Change::New)
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_last_day_holds_all_that_is_dated(case in any_case()) {
        let last = case.as_of(day("2025-12-31"));
        let mut dated = case.clone();
        dated.claims.retain(|claim| claim.stated.is_some());
        if dated.claims.is_empty() {
            dated.sources.clear();
        }
        prop_assert_eq!(last.left_out.undated, case.claims.len() - dated.claims.len());
        prop_assert_eq!(last.case, dated);
    }

    #[test]
    fn a_later_day_holds_what_an_earlier_one_holds(case in any_case(), one in 1..28u32, other in 1..28u32) {
        let on = |date: u32| case.as_of(NaiveDate::from_ymd_opt(2025, 12, date).expect("a day"));
        let (early, late) = (on(one.min(other)), on(one.max(other)));
        prop_assert!(ids(&early.case).is_subset(&ids(&late.case)));
        let left_out = |it: &atodds::model::AsOf| it.left_out.later + it.left_out.perhaps_later;
        prop_assert!(left_out(&late) <= left_out(&early));
        prop_assert_eq!(
            ids(&late.case).len() + left_out(&late) + late.left_out.undated,
            case.claims.len()
        );
    }

    #[test]
    fn nothing_differs_from_itself(case in any_case()) {
        let diff = between(&case, &case);
        prop_assert!(diff.is_empty(), "{:?}", said(&diff));
    }

    #[test]
    fn a_diff_read_backwards_is_the_diff_backwards(case in any_case(), one in 1..28u32, other in 1..28u32) {
        let on = |date: u32| case.as_of(NaiveDate::from_ymd_opt(2025, 12, date).expect("a day")).case;
        let (a, b) = (on(one), on(other));
        let (there, back) = (between(&a, &b), between(&b, &a));
        prop_assert_eq!(said(&mirrored(&there)), said(&back));
        let mut expected: Vec<Change> = there
            .points
            .iter()
            .flat_map(|it| taken_back(it.change, it.before.as_ref().map(|point| point.status)))
            .collect();
        let mut got: Vec<Change> = back.points.iter().map(|it| it.change).collect();
        expected.sort();
        got.sort();
        prop_assert_eq!(expected, got);
    }

    #[test]
    fn a_history_is_that_of_every_day_put_together(case in any_case()) {
        let whole = report(&case);
        for point in &whole.points {
            let mut firsts = point.history.iter().filter(|event| event.kind == EventKind::Opened);
            prop_assert!(firsts.next().is_some() && firsts.next().is_none());
            let claims: BTreeSet<&ClaimId> =
                point.history.iter().filter_map(|event| event.claim.as_ref()).collect();
            prop_assert_eq!(claims, point.claims().map(|claim| &claim.id).collect::<BTreeSet<_>>());
            let dates: Vec<_> = point.history.iter().map(|it| it.date.map(|it| it.last())).collect();
            prop_assert!(dates.is_sorted_by_key(|date| (date.is_none(), *date)), "{dates:?}");
        }
    }
}

/// What two people made of a point, and took back: who, which claims, whether settled, on which day, and the
/// days of the withdrawals.
type Act = (bool, usize, bool, u32, Vec<u32>);

/// Four claims at odds, said day after day, and what people made of them.
fn judged(acts: &[Act]) -> Case {
    let mut text = String::from("[[source]]\nid = \"s\"\ntitle = \"The bridge\"\n");
    for number in 0..4 {
        let not = if number % 2 == 1 { "not " } else { "" };
        text += &format!(
            "[[claim]]\nid = \"c{number}\"\nsource = \"s\"\nclaimant = \"Speaker {number}\"\n\
             text = \"The Mill Bridge is {not}closed.\"\nstated = 2025-12-{:02}\n",
            5 * number + 1
        );
    }
    for (is_ada, claims, settled, day, withdrawn) in acts {
        let by = if *is_ada { "Ada" } else { "Ben" };
        let decision = if *settled { "settled" } else { "unsure" };
        let claims =
            [r#""c0", "c1", "c2", "c3""#, r#""c0", "c1", "c2""#, r#""c0", "c1""#][claims % 3];
        text += &format!(
            "[[judgement]]\npoint = [{claims}]\ndecision = \"{decision}\"\nreason = \"seen\"\nby = \"{by}\"\n\
             at = 2025-12-{day:02}T10:00:00Z\n"
        );
        for day in withdrawn {
            text += &format!(
                "[[judgement.withdrawn]]\nreason = \"no\"\nby = \"{by}\"\nat = 2025-12-{day:02}T10:00:00.5Z\n"
            );
        }
    }
    case(&text)
}

fn any_acts() -> impl Strategy<Value = Vec<Act>> {
    let withdrawn = prop::collection::vec(1..28u32, 0..3);
    prop::collection::vec((any::<bool>(), 0..3usize, any::<bool>(), 1..28u32, withdrawn), 0..6)
}

/// Whether the point of a case is settled, and whether its history ends with that.
fn settled(case: &Case) -> (bool, bool) {
    let report = report(case);
    let point = &report.points[0];
    let turns = [EventKind::Settled, EventKind::Reopened];
    let last = point.history.iter().rev().find(|event| turns.contains(&event.kind));
    (point.status == Status::Settled, last.is_some_and(|it| it.kind == EventKind::Settled))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_history_ends_as_the_point_stands(acts in any_acts()) {
        let mut case = judged(&acts);
        let (stands, ends) = settled(&case);
        prop_assert_eq!(stands, ends);
        case.judgements.reverse();
        case.withdrawals.reverse();
        prop_assert_eq!(settled(&case), (stands, ends), "listed the other way round");
    }
}

#[test]
fn a_settlement_that_is_taken_back_leaves_another_one_standing() {
    let [ada, ben] = [true, false];
    assert_eq!(
        settled(&judged(&[(ada, 0, true, 20, vec![]), (ben, 0, true, 21, vec![22])])),
        (true, true)
    );
    let doubt_taken_back = judged(&[(ada, 0, true, 20, vec![]), (ada, 0, false, 21, vec![22])]);
    assert_eq!(settled(&doubt_taken_back), (true, true));
    let contested = judged(&[(ada, 0, false, 20, vec![]), (ben, 0, true, 21, vec![])]);
    assert_eq!(settled(&contested), (false, false));
}

#[test]
fn a_diff_of_the_seeds_mirrors_and_is_empty_with_itself() {
    let seeds = seeds();
    let days = ["2025-12-01", "2025-12-02", "2025-12-16", "2025-12-31"]
        .map(|it| seeds.as_of(day(it)).case);
    for one in &days {
        assert!(between(one, one).is_empty());
        for other in &days {
            assert_eq!(said(&mirrored(&between(one, other))), said(&between(other, one)));
        }
    }
    assert_eq!(days[3].claims, seeds.claims);
}

const BRIDGE: &str = r#"
[[source]]
id = "gazette"
title = "The bridge"
[[claim]]
id = "closed"
source = "gazette"
claimant = "City council"
text = "The Mill Bridge in Orrin is closed."
stated = 2025-12-01
[[claim]]
id = "closed-too"
source = "gazette"
claimant = "Harbour office"
text = "The Mill Bridge in Orrin is closed."
stated = 2025-12-01
"#;

const NOT_CLOSED: &str = r#"
[[claim]]
id = "open"
source = "gazette"
claimant = "Police"
text = "The Mill Bridge in Orrin is not closed."
stated = 2025-12-02
"#;

#[test]
fn a_corroborated_point_that_is_denied_became_disputed() {
    let (before, after) = (case(BRIDGE), case(&format!("{BRIDGE}{NOT_CLOSED}")));
    let diff = between(&before, &after);
    let [point] = diff.points.as_slice() else { panic!("{:?}", said(&diff)) };
    assert_eq!(point.change, Change::BecameDisputed);
    assert_eq!(point.before.as_ref().map(|it| it.status), Some(Status::Corroborated));
    let joined: Vec<&str> = point.joined.iter().map(|(_, claim)| claim.id.as_str()).collect();
    assert_eq!(joined, ["open"]);
    assert!(point.conflicts.iter().all(|it| it.relation == Relation::Contradicts));
    assert!(point.left.is_empty() && point.conflicts_gone.is_empty());
}

#[test]
fn claims_are_known_by_what_they_say_whatever_their_ids() {
    let before = case(&format!("{BRIDGE}{NOT_CLOSED}"));
    let renamed =
        format!("{BRIDGE}{NOT_CLOSED}").replace("[[claim]]\nid = \"", "[[claim]]\nid = \"other-");
    assert!(between(&before, &case(&renamed)).is_empty());
    let reworded = format!("{BRIDGE}{NOT_CLOSED}").replace("Police", "Port police");
    let diff = between(&before, &case(&reworded));
    assert_eq!((diff.joined.len(), diff.left.len()), (1, 1));
    assert_eq!(diff.points[0].change, Change::Changed);
}

#[test]
fn two_claims_of_one_content_are_two() {
    let twice = BRIDGE.replace("Harbour office", "City council");
    let both = case(&twice);
    assert_eq!(ContentHash::of(&both.claims[0]), ContentHash::of(&both.claims[1]));
    let mut one = both.clone();
    one.claims.remove(0);
    let diff = between(&both, &one);
    let left: Vec<&str> = diff.left.iter().map(|claim| claim.id.as_str()).collect();
    assert_eq!((left, diff.joined.len()), (vec!["closed"], 0));
}
