use crate::support::Sandbox;

#[test]
fn a_case_file_goes_into_the_case() {
    let sandbox = Sandbox::with_case();
    let claims = sandbox.run(&["list", "claims", "--json"]).json();
    assert_eq!(claims.as_array().unwrap().len(), 3);
    let sources = sandbox.run(&["list", "sources", "--json"]).json();
    assert!(sources[0]["sha256"].is_string() && sources[1]["sha256"].is_null());
    assert_eq!(sandbox.run(&["list", "entities", "--json"]).json()[0]["name"], "Linden");
}

#[test]
fn what_is_there_already_is_left_out() {
    let sandbox = Sandbox::with_case();
    let ran = sandbox.run(&["import", "flood.toml"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.stderr.contains("0 claims"), "{ran:?}");
    assert_eq!(sandbox.run(&["list", "claims"]).rows().len(), 3);
}

#[test]
fn a_dry_run_changes_nothing() {
    let sandbox = Sandbox::with_flood();
    sandbox.run(&["init"]).ok();
    let before = std::fs::read(sandbox.path("atodds.db")).unwrap();
    let ran = sandbox.run(&["import", "--dry-run", "flood.toml"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.stderr.contains("3 claims") && ran.stderr.contains("2 sources"), "{ran:?}");
    assert!(std::fs::read(sandbox.path("atodds.db")).unwrap() == before);
}

#[test]
fn the_columns_of_a_spreadsheet_are_mapped() {
    let sandbox = Sandbox::with_case();
    sandbox
        .write("more.csv", "ID,Who,What,Source\nten-dead,Radio,Ten people died at Linden.,wire\n");
    sandbox.run(&["import", "more.csv", "--map", "Who=claimant", "--map", "What=text"]).ok();
    let claims = sandbox.run(&["list", "claims", "--json"]).json();
    assert_eq!(claims[3]["claimant"], "Radio");
    assert_eq!(claims[3]["text"], "Ten people died at Linden.");
}

#[test]
fn standard_input_needs_its_format() {
    let sandbox = Sandbox::with_case();
    let line = r#"{"id": "ten-dead", "source": "wire", "text": "Ten people died at Linden."}"#;
    sandbox.run_with_stdin(&["import", "-"], line).error(&["--format"]);
    assert_eq!(sandbox.run_with_stdin(&["import", "-", "--format", "jsonl"], line).code, 0);
    assert_eq!(sandbox.run(&["list", "claims"]).rows().len(), 4);
}

#[test]
fn one_problem_stops_every_file() {
    let sandbox = Sandbox::with_case();
    sandbox.write("good.jsonl", r#"{"id": "a", "source": "wire", "text": "It rained."}"#);
    sandbox.write("bad.jsonl", r#"{"id": "b", "source": "nowhere", "text": "It rained."}"#);
    sandbox.run(&["import", "good.jsonl", "bad.jsonl"]).error(&["bad.jsonl:1", "nowhere"]);
    assert_eq!(sandbox.run(&["list", "claims"]).rows().len(), 3);
}

#[test]
fn a_changed_claim_under_a_known_id_is_refused() {
    let sandbox = Sandbox::with_case();
    sandbox.write(
        "changed.jsonl",
        r#"{"id": "school", "source": "wire", "text": "The school closed."}"#,
    );
    sandbox.run(&["import", "changed.jsonl"]).error(&["school"]);
    let claims = sandbox.run(&["list", "claims", "--json"]).json();
    assert_eq!(claims[2]["text"], "The school in Ashby opened a new library.");
}

#[test]
fn what_is_exported_is_imported_as_it_was() {
    let sandbox = Sandbox::with_case();
    sandbox.run(&["export", "--to", "toml", "-o", "copy.toml"]).ok();
    sandbox.run(&["--case", "copy.db", "init", "--title", "Flood at Linden"]).ok();
    sandbox.run(&["--case", "copy.db", "import", "copy.toml"]).ok();
    for what in ["claims", "sources", "entities"] {
        let list = |case| sandbox.run(&["--case", case, "list", what, "--json"]).json();
        assert_eq!(list("copy.db"), list("atodds.db"), "{what}");
    }
}
