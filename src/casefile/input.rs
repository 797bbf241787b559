//! What is read: files, case folders and texts at hand, as UTF-8 and within a size that fits in memory.

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use crate::{Error, Result, ingest::read_at_most};

use super::problem::{Place, Sink};

/// The largest file that is read, in bytes: 64 MiB. A larger one is a mistake more often than a case, and
/// is told so before it fills the memory.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// How an input is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A case file.
    Toml,
    /// A table of claims with a header line; commas, semicolons or tabs between the cells.
    Csv,
    /// One claim object a line.
    Jsonl,
}

impl Format {
    /// The format that a file's name stands for: `.toml`, `.csv`, `.tsv`, `.jsonl` or `.ndjson`.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "toml" => Some(Self::Toml),
            "csv" | "tsv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }
}

/// Something to load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder that holds `case.toml`.
    Path(PathBuf),
    /// A text at hand, as from standard input. It cannot name documents, having no folder.
    Text {
        /// The text.
        text: String,
        /// What to call it in problems.
        name: String,
        /// How it is written.
        format: Format,
    },
}

/// An input that was read.
pub(super) struct Opened {
    /// The file as the user named it.
    pub(super) path: PathBuf,
    pub(super) format: Format,
    /// `None` when it could not be read as text, which was recorded.
    pub(super) text: Option<String>,
    /// Where the documents of a case file lie.
    pub(super) folder: Option<PathBuf>,
}

impl Input {
    pub(super) fn open(&self, sink: &mut Sink) -> Result<Opened> {
        match self {
            Self::Path(path) => open_path(path, sink),
            Self::Text { text, name, format } => {
                let place = Place::new(name, 0);
                let text = recorded(decoded(text.as_bytes().to_vec()), &place, sink);
                Ok(Opened { path: PathBuf::from(name), format: *format, text, folder: None })
            }
        }
    }
}

fn open_path(path: &Path, sink: &mut Sink) -> Result<Opened> {
    let metadata = std::fs::metadata(path).map_err(Error::read(path))?;
    let path = if metadata.is_dir() { path.join("case.toml") } else { path.to_owned() };
    if metadata.is_dir() && !path.exists() {
        let folder = path.parent().unwrap_or(&path).to_owned();
        let why = "the folder holds no case.toml: name the case file itself, or a folder with one";
        return Err(Error::NotACase { path: folder, why: why.to_owned() });
    }
    let Some(format) = Format::of(&path) else {
        let why = "its name ends in none of .toml, .csv, .tsv, .jsonl and .ndjson".to_owned();
        return Err(Error::NotACase { path, why });
    };
    let place = Place::new(&path.display().to_string(), 0);
    let bytes = read(&path).map_err(Error::read(&path))?;
    let text = match bytes {
        Some(bytes) => recorded(decoded(bytes), &place, sink),
        None => {
            sink.add(&place, "", too_large());
            None
        }
    };
    let folder = path.parent().map(|parent| match parent.as_os_str() {
        empty if empty.is_empty() => PathBuf::from("."),
        _ => parent.to_owned(),
    });
    Ok(Opened { path, format, text, folder })
}

/// The bytes of a file, or `None` when there are more than [`MAX_FILE_BYTES`].
pub(super) fn read(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    read_at_most(File::open(path)?, MAX_FILE_BYTES)
}

pub(super) fn too_large() -> String {
    format!("is larger than {} MiB: split it", MAX_FILE_BYTES >> 20)
}

fn recorded(text: Result<String, String>, place: &Place, sink: &mut Sink) -> Option<String> {
    text.map_err(|why| sink.add(place, "", why)).ok()
}

/// Bytes as UTF-8 without a byte order mark, or why they are none.
pub(super) fn decoded(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err("is UTF-16: save it as UTF-8 (Excel calls it “CSV UTF-8”)".to_owned());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(at).copied().unwrap_or_default();
            Err(format!("is not UTF-8: byte {at} is 0x{byte:02X}; save it as UTF-8"))
        }
    }
}

/// The line, from 1, of any byte of a text.
pub(super) struct LineIndex(Vec<usize>);

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect())
    }

    pub(super) fn line(&self, byte: usize) -> usize {
        self.0.partition_point(|newline| *newline < byte) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf_8_is_told_with_its_byte() {
        let why = |bytes: &[u8]| decoded(bytes.to_vec()).unwrap_err();
        assert_eq!(why(b"caf\xe9 au lait"), "is not UTF-8: byte 3 is 0xE9; save it as UTF-8");
        assert!(why(b"\xff\xfea\0").contains("UTF-16"));
        assert!(why(b"\xfe\xff\0a").contains("UTF-16"));
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(decoded("\u{FEFF}id".into()), Ok("id".to_owned()));
    }

    #[test]
    fn a_line_is_counted_from_one() {
        let lines = LineIndex::new("a\nbc\n\nd");
        assert_eq!([0, 1, 2, 4, 5, 6, 7].map(|at| lines.line(at)), [1, 1, 2, 2, 3, 4, 4]);
    }

    #[test]
    fn a_name_tells_the_format() {
        assert_eq!(Format::of(Path::new("a/Claims.CSV")), Some(Format::Csv));
        assert_eq!(Format::of(Path::new("case.db")), None);
        assert_eq!(Format::of(Path::new(".toml")), None);
    }
}
