//! Making and opening case files: what is refused, with what words, and what is left behind.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use atodds::Error;
use atodds::model::{Case, JournalEntry};
use atodds::store::Store;
use rusqlite::Connection;
use tempfile::TempDir;

fn entry() -> JournalEntry {
    JournalEntry {
        at: "2025-12-05T09:00:00Z".into(),
        by: "ada".into(),
        action: "init".into(),
        detail: "an empty case".into(),
    }
}

fn case() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.db");
    drop(Store::create(&path, "The dam", &entry()).unwrap());
    (folder, path)
}

/// What both ways to open say; neither may change a byte of the file.
fn refused(path: &Path) -> String {
    let before = fs::read(path).ok();
    let reading = Store::open_read_only(path).unwrap_err();
    let writing = Store::open(path).unwrap_err();
    assert_eq!(reading.to_string(), writing.to_string());
    assert!(matches!(
        writing,
        Error::NotACase { .. }
            | Error::NoCase { .. }
            | Error::NewerCase { .. }
            | Error::Damaged { .. }
    ));
    assert_eq!(fs::read(path).ok(), before);
    writing.to_string()
}

fn run(path: &Path, sql: &str) {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn a_new_case_is_empty_and_has_its_first_line_in_the_journal() {
    let (_folder, path) = case();
    assert!(Store::is_case(&path));
    let store = Store::open(&path).unwrap();
    assert_eq!(store.path(), path);
    assert_eq!(store.load().unwrap(), Case { title: "The dam".into(), ..Case::default() });
    assert_eq!(store.journal().unwrap(), [entry()]);
    store.verify().unwrap();
    store.verify_journal().unwrap();
}

#[test]
fn a_case_is_one_file_with_nothing_beside_it() {
    let (folder, path) = case();
    let mut store = Store::open(&path).unwrap();
    let addition = Case { language: Some("en".into()), ..Case::default() };
    store.import(&addition, &entry()).unwrap();
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(names, ["case.db"]);
}

#[cfg(unix)]
#[test]
fn a_new_case_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = case();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn what_exists_is_not_overwritten() {
    let (_folder, path) = case();
    let before = fs::read(&path).unwrap();
    let error = Store::create(&path, "Another", &entry()).unwrap_err();
    assert!(matches!(error, Error::Exists { .. }), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);

    let nowhere = path.with_file_name("no-such-folder").join("case.db");
    let error = Store::create(&nowhere, "Another", &entry()).unwrap_err();
    assert!(matches!(error, Error::Write { .. }), "{error}");
}

#[test]
fn a_path_without_a_case_says_how_to_make_one() {
    let (folder, path) = case();
    let said = refused(&path.with_file_name("other.db"));
    assert!(said.contains("there is no case at") && said.contains("atodds init"), "{said}");
    let said = refused(folder.path());
    assert!(said.contains("it is a folder"), "{said}");
}

#[test]
fn a_file_that_is_no_sqlite_file_is_told_apart() {
    let (_folder, path) = case();
    fs::write(&path, "").unwrap();
    assert!(refused(&path).contains("the file is empty"));
    fs::write(&path, "[case]\ntitle = \"x\"\n").unwrap();
    assert!(refused(&path).contains("it is no SQLite file"));
    assert!(!Store::is_case(&path));
    fs::write(&path, b"SQLite format 3\0").unwrap();
    assert!(refused(&path).contains("ends within its first 100 bytes"));
}

#[test]
fn a_database_of_another_program_is_refused() {
    let (_folder, path) = case();
    let other = path.with_file_name("other.db");
    run(&other, "CREATE TABLE t (a); PRAGMA application_id = 7");
    let said = refused(&other);
    assert!(said.contains("another program (application id 7"), "{said}");
    assert!(!Store::is_case(&other));
}

#[test]
fn a_newer_case_asks_for_a_newer_program() {
    let (_folder, path) = case();
    run(&path, "PRAGMA user_version = 99");
    let said = refused(&path);
    assert!(said.contains("schema 99") && said.contains("update atodds"), "{said}");
    run(&path, "PRAGMA user_version = 0");
    assert!(refused(&path).contains("0 is no schema version"));
}

#[test]
fn a_file_that_only_says_it_is_ours_is_damaged() {
    let (_folder, path) = case();
    run(&path, "DROP VIEW open_links");
    let said = refused(&path);
    assert!(said.contains("it lacks its view \"open_links\""), "{said}");
}

#[test]
fn a_foreign_trigger_or_view_is_named_and_nothing_runs() {
    let (_folder, path) = case();
    run(
        &path,
        "CREATE TRIGGER steal AFTER INSERT ON claims BEGIN DELETE FROM citations; END;
         CREATE VIEW evil AS SELECT * FROM claims",
    );
    let said = refused(&path);
    assert!(said.contains("trigger \"steal\", view \"evil\""), "{said}");
    run(&path, "DROP TRIGGER steal; DROP VIEW evil");
    Store::open(&path).unwrap();
}

#[test]
fn tables_of_a_person_beside_ours_are_left_alone() {
    let (_folder, path) = case();
    run(&path, "CREATE TABLE mine (a); INSERT INTO mine VALUES ('kept'); VACUUM; ANALYZE");
    let mut store = Store::open(&path).unwrap();
    store.save(&atodds::model::Detection::default(), "rules", &entry()).unwrap();
    let kept: String =
        Connection::open(&path).unwrap().query_row("SELECT a FROM mine", [], |r| r.get(0)).unwrap();
    assert_eq!(kept, "kept");
}

#[test]
fn a_damaged_file_is_an_error_and_never_a_crash() {
    let (_folder, path) = case();
    let whole = fs::read(&path).unwrap();
    let mut found = 0;
    for (index, filler) in (0..whole.len()).step_by(997).zip([0xff_u8, 0x00, 0x0d].iter().cycle()) {
        let mut bytes = whole.clone();
        let end = (index + 64).min(bytes.len());
        bytes[index..end].fill(*filler);
        fs::write(&path, &bytes).unwrap();
        let result = Store::open(&path).and_then(|store| {
            store.load()?;
            store.journal()?;
            store.detection()?;
            store.verify()
        });
        found += usize::from(result.is_err());
    }
    assert!(found > 10, "only {found} damages found");

    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let said = Store::open(&path).and_then(|store| store.verify()).unwrap_err().to_string();
    assert!(said.contains("is damaged") && said.contains("restore it from a copy"), "{said}");
}

#[test]
fn a_case_that_was_put_in_wal_mode_becomes_one_file_again() {
    let (_folder, path) = case();
    run(&path, "PRAGMA journal_mode = WAL");
    drop(Store::open(&path).unwrap());
    let mode: String = Connection::open(&path)
        .unwrap()
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .unwrap();
    assert_eq!(mode, "delete");
}

#[cfg(unix)]
#[test]
fn a_name_that_means_something_to_sqlite_is_a_file() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["file:x.db?mode=memory", "q'uote\".db", "ünïcode 文.db"] {
        let path = folder.path().join(name);
        drop(Store::create(&path, "x", &entry()).unwrap());
        assert!(path.is_file(), "{name}");
        assert_eq!(Store::open(&path).unwrap().load().unwrap().title, "x");
    }
}

/// Where the tests do not run as root, who may write anything.
#[cfg(unix)]
#[test]
fn a_read_only_file_can_be_read_and_says_so_when_it_is_to_change() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = case();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    assert_eq!(Store::open_read_only(&path).unwrap().load().unwrap().title, "The dam");
    if fs::OpenOptions::new().write(true).open(&path).is_ok() {
        return;
    }
    let error = Store::open(&path).unwrap_err();
    assert!(matches!(error, Error::Write { .. }), "{error}");
    assert!(error.to_string().contains("read-only"), "{error}");
}

#[test]
fn the_schema_file_alone_makes_an_empty_case() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("by-hand.db");
    run(&path, include_str!("../schema.sql"));
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.load().unwrap(), Case::default());
    let addition = Case { title: "By hand".into(), ..Case::default() };
    store.import(&addition, &entry()).unwrap();
    assert_eq!(store.load().unwrap(), addition);
    store.verify_journal().unwrap();
}
