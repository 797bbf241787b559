//! Bringing the rows of a case to what it became when another one was merged into it.

mod claims;
mod entities;
mod place;
mod publishers;
mod sources;

use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::FxHashMap;

use super::{Store, derived, insert, journal, judgement, load};
use crate::error::Result;
use crate::model::{Case, JournalEntry, Variant};

type Sql<T> = rusqlite::Result<T>;

/// Which records have other ids or names than before: the new ones by the old ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewIds {
    /// Of sources.
    pub sources: FxHashMap<String, String>,
    /// Of claims.
    pub claims: FxHashMap<String, String>,
    /// The names of entities.
    pub entities: FxHashMap<String, String>,
}

/// Of the kind of each record (`source`, `claim` or `entity`), its id or name before and now.
impl<'a> FromIterator<(&'a str, &'a str, &'a str)> for NewIds {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str, &'a str)>>(all: I) -> Self {
        let mut ids = Self::default();
        for (kind, before, now) in all {
            let of_kind = match kind {
                "source" => &mut ids.sources,
                "claim" => &mut ids.claims,
                _ => &mut ids.entities,
            };
            of_kind.insert(before.to_owned(), now.to_owned());
        }
        ids
    }
}

impl Store {
    /// Makes of the case what `unite` makes of it, in one change with one entry in the journal. When that is what it
    /// was, nothing is changed and the journal stays as it is.
    ///
    /// `unite` is given all that people entered, and gives it back with what another case adds: nothing of it is
    /// taken away, and judgements only get more. It also says which records have new ids, and whatever the
    /// caller wants to know. Rows keep their places where the order allows it; what was derived goes where ids
    /// changed, and is stale otherwise.
    ///
    /// # Errors
    ///
    /// As for every change: [`Error::Busy`](crate::Error::Busy), or [`Error::Store`](crate::Error::Store) when what
    /// `unite` gave is no case; nothing is changed then.
    pub fn merge<T>(
        &mut self,
        entry: &JournalEntry,
        unite: impl FnOnce(&Case) -> (Case, NewIds, T),
    ) -> Result<T> {
        self.change(|tx| {
            let held = load::case(tx)?;
            let (case, ids, told) = unite(&held);
            let is_new = case != held;
            if is_new {
                bring(tx, &held, &case, &ids)?;
                journal::append(tx, entry)?;
            }
            Ok((told, is_new))
        })
    }

    /// The hash of the journal's last entry, which stands for all that was ever done to the case; `None` where
    /// nothing was.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn journal_head(&self) -> Result<Option<String>> {
        self.read(|conn| {
            let last = "SELECT hash FROM journal ORDER BY seq DESC LIMIT 1";
            conn.query_row(last, [], |row| row.get(0)).optional()
        })
    }
}

fn bring(conn: &Connection, held: &Case, case: &Case, ids: &NewIds) -> Sql<()> {
    // Rows go and come back under the same or another id: all is in place again at the end.
    conn.pragma_update(None, "defer_foreign_keys", true)?;
    if [&ids.claims, &ids.sources].iter().any(|ids| ids.iter().any(|(old, new)| old != new)) {
        derived::clear(conn)?;
    }
    head(conn, case)?;
    entities::bring(conn, &held.entities, &case.entities, &ids.entities)?;
    let rewritten = sources::bring(conn, &held.sources, &case.sources, &ids.sources)?;
    publishers::bring(conn, &case.publishers)?;
    claims::bring(conn, held, case, ids, &rewritten)?;
    judgement::append_new(conn, &case.judgements)?;
    // What is brought again is among them already.
    judgement::withdraw_new(conn, &[], &case.withdrawals)?;
    variants(conn, &held.variants, &case.variants)
}

fn head(conn: &Connection, case: &Case) -> Sql<()> {
    conn.execute(
        "INSERT INTO case_info (only, title, language, description) VALUES (1, ?1, ?2, ?3)
         ON CONFLICT (only) DO UPDATE SET title = ?1, language = ?2, description = ?3
          WHERE (title, language, description) IS NOT (?1, ?2, ?3)",
        (&case.title, &case.language, &case.description),
    )?;
    Ok(())
}

fn variants(conn: &Connection, held: &[Variant], variants: &[Variant]) -> Sql<()> {
    let mut gone = conn.prepare_cached(
        "DELETE FROM variants WHERE kind = ?1 AND record = ?2 AND field = ?3 AND value = ?4",
    )?;
    let kept: rustc_hash::FxHashSet<_> = variants.iter().map(key).collect();
    for variant in held.iter().filter(|variant| !kept.contains(&key(variant))) {
        let (kind, record, field, value) = key(variant);
        gone.execute(params![kind, record, field, value])?;
    }
    variants.iter().try_for_each(|variant| insert::variant(conn, variant))
}

fn key(variant: &Variant) -> (&str, &str, &str, &str) {
    let Variant { kind, record, field, value } = variant;
    (kind, record, field, value)
}
