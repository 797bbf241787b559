use crate::support::Sandbox;

#[test]
fn disputes_and_unverified_quotes_are_found() {
    let sandbox = Sandbox::with_case();
    let ran = sandbox.run(&["check"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.stdout.ends_with("1 disputed point, 1 unverified quote\n"), "{ran:?}");
    let found = sandbox.run(&["check", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    assert_eq!(found["unverified"][0]["id"], "school");
}

#[test]
fn unverified_quotes_can_be_allowed() {
    let sandbox = Sandbox::with_case();
    let judge = ["judge", "four-dead", "nine-dead", "--dismiss", "--reason", "two counts"];
    sandbox.run(&judge).ok();
    assert_eq!(sandbox.run(&["check"]).code, 1);
    let ran = sandbox.run(&["check", "--allow-unverified"]);
    assert_eq!(ran.ok(), "0 disputed points, 0 unverified quotes\n");
}

#[test]
fn a_missing_case_is_an_error() {
    Sandbox::new().run(&["check"]).error(&["there is no case at atodds.db", "atodds init"]);
}

#[test]
fn a_quote_that_leaves_out_a_negation_is_found() {
    let sandbox = Sandbox::new();
    let text = "The dam has not, the water office says, burst.\n";
    sandbox.write("dam.txt", text);
    sandbox.run(&["init"]).ok();
    let source = ["add", "source", "dam.txt", "--id", "page", "--title", "The dam"];
    sandbox.run(&source).ok();
    let claim = ["add", "claim", "--id", "burst", "--text", "The dam burst.", "--quote"];
    let with_quote = |quote: &'static str| [&claim[..], &[quote]].concat();
    let ran = sandbox.run(&with_quote("The dam has [...] burst"));
    assert!(ran.stderr.contains("the ellipsis leaves out “not”"), "{ran:?}");
    sandbox.run(&["link"]).ok();

    let ran = sandbox.run(&["check", "--allow-unverified"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(
        ran.stdout,
        "flagged  burst  the ellipsis leaves out “not”\n\
         0 disputed points, 0 unverified quotes, 1 flagged quote\n"
    );
    let found = sandbox.run(&["check", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    assert_eq!(found["flagged"][0]["id"], "burst");
    assert_eq!(found["flagged"][0]["left_out"][0], "not");

    let list = sandbox.run(&["list", "claims"]).ok();
    assert!(list.contains("the ellipsis leaves out “not”"), "{list}");
    let shown = sandbox.run(&["show", "burst"]).ok();
    for words in [
        "»The dam has not, the water office says, burst«",
        "characters 0 to 45, found part by part",
        "left out  “not, the water office says,”, characters 12 to 39",
        "flagged   the ellipsis leaves out “not”",
    ] {
        assert!(shown.contains(words), "{words} is missing in\n{shown}");
    }
    let report = sandbox.run(&["report"]).ok();
    assert!(report.contains("1 quote leaves out words that may turn what it says"), "{report}");
}

#[test]
fn a_quote_that_leaves_out_harmless_words_holds() {
    let sandbox = Sandbox::new();
    sandbox.write("dam.txt", "The dam, built in 1901, has burst.\n");
    sandbox.run(&["init"]).ok();
    sandbox.run(&["add", "source", "dam.txt", "--id", "page", "--title", "The dam"]).ok();
    sandbox.run(&["add", "claim", "--text", "It burst.", "--quote", "The dam … has burst"]).ok();
    assert_eq!(sandbox.run(&["check"]).ok(), "0 disputed points, 0 unverified quotes\n");
}
