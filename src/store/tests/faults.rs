//! A full disk, another program, a file that may not be written, a file that someone changed.

use std::time::Duration;

use super::{fresh, rows};
use crate::error::Error;
use crate::model::Case;
use crate::store::samples::{claim, detection, entry, source};
use crate::store::{Store, samples};

/// Does something that must fail, and checks that it left nothing behind.
fn changes_nothing(store: &mut Store, act: impl FnOnce(&mut Store) -> Result<(), Error>) -> Error {
    let state = |store: &Store| {
        (store.load().unwrap(), store.detection().unwrap(), store.journal().unwrap())
    };
    let before = state(store);
    let error = act(store).unwrap_err();
    assert_eq!(state(store), before);
    store.verify().unwrap();
    error
}

fn large() -> Case {
    let text = "The dam at Orlovo burst. ".repeat(40);
    let claims = (0..400).map(|n| claim(&format!("c{n}"), "s", &text)).collect();
    Case { sources: vec![source("s")], claims, ..Case::default() }
}

#[test]
fn a_full_disk_is_told_and_changes_nothing() {
    let (_folder, mut store) = fresh();
    store.import(&samples::case(), &entry("import")).unwrap();
    store.save(&detection(), "rules 1", &entry("link")).unwrap();
    let pages: i64 = store.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    let limit = |store: &Store, pages: i64| {
        let set = store
            .conn
            .pragma_update_and_check(None, "max_page_count", pages, |row| row.get::<_, i64>(0));
        assert_eq!(set.unwrap(), pages);
    };

    limit(&store, pages + 8);
    let error =
        changes_nothing(&mut store, |store| store.import(&large(), &entry("import")).map(|_| ()));
    let said = error.to_string();
    assert!(said.contains("the disk is full; nothing was changed: free some space"), "{said}");

    let mut long = detection();
    long.links[0].because.text = "because ".repeat(50_000);
    let error = changes_nothing(&mut store, |store| store.save(&long, "rules 2", &entry("link")));
    assert!(error.to_string().contains("the disk is full"), "{error}");

    limit(&store, 1_000_000);
    store.import(&large(), &entry("import")).unwrap();
}

#[test]
fn another_program_that_writes_is_told_of() {
    let (_folder, mut store) = fresh();
    let other = Store::open(store.path()).unwrap();
    store.conn.busy_timeout(Duration::ZERO).unwrap();
    other.conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error =
        changes_nothing(&mut store, |store| store.import(&large(), &entry("import")).map(|_| ()));
    assert!(matches!(error, Error::Busy { .. }), "{error}");
    other.conn.execute_batch("COMMIT; BEGIN EXCLUSIVE").unwrap();
    assert!(matches!(store.load().unwrap_err(), Error::Busy { .. }));
    other.conn.execute_batch("COMMIT").unwrap();
    store.import(&large(), &entry("import")).unwrap();
}

#[test]
fn a_case_opened_to_read_is_not_written() {
    let (_folder, store) = fresh();
    let mut reader = Store::open_read_only(store.path()).unwrap();
    let error = changes_nothing(&mut reader, |store| {
        store.judge(&samples::case().judgements[0], &entry("judge"))
    });
    assert!(error.to_string().contains("it is read-only; nothing was changed"), "{error}");
}

#[test]
fn what_people_said_is_only_ever_added_to() {
    let (_folder, mut store) = fresh();
    store.import(&samples::case(), &entry("import")).unwrap();
    for table in ["judgements", "judgement_subjects", "journal"] {
        let column = if table == "judgement_subjects" { "position" } else { "at" };
        for sql in
            [format!("DELETE FROM {table}"), format!("UPDATE {table} SET {column} = {column}")]
        {
            let error = store.conn.execute_batch(&sql).unwrap_err().to_string();
            assert!(error.contains("appended"), "{sql}: {error}");
        }
    }
    assert_eq!(store.load().unwrap(), samples::case());
}

