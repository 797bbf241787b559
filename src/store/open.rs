//! Making and opening the file. What comes from elsewhere is opened hardened.

use std::cell::RefCell;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::guard::{Misshapen, misshapen};
use super::migrate::{MIGRATIONS, SCHEMA, VERSION, migrate, version};
use super::{Store, changes, errors, journal};
use crate::error::{Error, Result};
use crate::model::JournalEntry;

/// `PRAGMA application_id` of every case, "atod".
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"atod");

/// How long to wait for another program that holds the file.
const PATIENCE: Duration = Duration::from_secs(5);

/// The first bytes of a SQLite file: a magic text, and the application id at byte 68 (as the file
/// format's page 1 header has it).
const HEADER: usize = 100;
const MAGIC: &[u8] = b"SQLite format 3\0";

impl Store {
    /// Makes an empty case in a new file that only its owner can read (mode 0600 on Unix), and opens it.
    ///
    /// # Errors
    ///
    /// [`Error::Exists`] when something stands there; [`Error::Write`] when the file cannot be made;
    /// [`Error::Store`] when it cannot be filled. No file is left behind then.
    pub fn create(path: &Path, title: &str, entry: &JournalEntry) -> Result<Self> {
        new_private_file(path).map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => Error::Exists { path: path.to_path_buf() },
            _ => Error::Write { path: path.to_path_buf(), source },
        })?;
        let filled = connect(path, true).and_then(|mut conn| {
            fill(&mut conn, title, entry)?;
            settle(&conn)?;
            Ok(conn)
        });
        match filled {
            Ok(conn) => Ok(Self { path: path.to_path_buf(), conn, loaded: RefCell::default() }),
            Err(error) => {
                // The first failure is the one to tell of; the file is ours and holds nothing.
                let _ = fs::remove_file(path);
                Err(errors::explain(path, error))
            }
        }
    }

    /// Opens a case to read and change it, and brings one of an older atodds to the present schema.
    ///
    /// # Errors
    ///
    /// [`Error::NoCase`], [`Error::NotACase`], [`Error::NewerCase`], [`Error::Damaged`],
    /// [`Error::Busy`]; [`Error::Write`] when the file is read-only.
    pub fn open(path: &Path) -> Result<Self> {
        open_as(path, true)
    }

    /// Opens a case to read it only.
    ///
    /// # Errors
    ///
    /// As for [`open`](Self::open); [`Error::Usage`] for a case that must first be brought to the
    /// present schema.
    pub fn open_read_only(path: &Path) -> Result<Self> {
        open_as(path, false)
    }

    /// Whether the file says of itself that it is a case, by its first bytes. Opening it can fail all
    /// the same.
    #[must_use]
    pub fn is_case(path: &Path) -> bool {
        look(path).is_ok()
    }
}

fn open_as(path: &Path, writable: bool) -> Result<Store> {
    look(path)?;
    let fail = |error| errors::explain(path, error);
    let mut conn = connect(path, writable).map_err(fail)?;
    if writable && conn.is_readonly("main").map_err(fail)? {
        let source = io::Error::new(
            io::ErrorKind::PermissionDenied,
            "it is read-only; copy it to where you may write, and name the copy",
        );
        return Err(Error::Write { path: path.to_path_buf(), source });
    }
    let found = version(&conn).map_err(fail)?;
    check_version(path, found, VERSION, writable)?;
    if let Some(flaw) = misshapen(&conn, found).map_err(fail)? {
        return Err(refusal(path, flaw));
    }
    if writable {
        migrate(&mut conn, MIGRATIONS)
            .and_then(|()| settle(&conn))
            .and_then(|()| changes::watch(&conn))
            .map_err(fail)?;
    }
    Ok(Store { path: path.to_path_buf(), conn, loaded: RefCell::default() })
}

fn check_version(path: &Path, found: i64, known: i64, writable: bool) -> Result<()> {
    let path = path.to_path_buf();
    if found > known {
        Err(Error::NewerCase { path, found, known })
    } else if found < 1 {
        Err(Error::Damaged { path, why: format!("{found} is no schema version") })
    } else if found < known && !writable {
        let what = format!(
            "{} was written by an older atodds (schema {found}; this one reads {known}): any \
             command that changes the case, such as `atodds link`, brings it up to date",
            path.display()
        );
        Err(Error::Usage { what })
    } else {
        Ok(())
    }
}

fn refusal(path: &Path, flaw: Misshapen) -> Error {
    let path = path.to_path_buf();
    match flaw {
        Misshapen::Foreign(what) => Error::NotACase {
            path,
            why: format!(
                "it says it is one, but holds what atodds did not put there: {what}. That would run \
                 with every command: drop it with a SQLite tool if it is yours, or else ask for a \
                 clean copy"
            ),
        },
        Misshapen::Missing(what) => Error::Damaged { path, why: format!("it lacks its {what}") },
    }
}

