//! One record of a case to its rows.

use rusqlite::{Connection, params};

use super::rows::integer;
use crate::model::{
    ChainEnd, Claim, ContentHash, DateSpan, Entity, Publisher, Snapshot, Source, Variant,
};

type Sql<T> = rusqlite::Result<T>;

/// Adds a source with its texts; gives the row of the newest one.
pub(super) fn source(conn: &Connection, source: &Source) -> Sql<Option<i64>> {
    source_row(conn, None, source)?;
    let mut newest = None;
    for text in &source.snapshots {
        newest = Some(snapshot(conn, source.id.as_str(), text)?);
    }
    Ok(newest)
}

/// Adds a source without its texts, in a given row or after all others.
pub(super) fn source_row(conn: &Connection, seq: Option<i64>, source: &Source) -> Sql<()> {
    let id = source.id.as_str();
    let publisher = source.publisher.as_deref().map(|name| publisher(conn, name)).transpose()?;
    conn.prepare_cached(
        "INSERT INTO sources
             (seq, id, title, publisher, url, archive_url, published, language, digest_of)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        seq,
        id,
        source.title,
        publisher,
        source.url,
        source.archive_url,
        source.published.map(|date| date.to_string()),
        source.language,
        source.digest_of,
    ])?;
    names(conn, "source_authors", id, &source.authors)?;
    names(conn, "source_cites", id, &source.cites)
}

