//! The journal: every change, chained by hashes.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::changes;
use super::rows::each;
use crate::model::JournalEntry;

type Sql<T> = rusqlite::Result<T>;

/// What the hash of the first entry covers in place of an entry before it.
const BEGINNING: &str = "atodds journal 1";

/// Adds an entry after all others.
pub(super) fn append(conn: &Connection, entry: &JournalEntry) -> Sql<()> {
    let last = conn
        .prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let (before, previous) = last.unwrap_or_else(|| (0, BEGINNING.to_owned()));
    let seq = before + 1;
    conn.prepare_cached(
        "INSERT INTO journal (seq, at, \"by\", action, detail, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        seq,
        entry.at,
        entry.by,
        entry.action,
        entry.detail,
        hash(conn, &previous, seq, entry)?
    ])?;
    Ok(())
}

/// SHA-256 in hexadecimal digits over the hash before, every field, and what the entry changed, each as UTF-8
/// with its length before it (eight bytes, highest first), so that no two different entries run together.
fn hash(conn: &Connection, previous: &str, seq: i64, entry: &JournalEntry) -> Sql<String> {
    let JournalEntry { at, by, action, detail } = entry;
    let mut hasher = Sha256::new();
    let mut field = |text: &str| {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    };
    for text in [previous, &seq.to_string(), at, by, action, detail] {
        field(text);
    }
    changes::of_entry(conn, seq, |table, key, row| {
        field(table);
        field(key);
        // A row that was taken away is another thing than an empty one.
        field(if row.is_some() { "row" } else { "" });
        field(row.unwrap_or_default());
        Ok(())
    })?;
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Every entry, oldest first.
pub(super) fn entries(conn: &Connection) -> Sql<Vec<JournalEntry>> {
    let mut entries = Vec::new();
    visit(conn, |_, entry, _| {
        entries.push(entry);
        Ok(())
    })?;
    Ok(entries)
}

/// What does not fit in the chain of hashes, if anything.
pub(super) fn flaw(conn: &Connection) -> Sql<Option<String>> {
    let (mut previous, mut expected, mut flaw) = (BEGINNING.to_owned(), 1, None);
    visit(conn, |seq, entry, stored| {
        if flaw.is_none() && seq != expected {
            flaw = Some(format!("entry {expected} of its journal is missing"));
        } else if flaw.is_none() && stored != hash(conn, &previous, seq, &entry)? {
            flaw = Some(format!(
                "entry {seq} of its journal, or the one before it, was changed after it was written"
            ));
        }
        expected = seq + 1;
        previous = stored;
        Ok(())
    })?;
    Ok(flaw)
}

/// Runs `visit` on the number, the fields and the hash of each entry, oldest first.
pub(super) fn visit(
    conn: &Connection,
    mut visit: impl FnMut(i64, JournalEntry, String) -> Sql<()>,
) -> Sql<()> {
    let query = "SELECT seq, at, \"by\", action, detail, hash FROM journal ORDER BY seq";
    each(conn, query, [], |row| {
        let entry = JournalEntry {
            at: row.get("at")?,
            by: row.get("by")?,
            action: row.get("action")?,
            detail: row.get("detail")?,
        };
        visit(row.get("seq")?, entry, row.get("hash")?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::entry;

    /// A journal of four entries without the triggers that keep it, as an intruder would have it.
    fn tampered(sql: &str) -> Option<String> {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(super::super::migrate::SCHEMA).unwrap();
        for action in ["init", "import", "link", "judge"] {
            append(&conn, &entry(action)).unwrap();
        }
        conn.execute_batch("DROP TRIGGER journal_is_kept; DROP TRIGGER journal_stays_as_written")
            .unwrap();
        conn.execute_batch(sql).unwrap();
        flaw(&conn).unwrap()
    }

    #[test]
    fn an_untouched_journal_is_sound() {
        assert_eq!(tampered(""), None);
    }

    #[test]
    fn a_changed_entry_shows() {
        for column in ["at", "\"by\"", "action", "detail", "hash"] {
            // Text of the same length, so that nothing but the content tells.
            let sql =
                format!("UPDATE journal SET {column} = 'z' || substr({column}, 2) WHERE seq = 2");
            assert!(tampered(&sql).is_some_and(|flaw| flaw.contains("entry 2")), "{column}");
        }
    }

    #[test]
    fn a_missing_entry_shows_even_when_the_others_move_up() {
        let missing = tampered("DELETE FROM journal WHERE seq = 2");
        assert_eq!(missing.as_deref(), Some("entry 2 of its journal is missing"));
        let moved =
            "DELETE FROM journal WHERE seq = 2; UPDATE journal SET seq = seq - 1 WHERE seq > 2";
        assert!(tampered(moved).is_some_and(|flaw| flaw.contains("entry 2")));
        assert!(tampered("DELETE FROM journal WHERE seq = 1").is_some());
    }

    #[test]
    fn fields_do_not_run_together() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(super::super::migrate::SCHEMA).unwrap();
        let with = |action: &str, detail: &str| {
            let entry = JournalEntry { action: action.into(), detail: detail.into(), ..entry("x") };
            hash(&conn, BEGINNING, 1, &entry).unwrap()
        };
        assert_ne!(with("ab", "c"), with("a", "bc"));
        // Whatever stands between two fields can also stand in one, but for their lengths.
        assert_ne!(with("a\0\0\0\0\0\0\0\0b", "c"), with("a", "b\0\0\0\0\0\0\0\0c"));
    }
}
