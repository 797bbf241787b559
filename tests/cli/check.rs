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
