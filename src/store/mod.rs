//! A case in one SQLite file. The only module that knows SQL.
//!
//! `schema.sql` at the root of the package is the schema, and `docs/SCHEMA.md` its guided tour. What
//! people entered (sources, claims, entities, judgements, journal) is only ever added to; what
//! detection derived (readings, links, points) is replaced as a whole by [`Store::save`]. Every change
//! is one transaction that also writes its line of the journal: it happens entirely or not at all.
//!
//! ```
//! use atodds::model::{Case, JournalEntry};
//! use atodds::store::Store;
//!
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("night.db");
//! let entry = |action: &str| JournalEntry {
//!     at: "2025-12-05T09:00:00Z".into(),
//!     by: "ada".into(),
//!     action: action.into(),
//!     detail: String::new(),
//! };
//! let mut store = Store::create(&path, "Night of 30 November", &entry("init"))?;
//! let addition = Case { language: Some("en".into()), ..Case::default() };
//! store.import(&addition, &entry("import"))?;
//! assert_eq!(Store::open(&path)?.load()?.language.as_deref(), Some("en"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod account;
mod changes;
mod compare;
mod derived;
mod errors;
mod guard;
mod import;
mod insert;
mod journal;
mod judgement;
mod load;
mod merge;
mod migrate;
mod open;
mod rehash;
mod rows;
#[cfg(test)]
mod samples;
mod state;
#[cfg(test)]
mod tests;
mod touching;
mod undo;
mod verify;

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::{Error, Result};
use crate::model::{Case, Detection, JournalEntry, Judgement, Previous, Withdrawal};

pub use account::Change;
pub use import::Imported;
pub use journal::{Head, Recorded};
pub use merge::NewIds;
pub use undo::Undone;
pub use verify::{Examined, Finding};

/// An open case.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    conn: Connection,
    /// The end of the journal when the case was last loaded, which is what a detection follows from.
    loaded: RefCell<Option<Head>>,
}

impl Store {
    /// The file, as it was given.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// All that people entered, as one state of the file: claims, sources and entities in the order of
    /// entry, judgements oldest first.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when the file holds what no atodds wrote; [`Error::Busy`] when another
    /// program is writing.
    pub fn load(&self) -> Result<Case> {
        let (case, head) = self.read(|conn| Ok((load::case(conn)?, journal::head(conn)?)))?;
        self.loaded.replace(head);
        Ok(case)
    }

    /// Adds what a case holds to this one.
    ///
    /// A record with an id that is known here is skipped when it is the same. Of a known source, a text
    /// that is new is added as a snapshot, and the older ones stay; of a known entity (by name),
    /// spellings that are new are added; of a known claim whose quote could not be looked up before,
    /// its place. Title, language and description of the case are taken only where this case has none.
    /// When there was nothing to add, the journal stays as it is.
    ///
    /// # Errors
    ///
    /// [`Error::Problems`] with every record that has a known id and other content, and every claim
    /// without its source; nothing is changed then.
    pub fn import(&mut self, addition: &Case, entry: &JournalEntry) -> Result<Imported> {
        let file = self.path.display().to_string();
        let (imported, problems) = self.change(|tx| {
            let before = tx.total_changes();
            let (imported, problems) = import::import(tx, addition, &file)?;
            if tx.total_changes() > before {
                journal::append(tx, entry)?;
            }
            Ok(((imported, problems.clone()), problems.is_empty()))
        })?;
        if problems.is_empty() {
            Ok(imported)
        } else {
            Err(crate::error::Problems(problems).into())
        }
    }

    /// What [`import`](Self::import) would add; nothing is changed.
    ///
    /// # Errors
    ///
    /// As for [`import`](Self::import).
    pub fn would_import(&mut self, addition: &Case) -> Result<Imported> {
        let file = self.path.display().to_string();
        let (imported, problems) =
            self.change(|tx| Ok((import::import(tx, addition, &file)?, false)))?;
        if problems.is_empty() {
            Ok(imported)
        } else {
            Err(crate::error::Problems(problems).into())
        }
    }

