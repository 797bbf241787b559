//! Taking back what an entry of the journal changed, by a further entry.

mod judgements;
mod rows;
mod target;

use rusqlite::Connection;

use rows::Rows;

use super::account::{self, Change, Touched};
use super::journal::Recorded;
use super::{Store, derived, journal};
use crate::error::{Error, Result};
use crate::model::JournalEntry;

type Sql<T> = rusqlite::Result<T>;

/// What a change that is taken back comes to, or why it is refused.
type Outcome<T> = std::result::Result<T, String>;

/// What was undone.
#[derive(Debug, Clone, PartialEq)]
pub struct Undone {
    /// The entry whose changes were taken back.
    pub entry: Recorded,
    /// What taking them back changed.
    pub changes: Vec<Change>,
}

impl Store {
    /// Takes back what an entry of the journal changed, under an entry of its own: every row that it touched
    /// stands again as it stood before. Nothing is taken out of the journal, and an undo can itself be undone.
    ///
    /// Without a number, it is the last entry that changed anything, is no undo and was not undone. `entry` tells
    /// who does it, when, and (as its detail) why; what was undone is put before that.
    ///
    /// Judgements are never removed. One that the entry recorded is withdrawn, and a withdrawal that it recorded
    /// is itself taken back, so that the judgement counts as it did. The bare name of an outlet stays too: it
    /// says nothing. What was derived is emptied when it hangs on a claim that goes; the next detection makes it
    /// anew.
    ///
    /// # Errors
    ///
    /// [`Error::Usage`] when there is nothing to undo; when the entry began the case or its account; when it was
    /// undone already; and when a later entry changed a row that this one left, or added one that hangs on it:
    /// the message names that entry. Nothing is changed then.
    pub fn undo(&mut self, number: Option<i64>, entry: &JournalEntry) -> Result<Undone> {
        self.take_back(number, entry, true)
    }

    /// What [`undo`](Self::undo) would do; nothing is changed.
    ///
    /// # Errors
    ///
    /// As for [`undo`](Self::undo).
    pub fn would_undo(&mut self, number: Option<i64>, entry: &JournalEntry) -> Result<Undone> {
        self.take_back(number, entry, false)
    }

    fn take_back(
        &mut self,
        number: Option<i64>,
        entry: &JournalEntry,
        keep: bool,
    ) -> Result<Undone> {
        let undone = self.change(|tx| {
            let undone = undo(tx, number, entry)?;
            let keep = keep && undone.is_ok();
            Ok((undone, keep))
        })?;
        undone.map_err(|what| Error::Usage { what })
    }
}

fn undo(conn: &Connection, number: Option<i64>, entry: &JournalEntry) -> Sql<Outcome<Undone>> {
    let target = match target::find(conn, number)? {
        Ok(target) => target,
        Err(why) => return Ok(Err(why)),
    };
    let touched = account::touched(conn, target.number)?;
    let (said, rows): (Vec<Touched>, Vec<Touched>) =
        touched.into_iter().partition(|it| judgements::are_kept_in(&it.table));
    let tables = Rows::of(conn)?;
    if let Some(why) = tables.changed_since(&target, &rows)? {
        return Ok(Err(why));
    }
    // A row may go before the one that it hangs on, or come after it.
    conn.pragma_update(None, "defer_foreign_keys", true)?;
    if rows.iter().any(|it| it.table == "claims" && it.before.is_none()) {
        derived::clear(conn)?;
    }
    if let Err(why) = tables.restore(&rows)? {
        return Ok(Err(why));
    }
    judgements::take_back(conn, &said, &target.entry, entry)?;
    let of = format!("entry {} ({}: {})", target.number, target.entry.action, target.entry.detail);
    let why = entry.detail.trim();
    let detail = if why.is_empty() { of } else { format!("{of}: {why}") };
    let entry = JournalEntry { detail, ..entry.clone() };
    journal::append_undo(conn, &entry, Some(target.number))?;
    let own = journal::head(conn)?.map_or(0, |head| head.entry);
    let changes =
        account::touched(conn, own)?.into_iter().map(Touched::read).collect::<Sql<_>>()?;
    Ok(Ok(Undone { entry: target, changes }))
}
