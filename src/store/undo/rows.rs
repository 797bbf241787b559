//! Rows as they stood before an entry.

use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;

use super::{Outcome, Sql};
use crate::store::account::{self, Touched};
use crate::store::changes::{ENTERED, Table};
use crate::store::errors::malformed;
use crate::store::journal::Recorded;
use crate::store::rows::each;

/// Tables whose records have a name of their own, which two of them cannot share: the column.
const NAMED: [(&str, &str); 4] =
    [("sources", "id"), ("claims", "id"), ("entities", "name"), ("publishers", "name")];

/// The tables of what people entered, and which of them refers to which.
pub(super) struct Rows<'c> {
    conn: &'c Connection,
    tables: FxHashMap<&'static str, Table>,
    /// By the table that is referred to: the referring one, its column, and the column there.
    references: FxHashMap<String, Vec<(&'static str, String, String)>>,
}

impl<'c> Rows<'c> {
    pub(super) fn of(conn: &'c Connection) -> Sql<Self> {
        let (mut tables, mut references) = (FxHashMap::default(), FxHashMap::default());
        for name in ENTERED {
            tables.insert(name, Table::of(conn, name)?);
            let query = "SELECT \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?1)";
            each(conn, query, [name], |row| {
                let found: &mut Vec<_> = references.entry(row.get(0)?).or_default();
                found.push((name, row.get(1)?, row.get(2)?));
                Ok(())
            })?;
        }
        Ok(Self { conn, tables, references })
    }

    fn table(&self, name: &str) -> Sql<&Table> {
        let unknown = || malformed("table", format!("{name:?} is no table of ours"));
        self.tables.get(name).ok_or_else(unknown)
    }

    /// Why the rows do not stand as the entry left them, if they do not.
    pub(super) fn changed_since(&self, target: &Recorded, rows: &[Touched]) -> Sql<Option<String>> {
        let conn = self.conn;
        let mut later = None;
        for row in rows.iter().filter(|row| !is_bare_outlet(row)) {
            if self.table(&row.table)?.stands(conn, &row.key)? == row.after {
                continue;
            }
            match account::last_change(conn, &row.table, &row.key)?.filter(|it| *it > target.number)
            {
                Some(entry) => later = later.max(Some(entry)),
                None => {
                    return Ok(Some(format!(
                        "the row {} of {} was changed behind the back of atodds: see `atodds verify`",
                        row.key, row.table
                    )));
                }
            }
        }
        Ok(later.map(|entry| {
            format!(
                "entry {entry} changed later what entry {} had left: undo that first, with `atodds undo {entry}`",
                target.number
            )
        }))
    }

    /// Puts every row back as it was.
    pub(super) fn restore(&self, rows: &[Touched]) -> Sql<Outcome<()>> {
        let (gone, back): (Vec<&Touched>, Vec<&Touched>) =
            rows.iter().partition(|row| row.before.is_none());
        for row in gone.iter().rev().filter(|row| !is_bare_outlet(row)) {
            self.remove(row)?;
        }
        for row in back {
            self.vacate(row, &gone)?;
            if let Some(before) = &row.before
                && let Err(why) = self.put_back(row, before)?
            {
                return Ok(Err(why));
            }
        }
        // Only now: what is put back may have hung on a row that is gone, and another row may have its name.
        for row in &gone {
            if let Some(entry) = self.hangs_on(row)? {
                return Ok(Err(format!(
                    "entry {entry} added later what hangs on it: undo that first, with `atodds undo {entry}`"
                )));
            }
        }
        Ok(Ok(()))
    }

    fn remove(&self, row: &Touched) -> Sql<()> {
        let which = self.table(&row.table)?.where_sql("?1");
        let sql = match row.table.as_str() {
            "publishers" => format!("UPDATE publishers SET family = NULL WHERE {which}"),
            name => format!("DELETE FROM {name} WHERE {which}"),
        };
        self.conn.prepare_cached(&sql)?.execute([&row.key])?;
        Ok(())
    }

