use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use atodds::{
    Error, Result,
    ingest::Document,
    model::{Case, PartialDate, Source, SourceId, each_once},
};

use super::reading::{Reading, how_it_was_read};
use crate::cli::{
    context::Context,
    document,
    failure::{Failure, Outcome},
    open,
};

/// Record a source, with its text where you have it
///
/// The file may be plain text, a web page, Markdown or a PDF. Its text is kept, with the SHA-256 of the file;
/// quotes of the source's claims must stand in it. Title, authors, publisher, date, address and language
/// are taken from what the document says of itself, unless they are given here.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The document; `-` reads standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// The id to give it; without it, the name of the file
    #[arg(long)]
    id: Option<String>,
    /// The title it was published under; needed where the document names none
    #[arg(long)]
    title: Option<String>,
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
    #[command(flatten)]
    reading: Reading,
}

pub(super) fn run(args: &Args, context: &Context) -> Outcome {
    let mut store = open::open_to_change(&context.case)?;
    let document = args.file.as_deref().map(|file| args.reading.read(file)).transpose()?;
    let read_as = document.as_ref().map(how_it_was_read);
    let source = args.source(document)?;
    let case = store.load()?;
    if case.source(&source.id).is_some() {
        return Err(Failure::usage(format!(
            "the case has a source {:?} already: give this one another name with --id",
            source.id.as_str()
        )));
    }
    let entry = context.entry("add-source", format!("{}: {}", source.id, source.title))?;
    let text =
        read_as.unwrap_or_else(|| "without a text: quotes of it cannot be verified".to_owned());
    let id = source.id.clone();
    store.import(&Case { sources: vec![source], ..Case::default() }, &entry)?;
    context.note(&format!("recorded the source {id}: {text}"));
    Ok(ExitCode::SUCCESS)
}

impl Args {
    /// The source as the document says of itself, and over it what the arguments say.
    fn source(&self, document: Option<Document>) -> Result<Source> {
        let id = self.source_id()?;
        let title = self.title.clone();
        let title = title.or_else(|| document.as_ref()?.title.clone()).ok_or_else(|| {
            let what = match &document {
                Some(_) => {
                    "the document names no title: give the one it was published under with --title"
                }
                None => "without a document there is no title to take: give --title",
            };
            Error::Usage { what: what.to_owned() }
        })?;
        let mut source = match document {
            Some(document) => document.into_source(id, self.file_name()),
            None => Source::new(id, ""),
        };
        for snapshot in &mut source.snapshots {
            snapshot.retrieved = self.retrieved;
        }
        if !self.authors.is_empty() {
            source.authors = each_once(self.authors.clone());
        }
        Ok(Source {
            title,
            publisher: self.publisher.clone().or(source.publisher),
            url: self.url.clone().or(source.url),
            archive_url: self.archive_url.clone(),
            published: self.published.or(source.published),
            language: self.language.clone().or(source.language),
            cites: each_once(self.cites.clone()),
            digest_of: self.digest_of.clone(),
            ..source
        })
    }

    /// The name of the file that the text comes from; standard input has none.
    fn file_name(&self) -> Option<String> {
        document::name(self.file.as_deref()?)
    }

    fn source_id(&self) -> Result<SourceId> {
        let stem =
            || Some(Path::new(&self.file_name()?).file_stem()?.to_string_lossy().into_owned());
        let id = match &self.id {
            Some(id) => id.clone(),
            None => stem().map(|it| it.replace(char::is_whitespace, "-")).ok_or_else(|| {
                Error::Usage {
                    what: "without a file there is no name to take: give --id".to_owned(),
                }
            })?,
        };
        SourceId::new(id).map_err(|error| Error::Usage { what: format!("--id: {error}") })
    }
}
