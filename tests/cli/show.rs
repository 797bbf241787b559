use crate::support::Sandbox;

#[test]
fn a_claim_leads_to_its_quote_its_snapshot_and_its_opponents() {
    let sandbox = Sandbox::with_case();
    let stdout = sandbox.run(&["show", "four-dead"]).ok();
    for word in [
        "Four people died in the flood at Linden.",
        "Mayor",
        "Linden Gazette",
        "River rises",
        "2 Mar 2024",
        "27",
        "56",
        "8a751e8f5897",
        "nine-dead",
        "contradicts",
    ] {
        assert!(stdout.contains(word), "{word:?} is missing in\n{stdout}");
    }
}

#[test]
fn a_source_leads_to_its_claims() {
    let sandbox = Sandbox::with_case();
    let stdout = sandbox.run(&["show", "wire"]).ok();
    for word in ["Flood in the valley", "Valley Wire", "nine-dead", "school"] {
        assert!(stdout.contains(word), "{word:?} is missing in\n{stdout}");
    }
}

#[test]
fn a_point_leads_to_its_positions() {
    let sandbox = Sandbox::with_case();
    let points = sandbox.run(&["list", "points", "--json"]).json();
    let stdout = sandbox.run(&["show", points[0]["id"].as_str().unwrap()]).ok();
    for word in ["Mayor", "Fire brigade", "quantity_mismatch"] {
        assert!(stdout.contains(word), "{word:?} is missing in\n{stdout}");
    }
}

#[test]
fn each_kind_is_shown_as_json() {
    let sandbox = Sandbox::with_case();
    let points = sandbox.run(&["list", "points", "--json"]).json();
    for id in ["four-dead", "wire", points[0]["id"].as_str().unwrap()] {
        assert!(sandbox.run(&["show", id, "--json"]).json()[0].is_object(), "{id}");
    }
}

#[test]
fn an_unknown_id_names_the_nearest() {
    let sandbox = Sandbox::with_case();
    sandbox.run(&["show", "for-dead"]).error(&["for-dead", "did you mean \"four-dead\""]);
    sandbox.run(&["show", "zzz"]).error(&["zzz", "atodds list"]);
}
