use crate::support::Sandbox;

#[test]
fn a_conflict_names_its_rule_and_its_words() {
    let sandbox = Sandbox::with_case();
    let stdout = sandbox.run(&["why", "four-dead", "nine-dead"]).ok();
    for word in ["contradicts", "quantity_mismatch", "Four", "Nine", "denied_claim"] {
        assert!(stdout.contains(word), "{word:?} is missing in\n{stdout}");
    }
}

#[test]
fn a_pair_that_was_never_compared_says_so() {
    let sandbox = Sandbox::with_case();
    let why = sandbox.run(&["why", "four-dead", "school", "--json"]).json();
    assert_eq!(why["compared"], false, "{why:#}");
}

#[test]
fn json_holds_every_rule() {
    let sandbox = Sandbox::with_case();
    let why = sandbox.run(&["why", "nine-dead", "four-dead", "--json"]).json();
    let rules = sandbox.run(&["rules", "--json"]).json();
    assert_eq!(why["answers"].as_array().map(Vec::len), rules.as_array().map(Vec::len), "{why:#}");
    assert_eq!(why["decided_by"], "quantity_mismatch");
}

#[test]
fn the_words_are_those_of_their_claim_whichever_is_named_first() {
    let sandbox = Sandbox::with_case();
    let why = sandbox.run(&["why", "nine-dead", "four-dead", "--json"]).json();
    for (claim, words) in [("a", "words_a"), ("b", "words_b")] {
        let words = why["answer"]["because"][words][0].as_str().unwrap();
        assert!(why[claim]["text"].as_str().unwrap().starts_with(words), "{why:#}");
    }
}

#[test]
fn unknown_claims_name_the_nearest() {
    let sandbox = Sandbox::with_case();
    sandbox.run(&["why", "four-dead", "nin-dead"]).error(&["did you mean \"nine-dead\""]);
    sandbox.run(&["why", "four-dead", "four-dead"]).error(&["twice"]);
}
