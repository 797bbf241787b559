//! The store as a whole, with a file on the disk.

mod derived;
mod faults;
mod merging;
mod round_trip;

use tempfile::TempDir;

use super::{Store, samples::entry};

/// An empty case in a folder that is removed with the first value.
fn fresh() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.db");
    let store = Store::create(&path, "The dam", &entry("init")).unwrap();
    (folder, store)
}

/// The rows of a query, each as its columns joined by `|`.
fn rows(store: &Store, sql: &str) -> Vec<String> {
    let mut statement = store.conn.prepare(sql).unwrap();
    let columns = statement.column_count();
    let text = |value: rusqlite::types::Value| match value {
        rusqlite::types::Value::Null => "-".to_owned(),
        rusqlite::types::Value::Integer(number) => number.to_string(),
        rusqlite::types::Value::Text(text) => text,
        other => format!("{other:?}"),
    };
    let row = |row: &rusqlite::Row<'_>| -> rusqlite::Result<String> {
        let values: Result<Vec<String>, _> =
            (0..columns).map(|column| row.get(column).map(text)).collect();
        Ok(values?.join("|"))
    };
    statement.query_map([], row).unwrap().map(Result::unwrap).collect()
}
