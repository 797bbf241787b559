//! What cases that were merged said otherwise, in every form of a report.

use atodds::{
    export::{html, json, markdown},
    model::{Case, Variant},
    report::{Filter, build},
};

use crate::sample;

fn case() -> Case {
    let case = sample::case();
    let variant = |kind: &str, record: &str, field: &str, value: &str| Variant {
        kind: kind.to_owned(),
        record: record.to_owned(),
        field: field.to_owned(),
        value: value.to_owned(),
    };
    let (source, claim) = (case.sources[0].id.to_string(), case.claims[0].id.to_string());
    let variants = vec![
        variant("claim", &claim, "place", "Upper <Velna>"),
        variant("source", &source, "title", "A town | another"),
        // Ids of one kind say nothing of records of another.
        variant("entity", &source, "kind", "person"),
    ];
    Case { variants, ..case }
}

#[test]
fn what_another_case_said_otherwise_is_told_where_the_record_is() {
    let case = case();
    let detection = sample::detection(&case);
    let report = build(&case, &detection, &Filter::default());
    let page = html::render(&report);
    let given = "Another case gave its title as <bdi>A town | another</bdi>";
    assert_eq!(page.matches(given).count(), 1, "{page}");
    let given = "Another case gave its place as <bdi>Upper &lt;Velna&gt;</bdi>";
    assert!(page.contains(given), "{page}");
    let plain = markdown::render(&report);
    assert!(plain.contains(r"(another case gave its title “A town \| another”)"), "{plain}");
    assert!(plain.contains(r"another case gave its place “Upper \<Velna\>”"), "{plain}");
    let data: serde_json::Value = serde_json::from_str(&json::render(&report)).unwrap();
    let other = serde_json::json!([{ "field": "title", "value": "A town | another" }]);
    assert_eq!(data["sources"][0]["variants"], other);
    let other = serde_json::json!([{ "field": "place", "value": "Upper <Velna>" }]);
    let claims = data["claims"].as_array().unwrap();
    let first = claims.iter().find(|claim| claim["id"] == case.claims[0].id.as_str()).unwrap();
    assert_eq!(first["variants"], other);
}
