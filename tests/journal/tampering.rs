//! Whatever somebody changes in the file behind our back is found.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use atodds::store::Store;
use rusqlite::{Connection, types::Value};

use crate::steps::{Scene, Step};

/// The same numbers each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        // Knuth's MMIX generator; its high digits are the good ones.
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// The tables that are derived and made again: nobody relies on them.
const DERIVED: [&str; 7] = [
    "detection",
    "links",
    "points",
    "position_claims",
    "position_origins",
    "positions",
    "readings",
];

/// A case in which every table of what people entered has rows.
fn case() -> Scene {
    let mut scene = Scene::new();
    for step in [
        Step::Import(4),
        Step::Import(2),
        Step::Extend(1),
        Step::Claim(4),
        Step::Snapshot(0),
        Step::Judge(0, 1, 0),
        Step::Judge(1, 2, 1),
        Step::Judge(0, 3, 2),
        Step::Withdraw(1),
        Step::Withdraw(2),
        Step::Claim(3),
        Step::Undo,
        Step::Claim(9),
        Step::Extend(7),
    ] {
        assert!(scene.take(&step), "{step:?}");
        scene.pass();
    }
    scene.fill();
    scene
}

fn texts(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// A connection that nothing holds back, as an intruder's.
fn intruder(path: &Path) -> Connection {
    let conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.pragma_update(None, "ignore_check_constraints", true).unwrap();
    conn
}

/// The columns of a table that are stored, and those of its key.
fn columns(conn: &Connection, table: &str) -> (Vec<String>, Vec<String>) {
    let query = |and: &str| {
        format!(
            "SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0 {and} ORDER BY cid"
        )
    };
    (texts(conn, &query("")), texts(conn, &query("AND pk > 0")))
}

type Row = Vec<Value>;

fn rows(conn: &Connection, table: &str, columns: &[String]) -> Vec<Row> {
    let list: Vec<String> = columns.iter().map(|it| format!("\"{it}\"")).collect();
    let mut statement = conn.prepare(&format!("SELECT {} FROM {table}", list.join(", "))).unwrap();
    let read = |row: &rusqlite::Row<'_>| (0..columns.len()).map(|column| row.get(column)).collect();
    statement.query_map([], read).unwrap().map(Result::unwrap).collect()
}

/// Another value of the same kind, or none.
fn other(value: &Value, dice: &mut Dice) -> Value {
    match value {
        Value::Integer(number) => {
            Value::Integer(number + 1 + i64::try_from(dice.below(3)).unwrap())
        }
        Value::Text(text) if text.is_empty() => Value::Text("x".into()),
        Value::Text(text) if dice.below(2) == 0 => {
            Value::Text(format!("{}{}", &text[text.chars().next().unwrap().len_utf8()..], 'z'))
        }
        Value::Text(text) => Value::Text(format!("{text} ")),
        _ => Value::Text("x".into()),
    }
}

/// Tampers with one table, if it can be done so; in words.
fn tamper(conn: &Connection, dice: &mut Dice, way: usize) -> Option<(String, String)> {
    let tables = texts(
        conn,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    );
    let tables: Vec<String> =
        tables.into_iter().filter(|name| !DERIVED.contains(&name.as_str())).collect();
    let table = dice.of(&tables).clone();
    let (columns, key) = columns(conn, &table);
    let rows = rows(conn, &table, &columns);
    let quoted: Vec<String> = columns.iter().map(|it| format!("\"{it}\"")).collect();
    let is_row = |row: &Row| {
        let part = |column: &String| {
            let place = columns.iter().position(|it| it == column).unwrap();
            format!("\"{column}\" IS {}", literal(&row[place]))
        };
        key.iter().map(part).collect::<Vec<_>>().join(" AND ")
    };
    let row = dice.of(&rows).clone();
    let column = dice.below(columns.len());
    let set = |row: &Row, value: &Value| {
        format!("UPDATE {table} SET {} = {} WHERE {}", quoted[column], literal(value), is_row(row))
    };
    let (kind, sql) = match way {
        0 => ("edit", set(&row, &other(&row[column], dice))),
        1 => ("delete", format!("DELETE FROM {table} WHERE {}", is_row(&row))),
        2 => {
            let values: Vec<String> = columns
                .iter()
                .zip(&row)
                .map(|(name, value)| {
                    let is_new = key.contains(name) || ["id", "name"].contains(&name.as_str());
                    literal(&if is_new { other(value, dice) } else { value.clone() })
                })
                .collect();
            let (names, values) = (quoted.join(", "), values.join(", "));
            ("insert", format!("INSERT INTO {table} ({names}) VALUES ({values})"))
        }
        _ => {
            let second = dice.of(&rows).clone();
            if second[column] == row[column] || key.contains(&columns[column]) {
                return None;
            }
            ("swap", format!("{}; {}", set(&row, &second[column]), set(&second, &row[column])))
        }
    };
    conn.execute_batch("BEGIN").unwrap();
    if conn.execute_batch(&sql).is_err() {
        conn.execute_batch("ROLLBACK").unwrap();
        return None;
    }
    conn.execute_batch("COMMIT").unwrap();
    (rows != self::rows(conn, &table, &columns)).then(|| (format!("{kind} {table}"), sql))
}

fn literal(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        other => panic!("{other:?} is in no case"),
    }
}

#[test]
fn whatever_is_changed_behind_our_back_is_found() {
    let scene = case();
    let examined = scene.store.examine().unwrap();
    assert_eq!(examined.findings, [], "an untouched case passes");
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice(20_251_205);
    let mut done: BTreeMap<String, usize> = BTreeMap::new();
    while done.values().sum::<usize>() < 100 {
        let way = done.values().sum::<usize>() % 4;
        let path = folder.path().join("tampered.db");
        fs::copy(scene.store.path(), &path).unwrap();
        let conn = intruder(&path);
        let triggers = texts(&conn, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
        for name in texts(&conn, "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
            conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        let Some((what, sql)) = tamper(&conn, &mut dice, way) else { continue };
        triggers.iter().for_each(|sql| conn.execute_batch(sql).unwrap());
        drop(conn);
        let findings = Store::open_read_only(&path).unwrap().examine().unwrap().findings;
        assert!(!findings.is_empty(), "not found: {sql}");
        let table = what.split_once(' ').unwrap().1;
        if !["journal", "changes"].contains(&table) {
            let named =
                findings.iter().any(|finding| finding.place.starts_with(&format!("{table} [")));
            assert!(named, "found, but not named: {sql}\n{findings:#?}");
        }
        *done.entry(what).or_default() += 1;
    }
    let tables: BTreeSet<&str> = done.keys().filter_map(|it| Some(it.split_once(' ')?.1)).collect();
    assert!(tables.len() > 15, "few tables were tampered with: {done:#?}");
}

#[test]
fn a_row_that_was_changed_along_with_the_account_of_it_is_found() {
    let scene = case();
    let conn = intruder(scene.store.path());
    for name in texts(&conn, "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    conn.execute_batch(
        "UPDATE sources SET title = 'Another title' WHERE id = 's0';
         UPDATE changes SET row = json_set(row, '$.title', 'Another title')
          WHERE \"table\" = 'sources' AND row ->> '$.id' = 's0'",
    )
    .unwrap();
    drop(conn);
    let findings = scene.store.examine().unwrap().findings;
    let [found] = findings.as_slice() else { panic!("{findings:#?}") };
    assert!(found.place.starts_with("journal ["), "{found:?}");
}
