//! Whether claims and judgements say what their hashes were taken of.

use rusqlite::Connection;

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
    let mut findings = Vec::new();
    let mut judgements = judgement::all_with_rows(conn)?.into_iter();
    each(conn, "SELECT seq, id FROM judgements ORDER BY seq", [], |row| {
        let (number, stored): (i64, String) = (row.get(0)?, row.get(1)?);
        let same = judgements.next().is_some_and(|(_, it)| it.id().as_str() == stored);
        if !same {
            let problem = format!("judgement {number} was changed after it was given");
            findings.push(Finding::new(format!("judgements [{number}]"), problem));
        }
        Ok(())
    })?;
    Ok(findings)
}
