//! The documents that a case file names: found inside its folder only, read, and held to their hash.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use crate::{
    ingest::{self, Format, Options, lies_inside, sha256_hex},
    model::Snapshot,
};

use super::{
    input::{self, MAX_FILE_BYTES},
    problem::{Place, Sink},
    reader::{At, Reader},
};

/// The folder of a case file, beyond which no document may lie.
pub(super) struct Folder {
    path: Option<PathBuf>,
}

impl Folder {
    /// The folder; `None` for a text that came from no file.
    pub(super) fn new(path: Option<PathBuf>) -> Self {
        Self { path }
    }

    /// The file of a document path, or why it cannot be used.
    fn find(&self, document: &str) -> Result<PathBuf, String> {
        let folder = self.path.as_deref().ok_or(
            "cannot be read, since the case file comes from no folder: write the words as `text`",
        )?;
        let relative = Path::new(document);
        if !lies_inside(relative) {
            return Err(format!(
                "{document:?} must lie inside the folder of the case file: write a relative path without .., such as \"documents/a.txt\""
            ));
        }
        let missing = |why: std::io::Error| match why.kind() {
            std::io::ErrorKind::NotFound => {
                format!("there is no file {document:?} in the folder of the case file")
            }
            _ => format!("{document:?} cannot be read: {why}"),
        };
        let path = folder.join(relative).canonicalize().map_err(missing)?;
        let root = folder.canonicalize().map_err(missing)?;
        if !path.starts_with(&root) {
            return Err(format!(
                "{document:?} leads out of the folder of the case file: copy the document into it"
            ));
        }
        if !path.is_file() {
            return Err(format!("{document:?} is no file"));
        }
        Ok(path)
    }

    fn read(&self, document: &At<String>, place: &Place, sink: &mut Sink) -> Option<Document> {
        let (place, field) = (place.at(document.line), "source.document");
        let mut problem = |message: String| {
            sink.add(&place, field, message);
            None::<Document>
        };
        let path = match self.find(&document.value) {
            Ok(path) => path,
            Err(why) => return problem(why),
        };
        match read_document(&path, &document.value) {
            Ok(document) => Some(document),
            Err(why) => problem(why),
        }
    }
}

struct Document {
    sha256: String,
    text: String,
}

/// Reads a document: a web page, Markdown or PDF by the ending of its name, anything else as plain text,
/// which is UTF-8 in a case folder: no guess may move the quotes in it.
fn read_document(path: &Path, name: &str) -> Result<Document, String> {
    let unreadable = |why: io::Error| format!("{name:?} cannot be read: {why}");
    match Format::of_name(name) {
        Some(format @ (Format::Html | Format::Markdown | Format::Pdf)) => {
            let file = File::open(path).map_err(unreadable)?;
            let options =
                Options { format: Some(format), max_bytes: MAX_FILE_BYTES, encoding: None };
            let read = ingest::read(file, &format!("{name:?}"), &options);
            let read = read.map_err(|error| error.to_string())?;
            Ok(Document { sha256: read.sha256, text: read.text })
        }
        Some(Format::Text) | None => {
            let bytes = input::read(path).map_err(unreadable)?;
            let bytes = bytes.ok_or_else(|| format!("{name:?} {}", input::too_large()))?;
            let sha256 = sha256_hex(&bytes);
            let text = input::decoded(bytes).map_err(|why| format!("{name:?} {why}"))?;
            if text.trim().is_empty() {
                return Err(format!("{name:?} is empty"));
            }
            Ok(Document { sha256, text })
        }
    }
}

/// Reads the keys `document`, `text`, `sha256` and `retrieved` of a source, or of one of its snapshots.
pub(super) fn read_snapshot(reader: &mut Reader<'_>, folder: &Folder) -> Option<Snapshot> {
    let retrieved_line = reader.line("retrieved");
    let document = reader.text_at("document");
    let text = reader.text_at("text");
    let sha256 = pinned_hash(reader);
    let retrieved = reader.date("retrieved");
    let place = reader.place().clone();
    match (document, text) {
        (Some(_), Some(text)) => {
            let message = "stands beside a document: keep one of the two";
            reader.problem(text.line, "text", message);
            None
        }
        (Some(document), None) => {
            let read = folder.read(&document, &place, reader.sink())?;
            check_hash(reader, sha256.as_ref(), &read.sha256);
            Some(Snapshot {
                sha256: read.sha256,
                text: read.text,
                retrieved,
                file: Some(document.value),
            })
        }
        // The raw document that the hash is of is not at hand, so that it is taken as it stands.
        (None, Some(text)) => Some(Snapshot {
            sha256: sha256.map_or_else(|| sha256_hex(text.value.as_bytes()), |hash| hash.value),
            text: text.value,
            retrieved,
            file: None,
        }),
        (None, None) => {
            nothing_held(reader, sha256.as_ref(), retrieved.map(|_| retrieved_line));
            None
        }
    }
}

fn nothing_held(reader: &mut Reader<'_>, sha256: Option<&At<String>>, retrieved: Option<usize>) {
    let message = "is said of a text that is not there: give the document or the text too";
    if let Some(hash) = sha256 {
        reader.problem(hash.line, "sha256", message);
    }
    if let Some(line) = retrieved {
        reader.problem(line, "retrieved", message);
    }
}

fn pinned_hash(reader: &mut Reader<'_>) -> Option<At<String>> {
    let mut hash = reader.text_at("sha256")?;
    hash.value.make_ascii_lowercase();
    if hash.value.len() == 64 && hash.value.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Some(hash);
    }
    reader.problem(hash.line, "sha256", "is no SHA-256: write its 64 hexadecimal digits");
    None
}

fn check_hash(reader: &mut Reader<'_>, pinned: Option<&At<String>>, found: &str) {
    if let Some(pinned) = pinned
        && pinned.value != found
    {
        let message = format!(
            "is not the document's, which is {found}: the document was changed, or this is the hash of another one"
        );
        reader.problem(pinned.line, "sha256", message);
    }
}
