use crate::support::Sandbox;

#[test]
fn only_what_is_new_is_compared() {
    let sandbox = Sandbox::with_case();
    let first = sandbox.run(&["link", "--json"]).json();
    assert_eq!((&first["compared"], &first["claims"]), (&3.into(), &3.into()));
    assert_eq!(first["disputed"], 1);
    let again = sandbox.run(&["link", "--json"]).json();
    assert_eq!(again["compared"], 0);
    assert_eq!(again["new_links"], serde_json::json!([]));

    let add = ["add", "claim", "--id", "thirty", "--source", "wire", "--claimant", "Red Cross"];
    let text = ["--text", "Thirty people died in the flood at Linden.", "--stated", "2024-03-02"];
    sandbox.run(&[&add[..], &text].concat()).ok();
    let third = sandbox.run(&["link", "--json"]).json();
    assert_eq!((&third["compared"], &third["claims"]), (&1.into(), &4.into()));
    let new = third["new_links"].as_array().unwrap();
    assert!(!new.is_empty());
    assert!(new.iter().all(|link| link["a"] == "thirty" || link["b"] == "thirty"), "{new:?}");
}

#[test]
fn step_by_step_comes_to_the_same_as_at_once() {
    let steps = Sandbox::with_case();
    steps.run(&["link"]).ok();
    let add = ["add", "claim", "--id", "thirty", "--source", "wire", "--claimant", "Red Cross"];
    let text = ["--text", "Thirty people died in the flood at Linden.", "--stated", "2024-03-02"];
    steps.run(&[&add[..], &text].concat()).ok();
    steps.run(&["link"]).ok();
    let once = Sandbox::with_case();
    once.run(&[&add[..], &text].concat()).ok();
    once.run(&["link"]).ok();
    let report = |sandbox: &Sandbox| sandbox.run(&["report", "--format", "json"]).ok();
    assert_eq!(report(&steps), report(&once));
}

#[test]
fn the_table_of_news_ends_with_the_counts() {
    let sandbox = Sandbox::with_case();
    let stdout = sandbox.run(&["link"]).ok();
    assert!(stdout.contains("four-dead × nine-dead"), "{stdout}");
    let last = stdout.lines().last().unwrap();
    assert!(last.starts_with("compared 3 claims of 3; 1 new link; "), "{last}");
}

#[test]
fn a_case_file_is_not_linked_but_read() {
    let sandbox = Sandbox::with_flood();
    let ran = sandbox.run(&["--case", "flood.toml", "link"]);
    ran.error(&["flood.toml is a case file", "atodds report flood.toml"]);
}

#[test]
fn comparing_everything_anew_comes_to_the_same() {
    let sandbox = Sandbox::with_case();
    let judge = ["judge", "four-dead", "nine-dead", "--confirm", "--reason", "both count the town"];
    sandbox.run(&judge).ok();
    sandbox.run(&["link"]).ok();
    let report = sandbox.run(&["report", "--format", "json"]).ok();
    assert_eq!(sandbox.run(&["link", "--json"]).json()["compared"], 0);
    assert_eq!(sandbox.run(&["link", "--rebuild", "--json"]).json()["compared"], 3);
    assert_eq!(sandbox.run(&["report", "--format", "json"]).ok(), report);
}
