use crate::support::Sandbox;

#[test]
fn each_kind_is_listed_one_a_line() {
    let sandbox = Sandbox::with_case();
    for (what, begins) in [
        ("claims", &["four-dead", "2 Mar 2024", "Mayor", "asserts", "Four people died"][..]),
        ("sources", &["gazette", "2 Mar 2024", "Linden Gazette", "River rises"]),
        ("entities", &["Linden", "place"]),
        ("links", &["four-dead", "contradicts", "nine-dead", "quantity_mismatch"]),
        ("points", &["count-", "disputed", "How many"]),
    ] {
        let rows = sandbox.run(&["list", what]).rows();
        let as_expected = rows[0].iter().zip(begins).all(|(cell, begins)| cell.starts_with(begins));
        assert!(as_expected, "{what}: {rows:?}");
    }
}

#[test]
fn each_kind_is_listed_as_json() {
    let sandbox = Sandbox::with_case();
    for what in ["claims", "sources", "entities", "links", "points"] {
        let list = sandbox.run(&["list", what, "--json"]).json();
        assert!(!list.as_array().unwrap().is_empty(), "{what}");
    }
}

#[test]
fn a_case_file_is_listed_too() {
    let sandbox = Sandbox::with_flood();
    assert_eq!(sandbox.run(&["--case", "flood.toml", "list", "claims"]).rows().len(), 3);
}
