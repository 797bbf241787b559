use crate::support::Sandbox;

#[test]
fn every_rule_is_listed_and_explained() {
    let sandbox = Sandbox::new();
    let rules = sandbox.run(&["rules", "--json"]).json();
    let rules = rules.as_array().unwrap();
    assert!(rules.len() >= 10);
    let list = sandbox.run(&["rules"]).ok();
    for rule in rules {
        let id = rule["id"].as_str().unwrap();
        assert!(list.contains(&format!("\n{id} ")), "{list}");
        let explained = sandbox.run(&["rules", id]).ok();
        assert!(explained.contains(rule["doc"].as_str().unwrap()), "{explained}");
    }
}

#[test]
fn an_unknown_rule_names_the_nearest() {
    let sandbox = Sandbox::new();
    sandbox.run(&["rules", "quantity_missmatch"]).error(&["did you mean \"quantity_mismatch\""]);
}
