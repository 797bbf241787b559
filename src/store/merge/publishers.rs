//! The rows of outlets of which more is known than their name.

use rusqlite::{Connection, OptionalExtension, params};

use crate::model::Publisher;

type Sql<T> = rusqlite::Result<T>;

/// Gives each outlet its family, in rows in the order of the list. An outlet that sources name has its row already; one
/// that is out of order gets a new row, which its sources follow.
pub(super) fn bring(conn: &Connection, publishers: &[Publisher]) -> Sql<()> {
    let mut last = i64::MIN;
    for Publisher { name, family } in publishers {
        let row = conn
            .prepare_cached("SELECT seq FROM publishers WHERE name = ?1")?
            .query_row([name], |row| row.get::<_, i64>(0))
            .optional()?;
        last = match row {
            Some(seq) if seq > last => {
                let sql = "UPDATE publishers SET family = ?2 WHERE seq = ?1 AND family IS NOT ?2";
                conn.prepare_cached(sql)?.execute(params![seq, family])?;
                seq
            }
            _ => {
                conn.prepare_cached("DELETE FROM publishers WHERE name = ?1")?.execute([name])?;
                let sql = "INSERT INTO publishers (seq, name, family)
                           SELECT 1 + max(?1, coalesce(max(seq), 0)), ?2, ?3 FROM publishers";
                let seq =
                    conn.prepare_cached(sql)?.insert(params![row.unwrap_or(0), name, family])?;
                let sql = "UPDATE sources SET publisher = ?2 WHERE publisher = ?1";
                conn.prepare_cached(sql)?.execute(params![row, seq])?;
                seq
            }
        };
    }
    Ok(())
}
