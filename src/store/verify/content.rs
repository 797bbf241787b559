//! Whether claims, judgements and withdrawals say what their hashes were taken of.

use rusqlite::Connection;
use rustc_hash::FxHashMap;

use super::{Finding, Sql};
use crate::model::ContentHash;
use crate::store::rows::{Scope, each};
use crate::store::{judgement, load};

pub(super) fn claims(conn: &Connection) -> Sql<Vec<Finding>> {
    let claims = load::claims(conn, Scope::All)?;
    let (mut claims, mut findings) = (claims.iter(), Vec::new());
    load::content_hashes(conn, |id, stored| {
        let same = claims.next().is_some_and(|claim| ContentHash::of(claim).as_str() == stored);
        if !same {
            let problem = format!("claim {id:?} was changed after it was entered");
            findings.push(Finding::new(format!("claims {id}"), problem));
        }
        Ok(())
    })?;
    Ok(findings)
}

pub(super) fn judgements(conn: &Connection) -> Sql<Vec<Finding>> {
    let given = judgement::all_with_rows(conn)?;
    let given = given.into_iter().map(|(row, it)| (row, it.id().as_str().to_owned())).collect();
    changed(conn, "judgements", &given, "judgement", "given")
}

pub(super) fn withdrawals(conn: &Connection) -> Sql<Vec<Finding>> {
    let made = judgement::withdrawals_with_rows(conn)?;
    let made = made.into_iter().map(|(row, it)| (row, it.id().as_str().to_owned())).collect();
    changed(conn, "withdrawals", &made, "withdrawal", "made")
}

/// The rows of a table whose id is another than the one of what they say.
fn changed(
    conn: &Connection,
    table: &str,
    ids: &FxHashMap<i64, String>,
    what: &str,
    done: &str,
) -> Sql<Vec<Finding>> {
    let mut findings = Vec::new();
    each(conn, &format!("SELECT seq, id FROM {table} ORDER BY seq"), [], |row| {
        let (number, stored): (i64, String) = (row.get(0)?, row.get(1)?);
        if ids.get(&number) != Some(&stored) {
            let problem = format!("{what} {number} was changed after it was {done}");
            findings.push(Finding::new(format!("{table} [{number}]"), problem));
        }
        Ok(())
    })?;
    Ok(findings)
}
