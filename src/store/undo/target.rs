//! Which entry is to be undone.

use rusqlite::Connection;
use rustc_hash::FxHashMap;

use super::{Outcome, Sql};
use crate::store::account;
use crate::store::journal::{self, Recorded};

/// The entries of a journal, and which of them took back which.
struct Journal {
    entries: Vec<Recorded>,
    /// The entry that undid another one, by that one.
    undone_by: FxHashMap<i64, i64>,
}

/// The entry that `number` means, or else the last one that stands.
pub(super) fn find(conn: &Connection, number: Option<i64>) -> Sql<Outcome<Recorded>> {
    let journal = Journal::read(conn)?;
    let first = conn.query_row("SELECT min(entry) FROM changes", [], |row| row.get(0))?;
    match number {
        Some(number) => journal.named(conn, number, first),
        None => Ok(journal.last(conn, first)?.ok_or_else(|| {
            "there is nothing to undo: no entry of the journal after the first changed anything that still \
             stands (see `atodds log`)"
                .to_owned()
        })),
    }
}

impl Journal {
    fn read(conn: &Connection) -> Sql<Self> {
        let entries = journal::all(conn)?;
        let pair = |entry: &Recorded| Some((entry.undoes?, entry.number));
        let undone_by = entries.iter().filter_map(pair).collect();
        Ok(Self { entries, undone_by })
    }

    fn named(&self, conn: &Connection, number: i64, first: Option<i64>) -> Sql<Outcome<Recorded>> {
        let Some(named) = self.entries.iter().find(|entry| entry.number == number) else {
            return Ok(Err(format!(
                "the journal has no entry {number}: see the numbers in `atodds log`"
            )));
        };
        if first.is_none_or(|first| number < first) {
            return Ok(Err(format!(
                "entry {number} ({}) is older than the account of what entries changed, so that it cannot be \
                 undone",
                named.entry.action
            )));
        }
        // The undo of what had no effect has none either, and can be undone all the same.
        if named.undoes.is_none() && !account::has_changes(conn, number)? {
            return Ok(Err(format!(
                "entry {number} ({}) changed nothing that people entered: there is nothing to undo",
                named.entry.action
            )));
        }
        if first == Some(number) {
            return Ok(Err(format!(
                "entry {number} ({}) is where the account of this case begins: it cannot be undone",
                named.entry.action
            )));
        }
        Ok(match self.standing(number) {
            Ok(standing) => self.entry(standing).ok_or_else(|| format!("entry {standing} is gone")),
            Err(by) => Err(format!(
                "entry {number} was undone by entry {by}; to bring it back, undo that one: \
                 `atodds undo {by}`"
            )),
        })
    }

    fn last(&self, conn: &Connection, first: Option<i64>) -> Sql<Option<Recorded>> {
        let is_no_undo = |entry: &&Recorded| entry.undoes.is_none() && Some(entry.number) > first;
        for entry in self.entries.iter().rev().filter(is_no_undo) {
            if let Ok(standing) = self.standing(entry.number)
                && account::has_changes(conn, entry.number)?
            {
                return Ok(self.entry(standing));
            }
        }
        Ok(None)
    }

    fn entry(&self, number: i64) -> Option<Recorded> {
        self.entries.iter().find(|entry| entry.number == number).cloned()
    }

    /// The entry through which the changes of `number` stand: itself, or the one that brought them back. Else the
    /// one that took them back.
    fn standing(&self, number: i64) -> Result<i64, i64> {
        let mut number = number;
        // Each undo comes after what it undoes, so that this ends.
        while let Some(by) = self.undone_by.get(&number).filter(|by| **by > number) {
            match self.undone_by.get(by).filter(|back| *back > by) {
                Some(back) => number = *back,
                None => return Err(*by),
            }
        }
        Ok(number)
    }
}
