//! Reading rows: values of the model out of columns, and children gathered under their parents.

use std::error::Error;
use std::str::FromStr;

use rusqlite::{Connection, Params, Row};
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;

use super::errors::malformed;

type Sql<T> = rusqlite::Result<T>;

/// Which rows of a table to read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scope<'a> {
    /// All of them.
    All,
    /// Those of one record, by the value of the query's key.
    One(&'a str),
}

/// Runs `visit` on each row of a query.
pub(super) fn each(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    mut visit: impl FnMut(&Row<'_>) -> Sql<()>,
) -> Sql<()> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        visit(row)?;
    }
    Ok(())
}

/// The rows of a query that has neither WHERE nor ORDER BY, within `scope` by the column `key`.
pub(super) fn select<T>(
    conn: &Connection,
    query: &str,
    (key, order): (&str, &str),
    scope: Scope<'_>,
    mut read: impl FnMut(&Row<'_>) -> Sql<T>,
) -> Sql<Vec<T>> {
    let mut found = Vec::new();
    let keep = |row: &Row<'_>| {
        found.push(read(row)?);
        Ok(())
    };
    match scope {
        Scope::All => each(conn, &format!("{query} ORDER BY {order}"), [], keep)?,
        Scope::One(id) => {
            each(conn, &format!("{query} WHERE {key} = ?1 ORDER BY {order}"), [id], keep)?;
        }
    }
    Ok(found)
}

/// Children by the key of their parent, in the order they came.
pub(super) fn grouped<K: Eq + std::hash::Hash, T>(rows: Vec<(K, T)>) -> FxHashMap<K, Vec<T>> {
    let mut groups: FxHashMap<K, Vec<T>> = FxHashMap::default();
    for (key, value) in rows {
        groups.entry(key).or_default().push(value);
    }
    groups
}

/// A column's text, made into a value that not every text can be.
pub(super) fn checked<T, E: Into<Box<dyn Error + Send + Sync>>>(
    row: &Row<'_>,
    column: &str,
    make: impl FnOnce(String) -> Result<T, E>,
) -> Sql<T> {
    make(row.get(column)?).map_err(|error| malformed(column, error.into()))
}

/// The same of a column that may be empty.
pub(super) fn parsed_if_any<T: FromStr>(row: &Row<'_>, column: &str) -> Sql<Option<T>>
where
    T::Err: Into<Box<dyn Error + Send + Sync>>,
{
    row.get::<_, Option<String>>(column)?
        .map(|text| text.parse().map_err(|error: T::Err| malformed(column, error.into())))
        .transpose()
}

/// A column's text, parsed.
pub(super) fn parsed<T: FromStr>(row: &Row<'_>, column: &str) -> Sql<T>
where
    T::Err: Into<Box<dyn Error + Send + Sync>>,
{
    checked(row, column, |text| text.parse())
}

/// A column's text, read as JSON.
pub(super) fn from_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Sql<T> {
    checked(row, column, |text| serde_json::from_str(&text))
}

/// A place in a list or a text as SQLite counts it.
pub(super) fn integer(index: usize) -> Sql<i64> {
    i64::try_from(index).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}