fn publisher(conn: &Connection, name: &str) -> Sql<i64> {
    conn.prepare_cached("INSERT OR IGNORE INTO publishers (name) VALUES (?1)")?.execute([name])?;
    conn.prepare_cached("SELECT seq FROM publishers WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
}

/// Says of an outlet, known or not, what more is known of it.
pub(super) fn extend_publisher(conn: &Connection, more: &Publisher) -> Sql<()> {
    let seq = publisher(conn, &more.name)?;
    let sql = "UPDATE publishers SET family = coalesce(family, ?2) WHERE seq = ?1";
    conn.prepare_cached(sql)?.execute(params![seq, more.family])?;
    Ok(())
}

/// Keeps another value of a field, if it is not there yet.
pub(super) fn variant(conn: &Connection, variant: &Variant) -> Sql<()> {
    let Variant { kind, record, field, value } = variant;
    conn.prepare_cached(
        "INSERT OR IGNORE INTO variants (kind, record, field, value) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![kind, record, field, value])?;
    Ok(())
}

fn names(conn: &Connection, table: &str, source: &str, names: &[String]) -> Sql<()> {
    let sql = format!("INSERT INTO {table} (source, position, name) VALUES (?1, ?2, ?3)");
    let mut statement = conn.prepare_cached(&sql)?;
    for (position, name) in names.iter().enumerate() {
        statement.execute(params![source, integer(position)?, name])?;
    }
    Ok(())
}

/// Adds a text of a source; gives its row.
pub(super) fn snapshot(conn: &Connection, source: &str, snapshot: &Snapshot) -> Sql<i64> {
    conn.prepare_cached(
        "INSERT INTO snapshots (source, sha256, text, retrieved, file) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .insert(params![
        source,
        snapshot.sha256,
        snapshot.text,
        snapshot.retrieved.map(|date| date.to_string()),
        snapshot.file,
    ])
}

/// Adds a claim; `snapshot` is the row of the text that its position points into.
pub(super) fn claim(conn: &Connection, claim: &Claim, snapshot: Option<i64>) -> Sql<()> {
    claim_row(conn, None, claim, snapshot)
}

/// As [`claim`], in a given row or after all others.
pub(super) fn claim_row(
    conn: &Connection,
    seq: Option<i64>,
    claim: &Claim,
    snapshot: Option<i64>,
) -> Sql<()> {
    let id = claim.id.as_str();
    conn.prepare_cached(
        "INSERT INTO claims
             (seq, id, source, text, stance, stated, event_first, event_last, place, note, chain_end,
              content_hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        seq,
        id,
        claim.source.as_str(),
        claim.text,
        claim.stance.map(|stance| stance.as_str()),
        claim.stated.map(|date| date.to_string()),
        claim.event.map(DateSpan::first).map(|day| day.to_string()),
        claim.event.map(DateSpan::last).map(|day| day.to_string()),
        claim.place,
        claim.note,
        claim.chain.end.map(ChainEnd::as_str),
        ContentHash::of(claim).as_str(),
    ])?;
    chain(conn, claim)?;
    let mut quantity = conn.prepare_cached(
        "INSERT INTO entered_quantities (claim, position, words) VALUES (?1, ?2, ?3)",
    )?;
    for (position, words) in claim.quantities.iter().enumerate() {
        quantity.execute(params![id, integer(position)?, words])?;
    }
    citation(conn, claim, snapshot)
}

fn chain(conn: &Connection, claim: &Claim) -> Sql<()> {
    let mut step = conn.prepare_cached(
        "INSERT INTO attribution_steps (claim, position, name, verb) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let (id, chain) = (claim.id.as_str(), &claim.chain);
    if chain.claimant.is_some() || chain.verb.is_some() {
        step.execute(params![id, 0, chain.claimant, chain.verb])?;
    }
    for (position, relay) in (1..).zip(&chain.via) {
        step.execute(params![id, integer(position)?, relay.name, relay.verb])?;
    }
    Ok(())
}

/// Says where a claim stands, in place of what was said before.
pub(super) fn citation(conn: &Connection, claim: &Claim, snapshot: Option<i64>) -> Sql<()> {
    let Some(citation) = &claim.citation else { return Ok(()) };
    let place = |index: Option<usize>| index.map(integer).transpose();
    conn.prepare_cached(
        "INSERT INTO citations (claim, snapshot, exact, prefix, suffix, start, \"end\", \"match\")
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (claim) DO UPDATE
            SET snapshot = ?2, start = ?6, \"end\" = ?7, \"match\" = ?8",
    )?
    .execute(params![
        claim.id.as_str(),
        snapshot,
        citation.exact,
        citation.prefix,
        citation.suffix,
        place(citation.position.map(|(start, _)| start))?,
        place(citation.position.map(|(_, end)| end))?,
        citation.found.as_str(),
    ])?;
    omissions(conn, claim.id.as_str(), &citation.left_out)
}

fn omissions(conn: &Connection, claim: &str, left_out: &[(usize, usize)]) -> Sql<()> {
    conn.prepare_cached("DELETE FROM omissions WHERE claim = ?1")?.execute([claim])?;
    let mut omission = conn.prepare_cached(
        "INSERT INTO omissions (claim, position, start, \"end\") VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (position, (start, end)) in left_out.iter().enumerate() {
        omission.execute(params![claim, integer(position)?, integer(*start)?, integer(*end)?])?;
    }
    Ok(())
}

/// Adds an entity with its other spellings.
pub(super) fn entity(conn: &Connection, entity: &Entity) -> Sql<()> {
    entity_row(conn, None, entity)
}

/// As [`entity`], in a given row or after all others.
pub(super) fn entity_row(conn: &Connection, seq: Option<i64>, entity: &Entity) -> Sql<()> {
    let seq = conn
        .prepare_cached(
            "INSERT INTO entities (seq, name, kind, speaks_for, \"within\")
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .insert(params![
            seq,
            entity.name,
            entity.kind.as_str(),
            entity.speaks_for,
            entity.within
        ])?;
    let mut alias =
        conn.prepare_cached("INSERT INTO aliases (entity, position, name) VALUES (?1, ?2, ?3)")?;
    for (position, name) in entity.aliases.iter().enumerate() {
        alias.execute(params![seq, integer(position)?, name])?;
    }
    Ok(())
}

/// Adds to a known entity what it lacks of `more`; its own spellings come first.
pub(super) fn extend_entity(conn: &Connection, more: &Entity, spellings: &[&String]) -> Sql<()> {
    conn.prepare_cached(
        "UPDATE entities SET speaks_for = coalesce(speaks_for, ?2), \"within\" = coalesce(\"within\", ?3)
          WHERE name = ?1",
    )?
    .execute(params![more.name, more.speaks_for, more.within])?;
    // Behind every alias that there ever was: one that was taken back can be put back into its place.
    let mut alias = conn.prepare_cached(
        "INSERT INTO aliases (entity, position, name)
         SELECT e.seq, coalesce((SELECT max(json_extract(\"key\", '$[1]')) FROM changes
                                  WHERE \"table\" = 'aliases' AND \"key\" >= '[' || e.seq || ','
                                                              AND \"key\" < '[' || e.seq || '-'), -1) + 1, ?2
           FROM entities AS e WHERE e.name = ?1",
    )?;
    for spelling in spellings {
        alias.execute(params![more.name, spelling])?;
    }
    Ok(())
}
