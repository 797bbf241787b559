use crate::support::Sandbox;

const PAIRS: &str = r#"{"id":"1","a":"The Lund mill is open.","b":"The Lund mill is not open.","label":"contradict"}
{"id":"2","a":"The Lund mill is open.","b":"Rain fell on Oslo.","label":"neutral","meta":{"category":"weather"}}
{"id":"3","a":"The Lund mill sold 40 loaves.","b":"Nobody in Oslo bakes.","label":"contradict"}
"#;

#[test]
fn pairs_are_scored_with_their_predictions() {
    let sandbox = Sandbox::new();
    sandbox.write("pairs.jsonl", PAIRS);
    let found =
        sandbox.run(&["eval", "pairs", "pairs.jsonl", "--json", "--predictions", "out.jsonl"]);
    let found = found.json();
    assert_eq!(found["n"], 3);
    assert_eq!(found["precision"], 1.0);
    assert_eq!(found["recall"], 0.5);
    assert_eq!(found["by_category"][0]["name"], "weather");
    let rows = sandbox.read("out.jsonl");
    let first: serde_json::Value = serde_json::from_str(rows.lines().next().unwrap()).unwrap();
    assert_eq!(first["label"], "contradict");
    assert!(first["because"].as_str().is_some_and(|because| !because.is_empty()));
    assert!(first.get("gold").is_none(), "the gold is no part of a prediction");
}

#[test]
fn mistakes_are_listed_with_their_texts() {
    let sandbox = Sandbox::new();
    sandbox.write("pairs.jsonl", PAIRS);
    let listed = sandbox.run(&["eval", "pairs", "pairs.jsonl", "--errors", "5"]).ok();
    assert!(listed.contains("3: contradict in truth, neutral found"), "{listed}");
    assert!(!listed.contains("1: contradict in truth"), "{listed}");
}

#[test]
fn a_pool_is_linked_and_compared_with_its_gold() {
    let sandbox = Sandbox::new();
    let statements = r#"{"id":"a","text":"The Lund mill is open.","topic":"x"}
{"id":"b","text":"The Lund mill is not open.","topic":"x"}
"#;
    sandbox.write("s.jsonl", statements);
    sandbox.write("g.jsonl", "{\"pair\":[\"a\",\"b\"],\"kind\":\"conflict\"}\n");
    let args = ["eval", "links", "--statements", "s.jsonl", "--gold", "g.jsonl", "--json"];
    let found = sandbox.run(&args).json();
    assert_eq!(found["f1"], 1.0);
    assert_eq!(found["false_across"], 0);
}

#[test]
fn claims_with_their_statements_are_disputed_or_not() {
    let sandbox = Sandbox::new();
    let rows = r#"{"id":"1","claim":"The Lund mill is open.","statements":[{"text":"The Lund mill is not open."}],"disputed":true}
{"id":"2","claim":"The Lund mill is open.","statements":[{"text":"The Lund mill is open."}],"disputed":false}
"#;
    sandbox.write("points.jsonl", rows);
    assert_eq!(sandbox.run(&["eval", "points", "points.jsonl", "--json"]).json()["accuracy"], 1.0);
}

#[test]
fn every_broken_line_is_named() {
    let sandbox = Sandbox::new();
    sandbox.write("pairs.jsonl", "{}\n\nnot json\n");
    sandbox.run(&["eval", "pairs", "pairs.jsonl"]).error(&["pairs.jsonl:1", "pairs.jsonl:3"]);
}

