//! Stored snapshots against the files that they were read from.
//!
//! The names of files come out of a case, which may be anybody's: none of them leads out of the folder.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read as _},
    path::{Component, Path, PathBuf},
};

use rustc_hash::FxHashSet;
use sha2::{Digest as _, Sha256};

use super::{
    Format, Options,
    bytes::{hex, read_at_most},
    raw::is_whole,
    readings::{Reading, in_every_encoding, in_every_format},
};
use crate::model::{Snapshot, Source, SourceId};
use crate::text::revision::Revision;
use crate::{Error, Result};

/// What came of comparing the snapshots of a case with the files of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Against {
    /// Every snapshot that names a file, in the order of the case.
    pub snapshots: Vec<Compared>,
    /// The files of the folder that no snapshot names, by their paths in it, sorted.
    pub unknown: Vec<Unknown>,
    /// How many snapshots name no file, so that there is nothing to compare them with.
    pub without_file: usize,
}

/// One snapshot and its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The source.
    pub source: SourceId,
    /// The SHA-256 of the snapshot.
    pub sha256: String,
    /// The file as the case names it.
    pub file: String,
    /// What was found.
    pub found: Found,
    /// The format in which the file gives the stored text, where its name and its bytes say another one: it was
    /// recorded with its format named.
    pub read_as: Option<Format>,
}

/// What a file is to a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The same bytes, of which the stored text is read.
    Same,
    /// Other bytes, of which the same text is read.
    SameText,
    /// The file holds another snapshot of the same source: the page changed, and both texts are held.
    OtherSnapshot,
    /// The same bytes, but the stored text is not what is read from them in any way: it was altered, or another
    /// version of this program read it. The revision leads from the stored text to the one that is read.
    OtherText(Box<Revision>),
    /// Another text.
    Changed(Box<Revision>),
    /// There is no such file.
    Missing,
    /// The file was not looked at, or could not be read, for this reason.
    Unreadable(String),
}

impl Found {
    /// The word for it, as it stands in every output.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::SameText => "same-text",
            Self::OtherSnapshot => "other-snapshot",
            Self::OtherText(_) => "other-text",
            Self::Changed(_) => "changed",
            Self::Missing => "missing",
            Self::Unreadable(_) => "unreadable",
        }
    }

    /// Whether the file bears the snapshot out, or another snapshot of its source.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        matches!(self, Self::Same | Self::SameText | Self::OtherSnapshot)
    }
}

/// A file that no snapshot names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// Its path in the folder, with `/` on every system.
    pub file: String,
    /// The source of which it holds a snapshot, byte for byte, where it does: it was renamed.
    pub holds: Option<SourceId>,
}

/// Folders within folders are searched as deep as this.
const DEEPEST: usize = 32;

/// Compares every snapshot that names a file with that file in a folder, and lists the other files there. Names
/// that begin with a dot and links that lead out of the folder are passed over.
///
/// # Errors
///
/// [`Error::Read`] when the folder itself cannot be read. What is wrong with one file is said of that file.
pub fn against(sources: &[Source], folder: &Path) -> Result<Against> {
    let root = folder.canonicalize().map_err(Error::read(folder))?;
    let mut files: BTreeMap<String, PathBuf> = BTreeMap::new();
    search(&root, "", DEEPEST, &mut files).map_err(Error::read(folder))?;
    let mut known: FxHashSet<PathBuf> = FxHashSet::default();
    let mut found = Against::default();
    for source in sources {
        for snapshot in &source.snapshots {
            let Some(file) = &snapshot.file else {
                found.without_file += 1;
                continue;
            };
            let place = find(&root, file);
            if let Ok(Some(path)) = &place {
                known.insert(path.clone());
            }
            let (what, read_as) = match place {
                Ok(Some(path)) => compare(source, snapshot, &path, file),
                Ok(None) => (Found::Missing, None),
                Err(why) => (Found::Unreadable(why), None),
            };
            found.snapshots.push(Compared {
                source: source.id.clone(),
                sha256: snapshot.sha256.clone(),
                file: file.clone(),
                found: what,
                read_as,
            });
        }
    }
    for (file, path) in files {
        if !known.contains(&path) {
            let holds = digest(&path).ok().and_then(|sha256| holder(sources, &sha256));
            found.unknown.push(Unknown { file, holds });
        }
    }
    Ok(found)
}

