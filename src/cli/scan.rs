//! `atodds scan`: from documents to suggested claims.

mod comments;
mod sources;
mod suggestions;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use atodds::{
    casefile::{self, Documents},
    detect,
    extract::{Draft, draft},
    ingest::{self, Options},
    model::{Case, PartialDate},
    report::{self, Filter},
};

use super::{
    context::Context, failure::Outcome, open, output, report as reports, touched, words::count,
};

/// Read documents and suggest the claims that stand in them
///
/// Writes a case file for you to prune: each claim with its quote, its claimant and the reason why it is
/// suggested. `--accept` takes all of it into the case instead, `--report` shows at once what is disputed.
/// Nothing is made up: every quote stands in its document.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Documents: plain text, web pages, Markdown, PDF; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The case file to write, replaced as a whole, or with --report the report; without it, standard output
    #[arg(long, short, value_name = "FILE", conflicts_with = "accept")]
    output: Option<PathBuf>,
    /// Take every suggestion into the case
    #[arg(long, conflicts_with_all = ["report", "json"])]
    accept: bool,
    /// Report what is disputed among the suggestions
    #[arg(long, conflicts_with = "json")]
    report: bool,
    /// How to write the report; without it, as the ending of the file says (.md, .html, .json), else as text
    #[arg(long, value_enum, requires = "report")]
    format: Option<reports::Format>,
    /// The suggestions as JSON: one array of objects
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    about: About,
    #[command(flatten)]
    reading: Reading,
}

/// What is known of the documents; it wins over what they say of themselves.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "About the documents")]
struct About {
    /// The title; with one document only
    #[arg(long)]
    title: Option<String>,
    /// The outlet that put them out
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// When they were published: 2025-12-01, 2025-12 or 2025
    #[arg(long, value_name = "DATE")]
    published: Option<PartialDate>,
    /// When they were retrieved
    #[arg(long, value_name = "DATE")]
    retrieved: Option<PartialDate>,
    /// Where it was published; with one document only
    #[arg(long)]
    url: Option<String>,
    /// Where a copy is archived; with one document only
    #[arg(long, value_name = "URL")]
    archive_url: Option<String>,
    /// Their language, as a BCP 47 tag
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

/// How the documents are read.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Reading")]
struct Reading {
    /// The format of the files: text, html, markdown, pdf; without it, their names and first bytes tell
    #[arg(long, value_name = "FORMAT")]
    document_format: Option<ingest::Format>,
    /// The encoding of the files, such as windows-1251; without it, what they declare or look like
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,
    /// The most bytes to read of each; a larger file is refused
    #[arg(long, value_name = "BYTES", default_value_t = Options::MAX_BYTES)]
    max_bytes: u64,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let folder = args.folder_of_case_file();
    let mut drafted = draft(sources::read(args, folder.as_deref(), context)?);
    if args.accept {
        return accept(drafted, args, context);
    }
    drafted.case.title = title(&drafted.case);
    if args.json {
        return context.print_json(&suggestions::as_json(&drafted));
    }
    if args.report {
        let detection = detect::detect(&drafted.case, context.lexicon()?);
        let report = report::build(&drafted.case, &detection, &Filter::default());
        return reports::write(&report, args.format, args.output.as_deref(), context);
    }
    let comments = comments::of(&drafted);
    let text = casefile::to_toml_commented(&drafted.case, Documents::Referenced, &comments);
    match args.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => {
            output::to_file(path, text.as_bytes())?;
            context.note(&format!(
                "suggested {}; prune {path}, then: `atodds report {path}`",
                in_words(&drafted.case),
                path = path.display()
            ));
            Ok(ExitCode::SUCCESS)
        }
        None => context.print(&text),
    }
}

/// Takes everything into the case, in one transaction.
fn accept(drafted: Draft, args: &Args, context: &Context) -> Outcome {
    let mut store = open::open_to_change(&context.case)?;
    let names: Vec<String> = args.files.iter().map(|path| path.display().to_string()).collect();
    let entry = context.entry("scan", format!("took all suggestions from {}", names.join(", ")))?;
    let words = in_words(&drafted.case);
    let held = store.load()?;
    let imported = store.import(&sources::beside(&held, drafted.case), &entry)?;
    let known = match imported.skipped {
        0 => String::new(),
        known => format!(" ({known} known already)"),
    };
    context.note(&format!("suggested {words}, and took them{known}; next: `atodds link`"));
    touched::tell(&held, &store.load()?, context);
    Ok(ExitCode::SUCCESS)
}

/// What the drafted case is called until the editor names it.
fn title(case: &Case) -> String {
    match &case.sources[..] {
        [only] => format!("Draft: {}", only.title),
        several => format!("Draft from {}", count(several.len(), "document")),
    }
}

fn in_words(case: &Case) -> String {
    format!(
        "{} and {} from {}",
        count(case.claims.len(), "claim"),
        count(case.entities.len(), "name"),
        count(case.sources.len(), "document")
    )
}

impl Args {
    /// The folder that the written case file will lie in, from which documents can be named.
    fn folder_of_case_file(&self) -> Option<PathBuf> {
        let path = match self.output.as_deref().filter(|path| *path != Path::new("-")) {
            Some(path) => path.parent().filter(|parent| !parent.as_os_str().is_empty()),
            None => None,
        };
        Some(path.unwrap_or(Path::new(".")).to_owned())
    }

    fn options(&self) -> Options {
        Options {
            format: self.reading.document_format,
            max_bytes: self.reading.max_bytes,
            encoding: self.reading.encoding.clone(),
        }
    }
}
