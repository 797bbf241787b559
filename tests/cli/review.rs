//! The queue of suggested links line by line, as a script drives it.

use serde_json::Value;

use crate::support::{Ran, Sandbox};

/// Three sources at odds over the dead of one flood: three links of one point.
const THREE: &str = r#"
[case]
title = "Flood at Linden"

[[source]]
id = "gazette"
title = "River rises"
publisher = "Linden Gazette"
published = 2024-03-02
text = "The river rose at night. “Four people died in the flood at Linden,” the mayor said. The bridge is closed."

[[source]]
id = "wire"
title = "Flood in the valley"
publisher = "Valley Wire"
published = 2024-03-02

[[source]]
id = "herald"
title = "After the flood"
published = 2024-03-03

[[claim]]
id = "four-dead"
source = "gazette"
claimant = "Mayor"
text = "Four people died in the flood at Linden."
quote = "Four people died in the flood at Linden"
stated = 2024-03-02

[[claim]]
id = "nine-dead"
source = "wire"
claimant = "Fire brigade"
text = "Nine people died in the flood at Linden."
stated = 2024-03-02

[[claim]]
id = "twelve-dead"
source = "herald"
claimant = "Hospital"
via = ["Valley Wire"]
text = "Twelve people died in the flood at Linden."
stated = 2024-03-02
"#;

/// With the three links in a case, `atodds.db`.
pub(crate) fn with_three_links() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("three.toml", THREE);
    sandbox.run(&["init", "--title", "Flood at Linden"]).ok();
    sandbox.run(&["import", "three.toml"]).ok();
    sandbox.run(&["link"]).ok();
    sandbox
}

/// What the journal tells of judgements, oldest first.
pub(crate) fn judged(sandbox: &Sandbox) -> Vec<String> {
    let log = sandbox.run(&["log", "--json"]).json();
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap().to_owned();
    let entries = log.as_array().unwrap().iter();
    let details = entries.filter(|it| it["action"] == "judge").map(|it| text(it, "detail"));
    // Which judgement it is stands behind it in brackets.
    details.map(|it| it.split(" [").next().unwrap().to_owned()).collect()
}

fn review(sandbox: &Sandbox, answers: &str) -> Ran {
    sandbox.run_with_stdin(&["review", "--plain"], answers)
}

#[test]
fn a_link_is_shown_whole_before_it_is_decided() {
    let sandbox = with_three_links();
    let shown = review(&sandbox, "q\n").ok();
    for words in [
        "1 of 3 · 0 confirmed · 0 dismissed",
        "How many people were killed?",
        "DISPUTED · 3 positions",
        "contradicts · quantity_mismatch: no number is both “Four people” and",
        "1  Four people died in the flood at Linden.",
        "Mayor · said 2 Mar 2024",
        "The river rose at night. “»Four people died in the flood at Linden«,”",
        "Linden Gazette, 2 Mar 2024 · gazette ¶1 · “River rises”",
        "2  Nine people died in the flood at Linden.",
        "no quote recorded",
        "position B: Nine people · nine-dead",
        "judged: not yet",
        "other rules:",
    ] {
        assert!(shown.contains(words), "{words:?} is missing in\n{shown}");
    }
    assert!(judged(&sandbox).is_empty());
}

#[test]
fn answers_are_saved_each_when_it_is_given() {
    let sandbox = with_three_links();
    // The input ends in the middle: what was answered before is there.
    let shown = review(&sandbox, "n\nthe brigade counts the valley\ny both of the town\nu\n").ok();
    assert!(shown.contains("3 of 3 · 1 confirmed · 1 dismissed"), "{shown}");
    assert_eq!(
        judged(&sandbox),
        [
            "four-dead × nine-dead: dismissed: the brigade counts the valley",
            "four-dead × twelve-dead: confirmed: both of the town",
        ]
    );
    let shown = review(&sandbox, "q\n").ok();
    assert!(shown.contains("1 of 1 ·"), "only what nobody decided is left:\n{shown}");
    let why = sandbox.run(&["why", "four-dead", "nine-dead"]).ok();
    assert!(why.contains("dismissed by Ada"), "{why}");
}

#[test]
fn a_number_takes_a_reason_given_before() {
    let sandbox = with_three_links();
    let shown = review(&sandbox, "n two floods\nn\n1\nn\n2\nq\n").ok();
    assert!(shown.contains("  1 two floods\n"), "{shown}");
    assert_eq!(
        judged(&sandbox)[1..],
        ["four-dead × twelve-dead: dismissed: two floods", "nine-dead × twelve-dead: dismissed: 2"],
        "where there is no such reason, the number is one"
    );
}

