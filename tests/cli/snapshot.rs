use serde_json::json;

use crate::support::Sandbox;

const BEFORE: &str = "River rises\n\n\
    “Four people died in the flood,” the mayor said on Saturday. The bridge is closed.\n\n\
    The school at Ashby opens again on Monday, said its head.\n\n\
    Boats are let for a crown an hour.\n";

const AFTER: &str = "River rises\n\n\
    “Six people died in the flood,” the mayor said on Saturday. The bridge is closed.\n\n\
    The ferry runs all night. The mill at Vale opens again after forty years.\n\n\
    Boats are let for a crown an hour.\n";

/// A source with four quotes of its text.
fn with_quotes() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("page.txt", BEFORE);
    sandbox.write("later/page.txt", AFTER);
    sandbox.run(&["init"]).ok();
    sandbox.run(&["add", "source", "page.txt", "--retrieved", "2024-03-02"]).ok();
    for (id, quote) in [
        ("dead", "Four people died in the flood"),
        ("bridge", "The bridge is closed"),
        ("school", "opens again"),
        ("boats", "a crown an hour"),
    ] {
        sandbox.run(&["add", "claim", "--id", id, "--text", id, "--quote", quote]).ok();
    }
    sandbox
}

fn add<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec!["add", "snapshot", "page", "later/page.txt", "--retrieved", "2024-03-05"];
    args.extend(more);
    args
}

#[test]
fn a_further_text_keeps_the_older_and_tells_what_became_of_each_quote() {
    let sandbox = with_quotes();
    let ran = sandbox.run(&add(&[]));
    assert!(ran.stderr.starts_with("recorded a text of page: "), "{ran:#?}");
    let shown = ran.ok();
    for line in [
        "2 Mar 2024 → 5 Mar 2024",
        "paragraphs: 1 changed, 1 added, 1 removed; 2 as before",
        "− ¶2  [“Four] people died in the flood,” the …",
        "+ ¶2  [“Six] people died in the flood,” the …",
        "− ¶3  The school at Ashby",
        "+ ¶3  The ferry runs all night.",
        "altered     dead ¶2: its words were changed",
        "now “[Six] people died in the flood”",
        "look-alike  school ¶3: the same words stand there, but",
        "\n  2 quotes stand\n",
    ] {
        assert!(shown.contains(line), "{line:?} is missing in\n{shown}");
    }
    for line in ["bridge ¶2", "boats ¶4"] {
        assert!(!shown.contains(line), "{line:?} stands, and hides the others in\n{shown}");
    }
    let source = &sandbox.run(&["show", "page", "--json"]).json()[0];
    assert_eq!(source["snapshots"].as_array().unwrap().len(), 2);
    let claims = sandbox.run(&["list", "claims", "--json"]).json();
    assert_eq!(
        claims[0]["snapshot_sha256"], source["snapshots"][0]["sha256"],
        "it stays where it was read"
    );
    assert_eq!(claims[0]["newest"]["standing"], "altered");
    assert_eq!(claims[2]["newest"]["standing"], "look-alike");
    assert_eq!(claims[2]["newest"]["since"], "2024-03-05");
    let log = sandbox.run(&["log"]).ok();
    assert!(log.lines().last().unwrap().contains("add-snapshot  page: "), "{log}");
}

#[test]
fn a_dry_run_and_an_unchanged_text_record_nothing() {
    let sandbox = with_quotes();
    let before = sandbox.run(&["log"]).ok();
    let shown = sandbox.run(&add(&["--dry-run"])).ok();
    let same = sandbox.run(&["add", "snapshot", "page", "page.txt"]);
    assert!(same.stderr.contains("the same as before: nothing is recorded"), "{same:#?}");
    assert_eq!(same.ok(), "");
    assert_eq!(sandbox.run(&["log"]).ok(), before);
    assert_eq!(sandbox.run(&add(&[])).ok(), shown, "a dry run shows what would be shown");
}

#[test]
fn the_change_can_be_had_as_json_and_shown_again() {
    let sandbox = with_quotes();
    let told = sandbox.run(&add(&["--json"])).json();
    assert_eq!(told["same_paragraphs"], 2);
    let kinds: Vec<_> =
        told["changes"].as_array().unwrap().iter().map(|it| &it["change"]).collect();
    assert_eq!(json!(kinds), json!(["changed", "removed", "added"]));
    assert_eq!(told["claims"][0]["newest"]["was"], "[Four] people died in the flood");
    let standings: Vec<_> =
        told["claims"].as_array().unwrap().iter().map(|it| &it["newest"]["standing"]).collect();
    assert_eq!(
        json!(standings),
        json!(["altered", "stands", "look-alike", "stands"]),
        "all of them"
    );
    assert_eq!(sandbox.run(&["show", "page", "--diff", "--json"]).json(), told);
    let shown = sandbox.run(&["show", "page"]).ok();
    assert!(
        shown.contains("3 paragraphs differ between the last two texts, 2 quotes altered or"),
        "{shown}"
    );
    sandbox.run(&["show", "dead", "--diff"]).error(&["is no source"]);
}

#[test]
fn show_diff_needs_two_texts() {
    with_quotes().run(&["show", "page", "--diff"]).error(&["fewer than two texts", "add snapshot"]);
}

