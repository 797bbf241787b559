use std::path::Path;

use atodds::{
    Result,
    ingest::{Document, Format, Options},
};

use crate::cli::{document, words::count};

/// How the document is read.
#[derive(Debug, clap::Args)]
pub(super) struct Reading {
    /// The format of the file: text, html, markdown, pdf; without it, its name and its first bytes tell
    #[arg(long, requires = "file")]
    format: Option<Format>,
    /// The encoding of the file, such as windows-1251; without it, what it declares or looks like
    #[arg(long, value_name = "LABEL", requires = "file")]
    encoding: Option<String>,
    /// The most bytes to read; a larger file is refused
    #[arg(long, value_name = "BYTES", requires = "file", default_value_t = Options::MAX_BYTES)]
    max_bytes: u64,
}

impl Reading {
    pub(super) fn read(&self, path: &Path) -> Result<Document> {
        let options = Options {
            format: self.format,
            max_bytes: self.max_bytes,
            encoding: self.encoding.clone(),
        };
        document::read(path, &options)
    }
}

/// What was read, and as what.
pub(super) fn how_it_was_read(document: &Document) -> String {
    let characters = count(document.text.chars().count(), "character");
    let encoding = match document.format {
        Format::Pdf => String::new(),
        _ => format!(" in {}", document.encoding),
    };
    format!("{characters}, read as {}{encoding}, sha256 {}", document.format, document.sha256)
}
