//! How the case stood at a time: what was written down of its rows, put together again.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::changes::{ENTERED, Table};
use super::errors::malformed;
use super::migrate::SCHEMA;
use super::rows::each;
use super::{Store, errors, journal, load};
use crate::error::{Error, Result};
use crate::model::Case;

type Sql<T> = rusqlite::Result<T>;

impl Store {
    /// How the case stood at a time of record: what was entered by then, and nothing that came later.
    ///
    /// `time` is RFC 3339. The case stood as the entries of the journal left it up to, and without, the first
    /// one that is dated after the time. So it is always a state that the case was in, never a choice of
    /// entries; and where the dates of entries are not in order, since a clock was wrong or the time was given
    /// with `--now`, an entry counts as recorded no earlier than those that stand before it. The order of the
    /// entries is held by their hashes, their dates are what somebody's clock said.
    ///
    /// Before the first entry there was nothing: an empty case without a title.
    ///
    /// # Errors
    ///
    /// [`Error::Usage`] when `time` is no time, or lies before the earliest state that was written down, as in a
    /// case that an atodds before schema 3 began; [`Error::Damaged`], [`Error::Busy`] as for
    /// [`load`](Self::load).
    pub fn load_at(&self, time: &str) -> Result<Case> {
        let time = moment(time).map_err(|what| Error::Usage { what })?;
        let rebuilt = self.read(|conn| {
            let last = last_entry_by(conn, time)?;
            match first_written_down(conn)?.filter(|first| last > 0 && *first > last) {
                Some(first) => Ok(Err(first)),
                None => rebuild(conn, last).map(Ok),
            }
        })?;
        let rebuilt =
            rebuilt.map_err(|first| Error::Usage { what: self.not_known_before(first) })?;
        load::case(&rebuilt).map_err(|error| errors::explain(&self.path, error))
    }

    fn not_known_before(&self, entry: i64) -> String {
        format!(
            "how {} stood then is not known: an older atodds kept no account of the rows. The earliest state \
             that can be told is that of entry {entry} of its journal (see `atodds log`)",
            self.path.display()
        )
    }
}

fn moment(text: &str) -> Result<DateTime<Utc>, String> {
    DateTime::parse_from_rfc3339(text)
        .map(|time| time.to_utc())
        .map_err(|_| format!("{text:?} is no time: write 2025-12-01T09:30:00Z"))
}

/// The last entry before the first one that is dated after the time; 0 where there is none.
fn last_entry_by(conn: &Connection, time: DateTime<Utc>) -> Sql<i64> {
    let (mut last, mut past) = (0, false);
    journal::visit(conn, |recorded| {
        past |= moment(&recorded.entry.at).map_err(|why| malformed("at", why))? > time;
        if !past {
            last = recorded.number;
        }
        Ok(())
    })?;
    Ok(last)
}

/// The first entry of which it was written down what it changed.
fn first_written_down(conn: &Connection) -> Sql<Option<i64>> {
    conn.query_row("SELECT min(entry) FROM changes", [], |row| row.get(0))
}

/// A database in memory with the rows as the entries up to `last` left them.
fn rebuild(conn: &Connection, last: i64) -> Sql<Connection> {
    let rebuilt = Connection::open_in_memory()?;
    rebuilt.execute_batch(SCHEMA)?;
    // Rows come table by table and not in the order in which one needs the other.
    rebuilt.pragma_update(None, "foreign_keys", false)?;
    rebuilt.execute_batch("BEGIN")?;
    for name in ENTERED {
        let insert = Table::of(&rebuilt, name)?.insert_sql();
        // Of a group's rows, SQLite takes the one with the greatest seq for `row`.
        let query = "SELECT row, max(seq) FROM changes
                      WHERE \"table\" = ?1 AND entry <= ?2 GROUP BY \"key\"";
        each(conn, query, (name, last), |row| {
            if let Some(row) = row.get::<_, Option<String>>("row")? {
                rebuilt.prepare_cached(&insert)?.execute([row])?;
            }
            Ok(())
        })?;
    }
    rebuilt.execute_batch("COMMIT")?;
    Ok(rebuilt)
}

