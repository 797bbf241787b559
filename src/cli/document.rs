//! Reads the documents that arguments name; `-` is standard input.

use std::{fs::File, io, path::Path};

use atodds::{
    Error, Result,
    ingest::{self, Document, Options},
};

/// Reads a document.
///
/// # Errors
///
/// As [`ingest::read`].
pub(crate) fn read(path: &Path, options: &Options) -> Result<Document> {
    if path == Path::new("-") {
        return ingest::read(io::stdin().lock(), "standard input", options);
    }
    let file = File::open(path).map_err(Error::read(path))?;
    ingest::read(file, &path.display().to_string(), options)
}

/// The name of the file; standard input has none.
pub(crate) fn name(path: &Path) -> Option<String> {
    let path = (path != Path::new("-")).then_some(path)?;
    Some(path.file_name()?.to_string_lossy().into_owned())
}