/// Whether a path as it is written stays inside the folder it starts from.
#[must_use]
pub fn lies_inside(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// The file that a name stands for; `None` where there is none, and why it is not looked at where it leads
/// elsewhere.
fn find(root: &Path, name: &str) -> std::result::Result<Option<PathBuf>, String> {
    if name.is_empty() || !lies_inside(Path::new(name)) {
        return Err("its name leads out of the folder".to_owned());
    }
    let path = match root.join(name).canonicalize() {
        Ok(path) => path,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.to_string()),
    };
    if !path.starts_with(root) {
        return Err("it is a link that leads out of the folder".to_owned());
    }
    if !path.is_file() {
        return Err("it is no file".to_owned());
    }
    Ok(Some(path))
}

/// What a file is to a snapshot; and the format that shows it, where its name and its bytes say another one.
fn compare(
    source: &Source,
    snapshot: &Snapshot,
    path: &Path,
    name: &str,
) -> (Found, Option<Format>) {
    match digest(path) {
        Err(error) => (Found::Unreadable(error.to_string()), None),
        Ok(sha256) if sha256 == snapshot.sha256 => same_bytes(snapshot, path, name),
        Ok(sha256) if source.snapshots.iter().any(|it| it.sha256 == sha256) => {
            (Found::OtherSnapshot, None)
        }
        Ok(_) => other_bytes(source, snapshot, path, name),
    }
}

/// The hash of the bytes says nothing of the text that is stored beside it: that is read from them anew.
fn same_bytes(snapshot: &Snapshot, path: &Path, name: &str) -> (Found, Option<Format>) {
    // A plain text, in whatever encoding it was read.
    if is_whole(&snapshot.text, &snapshot.sha256) {
        return (Found::Same, None);
    }
    // Whoever recorded so large a file had allowed for it.
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return (Found::Unreadable(error.to_string()), None),
    };
    let readings: Vec<Reading> = in_every_format(&bytes, name).collect();
    let is_it = |reading: &Reading| reading.gives(&snapshot.text);
    if let Some(reading) = readings.iter().find(|it| is_it(it)) {
        return (Found::Same, reading.read_as);
    }
    if let Some(reading) = in_every_encoding(&bytes, name).find(is_it) {
        return (Found::Same, reading.read_as);
    }
    nearest(&snapshot.text, &readings, Found::OtherText)
}

/// Other bytes may hold the same text, or one that the source holds as another snapshot.
fn other_bytes(
    source: &Source,
    snapshot: &Snapshot,
    path: &Path,
    name: &str,
) -> (Found, Option<Format>) {
    let read = File::open(path).and_then(|file| read_at_most(file, Options::MAX_BYTES));
    let bytes = match read {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let why = "it is not the file that was recorded, and too large to be compared with it";
            return (Found::Unreadable(why.to_owned()), None);
        }
        Err(error) => return (Found::Unreadable(error.to_string()), None),
    };
    let readings: Vec<Reading> = in_every_format(&bytes, name).collect();
    let reading_of = |text: &str| readings.iter().find(|reading| reading.gives(text));
    if let Some(reading) = reading_of(&snapshot.text) {
        return (Found::SameText, reading.read_as);
    }
    if let Some(reading) = source.snapshots.iter().find_map(|it| reading_of(&it.text)) {
        return (Found::OtherSnapshot, reading.read_as);
    }
    nearest(&snapshot.text, &readings, Found::Changed)
}

