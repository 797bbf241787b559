//! Judgements and their withdrawals: appended, never changed.

use rusqlite::{Connection, params};
use rustc_hash::{FxHashMap, FxHashSet};

use super::errors::malformed;
use super::rows::{Scope, checked, grouped, integer, parsed, select};
use crate::model::{
    ContentHash, Judgement, JudgementId, Subject, Withdrawal, WithdrawalId, brought_again,
    in_order, what_is_taken_back_first,
};

type Sql<T> = rusqlite::Result<T>;

/// Every judgement, oldest first.
pub(super) fn all(conn: &Connection) -> Sql<Vec<Judgement>> {
    Ok(all_with_rows(conn)?.into_iter().map(|(_, judgement)| judgement).collect())
}

/// Every judgement with its row, oldest first.
pub(super) fn all_with_rows(conn: &Connection) -> Sql<Vec<(i64, Judgement)>> {
    let mut subjects = claims(conn, "subject")?;
    let mut others = claims(conn, "other")?;
    let query = "SELECT seq, subject, decision, reason, \"by\", at, turn, evidence, question FROM judgements";
    // By the time that they were made, since a merge enters older ones later.
    select(conn, query, ("seq", "at, turn, id"), Scope::All, |row| {
        let seq: i64 = row.get("seq")?;
        let claims = subjects.remove(&seq).unwrap_or_default();
        let evidence: Option<String> = row.get("evidence")?;
        let judgement = Judgement {
            subject: subject(&row.get::<_, String>("subject")?, claims)?,
            decision: parsed(row, "decision")?,
            reason: row.get("reason")?,
            by: row.get("by")?,
            at: row.get("at")?,
            turn: row.get("turn")?,
            evidence: evidence.map(|hex| content_hash("evidence", &hex)).transpose()?,
            question: row.get("question")?,
            others: others.remove(&seq).unwrap_or_default(),
        };
        Ok((seq, judgement))
    })
}

/// The claims of each judgement, by its row, that have this role in it.
fn claims(conn: &Connection, role: &str) -> Sql<FxHashMap<i64, Vec<ContentHash>>> {
    let query = "SELECT judgement, content_hash, role FROM judgement_subjects";
    let order = ("role", "judgement, position");
    Ok(grouped(select(conn, query, order, Scope::One(role), |row| {
        let hex: String = row.get("content_hash")?;
        Ok((row.get::<_, i64>("judgement")?, content_hash("content_hash", &hex)?))
    })?))
}

fn content_hash(column: &str, hex: &str) -> Sql<ContentHash> {
    let no_hash = || malformed(column, "it is no SHA-256 in hexadecimal digits");
    ContentHash::from_hex(hex).ok_or_else(no_hash)
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
            "INSERT INTO judgements
                 (id, subject, decision, reason, \"by\", at, turn, evidence, question)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .insert(params![
            judgement.id().as_str(),
            kind,
            judgement.decision.as_str(),
            judgement.reason,
            judgement.by,
            judgement.at,
            judgement.turn,
            judgement.evidence.as_ref().map(ContentHash::as_str),
            judgement.question,
        ])?;
    let mut statement = conn.prepare_cached(
        "INSERT INTO judgement_subjects (judgement, position, content_hash, role)
         VALUES (?1, ?2, ?3, ?4)",
    )?;
    let claims = claims.into_iter().map(|claim| (claim, "subject"));
    let others = judgement.others.iter().map(|claim| (claim, "other"));
    for (position, (claim, role)) in claims.chain(others).enumerate() {
        statement.execute(params![seq, integer(position)?, claim.as_str(), role])?;
    }
    Ok(())
}

/// Adds those that are not there yet; gives how many were new and how many known.
pub(super) fn append_new(conn: &Connection, judgements: &[Judgement]) -> Sql<(usize, usize)> {
    if judgements.is_empty() {
        return Ok((0, 0));
    }
    let mut known: FxHashSet<JudgementId> = all(conn)?.iter().map(Judgement::id).collect();
    let mut added = 0;
    for judgement in judgements.iter().filter(|judgement| known.insert(judgement.id())) {
        append(conn, judgement)?;
        added += 1;
    }
    Ok((added, judgements.len() - added))
}

/// Every withdrawal, oldest first.
pub(super) fn withdrawals(conn: &Connection) -> Sql<Vec<Withdrawal>> {
    let all = withdrawals_with_rows(conn)?.into_iter().map(|(_, it)| it).collect();
    Ok(in_order(all))
}

/// Every withdrawal with its row, in the order in which they were entered.
pub(super) fn withdrawals_with_rows(conn: &Connection) -> Sql<Vec<(i64, Withdrawal)>> {
    let query = "SELECT seq, judgement, takes_back, how, reason, \"by\", at, turn FROM withdrawals";
    select(conn, query, ("judgement", "seq"), Scope::All, |row| {
        let no_hash = "it is no SHA-256 in hexadecimal digits";
        let takes_back: Option<String> = row.get("takes_back")?;
        let named = |hex: String| {
            WithdrawalId::from_hex(&hex).ok_or_else(|| malformed("takes_back", no_hash))
        };
        let withdrawal = Withdrawal {
            judgement: checked(row, "judgement", |hex| JudgementId::from_hex(&hex).ok_or(no_hash))?,
            takes_back: takes_back.map(named).transpose()?,
            how: parsed(row, "how")?,
            reason: row.get("reason")?,
            by: row.get("by")?,
            at: row.get("at")?,
            turn: row.get("turn")?,
        };
        Ok((row.get("seq")?, withdrawal))
    })
}

/// Adds a withdrawal after all others.
pub(super) fn withdraw(conn: &Connection, withdrawal: &Withdrawal) -> Sql<()> {
    let Withdrawal { judgement, takes_back, how, reason, by, at, turn } = withdrawal;
    conn.prepare_cached(
        "INSERT INTO withdrawals (id, judgement, takes_back, how, reason, \"by\", at, turn)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        withdrawal.id().as_str(),
        judgement.as_str(),
        takes_back.as_ref().map(WithdrawalId::as_str),
        how.as_str(),
        reason,
        by,
        at,
        turn
    ])?;
    Ok(())
}

/// Adds those withdrawals that are not there yet, and what makes those of the judgements count again that an undone
/// import or merge had brought; gives how many were new and how many known.
pub(super) fn withdraw_new(
    conn: &Connection,
    judgements: &[Judgement],
    withdrawals: &[Withdrawal],
) -> Sql<(usize, usize)> {
    if judgements.is_empty() && withdrawals.is_empty() {
        return Ok((0, 0));
    }
    let held = self::withdrawals(conn)?;
    let all = [withdrawals, &brought_again(&held, (judgements, withdrawals))].concat();
    let mut known: FxHashSet<Withdrawal> = held.into_iter().collect();
    let mut added = 0;
    // The views go by the order of rows: what is taken back comes first.
    let new = what_is_taken_back_first(&all).into_iter();
    for withdrawal in new.filter(|it| known.insert((*it).clone())) {
        withdraw(conn, withdrawal)?;
        added += 1;
    }
    Ok((added, all.len() - added))
}
