//! Malformed inputs with the problems they must give: `tests/bad/NAME` and `NAME.expected` beside it.
//! In an expected list each line is a problem as the program prints it, the folder left out.

#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use atodds::{Error, casefile::load};

const FOLDER: &str = "tests/bad";

fn inputs() -> Vec<PathBuf> {
    let is_input = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("toml" | "csv" | "jsonl"))
    };
    let mut inputs: Vec<PathBuf> =
        fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).filter(is_input).collect();
    inputs.sort();
    inputs
}

fn problems(input: &Path) -> String {
    match load(input) {
        Err(Error::Problems(problems)) => {
            let lines = problems.0.iter().map(|problem| format!("{problem}\n"));
            lines.map(|line| line.replacen(&format!("{FOLDER}/"), "", 1)).collect()
        }
        Err(other) => panic!("{}: {other}", input.display()),
        Ok(_) => panic!("{} was loaded", input.display()),
    }
}

fn expected(input: &Path) -> PathBuf {
    let mut name = input.as_os_str().to_owned();
    name.push(".expected");
    PathBuf::from(name)
}

#[test]
fn every_malformed_input_is_refused_with_all_its_problems() {
    let mut wrong = String::new();
    for input in inputs() {
        let want = fs::read_to_string(expected(&input)).unwrap_or_default();
        let got = problems(&input);
        if want != got {
            wrong += &format!("--- {}: expected\n{want}--- got\n{got}\n", input.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_expected_list_belongs_to_an_input() {
    let lists = fs::read_dir(FOLDER)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|e| e == "expected"))
        .count();
    assert_eq!(lists, inputs().len());
    assert!(lists >= 30);
}