/// What differs, in the reading that leaves most as it was: a page is not to be compared with its own markup.
fn nearest(
    text: &str,
    readings: &[Reading],
    found: fn(Box<Revision>) -> Found,
) -> (Found, Option<Format>) {
    let mut nearest: Option<(Revision, Option<Format>)> = None;
    for reading in readings {
        let Ok(document) = &reading.document else { continue };
        let revision = Revision::between(text, &document.text);
        if nearest.as_ref().is_none_or(|(best, _)| revision.same > best.same) {
            nearest = Some((revision, reading.read_as));
        }
    }
    if let Some((revision, read_as)) = nearest {
        return (found(Box::new(revision)), read_as);
    }
    let why = readings.iter().find_map(|it| it.document.as_ref().err());
    (Found::Unreadable(why.map(ToString::to_string).unwrap_or_default()), None)
}

/// The files of a folder and of the folders in it, by their paths from the first one.
fn search(
    folder: &Path,
    prefix: &str,
    depth: usize,
    files: &mut BTreeMap<String, PathBuf>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // A link is no file of this folder, whatever it leads to.
        let kind = entry.file_type()?;
        if name.starts_with('.') {
            continue;
        }
        let file = format!("{prefix}{name}");
        if kind.is_file() {
            files.insert(file, entry.path());
        } else if kind.is_dir() && depth > 0 {
            search(&entry.path(), &format!("{file}/"), depth - 1, files)?;
        }
    }
    Ok(())
}

/// The SHA-256 of a file, however large it is.
fn digest(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex(&hasher.finalize())),
            length => hasher.update(&buffer[..length]),
        }
    }
}

