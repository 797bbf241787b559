//! The rows of sources and their texts.

use rusqlite::{Connection, params};
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::insert;
use super::super::rows::{Scope, select};
use super::place::places;
use crate::model::{Snapshot, Source, SourceId};

type Sql<T> = rusqlite::Result<T>;

/// Brings the rows to the list; gives the sources whose texts are in other rows than before.
pub(super) fn bring(
    conn: &Connection,
    held: &[Source],
    sources: &[Source],
    new_ids: &FxHashMap<String, String>,
) -> Sql<FxHashSet<SourceId>> {
    let rows: Vec<(i64, String)> =
        select(conn, "SELECT seq, id FROM sources", ("id", "seq"), Scope::All, |row| {
            Ok((row.get("seq")?, row.get("id")?))
        })?;
    let now = |id: &str| new_ids.get(id).cloned().unwrap_or_else(|| id.to_owned());
    let ids: Vec<String> = rows.iter().map(|(_, id)| now(id)).collect();
    let old: Vec<(i64, &str)> =
        rows.iter().zip(&ids).map(|((seq, _), id)| (*seq, id.as_str())).collect();
    let new: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    let places = places(&old, &new);
    let mut stays = vec![false; sources.len()];
    let mut moved: Vec<(&str, &str)> = vec![];
    for (number, (held, place)) in held.iter().zip(&places.of_old).enumerate() {
        match place.filter(|&at| is_same_but_texts(held, &sources[at])) {
            Some(at) => stays[at] = true,
            None => remove(conn, held.id.as_str())?,
        }
        if ids[number] != held.id.as_str() {
            moved.push((held.id.as_str(), &ids[number]));
        }
    }
    for (at, source) in sources.iter().enumerate().filter(|(at, _)| !stays[*at]) {
        insert::source_row(conn, places.of_new[at], source)?;
    }
    texts(conn, held, sources, &ids, &moved)
}

fn is_same_but_texts(one: &Source, other: &Source) -> bool {
    let Source {
        id,
        title,
        publisher,
        authors,
        url,
        archive_url,
        published,
        language,
        cites,
        digest_of,
        snapshots: _,
    } = one;
    (id, title, publisher, authors) == (&other.id, &other.title, &other.publisher, &other.authors)
        && (url, archive_url, published) == (&other.url, &other.archive_url, &other.published)
        && (language, cites, digest_of) == (&other.language, &other.cites, &other.digest_of)
}

fn remove(conn: &Connection, id: &str) -> Sql<()> {
    conn.prepare_cached("DELETE FROM source_authors WHERE source = ?1")?.execute([id])?;
    conn.prepare_cached("DELETE FROM source_cites WHERE source = ?1")?.execute([id])?;
    conn.prepare_cached("DELETE FROM sources WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Lets the texts stay in their rows from the oldest as far as they are the same; the rest is entered anew.
fn texts(
    conn: &Connection,
    held: &[Source],
    sources: &[Source],
    ids: &[String],
    moved: &[(&str, &str)],
) -> Sql<FxHashSet<SourceId>> {
    let rows: Vec<(String, i64)> =
        select(conn, "SELECT source, seq FROM snapshots", ("source", "seq"), Scope::All, |row| {
            Ok((row.get("source")?, row.get("seq")?))
        })?;
    let mut rows = super::super::rows::grouped(rows);
    let by_id: FxHashMap<&str, &Source> =
        held.iter().zip(ids).map(|(it, id)| (id.as_str(), it)).collect();
    // An id may pass from one source to another: rows are named by their number, never by the id.
    for (old, new) in moved {
        for seq in rows.get(*old).into_iter().flatten() {
            let sql = "UPDATE snapshots SET source = ?2 WHERE seq = ?1";
            conn.prepare_cached(sql)?.execute(params![seq, new])?;
        }
    }
    let mut rewritten = FxHashSet::default();
    for source in sources {
        let before = by_id.get(source.id.as_str()).copied();
        let old = before.map_or(&[][..], |it| it.snapshots.as_slice());
        let rows = before.and_then(|it| rows.remove(it.id.as_str())).unwrap_or_default();
        if !bring_texts(conn, source, old, &rows)? {
            rewritten.insert(source.id.clone());
        }
    }
    Ok(rewritten)
}

/// Whether every text stays in its row.
fn bring_texts(conn: &Connection, source: &Source, old: &[Snapshot], rows: &[i64]) -> Sql<bool> {
    let is_same = |(one, other): &(&Snapshot, &Snapshot)| {
        one.sha256 == other.sha256 && one.text == other.text
    };
    let same = old.iter().zip(&source.snapshots).take_while(is_same).count();
    for ((old, new), seq) in old.iter().zip(&source.snapshots).zip(rows).take(same) {
        if old != new {
            let sql = "UPDATE snapshots SET retrieved = ?2, file = ?3 WHERE seq = ?1";
            let retrieved = new.retrieved.map(|date| date.to_string());
            conn.prepare_cached(sql)?.execute(params![seq, retrieved, new.file])?;
        }
    }
    for seq in rows.iter().skip(same) {
        conn.prepare_cached("DELETE FROM snapshots WHERE seq = ?1")?.execute([seq])?;
    }
    for text in source.snapshots.iter().skip(same) {
        insert::snapshot(conn, source.id.as_str(), text)?;
    }
    Ok(rows.len() == same)
}