    /// Appends a judgement. Earlier ones of the same subject stay; of each person the last one counts.
    ///
    /// # Errors
    ///
    /// As for every change: [`Error::Busy`], or [`Error::Store`] when the disk is full or the file
    /// read-only; nothing is changed then.
    pub fn judge(&mut self, judgement: &Judgement, entry: &JournalEntry) -> Result<()> {
        self.change(|tx| {
            judgement::append(tx, judgement)?;
            journal::append(tx, entry)?;
            Ok(((), true))
        })
    }

    /// Notes that a judgement no longer counts. The judgement itself stays.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] when the case holds no such judgement; else as for [`judge`](Self::judge).
    pub fn withdraw(&mut self, withdrawal: &Withdrawal, entry: &JournalEntry) -> Result<()> {
        self.change(|tx| {
            judgement::withdraw(tx, withdrawal)?;
            journal::append(tx, entry)?;
            Ok(((), true))
        })
    }

    /// A number that is another one after another program changed the case, and the same after a change
    /// through this store.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn version_of_others(&self) -> Result<i64> {
        self.read(|conn| conn.pragma_query_value(None, "data_version", |row| row.get(0)))
    }

    /// What the last [`save`](Self::save) left for the next detection to build on; `None` before the
    /// first.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn previous(&self) -> Result<Option<Previous>> {
        self.read(derived::previous)
    }

    /// Replaces all that is derived by `detection`, and notes the claims it read as compared with each
    /// other under `fingerprint`.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] when it names a claim that the case does not hold, or when the disk is full or
    /// the file read-only; [`Error::Busy`]; [`Error::Outdated`] when the case was changed since this store
    /// loaded it, by whomever: a judgement that came in between would be missing from what is derived. What
    /// was derived before stays then.
    pub fn save(
        &mut self,
        detection: &Detection,
        fingerprint: &str,
        entry: &JournalEntry,
    ) -> Result<()> {
        let loaded = self.loaded.borrow().clone();
        let saved = self.change(|tx| {
            if loaded.is_some() && journal::head(tx)? != loaded {
                return Ok((None, false));
            }
            derived::save(tx, detection, fingerprint)?;
            journal::append(tx, entry)?;
            Ok((Some(journal::head(tx)?), true))
        })?;
        let Some(head) = saved else { return Err(Error::Outdated { path: self.path.clone() }) };
        if loaded.is_some() {
            self.loaded.replace(head);
        }
        Ok(())
    }

    /// What the last [`save`](Self::save) stored; `None` before the first.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn detection(&self) -> Result<Option<Detection>> {
        self.read(derived::detection)
    }

    /// Every change of the case, oldest first.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn journal(&self) -> Result<Vec<JournalEntry>> {
        Ok(self.log()?.into_iter().map(|recorded| recorded.entry).collect())
    }

    /// The same, each with its number and hash.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn log(&self) -> Result<Vec<Recorded>> {
        self.read(journal::all)
    }

    /// What an entry of the journal changed of what people entered, row by row; nothing where it changed nothing,
    /// or there is no such entry.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn changes_of(&self, entry: i64) -> Result<Vec<Change>> {
        self.read(|conn| {
            account::touched(conn, entry)?.into_iter().map(account::Touched::read).collect()
        })
    }

    /// The end of the journal; `None` of a case that was made without atodds.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn head(&self) -> Result<Option<Head>> {
        self.read(journal::head)
    }

    /// Reads in one transaction, so that another program's change falls before or after all of it.
    fn read<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        let within = || {
            let tx = self.conn.unchecked_transaction()?;
            read(&tx)
        };
        within().map_err(|error| errors::explain(&self.path, error))
    }

    /// Changes in one transaction, which is kept when `change` says so and taken back otherwise.
    ///
    /// It takes the write lock first: what it reads is what it changes.
    fn change<T>(
        &mut self,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<(T, bool)>,
    ) -> Result<T> {
        let Self { path, conn, .. } = self;
        let within = || {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let (value, keep) = change(&tx)?;
            if keep {
                tx.commit()?
            } else {
                tx.rollback()?
            };
            Ok(value)
        };
        within().map_err(|error| errors::explain(path, error))
    }
}
