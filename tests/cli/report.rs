use crate::support::Sandbox;

#[test]
fn a_case_file_is_reported_with_nothing_set_up() {
    let sandbox = Sandbox::with_flood();
    let stdout = sandbox.run(&["report", "flood.toml"]).ok();
    for word in
        ["DISPUTED", "Mayor", "Fire brigade", "Linden Gazette", "Four people died in the flood"]
    {
        assert!(stdout.contains(word), "{word:?} is missing in\n{stdout}");
    }
    assert!(!stdout.contains("library"), "what nobody disputes is left out:\n{stdout}");
}

#[test]
fn a_folder_is_reported_by_its_case_file() {
    let sandbox = Sandbox::with_flood();
    sandbox.write("flood/case.toml", sandbox.read("flood.toml"));
    sandbox.write("flood/gazette.txt", sandbox.read("gazette.txt"));
    let folder = sandbox.run(&["report", "flood"]).ok();
    assert_eq!(folder, sandbox.run(&["report", "flood.toml"]).ok());
}

#[test]
fn a_case_is_never_stale() {
    let sandbox = Sandbox::with_case();
    let from_file = sandbox.run(&["report", "flood.toml"]).ok();
    assert_eq!(sandbox.run(&["report"]).ok(), from_file, "before it was ever linked");
    sandbox.run(&["link"]).ok();
    assert_eq!(sandbox.run(&["report"]).ok(), from_file, "as it was saved");
    sandbox.run(&["judge", "four-dead", "nine-dead", "--dismiss", "--reason", "two days"]).ok();
    let judged = sandbox.run(&["report", "--format", "json"]).json();
    assert_eq!(judged["points"], serde_json::json!([]), "{judged:#}");
}

#[test]
fn what_another_version_saved_is_not_trusted() {
    let sandbox = Sandbox::with_case();
    sandbox.run(&["link"]).ok();
    let fresh = sandbox.run(&["report"]).ok();
    let connection = rusqlite::Connection::open(sandbox.path("atodds.db")).unwrap();
    let earlier =
        "DELETE FROM position_claims; DELETE FROM position_origins; DELETE FROM positions;
        DELETE FROM points; DELETE FROM links;
        UPDATE detection SET fingerprint = 'an earlier version';";
    connection.execute_batch(earlier).unwrap();
    assert_eq!(sandbox.run(&["report"]).ok(), fresh);
}

#[test]
fn json_is_one_object() {
    let sandbox = Sandbox::with_flood();
    let report = sandbox.run(&["report", "flood.toml", "--format", "json"]).json();
    assert_eq!(report["atodds"], 1);
    assert_eq!(report["case"]["title"], "Flood at Linden");
    let claim = &report["claims"][0];
    assert_eq!(claim["id"], "four-dead");
    assert_eq!(claim["quote"], "Four people died in the flood");
    assert_eq!((&claim["start"], &claim["end"]), (&27.into(), &56.into()));
    assert_eq!(report["links"][0]["relation"], "contradicts");
    assert_eq!(report["points"][0]["status"], "disputed");
    assert_eq!(report["points"][0]["positions"].as_array().unwrap().len(), 2);
}

#[test]
fn markdown_holds_the_same_point() {
    let sandbox = Sandbox::with_flood();
    let stdout = sandbox.run(&["report", "flood.toml", "--format", "markdown"]).ok();
    assert!(stdout.starts_with("# "), "{stdout}");
    assert!(stdout.contains("Fire brigade"), "{stdout}");
}

#[test]
fn a_web_page_is_one_file_and_the_same_on_standard_output() {
    let sandbox = Sandbox::with_flood();
    let stdout = sandbox.run(&["report", "flood.toml", "--format", "html"]).ok();
    assert!(stdout.starts_with("<!DOCTYPE html>"), "{stdout}");
    for word in ["Flood at Linden", "Fire brigade", "Linden Gazette", "SHA-256"] {
        assert!(stdout.contains(word), "{word:?} is missing in\n{stdout}");
    }
    assert!(!stdout.contains(&sandbox.path("").display().to_string()), "a path of the machine");
    sandbox.run(&["report", "flood.toml", "--format", "html", "-o", "out.html"]).ok();
    assert_eq!(sandbox.read("out.html"), stdout);
}

