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