#[cfg(test)]
mod tests {
    use crate::error::Error;
    use crate::model::{Case, JournalEntry};
    use crate::store::Store;
    use crate::store::samples::{self, claim};

    /// A case of four entries, dated as told; the states that it was in, the one before the first included.
    fn dated(dates: [&str; 4]) -> (tempfile::TempDir, Store, Vec<Case>) {
        let entry = |at: &str| JournalEntry { at: at.into(), ..samples::entry("import") };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.db");
        let mut store = Store::create(&path, "The dam", &entry(dates[0])).unwrap();
        let mut states = vec![Case::default(), store.load().unwrap()];
        let of_claim =
            |id: &str| Case { claims: vec![claim(id, "brief-2", "It rained.")], ..Case::default() };
        for (addition, at) in
            [samples::case(), of_claim("x"), of_claim("y")].iter().zip(&dates[1..])
        {
            store.import(addition, &entry(at)).unwrap();
            states.push(store.load().unwrap());
        }
        (folder, store, states)
    }

    fn standing(store: &Store, states: &[Case], time: &str) -> usize {
        let then = store.load_at(time).unwrap();
        states.iter().rposition(|state| *state == then).unwrap()
    }

    #[test]
    fn the_case_stands_as_the_entries_up_to_a_time_left_it() {
        let (_folder, store, states) = dated([
            "2025-12-01T09:00:00Z",
            "2025-12-02T09:00:00Z",
            "2025-12-02T09:00:00Z",
            "2025-12-04T09:00:00Z",
        ]);
        for (time, state) in [
            ("2025-12-01T08:59:59Z", 0),
            ("2025-12-01T09:00:00Z", 1),
            ("2025-12-02T08:59:59.999Z", 1),
            ("2025-12-02T10:00:00+01:00", 3),
            ("2025-12-04T08:59:59Z", 3),
            ("2026-01-01T00:00:00Z", 4),
        ] {
            assert_eq!(standing(&store, &states, time), state, "{time}");
        }
    }

    #[test]
    fn an_entry_counts_as_no_earlier_than_those_before_it() {
        // The third entry is dated back, as if it had been known all along.
        let (_folder, store, states) = dated([
            "2025-12-01T09:00:00Z",
            "2025-12-03T09:00:00Z",
            "2025-11-01T09:00:00Z",
            "2025-12-04T09:00:00Z",
        ]);
        assert_eq!(standing(&store, &states, "2025-11-01T09:00:00Z"), 0);
        assert_eq!(standing(&store, &states, "2025-12-02T09:00:00Z"), 1);
        assert_eq!(standing(&store, &states, "2025-12-03T09:00:00Z"), 3);
    }

    #[test]
    fn a_time_that_cannot_be_answered_is_refused() {
        let (_folder, store, _) = dated(["2025-12-01T09:00:00Z"; 4]);
        let error = store.load_at("yesterday").unwrap_err();
        assert!(matches!(error, Error::Usage { .. }), "{error}");
        // As an older atodds left it: entries, and no account of what they changed.
        let other = rusqlite::Connection::open(store.path()).unwrap();
        other
            .execute_batch("DROP TRIGGER changes_are_kept; DELETE FROM changes WHERE entry < 4")
            .unwrap();
        other.execute_batch("DROP TRIGGER journal_stays_as_written; UPDATE journal SET at = '2025-12-02T09:00:00Z' WHERE seq = 4").unwrap();
        let error = store.load_at("2025-12-01T12:00:00Z").unwrap_err().to_string();
        assert!(error.contains("that of entry 4"), "{error}");
        assert_eq!(store.load_at("2025-11-01T12:00:00Z").unwrap(), Case::default());
    }
}
