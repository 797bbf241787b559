//! Judgements: appended, never changed.

use rusqlite::{Connection, params};
use rustc_hash::FxHashSet;

use super::errors::malformed;
use super::rows::{Scope, checked, grouped, integer, parsed, select};
use crate::model::{ContentHash, Judgement, Subject};

type Sql<T> = rusqlite::Result<T>;

/// Every judgement, oldest first.
pub(super) fn all(conn: &Connection) -> Sql<Vec<Judgement>> {
    let query = "SELECT judgement, content_hash FROM judgement_subjects";
    let key = ("judgement", "judgement, position");
    let mut subjects = grouped(select(conn, query, key, Scope::All, |row| {
        let hash = checked(row, "content_hash", |text| {
            ContentHash::from_hex(&text).ok_or("it is no SHA-256 in hexadecimal digits")
        })?;
        Ok((row.get::<_, i64>("judgement")?, hash))
    })?);
    let query = "SELECT seq, subject, decision, reason, \"by\", at FROM judgements";
    select(conn, query, ("seq", "seq"), Scope::All, |row| {
        let claims = subjects.remove(&row.get("seq")?).unwrap_or_default();
        Ok(Judgement {
            subject: subject(&row.get::<_, String>("subject")?, claims)?,
            decision: parsed(row, "decision")?,
            reason: row.get("reason")?,
            by: row.get("by")?,
            at: row.get("at")?,
        })
    })
}

fn subject(kind: &str, mut claims: Vec<ContentHash>) -> Sql<Subject> {
    match (kind, claims.len()) {
        ("point", _) => Ok(Subject::Point { claims }),
        ("link", 2) => {
            let (b, a) = (claims.pop(), claims.pop());
            a.zip(b)
                .map(|(a, b)| Subject::Link { a, b })
                .ok_or_else(|| malformed("subject", "no claims"))
        }
        (kind, count) => Err(malformed("subject", format!("a {kind} of {count} claims"))),
    }
}

/// Adds a judgement after all others.
pub(super) fn append(conn: &Connection, judgement: &Judgement) -> Sql<()> {
    let (kind, claims) = match &judgement.subject {
        Subject::Link { a, b } => ("link", vec![a, b]),
        Subject::Point { claims } => ("point", claims.iter().collect()),
    };
    let seq = conn
        .prepare_cached(
            "INSERT INTO judgements (subject, decision, reason, \"by\", at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .insert(params![
            kind,
            judgement.decision.as_str(),
            judgement.reason,
            judgement.by,
            judgement.at
        ])?;
    let mut statement = conn.prepare_cached(
        "INSERT INTO judgement_subjects (judgement, position, content_hash) VALUES (?1, ?2, ?3)",
    )?;
    for (position, claim) in claims.into_iter().enumerate() {
        statement.execute(params![seq, integer(position)?, claim.as_str()])?;
    }
    Ok(())
}

/// Adds those that are not there yet in every field; gives how many were new and how many known.
pub(super) fn append_new(conn: &Connection, judgements: &[Judgement]) -> Sql<(usize, usize)> {
    if judgements.is_empty() {
        return Ok((0, 0));
    }
    fn fields(judgement: &Judgement) -> impl Eq + std::hash::Hash {
        let Judgement { subject, decision, reason, by, at } = judgement;
        (subject, *decision, reason, by, at)
    }
    let held = all(conn)?;
    let mut known: FxHashSet<_> = held.iter().map(fields).collect();
    let mut added = 0;
    for judgement in judgements.iter().filter(|judgement| known.insert(fields(judgement))) {
        append(conn, judgement)?;
        added += 1;
    }
    Ok((added, judgements.len() - added))
}
