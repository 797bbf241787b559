use std::path::{Path, PathBuf};

use atodds::{
    export::{TextStyle, html, json, markdown, text},
    model::Status,
    report::{self, Filter, Report},
};

use super::{
    context::Context,
    derive::{self, Loaded},
    failure::Outcome,
    output,
    screen::{WIDTH, safe_json},
    times::Times,
};

/// Report the points of the case: the disputed ones in full, the others in short
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The case: a SQLite file, or a case file or folder; without it, the one of --case
    path: Option<PathBuf>,
    /// How to write it; without it, as the ending of the file says (.md, .html, .json), else as text
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write to, replaced as a whole; `-` is standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only points that stand so: disputed, unconfirmed, updated, corroborated, single-origin, settled;
    /// may be given more than once
    #[arg(long, value_name = "STATUS")]
    status: Vec<Status>,
    /// Only points with this text, or another spelling of the name, in the question, an answer, a claim
    /// or a claimant's name
    #[arg(long, value_name = "TEXT")]
    about: Option<String>,
    /// Every point in full
    #[arg(long, conflicts_with = "status")]
    all: bool,
    #[command(flatten)]
    times: Times,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Format {
    /// For a terminal
    Text,
    /// For a document
    Markdown,
    /// A web page in one file: to mail, print and argue over
    Html,
    /// One object with the arrays claims, links and points
    Json,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let path = context.case_or(args.path.as_deref());
    let Loaded { case, detection, moment } = derive::load_at(path, &args.times, context)?;
    let report = Report { moment, ..report::build(&case, &detection, &args.filter()) };
    write(&report, args.format, args.output.as_deref(), context)
}

/// Writes a report to the file, or to standard output where there is none or it is `-`; without a format, in the
/// one that the file's name ends in.
pub(crate) fn write(
    report: &Report,
    format: Option<Format>,
    output: Option<&Path>,
    context: &Context,
) -> Outcome {
    let format = format.or(output.and_then(Format::of_name)).unwrap_or(Format::Text);
    match output.filter(|path| *path != Path::new("-")) {
        Some(path) => {
            let style = TextStyle { width: WIDTH, colour: false };
            output::to_file(path, format.render(report, &style).as_bytes())?;
            context.print("")
        }
        None => context.print(&format.render(report, &context.screen.style())),
    }
}

impl Format {
    /// The format that the ending of a file's name asks for, so that `-o report.html` is a web page.
    fn of_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    fn render(self, report: &Report, style: &TextStyle) -> String {
        match self {
            Self::Text => text::render(report, style),
            Self::Markdown => markdown::render(report),
            Self::Html => html::render(report),
            Self::Json => safe_json(&json::render(report)),
        }
    }
}

impl Args {
    fn filter(&self) -> Filter {
        let statuses = if self.all { Status::ALL.to_vec() } else { self.status.clone() };
        Filter { statuses, about: self.about.clone(), ..Filter::default() }
    }
}
