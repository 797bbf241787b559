//! What detection derived: replaced as a whole, read back as it was.

use chrono::Datelike;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::errors::unwritable;
use super::rows::{Scope, checked, each, from_json, grouped, integer, parsed, select};
use crate::model::{
    Answer, Because, ClaimId, Detection, Link, Origin, Point, PointId, Position, Previous, Reading,
};

type Sql<T> = rusqlite::Result<T>;

/// What belongs to one side of a point, by the point and the side.
type Side = (String, i64);

/// Throws everything derived away.
pub(super) fn empty(conn: &Connection) -> Sql<()> {
    conn.execute_batch(
        "DELETE FROM position_origins; DELETE FROM position_claims; DELETE FROM positions;
         DELETE FROM points; DELETE FROM links; DELETE FROM readings; DELETE FROM detection",
    )
}

/// Replaces everything derived.
pub(super) fn save(conn: &Connection, detection: &Detection, fingerprint: &str) -> Sql<()> {
    empty(conn)?;
    conn.execute("INSERT INTO detection (only, fingerprint) VALUES (1, ?1)", [fingerprint])?;
    detection.readings.iter().try_for_each(|reading| save_reading(conn, reading))?;
    detection.links.iter().try_for_each(|link| save_link(conn, link))?;
    detection.points.iter().try_for_each(|point| save_point(conn, point))
}

fn save_reading(conn: &Connection, reading: &Reading) -> Sql<()> {
    let id = reading.claim.as_str();
    if !can_be_read_again(reading) {
        return Err(unwritable(format!(
            "the reading of claim {id:?} has a figure without end or a year beyond 9999"
        )));
    }
    let added = conn
        .prepare_cached(
            "INSERT INTO readings (claim, inputs, body) SELECT id, ?2, ?3 FROM claims WHERE id = ?1",
        )?
        .execute([id, &reading.inputs, &json(reading)?])?;
    if added == 0 {
        return Err(unwritable(format!(
            "there is a reading of claim {id:?}, which the case does not hold: load the case and \
             link it anew"
        )));
    }
    Ok(())
}

/// JSON has no infinity, and a date is four digits of year.
fn can_be_read_again(reading: &Reading) -> bool {
    let mut bounds = reading.quantities.iter().flat_map(|figure| [figure.low, figure.high]);
    let mut spans = [reading.event, reading.stated].into_iter().flatten();
    bounds.all(|bound| bound.is_none_or(|bound| bound.value.is_finite()))
        && spans.all(|span| span.first().year() >= 0 && span.last().year() <= 9999)
}

fn save_link(conn: &Connection, link: &Link) -> Sql<()> {
    let Link { a, b, relation, rule, at_issue, because } = link;
    let Because { text, words_a, words_b } = because;
    conn.prepare_cached(
        "INSERT INTO links (a, b, relation, rule, because, words_a, words_b, at_issue)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        a.as_str(),
        b.as_str(),
        relation.as_str(),
        rule,
        text,
        json(words_a)?,
        json(words_b)?,
        json(at_issue)?
    ])?;
    Ok(())
}

