//! Opens what `--case` names: a SQLite file, or a case file or folder that is loaded into memory.

use std::{
    io::{self, Read as _},
    path::Path,
};

use atodds::{
    Error, Result,
    casefile::{self, Format, Loaded, MAX_FILE_BYTES},
    model::Case,
    store::Store,
};

use super::failure::{Failure, Outcome};

/// A case that was opened for reading.
pub(crate) enum Opened {
    /// A SQLite file.
    Store(Store),
    /// A case file or folder.
    File(Loaded),
}

/// Opens a case for reading.
///
/// # Errors
///
/// [`Error::NoCase`] where there is nothing, [`Error::NotACase`] for any other file, and what the store
/// and the case file loader say.
pub(crate) fn open(path: &Path) -> Result<Opened> {
    if path == Path::new("-") {
        let loaded = casefile::load_str(&stdin()?, "standard input", Format::Toml)?;
        return Ok(Opened::File(loaded));
    }
    if !path.exists() {
        return Err(Error::NoCase { path: path.to_owned() });
    }
    if is_plain(path) {
        Ok(Opened::File(casefile::load(path)?))
    } else {
        Ok(Opened::Store(Store::open_read_only(path)?))
    }
}

/// The case alone, without what is derived from it.
///
/// # Errors
///
/// As [`open`].
pub(crate) fn case(path: &Path) -> Result<Case> {
    match open(path)? {
        Opened::Store(store) => store.load(),
        Opened::File(loaded) => Ok(loaded.case),
    }
}

/// The case as it was recorded by a time, RFC 3339 in UTC.
///
/// # Errors
///
/// As [`open`], and where the case is a case file or folder: those do not say when they were recorded.
pub(crate) fn recorded_by(path: &Path, time: &str) -> Outcome<Case> {
    match open(path)? {
        Opened::Store(store) => Ok(store.load_at(time)?),
        Opened::File(_) => Err(Failure::usage(format!(
            "{path} is a case file, which does not say when its claims were recorded: a case does, from the time \
             they are taken into it (`atodds init case.db` and `atodds --case case.db import {path}`); --as-of goes \
             by when they were said",
            path = path.display()
        ))),
    }
}

/// Opens a case that a command is going to change.
///
/// # Errors
///
/// As [`open`], and where the case is a case file or folder: those are edited by hand.
pub(crate) fn open_to_change(path: &Path) -> Outcome<Store> {
    if is_plain(path) {
        return Err(Failure::usage(format!(
            "{path} is a case file: edit it by hand, or take it into a case with `atodds init case.db` \
             and `atodds --case case.db import {path}`",
            path = path.display()
        )));
    }
    if !path.exists() {
        return Err(Error::NoCase { path: path.to_owned() }.into());
    }
    Ok(Store::open(path)?)
}

/// Whether the path is plain text to load rather than a database: a folder, or a file that is named so
/// and is no database.
pub(crate) fn is_plain(path: &Path) -> bool {
    path.is_dir() || (path.exists() && Format::of(path).is_some() && !Store::is_case(path))
}

/// All of standard input as text.
///
/// # Errors
///
/// [`Error::Read`] when it is no UTF-8 or cannot be read, [`Error::Usage`] when it is too large to be meant.
pub(crate) fn stdin() -> Result<String> {
    let mut text = String::new();
    let length = io::stdin()
        .lock()
        .take(MAX_FILE_BYTES + 1)
        .read_to_string(&mut text)
        .map_err(Error::read("standard input"))?;
    if length as u64 > MAX_FILE_BYTES {
        let what = format!("standard input is larger than {} MiB: split it", MAX_FILE_BYTES >> 20);
        return Err(Error::Usage { what });
    }
    Ok(text)
}