#[test]
fn the_ending_of_the_file_says_how_to_write_it() {
    let sandbox = Sandbox::with_flood();
    for (file, format) in [
        ("a.html", "html"),
        ("a.MD", "markdown"),
        ("a.json", "json"),
        ("a.txt", "text"),
        ("a", "text"),
    ] {
        sandbox.run(&["report", "flood.toml", "-o", file]).ok();
        sandbox.run(&["report", "flood.toml", "--format", format, "-o", "asked-for"]).ok();
        assert_eq!(sandbox.read(file), sandbox.read("asked-for"), "{file}");
    }
    let stdout = sandbox.run(&["report", "flood.toml", "--format", "text"]).ok();
    sandbox.run(&["report", "flood.toml", "--format", "text", "-o", "b.html"]).ok();
    assert_eq!(sandbox.read("b.html"), stdout, "what was asked for comes before the ending");
}

#[test]
fn an_arrow_stands_only_where_the_dates_tell_which_came_first() {
    let sandbox = Sandbox::with_flood();
    let case = |day: &str| {
        format!(
            r#"
[[source]]
id = "early"
title = "The first draft"
published = 2024-05-02

[[source]]
id = "late"
title = "The second draft"
published = {day}

[[claim]]
id = "nine"
source = "early"
text = "The draft harbour charter has 9 articles."

[[claim]]
id = "seven"
source = "late"
event = 2024-05-12
text = "The revised draft of the harbour charter has 7 articles."
"#
        )
    };
    let line = |day: &str| {
        sandbox.write("charter.toml", case(day));
        let report = sandbox.run(&["report", "charter.toml", "--format", "markdown"]).ok();
        report.lines().find(|it| it.starts_with("- **updated**")).expect(&report).to_owned()
    };
    assert!(line("2024-05-13").contains(" → "), "{}", line("2024-05-13"));
    assert!(!line("\"2024-05\"").contains(" → "), "{}", line("\"2024-05\""));
}

#[test]
fn the_report_can_be_narrowed() {
    let sandbox = Sandbox::with_flood();
    let points = |args: &[&str]| {
        let all = [&["report", "flood.toml", "--format", "json"], args].concat();
        sandbox.run(&all).json()["points"].as_array().unwrap().len()
    };
    assert_eq!(points(&[]), 1);
    assert_eq!(points(&["--about", "Linden"]), 1);
    assert_eq!(points(&["--about", "Nowhere"]), 0);
    assert_eq!(points(&["--status", "disputed"]), 1);
    assert_eq!(points(&["--status", "settled"]), 0);
    assert!(points(&["--all"]) >= 1);
}

#[test]
fn a_file_is_replaced_as_a_whole() {
    let sandbox = Sandbox::with_flood();
    sandbox.write("out.md", "old");
    let ran = sandbox.run(&["report", "flood.toml", "--format", "markdown", "-o", "out.md"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{ran:?}");
    assert_eq!(
        sandbox.read("out.md"),
        sandbox.run(&["report", "flood.toml", "--format", "markdown"]).ok()
    );
    assert_eq!(sandbox.names(), ["flood.toml", "gazette.txt", "out.md"]);
}

#[test]
fn the_figures_that_are_drawn_are_those_at_issue() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "mine.toml",
        "[[source]]\nid = \"s\"\ntitle = \"The Corran mine\"\n\n\
         [[claim]]\nid = \"a\"\nsource = \"s\"\nclaimant = \"owner\"\n\
         text = \"Two miners died and nine miners were hurt in the blast at the Corran mine.\"\n\n\
         [[claim]]\nid = \"b\"\nsource = \"s\"\nclaimant = \"union\"\n\
         text = \"Two miners died and 15 miners were hurt in the blast at the Corran mine.\"\n",
    );
    let page = sandbox.run(&["report", "mine.toml", "--format", "html"]).ok();
    let drawn = "The figures side by side: How many miners were injured?";
    let (_, told) = page.split_once(drawn).expect("a chart of the injured");
    let told: String = told.chars().take(400).collect();
    assert!(told.contains("“nine”, exactly 9") && told.contains("“15”, exactly 15"), "{told}");
}
