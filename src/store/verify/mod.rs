//! Whether the file is sound: all that is wrong with it, not only the first thing.

mod content;
mod rows;

use rusqlite::Connection;
use serde::Serialize;

use super::Store;
use super::changes::ENTERED;
use super::journal::{self, Head};
use super::rows::each;
use crate::error::{Error, Result};

type Sql<T> = rusqlite::Result<T>;

/// Something that is wrong with a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Where: a table and the key of its row, an entry of the journal, or the file.
    pub place: String,
    /// What is wrong, in plain English.
    pub problem: String,
}

impl Finding {
    fn new(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { place: place.into(), problem: problem.into() }
    }
}

/// What an examination of a case came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// The end of the journal; `None` where it is empty.
    pub head: Option<Head>,
    /// Entries of the journal whose hashes were worked out again.
    pub entries: usize,
    /// Changes that those hashes cover.
    pub changes: usize,
    /// Rows of what people entered that were compared with what was written down of them.
    pub rows: usize,
    /// Tables that these rows lie in.
    pub tables: usize,
    /// Judgements whose ids were worked out again.
    pub judgements: usize,
    /// All that is wrong; nothing in a sound case.
    pub findings: Vec<Finding>,
}

/// A check, and what it looks at in case it cannot be read.
type Check = (&'static str, fn(&Connection) -> Sql<Vec<Finding>>);

const CHECKS: [Check; 8] = [
    ("the file", integrity),
    ("the file", references),
    ("journal", chain),
    ("changes", rows::order),
    ("changes", rows::differing),
    ("claims", content::claims),
    ("judgements", content::judgements),
    ("withdrawals", content::withdrawals),
];

impl Store {
    /// Examines the whole file: SQLite's own integrity check, every reference, the journal's chain of hashes, that
    /// every row stands as the journal's changes left it and no other row stands beside them, and that claims
    /// and judgements still say what their hashes were taken of. Reads everything: seconds for a large case.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`], or [`Error::Store`] when the disk fails. What is wrong with the case is no error but a
    /// finding.
    pub fn examine(&self) -> Result<Examined> {
        let mut findings = Vec::new();
        let count = |sql: &str| {
            let number = self.read(|conn| conn.query_row(sql, [], |row| row.get::<_, i64>(0)));
            number.map(|number| usize::try_from(number).unwrap_or_default())
        };
        for (place, check) in CHECKS {
            match self.read(check) {
                Ok(found) => findings.extend(found),
                Err(Error::Damaged { why, .. }) => findings.push(Finding::new(place, why)),
                Err(error) => return Err(error),
            }
        }
        let mut rows = 0;
        for table in ENTERED {
            rows += count(&format!("SELECT count(*) FROM {table}"))?;
        }
        Ok(Examined {
            head: self.head()?,
            entries: count("SELECT count(*) FROM journal")?,
            changes: count("SELECT count(*) FROM changes")?,
            rows,
            tables: ENTERED.len(),
            judgements: count("SELECT count(*) FROM judgements")?,
            findings,
        })
    }

    /// The same as [`examine`](Self::examine), for those who want to know only whether anything is wrong.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] with the first thing that was found; else as for [`examine`](Self::examine).
    pub fn verify(&self) -> Result<()> {
        self.sound(self.examine()?.findings)
    }

    /// Checks the journal's chain of hashes: that no entry, and nothing that was written down of its changes, was
    /// altered, put in or taken out since it was written. Entries cut off at the end, and a chain computed anew,
    /// cannot be seen.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`], naming the first entry that does not fit.
    pub fn verify_journal(&self) -> Result<()> {
        self.sound(self.read(chain)?)
    }

    fn sound(&self, findings: Vec<Finding>) -> Result<()> {
        match findings.into_iter().next() {
            None => Ok(()),
            Some(first) => Err(Error::Damaged { path: self.path.clone(), why: first.problem }),
        }
    }
}

fn integrity(conn: &Connection) -> Sql<Vec<Finding>> {
    let mut findings = Vec::new();
    each(conn, "PRAGMA integrity_check(1000)", [], |row| {
        let said: String = row.get(0)?;
        if said != "ok" {
            findings.push(Finding::new("the file", format!("SQLite finds: {said}")));
        }
        Ok(())
    })?;
    Ok(findings)
}

fn references(conn: &Connection) -> Sql<Vec<Finding>> {
    let mut findings = Vec::new();
    each(conn, "PRAGMA foreign_key_check", [], |row| {
        let (table, number, parent): (String, Option<i64>, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let place = number.map_or_else(|| table.clone(), |number| format!("{table} [{number}]"));
        findings
            .push(Finding::new(place, format!("a row of {table} points at nothing in {parent}")));
        Ok(())
    })?;
    Ok(findings)
}

fn chain(conn: &Connection) -> Sql<Vec<Finding>> {
    let flaws = journal::flaws(conn)?.into_iter();
    Ok(flaws.map(|(entry, flaw)| Finding::new(format!("journal [{entry}]"), flaw)).collect())
}
