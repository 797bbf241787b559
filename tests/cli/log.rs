use crate::support::Sandbox;

#[test]
fn every_change_is_written_down() {
    let sandbox = Sandbox::with_case();
    sandbox.run(&["link"]).ok();
    let log = sandbox.run(&["log", "--json"]).json();
    let actions: Vec<&str> =
        log.as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["init", "import", "link"]);
    assert_eq!(sandbox.run(&["log"]).rows()[0][..3], ["2024-03-03T00:00:00Z", "Ada", "init"]);
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
