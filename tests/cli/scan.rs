use crate::support::Sandbox;

const GAZETTE: &str = "\
Bridge at Linden stays shut

The Mill Bridge was closed on Monday, Mayor Jana Novak said. Novak added that 12 cars had been towed.

The bridge was built in 1931.
";

const WIRE: &str = "\
The Mill Bridge was not closed on Monday, according to the police.
";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("gazette.txt", GAZETTE);
    sandbox.write("wire.txt", WIRE);
    sandbox
}

#[test]
fn the_case_file_loads_and_every_quote_stands_in_its_document() {
    let sandbox = sandbox();
    let ran = sandbox.run(&["scan", "gazette.txt", "wire.txt", "-o", "case.toml"]);
    assert!(ran.stderr.contains("prune case.toml"), "{ran:#?}");
    ran.ok();
    let written = sandbox.read("case.toml");
    assert!(written.starts_with("# Suggested by `atodds scan`"), "{written}");
    assert!(written.contains("document = \"gazette.txt\""), "{written}");
    assert!(written.contains("# attributed to “Mayor Jana Novak”"), "{written}");
    let claims = sandbox.run(&["--case", "case.toml", "list", "claims", "--json"]).json();
    let claims = claims.as_array().unwrap();
    assert!(claims.len() >= 3, "{claims:#?}");
    assert!(claims.iter().all(|claim| claim["match"] == "verbatim"), "{claims:#?}");
}

#[test]
fn a_document_outside_the_folder_of_the_case_file_goes_into_it() {
    let sandbox = sandbox();
    sandbox.write("drafts/readme", "");
    sandbox.run(&["scan", "gazette.txt", "-o", "drafts/case.toml"]).ok();
    let written = sandbox.read("drafts/case.toml");
    assert!(!written.contains("document ="), "{written}");
    sandbox.run(&["--case", "drafts/case.toml", "list", "claims"]).ok();
}

#[test]
fn without_a_file_to_write_the_case_file_is_printed() {
    let sandbox = sandbox();
    let printed = sandbox.run(&["scan", "wire.txt"]).ok();
    sandbox.write("printed.toml", &printed);
    sandbox.run(&["--case", "printed.toml", "list", "claims"]).ok();
}

#[test]
fn programs_get_every_field() {
    let sandbox = sandbox();
    let found = sandbox.run(&["scan", "wire.txt", "--json"]).json();
    let claim = &found.as_array().unwrap()[0];
    assert_eq!(claim["source"], "wire");
    assert_eq!(claim["claimant"], "police");
    assert_eq!(claim["quote"], "The Mill Bridge was not closed on Monday");
    assert_eq!((&claim["start"], &claim["end"]), (&0.into(), &40.into()));
    assert_eq!(claim["stance"], "asserts");
    for key in ["text", "via", "stated", "because"] {
        assert!(claim.get(key).is_some(), "{key} is missing in {claim:#?}");
    }
}

#[test]
fn what_is_disputed_is_reported_at_once() {
    let sandbox = sandbox();
    let args = ["scan", "--report", "gazette.txt", "wire.txt", "--published", "2024-03-06"];
    let text = sandbox.run(&args).ok();
    assert!(text.contains("DISPUTED"), "{text}");
    let json = sandbox.run(&[&args[..], &["--format", "json"]].concat()).json();
    for key in ["claims", "links", "points"] {
        assert!(!json[key].as_array().unwrap().is_empty(), "{key} is empty in {json:#?}");
    }
    assert_eq!(json["claims"][0]["published"], "2024-03-06");
}

#[test]
fn accepting_twice_adds_nothing() {
    let sandbox = sandbox();
    sandbox.run(&["init"]).ok();
    let accept = ["scan", "--accept", "gazette.txt", "wire.txt"];
    sandbox.run(&accept).ok();
    let claims = || sandbox.run(&["list", "claims", "--json"]).json();
    let once = claims();
    let again = sandbox.run(&accept);
    assert!(again.stderr.contains("known already"), "{again:#?}");
    again.ok();
    assert_eq!(claims(), once);
    let link = sandbox.run(&["link", "--json"]).json();
    assert_eq!(link["disputed"], 1);
}

#[test]
fn a_claim_with_words_of_a_held_one_gets_an_id_of_its_own() {
    let sandbox = sandbox();
    sandbox.run(&["init"]).ok();
    sandbox.run(&["scan", "--accept", "wire.txt"]).ok();
    sandbox.write("other.txt", WIRE.replace("the police", "the fire brigade"));
    sandbox.run(&["scan", "--accept", "other.txt"]).ok();
    let claims = sandbox.run(&["list", "claims", "--json"]).json();
    let ids: Vec<&str> =
        claims.as_array().unwrap().iter().map(|claim| claim["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 2, "{ids:?}");
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn standard_input_is_a_document_too() {
    let sandbox = sandbox();
    let found = sandbox.run_with_stdin(&["scan", "-", "--json"], WIRE).json();
    assert_eq!(found[0]["source"], "standard-input");
}

#[test]
fn nothing_is_written_where_a_document_cannot_be_read() {
    let sandbox = sandbox();
    let before = sandbox.names();
    sandbox.write("empty.txt", "");
    let ran = sandbox.run(&["scan", "gazette.txt", "none.txt", "-o", "case.toml"]);
    ran.error(&["none.txt"]);
    sandbox
        .run(&["scan", "gazette.txt", "empty.txt", "-o", "case.toml"])
        .error(&["empty.txt is empty"]);
    assert_eq!(sandbox.names().len(), before.len() + 1);
}

#[test]
fn what_is_of_one_document_is_not_said_of_two() {
    let sandbox = sandbox();
    sandbox.run(&["scan", "gazette.txt", "wire.txt", "--title", "A bridge"]).error(&["--title"]);
}
