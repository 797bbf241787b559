use atodds::export::{csv, json, markdown};
use atodds::report::Filter;

use crate::sample_report as report;

#[test]
fn report_as_markdown() {
    insta::assert_snapshot!(markdown::render(&report(&Filter::default())));
}

#[test]
fn report_as_json() {
    insta::assert_snapshot!(json::render(&report(&Filter::default())));
}

#[test]
fn claim_graph_as_csv() {
    for file in csv::render(&report(&Filter::default()), false) {
        insta::assert_snapshot!(file.name, String::from_utf8(file.bytes).unwrap());
    }
}

#[test]
fn json_holds_every_claim_and_link_whatever_the_filter() {
    let filter = Filter { about: Some("nowhere".to_owned()), ..Filter::default() };
    let text = json::render(&report(&filter));
    assert!(text.ends_with("}\n"));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["filter"]["about"], "nowhere");
    assert_eq!(value["claims"].as_array().unwrap().len(), 20);
    assert_eq!(value["links"].as_array().unwrap().len(), 13);
    assert_eq!(value["points"].as_array().unwrap().len(), 0);
}

#[test]
fn a_position_in_json_leads_to_the_quote_in_the_document() {
    let report = report(&Filter::default());
    let value: serde_json::Value = serde_json::from_str(&json::render(&report)).unwrap();
    let claim = value["claims"]
        .as_array()
        .unwrap()
        .iter()
        .find(|claim| claim["id"] == "velna-not-seized")
        .unwrap();
    let case = crate::sample::case();
    let text = &case.sources[0].text().unwrap().text;
    let at = |field: &str| usize::try_from(claim[field].as_u64().unwrap()).unwrap();
    let (start, end) = (at("start"), at("end"));
    let quoted: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(claim["quote"], serde_json::Value::String(quoted));
}

#[test]
fn every_edge_joins_two_nodes() {
    let files = csv::render(&report(&Filter::default()), true);
    let rows = |name: &str| -> Vec<::csv::StringRecord> {
        let file = files.iter().find(|file| file.name == name).unwrap();
        ::csv::Reader::from_reader(file.bytes.as_slice()).records().map(Result::unwrap).collect()
    };
    let nodes: Vec<String> = rows("nodes.csv").iter().map(|row| row[0].to_owned()).collect();
    let edges = rows("edges.csv");
    assert!(edges.len() > 40);
    for edge in edges {
        for end in [&edge[0], &edge[1]] {
            assert!(nodes.iter().any(|node| node == end), "{edge:?}");
        }
    }
    let mut unique = nodes.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), nodes.len());
}

#[test]
fn an_update_points_from_the_later_claim_to_the_earlier() {
    let files = csv::render(&report(&Filter::default()), true);
    let edges = String::from_utf8(files[1].bytes.clone()).unwrap();
    assert!(edges.contains("claim:toll-eleven,claim:toll-four,Directed,updates"), "{edges}");
    assert!(edges.contains("claim:plan-20,claim:plan-28,Directed,updates"), "{edges}");
}

#[test]
fn two_runs_give_the_same_bytes() {
    let bytes = || {
        let report = report(&Filter::default());
        let text = atodds::export::text::render(&report, &atodds::export::TextStyle::plain(80));
        (text, markdown::render(&report), json::render(&report), csv::render(&report, false))
    };
    assert_eq!(bytes(), bytes());
}

/// Every key of every object in a value, at any depth.
fn keys(value: &serde_json::Value, found: &mut std::collections::BTreeSet<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (key, value) in fields {
                found.insert(key.clone());
                keys(value, found);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

#[test]
fn every_field_and_column_is_documented() {
    let page = include_str!("../../docs/FORMATS.md");
    let report = report(&Filter::default());
    let mut names = std::collections::BTreeSet::new();
    keys(&serde_json::from_str(&json::render(&report)).unwrap(), &mut names);
    for file in csv::render(&report, true) {
        assert!(page.contains(&format!("### `{}`", file.name)));
        let mut reader = ::csv::Reader::from_reader(file.bytes.as_slice());
        names.extend(reader.headers().unwrap().iter().map(str::to_owned));
    }
    let missing: Vec<&String> =
        names.iter().filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "docs/FORMATS.md does not name {missing:?}");
}
