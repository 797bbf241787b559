//! The rows of claims and all that hangs on them.

use rusqlite::Connection;
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::insert;
use super::super::rows::{Scope, select};
use super::{NewIds, place::places};
use crate::model::{Case, Claim, SourceId};

type Sql<T> = rusqlite::Result<T>;

/// Brings the rows to the claims of `case`; those of `rewritten` sources point into other rows than before.
pub(super) fn bring(
    conn: &Connection,
    held: &Case,
    case: &Case,
    ids: &NewIds,
    rewritten: &FxHashSet<SourceId>,
) -> Sql<()> {
    let rows: Vec<(i64, String)> =
        select(conn, "SELECT seq, id FROM claims", ("id", "seq"), Scope::All, |row| {
            let id: String = row.get("id")?;
            Ok((row.get("seq")?, ids.claims.get(&id).cloned().unwrap_or(id)))
        })?;
    let old: Vec<(i64, &str)> = rows.iter().map(|(seq, id)| (*seq, id.as_str())).collect();
    let new: Vec<&str> = case.claims.iter().map(|claim| claim.id.as_str()).collect();
    let places = places(&old, &new);
    let mut stays = vec![false; case.claims.len()];
    for (held, place) in held.claims.iter().zip(&places.of_old) {
        let is_same = |at: &usize| case.claims[*at] == *held && !rewritten.contains(&held.source);
        match place.filter(is_same) {
            Some(at) => stays[at] = true,
            None => remove(conn, held)?,
        }
    }
    let texts = texts(conn)?;
    for (at, claim) in case.claims.iter().enumerate().filter(|(at, _)| !stays[*at]) {
        insert::claim_row(conn, places.of_new[at], claim, text_of(claim, &texts))?;
    }
    Ok(())
}

fn remove(conn: &Connection, claim: &Claim) -> Sql<()> {
    for table in ["omissions", "citations", "entered_quantities", "attribution_steps"] {
        let sql = format!("DELETE FROM {table} WHERE claim = ?1");
        conn.prepare_cached(&sql)?.execute([claim.id.as_str()])?;
    }
    conn.prepare_cached("DELETE FROM claims WHERE id = ?1")?.execute([claim.id.as_str()])?;
    Ok(())
}

/// The newest row of each text, by source and hash.
type Texts = FxHashMap<(String, String), i64>;

fn texts(conn: &Connection) -> Sql<Texts> {
    let query = "SELECT source, sha256, seq FROM snapshots";
    let rows = select(conn, query, ("source", "seq"), Scope::All, |row| {
        Ok(((row.get("source")?, row.get("sha256")?), row.get("seq")?))
    })?;
    Ok(rows.into_iter().collect())
}

/// The row of the text that a claim's position points into.
fn text_of(claim: &Claim, texts: &Texts) -> Option<i64> {
    let citation = claim.citation.as_ref().filter(|citation| citation.position.is_some())?;
    let hash = citation.snapshot.clone()?;
    texts.get(&(claim.source.as_str().to_owned(), hash)).copied()
}
