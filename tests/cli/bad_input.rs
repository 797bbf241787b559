//! Whatever a user can get wrong: a clear error with the next step, exit code 2, and nothing changed.

use std::fs;

use crate::support::Sandbox;

#[test]
fn a_wrong_file_is_no_case() {
    let sandbox = Sandbox::with_flood();
    sandbox.write("holiday.jpg", b"\xff\xd8\xff\xe0 not a case");
    sandbox.run(&["report", "holiday.jpg"]).error(&["holiday.jpg is no case"]);
    sandbox.run(&["--case", "holiday.jpg", "link"]).error(&["holiday.jpg is no case"]);
    assert_eq!(fs::read(sandbox.path("holiday.jpg")).unwrap(), b"\xff\xd8\xff\xe0 not a case");
}

#[test]
fn a_missing_case_says_how_to_make_one() {
    let sandbox = Sandbox::new();
    for command in ["report", "link", "check", "log"] {
        sandbox.run(&[command]).error(&["there is no case at atodds.db", "atodds init"]);
    }
    assert!(sandbox.names().is_empty(), "reading makes no file");
}

#[test]
fn a_folder_without_a_case_file_is_no_case() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("empty")).unwrap();
    sandbox.run(&["report", "empty"]).error(&["empty", "case.toml"]);
}

#[test]
fn every_problem_of_a_case_file_is_told_at_once() {
    let sandbox = Sandbox::with_flood();
    let text = sandbox.read("flood.toml");
    let line = |needle: &str| 1 + text.lines().position(|line| line.contains(needle)).unwrap();
    let wrong_field = line("claimant = \"Mayor\"");
    let broken_date = line("published = 2024-03-02");
    let missing_document = line("document =");
    let unknown_source = text.lines().count() - 3;
    let broken = text
        .replace("claimant = \"Mayor\"", "claiment = \"Mayor\"")
        .replacen("published = 2024-03-02", "published = \"2024-02-30\"", 1)
        .replace("gazette.txt", "gone.txt")
        .replace("id = \"school\"\nsource = \"wire\"", "id = \"school\"\nsource = \"wier\"");
    sandbox.write("flood.toml", broken);
    let ran = sandbox.run(&["report", "flood.toml"]);
    ran.error(&[
        "nothing was loaded",
        &format!("flood.toml:{wrong_field}: "),
        "claiment",
        "claimant",
        &format!("flood.toml:{broken_date}: "),
        "2024-02-30",
        &format!("flood.toml:{missing_document}: "),
        "gone.txt",
        &format!("flood.toml:{unknown_source}: "),
        "wier",
        "wire",
    ]);
}

#[test]
fn a_quote_that_stands_nowhere_shows_the_nearest_text() {
    let sandbox = Sandbox::with_flood();
    let broken = sandbox
        .read("flood.toml")
        .replace("quote = \"Four people died", "quote = \"Five people died");
    sandbox.write("flood.toml", broken);
    sandbox.run(&["report", "flood.toml"]).error(&[
        "flood.toml:",
        "quote",
        "“[Four] people died in the flood”",
        "“[Five] people died in the flood”",
    ]);
}

#[test]
fn a_broken_import_leaves_the_case_as_it_was() {
    let sandbox = Sandbox::with_case();
    let before = fs::read(sandbox.path("atodds.db")).unwrap();
    sandbox.write("broken.toml", "[[claim]]\nid = \"x\"\nsource = \"wire\"\n");
    sandbox.run(&["import", "broken.toml"]).error(&["broken.toml:", "text"]);
    sandbox.run(&["import", "gone.toml"]).error(&["gone.toml"]);
    assert!(fs::read(sandbox.path("atodds.db")).unwrap() == before);
}

/// A SQLite file with this application id and version.
fn database(sandbox: &Sandbox, name: &str, pragmas: &str) {
    let connection = rusqlite::Connection::open(sandbox.path(name)).unwrap();
    connection.execute_batch(pragmas).unwrap();
}

