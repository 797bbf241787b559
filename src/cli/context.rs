//! What every command knows: the case it works on, who calls it, when, and what it writes to.

use std::{
    cell::OnceCell,
    env, fs, io,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use atodds::{Error, Result, model::JournalEntry, text::lexicon::Lexicon};
use chrono::{DateTime, Utc};
use clap::Args;
use serde::Serialize;

use super::{
    clock, config,
    failure::{Failure, Outcome},
    output,
    screen::{self, Colour, Screen},
};

/// Who acts, where nothing tells.
const UNKNOWN: &str = "unknown";

/// The arguments that every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Globals {
    /// The case: a SQLite file, or a case file or folder, which is then loaded into memory
    #[arg(
        long,
        global = true,
        value_name = "PATH",
        env = "ATODDS_CASE",
        default_value = "atodds.db"
    )]
    #[arg(hide_env_values = true)]
    case: PathBuf,
    /// Who records and judges; without it, ATODDS_BY, then `by` of a configuration file (README), then the
    /// name you are logged in with. Of `log`: whose changes to show
    #[arg(long, global = true, value_name = "NAME")]
    by: Option<String>,
    /// The time to record in place of the clock's: 2025-12-01T09:30:00Z
    #[arg(long, global = true, value_name = "TIME", value_parser = clock::parse)]
    now: Option<DateTime<Utc>>,
    /// Words of your own, beside those that ship: states, opposites, denials, nations (docs/LEXICON.md); may
    /// be given more than once
    #[arg(long = "lexicon", global = true, value_name = "FILE", env = "ATODDS_LEXICON")]
    #[arg(hide_env_values = true)]
    lexicons: Vec<PathBuf>,
    /// When to write in colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Colour,
}

/// What every command knows.
#[derive(Debug)]
pub(crate) struct Context {
    /// The case that the command works on.
    pub(crate) case: PathBuf,
    /// What standard output is.
    pub(crate) screen: Screen,
    by: Option<String>,
    now: Option<DateTime<Utc>>,
    lexicons: Vec<PathBuf>,
    lexicon: OnceCell<Lexicon>,
    colour_of_errors: bool,
}

impl Context {
    /// Takes the arguments, and what the environment says of the terminal.
    pub(crate) fn new(globals: &Globals) -> Self {
        Self {
            case: globals.case.clone(),
            screen: Screen::of_stdout(globals.color),
            by: globals.by.clone(),
            now: globals.now,
            lexicons: globals.lexicons.clone(),
            lexicon: OnceCell::new(),
            colour_of_errors: screen::in_colour(globals.color, &io::stderr()),
        }
    }

    /// The case to read: as named after the command, else the one of `--case`.
    pub(crate) fn case_or<'a>(&'a self, named: Option<&'a Path>) -> &'a Path {
        named.unwrap_or(&self.case)
    }

    /// The word lists to read with: those that ship, and what the files of `--lexicon` add.
    pub(crate) fn lexicon(&self) -> Result<&Lexicon> {
        if self.lexicons.is_empty() {
            return Ok(Lexicon::english());
        }
        if let Some(lexicon) = self.lexicon.get() {
            return Ok(lexicon);
        }
        let mut lexicon = Lexicon::english().clone();
        for path in &self.lexicons {
            let text = fs::read_to_string(path).map_err(Error::read(path))?;
            lexicon.extend(&text, &path.display().to_string())?;
        }
        Ok(self.lexicon.get_or_init(|| lexicon))
    }

    /// Who acts: as given with `--by`, else `ATODDS_BY`, else as a configuration file says, else the name logged
    /// in with, else "unknown".
    pub(crate) fn by(&self) -> String {
        // A file that cannot be used is told where the entry of the journal is made.
        self.author().unwrap_or_else(|_| UNKNOWN.to_owned())
    }

    /// The name that was given with `--by`, and nowhere else.
    pub(crate) fn named(&self) -> Option<&str> {
        self.by.as_deref()
    }

    fn author(&self) -> Result<String> {
        let is_name = |name: &String| !name.trim().is_empty();
        let set = |name: &str| env::var(name).ok().filter(is_name);
        if let Some(given) = self.by.clone().filter(is_name).or_else(|| set("ATODDS_BY")) {
            return Ok(given);
        }
        if let Some(configured) = config::by(&self.case)? {
            return Ok(configured);
        }
        let logged_in = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(set);
        Ok(logged_in.unwrap_or_else(|| UNKNOWN.to_owned()))
    }

    /// The time to record, as RFC 3339 in UTC.
    pub(crate) fn now(&self) -> Outcome<String> {
        Ok(clock::now(self.now)?)
    }

    /// The entry that tells the journal of a change.
    pub(crate) fn entry(&self, action: &str, detail: impl Into<String>) -> Outcome<JournalEntry> {
        let (at, by) = (self.now()?, self.author()?);
        Ok(JournalEntry { at, by, action: action.to_owned(), detail: detail.into() })
    }

    /// Writes a result, with a line end after it, to standard output.
    pub(crate) fn print(&self, text: &str) -> Outcome {
        let mut text = text.to_owned();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        output::to_stdout(self.screen, &text)?;
        Ok(ExitCode::SUCCESS)
    }

    /// Writes a result as JSON to standard output.
    pub(crate) fn print_json(&self, value: &impl Serialize) -> Outcome {
        let text = serde_json::to_string_pretty(value)
            .map_err(|error| Failure::usage(format!("the result is no JSON: {error}")))?;
        self.print_json_text(&text)
    }

    /// Writes a result that is JSON already to standard output.
    pub(crate) fn print_json_text(&self, text: &str) -> Outcome {
        self.print(&screen::safe_json(text))
    }

    /// Tells something beside the result, on standard error.
    pub(crate) fn note(&self, text: &str) {
        self.tell(&screen::safe_lines(text));
    }

    /// Tells what went wrong, on standard error; the message is safe to show.
    pub(crate) fn error(&self, message: &str) {
        let style = screen::RED;
        if self.colour_of_errors {
            self.tell(&format!("{style}error:{style:#} {message}"));
        } else {
            self.tell(&format!("error: {message}"));
        }
    }

    fn tell(&self, text: &str) {
        // There is nobody left to tell when standard error itself fails.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}