#[test]
fn the_schema_holds_what_the_model_promises() {
    let (_folder, mut store) = fresh();
    store.import(&samples::case(), &entry("import")).unwrap();
    for (sql, constraint) in [
        ("INSERT INTO case_info (only, title) VALUES (2, 'x')", "a file holds one case"),
        ("UPDATE claims SET source = 'nowhere'", "FOREIGN KEY"),
        ("UPDATE claims SET stated = 'soon'||'er'", "stated is a date"),
        ("UPDATE claims SET stance = 'thinks'", "stance is known"),
        ("UPDATE claims SET event_last = NULL WHERE id = 'dam-burst'", "first and a last day"),
        ("UPDATE claims SET seq = 'one'", "datatype mismatch"),
        ("UPDATE claims SET text = x'00'", "cannot store BLOB"),
        ("UPDATE citations SET snapshot = NULL WHERE start IS NOT NULL", "both ends in a snapshot"),
        ("UPDATE citations SET start = 99 WHERE start IS NOT NULL", "both ends in a snapshot"),
        ("UPDATE attribution_steps SET name = NULL", "a relay has a name"),
        (
            "INSERT INTO links (a, b, relation, rule, because, words_a, words_b, at_issue)
             VALUES ('dam-holds', 'dam-burst', 'differs', 'r', 'b', '[]', '[]', '{}')",
            "in order",
        ),
    ] {
        let error = store.conn.execute_batch(sql).unwrap_err().to_string();
        assert!(error.contains(constraint), "{sql}: {error}");
    }
}

/// Changes the file as another program would, which writes nothing down.
fn behind_our_back(store: &Store, sql: &str) {
    let other = rusqlite::Connection::open(store.path()).unwrap();
    other.pragma_update(None, "foreign_keys", false).unwrap();
    other.execute_batch(sql).unwrap();
}

#[test]
fn what_no_atodds_wrote_is_told_with_its_column() {
    let (_folder, mut store) = fresh();
    store.import(&samples::case(), &entry("import")).unwrap();
    let told = |sql: &str, store: &Store| {
        behind_our_back(store, sql);
        let error = store.load().unwrap_err();
        assert!(matches!(error, Error::Damaged { .. }), "{error}");
        error.to_string()
    };
    let said = told("UPDATE claims SET stated = '2025-13'", &store);
    assert!(said.contains("\"stated\"") && said.contains("\"2025-13\" is no date"), "{said}");
    let id = "UPDATE claims SET stated = NULL; INSERT INTO sources (id, title) VALUES ('a b', 'x')";
    let said = told(id, &store);
    assert!(said.contains("\"id\"") && said.contains("is no id"), "{said}");
}

#[test]
fn verify_finds_what_was_changed_behind_our_back() {
    let (_folder, mut store) = fresh();
    store.import(&samples::case(), &entry("import")).unwrap();
    store.verify().unwrap();
    behind_our_back(&store, "UPDATE claims SET text = 'The dam held.' WHERE id = 'dam-burst'");
    let error = store.verify().unwrap_err().to_string();
    assert!(error.contains("written down as \"The dam at Orlovo burst.\""), "{error}");
    let problems = store.examine().unwrap().findings;
    let told = "claim \"dam-burst\" was changed after it was entered";
    assert!(problems.iter().any(|finding| finding.problem == told), "{problems:?}");

    behind_our_back(&store, "DELETE FROM claims WHERE id = 'dam-burst'");
    let error = store.verify().unwrap_err().to_string();
    assert!(error.contains("points at nothing in claims"), "{error}");
    assert!(!rows(&store, "SELECT * FROM citations").is_empty());
}

#[test]
fn a_change_that_was_cut_off_is_taken_back() {
    let (folder, mut store) = fresh();
    store.import(&samples::case(), &entry("import")).unwrap();
    // A cache of one page, so that the file is changed long before the change is complete.
    store.conn.pragma_update(None, "cache_size", 1).unwrap();
    store.conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    crate::store::import::import(&store.conn, &large(), "case.db").unwrap();
    let cut = folder.path().join("cut.db");
    for end in ["", "-journal"] {
        let from = folder.path().join(format!("case.db{end}"));
        std::fs::copy(from, folder.path().join(format!("cut.db{end}"))).unwrap();
    }
    store.conn.execute_batch("ROLLBACK").unwrap();
    assert_ne!(std::fs::read(store.path()).unwrap(), std::fs::read(&cut).unwrap());

    let said = Store::open_read_only(&cut).unwrap_err().to_string();
    assert!(said.contains("an earlier change was cut off"), "{said}");
    let opened = Store::open(&cut).unwrap();
    assert_eq!(opened.load().unwrap(), samples::case());
    opened.verify().unwrap();
    assert_eq!(Store::open_read_only(&cut).unwrap().load().unwrap(), samples::case());
}
