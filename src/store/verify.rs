//! Whether the file is sound.

use rusqlite::Connection;

use super::load;
use super::rows::{Scope, each};
use crate::model::ContentHash;

type Sql<T> = rusqlite::Result<T>;

/// The first thing that is wrong with the file, if anything.
pub(super) fn flaw(conn: &Connection) -> Sql<Option<String>> {
    for check in [integrity, references, hashes] {
        if let Some(flaw) = check(conn)? {
            return Ok(Some(flaw));
        }
    }
    Ok(None)
}

fn integrity(conn: &Connection) -> Sql<Option<String>> {
    let mut said: Vec<String> = Vec::new();
    each(conn, "PRAGMA integrity_check(5)", [], |row| {
        said.push(row.get(0)?);
        Ok(())
    })?;
    Ok((said != ["ok"]).then(|| format!("SQLite finds: {}", said.join("; "))))
}

fn references(conn: &Connection) -> Sql<Option<String>> {
    let mut flaw = None;
    each(conn, "PRAGMA foreign_key_check", [], |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        flaw.get_or_insert_with(|| format!("a row of {table} points at nothing in {parent}"));
        Ok(())
    })?;
    Ok(flaw)
}

fn hashes(conn: &Connection) -> Sql<Option<String>> {
    let claims = load::claims(conn, Scope::All)?;
    let mut claims = claims.iter();
    let mut flaw = None;
    load::content_hashes(conn, |id, stored| {
        let same = claims.next().is_some_and(|claim| ContentHash::of(claim).as_str() == stored);
        if !same {
            flaw.get_or_insert_with(|| format!("claim {id:?} was changed after it was entered"));
        }
        Ok(())
    })?;
    Ok(flaw)
}
