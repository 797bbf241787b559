//! The documents as sources with ids of their own.

use std::{
    io::{IsTerminal as _, stderr},
    path::{Path, PathBuf},
};

use atodds::{
    Error, Result,
    model::{Case, ClaimId, ContentHash, Source, SourceId},
};
use indicatif::{ProgressBar, ProgressStyle};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Args;
use crate::cli::{context::Context, document};

/// Fewer documents are read before a progress bar could be looked at.
const FEW: usize = 10;

/// Reads the documents. One that lies in `folder`, where the case file will lie, is named by its path from
/// there, so that the case file can name it.
pub(super) fn read(args: &Args, folder: Option<&Path>, context: &Context) -> Result<Vec<Source>> {
    let single = [
        ("--title", &args.about.title),
        ("--url", &args.about.url),
        ("--archive-url", &args.about.archive_url),
    ];
    if let Some((flag, _)) = single.iter().find(|(_, value)| value.is_some())
        && args.files.len() > 1
    {
        let what = format!("{flag} is of one document: scan the others apart");
        return Err(Error::Usage { what });
    }
    let folder = folder.and_then(|folder| folder.canonicalize().ok());
    let bar = progress(args.files.len());
    let (mut sources, mut taken) = (Vec::with_capacity(args.files.len()), FxHashSet::default());
    for path in &args.files {
        let id = free_id(path, &mut taken)?;
        sources.push(source(path, id, folder.as_deref(), args)?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    let undated = sources.iter().filter(|source| source.published.is_none()).count();
    if undated > 0 && args.report {
        context.note(&format!(
            "note: {undated} of {} documents name no date of publication; give it with --published, so that “on Monday” can be told",
            sources.len()
        ));
    }
    Ok(sources)
}

fn progress(documents: usize) -> ProgressBar {
    if documents <= FEW || !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(documents as u64);
    let style = ProgressStyle::with_template("reading {pos}/{len} {wide_bar}");
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

fn source(path: &Path, id: SourceId, folder: Option<&Path>, args: &Args) -> Result<Source> {
    let document = document::read(path, &args.options())?;
    let name = inside(path, folder).or_else(|| document::name(path));
    let in_folder = inside(path, folder).is_some();
    let mut source = document.into_source(id, name);
    let about = &args.about;
    for snapshot in &mut source.snapshots {
        snapshot.retrieved = about.retrieved;
        // A case file cannot name a document outside its folder: the text goes into it.
        if !in_folder && !args.accept {
            snapshot.file = None;
        }
    }
    Ok(Source {
        title: about.title.clone().unwrap_or(source.title),
        publisher: about.publisher.clone().or(source.publisher),
        published: about.published.or(source.published),
        url: about.url.clone().or(source.url),
        archive_url: about.archive_url.clone().or(source.archive_url),
        language: about.language.clone().or(source.language),
        ..source
    })
}

/// The path of a file from a folder that it lies in, with `/` on every system.
fn inside(path: &Path, folder: Option<&Path>) -> Option<String> {
    let path: PathBuf = path.canonicalize().ok()?;
    let relative = path.strip_prefix(folder?).ok()?;
    let parts = relative.iter().map(|part| part.to_str().map(str::to_owned));
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}

/// An id made of the file's name; a number tells those of one name apart.
fn free_id(path: &Path, taken: &mut FxHashSet<String>) -> Result<SourceId> {
    let stem = document::name(path)
        .and_then(|name| Some(Path::new(&name).file_stem()?.to_string_lossy().into_owned()))
        .unwrap_or_else(|| "standard-input".to_owned());
    let base: String = stem
        .chars()
        .map(|c| if c.is_whitespace() || c.is_control() { '-' } else { c })
        .take(100)
        .collect();
    let numbered = (2_u64..).map(|number| format!("{base}-{number}"));
    let id = std::iter::once(base.clone()).chain(numbered).find(|id| !taken.contains(id));
    let id = id.unwrap_or(base);
    taken.insert(id.clone());
    SourceId::new(id).map_err(|error| Error::Usage { what: format!("{}: {error}", path.display()) })
}

/// The drafted case with ids that are free in the case that takes it. A claim that the case holds word for
/// word keeps its id, so that scanning a document twice adds nothing.
pub(super) fn beside(held: &Case, mut drafted: Case) -> Case {
    let hashes: FxHashMap<&str, ContentHash> =
        held.claims.iter().map(|claim| (claim.id.as_str(), ContentHash::of(claim))).collect();
    let mut taken: FxHashSet<String> = FxHashSet::default();
    for claim in &mut drafted.claims {
        let hash = ContentHash::of(claim);
        let is_free =
            |id: &str| !taken.contains(id) && hashes.get(id).is_none_or(|held| *held == hash);
        claim.id = ClaimId::of_words(&claim.text, is_free);
        taken.insert(claim.id.as_str().to_owned());
    }
    drafted
}