/// The source that holds a snapshot of these bytes.
fn holder(sources: &[Source], sha256: &str) -> Option<SourceId> {
    let holds = |source: &&Source| source.snapshots.iter().any(|it| it.sha256 == sha256);
    sources.iter().find(holds).map(|source| source.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::sha256_hex;

    fn source(id: &str, snapshots: &[(&str, &str)]) -> Source {
        let snapshot = |(file, text): &(&str, &str)| Snapshot {
            sha256: sha256_hex(text.as_bytes()),
            text: (*text).to_owned(),
            retrieved: None,
            file: Some((*file).to_owned()),
        };
        let id = SourceId::new(id).unwrap();
        Source { snapshots: snapshots.iter().map(snapshot).collect(), ..Source::new(id, "") }
    }

    fn words(sources: &[Source], folder: &Path) -> Vec<&'static str> {
        let found = against(sources, folder).unwrap();
        found.snapshots.iter().map(|it| it.found.as_str()).collect()
    }

    #[test]
    fn each_file_is_told_by_its_bytes_and_then_by_its_text() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        write("sub/a.txt", b"The dam burst.");
        write("b.txt", b"\xEF\xBB\xBFThe dam burst.");
        write("c.txt", b"The dam held.");
        write("d.txt", b"\x00\x01\x02");
        write("e.txt", b"Now it says this.");
        write("renamed.txt", b"The dam burst.");
        write("new.txt", b"Nobody read this.");
        write(".hidden", b"x");
        let text = "The dam burst.";
        let sources = [
            source(
                "a",
                &[("sub/a.txt", text), ("./b.txt", text), ("c.txt", text), ("d.txt", text)],
            ),
            source(
                "e",
                &[("e.txt", "It said that."), ("e.txt", "Now it says this."), ("f.txt", text)],
            ),
        ];
        let found = words(&sources, folder.path());
        let expected =
            ["same", "same-text", "changed", "unreadable", "other-snapshot", "same", "missing"];
        assert_eq!(found, expected);
        let unknown = against(&sources, folder.path()).unwrap().unknown;
        let unknown: Vec<_> = unknown
            .iter()
            .map(|it| (it.file.as_str(), it.holds.as_ref().map(SourceId::as_str)))
            .collect();
        assert_eq!(unknown, [("new.txt", None), ("renamed.txt", Some("a"))]);
    }

    /// A page that was recorded with its format named, under a name that says another one.
    const PAGE: &str = "<html><title>Ferry</title><nav>Home</nav><p>The ferry was sold.</p><p>It sails.</p></html>";

    fn recorded(file: &str, bytes: &[u8], text: &str) -> Source {
        let mut source = source("s", &[(file, text)]);
        source.snapshots[0].sha256 = sha256_hex(bytes);
        source
    }

    fn found(source: &Source, bytes: &[u8]) -> (&'static str, Option<Format>) {
        let folder = tempfile::tempdir().unwrap();
        let file = source.snapshots[0].file.as_deref().unwrap();
        fs::write(folder.path().join(file), bytes).unwrap();
        let found = against(std::slice::from_ref(source), folder.path()).unwrap();
        (found.snapshots[0].found.as_str(), found.snapshots[0].read_as)
    }

    #[test]
    fn a_page_under_the_name_of_a_text_is_read_as_it_was_recorded() {
        let html = Some(Format::Html);
        let source = recorded("page.txt", PAGE.as_bytes(), "The ferry was sold.\n\nIt sails.\n");
        assert_eq!(found(&source, PAGE.as_bytes()), ("same", html));
        let resaved = PAGE.replace("<nav>", "\n<nav>");
        assert_eq!(found(&source, resaved.as_bytes()), ("same-text", html));
        let changed = PAGE.replace("It sails.", "It sank.");
        assert_eq!(found(&source, changed.as_bytes()), ("changed", html));
        let mut twice = source.clone();
        twice.snapshots[0].text = "Another text.".to_owned();
        twice.snapshots.push(source.snapshots[0].clone());
        twice.snapshots[1].sha256 = sha256_hex(b"as it was saved then");
        assert_eq!(found(&twice, resaved.as_bytes()), ("other-snapshot", html));
    }

    #[test]
    fn the_bytes_do_not_bear_out_a_text_that_is_not_read_from_them() {
        let altered = "The ferry was not sold.\n\nIt sails.\n";
        for file in ["page.txt", "page.html"] {
            let source = recorded(file, PAGE.as_bytes(), altered);
            assert_eq!(found(&source, PAGE.as_bytes()).0, "other-text", "{file}");
        }
        let source = recorded("note.txt", b"It rained.", "It poured.");
        assert_eq!(found(&source, b"It rained."), ("other-text", None));
    }

    #[test]
    fn a_text_whose_encoding_was_named_stands() {
        let page = b"<html><p>\xCA\xE8\xBF\xE2 is calm.</p></html>"; // in windows-1251
        let options = Options { encoding: Some("windows-1251".to_owned()), ..Options::default() };
        let text = crate::ingest::read(&page[..], "page.html", &options).unwrap().text;
        assert!(text.starts_with("Київ"), "{text}");
        assert_eq!(found(&recorded("page.html", page, &text), page), ("same", None));
        assert_eq!(found(&recorded("page.txt", page, &text), page), ("same", Some(Format::Html)));
        let note = b"\xCA\xE8\xBF\xE2";
        assert_eq!(found(&recorded("note.txt", note, "Київ"), note), ("same", None));
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("inside");
        fs::create_dir(&inside).unwrap();
        fs::write(folder.path().join("secret.txt"), "The secret.").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("secret.txt"), inside.join("link.txt"))
            .unwrap();
        let absolute = folder.path().join("secret.txt").display().to_string();
        let names = ["../secret.txt", "x/../../secret.txt", &absolute, "", ".", "link.txt", "a\0b"];
        for name in names {
            let found = against(&[source("s", &[(name, "The secret.")])], &inside).unwrap();
            assert!(matches!(found.snapshots[0].found, Found::Unreadable(_)), "{name:?}");
            assert_eq!(found.unknown, []);
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(against(&[], Path::new("no/such/folder")).is_err());
    }
}
