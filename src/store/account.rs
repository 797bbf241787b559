//! What was written down of the rows: what an entry of the journal changed, and how a row stood before.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};

use super::errors::malformed;
use super::rows::each;

type Sql<T> = rusqlite::Result<T>;

/// What an entry of the journal changed in one row.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The table, as `docs/SCHEMA.md` describes it.
    pub table: String,
    /// The row's primary key: a JSON array.
    pub key: String,
    /// The row before, by column; `None` where there was none.
    pub before: Option<Map<String, Value>>,
    /// The row after; `None` where it was taken away.
    pub after: Option<Map<String, Value>>,
}

impl Change {
    /// A column of the row: as it stands after, or as it stood where the row was taken away. `None` where it is
    /// empty.
    #[must_use]
    pub fn value(&self, column: &str) -> Option<&Value> {
        let row = self.after.as_ref().or(self.before.as_ref())?;
        row.get(column).filter(|value| !value.is_null())
    }

    /// The same of a column that holds text.
    #[must_use]
    pub fn text(&self, column: &str) -> Option<&str> {
        self.value(column)?.as_str()
    }
}

/// What became of a row through one entry, as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Touched {
    pub(super) table: String,
    pub(super) key: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl Touched {
    pub(super) fn read(self) -> Sql<Change> {
        let before = self.before.as_deref().map(object).transpose()?;
        let after = self.after.as_deref().map(object).transpose()?;
        Ok(Change { table: self.table, key: self.key, before, after })
    }
}

/// A row as it is written down.
pub(super) fn object(row: &str) -> Sql<Map<String, Value>> {
    serde_json::from_str(row).map_err(|error| malformed("row", error))
}

/// The rows that stand otherwise after an entry than before it, in the order of their last change by it.
pub(super) fn touched(conn: &Connection, entry: i64) -> Sql<Vec<Touched>> {
    let mut found = Vec::new();
    // Of a group's rows, SQLite takes the one with the greatest seq for `row`.
    let query = "SELECT \"table\", \"key\", row, max(seq) AS last FROM changes
                  WHERE entry = ?1 GROUP BY \"table\", \"key\" ORDER BY last";
    each(conn, query, [entry], |row| {
        let (table, key): (String, String) = (row.get("table")?, row.get("key")?);
        let (before, after) = (before(conn, &table, &key, entry)?, row.get("row")?);
        if before != after {
            found.push(Touched { table, key, before, after });
        }
        Ok(())
    })?;
    Ok(found)
}

/// Whether an entry changed anything that people entered.
pub(super) fn has_changes(conn: &Connection, entry: i64) -> Sql<bool> {
    conn.prepare_cached("SELECT 1 FROM changes WHERE entry = ?1")?.exists([entry])
}

/// How a row stood before an entry.
fn before(conn: &Connection, table: &str, key: &str, entry: i64) -> Sql<Option<String>> {
    conn.prepare_cached(
        "SELECT row FROM changes WHERE \"table\" = ?1 AND \"key\" = ?2 AND entry < ?3
          ORDER BY seq DESC LIMIT 1",
    )?
    .query_row((table, key, entry), |row| row.get(0))
    .optional()
    .map(Option::flatten)
}

/// The last entry that changed a row; `None` where none did.
pub(super) fn last_change(conn: &Connection, table: &str, key: &str) -> Sql<Option<i64>> {
    conn.prepare_cached(
        "SELECT entry FROM changes WHERE \"table\" = ?1 AND \"key\" = ?2 ORDER BY seq DESC LIMIT 1",
    )?
    .query_row((table, key), |row| row.get(0))
    .optional()
}