#[test]
fn no_reason_no_judgement() {
    let sandbox = with_three_links();
    let shown = review(&sandbox, "y\n\nn\n   \nu\n").ok();
    assert!(shown.contains("a judgement without a reason helps nobody later"), "{shown}");
    assert!(judged(&sandbox).is_empty());
}

#[test]
fn the_last_judgement_is_taken_back_and_stays_readable() {
    let sandbox = with_three_links();
    let shown = review(&sandbox, "y one town\nn two floods\nz\nz\nz\nq\n").ok();
    assert!(shown.contains("nothing was judged in this sitting"), "{shown}");
    assert_eq!(judged(&sandbox).len(), 4, "two judgements and two that they are taken back");
    let shown = review(&sandbox, "q\n").ok();
    assert!(shown.contains("1 of 3 · 0 confirmed · 0 dismissed"), "{shown}");
    assert!(shown.contains("confirmed by Ada, 3 Mar 2024: one town (taken back)"), "{shown}");
}

#[test]
fn an_answer_too_many_does_not_overwrite_the_last_judgement() {
    let sandbox = with_three_links();
    let ran = review(&sandbox, "y one\ny two\ny three\nn four\nq\n");
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.stdout.contains("not saved: this link was just judged"), "{}", ran.stdout);
    let said = judged(&sandbox);
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[2].ends_with("confirmed: three"), "{said:?}");
    // Who looks at it again may say something else.
    review(&sandbox, "f state=all\ns\ns\n\nn five\nq\n").ok();
    assert!(judged(&sandbox)[3].ends_with("dismissed: five"));
}

#[test]
fn the_same_can_be_said_twice_in_a_second() {
    let sandbox = with_three_links();
    review(&sandbox, "y one town\nb\nz\ny one town\nb\ny one town\nq\n").ok();
    assert_eq!(judged(&sandbox).len(), 4);
}

#[test]
fn one_walks_searches_and_filters() {
    let sandbox = with_three_links();
    let shown = review(&sandbox, "s\ns\ns\nb\n/hospital\nf relation=differs\nf x\nq\n").ok();
    for words in
        ["this is the last link", "3 of 3 ·", "2 of 3 ·", "is no relation here", "now shown:"]
    {
        assert!(shown.contains(words), "{words:?} is missing in\n{shown}");
    }
    let shown = review(&sandbox, "f source=herald\nq\n").ok();
    assert!(shown.contains("now shown: undecided conflicts of source herald"), "{shown}");
    assert!(shown.contains("1 of 2 ·"), "{shown}");
    let shown = review(&sandbox, "f source=nobody\nf nothing\nnonsense\no\n?\nf\nq\n").ok();
    for words in [
        "\"nobody\" is no source here: write one of any, gazette, herald, wire",
        "\"nothing\" sets nothing",
        "“nonsense” is no answer here",
        "C  Twelve people",
        "take back the last judgement",
        "rule      any*, quantity_mismatch",
    ] {
        assert!(shown.contains(words), "{words:?} is missing in\n{shown}");
    }
}

#[test]
fn the_queue_can_be_narrowed_from_the_start() {
    let sandbox = with_three_links();
    let run =
        |args: &[&str]| sandbox.run_with_stdin(&[&["review", "--plain"], args].concat(), "q\n");
    assert!(run(&["--source", "wire"]).ok().contains("1 of 2 ·"));
    assert!(run(&["--relation", "updates"]).code == 2, "there are none");
    assert!(run(&["--state", "decided"]).ok().contains("Nothing waits here"));
    run(&["--rule", "quantity_mismatches"]).error(&["no rule here", "quantity_mismatch"]);
}

#[test]
fn without_a_terminal_it_goes_line_by_line() {
    let sandbox = with_three_links();
    let shown = sandbox.run_with_stdin(&["review"], "q\n").ok();
    assert!(shown.contains("1 of 3 ·") && !shown.contains('\u{1b}'), "{shown}");
}

#[test]
fn a_case_file_is_not_reviewed() {
    let sandbox = Sandbox::with_flood();
    sandbox
        .run(&["--case", "flood.toml", "review"])
        .error(&["flood.toml is a case file", "import flood.toml"]);
    sandbox.run(&["--case", "none.db", "review"]).error(&["none.db"]);
}

#[test]
fn a_case_without_links_says_so() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    let shown = review(&sandbox, "y\nz\no\ns\nq\n").ok();
    assert!(shown.contains("The case has no links at all"), "{shown}");
}
