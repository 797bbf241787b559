//! Which entries of the journal touched a record.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::Store;
use super::errors::unwritable;
use super::rows::each;
use crate::error::Result;

type Sql<T> = rusqlite::Result<T>;

/// The entries that added, changed or removed one of the claims (by id, a JSON array), found its quote, or
/// judged what it is part of. Rows that were taken away are known by their key alone.
const OF_CLAIMS: &str = r#"
WITH wanted AS (SELECT value AS id FROM json_each(?1)),
     said AS (SELECT entry, "key", row ->> 'id' AS id, row ->> 'content_hash' AS content
                FROM changes WHERE "table" = 'claims'),
     rows AS (SELECT "key", content FROM said WHERE id IN (SELECT id FROM wanted)),
     judged AS (SELECT row ->> 'judgement' AS seq FROM changes
                 WHERE "table" = 'judgement_subjects'
                   AND row ->> 'content_hash' IN (SELECT content FROM rows)),
     judgements AS (SELECT entry, row ->> 'id' AS id FROM changes
                     WHERE "table" = 'judgements' AND row ->> 'seq' IN (SELECT seq FROM judged))
SELECT entry FROM said WHERE "key" IN (SELECT "key" FROM rows)
UNION SELECT entry FROM changes
       WHERE "table" = 'citations' AND "key" IN (SELECT json_array(id) FROM wanted)
UNION SELECT entry FROM judgements
UNION SELECT entry FROM changes
       WHERE "table" = 'withdrawals' AND row ->> 'judgement' IN (SELECT id FROM judgements)"#;

/// The entries that added, changed or removed one of the sources (by id, a JSON array) or one of their texts.
const OF_SOURCES: &str = r#"
WITH wanted AS (SELECT value AS id FROM json_each(?1)),
     texts AS (SELECT "key" FROM changes
                WHERE "table" = 'snapshots' AND row ->> 'source' IN (SELECT id FROM wanted)),
     rows AS (SELECT "key" FROM changes
               WHERE "table" = 'sources' AND row ->> 'id' IN (SELECT id FROM wanted))
SELECT entry FROM changes WHERE "table" = 'sources' AND "key" IN (SELECT "key" FROM rows)
UNION SELECT entry FROM changes WHERE "table" = 'snapshots' AND "key" IN (SELECT "key" FROM texts)"#;

impl Store {
    /// The numbers of the journal's entries that touched one of these claims: added, changed or removed it, found
    /// its quote, or judged a link or a point that it is part of. Claims that are gone can be asked for too.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn entries_on_claims(&self, ids: &[&str]) -> Result<BTreeSet<i64>> {
        self.read(|conn| entries(conn, OF_CLAIMS, ids))
    }

    /// The numbers of the journal's entries that added, changed or removed one of these sources, or one of its
    /// texts.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn entries_on_sources(&self, ids: &[&str]) -> Result<BTreeSet<i64>> {
        self.read(|conn| entries(conn, OF_SOURCES, ids))
    }
}

fn entries(conn: &Connection, query: &str, ids: &[&str]) -> Sql<BTreeSet<i64>> {
    let ids = serde_json::to_string(ids).map_err(|error| unwritable(error.to_string()))?;
    let mut found = BTreeSet::new();
    each(conn, query, [ids], |row| {
        found.insert(row.get(0)?);
        Ok(())
    })?;
    Ok(found)
}
