//! Rows to a case.

use rusqlite::{Connection, OptionalExtension, Row};
use rustc_hash::FxHashMap;

use super::errors::malformed;
use super::judgement;
use super::rows::{Scope, checked, each, grouped, parsed, parsed_if_any, select};
use crate::model::{
    Case, Chain, Citation, Claim, ClaimId, DateSpan, Entity, Match, PartialDate, Publisher, Relay,
    Snapshot, Source, SourceId, Variant,
};

type Sql<T> = rusqlite::Result<T>;

/// All that people entered.
pub(super) fn case(conn: &Connection) -> Sql<Case> {
    let about = "SELECT title, language, description FROM case_info";
    let (title, language, description) = conn
        .query_row(about, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?
        .unwrap_or_default();
    Ok(Case {
        title,
        language,
        description,
        entities: entities(conn, Scope::All)?,
        publishers: publishers(conn, Scope::All)?,
        sources: sources(conn, Scope::All)?,
        claims: claims(conn, Scope::All)?,
        judgements: judgement::all(conn)?,
        withdrawals: judgement::withdrawals(conn)?,
        variants: variants(conn)?,
    })
}

/// Entities in the order of entry; one is asked for by name.
pub(super) fn entities(conn: &Connection, scope: Scope<'_>) -> Sql<Vec<Entity>> {
    let query = "SELECT e.name AS entity, a.name
                   FROM aliases AS a JOIN entities AS e ON e.seq = a.entity";
    let key = ("e.name", "a.entity, a.position");
    let pair = |row: &Row<'_>| Ok((row.get::<_, String>("entity")?, row.get("name")?));
    let mut aliases = grouped(select(conn, query, key, scope, pair)?);
    let query = "SELECT name, kind, speaks_for, \"within\" FROM entities";
    select(conn, query, ("name", "seq"), scope, |row| {
        let name: String = row.get("name")?;
        Ok(Entity {
            kind: parsed(row, "kind")?,
            aliases: aliases.remove(&name).unwrap_or_default(),
            speaks_for: row.get("speaks_for")?,
            within: row.get("within")?,
            name,
        })
    })
}

/// The outlets of which more is known than their name, in the order of entry; one is asked for by name.
pub(super) fn publishers(conn: &Connection, scope: Scope<'_>) -> Sql<Vec<Publisher>> {
    let query = "SELECT name, family FROM publishers";
    let all = select(conn, query, ("name", "seq"), scope, |row| {
        Ok(Publisher { name: row.get("name")?, family: row.get("family")? })
    })?;
    Ok(all.into_iter().filter(|publisher| publisher.family.is_some()).collect())
}

fn variants(conn: &Connection) -> Sql<Vec<Variant>> {
    let query = "SELECT kind, record, field, value FROM variants";
    select(conn, query, ("record", "kind, record, field, value"), Scope::All, |row| {
        Ok(Variant {
            kind: row.get("kind")?,
            record: row.get("record")?,
            field: row.get("field")?,
            value: row.get("value")?,
        })
    })
}

/// Sources in the order of entry; one is asked for by id.
pub(super) fn sources(conn: &Connection, scope: Scope<'_>) -> Sql<Vec<Source>> {
    let mut authors = names(conn, "source_authors", scope)?;
    let mut cites = names(conn, "source_cites", scope)?;
    let mut texts: FxHashMap<String, Vec<Snapshot>> = FxHashMap::default();
    for (source, _, snapshot) in snapshots(conn, scope)? {
        texts.entry(source).or_default().push(snapshot);
    }
    let query = "SELECT s.id, s.title, p.name AS publisher, s.url, s.archive_url, s.published,
                        s.language, s.digest_of
                   FROM sources AS s LEFT JOIN publishers AS p ON p.seq = s.publisher";
    select(conn, query, ("s.id", "s.seq"), scope, |row| {
        let id = checked(row, "id", SourceId::new)?;
        Ok(Source {
            title: row.get("title")?,
            publisher: row.get("publisher")?,
            authors: authors.remove(id.as_str()).unwrap_or_default(),
            url: row.get("url")?,
            archive_url: row.get("archive_url")?,
            published: parsed_if_any(row, "published")?,
            language: row.get("language")?,
            cites: cites.remove(id.as_str()).unwrap_or_default(),
            digest_of: row.get("digest_of")?,
            snapshots: texts.remove(id.as_str()).unwrap_or_default(),
            id,
        })
    })
}

fn names(conn: &Connection, table: &str, scope: Scope<'_>) -> Sql<FxHashMap<String, Vec<String>>> {
    let query = format!("SELECT source, name FROM {table}");
    let pair = |row: &Row<'_>| Ok((row.get("source")?, row.get("name")?));
    Ok(grouped(select(conn, &query, ("source", "source, position"), scope, pair)?))
}

/// Snapshots with their source and row, oldest first; those of one source are asked for by its id.
pub(super) fn snapshots(conn: &Connection, scope: Scope<'_>) -> Sql<Vec<(String, i64, Snapshot)>> {
    let query = "SELECT seq, source, sha256, text, retrieved, file FROM snapshots";
    select(conn, query, ("source", "seq"), scope, |row| {
        let snapshot = Snapshot {
            sha256: row.get("sha256")?,
            text: row.get("text")?,
            retrieved: parsed_if_any(row, "retrieved")?,
            file: row.get("file")?,
        };
        Ok((row.get("source")?, row.get("seq")?, snapshot))
    })
}

/// Claims in the order of entry; one is asked for by id.
pub(super) fn claims(conn: &Connection, scope: Scope<'_>) -> Sql<Vec<Claim>> {
    let mut chains = chains(conn, scope)?;
    let query = "SELECT claim, words FROM entered_quantities";
    let pair = |row: &Row<'_>| Ok((row.get::<_, String>("claim")?, row.get("words")?));
    let mut quantities = grouped(select(conn, query, ("claim", "claim, position"), scope, pair)?);
    let mut left_out = omissions(conn, scope)?;
    let query = "SELECT c.id, c.source, c.text, c.stance, c.stated, c.event_first, c.event_last,
                        c.place, c.note, c.chain_end, q.exact, q.prefix, q.suffix, n.sha256, q.start, q.\"end\",
                        q.\"match\"
                   FROM claims AS c LEFT JOIN citations AS q ON q.claim = c.id
                                    LEFT JOIN snapshots AS n ON n.seq = q.snapshot";
    select(conn, query, ("c.id", "c.seq"), scope, |row| {
        let id = checked(row, "id", ClaimId::new)?;
        let left_out = left_out.remove(id.as_str()).unwrap_or_default();
        Ok(Claim {
            source: checked(row, "source", SourceId::new)?,
            chain: Chain {
                end: parsed_if_any(row, "chain_end")?,
                ..chains.remove(id.as_str()).unwrap_or_default()
            },
            text: row.get("text")?,
            stance: parsed_if_any(row, "stance")?,
            citation: citation(row, left_out)?,
            stated: parsed_if_any(row, "stated")?,
            event: event(row)?,
            place: row.get("place")?,
            quantities: quantities.remove(id.as_str()).unwrap_or_default(),
            note: row.get("note")?,
            id,
        })
    })
}

fn chains(conn: &Connection, scope: Scope<'_>) -> Sql<FxHashMap<String, Chain>> {
    let mut chains: FxHashMap<String, Chain> = FxHashMap::default();
    let query = "SELECT claim, position, name, verb FROM attribution_steps";
    let steps = select(conn, query, ("claim", "claim, position"), scope, |row| {
        let (name, verb) = (row.get::<_, Option<String>>("name")?, row.get("verb")?);
        Ok((row.get::<_, String>("claim")?, row.get::<_, i64>("position")?, name, verb))
    })?;
    for (claim, position, name, verb) in steps {
        let chain = chains.entry(claim).or_default();
        match (position, name) {
            (0, name) => (chain.claimant, chain.verb) = (name, verb),
            (_, Some(name)) => chain.via.push(Relay { name, verb }),
            (_, None) => return Err(malformed("name", "a relay without a name")),
        }
    }
    Ok(chains)
}

/// What the quotes leave out, by claim.
fn omissions(conn: &Connection, scope: Scope<'_>) -> Sql<FxHashMap<String, Vec<(usize, usize)>>> {
    let query = "SELECT claim, start, \"end\" FROM omissions";
    let pair = |row: &Row<'_>| {
        let range = place(row, "start")?.zip(place(row, "end")?);
        Ok((row.get("claim")?, range.ok_or_else(|| malformed("start", "an omission of nothing"))?))
    };
    Ok(grouped(select(conn, query, ("claim", "claim, position"), scope, pair)?))
}

