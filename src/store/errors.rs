//! From what SQLite says to what a user can act on.

use std::path::Path;

use rusqlite::{Error as Sql, ErrorCode, ffi};

use crate::error::Error;

/// The failure of `error` on the case at `path`.
pub(super) fn explain(path: &Path, error: Sql) -> Error {
    let path = path.to_path_buf();
    match error {
        Sql::SqliteFailure(failure, said) => match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy { path },
            ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Error::Damaged {
                path,
                why: said.unwrap_or_else(|| "SQLite cannot read it".to_owned()),
            },
            _ => Error::Store { path, source: with_hint(failure, said) },
        },
        // The columns are typed by the schema: what does not convert was not written by us.
        Sql::FromSqlConversionFailure(_, _, inner) => {
            Error::Damaged { path, why: inner.to_string() }
        }
        Sql::InvalidColumnType(..) | Sql::Utf8Error(..) | Sql::IntegralValueOutOfRange(..) => {
            Error::Damaged { path, why: error.to_string() }
        }
        source => Error::Store { path, source },
    }
}

fn with_hint(failure: ffi::Error, said: Option<String>) -> Sql {
    let hint = match failure.code {
        ErrorCode::DiskFull => {
            "the disk is full; nothing was changed: free some space, then do it again"
        }
        ErrorCode::SystemIoFailure => {
            "reading or writing the disk failed; nothing was changed: see whether it is full or \
             failing, then do it again"
        }
        ErrorCode::ReadOnly if failure.extended_code == ffi::SQLITE_READONLY_ROLLBACK => {
            "an earlier change was cut off and must be taken back first: open it once with the \
             right to write, with `atodds link`, or copy it with its -journal file to \
             where you may write"
        }
        ErrorCode::ReadOnly => {
            "it is read-only; nothing was changed: copy it to where you may write, and name the copy"
        }
        ErrorCode::CannotOpen => {
            "SQLite cannot open it: see whether you may read it and write in its folder"
        }
        _ => return Sql::SqliteFailure(failure, said),
    };
    let said = said.map(|said| format!("{hint} (SQLite: {said})"));
    Sql::SqliteFailure(failure, said.or_else(|| Some(hint.to_owned())))
}

/// A value that the schema allows and atodds never writes.
pub(super) fn malformed(column: &str, why: impl std::fmt::Display) -> Sql {
    let why = format!("a value in the column {column:?} cannot be read: {why}");
    Sql::FromSqlConversionFailure(0, rusqlite::types::Type::Text, why.into())
}

/// A value that must not be written, since it could not be read again.
pub(super) fn unwritable(why: String) -> Sql {
    Sql::ToSqlConversionFailure(why.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(code: i32) -> String {
        explain(Path::new("x.db"), Sql::SqliteFailure(ffi::Error::new(code), None)).to_string()
    }

    #[test]
    fn each_failure_says_what_to_do_next() {
        for (code, next) in [
            (ffi::SQLITE_FULL, "free some space"),
            (ffi::SQLITE_IOERR, "see whether it is full"),
            (ffi::SQLITE_IOERR_WRITE, "see whether it is full"),
            (ffi::SQLITE_READONLY, "copy it to where you may write"),
            (ffi::SQLITE_READONLY_ROLLBACK, "-journal"),
            (ffi::SQLITE_BUSY, "try again"),
            (ffi::SQLITE_LOCKED, "try again"),
            (ffi::SQLITE_CORRUPT, "restore it from a copy"),
            (ffi::SQLITE_NOTADB, "restore it from a copy"),
            (ffi::SQLITE_CANTOPEN, "write in its folder"),
        ] {
            let text = said(code);
            assert!(text.contains("x.db") && text.contains(next), "{code}: {text}");
        }
    }

    #[test]
    fn what_no_atodds_wrote_is_damage() {
        let error = explain(Path::new("x.db"), malformed("stated", "\"soon\" is no date"));
        assert!(matches!(&error, Error::Damaged { .. }), "{error}");
        assert!(error.to_string().contains("\"stated\" cannot be read: \"soon\" is no date"));
    }
}
