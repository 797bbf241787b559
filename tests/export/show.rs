use atodds::Error;
use atodds::export::{TextStyle, json, list, show, table::Table, why};
use atodds::model::{AtIssue, Because, Relation, Verdict};
use atodds::report::{Answers, Filter, WhyReport};

use crate::build::claim_id;
use crate::{sample, sample_report as report};

fn shown(id: &str) -> Vec<atodds::report::Shown> {
    let case = sample::case();
    atodds::report::show(&case, &sample::detection(&case), id).unwrap()
}

fn text(id: &str, width: usize) -> String {
    show::render(&shown(id), &TextStyle::plain(width))
}

#[test]
fn a_claim_leads_to_its_document() {
    insta::assert_snapshot!(text("velna-not-seized", 80));
}

#[test]
fn a_claim_at_120_columns() {
    insta::assert_snapshot!(text("velna-captured", 120));
}

#[test]
fn a_claim_whose_quote_is_not_verified() {
    insta::assert_snapshot!(text("bridge-open", 80));
}

#[test]
fn a_source_lists_its_claims() {
    insta::assert_snapshot!(text("river-07", 80));
}

#[test]
fn a_point_is_shown_as_in_the_report() {
    insta::assert_snapshot!(text("statement-ruiz", 80));
}

#[test]
fn a_claim_as_json() {
    insta::assert_snapshot!(json::shown(&shown("velna-captured")));
}

#[test]
fn a_source_as_json() {
    insta::assert_snapshot!(json::shown(&shown("bulletin-2")));
}

#[test]
fn an_unknown_id_is_an_error_with_the_nearest_one() {
    let case = sample::case();
    let detection = sample::detection(&case);
    let error = atodds::report::show(&case, &detection, "velna-captred").unwrap_err();
    assert!(matches!(&error, Error::Usage { .. }));
    assert_eq!(
        error.to_string(),
        "the case has no claim, source or point \"velna-captred\": did you mean \"velna-captured\"?"
    );
    let error = atodds::report::show(&case, &detection, "zzz").unwrap_err().to_string();
    assert!(error.ends_with("`list sources` and `list points`"), "{error}");
}

fn why_report() -> WhyReport {
    let case = sample::case();
    let conflict = Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: AtIssue::Statement,
        because: Because::new("“captured” against “not … fully seized”")
            .with_words("captured", "not been fully seized"),
    };
    let place = Verdict::NotComparable {
        because: Because::new("both tell of Velna, so the place does not part them"),
    };
    WhyReport::new(
        &case,
        &sample::detection(&case),
        (&claim_id("velna-captured"), &claim_id("velna-not-seized")),
        Answers {
            by_rule: vec![
                ("denied_claim".to_owned(), Verdict::Silent),
                ("incompatible_state".to_owned(), conflict.clone()),
                ("place_mismatch".to_owned(), place),
                ("quantity_mismatch".to_owned(), Verdict::Silent),
            ],
            decided_by: Some("incompatible_state".to_owned()),
            verdict: conflict,
            candidate: true,
        },
    )
    .unwrap()
}

#[test]
fn why_a_pair_is_linked() {
    insta::assert_snapshot!(why::render(&why_report(), &TextStyle::plain(80)));
}

#[test]
fn why_as_json() {
    insta::assert_snapshot!(json::why(&why_report()));
}

#[test]
fn why_a_pair_is_not_linked() {
    let mut why = why_report();
    why.judged = None;
    why.answers = Answers {
        by_rule: vec![("denied_claim".to_owned(), Verdict::Silent)],
        decided_by: None,
        verdict: Verdict::Silent,
        candidate: false,
    };
    insta::assert_snapshot!(why::render(&why, &TextStyle::plain(80)));
}

#[test]
fn lists_on_a_terminal() {
    let report = report(&Filter::default());
    let entities = sample::case().entities;
    let tables = [
        list::points(&report),
        list::sources(&report),
        list::claims(&report),
        list::links(&report),
        list::entities(&entities),
    ];
    let set = |table: &Table| table.render(Some(100));
    insta::assert_snapshot!(tables.iter().map(set).collect::<Vec<_>>().join("\n"));
}

#[test]
fn lists_in_a_pipe() {
    let report = report(&Filter::default());
    insta::assert_snapshot!(list::points(&report).render(None));
}
