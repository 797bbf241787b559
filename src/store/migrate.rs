//! Bringing an older case to the present shape.

use rusqlite::{Connection, TransactionBehavior};

use super::rehash;

/// The present shape of an empty case.
pub(super) const SCHEMA: &str = include_str!("../../schema.sql");

/// Step N takes a case of version N - 1 to version N. A step is never edited once released.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_initial.sql"),
    include_str!("migrations/0002_omissions.sql"),
    include_str!("migrations/0003_provenance.sql"),
];

/// The step after which hashes are worked out anew, which no SQL can.
const REHASHED: &str = MIGRATIONS[2];

/// The version that this program writes: `PRAGMA user_version`.
pub(super) const VERSION: i64 = MIGRATIONS.len() as i64;

/// Applies the steps that a case lacks, each in one transaction: after a failure, the steps before it
/// stand and nothing of the failed one does.
pub(super) fn migrate(conn: &mut Connection, steps: &[&str]) -> rusqlite::Result<()> {
    // A step may have to make a table anew; while it does, rows point at nothing.
    conn.pragma_update(None, "foreign_keys", false)?;
    let result = steps.iter().zip(1..).try_for_each(|(step, to)| apply(conn, step, to));
    conn.pragma_update(None, "foreign_keys", true)?;
    result
}

fn apply(conn: &mut Connection, step: &str, to: i64) -> rusqlite::Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked under the lock, since another program may have done the step meanwhile.
    if version(&tx)? >= to {
        return Ok(());
    }
    tx.execute_batch(step)?;
    if step == REHASHED {
        rehash::rehash(&tx)?;
    }
    if tx.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(super::errors::unwritable(format!(
            "bringing it to schema {to} would leave a row that points at nothing"
        )));
    }
    tx.pragma_update(None, "user_version", to)?;
    tx.commit()
}

