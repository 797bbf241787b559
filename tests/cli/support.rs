//! A folder of its own for each test, and the program run in it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// Two sources at odds over the dead of a flood; a third claim about something else.
pub(crate) const FLOOD: &str = r#"
[case]
title = "Flood at Linden"
language = "en"

[[entity]]
name = "Linden"
kind = "place"

[[source]]
id = "gazette"
title = "River rises"
publisher = "Linden Gazette"
published = 2024-03-02
document = "gazette.txt"

[[source]]
id = "wire"
title = "Flood in the valley"
publisher = "Valley Wire"
published = 2024-03-02

[[claim]]
id = "four-dead"
source = "gazette"
claimant = "Mayor"
text = "Four people died in the flood at Linden."
quote = "Four people died in the flood"
stated = 2024-03-02

[[claim]]
id = "nine-dead"
source = "wire"
claimant = "Fire brigade"
text = "Nine people died in the flood at Linden."
stated = 2024-03-02

[[claim]]
id = "school"
source = "wire"
claimant = "Teachers"
text = "The school in Ashby opened a new library."
quote = "a new library"
"#;

/// The document of the first source.
pub(crate) const GAZETTE: &str =
    "The river rose at night.\n\n“Four people died in the flood,” the mayor said.\n";

/// A folder to work in.
pub(crate) struct Sandbox {
    folder: TempDir,
}

/// What a run of the program left.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With the flood as a case file, `flood.toml`, and its document.
    pub(crate) fn with_flood() -> Self {
        let sandbox = Self::new();
        sandbox.write("gazette.txt", GAZETTE);
        sandbox.write("flood.toml", FLOOD);
        sandbox
    }

    /// With the flood in a case, `atodds.db`, where nothing is linked yet.
    pub(crate) fn with_case() -> Self {
        let sandbox = Self::with_flood();
        sandbox.run(&["init", "--title", "Flood at Linden"]).ok();
        sandbox.run(&["import", "flood.toml"]).ok();
        sandbox
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in the folder, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }

    /// The program, in this folder, at a fixed time, by a fixed person.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = assert_cmd::cargo_bin_cmd!("atodds");
        command.current_dir(self.folder.path()).args(args);
        for name in ["ATODDS_CASE", "ATODDS_LEXICON", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "CI"]
        {
            command.env_remove(name);
        }
        command
            .env("RUST_BACKTRACE", "0")
            .env("ATODDS_BY", "Ada")
            .env("SOURCE_DATE_EPOCH", "1709424000");
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.finish(&mut self.command(args))
    }

    pub(crate) fn run_with_stdin(&self, args: &[&str], stdin: &str) -> Ran {
        self.finish(self.command(args).write_stdin(stdin))
    }

    pub(crate) fn finish(&self, command: &mut Command) -> Ran {
        let output = command.output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

impl Ran {
    /// It succeeded: what it printed.
    #[track_caller]
    pub(crate) fn ok(self) -> String {
        assert_eq!(self.code, 0, "{self:#?}");
        self.stdout
    }

    /// It succeeded and printed a table: its rows, the columns between two spaces or more.
    #[track_caller]
    pub(crate) fn rows(self) -> Vec<Vec<String>> {
        let cells = |line: &str| {
            line.split("  ")
                .map(|cell| cell.trim().to_owned())
                .filter(|cell| !cell.is_empty())
                .collect()
        };
        self.ok().lines().skip(1).map(cells).collect()
    }

    /// It succeeded and printed JSON.
    #[track_caller]
    pub(crate) fn json(self) -> Value {
        serde_json::from_str(&self.ok()).unwrap()
    }

    /// It failed with exit code 2, printed nothing, and told an error that holds all the words.
    #[track_caller]
    pub(crate) fn error(&self, words: &[&str]) {
        assert_eq!((self.code, self.stdout.as_str()), (2, ""), "{self:#?}");
        assert!(self.stderr.starts_with("error: "), "{self:#?}");
        for word in words {
            assert!(self.stderr.contains(word), "{word:?} is missing in {self:#?}");
        }
    }
}
