//! The journal: every change, chained by hashes.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::changes;
use super::rows::each;
use crate::model::JournalEntry;

type Sql<T> = rusqlite::Result<T>;

/// What the hash of the first entry covers in place of an entry before it.
const BEGINNING: &str = "atodds journal 1";

/// An entry of the journal as it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recorded {
    /// Its number, from 1.
    pub number: i64,
    /// Who did what, when and why.
    #[serde(flatten)]
    pub entry: JournalEntry,
    /// The entry whose changes it took back, of an undo.
    pub undoes: Option<i64>,
    /// SHA-256 over the hash before and all of this entry, 64 lower-case hexadecimal digits.
    pub hash: String,
}

/// The end of the journal: whoever knows it knows the whole chain before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The number of the last entry.
    pub entry: i64,
    /// Its hash.
    pub hash: String,
}

/// Adds an entry after all others.
pub(super) fn append(conn: &Connection, entry: &JournalEntry) -> Sql<()> {
    append_undo(conn, entry, None)
}

/// Adds an entry that takes back what another one changed; `None` where it does not.
pub(super) fn append_undo(conn: &Connection, entry: &JournalEntry, undoes: Option<i64>) -> Sql<()> {
    let head = head(conn)?;
    let number = head.as_ref().map_or(1, |head| head.entry + 1);
    let previous = head.map_or_else(|| BEGINNING.to_owned(), |head| head.hash);
    let hash = hash(conn, &previous, number, entry, undoes)?;
    conn.prepare_cached(
        "INSERT INTO journal (seq, at, \"by\", action, detail, hash, undoes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![number, entry.at, entry.by, entry.action, entry.detail, hash, undoes])?;
    Ok(())
}

/// The last entry; none where there is none.
pub(super) fn head(conn: &Connection) -> Sql<Option<Head>> {
    conn.prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok(Head { entry: row.get(0)?, hash: row.get(1)? }))
        .optional()
}

/// SHA-256 in hexadecimal digits over the hash before, every field, which entry it undoes if any, and what it
/// changed, each as UTF-8 with its length before it (eight bytes, highest first), so that no two different
/// entries run together.
fn hash(
    conn: &Connection,
    previous: &str,
    number: i64,
    entry: &JournalEntry,
    undoes: Option<i64>,
) -> Sql<String> {
    let JournalEntry { at, by, action, detail } = entry;
    let mut hasher = Sha256::new();
    let mut field = |text: &str| {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    };
    for text in [previous, &number.to_string(), at, by, action, detail] {
        field(text);
    }
    if let Some(undoes) = undoes {
        field("undoes");
        field(&undoes.to_string());
    }
    changes::of_entry(conn, number, |table, key, row| {
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
pub(super) fn all(conn: &Connection) -> Sql<Vec<Recorded>> {
    let mut entries = Vec::new();
    visit(conn, |entry| {
        entries.push(entry);
        Ok(())
    })?;
    Ok(entries)
}

/// What does not fit in the chain of hashes.
pub(super) fn flaws(conn: &Connection) -> Sql<Vec<(i64, String)>> {
    let (mut previous, mut expected, mut flaws) = (BEGINNING.to_owned(), 1, Vec::new());
    visit(conn, |Recorded { number, entry, undoes, hash: stored }| {
        if number > expected {
            let missing = match number - expected {
                1 => format!("entry {expected} of its journal is missing"),
                _ => format!("entries {expected} to {} of its journal are missing", number - 1),
            };
            flaws.push((expected, missing));
        } else if number < expected {
            flaws.push((number, format!("entry {number} of its journal has no place in it")));
        } else if stored != hash(conn, &previous, number, &entry, undoes)? {
            let changed = format!(
                "entry {number} of its journal, or the one before it, was changed after it was written"
            );
            flaws.push((number, changed));
        }
        expected = expected.max(number.saturating_add(1));
        previous = stored;
        Ok(())
    })?;
    Ok(flaws)
}

/// Runs `visit` on each entry, oldest first.
pub(super) fn visit(conn: &Connection, mut visit: impl FnMut(Recorded) -> Sql<()>) -> Sql<()> {
    let query = "SELECT seq, at, \"by\", action, detail, undoes, hash FROM journal ORDER BY seq";
    each(conn, query, [], |row| {
        let entry = JournalEntry {
            at: row.get("at")?,
            by: row.get("by")?,
            action: row.get("action")?,
            detail: row.get("detail")?,
        };
        let (number, undoes, hash) = (row.get("seq")?, row.get("undoes")?, row.get("hash")?);
        visit(Recorded { number, entry, undoes, hash })
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
        flaws(&conn).unwrap().into_iter().next().map(|(_, flaw)| flaw)
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
            hash(&conn, BEGINNING, 1, &entry, None).unwrap()
        };
        assert_ne!(with("ab", "c"), with("a", "bc"));
        // Whatever stands between two fields can also stand in one, but for their lengths.
        assert_ne!(with("a\0\0\0\0\0\0\0\0b", "c"), with("a", "b\0\0\0\0\0\0\0\0c"));
    }

    #[test]
    fn what_an_entry_changed_and_undid_is_part_of_its_hash() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(super::super::migrate::SCHEMA).unwrap();
        let hash = |undoes| hash(&conn, BEGINNING, 1, &entry("undo"), undoes).unwrap();
        let mut all = vec![hash(None), hash(Some(1)), hash(Some(2))];
        // The entry itself is never written: its changes may wait for it until the end of the transaction.
        conn.execute_batch(
            "BEGIN; DROP TRIGGER changes_stay_as_written;
             INSERT INTO changes (entry, \"table\", \"key\", row) VALUES (1, 'claims', '[1]', NULL)",
        )
        .unwrap();
        all.push(hash(None));
        for row in ["", "{}"] {
            conn.execute("UPDATE changes SET row = ?1", [row]).unwrap();
            all.push(hash(None));
        }
        let different: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len(), "{all:#?}");
    }
}
