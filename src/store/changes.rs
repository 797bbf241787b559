//! What each change did to the rows of what people entered: written down by the connection that changes them.

use rusqlite::{Connection, OptionalExtension};

use super::rows::each;

type Sql<T> = rusqlite::Result<T>;

/// The tables whose rows are written down, parents before children: all that people entered.
pub(super) const ENTERED: [&str; 17] = [
    "case_info",
    "publishers",
    "sources",
    "source_authors",
    "source_cites",
    "snapshots",
    "claims",
    "attribution_steps",
    "citations",
    "omissions",
    "entered_quantities",
    "entities",
    "aliases",
    "judgements",
    "judgement_subjects",
    "withdrawals",
    "variants",
];

/// What a table is made of, but for what SQLite works out itself.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// Every column, in the table's order.
    pub(super) columns: Vec<String>,
    /// Those of the primary key, in its order.
    pub(super) key: Vec<String>,
}

impl Table {
    /// Looks a table up in a database.
    pub(super) fn of(conn: &Connection, name: &'static str) -> Sql<Self> {
        let (mut columns, mut key) = (Vec::new(), Vec::new());
        let query = "SELECT name, pk FROM pragma_table_xinfo(?1) WHERE hidden = 0 ORDER BY cid";
        each(conn, query, [name], |row| {
            let (column, place): (String, i64) = (row.get(0)?, row.get(1)?);
            if place > 0 {
                key.push((place, column.clone()));
            }
            columns.push(column);
            Ok(())
        })?;
        key.sort();
        Ok(Self { name, columns, key: key.into_iter().map(|(_, column)| column).collect() })
    }

    /// SQL for the key of a row as a JSON array; `row` is a name for the row.
    pub(super) fn key_sql(&self, row: &str) -> String {
        format!("json_array({})", self.order_sql(row))
    }

    /// SQL for a whole row as a JSON object.
    pub(super) fn row_sql(&self, row: &str) -> String {
        let part = |column: &String| format!("'{column}', {row}.\"{column}\"");
        let parts: Vec<String> = self.columns.iter().map(part).collect();
        format!("json_object({})", parts.join(", "))
    }

    /// SQL for the columns that rows are in order by: those of the key.
    pub(super) fn order_sql(&self, row: &str) -> String {
        let parts: Vec<String> = self.key.iter().map(|it| format!("{row}.\"{it}\"")).collect();
        parts.join(", ")
    }

    /// SQL that adds a row from the JSON object that [`row_sql`](Self::row_sql) makes of one.
    pub(super) fn insert_sql(&self) -> String {
        let columns: Vec<String> = self.columns.iter().map(|it| format!("\"{it}\"")).collect();
        let value = |column: &String| format!("json_extract(?1, '$.{column}')");
        let values: Vec<String> = self.columns.iter().map(value).collect();
        format!("INSERT INTO {} ({}) VALUES ({})", self.name, columns.join(", "), values.join(", "))
    }

    /// SQL that gives the row with the key `?2` every value of the JSON object `?1`.
    pub(super) fn update_sql(&self) -> String {
        let set = |column: &String| format!("\"{column}\" = json_extract(?1, '$.{column}')");
        let values: Vec<String> = self.columns.iter().map(set).collect();
        format!("UPDATE {} SET {} WHERE {}", self.name, values.join(", "), self.where_sql("?2"))
    }

    /// SQL for the condition that a row has this key, a JSON array.
    pub(super) fn where_sql(&self, key: &str) -> String {
        let part = |(place, column): (usize, &String)| {
            format!("\"{column}\" = json_extract({key}, '$[{place}]')")
        };
        self.key.iter().enumerate().map(part).collect::<Vec<_>>().join(" AND ")
    }

    /// The row with this key as it stands now; `None` where there is none.
    pub(super) fn stands(&self, conn: &Connection, key: &str) -> Sql<Option<String>> {
        let (row, name, which) = (self.row_sql("t"), self.name, self.where_sql("?1"));
        conn.prepare_cached(&format!("SELECT {row} FROM {name} AS t WHERE {which}"))?
            .query_row([key], |row| row.get(0))
            .optional()
    }
}

/// Has every change that this connection makes to what people entered written down, under the entry that the
/// journal gets next.
///
/// Triggers of the connection, not of the file: what another program changes is not written down, and so shows
/// when the case is verified.
pub(super) fn watch(conn: &Connection) -> Sql<()> {
    ENTERED.into_iter().try_for_each(|name| conn.execute_batch(&triggers(&Table::of(conn, name)?)))
}

