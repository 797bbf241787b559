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

use super::{Options, bytes::hex, read};
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
}

/// What a file is to a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The same bytes.
    Same,
    /// Other bytes, of which the same text is read.
    SameText,
    /// The file holds another snapshot of the same source: the page changed, and both texts are held.
    OtherSnapshot,
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
            found.snapshots.push(Compared {
                source: source.id.clone(),
                sha256: snapshot.sha256.clone(),
                file: file.clone(),
                found: match place {
                    Ok(Some(path)) => compare(source, snapshot, &path, file),
                    Ok(None) => Found::Missing,
                    Err(why) => Found::Unreadable(why),
                },
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

fn compare(source: &Source, snapshot: &Snapshot, path: &Path, name: &str) -> Found {
    let is_other = |sha256: &str, text: Option<&str>| {
        source.snapshots.iter().any(|it| it.sha256 == sha256 || text == Some(it.text.as_str()))
    };
    match digest(path) {
        Err(error) => return Found::Unreadable(error.to_string()),
        Ok(sha256) if sha256 == snapshot.sha256 => return Found::Same,
        Ok(sha256) if is_other(&sha256, None) => return Found::OtherSnapshot,
        Ok(_) => {}
    }
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return Found::Unreadable(error.to_string()),
    };
    match read(file, name, &Options::default()) {
        Err(error) => Found::Unreadable(error.to_string()),
        Ok(document) if document.text == snapshot.text => Found::SameText,
        Ok(document) if is_other(&document.sha256, Some(&document.text)) => Found::OtherSnapshot,
        Ok(document) => Found::Changed(Box::new(Revision::between(&snapshot.text, &document.text))),
    }
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
