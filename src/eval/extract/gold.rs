//! Reading the claims that stand in a document.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::voice;
use crate::casefile::{Problem, Problems};
use crate::model::Stance;
use crate::{Error, Result};

/// The claims of one document.
pub(super) struct Gold {
    /// The gold file, as the user named it.
    pub(super) file: String,
    /// The line that names the document.
    pub(super) line: usize,
    /// The document's file name.
    pub(super) document: String,
    /// SHA-256 of the document's bytes.
    pub(super) sha256: String,
    /// Its claims, in the order of the file.
    pub(super) claims: Vec<GoldClaim>,
}

/// One claim: where it stands, who says it, how.
pub(super) struct GoldClaim {
    /// Its line in the gold file.
    pub(super) line: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) via: Vec<String>,
    /// How many claims it would be if each thing that its words name had one of its own.
    pub(super) parts: usize,
    claimant: String,
    or_claimant: Vec<String>,
    stance: Stance,
    or_stance: Vec<Stance>,
}

impl GoldClaim {
    /// Every right answer to who says it; the empty name is the document's own voice.
    pub(super) fn claimants(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.claimant).chain(&self.or_claimant).map(String::as_str)
    }

    /// Every right answer to how it is said.
    pub(super) fn stances(&self) -> impl Iterator<Item = Stance> {
        std::iter::once(self.stance).chain(self.or_stance.iter().copied())
    }
}

impl fmt::Display for GoldClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let via: Vec<&str> = self.via.iter().map(String::as_str).collect();
        let claimant = Some(self.claimant.as_str()).filter(|name| !name.is_empty());
        f.write_str(&voice(claimant, &via, self.stance))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    document: String,
    sha256: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    start: usize,
    end: usize,
    claimant: String,
    #[serde(default)]
    or_claimant: Vec<String>,
    #[serde(default)]
    via: Vec<String>,
    stance: Stance,
    #[serde(default)]
    or_stance: Vec<Stance>,
    #[serde(default = "one")]
    parts: usize,
    // What the claim is about; for whoever reads the gold file.
    #[serde(default, rename = "label")]
    _label: String,
}

fn one() -> usize {
    1
}

/// The gold file at a path, or all of a folder in the order of their names.
pub(super) fn read_all(path: &Path) -> Result<Vec<Gold>> {
    let files = if path.is_dir() { files_of(path)? } else { vec![path.to_owned()] };
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for file in files {
        let text = std::fs::read_to_string(&file).map_err(Error::read(&file))?;
        match parse(&file.display().to_string(), &text) {
            Ok(gold) => found.push(gold),
            Err(wrong) => problems.extend(wrong),
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(Problems(problems).into()) }
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(Error::read(folder))? {
        let path = entry.map_err(Error::read(folder))?.path();
        if path.extension().is_some_and(|ending| ending == "jsonl") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        let what =
            format!("{} holds no gold file (*.jsonl): name another folder", folder.display());
        return Err(Error::Usage { what });
    }
    Ok(files)
}

/// Reads one gold file: a line that names the document, then one line a claim.
fn parse(file: &str, text: &str) -> Result<Gold, Vec<Problem>> {
    let at = |line, message| Problem { file: file.to_owned(), line, field: String::new(), message };
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    let mut lines = lines.filter(|(_, line)| !line.trim().is_empty());
    let Some((line, first)) = lines.next() else {
        return Err(vec![at(0, "is empty: its first line names the document".to_owned())]);
    };
    let header = row::<Header>(first)
        .map_err(|why| at(line, format!("not a line that names the document: {why}")))
        .and_then(|header| check_name(header).map_err(|why| at(line, why)));
    let claims = lines.map(|(line, text)| {
        let read = row::<Row>(text).map_err(|why| at(line, format!("not a gold claim: {why}")));
        read.and_then(|row| claim(line, row).map_err(|why| at(line, why)))
    });
    let (claims, mut problems) = partition(claims);
    match header {
        Ok(Header { document, sha256 }) if problems.is_empty() => {
            Ok(Gold { file: file.to_owned(), line, document, sha256, claims })
        }
        Ok(_) => Err(problems),
        Err(problem) => {
            problems.insert(0, problem);
            Err(problems)
        }
    }
}

fn partition<T, E>(results: impl Iterator<Item = Result<T, E>>) -> (Vec<T>, Vec<E>) {
    let (mut right, mut wrong) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(one) => right.push(one),
            Err(one) => wrong.push(one),
        }
    }
    (right, wrong)
}

fn row<T: DeserializeOwned>(line: &str) -> Result<T, String> {
    serde_json::from_str(line).map_err(|error| error.to_string())
}

/// A gold file names a document of the folder that is evaluated, never one elsewhere.
fn check_name(header: Header) -> Result<Header, String> {
    let name = Path::new(&header.document);
    if name.file_name().is_some_and(|file| file == name.as_os_str()) {
        return Ok(header);
    }
    Err(format!("{:?} is no file name: give the document's name without folders", header.document))
}

fn claim(line: usize, row: Row) -> Result<GoldClaim, String> {
    let Row { start, end, claimant, or_claimant, via, stance, or_stance, parts, _label } = row;
    if start >= end {
        return Err(format!("the span {start} to {end} is empty: correct it"));
    }
    Ok(GoldClaim { line, start, end, via, parts, claimant, or_claimant, stance, or_stance })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gold_that_ships_is_whole() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extract/gold");
        let all = read_all(&folder).unwrap();
        assert_eq!(all.len(), 5);
        for gold in all {
            let starts: Vec<_> = gold.claims.iter().map(|claim| (claim.start, claim.end)).collect();
            assert!(starts.is_sorted(), "{}: the claims stand in the order of the text", gold.file);
            assert!(gold.claims.len() > 20, "{}", gold.file);
            assert_eq!(gold.sha256.len(), 64, "{}", gold.file);
        }
    }

    #[test]
    fn every_line_that_is_no_claim_is_named() {
        let text = "{\"document\":\"../a.txt\",\"sha256\":\"\"}\n\n{\"start\":3,\"end\":3,\"claimant\":\"\",\"stance\":\"asserts\"}\nnot json\n";
        let Err(problems) = parse("g.jsonl", text) else { panic!("the file is wrong") };
        let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [1, 3, 4], "{problems:?}");
    }
}
