//! Whether the tables are what the journal's changes lead to.

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::{Finding, Sql};
use crate::store::account::object;
use crate::store::changes::{ENTERED, Table};
use crate::store::rows::each;

/// How much of a value is shown, in characters.
const SHOWN: usize = 60;

/// Whether the changes stand in the order of their entries, none missing, and each of a table of ours.
pub(super) fn order(conn: &Connection) -> Sql<Vec<Finding>> {
    let (mut findings, mut expected, mut last) = (Vec::new(), 1, 0);
    each(conn, "SELECT seq, entry, \"table\" FROM changes ORDER BY seq", [], |row| {
        let (number, entry, table): (i64, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let mut tell =
            |problem: String| findings.push(Finding::new(format!("changes [{number}]"), problem));
        if number != expected {
            tell(format!("change {number} stands where change {expected} should"));
        }
        if entry < last {
            tell(format!("change {number} of entry {entry} stands behind one of entry {last}"));
        }
        if !ENTERED.contains(&table.as_str()) {
            tell(format!(
                "change {number} is of {table:?}, which is no table of what people entered"
            ));
        }
        (expected, last) = (number.saturating_add(1), entry.max(last));
        Ok(())
    })?;
    Ok(findings)
}

/// The rows that do not stand as they were written down last.
pub(super) fn differing(conn: &Connection) -> Sql<Vec<Finding>> {
    let mut findings = Vec::new();
    for name in ENTERED {
        let table = Table::of(conn, name)?;
        standing(conn, &table, &mut findings)?;
        missing(conn, &table, &mut findings)?;
    }
    Ok(findings)
}

/// Each row that stands, against what was written down of it.
fn standing(conn: &Connection, table: &Table, findings: &mut Vec<Finding>) -> Sql<()> {
    let (name, key) = (table.name, table.key_sql("t"));
    let query = format!(
        "SELECT {key}, {},
                (SELECT c.row FROM changes AS c WHERE c.\"table\" = '{name}' AND c.\"key\" = {key}
                  ORDER BY c.seq DESC LIMIT 1)
           FROM {name} AS t ORDER BY {}",
        table.row_sql("t"),
        table.order_sql("t"),
    );
    each(conn, &query, [], |row| {
        let (key, stands, told): (String, String, Option<String>) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let place = |row: &Map<String, Value>| format!("{name} {key}{}", label(row));
        let Some(told) = told else {
            let problem = "the row was added behind the back of atodds";
            findings.push(Finding::new(place(&object(&stands)?), problem));
            return Ok(());
        };
        if stands != told {
            let (stands, told) = (object(&stands)?, object(&told)?);
            if let Some(what) = differences(&stands, &told) {
                let problem = format!("the row was changed behind the back of atodds: {what}");
                findings.push(Finding::new(place(&told), problem));
            }
        }
        Ok(())
    })
}

/// Each row that was written down last as standing, and is not there.
fn missing(conn: &Connection, table: &Table, findings: &mut Vec<Finding>) -> Sql<()> {
    let name = table.name;
    // Of a group's rows, SQLite takes the one with the greatest seq for `row`.
    let query = format!(
        "SELECT c.\"key\", c.row
           FROM (SELECT \"key\", row, max(seq) AS last FROM changes WHERE \"table\" = '{name}'
                  GROUP BY \"key\") AS c
          WHERE c.row IS NOT NULL AND c.\"key\" NOT IN (SELECT {} FROM {name} AS t)
          ORDER BY c.last",
        table.key_sql("t"),
    );
    each(conn, &query, [], |row| {
        let (key, told): (String, String) = (row.get(0)?, row.get(1)?);
        let place = format!("{name} {key}{}", label(&object(&told)?));
        findings.push(Finding::new(place, "the row was removed behind the back of atodds"));
        Ok(())
    })
}

/// What the record of a row is called, where its key does not say it: " (dam-burst)".
fn label(row: &Map<String, Value>) -> String {
    let named =
        ["id", "name", "source", "claim"].into_iter().find_map(|column| row.get(column)?.as_str());
    named.map(|name| format!(" ({})", shown(name))).unwrap_or_default()
}

/// `text is "…", written down as "…"`, column by column; `None` where the two are the same in other words.
fn differences(stands: &Map<String, Value>, told: &Map<String, Value>) -> Option<String> {
    let mut columns: Vec<&String> = stands.keys().chain(told.keys()).collect();
    columns.sort();
    columns.dedup();
    let value =
        |row: &Map<String, Value>, column: &str| row.get(column).cloned().unwrap_or_default();
    let differs = |column: &&String| value(stands, column) != value(told, column);
    let tell = |column: &String| {
        let (is, was) = (value(stands, column), value(told, column));
        format!("{column} is {}, written down as {}", in_words(&is), in_words(&was))
    };
    let told: Vec<String> = columns.into_iter().filter(differs).map(tell).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

fn in_words(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => format!("{:?}", shown(text)),
        other => other.to_string(),
    }
}

fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
