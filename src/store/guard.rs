//! Whether a file has the shape that atodds gives it. A trigger or a view in a file from elsewhere
//! would run as part of our own statements.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::migrate::{MIGRATIONS, migrate};

/// What is wrong with a file's shape.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Misshapen {
    /// It holds something that is not ours, or ours in another shape: not to be used.
    Foreign(String),
    /// Something of ours is missing.
    Missing(String),
}

/// The tables, indexes, views and triggers of a database: its SQL by kind and name, without comments
/// and with one space between words.
pub(super) fn objects(conn: &Connection) -> rusqlite::Result<BTreeMap<(String, String), String>> {
    let mut statement =
        conn.prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let rows = statement.query_map([], |row| {
        Ok(((row.get(0)?, row.get(1)?), normalised(&row.get::<_, String>(2)?)))
    })?;
    rows.collect()
}

/// Compares a database of schema `version` with what the migrations up to it make.
///
/// Tables and indexes that a person added are left alone: nothing of ours touches them.
pub(super) fn misshapen(conn: &Connection, version: i64) -> rusqlite::Result<Option<Misshapen>> {
    let steps = usize::try_from(version).unwrap_or(0).min(MIGRATIONS.len());
    let mut model = Connection::open_in_memory()?;
    migrate(&mut model, &MIGRATIONS[..steps])?;
    let (known, found) = (objects(&model)?, objects(conn)?);

    let foreign: Vec<String> = found
        .iter()
        .filter(|((kind, name), sql)| match known.get(&(kind.clone(), name.clone())) {
            Some(ours) => ours != *sql,
            None => kind == "trigger" || kind == "view",
        })
        .map(|((kind, name), _)| format!("{kind} {name:?}"))
        .collect();
    if !foreign.is_empty() {
        return Ok(Some(Misshapen::Foreign(foreign.join(", "))));
    }
    let missing: Vec<String> = known
        .keys()
        .filter(|key| key.0 != "index" && !found.contains_key(*key))
        .map(|(kind, name)| format!("{kind} {name:?}"))
        .collect();
    Ok((!missing.is_empty()).then(|| Misshapen::Missing(missing.join(", "))))
}

/// SQL without comments, and with each run of white space as one space, none beside brackets and
/// commas; what stands in quotation marks is left as it is.
fn normalised(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' => rest[1..].find(first).map_or(rest.len(), |end| end + 2),
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest[2..].find("*/").map_or(rest.len(), |end| end + 4),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        let is_gap = first.is_whitespace() || token.starts_with("--") || token.starts_with("/*");
        match (is_gap, first) {
            (true, _) if out.is_empty() || out.ends_with([' ', '(', ',']) => {}
            (true, _) => out.push(' '),
            (false, '(' | ')' | ',') => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push(first);
            }
            (false, _) => out.push_str(token),
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::migrate::{SCHEMA, VERSION};

    fn case_with(sql: &str) -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(SCHEMA).unwrap();
        conn.execute_batch(sql).unwrap();
        conn
    }

    fn verdict(sql: &str) -> Option<Misshapen> {
        misshapen(&case_with(sql), VERSION).unwrap()
    }

    #[test]
    fn comments_and_spaces_make_no_difference_but_quoted_text_does() {
        assert_eq!(normalised("a  (b, -- c\n d)"), normalised("a(\n b,d ) /* e */"));
        assert_eq!(normalised("'--  x' y -- z"), "'--  x' y");
        assert_eq!(normalised("'it''s  (' a"), "'it''s  (' a");
        assert_ne!(normalised("CHECK ('a')"), normalised("CHECK ('b')"));
        assert_eq!(normalised("'open"), "'open");
        assert_eq!(normalised("/*/ still one */ a /* open"), "a");
        assert_eq!(normalised("é"), "é");
    }

    #[test]
    fn our_own_shape_passes_with_what_a_person_added_beside_it() {
        assert_eq!(verdict(""), None);
        assert_eq!(verdict("CREATE TABLE mine (a); CREATE INDEX my_index ON claims (place)"), None);
        assert_eq!(verdict("DROP INDEX claims_by_source; ANALYZE"), None);
    }

    #[test]
    fn a_foreign_trigger_or_view_is_named() {
        let foreign = |what: &str| Some(Misshapen::Foreign(what.to_owned()));
        let trigger = "CREATE TRIGGER steal AFTER INSERT ON claims BEGIN DELETE FROM links; END";
        assert_eq!(verdict(trigger), foreign("trigger \"steal\""));
        assert_eq!(verdict("CREATE VIEW \"a\nb\" AS SELECT 1"), foreign("view \"a\\nb\""));
    }

    #[test]
    fn ours_in_another_shape_is_foreign() {
        let changed = "DROP TRIGGER journal_is_kept;
            CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal BEGIN SELECT 1; END";
        let foreign = Misshapen::Foreign("trigger \"journal_is_kept\"".to_owned());
        assert_eq!(verdict(changed), Some(foreign));
        let foreign = Misshapen::Foreign("table \"claims\"".to_owned());
        assert_eq!(verdict("ALTER TABLE claims ADD COLUMN evil TEXT"), Some(foreign));
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = Misshapen::Missing("trigger \"journal_is_kept\"".to_owned());
        assert_eq!(verdict("DROP TRIGGER journal_is_kept"), Some(missing));
    }
}
