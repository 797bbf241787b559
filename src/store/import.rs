//! Adding the records of one case to another.

use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;

use super::rows::Scope;
use super::{compare, insert, judgement, load};
use crate::error::Problem;
use crate::model::{Case, Claim, Entity, Match, Publisher, Snapshot, Source, SourceId};

type Sql<T> = rusqlite::Result<T>;

/// How many records [`Store::import`](super::Store::import) added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// New sources.
    pub sources: usize,
    /// New texts, of new sources and of known ones.
    pub snapshots: usize,
    /// New claims.
    pub claims: usize,
    /// New entities.
    pub entities: usize,
    /// New judgements.
    pub judgements: usize,
    /// Withdrawals of judgements that were not withdrawn so before.
    pub withdrawals: usize,
    /// Outlets of which more is known now than their name.
    pub publishers: usize,
    /// Known entities that got further spellings, or whom they speak for or where they lie.
    pub extended: usize,
    /// Known claims whose quote was found now, where there was no text to look it up in before.
    pub located: usize,
    /// Records that were there already, all the same.
    pub skipped: usize,
}

/// Adds what is new and lists what cannot be added; with problems, all is to be taken back.
pub(super) fn import(
    conn: &Connection,
    addition: &Case,
    file: &str,
) -> Sql<(Imported, Vec<Problem>)> {
    let mut import = Import {
        conn,
        file,
        done: Imported::default(),
        problems: Vec::new(),
        newest: FxHashMap::default(),
    };
    import.about(addition)?;
    addition.entities.iter().try_for_each(|entity| import.entity(entity))?;
    addition.publishers.iter().try_for_each(|publisher| import.publisher(publisher))?;
    addition.sources.iter().try_for_each(|source| import.source(source))?;
    addition.claims.iter().try_for_each(|claim| import.claim(claim))?;
    let (new, known) = judgement::append_new(conn, &addition.judgements)?;
    import.done.judgements += new;
    import.done.skipped += known;
    let (new, known) = judgement::withdraw_new(conn, &addition.judgements, &addition.withdrawals)?;
    import.done.withdrawals += new;
    import.done.skipped += known;
    addition.variants.iter().try_for_each(|variant| insert::variant(conn, variant))?;
    Ok((import.done, import.problems))
}

struct Import<'a> {
    conn: &'a Connection,
    file: &'a str,
    done: Imported,
    problems: Vec<Problem>,
    /// The row of the text that citations of a source point into when they name none.
    newest: FxHashMap<SourceId, Option<i64>>,
}