    /// Takes away the row that an entry gave an outlet in place of this one, which is to come back: an outlet has
    /// one row. What names the outlet follows.
    fn vacate(&self, back: &Touched, gone: &[&Touched]) -> Sql<()> {
        let name = |row: &str| Some(account::object(row).ok()?.get("name")?.as_str()?.to_owned());
        let Some(wanted) = back.before.as_deref().filter(|_| back.table == "publishers") else {
            return Ok(());
        };
        let has_its_name = |row: &&&Touched| {
            row.table == "publishers" && row.after.as_deref().and_then(name) == name(wanted)
        };
        let Some(instead) = gone.iter().find(has_its_name).filter(|it| it.key != back.key) else {
            return Ok(());
        };
        let table = self.table("publishers")?;
        let moved = "UPDATE sources SET publisher = json_extract(?1, '$[0]')
                      WHERE publisher = json_extract(?2, '$[0]')";
        self.conn.prepare_cached(moved)?.execute([&back.key, &instead.key])?;
        let gone = format!("DELETE FROM publishers WHERE {}", table.where_sql("?1"));
        self.conn.prepare_cached(&gone)?.execute([&instead.key])?;
        Ok(())
    }

    /// The last entry that added a row which hangs on one that is gone.
    fn hangs_on(&self, gone: &Touched) -> Sql<Option<i64>> {
        let Some(row) = gone.after.as_deref().filter(|_| gone.table != "publishers") else {
            return Ok(None);
        };
        let mut last = None;
        for (name, from, to) in self.references.get(&gone.table).into_iter().flatten() {
            let query = format!(
                "SELECT {} FROM {name} AS t WHERE t.\"{from}\" = json_extract(?1, '$.{to}')
                    AND NOT EXISTS (SELECT 1 FROM {} AS p WHERE p.\"{to}\" = t.\"{from}\")",
                self.table(name)?.key_sql("t"),
                gone.table
            );
            each(self.conn, &query, [row], |found| {
                let key: String = found.get(0)?;
                last = last.max(account::last_change(self.conn, name, &key)?);
                Ok(())
            })?;
        }
        Ok(last)
    }

    fn put_back(&self, row: &Touched, before: &str) -> Sql<Outcome<()>> {
        let table = self.table(&row.table)?;
        if table.stands(self.conn, &row.key)?.is_some() {
            self.conn.prepare_cached(&table.update_sql())?.execute([before, &row.key])?;
            return Ok(Ok(()));
        }
        if let Some((name, entry)) = self.name_taken(table, before)? {
            return Ok(Err(format!(
                "the name {name} in {} was taken by entry {entry} meanwhile: undo that first, with \
                 `atodds undo {entry}`",
                row.table
            )));
        }
        self.conn.prepare_cached(&table.insert_sql())?.execute([before])?;
        Ok(Ok(()))
    }

    /// The name of a row that is to come, and the entry that gave another row this name.
    fn name_taken(&self, table: &Table, row: &str) -> Sql<Option<(String, i64)>> {
        let Some((_, column)) = NAMED.iter().find(|(name, _)| *name == table.name) else {
            return Ok(None);
        };
        let query = format!(
            "SELECT {}, \"{column}\" FROM {} AS t WHERE \"{column}\" = json_extract(?1, '$.{column}')",
            table.key_sql("t"),
            table.name
        );
        let taken: Option<(String, String)> = self
            .conn
            .prepare_cached(&query)?
            .query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((key, name)) = taken else { return Ok(None) };
        let entry = account::last_change(self.conn, table.name, &key)?;
        Ok(Some((format!("{name:?}"), entry.unwrap_or_default())))
    }
}

/// An outlet that came with a source. Its bare name says nothing and other sources may use it by now.
fn is_bare_outlet(row: &Touched) -> bool {
    let is_bare = |row: &str| account::object(row).is_ok_and(|row| row["family"].is_null());
    row.table == "publishers" && row.before.is_none() && row.after.as_deref().is_some_and(is_bare)
}