/// A document, and its gold: two facts of the mayor's and a figure in the document's own voice.
fn annotated(sandbox: &Sandbox) -> String {
    let text = "Mayor Eva Lind said on Monday that the mill would close in May. “The owners paid \
                nine million crowns for it,” Lind said. The fire killed four people in Lund on 3 May.\n";
    sandbox.write("texts/mill.txt", text);
    let hash = atodds::ingest::sha256_hex(text.as_bytes());
    let claim = |words: &str, rest: &str| {
        let start = text[..text.find(words).unwrap()].chars().count();
        let end = start + words.chars().count();
        format!("{{\"start\":{start},\"end\":{end},{rest}}}\n")
    };
    let mut gold = format!("{{\"document\":\"mill.txt\",\"sha256\":\"{hash}\"}}\n");
    let lind = r#""claimant":"Eva Lind","stance":"expects""#;
    gold.push_str(&claim("the mill would close in May", lind));
    gold.push_str(&claim(
        "The owners paid nine million crowns for it",
        r#""claimant":"Lind","stance":"asserts""#,
    ));
    let fire = r#""claimant":"","stance":"asserts","label":"the dead""#;
    gold.push_str(&claim("The fire killed four people in Lund on 3 May", fire));
    sandbox.write("gold/mill.jsonl", &gold);
    gold
}

#[test]
fn suggested_claims_are_compared_with_the_ones_a_document_makes() {
    let sandbox = Sandbox::new();
    annotated(&sandbox);
    let one = ["eval", "extract", "--gold", "gold/mill.jsonl", "--document", "texts/mill.txt"];
    let json = [&one[..], &["--json", "--predictions", "out.jsonl"]].concat();
    let found = sandbox.run(&json).json();
    assert_eq!(found["total"]["claims"], 3);
    assert_eq!(found["total"]["recall"], 1.0, "{found}");
    assert_eq!(found["total"]["claimant"], 1.0, "{found}");
    assert_eq!(found["documents"][0]["document"], "mill.txt");
    let rows = sandbox.read("out.jsonl");
    let first: serde_json::Value = serde_json::from_str(rows.lines().next().unwrap()).unwrap();
    assert_eq!(first["claimant"], "Eva Lind");
    assert!(first.get("gold").is_none(), "the gold is no part of a prediction");
    let all = ["eval", "extract", "--gold", "gold", "--documents", "texts", "--json"];
    assert_eq!(sandbox.run(&all).json()["total"], found["total"]);
}

#[test]
fn what_extraction_gets_wrong_is_listed() {
    let sandbox = Sandbox::new();
    let gold = annotated(&sandbox).replace("\"Eva Lind\"", "\"Nils Berg\"");
    let mut lines: Vec<&str> = gold.lines().collect();
    let unsuggested = r#"{"start":0,"end":5,"claimant":"","stance":"asserts"}"#;
    *lines.last_mut().unwrap() = unsuggested;
    sandbox.write("gold/mill.jsonl", lines.join("\n"));
    let args = ["eval", "extract", "--gold", "gold", "--documents", "texts", "--errors", "9"];
    let listed = sandbox.run(&args).ok();
    assert!(listed.contains("mill.txt 0–5: missed\n  Mayor\n"), "{listed}");
    assert!(listed.contains("gold: Nils Berg expects; suggested: Eva Lind"), "{listed}");
    assert!(listed.contains("suggested, but no claim\n  The fire killed"), "{listed}");
}

#[test]
fn gold_of_another_text_is_refused() {
    let sandbox = Sandbox::new();
    annotated(&sandbox);
    sandbox.write("texts/mill.txt", "The mill burned.\n");
    let args = ["eval", "extract", "--gold", "gold", "--documents", "texts"];
    sandbox.run(&args).error(&["gold/mill.jsonl:1: sha256: mill.txt is another document now"]);
    sandbox.run(&args[..4]).error(&["--document <FILE>"]);
}

#[test]
fn a_span_beyond_the_text_is_named() {
    let sandbox = Sandbox::new();
    let gold = annotated(&sandbox) + r#"{"start":5,"end":5000,"claimant":"","stance":"asserts"}"#;
    sandbox.write("gold/mill.jsonl", &gold);
    let args = ["eval", "extract", "--gold", "gold", "--documents", "texts"];
    sandbox.run(&args).error(&["gold/mill.jsonl:5: end: the text ends at "]);
}