impl Import<'_> {
    fn problem(&mut self, field: String, message: String) {
        self.problems.push(Problem { file: self.file.to_owned(), line: 0, field, message });
    }

    fn differs(&mut self, what: &str, id: &str, fields: &[&str], next: &str) {
        let message = format!("is in the case already with another {}: {next}", listed(fields));
        self.problem(format!("{what} {id}"), message);
    }

    fn about(&self, addition: &Case) -> Sql<()> {
        self.conn.execute(
            "INSERT INTO case_info (only, title, language, description) VALUES (1, ?1, ?2, ?3)
             ON CONFLICT (only) DO UPDATE
                SET title = iif(title = '', ?1, title),
                    language = coalesce(language, ?2),
                    description = coalesce(description, ?3)
              WHERE (title = '' AND ?1 <> '')
                 OR (language IS NULL AND ?2 IS NOT NULL)
                 OR (description IS NULL AND ?3 IS NOT NULL)",
            (&addition.title, &addition.language, &addition.description),
        )?;
        Ok(())
    }

    fn entity(&mut self, new: &Entity) -> Sql<()> {
        let Some(held) = load::entities(self.conn, Scope::One(&new.name))?.pop() else {
            self.done.entities += 1;
            return insert::entity(self.conn, new);
        };
        let fields = compare::entity(&held, new);
        if !fields.is_empty() {
            self.differs("entity", &new.name, &fields, "make the two alike");
            return Ok(());
        }
        let mut spellings: Vec<&String> = Vec::new();
        for alias in &new.aliases {
            if !held.aliases.contains(alias) && !spellings.contains(&alias) {
                spellings.push(alias);
            }
        }
        let fills = |held: &Option<String>, new: &Option<String>| held.is_none() && new.is_some();
        if spellings.is_empty()
            && !fills(&held.speaks_for, &new.speaks_for)
            && !fills(&held.within, &new.within)
        {
            self.done.skipped += 1;
            return Ok(());
        }
        self.done.extended += 1;
        insert::extend_entity(self.conn, new, &spellings)
    }

    fn publisher(&mut self, new: &Publisher) -> Sql<()> {
        let held = load::publishers(self.conn, Scope::One(&new.name))?.pop();
        let fields = held.as_ref().map_or(vec![], |held| compare::publisher(held, new));
        if !fields.is_empty() {
            self.differs("publisher", &new.name, &fields, "make the two alike");
        } else if held.is_some_and(|held| held.family.is_some()) || new.family.is_none() {
            self.done.skipped += 1;
        } else {
            self.done.publishers += 1;
            insert::extend_publisher(self.conn, new)?;
        }
        Ok(())
    }

    fn source(&mut self, new: &Source) -> Sql<()> {
        if !load::exists(self.conn, "sources", new.id.as_str())? {
            let newest = insert::source(self.conn, new)?;
            self.newest.insert(new.id.clone(), newest);
            self.done.sources += 1;
            self.done.snapshots += new.snapshots.len();
            return Ok(());
        }
        let scope = Scope::One(new.id.as_str());
        let fields = load::sources(self.conn, scope)?
            .pop()
            .map_or(vec![], |held| compare::source(&held, new));
        if fields.is_empty() {
            self.done.skipped += 1;
            return self.snapshots(new);
        }
        let next = "give this one another id, or make the two alike";
        self.differs("source", new.id.as_str(), &fields, next);
        Ok(())
    }

    fn snapshots(&mut self, source: &Source) -> Sql<()> {
        let id = source.id.as_str();
        let mut held = load::snapshots(self.conn, Scope::One(id))?;
        // Both are in the order of their dates: what was passed does not come again, unless a page changed
        // back.
        let mut from = 0;
        for new in &source.snapshots {
            let newest = held.last().map(|(_, row, _)| *row);
            let is_same = |(_, row, text): &(String, i64, Snapshot)| {
                compare::snapshot(text, newest == Some(*row), new)
            };
            let row = match held[from..].iter().position(is_same) {
                Some(at) => {
                    from += at + 1;
                    held[from - 1].1
                }
                None => {
                    self.done.snapshots += 1;
                    let row = insert::snapshot(self.conn, id, new)?;
                    held.push((id.to_owned(), row, new.clone()));
                    from = held.len();
                    row
                }
            };
            self.newest.insert(source.id.clone(), Some(row));
        }
        Ok(())
    }

    fn claim(&mut self, new: &Claim) -> Sql<()> {
        let id = new.id.as_str();
        if !load::exists(self.conn, "sources", new.source.as_str())? {
            let message = format!(
                "names the source {:?}, which the case does not hold: add the source first, or \
                 together with the claim",
                new.source.as_str()
            );
            self.problem(format!("claim {id}"), message);
            return Ok(());
        }
        let held = match load::exists(self.conn, "claims", id)? {
            true => load::claims(self.conn, Scope::One(id))?.pop(),
            false => None,
        };
        let fields = held.as_ref().map_or(vec![], |held| compare::claim(held, new));
        if !fields.is_empty() {
            let next = "give this one another id, or make the two alike";
            self.differs("claim", id, &fields, next);
            return Ok(());
        }
        let Some(snapshot) = self.snapshot_of(new)? else { return Ok(()) };
        let Some(held) = held else {
            self.done.claims += 1;
            return insert::claim(self.conn, new, snapshot);
        };
        let unverified = held.citation.is_some_and(|quote| quote.found == Match::Unverified);
        if unverified && snapshot.is_some() {
            self.done.located += 1;
            return insert::citation(self.conn, new, snapshot);
        }
        self.done.skipped += 1;
        Ok(())
    }

    /// The row of the text that the claim's position points into: none where it has no position, and
    /// none at all (with a problem) where there is no such text.
    fn snapshot_of(&mut self, claim: &Claim) -> Sql<Option<Option<i64>>> {
        let Some(citation) = claim.citation.as_ref().filter(|it| it.position.is_some()) else {
            return Ok(Some(None));
        };
        let newest = match self.newest.get(&claim.source) {
            Some(Some(row)) => Some(*row),
            _ => newest_snapshot(self.conn, &claim.source, None)?,
        };
        self.newest.insert(claim.source.clone(), newest);
        let row = match &citation.snapshot {
            Some(sha256) => newest_snapshot(self.conn, &claim.source, Some(sha256))?,
            None => newest,
        };
        if row.is_none() {
            let lacks = match newest {
                None => "has no text: give the source its document",
                Some(_) => {
                    "lacks the snapshot that the quote stands in: add it first, or with the claim"
                }
            };
            let message =
                format!("has a position, but the source {:?} {lacks}", claim.source.as_str());
            self.problem(format!("claim {}", claim.id), message);
        }
        Ok(row.map(Some))
    }
}

/// The row of a source's newest text, or of its newest one with this hash.
fn newest_snapshot(conn: &Connection, source: &SourceId, sha256: Option<&str>) -> Sql<Option<i64>> {
    conn.prepare_cached(
        "SELECT max(seq) FROM snapshots WHERE source = ?1 AND (?2 IS NULL OR sha256 = ?2)",
    )?
    .query_row((source.as_str(), sha256), |row| row.get(0))
    .optional()
    .map(Option::flatten)
}

/// "text", "text and note", "text, stance and note".
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [word] => (*word).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn fields_are_listed_as_a_person_would() {
        assert_eq!(listed(&["text"]), "text");
        assert_eq!(listed(&["text", "note"]), "text and note");
        assert_eq!(listed(&["text", "stance", "note"]), "text, stance and note");
    }
}
