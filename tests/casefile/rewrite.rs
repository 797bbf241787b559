use atodds::{
    casefile::{Expected, Format, NoConflictKind, rewrite_expectations},
    model::{ClaimId, Relation, Status},
};

use super::{loaded, problems};

const FIXTURE: &str = r#"# A fixture on a dam.

[case]
title   =   "Dam"   # spaced by hand

[[claim]]
id = "a"
text = """
The dam
burst."""

[[claim]]
id = "b"
text = 'The dam "held".'

[[expect]] # the main one
# They clash.
conflict = [
    "a",  # first
    "b",
]
# As strongly as can be.
relation = "differs" # for now

# About the point.
[[expect]]
point = ["a", "b"]
positions = [["a", "b"]]

[[expect]]
no_conflict = ["b", "a"] # late
because = "an old reason"
"#;

fn pair() -> [ClaimId; 2] {
    ["a", "b"].map(|id| ClaimId::new(id).unwrap())
}

fn rewritten(changes: &[(usize, Expected)]) -> String {
    rewrite_expectations("dam.toml", FIXTURE, changes).unwrap()
}

#[test]
fn nothing_to_change_changes_nothing() {
    assert_eq!(rewritten(&[]), FIXTURE);
    let same = Expected::Conflict { pair: pair(), relation: Some(Relation::Differs), rule: None };
    assert_eq!(rewritten(&[(0, same)]), FIXTURE);
    let windows = format!("\u{FEFF}{}", FIXTURE.trim_end().replace('\n', "\r\n"));
    assert_eq!(rewrite_expectations("dam.toml", &windows, &[]).unwrap(), windows);
}

#[test]
fn a_changed_value_keeps_what_stands_around_it() {
    let expected = Expected::Conflict {
        pair: pair(),
        relation: Some(Relation::Contradicts),
        rule: Some("negated_statement".to_owned()),
    };
    let want = FIXTURE.replace(
        "relation = \"differs\" # for now\n",
        "relation = \"contradicts\" # for now\nrule = \"negated_statement\"\n",
    );
    assert_eq!(rewritten(&[(0, expected)]), want);
}

#[test]
fn an_expectation_can_become_another() {
    let expected = Expected::NoConflict {
        pair: pair(),
        because: "another dam".to_owned(),
        relation: Some(NoConflictKind::NotComparable),
        rule: None,
    };
    let want = FIXTURE.replace("conflict = [\n", "no_conflict = [\n").replace(
        "relation = \"differs\" # for now\n",
        "relation = \"not-comparable\" # for now\nbecause = \"another dam\"\n",
    );
    assert_eq!(rewritten(&[(0, expected)]), want);
}

#[test]
fn a_comment_above_a_key_that_goes_is_kept() {
    let expected = Expected::Conflict { pair: pair(), relation: None, rule: Some("r".to_owned()) };
    let want = FIXTURE.replace("relation = \"differs\" # for now\n", "rule = \"r\"\n");
    assert_eq!(rewritten(&[(0, expected)]), want);
}

#[test]
fn several_expectations_change_at_once() {
    let point = Expected::Point {
        claims: pair().to_vec(),
        status: Some(Status::Disputed),
        positions: Some(pair().map(|id| vec![id]).to_vec()),
        question: None,
        as_of: None,
        history: None,
    };
    let text = rewritten(&[
        (1, point.clone()),
        (2, Expected::Conflict { pair: pair(), relation: None, rule: None }),
    ]);
    let want = FIXTURE
        .replace(
            "positions = [[\"a\", \"b\"]]",
            "positions = [[\"a\"], [\"b\"]]\nstatus = \"disputed\"",
        )
        .replace(
            "no_conflict = [\"b\", \"a\"] # late\nbecause = \"an old reason\"\n",
            "conflict = [\"a\", \"b\"] # late\n",
        );
    assert_eq!(text, want);
    let loadable = text.replace("[[expect]] # the main one", "[[expect]]");
    assert_eq!(loaded(&loadable, Format::Toml).expectations[1].expected, point);
}

#[test]
fn expectations_in_one_line_change_too() {
    let text = "expect = [{ conflict = [\"a\", \"b\"], relation = \"differs\" }, { point = [\"a\"] }] # all\n";
    let expected = Expected::Conflict { pair: pair(), relation: None, rule: Some("r".to_owned()) };
    assert_eq!(
        rewrite_expectations("x", text, &[(0, expected)]).unwrap(),
        "expect = [{ conflict = [\"a\", \"b\"], rule = \"r\" }, { point = [\"a\"] }] # all\n"
    );
}

#[test]
fn a_file_that_was_changed_meanwhile_is_refused() {
    let expected = Expected::Conflict { pair: pair(), relation: None, rule: None };
    let told = problems(rewrite_expectations("dam.toml", FIXTURE, &[(3, expected)]).map(|_| ()));
    assert_eq!(told, ["dam.toml: expect: has no number 4: load the file again"]);
    assert_eq!(problems(rewrite_expectations("dam.toml", "[", &[]).map(|_| ())).len(), 1);
}