#[test]
fn a_page_that_changed_back_is_told_and_its_quotes_stand() {
    let sandbox = with_quotes();
    sandbox.run(&["add", "snapshot", "page", "later/page.txt"]).ok();
    sandbox.run(&["add", "snapshot", "page", "page.txt"]).ok();
    let source = &sandbox.run(&["show", "page", "--json"]).json()[0];
    assert_eq!(source["snapshots"].as_array().unwrap().len(), 3, "also without a date");
    let claims = sandbox.run(&["list", "claims", "--json"]).json();
    assert!(claims.as_array().unwrap().iter().all(|claim| claim["newest"].is_null()));
    assert_eq!(sandbox.run(&["check"]).code, 0);
}

#[test]
fn readers_see_that_evidence_is_gone() {
    let sandbox = with_quotes();
    sandbox.run(&add(&[])).ok();
    let listed = sandbox.run(&["list", "claims"]).ok();
    assert!(
        listed.contains("gone from the page since 5 Mar 2024 (the same words stand"),
        "{listed}"
    );
    assert!(
        listed.contains("altered on the page since 5 Mar 2024: “[Six] people died"),
        "{listed}"
    );
    let shown = sandbox.run(&["show", "dead"]).ok();
    assert!(shown.contains("before    “[Four] people died in the flood”"), "{shown}");
    for format in ["text", "markdown"] {
        let report = sandbox.run(&["report", "--format", format]).ok();
        assert!(report.contains("2 quotes are altered or gone in the newest text"), "{report}");
    }
    sandbox.run(&["export", "--to", "csv", "-o", "graph"]).ok();
    let nodes = sandbox.read("graph/nodes.csv");
    assert!(nodes.lines().next().unwrap().ends_with(",Newest,NewestSince"), "{nodes}");
    assert!(nodes.contains(",altered,2024-03-05\n"), "{nodes}");
}

#[test]
fn check_finds_changed_quotes() {
    let sandbox = with_quotes();
    assert_eq!(sandbox.run(&["check"]).code, 0);
    sandbox.run(&add(&[])).ok();
    let ran = sandbox.run(&["check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("look-alike  school  since 2024-03-05: "), "{ran:#?}");
    assert!(ran.stdout.ends_with(", 2 changed quotes\n"), "{ran:#?}");
    let ran = sandbox.run(&["check", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((ran.code, &told["changed"][0]["standing"]), (1, &json!("altered")));
    assert_eq!(sandbox.run(&["check", "--allow-changed"]).code, 0);
}

#[test]
fn an_import_with_a_new_text_tells_the_claims_it_touches() {
    let sandbox = with_quotes();
    sandbox.write(
        "later/case.toml",
        "[[source]]\nid = \"page\"\ntitle = \"River rises\"\ndocument = \"page.txt\"\n",
    );
    let ran = sandbox.run(&["import", "later/case.toml"]);
    assert!(
        ran.stderr.contains("page has a new text: of 4 quotes of older texts, 1 altered (dead), 1 look-alike (school); `atodds show page --diff`"),
        "{ran:#?}"
    );
}

#[test]
fn a_scan_of_a_known_source_tells_the_claims_it_touches() {
    let sandbox = with_quotes();
    let ran = sandbox.run(&["scan", "--accept", "later/page.txt"]);
    assert!(ran.stderr.contains("page has a new text: of 4 quotes"), "{ran:#?}");
}

#[test]
fn the_first_text_of_a_source_verifies_the_quotes_that_were_waiting() {
    let sandbox = Sandbox::new();
    sandbox.write("page.txt", BEFORE);
    sandbox.run(&["init"]).ok();
    sandbox.run(&["add", "source", "--id", "page", "--title", "River rises"]).ok();
    sandbox.run(&["add", "claim", "--text", "Boats.", "--quote", "a crown an hour"]).ok();
    sandbox.run(&["add", "claim", "--text", "Ships.", "--quote", "a pound an hour"]).ok();
    let ran = sandbox.run(&["add", "snapshot", "page", "page.txt"]);
    assert!(ran.stderr.contains("1 quote that could not be looked up before"), "{ran:#?}");
    let claims = sandbox.run(&["list", "claims", "--json"]).json();
    assert_eq!(
        (&claims[0]["match"], &claims[1]["match"]),
        (&json!("verbatim"), &json!("unverified"))
    );
}

#[test]
fn what_cannot_be_a_further_text_is_refused() {
    let sandbox = with_quotes();
    sandbox.run(&["add", "snapshot", "pag", "page.txt"]).error(&["pag", "page"]);
    sandbox.run(&["add", "snapshot", "page", "none.txt"]).error(&["none.txt"]);
    let old = ["add", "snapshot", "page", "later/page.txt", "--retrieved", "2024-03-01"];
    sandbox.run(&old).error(&["2024-03-02", "order of their dates"]);
    sandbox.write("empty.txt", "");
    sandbox.run(&["add", "snapshot", "page", "empty.txt"]).error(&["empty"]);
}

#[test]
fn a_text_can_come_from_standard_input_and_harms_no_terminal() {
    let sandbox = with_quotes();
    let ran = sandbox.run_with_stdin(
        &["add", "snapshot", "page", "-"],
        "River rises\n\n\u{1b}]0;x\u{7}Nothing \u{202e}else\u{1b}[2J.\n",
    );
    assert!(!ran.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{ran:#?}");
    assert!(ran.ok().contains("gone        dead"));
}
