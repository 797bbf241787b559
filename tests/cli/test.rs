use crate::support::{FLOOD, GAZETTE, Sandbox};

fn with_fixture(expectations: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("fixtures/gazette.txt", GAZETTE);
    sandbox.write("fixtures/flood.toml", format!("{FLOOD}{expectations}"));
    sandbox
}

const GREEN: &str = r#"
[[expect]]
conflict = ["four-dead", "nine-dead"]
relation = "contradicts"
rule = "quantity_mismatch"

[[expect]]
no_conflict = ["four-dead", "school"]
because = "another subject"

[[expect]]
point = ["four-dead", "nine-dead"]
status = "disputed"
positions = [["nine-dead"], ["four-dead"]]
"#;

const RED: &str = r#"
[[expect]]
conflict = ["four-dead", "school"]

[[expect]]
no_conflict = ["four-dead", "nine-dead"]
because = "they say the same"

[[expect]]
point = ["four-dead", "nine-dead"]
status = "settled"
"#;

#[test]
fn expectations_that_hold_pass() {
    let sandbox = with_fixture(GREEN);
    let stdout = sandbox.run(&["test", "fixtures"]).ok();
    assert_eq!(stdout, "ok      fixtures/flood.toml: 3 expectations\n\n3 passed, 0 failed\n");
}

#[test]
fn a_failure_tells_where_what_and_why() {
    let sandbox = with_fixture(RED);
    let ran = sandbox.run(&["test", "fixtures"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""), "{ran:?}");
    let line = 1 + FLOOD.lines().count();
    for words in [
        "FAILED  fixtures/flood.toml: 3 of 3 failed".to_owned(),
        format!("fixtures/flood.toml:{}", line + 1),
        "expected  a conflict between four-dead and school".to_owned(),
        format!("fixtures/flood.toml:{}", line + 4),
        "expected  no conflict between four-dead and nine-dead: they say the same".to_owned(),
        "got       contradicts".to_owned(),
        "quantity_mismatch: contradicts".to_owned(),
        "nine-dead  Fire brigade: Nine people died in the flood at Linden.".to_owned(),
        "got       no rule has anything to say of the two".to_owned(),
        "a point, settled, of four-dead, nine-dead".to_owned(),
        ", disputed, with the positions".to_owned(),
    ] {
        assert!(ran.stdout.contains(&words), "{words:?} is missing in\n{}", ran.stdout);
    }
    assert_eq!(ran.stdout.lines().last(), Some("0 passed, 3 failed"));
}

#[test]
fn a_relation_and_a_rule_are_held_to() {
    for wrong in [
        "conflict = [\"four-dead\", \"nine-dead\"]\nrelation = \"disputes\"",
        "conflict = [\"four-dead\", \"nine-dead\"]\nrule = \"denied_claim\"",
        "no_conflict = [\"four-dead\", \"school\"]\nbecause = \"x\"\nrelation = \"updates\"",
        "point = [\"four-dead\", \"nine-dead\"]\nquestion = \"Why?\"",
        "point = [\"four-dead\", \"nine-dead\"]\npositions = [[\"four-dead\", \"nine-dead\"]]",
        "point = [\"four-dead\", \"school\"]",
    ] {
        let sandbox = with_fixture(&format!("\n[[expect]]\n{wrong}\n"));
        let ran = sandbox.run(&["test", "fixtures"]);
        assert_eq!(ran.code, 1, "{wrong}\n{ran:#?}");
    }
}

#[test]
fn junit_holds_every_expectation() {
    let sandbox = with_fixture(RED);
    let run = || sandbox.run(&["test", "fixtures", "--junit", "out.xml"]).code;
    assert_eq!(run(), 1);
    let xml = sandbox.read("out.xml");
    assert!(xml.contains("tests=\"3\"") && xml.contains("failures=\"3\""), "{xml}");
    assert!(xml.contains("<testsuite name=\"fixtures/flood.toml\""), "{xml}");
    assert_eq!(run(), 1);
    assert_eq!(sandbox.read("out.xml"), xml, "no time and no random number in it");
}

#[test]
fn nothing_to_test_is_an_error() {
    let sandbox = Sandbox::with_flood();
    sandbox.run(&["test", "."]).error(&["no test in ."]);
    sandbox.run(&["test", "flood.toml"]).error(&["no test in flood.toml", "[[expect]]"]);
    sandbox.run(&["test", "nowhere"]).error(&["cannot read nowhere"]);
}

#[test]
fn the_problems_of_all_fixtures_are_told_at_once() {
    let sandbox = with_fixture(GREEN);
    sandbox.write("fixtures/one.toml", "[[expect]]\nconflict = [\"a\", \"b\"]\n");
    sandbox.write("fixtures/two.toml", "[[expect]]\nconflicts = [\"a\", \"b\"]\n");
    sandbox.run(&["test", "fixtures"]).error(&["fixtures/one.toml:", "fixtures/two.toml:"]);
}

#[test]
fn update_rewrites_what_fails_and_leaves_the_rest() {
    let green =
        "[[expect]] # kept\nno_conflict = [ 'nine-dead', 'school' ]\nbecause = \"a library\"\n";
    let sandbox = with_fixture(&format!("{green}{RED}"));
    let ran = sandbox.run(&["test", "fixtures", "--update"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.stdout.ends_with("4 passed, 0 failed\n"), "{ran:?}");
    assert_eq!(ran.stderr, "rewrote 3 expectations of fixtures/flood.toml\n");
    let text = sandbox.read("fixtures/flood.toml");
    let rewritten = text.strip_prefix(&format!("{FLOOD}{green}")).expect(&text);
    for words in [
        "no_conflict = [\"four-dead\", \"school\"]\nbecause = \"no rule has anything to say of the two\"",
        "conflict = [\"four-dead\", \"nine-dead\"]\n",
        "point = [\"four-dead\", \"nine-dead\"]\nstatus = \"disputed\"",
    ] {
        assert!(rewritten.contains(words), "{words:?} is missing in\n{rewritten}");
    }
}

#[test]
fn update_is_refused_in_continuous_integration() {
    let sandbox = with_fixture(RED);
    let mut command = sandbox.command(&["test", "fixtures", "--update"]);
    sandbox.finish(command.env("CI", "true")).error(&["--update", "CI"]);
    assert_eq!(sandbox.read("fixtures/flood.toml"), format!("{FLOOD}{RED}"));
}

#[test]
fn a_rust_test_can_run_a_fixture() {
    let sandbox = with_fixture(GREEN);
    atodds::fixture::assert_passes(sandbox.path("fixtures"));
}

#[test]
#[should_panic(expected = "0 passed, 3 failed")]
fn a_rust_test_fails_with_the_failures() {
    let sandbox = with_fixture(RED);
    atodds::fixture::assert_passes(sandbox.path("fixtures"));
}