fn save_point(conn: &Connection, point: &Point) -> Sql<()> {
    let Point { id, question, at_issue, status, positions } = point;
    conn.prepare_cached(
        "INSERT INTO points (id, question, status, at_issue) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![id.as_str(), question, status.as_str(), json(at_issue)?])?;
    positions
        .iter()
        .enumerate()
        .try_for_each(|(side, position)| save_position(conn, id.as_str(), integer(side)?, position))
}

fn save_position(conn: &Connection, point: &str, side: i64, position: &Position) -> Sql<()> {
    let Position { answer: Answer(answer), claims, origins } = position;
    conn.prepare_cached("INSERT INTO positions (point, position, answer) VALUES (?1, ?2, ?3)")?
        .execute(params![point, side, answer])?;
    let mut statement = conn.prepare_cached(
        "INSERT INTO position_claims (point, position, rank, claim) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (rank, claim) in claims.iter().enumerate() {
        statement.execute(params![point, side, integer(rank)?, claim.as_str()])?;
    }
    let mut statement = conn.prepare_cached(
        "INSERT INTO position_origins (point, position, rank, name) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (rank, origin) in origins.iter().enumerate() {
        let name = match origin {
            Origin::Known(name) => Some(name),
            Origin::Unknown => None,
        };
        statement.execute(params![point, side, integer(rank)?, name])?;
    }
    Ok(())
}

fn json(value: &impl Serialize) -> Sql<String> {
    serde_json::to_string(value).map_err(|error| unwritable(error.to_string()))
}

/// What the next detection can build on.
pub(super) fn previous(conn: &Connection) -> Sql<Option<Previous>> {
    let Some(fingerprint) = fingerprint(conn)? else { return Ok(None) };
    let query = "SELECT claim, inputs FROM readings";
    let compared = select(conn, query, ("claim", "seq"), Scope::All, |row| {
        Ok((checked(row, "claim", ClaimId::new)?, row.get("inputs")?))
    })?;
    let compared = compared.into_iter().collect();
    Ok(Some(Previous { fingerprint, compared, links: links(conn)? }))
}

/// Everything derived, as it was saved.
pub(super) fn detection(conn: &Connection) -> Sql<Option<Detection>> {
    if fingerprint(conn)?.is_none() {
        return Ok(None);
    }
    let key = ("claim", "seq");
    let query = "SELECT body FROM readings";
    let readings = select(conn, query, key, Scope::All, |row| from_json(row, "body"))?;
    Ok(Some(Detection { readings, links: links(conn)?, points: points(conn)? }))
}

fn fingerprint(conn: &Connection) -> Sql<Option<String>> {
    let mut found = None;
    each(conn, "SELECT fingerprint FROM detection", [], |row| {
        found = Some(row.get(0)?);
        Ok(())
    })?;
    Ok(found)
}

fn links(conn: &Connection) -> Sql<Vec<Link>> {
    let query = "SELECT a, b, relation, rule, because, words_a, words_b, at_issue FROM links";
    select(conn, query, ("a", "seq"), Scope::All, |row| {
        Ok(Link {
            a: checked(row, "a", ClaimId::new)?,
            b: checked(row, "b", ClaimId::new)?,
            relation: parsed(row, "relation")?,
            rule: row.get("rule")?,
            at_issue: from_json(row, "at_issue")?,
            because: Because {
                text: row.get("because")?,
                words_a: from_json(row, "words_a")?,
                words_b: from_json(row, "words_b")?,
            },
        })
    })
}

fn points(conn: &Connection) -> Sql<Vec<Point>> {
    let mut positions = positions(conn)?;
    let query = "SELECT id, question, status, at_issue FROM points";
    select(conn, query, ("id", "seq"), Scope::All, |row| {
        let id = checked(row, "id", PointId::new)?;
        Ok(Point {
            positions: positions.remove(id.as_str()).unwrap_or_default(),
            question: row.get("question")?,
            at_issue: from_json(row, "at_issue")?,
            status: parsed(row, "status")?,
            id,
        })
    })
}

fn positions(conn: &Connection) -> Sql<rustc_hash::FxHashMap<String, Vec<Position>>> {
    let side = |row: &Row<'_>| -> Sql<Side> { Ok((row.get("point")?, row.get("position")?)) };
    let order = ("point", "point, position, rank");
    let query = "SELECT point, position, claim FROM position_claims";
    let mut claims = grouped(select(conn, query, order, Scope::All, |row| {
        Ok((side(row)?, checked(row, "claim", ClaimId::new)?))
    })?);
    let query = "SELECT point, position, name FROM position_origins";
    let mut origins = grouped(select(conn, query, order, Scope::All, |row| {
        let name: Option<String> = row.get("name")?;
        Ok((side(row)?, name.map_or(Origin::Unknown, Origin::Known)))
    })?);
    let query = "SELECT point, position, answer FROM positions";
    let all = select(conn, query, ("point", "point, position"), Scope::All, |row| {
        let side = side(row)?;
        let position = Position {
            answer: Answer(row.get("answer")?),
            claims: claims.remove(&side).unwrap_or_default(),
            origins: origins.remove(&side).unwrap_or_default(),
        };
        Ok((side.0, position))
    })?;
    Ok(grouped(all))
}
