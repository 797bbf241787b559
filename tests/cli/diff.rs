//! `atodds diff`, and the two times that commands can go back to.

use std::fs;

use serde_json::Value;

use crate::support::Sandbox;

/// The page on the two times, which shows an example.
fn page() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/TIME.md")).unwrap()
}

/// The blocks of a page that are marked so.
fn blocks<'p>(page: &'p str, mark: &str) -> Vec<&'p str> {
    let begins = format!("```{mark}\n");
    page.split(begins.as_str()).skip(1).map(|it| it.split("```").next().unwrap()).collect()
}

/// The case of the page, as a case file and as a case that it was taken into on 5 December.
fn bridge() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("bridge.toml", blocks(&page(), "toml")[0]);
    let now = |time: &'static str| ["--now", time];
    sandbox.run(&[&["init", "bridge.db"], &now("2025-12-05T08:00:00Z")[..]].concat()).ok();
    let import = ["--case", "bridge.db", "import", "bridge.toml"];
    sandbox.run(&[&import[..], &now("2025-12-05T09:00:00Z")].concat()).ok();
    sandbox
}

#[test]
fn the_example_of_the_page_runs() {
    let (sandbox, page) = (bridge(), page());
    let commands: Vec<&str> = blocks(&page, "console")[0]
        .lines()
        .map(|line| line.trim_start_matches("$ atodds "))
        .collect();
    let args = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<String>>();
    let run = |line: &str| {
        let args = args(line);
        sandbox.run(&args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let points = run(commands[0]).rows();
    assert_eq!(points[0][..2], ["operation-mill-bridge", "settled"]);
    let diff = run(commands[1]);
    assert_eq!((diff.code, diff.stdout.as_str()), (1, blocks(&page, "text")[0]));
    let shown = run(commands[2]).ok();
    assert!(
        shown.contains("opened 1 Dec, disputed and settled 3 Dec, reopened 4 Dec 2025"),
        "{shown}"
    );
    assert!(shown.contains("4 Dec 2025  reopened: Harbour office"), "{shown}");
}

#[test]
fn the_exit_code_tells_whether_something_differs() {
    let sandbox = bridge();
    let run = |args: &[&str]| sandbox.run(&[&["--case", "bridge.toml", "diff"], args].concat());
    let same = run(&["2025-12-04", "2025-12-31"]);
    assert_eq!((same.code, same.stdout.lines().last()), (0, Some("No difference.")));
    assert_eq!(run(&["2025-12-01", "2025-12-04"]).code, 1);
    let cases = sandbox.run(&["diff", "bridge.db", "bridge.toml"]);
    assert_eq!(cases.code, 0, "{cases:#?}");
}

#[test]
fn a_diff_as_json_names_claims_and_changes() {
    let args = ["--case", "bridge.toml", "diff", "2025-12-03", "2025-12-04", "--json"];
    let ran = bridge().run(&args);
    assert_eq!(ran.code, 1);
    let diff: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(diff["claims_joined"], serde_json::json!(["closed-harbour"]));
    let point = &diff["points"][0];
    assert_eq!(point["change"], "reopened");
    assert_eq!(point["status_before"], "settled");
    assert_eq!(point["after"]["id"], "operation-mill-bridge");
    assert_eq!(
        point["conflicts_joined"][0]["pairs"],
        serde_json::json!([["closed-harbour", "not-closed"]])
    );
    let events = point["after"]["history"].as_array().unwrap();
    let events: Vec<&str> = events.iter().map(|event| event["event"].as_str().unwrap()).collect();
    assert_eq!(events, ["opened", "disputed", "settled", "reopened"]);
}

#[test]
fn what_was_said_and_what_was_recorded_are_two_times() {
    let sandbox = bridge();
    let claims = |args: &[&str]| {
        let case = ["--case", "bridge.db", "list", "claims", "--json"];
        sandbox.run(&[&case[..], args].concat()).json().as_array().unwrap().len()
    };
    assert_eq!(claims(&[]), 3);
    assert_eq!(claims(&["--as-of", "2025-12-03"]), 2);
    assert_eq!(claims(&["--known-at", "2025-12-04"]), 0);
    assert_eq!(claims(&["--known-at", "2025-12-05T08:59:59Z"]), 0);
    assert_eq!(claims(&["--known-at", "2025-12-05"]), 3);
    assert_eq!(claims(&["--known-at", "2025-12-05", "--as-of", "2025-12-01"]), 1);
    let diff = ["--case", "bridge.db", "diff", "--recorded", "2025-12-04", "2025-12-05T09:00:00Z"];
    let diff = sandbox.run(&diff);
    assert_eq!(diff.code, 1);
    assert!(diff.stdout.contains("0 → 3 claims · 0 → 1 point · 0 → 1 disputed"), "{}", diff.stdout);
}

#[test]
fn what_a_day_leaves_out_is_told_on_standard_error_and_in_the_report() {
    let sandbox = bridge();
    let ran = sandbox.run(&["report", "bridge.toml", "--as-of", "2025-12-03"]);
    let told = "as of the end of 3 Dec 2025; 1 claim is left out: 1 said later";
    assert!(ran.stdout.contains(told), "{ran:#?}");
    assert_eq!(ran.stderr, format!("note: {told}\n"));
    let json = ["report", "bridge.toml", "--as-of", "2025-12", "--format", "json"];
    let report = sandbox.run(&json).json();
    assert_eq!(report["as_of"]["day"], "2025-12-31");
    assert_eq!(report["as_of"]["left_out_later"], 0);
    assert_eq!(report["known_at"], Value::Null);
    let known = ["--case", "bridge.db", "report", "--known-at", "2025-12-05", "--format", "json"];
    assert_eq!(sandbox.run(&known).json()["known_at"], "2025-12-05T23:59:59Z");
}

#[test]
fn check_and_export_go_back_too() {
    let sandbox = bridge();
    let check = |date: &str| sandbox.run(&["check", "bridge.toml", "--as-of", date]).code;
    assert_eq!((check("2025-12-03"), check("2025-12-04")), (0, 1));
    let export = ["--case", "bridge.toml", "export", "--to", "toml", "--as-of", "2025-12-01"];
    let exported = sandbox.run(&export).ok();
    assert!(exported.contains("id = \"closed\"") && !exported.contains("not-closed"), "{exported}");
    sandbox.write("earlier.toml", &exported);
    assert_eq!(sandbox.run(&["diff", "earlier.toml", "bridge.toml"]).code, 1);
}

#[test]
fn what_cannot_be_compared_is_told_with_the_way_out() {
    let sandbox = bridge();
    sandbox.run(&["report", "bridge.toml", "--known-at", "2025-12-05"]).error(&[
        "is a case file",
        "import bridge.toml",
        "--as-of",
    ]);
    let case = |args: &[&str]| sandbox.run(&[&["--case", "bridge.db", "diff"], args].concat());
    case(&["2025-12-01", "bridge.toml"]).error(&["a date and a case", "two cases"]);
    case(&["2025-12-01T08:00:00Z", "2025-12-02"]).error(&["write 2025-12-01", "--recorded"]);
    case(&["--recorded", "bridge.toml", "2025-12-02"]).error(&["is no time"]);
    case(&["here.db", "there.db"]).error(&["there is no case at here.db"]);
    sandbox
        .run(&["report", "bridge.toml", "--as-of", "yesterday"])
        .error(&["yesterday", "2025-12-01"]);
}