#[test]
fn a_database_that_is_not_ours_is_left_alone() {
    let sandbox = Sandbox::new();
    database(&sandbox, "theirs.db", "CREATE TABLE visits (at TEXT); PRAGMA application_id = 7;");
    let before = fs::read(sandbox.path("theirs.db")).unwrap();
    for command in ["report", "link"] {
        sandbox.run(&["--case", "theirs.db", command]).error(&["theirs.db is no case"]);
    }
    assert!(fs::read(sandbox.path("theirs.db")).unwrap() == before);
}

#[test]
fn a_case_of_a_newer_program_is_left_alone() {
    let sandbox = Sandbox::with_case();
    database(&sandbox, "atodds.db", "PRAGMA user_version = 999;");
    let before = fs::read(sandbox.path("atodds.db")).unwrap();
    for command in ["report", "link", "log"] {
        sandbox.run(&[command]).error(&["newer atodds", "999", "update atodds"]);
    }
    assert!(fs::read(sandbox.path("atodds.db")).unwrap() == before);
}

#[test]
fn a_damaged_case_is_told() {
    let sandbox = Sandbox::with_case();
    let mut bytes = fs::read(sandbox.path("atodds.db")).unwrap();
    let half = bytes.len() / 2;
    bytes.truncate(half - half % 4096);
    bytes[4096..].fill(0x5a);
    sandbox.write("atodds.db", bytes);
    sandbox.run(&["report"]).error(&["atodds.db"]);
}

#[test]
fn a_case_file_is_not_changed_by_commands() {
    let sandbox = Sandbox::with_flood();
    let before = sandbox.read("flood.toml");
    for args in [
        &["add", "claim", "--text", "It rained."][..],
        &["add", "source", "gazette.txt", "--title", "x"],
        &["import", "flood.toml"],
        &["judge", "four-dead", "nine-dead", "--confirm", "--reason", "x"],
    ] {
        let args = [&["--case", "flood.toml"], args].concat();
        sandbox.run(&args).error(&["flood.toml is a case file", "edit it by hand", "import"]);
    }
    assert_eq!(sandbox.read("flood.toml"), before);
}

#[test]
fn an_output_that_cannot_be_written_leaves_what_was_there() {
    let sandbox = Sandbox::with_flood();
    sandbox.write("taken/keep.txt", "x");
    let report = |path| sandbox.run(&["report", "flood.toml", "-o", path]);
    report("nowhere/out.txt").error(&["cannot write nowhere/out.txt"]);
    report("taken").error(&["taken"]);
    sandbox
        .run(&["--case", "flood.toml", "export", "--to", "csv", "-o", "gazette.txt/graph"])
        .error(&["gazette.txt/graph"]);
    sandbox.run(&["test", "flood.toml", "--junit", "nowhere/out.xml"]).error(&["flood.toml"]);
    assert_eq!(sandbox.names(), ["flood.toml", "gazette.txt", "taken"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_read_only_is_not_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with_flood();
    sandbox.write("out.txt", "kept");
    fs::set_permissions(sandbox.path("out.txt"), fs::Permissions::from_mode(0o444)).unwrap();
    if fs::OpenOptions::new().append(true).open(sandbox.path("out.txt")).is_ok() {
        return; // the user who may write everything
    }
    sandbox.run(&["report", "flood.toml", "-o", "out.txt"]).error(&["cannot write out.txt"]);
    assert_eq!(sandbox.read("out.txt"), "kept");
}

#[test]
fn standard_input_that_is_no_text_is_told() {
    let sandbox = Sandbox::with_case();
    let mut command = sandbox.command(&["import", "-", "--format", "jsonl"]);
    command.write_stdin(&b"\xff\xfe"[..]);
    sandbox.finish(&mut command).error(&["standard input"]);
}