fn new_private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn fill(conn: &mut Connection, title: &str, entry: &JournalEntry) -> rusqlite::Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute_batch(SCHEMA)?;
    changes::watch(&tx)?;
    tx.execute("INSERT INTO case_info (only, title) VALUES (1, ?1)", [title])?;
    journal::append(&tx, entry)?;
    tx.commit()
}

fn connect(path: &Path, writable: bool) -> rusqlite::Result<Connection> {
    let access =
        if writable { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let conn = Connection::open_with_flags(plain(path), access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // A misspelt column in double quotes is an error then, not a text.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.busy_timeout(PATIENCE)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // KiB, in place of 2 MiB: ids come in no order, and a large import visits the whole index.
    conn.pragma_update(None, "cache_size", -65_536)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

/// People mail and sync these files: one file, no -wal beside it, and on the disk once committed.
fn settle(conn: &Connection) -> rusqlite::Result<()> {
    conn.pragma_update(None, "journal_mode", "DELETE")?;
    conn.pragma_update(None, "synchronous", "EXTRA")
}

/// The same path in a form that SQLite takes for a file: `:memory:` and the empty name mean something
/// else to it.
fn plain(path: &Path) -> PathBuf {
    if path.is_absolute() { path.to_path_buf() } else { Path::new(".").join(path) }
}

/// Looks at the first bytes before SQLite does.
fn look(path: &Path) -> Result<()> {
    let no = |why: String| Err(Error::NotACase { path: path.to_path_buf(), why });
    let about = fs::metadata(path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => Error::NoCase { path: path.to_path_buf() },
        _ => Error::Read { path: path.to_path_buf(), source },
    })?;
    if about.is_dir() {
        return no("it is a folder: name the file in it".into());
    }
    if !about.is_file() {
        return no("it is no ordinary file: name a file made with `atodds init`".into());
    }
    let mut first = Vec::with_capacity(HEADER);
    let read = File::open(path).and_then(|file| file.take(HEADER as u64).read_to_end(&mut first));
    read.map_err(Error::read(path))?;
    if first.is_empty() {
        return no("the file is empty: remove it, then make a case with `atodds init`".into());
    }
    if !first.starts_with(MAGIC) {
        return no(
            "it is no SQLite file: name one made with `atodds init`, or load this one with \
             `atodds import` if it holds claims"
                .into(),
        );
    }
    match first.get(68..72).and_then(|id| id.try_into().ok()).map(i32::from_be_bytes) {
        Some(APPLICATION_ID) => Ok(()),
        Some(id) => no(format!(
            "it is a SQLite file of another program (application id {id}, not {APPLICATION_ID}): \
             name one made with `atodds init`"
        )),
        None => Err(Error::Damaged {
            path: path.to_path_buf(),
            why: "it ends within its first 100 bytes".into(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_connection_is_hardened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.db");
        drop(Store::create(&path, "x", &crate::store::samples::entry("init")).unwrap());
        for writable in [true, false] {
            let conn = open_as(&path, writable).unwrap().conn;
            let number = |name: &str| -> i64 {
                conn.pragma_query_value(None, name, |row| row.get(0)).unwrap()
            };
            assert_eq!((number("foreign_keys"), number("cell_size_check")), (1, 1));
            assert_eq!(number("trusted_schema"), 0);
            assert!(conn.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
            assert!(number("busy_timeout") > 0);
            if writable {
                let mode: String =
                    conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
                assert_eq!((mode.as_str(), number("synchronous")), ("delete", 3));
            } else {
                conn.execute("INSERT INTO publishers (name) VALUES ('x')", []).unwrap_err();
            }
        }
    }

    #[test]
    fn an_older_case_is_read_only_after_it_was_brought_up_to_date() {
        let path = Path::new("x.db");
        check_version(path, 1, 2, true).unwrap();
        check_version(path, 2, 2, false).unwrap();
        let error = check_version(path, 1, 2, false).unwrap_err().to_string();
        assert!(error.contains("`atodds link`"), "{error}");
        assert!(matches!(check_version(path, 3, 2, true), Err(Error::NewerCase { found: 3, .. })));
        assert!(matches!(check_version(path, 0, 2, true), Err(Error::Damaged { .. })));
    }

    #[test]
    fn a_case_that_cannot_be_filled_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.db");
        // SQLite takes no folder for its journal: the first write fails.
        fs::create_dir(folder.path().join("x.db-journal")).unwrap();
        Store::create(&path, "x", &crate::store::samples::entry("init")).unwrap_err();
        assert!(!path.exists());
    }

    #[test]
    fn a_name_with_a_meaning_to_sqlite_is_a_file_all_the_same() {
        assert_eq!(plain(Path::new(":memory:")), Path::new("./:memory:"));
        assert_eq!(plain(Path::new("/a/b.db")), Path::new("/a/b.db"));
    }
}