fn citation(row: &Row<'_>, left_out: Vec<(usize, usize)>) -> Sql<Option<Citation>> {
    let Some(exact) = row.get("exact")? else { return Ok(None) };
    Ok(Some(Citation {
        exact,
        prefix: row.get("prefix")?,
        suffix: row.get("suffix")?,
        snapshot: row.get("sha256")?,
        position: place(row, "start")?.zip(place(row, "end")?),
        found: checked(row, "match", |text| {
            Match::ALL
                .into_iter()
                .find(|found| found.as_str() == text)
                .ok_or_else(|| format!("{text:?} is no way to match a quote"))
        })?,
        left_out,
    }))
}

fn place(row: &Row<'_>, column: &'static str) -> Sql<Option<usize>> {
    row.get::<_, Option<i64>>(column)?
        .map(|at| usize::try_from(at).map_err(|error| malformed(column, error)))
        .transpose()
}

fn event(row: &Row<'_>) -> Sql<Option<DateSpan>> {
    let first = parsed_if_any::<PartialDate>(row, "event_first")?;
    let last = parsed_if_any::<PartialDate>(row, "event_last")?;
    let Some((first, last)) = first.zip(last) else { return Ok(None) };
    DateSpan::new(first.first(), last.span().last())
        .map(Some)
        .ok_or_else(|| malformed("event_last", format!("{last} is before {first}")))
}

/// Whether a table has a row whose `id` is this one.
pub(super) fn exists(conn: &Connection, table: &str, id: &str) -> Sql<bool> {
    conn.prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = ?1"))?.exists([id])
}

/// The hash of each claim's content, as it was when the claim was entered.
pub(super) fn content_hashes(
    conn: &Connection,
    mut visit: impl FnMut(String, String) -> Sql<()>,
) -> Sql<()> {
    let query = "SELECT id, content_hash FROM claims ORDER BY seq";
    each(conn, query, [], |row| visit(row.get(0)?, row.get(1)?))
}