/// The schema version that a database says it has; 0 when it says nothing.
pub(super) fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::guard::objects;

    fn memory(sql: &str) -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(sql).unwrap();
        conn
    }

    #[test]
    fn a_fresh_schema_equals_a_migrated_one() {
        let fresh = memory(SCHEMA);
        let mut migrated = memory("");
        migrate(&mut migrated, MIGRATIONS).unwrap();

        assert_eq!(objects(&fresh).unwrap(), objects(&migrated).unwrap());
        for pragma in ["user_version", "application_id"] {
            let value = |conn: &Connection| -> i64 {
                conn.pragma_query_value(None, pragma, |row| row.get(0)).unwrap()
            };
            assert_eq!(value(&fresh), value(&migrated), "{pragma}");
        }
        assert_eq!(version(&fresh).unwrap(), VERSION);
    }

    #[test]
    fn an_older_case_keeps_its_quotes() {
        let mut conn = memory("");
        migrate(&mut conn, &MIGRATIONS[..1]).unwrap();
        let hash = "a".repeat(64);
        conn.execute_batch(&format!(
            "INSERT INTO sources (id, title) VALUES ('s', 'A dam');
             INSERT INTO snapshots (source, sha256, text) VALUES ('s', '{hash}', 'It burst.');
             INSERT INTO claims (id, source, text, content_hash) VALUES ('c', 's', 'It burst.', '{hash}'),
                                                                        ('d', 's', 'It held.', '{hash}');
             INSERT INTO citations VALUES ('c', 1, 'burst', 'It', NULL, 3, 8, 'verbatim'),
                                          ('d', NULL, 'held', NULL, '.', NULL, NULL, 'unverified')"
        ))
        .unwrap();
        migrate(&mut conn, MIGRATIONS).unwrap();
        let quotes: Vec<String> = conn
            .prepare(
                "SELECT concat_ws('|', claim, snapshot, exact, prefix, suffix, start, \"end\", \"match\")
                   FROM citations ORDER BY claim",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(quotes, ["c|1|burst|It|3|8|verbatim", "d|held|.|unverified"]);
        let nodes: i64 =
            conn.query_row("SELECT count(start) FROM claim_graph_nodes", [], |r| r.get(0)).unwrap();
        assert_eq!(nodes, 1, "the views see the new table");
    }

    #[test]
    fn what_was_judged_in_an_older_case_still_finds_its_claims() {
        use crate::model::Subject;
        use crate::store::{journal, judgement, load};

        let mut conn = memory("");
        migrate(&mut conn, &MIGRATIONS[..2]).unwrap();
        let (one, other) = ("f".repeat(64), "0".repeat(64));
        conn.execute_batch(&format!(
            "INSERT INTO sources (id, title) VALUES ('s', 'A dam');
             INSERT INTO claims (id, source, text, content_hash) VALUES ('c', 's', 'It burst.', '{one}'),
                                                                        ('d', 's', 'It held.', '{other}');
             INSERT INTO judgements (subject, decision, reason, \"by\", at)
             VALUES ('link', 'confirmed', 'seen', 'ada', '2025-12-05T10:00:00Z');
             INSERT INTO judgement_subjects VALUES (1, 0, '{other}'), (1, 1, '{one}')"
        ))
        .unwrap();
        // The hash of an entry that changed nothing, as atodds wrote it before it wrote changes down.
        conn.execute(
            "INSERT INTO journal VALUES (1, '2025-12-05T10:00:00Z', 'ada', 'judge', '', ?1)",
            ["6d23d5b272011d47f9bdd9d0c90e71150ab694148c55f36186a839ca2dd797b3"],
        )
        .unwrap();
        migrate(&mut conn, MIGRATIONS).unwrap();
        let case = load::case(&conn).unwrap();
        let [judged] = &judgement::all(&conn).unwrap()[..] else { panic!("one judgement") };
        assert_eq!(judged.subject, Subject::link(&case.claims[0], &case.claims[1]));
        let id: String = conn.query_row("SELECT id FROM judgements", [], |row| row.get(0)).unwrap();
        assert_eq!(id, judged.id().as_str());
        assert_eq!(journal::flaws(&conn).unwrap(), []);
        let actions: Vec<String> =
            journal::all(&conn).unwrap().into_iter().map(|it| it.entry.action).collect();
        assert_eq!(actions, ["judge", "migrate"]);
        let rows: i64 = conn
            .query_row("SELECT count(*) FROM changes WHERE entry = 2", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows, 6, "a source, two claims, a judgement and its two subjects");
        let error = conn.execute("DELETE FROM judgements", []).unwrap_err().to_string();
        assert!(error.contains("never removed"), "{error}");
    }

    #[test]
    fn steps_run_once_and_in_order() {
        let steps = ["CREATE TABLE t (a); INSERT INTO t VALUES (1)", "UPDATE t SET a = a + 1"];
        let mut conn = memory("");
        migrate(&mut conn, &steps[..1]).unwrap();
        migrate(&mut conn, &steps).unwrap();
        migrate(&mut conn, &steps).unwrap();
        let a: i64 = conn.query_row("SELECT a FROM t", [], |row| row.get(0)).unwrap();
        assert_eq!((a, version(&conn).unwrap()), (2, 2));
    }

    #[test]
    fn a_failed_step_leaves_nothing_behind() {
        let mut conn = memory("");
        let steps = ["CREATE TABLE t (a)", "INSERT INTO t VALUES (1); INSERT INTO gone VALUES (1)"];
        migrate(&mut conn, &steps).unwrap_err();
        let rows: i64 = conn.query_row("SELECT count(*) FROM t", [], |row| row.get(0)).unwrap();
        assert_eq!((rows, version(&conn).unwrap()), (0, 1));
    }

    #[test]
    fn a_step_may_not_break_a_reference() {
        let mut conn = memory("");
        let steps = [
            "CREATE TABLE t (a PRIMARY KEY); CREATE TABLE u (a REFERENCES t);
             INSERT INTO t VALUES (1); INSERT INTO u VALUES (1)",
            "DELETE FROM t",
        ];
        let error = migrate(&mut conn, &steps).unwrap_err();
        assert!(error.to_string().contains("schema 2"), "{error}");
        assert_eq!(version(&conn).unwrap(), 1);
        let on: bool = conn.pragma_query_value(None, "foreign_keys", |row| row.get(0)).unwrap();
        assert!(on);
    }

    #[test]
    fn every_table_and_view_says_what_a_row_is() {
        let fresh = memory(SCHEMA);
        let mut statement = fresh
            .prepare(
                "SELECT name, sql FROM sqlite_schema
                  WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
            )
            .unwrap();
        let all: Vec<(String, String)> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert!(all.len() > 20);
        for (name, sql) in all {
            let second = sql.split_once(" -- ").map_or("", |(_, rest)| rest);
            let starts = ["A row is", "The one row", "The questions", "Each", "The conflicts"];
            assert!(starts.iter().any(|start| second.starts_with(start)), "{name}: {second}");
            assert!(!sql.starts_with("CREATE TABLE") || sql.contains("STRICT"), "{name}");
        }
    }
}
