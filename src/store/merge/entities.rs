//! The rows of entities and their spellings.

use rusqlite::Connection;
use rustc_hash::FxHashMap;

use super::super::insert;
use super::super::rows::{Scope, select};
use super::place::places;
use crate::model::Entity;

type Sql<T> = rusqlite::Result<T>;

pub(super) fn bring(
    conn: &Connection,
    held: &[Entity],
    entities: &[Entity],
    new_names: &FxHashMap<String, String>,
) -> Sql<()> {
    let now = |name: &'_ str| new_names.get(name).cloned().unwrap_or_else(|| name.to_owned());
    let query = "SELECT seq, name FROM entities";
    let rows: Vec<(i64, String)> = select(conn, query, ("name", "seq"), Scope::All, |row| {
        Ok((row.get("seq")?, now(&row.get::<_, String>("name")?)))
    })?;
    let old: Vec<(i64, &str)> = rows.iter().map(|(seq, name)| (*seq, name.as_str())).collect();
    let new: Vec<&str> = entities.iter().map(|entity| entity.name.as_str()).collect();
    let places = places(&old, &new);
    let mut stays = vec![false; entities.len()];
    for ((seq, _), (held, new)) in rows.iter().zip(held.iter().zip(&places.of_old)) {
        match new.filter(|new| entities[*new] == *held) {
            Some(new) => stays[new] = true,
            None => remove(conn, *seq)?,
        }
    }
    for (at, entity) in entities.iter().enumerate().filter(|(at, _)| !stays[*at]) {
        insert::entity_row(conn, places.of_new[at], entity)?;
    }
    Ok(())
}

fn remove(conn: &Connection, seq: i64) -> Sql<()> {
    conn.prepare_cached("DELETE FROM aliases WHERE entity = ?1")?.execute([seq])?;
    conn.prepare_cached("DELETE FROM entities WHERE seq = ?1")?.execute([seq])?;
    Ok(())
}
