//! `atodds verify`: whether a case is as atodds wrote it, and its quotes stand where they are said to.

mod against;
mod quotes;

use std::{path::PathBuf, process::ExitCode};

use atodds::{
    Error,
    model::Case,
    store::{Examined, Finding, Head},
};
use serde_json::json;

use super::{
    context::Context,
    failure::{Failure, Outcome},
    open::{self, Opened},
    screen::{GREEN, RED, Screen, safe_lines},
    words::count,
};
use quotes::Quotes;

/// Check that the case is as atodds wrote it: the journal, every row, every quote
///
/// Lists all that is wrong, and prints the head of the journal: note it elsewhere, and `--expect-head` tells later
/// whether what was recorded until then is still there, unaltered. docs/JOURNAL.md says what this can prove and
/// what it cannot.
///
/// Exits with 0 when the case is sound, 1 when something is wrong, 2 when it cannot be read.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The case to check; without it, the one of --case
    path: Option<PathBuf>,
    /// A head that was noted earlier, or its first digits, sixteen or more: it must be in the journal
    #[arg(long, value_name = "HASH", value_parser = digits)]
    expect_head: Option<String>,
    /// Compare the stored texts with the files of this folder, and check nothing else: every snapshot that
    /// names a file there has the same bytes and text, the same text in other bytes, another text, or is
    /// missing. A file is read in every format until one gives the stored text
    #[arg(long, value_name = "DIR", conflicts_with = "expect_head")]
    against: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// How many digits of a hash cannot be met by chance.
const DIGITS: usize = 16;

fn digits(text: &str) -> Result<String, String> {
    let digits = text.to_ascii_lowercase();
    if digits.bytes().all(|b| b.is_ascii_hexdigit()) && (DIGITS..=64).contains(&digits.len()) {
        Ok(digits)
    } else {
        Err(format!("{text:?} is no hash: give at least {DIGITS} of its 64 hexadecimal digits"))
    }
}

/// What was checked and found.
struct Verified {
    examined: Option<Examined>,
    quotes: Quotes,
    /// The entry that was expected, and how many came after it.
    expected: Option<(Head, i64)>,
    findings: Vec<Finding>,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let path = context.case_or(args.path.as_deref());
    if let Some(folder) = &args.against {
        return against::against(&open::case(path)?, folder, args.json, context);
    }
    let verified = match open::open(path)? {
        Opened::File(_) if args.expect_head.is_some() => {
            return Err(Failure::usage(format!(
                "{} is a case file and keeps no journal: --expect-head is for a case in SQLite",
                path.display()
            )));
        }
        Opened::File(loaded) => of_case(&loaded.case),
        Opened::Store(store) => {
            let examined = store.examine()?;
            // A case whose rows cannot be read has told so above.
            let mut verified = match store.load() {
                Ok(case) => of_case(&case),
                Err(Error::Damaged { .. }) => of_case(&Case::default()),
                Err(error) => return Err(error.into()),
            };
            verified.findings.splice(0..0, examined.findings.iter().cloned());
            if let Some(digits) = &args.expect_head {
                expect(&mut verified, digits, &store.log()?);
            }
            verified.examined = Some(examined);
            verified
        }
    };
    if args.json {
        context.print_json(&verified.as_json())?;
    } else {
        context.print(&verified.as_text(context.screen))?;
    }
    Ok(if verified.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn of_case(case: &Case) -> Verified {
    let (quotes, findings) = quotes::check(case);
    Verified { examined: None, quotes, expected: None, findings }
}

/// Looks for a head that was noted elsewhere.
fn expect(verified: &mut Verified, digits: &str, log: &[atodds::store::Recorded]) {
    let last = log.last().map_or(0, |entry| entry.number);
    match log.iter().find(|entry| entry.hash.starts_with(digits)) {
        Some(entry) => {
            let head = Head { entry: entry.number, hash: entry.hash.clone() };
            verified.expected = Some((head, last - entry.number));
        }
        None => verified.findings.push(Finding {
            place: "journal".to_owned(),
            problem: format!(
                "no entry has the hash {digits}: what was recorded until then was altered or cut off, or the \
                 hash is of another case"
            ),
        }),
    }
}

impl Verified {
    fn as_text(&self, screen: Screen) -> String {
        let mut lines: Vec<String> = self.findings.iter().map(|it| line(screen, it)).collect();
        if let Some(Examined { head, entries, changes, rows, tables, judgements, .. }) =
            &self.examined
        {
            if let Some(head) = head {
                lines.push(format!("head     entry {}, {}", head.entry, head.hash));
            }
            lines.push(format!(
                "checked  {} in the journal with {}; {} in {tables} tables; {}",
                entries_in_words(*entries),
                count(*changes, "change"),
                count(*rows, "row"),
                count(*judgements, "judgement"),
            ));
        }
        let Quotes { verified, without_place, whole, drawn } = self.quotes;
        lines.push(format!(
            "checked  {} in their place, {without_place} without one; the hashes of {}, {drawn} drawn from pages",
            count(verified, "quote"),
            count(whole, "text"),
        ));
        if let Some((head, since)) = &self.expected {
            lines.push(format!(
                "expected entry {} stands; {} since",
                head.entry,
                entries_in_words(*since)
            ));
        }
        lines.push(match self.findings.len() {
            0 => screen.paint(GREEN, "sound"),
            number => screen.paint(RED, &count(number, "finding")),
        });
        lines.join("\n")
    }

    fn as_json(&self) -> serde_json::Value {
        let Quotes { verified, without_place, whole, drawn } = self.quotes;
        let examined = self.examined.as_ref();
        json!({
            "sound": self.findings.is_empty(),
            "head": examined.map(|it| &it.head),
            "expected": self.expected.as_ref().map(|(head, since)| json!({
                "entry": head.entry, "hash": head.hash, "entries_since": since,
            })),
            "checked": {
                "entries": examined.map(|it| it.entries),
                "changes": examined.map(|it| it.changes),
                "rows": examined.map(|it| it.rows),
                "judgements": examined.map(|it| it.judgements),
                "quotes": verified,
                "quotes_without_place": without_place,
                "texts": whole,
                "texts_drawn_from_pages": drawn,
            },
            "findings": self.findings,
        })
    }
}

fn line(screen: Screen, finding: &Finding) -> String {
    let place = safe_lines(&finding.place).into_owned();
    format!("{}  {}", screen.paint(RED, &place), safe_lines(&finding.problem))
}

fn entries_in_words(number: impl TryInto<usize>) -> String {
    match number.try_into().unwrap_or_default() {
        1 => "1 entry".to_owned(),
        number => format!("{number} entries"),
    }
}
