//! Hashes of an older case in the present form, and a first account of its rows.

use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;

use super::rows::{Scope, each};
use super::{changes, journal, judgement, load};
use crate::model::{ContentHash, JournalEntry};

type Sql<T> = rusqlite::Result<T>;

/// Works out the hashes of claims anew, with them what judgements are keyed by and named, and writes down how
/// every row stands.
///
/// Until schema 3 the hash of a claim covered the id of its source.
pub(super) fn rehash(conn: &Connection) -> Sql<()> {
    let kept = put_triggers_aside(conn)?;
    for (old, new) in claims(conn)? {
        let sql = "UPDATE judgement_subjects SET content_hash = ?2 WHERE content_hash = ?1";
        conn.prepare_cached(sql)?.execute(params![old, new.as_str()])?;
    }
    in_order(conn)?;
    for (seq, judgement) in judgement::all_with_rows(conn)? {
        let sql = "UPDATE judgements SET id = ?2 WHERE seq = ?1";
        conn.prepare_cached(sql)?.execute(params![seq, judgement.id().as_str()])?;
    }
    kept.iter().try_for_each(|sql| conn.execute_batch(sql))?;
    account(conn)
}

/// The triggers that keep judgements as they were written, which do not mean this.
fn put_triggers_aside(conn: &Connection) -> Sql<Vec<String>> {
    let (mut names, mut kept) = (Vec::<String>::new(), Vec::new());
    let query = "SELECT name, sql FROM sqlite_schema
                  WHERE type = 'trigger' AND tbl_name IN ('judgements', 'judgement_subjects')";
    each(conn, query, [], |row| {
        names.push(row.get(0)?);
        kept.push(row.get(1)?);
        Ok(())
    })?;
    names.iter().try_for_each(|name| conn.execute_batch(&format!("DROP TRIGGER \"{name}\"")))?;
    Ok(kept)
}

/// Gives each claim its hash; the old ones with the new ones.
fn claims(conn: &Connection) -> Sql<FxHashMap<String, ContentHash>> {
    let mut old: FxHashMap<String, String> = FxHashMap::default();
    load::content_hashes(conn, |id, hash| {
        old.insert(id, hash);
        Ok(())
    })?;
    let mut changed = FxHashMap::default();
    for claim in load::claims(conn, Scope::All)? {
        let new = ContentHash::of(&claim);
        let sql = "UPDATE claims SET content_hash = ?2 WHERE id = ?1";
        conn.prepare_cached(sql)?.execute(params![claim.id.as_str(), new.as_str()])?;
        changed.extend(old.remove(claim.id.as_str()).map(|old| (old, new)));
    }
    Ok(changed)
}

/// Judgements name their claims in the order of the hashes; a point holds two claims of one content once.
fn in_order(conn: &Connection) -> Sql<()> {
    conn.execute_batch(
        "CREATE TEMP TABLE ordered AS
         SELECT s.judgement, s.content_hash, s.role,
                row_number() OVER (PARTITION BY s.judgement ORDER BY s.content_hash) - 1 AS position
           FROM judgement_subjects AS s JOIN judgements AS j ON j.seq = s.judgement
          GROUP BY s.judgement, s.content_hash, iif(j.subject = 'link', s.position, 0);
         DELETE FROM judgement_subjects;
         INSERT INTO judgement_subjects (judgement, position, content_hash, role)
         SELECT judgement, position, content_hash, role FROM ordered;
         DROP TABLE ordered",
    )
}

/// How every row stands, under an entry of its own: from here on each change is written down.
fn account(conn: &Connection) -> Sql<()> {
    let Some(last) = journal::all(conn)?.pop() else { return Ok(()) };
    let rows = changes::write_down_all(conn)?;
    let entry = JournalEntry {
        // No clock here: what is written down is how the case stood after its last change.
        at: last.entry.at,
        by: "atodds".to_owned(),
        action: "migrate".to_owned(),
        detail: format!("brought to schema 3; {rows} rows as they stand"),
    };
    journal::append(conn, &entry)
}
