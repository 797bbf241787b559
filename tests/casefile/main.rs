//! Loading and writing case files, CSV and JSONL. What must be refused is in `tests/bad_input.rs`.

#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

mod documents;
mod hostile;
mod jsonl;
mod many;
mod reference;
mod rewrite;
mod round_trip;
mod table;
mod toml;

use std::{fs, path::PathBuf};

use atodds::{
    Error,
    casefile::{Format, Loaded, load_str},
};

/// A folder that is removed when the test ends.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn loaded(text: &str, format: Format) -> Loaded {
    load_str(text, "input", format).unwrap_or_else(|error| panic!("{error}"))
}

/// The problems of a text, without its name.
fn refused(text: &str, format: Format) -> Vec<String> {
    problems(load_str(text, "input", format).map(|_| ()))
        .into_iter()
        .map(|line| line.trim_start_matches("input:").to_owned())
        .collect()
}

fn problems(result: atodds::Result<()>) -> Vec<String> {
    match result {
        Err(Error::Problems(problems)) => problems.0.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}
