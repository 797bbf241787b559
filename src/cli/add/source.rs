use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use atodds::{
    Error, Result, casefile,
    model::{Case, PartialDate, Snapshot, Source, SourceId},
};

use crate::cli::{
    context::Context,
    failure::{Failure, Outcome},
    open,
    words::count,
};

/// Record a source, with its text where you have it
///
/// The text is kept as it is, with the SHA-256 of the file; quotes of the source's claims must stand in it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The text of the source, in UTF-8; `-` reads standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// The id to give it; without it, the name of the file
    #[arg(long)]
    id: Option<String>,
    /// The title it was published under
    #[arg(long)]
    title: String,
    /// The outlet that put it out
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// Who wrote it; may be given more than once
    #[arg(long = "author", value_name = "NAME")]
    authors: Vec<String>,
    /// Where it was published
    #[arg(long)]
    url: Option<String>,
    /// Where a copy is archived
    #[arg(long, value_name = "URL")]
    archive_url: Option<String>,
    /// When it was published: 2025-12-01, 2025-12 or 2025
    #[arg(long, value_name = "DATE")]
    published: Option<PartialDate>,
    /// When the text was retrieved
    #[arg(long, value_name = "DATE", requires = "file")]
    retrieved: Option<PartialDate>,
    /// Its language, as a BCP 47 tag
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// An outlet or source that it names as its own source; may be given more than once
    #[arg(long, value_name = "NAME")]
    cites: Vec<String>,
    /// The document that the text digests, where it is a digest
    #[arg(long, value_name = "NAME")]
    digest_of: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context) -> Outcome {
    let mut store = open::open_to_change(&context.case)?;
    let source = args.source()?;
    let case = store.load()?;
    if case.source(&source.id).is_some() {
        return Err(Failure::usage(format!(
            "the case has a source {:?} already: give this one another name with --id",
            source.id.as_str()
        )));
    }
    let entry = context.entry("add-source", format!("{}: {}", source.id, source.title))?;
    let text = source.text().map_or_else(
        || "without a text: quotes of it cannot be verified".to_owned(),
        |it| format!("{}, sha256 {}", count(it.text.chars().count(), "character"), it.sha256),
    );
    let id = source.id.clone();
    store.import(&Case { sources: vec![source], ..Case::default() }, &entry)?;
    context.note(&format!("recorded the source {id}: {text}"));
    Ok(ExitCode::SUCCESS)
}

impl Args {
    fn source(&self) -> Result<Source> {
        let snapshot =
            self.file.as_deref().map(|file| snapshot(file, self.retrieved)).transpose()?;
        Ok(Source {
            id: self.source_id()?,
            title: self.title.clone(),
            publisher: self.publisher.clone(),
            authors: self.authors.clone(),
            url: self.url.clone(),
            archive_url: self.archive_url.clone(),
            published: self.published,
            language: self.language.clone(),
            cites: self.cites.clone(),
            digest_of: self.digest_of.clone(),
            snapshots: snapshot.into_iter().collect(),
        })
    }

    fn source_id(&self) -> Result<SourceId> {
        let stem = || Some(self.file.as_deref()?.file_stem()?.to_string_lossy().into_owned());
        let id = match &self.id {
            Some(id) => id.clone(),
            None => stem()
                .filter(|stem| stem != "-")
                .map(|it| it.replace(char::is_whitespace, "-"))
                .ok_or_else(|| Error::Usage {
                    what: "without a file there is no name to take: give --id".to_owned(),
                })?,
        };
        SourceId::new(id).map_err(|error| Error::Usage { what: format!("--id: {error}") })
    }
}

/// The text of a file, with the SHA-256 of its bytes.
fn snapshot(path: &Path, retrieved: Option<PartialDate>) -> Result<Snapshot> {
    if path == Path::new("-") {
        let snapshot = casefile::read_document(io::stdin().lock(), "standard input")?;
        return Ok(Snapshot { retrieved, ..snapshot });
    }
    let file = File::open(path).map_err(Error::read(path))?;
    let snapshot = casefile::read_document(file, &path.display().to_string())?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(Snapshot { retrieved, file: name, ..snapshot })
}
