//! The documents that a case file names: found inside its folder only, read, and held to their hash.

use std::{
    io,
    path::{Component, Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{Error, Result, model::Snapshot};

use super::{
    input,
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
        let bytes = match input::read(&path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return problem(format!("{:?} {}", document.value, input::too_large())),
            Err(why) => return problem(format!("{:?} cannot be read: {why}", document.value)),
        };
        let sha256 = sha256_hex(&bytes);
        match input::decoded(bytes) {
            Ok(text) if text.trim().is_empty() => problem(format!("{:?} is empty", document.value)),
            Ok(text) => Some(Document { sha256, text }),
            Err(why) => problem(format!("{:?} {why}", document.value)),
        }
    }
}

/// Reads a document as loading a case file does: its text, without a byte order mark, and the SHA-256 of
/// its bytes. The snapshot says neither when it was retrieved nor from which file; `name` is what an
/// error calls it.
///
/// ```
/// let snapshot = atodds::casefile::read_document("It rained.".as_bytes(), "note.txt")?;
/// assert_eq!(snapshot.text, "It rained.");
/// assert!(atodds::casefile::read_document(&b"caf\xe9"[..], "note.txt").is_err());
/// # Ok::<(), atodds::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::Read`] when it cannot be read; [`Error::Usage`] when it is larger than
/// [`MAX_FILE_BYTES`](super::MAX_FILE_BYTES), is no UTF-8, or is empty.
pub fn read_document(from: impl io::Read, name: &str) -> Result<Snapshot> {
    let unusable = |why: String| Error::Usage { what: format!("{name} {why}") };
    let bytes = input::read_some(from).map_err(Error::read(name))?;
    let bytes = bytes.ok_or_else(|| unusable(input::too_large()))?;
    let sha256 = sha256_hex(&bytes);
    let text = input::decoded(bytes).map_err(unusable)?;
    if text.trim().is_empty() {
        return Err(unusable("is empty".to_owned()));
    }
    Ok(Snapshot { sha256, text, retrieved: None, file: None })
}

/// Whether a path of a document, as written, stays inside the folder it starts from.
pub(super) fn lies_inside(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

struct Document {
    sha256: String,
    text: String,
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

/// SHA-256 as 64 lower-case hexadecimal digits.
pub(super) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
