use crate::support::{GAZETTE, Sandbox};

fn with_source() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("gazette.txt", GAZETTE);
    sandbox.run(&["init"]).ok();
    sandbox
        .run(&[
            "add",
            "source",
            "gazette.txt",
            "--title",
            "River rises",
            "--publisher",
            "Linden Gazette",
            "--author",
            "A. Reed",
            "--author",
            "B. Moss",
            "--url",
            "https://example.org/river",
            "--published",
            "2024-03-02",
            "--retrieved",
            "2024-03-03",
            "--cites",
            "Valley Wire",
        ])
        .ok();
    sandbox
}

#[test]
fn a_source_keeps_its_text_and_hash() {
    let sandbox = with_source();
    let source = &sandbox.run(&["list", "sources", "--json"]).json()[0];
    assert_eq!(source["id"], "gazette");
    assert_eq!(source["authors"], serde_json::json!(["A. Reed", "B. Moss"]));
    assert_eq!(source["published"], "2024-03-02");
    // sha256sum of the document
    let sha256 = "8a751e8f5897234c4ca04db958d7c6ebea249d2f5e4bc55ed070dc127d8a8201";
    assert_eq!(source["sha256"], sha256);
    assert_eq!(source["retrieved"], "2024-03-03");
}

#[test]
fn a_text_can_come_from_standard_input() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    let add = ["add", "source", "-", "--id", "note", "--title", "A note"];
    assert_eq!(sandbox.run_with_stdin(&add, "It rained.").code, 0);
    let claim = ["add", "claim", "--text", "It rained.", "--quote", "It rained"];
    assert_eq!(sandbox.run(&claim).code, 0);
}

#[test]
fn the_second_source_of_a_name_is_refused() {
    let sandbox = with_source();
    sandbox.run(&["add", "source", "gazette.txt", "--title", "Again"]).error(&["gazette", "--id"]);
}

#[test]
fn a_claim_is_recorded_with_every_field() {
    let sandbox = with_source();
    sandbox
        .run(&[
            "add",
            "claim",
            "--id",
            "four",
            "--source",
            "gazette",
            "--claimant",
            "Mayor",
            "--verb",
            "said",
            "--via",
            "Radio Linden",
            "--via",
            "Valley Wire=reported",
            "--text",
            "Four people died in the flood.",
            "--quote",
            "Four people died in the flood",
            "--stance",
            "asserts",
            "--stated",
            "2024-03-02",
            "--event",
            "2024-03-01/2024-03-02",
            "--place",
            "Linden",
            "--quantity",
            "four people",
            "--note",
            "first count",
        ])
        .ok();
    let claim = &sandbox.run(&["list", "claims", "--json"]).json()[0];
    assert_eq!(claim["id"], "four");
    assert_eq!(claim["via"], serde_json::json!(["Radio Linden", "Valley Wire"]));
    assert_eq!(claim["match"], "verbatim");
    assert_eq!(claim["event"], "2024-03-01/2024-03-02");
    let shown = sandbox.run(&["show", "four"]).ok();
    assert!(shown.contains("Valley Wire (reported)") && shown.contains("first count"), "{shown}");
}

#[test]
fn a_claim_without_an_id_is_named_by_its_words() {
    let sandbox = with_source();
    for expected in ["the-river-rose-at-night", "the-river-rose-at-night-2"] {
        let ran = sandbox.run(&["add", "claim", "--text", "The river rose at night."]);
        assert!(ran.stderr.contains(&format!("claim {expected}:")), "{ran:?}");
    }
}

#[test]
fn a_quote_that_the_source_lacks_shows_the_nearest_text() {
    let sandbox = with_source();
    sandbox
        .run(&["add", "claim", "--text", "Five died.", "--quote", "Five people died in the flood"])
        .error(&[
            "quote",
            "gazette",
            "“[Four] people died in the flood”",
            "“[Five] people died in the flood”",
        ]);
    assert!(sandbox.run(&["list", "claims"]).rows().is_empty());
}

#[test]
fn a_claim_of_an_unknown_source_names_the_nearest() {
    let sandbox = with_source();
    sandbox
        .run(&["add", "claim", "--source", "gazete", "--text", "It rained."])
        .error(&["no source \"gazete\"", "did you mean \"gazette\""]);
}

#[test]
fn a_text_in_another_encoding_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    sandbox.write("latin1.txt", b"caf\xe9");
    sandbox
        .run(&["add", "source", "latin1.txt", "--title", "Coffee"])
        .error(&["latin1.txt", "UTF-8"]);
    assert!(sandbox.run(&["list", "sources"]).rows().is_empty());
}

#[test]
fn what_is_no_date_is_a_usage_error() {
    let sandbox = with_source();
    let ran = sandbox.run(&["add", "claim", "--text", "It rained.", "--stated", "yesterday"]);
    ran.error(&["--stated", "2025-12-01"]);
}
