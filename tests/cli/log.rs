use crate::support::Sandbox;

#[test]
fn every_change_is_written_down() {
    let sandbox = Sandbox::with_case();
    sandbox.run(&["link"]).ok();
    let log = sandbox.run(&["log", "--json"]).json();
    let actions: Vec<&str> =
        log.as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["init", "import", "link"]);
    assert_eq!(sandbox.run(&["log"]).rows()[0][..4], ["1", "2024-03-03T00:00:00Z", "Ada", "init"]);
}

#[test]
fn a_case_file_keeps_no_journal() {
    let sandbox = Sandbox::with_flood();
    sandbox.run(&["--case", "flood.toml", "log"]).error(&["flood.toml", "no journal"]);
}

#[test]
fn a_time_that_is_none_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init", "--now", "noon"]).error(&["--now", "2025-12-01T09:30:00Z"]);
    let mut command = sandbox.command(&["init"]);
    sandbox.finish(command.env("SOURCE_DATE_EPOCH", "noon")).error(&["SOURCE_DATE_EPOCH"]);
    assert!(sandbox.names().is_empty());
}

#[test]
fn the_log_is_filtered() {
    let sandbox = Sandbox::with_case();
    let judge = ["judge", "four-dead", "nine-dead", "--confirm", "--reason", "both count the town"];
    sandbox.run(&[&judge[..], &["--by", "Grace", "--now", "2024-04-01T12:00:00Z"]].concat()).ok();
    sandbox.run(&["link", "--now", "2024-04-02T00:00:00Z"]).ok();
    let numbers = |args: &[&str]| -> Vec<i64> {
        let log = sandbox.run(&[&["log", "--json"], args].concat()).json();
        log.as_array().unwrap().iter().map(|entry| entry["number"].as_i64().unwrap()).collect()
    };
    assert_eq!(numbers(&[]), [1, 2, 3, 4]);
    assert_eq!(numbers(&["--by", "Grace"]), [3]);
    assert_eq!(numbers(&["--action", "import"]), [2]);
    assert_eq!(numbers(&["--since", "2024-04-01"]), [3, 4]);
    assert_eq!(numbers(&["--since", "2024-04-01T12:00:01Z"]), [4]);
    assert_eq!(numbers(&["--until", "2024-04-01"]), [1, 2, 3]);
    assert_eq!(numbers(&["nine-dead"]), [2, 3]);
    assert_eq!(numbers(&["school"]), [2]);
    assert_eq!(numbers(&["gazette"]), [2]);
    let points = sandbox.run(&["list", "points", "--json"]).json();
    assert_eq!(numbers(&[points[0]["id"].as_str().unwrap()]), [2, 3]);
    sandbox.run(&["log", "nine-daed"]).error(&["nine-dead"]);
    sandbox.run(&["log", "--since", "soon"]).error(&["2025-12-01"]);
}

#[test]
fn what_each_entry_changed_is_told_in_words() {
    let sandbox = Sandbox::with_case();
    let log = sandbox.run(&["log", "--changes"]).ok();
    for words in [
        "    added the source gazette: “River rises”",
        "    added a text of the source gazette (75 characters, sha256 ",
        "    added “Mayor” as claimant of the claim four-dead",
        "    added the quote of the claim four-dead: “Four people died in the flood”",
    ] {
        assert!(log.contains(words), "{words:?} is missing in\n{log}");
    }
}