fn triggers(table: &Table) -> String {
    let name = table.name;
    let note = |key: String, row: &str| {
        format!(
            "INSERT INTO main.changes (entry, \"table\", \"key\", row)
             SELECT (SELECT coalesce(max(seq), 0) + 1 FROM main.journal), '{name}', {key}, {row};"
        )
    };
    let (new, old) = (table.row_sql("NEW"), table.row_sql("OLD"));
    let inserted = note(table.key_sql("NEW"), &new);
    let removed = note(table.key_sql("OLD"), "NULL");
    format!(
        "CREATE TEMP TRIGGER {name}_inserted AFTER INSERT ON main.{name} BEGIN {inserted} END;
         CREATE TEMP TRIGGER {name}_deleted AFTER DELETE ON main.{name} BEGIN {removed} END;
         CREATE TEMP TRIGGER {name}_updated AFTER UPDATE ON main.{name} WHEN {new} IS NOT {old}
         BEGIN {inserted} END;"
    )
}

/// Writes down every row as it stands now, for a case whose earlier changes were not written down; gives how
/// many there are.
pub(super) fn write_down_all(conn: &Connection) -> Sql<usize> {
    let mut rows = 0;
    for name in ENTERED {
        let table = Table::of(conn, name)?;
        rows += conn.execute(
            &format!(
                "INSERT INTO changes (entry, \"table\", \"key\", row)
                 SELECT (SELECT coalesce(max(seq), 0) + 1 FROM journal), '{name}', {}, {}
                   FROM {name} AS t ORDER BY {}",
                table.key_sql("t"),
                table.row_sql("t"),
                table.order_sql("t")
            ),
            [],
        )?;
    }
    Ok(rows)
}

/// Runs `visit` on the table, key and row of each change of an entry, in the order they were made.
pub(super) fn of_entry(
    conn: &Connection,
    entry: i64,
    mut visit: impl FnMut(&str, &str, Option<&str>) -> Sql<()>,
) -> Sql<()> {
    let query = "SELECT \"table\", \"key\", row FROM changes WHERE entry = ?1 ORDER BY seq";
    each(conn, query, [entry], |row| {
        let (table, key, row): (String, String, Option<String>) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        visit(&table, &key, row.as_deref())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::journal;
    use crate::store::migrate::SCHEMA;
    use crate::store::samples::entry;

    fn watched() -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(SCHEMA).unwrap();
        watch(&conn).unwrap();
        conn.execute_batch("BEGIN").unwrap();
        conn
    }

    fn changes(conn: &Connection) -> Vec<String> {
        let mut found = Vec::new();
        let query =
            "SELECT concat_ws(' ', entry, \"table\", \"key\", row) FROM changes ORDER BY seq";
        each(conn, query, [], |row| {
            found.push(row.get(0)?);
            Ok(())
        })
        .unwrap();
        found
    }

    #[test]
    fn a_row_is_written_down_as_it_stands_after_each_change() {
        let conn = watched();
        conn.execute_batch("INSERT INTO publishers (name) VALUES ('Post')").unwrap();
        journal::append(&conn, &entry("first")).unwrap();
        conn.execute_batch(
            "UPDATE publishers SET name = 'The Post'; UPDATE publishers SET name = 'The Post';
             DELETE FROM publishers",
        )
        .unwrap();
        assert_eq!(
            changes(&conn),
            [
                r#"1 publishers [1] {"seq":1,"name":"Post","family":null}"#,
                r#"2 publishers [1] {"seq":1,"name":"The Post","family":null}"#,
                "2 publishers [1]",
            ]
        );
    }

    #[test]
    fn every_table_of_what_people_entered_is_watched() {
        let conn = watched();
        let mut unwatched = Vec::new();
        let query = "SELECT name FROM main.sqlite_schema
                      WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
        each(&conn, query, [], |row| {
            let name: String = row.get(0)?;
            if !ENTERED.contains(&name.as_str()) {
                unwatched.push(name);
            }
            Ok(())
        })
        .unwrap();
        let derived =
            ["detection", "links", "points", "position_claims", "position_origins", "positions"];
        let own = ["changes", "journal", "readings"];
        unwatched.retain(|name| !derived.contains(&name.as_str()) && !own.contains(&name.as_str()));
        assert_eq!(unwatched, [] as [&str; 0]);
    }

    #[test]
    fn a_text_with_any_character_comes_back_from_what_was_written_down() {
        let conn = watched();
        let name = "a\0b \"quoted\" \\ \u{202e} \u{7f}\n€ 𝄞";
        conn.execute("INSERT INTO publishers (name) VALUES (?1)", [name]).unwrap();
        let query = "SELECT json_extract(row, '$.name') FROM changes";
        let back: String = conn.query_row(query, [], |row| row.get(0)).unwrap();
        assert_eq!(back, name);
    }
}
