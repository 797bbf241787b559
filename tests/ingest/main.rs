//! Documents of every format and encoding: what is read of them, and why some are refused.

#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

mod encodings;
mod errors;
mod formats;
mod hostile;
#[cfg(feature = "pdf")]
mod pdf;

use atodds::{
    Result,
    ingest::{self, Document, Format, Options},
};

/// Reads bytes as a format, or as what their name and their beginning say.
fn read(bytes: impl AsRef<[u8]>, name: &str, format: Option<Format>) -> Result<Document> {
    let options = Options { format, ..Options::default() };
    ingest::read(bytes.as_ref(), name, &options)
}

/// Reads a file of `fixtures/ingest/formats`.
fn fixture(name: &str) -> Document {
    let path = format!("{}/fixtures/ingest/formats/{name}", env!("CARGO_MANIFEST_DIR"));
    read(std::fs::read(path).unwrap(), name, None).unwrap()
}

fn paragraphs(document: &Document) -> Vec<&str> {
    document.text.trim_end().split("\n\n").collect()
}
