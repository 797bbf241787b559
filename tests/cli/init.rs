use crate::support::Sandbox;

#[test]
fn makes_the_case_that_is_named() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["init", "mine.db", "--title", "Mine"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert!(ran.stderr.contains("mine.db"), "{ran:?}");
    let entries = sandbox.run(&["--case", "mine.db", "log", "--json"]).json();
    assert_eq!(entries[0]["action"], "init");
    assert_eq!(entries[0]["by"], "Ada");
    assert_eq!(entries[0]["at"], "2024-03-03T00:00:00Z");
}

#[test]
fn makes_the_case_of_the_environment() {
    let sandbox = Sandbox::new();
    sandbox.finish(sandbox.command(&["init"]).env("ATODDS_CASE", "env.db")).ok();
    assert_eq!(sandbox.names(), ["env.db"]);
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_a_new_case() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::new();
    sandbox.run(&["init"]).ok();
    let mode = sandbox.path("atodds.db").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn never_replaces_a_file() {
    let sandbox = Sandbox::new();
    sandbox.write("mine.db", "precious");
    sandbox.run(&["init", "mine.db"]).error(&["mine.db exists already"]);
    assert_eq!(sandbox.read("mine.db"), "precious");
}
