//! One variant per failure that a user can act on; each message says what is wrong, where, and what to
//! do next.

use std::{io, path::PathBuf};

pub use crate::casefile::{Problem, Problems};

/// What every fallible function of the crate returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure that a user can act on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file could not be written; nothing was changed.
    #[error("cannot write {}: {source}; nothing was changed there", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A path that is neither a case in SQLite nor a case file nor a folder with one.
    #[error("{} is no case: {why}", path.display())]
    NotACase {
        /// The path.
        path: PathBuf,
        /// What it is instead, and what to do.
        why: String,
    },
    /// There is no case at the path.
    #[error("there is no case at {}: make one with `atodds init {}`, or name another with --case", path.display(), path.display())]
    NoCase {
        /// The path.
        path: PathBuf,
    },
    /// Something already stands where a new file should go.
    #[error("{} exists already: choose another name, or remove it first", path.display())]
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// A case that a newer atodds wrote.
    #[error("{} was written by a newer atodds (schema {found}; this one knows {known}): update atodds", path.display())]
    NewerCase {
        /// The file.
        path: PathBuf,
        /// The file's schema version.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// A case that is damaged.
    #[error("{} is damaged: {why}; restore it from a copy", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite, or the check, found.
        why: String,
    },
    /// A case that another program holds.
    #[error("{} is in use by another program: try again when it has finished", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// A case that was changed between loading it and saving what follows from it.
    #[error("{} was changed by another program since it was read; nothing was saved: do it again", path.display())]
    Outdated {
        /// The file.
        path: PathBuf,
    },
    /// Anything else that SQLite refused; the transaction was taken back.
    #[error("the case {} could not be changed or read: {source}", path.display())]
    Store {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// A case file, CSV or JSONL with problems, all of them listed; nothing was loaded.
    #[error("{0}")]
    Problems(#[from] Problems),
    /// An id that the case does not hold.
    #[error("the case has no {kind} {id:?}{}", nearest.as_ref().map_or(format!(": see `atodds list {kind}s`"), |n| format!(": did you mean {n:?}?")))]
    UnknownId {
        /// `claim`, `source` or `point`.
        kind: &'static str,
        /// The id as given.
        id: String,
        /// The id in the case that is spelled most alike.
        nearest: Option<String>,
    },
    /// An argument that cannot be used.
    #[error("{what}")]
    Usage {
        /// What is wrong and what to do.
        what: String,
    },
    /// No test was found where `atodds test` looked.
    #[error("no test in {}: a fixture is a case file (.toml) with at least one [[expect]]", path.display())]
    NoTest {
        /// The path.
        path: PathBuf,
    },
}

impl Error {
    /// Wraps the failure to read `path`.
    pub fn read(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Read { path, source }
    }

    /// Wraps the failure to write `path`.
    pub fn write(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Write { path, source }
    }
}
