use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use atodds::{
    Error,
    casefile::{self, Documents},
    export::{ExportFile, csv, json, markdown},
    report::{self, Filter, Report},
};

use super::{
    context::Context,
    derive::{self, Loaded},
    failure::{Failure, Outcome},
    output::{self, Pending},
    screen::safe_json,
    times::Times,
};

/// Write the whole case as files: the claim graph as CSV, or all of it as JSON, Markdown or a case file
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The format
    #[arg(long, value_enum)]
    to: Format,
    /// The folder (csv) or file to write to; without it, standard output
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Leave cells that a spreadsheet would take for a formula as they are (csv only)
    #[arg(long)]
    raw: bool,
    #[command(flatten)]
    times: Times,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// nodes.csv, edges.csv (for Gephi and others) and points.csv, in a folder
    Csv,
    /// One object with the arrays claims, links and points
    Json,
    /// A document to read, every point in full
    Markdown,
    /// A case file with all texts in it, to edit or to keep in git
    Toml,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    if args.raw && args.to != Format::Csv {
        return Err(Failure::usage("--raw is for csv only: no other format guards its cells"));
    }
    let Loaded { case, detection, moment } = derive::load_at(&context.case, &args.times, context)?;
    let report = || Report {
        moment: moment.clone(),
        ..report::build(&case, &detection, &Filter::default())
    };
    let text = match args.to {
        Format::Csv => return to_folder(args, &report()),
        Format::Json => safe_json(&json::render(&report())),
        Format::Markdown => markdown::render(&report()),
        Format::Toml => casefile::to_toml_with(&case, Documents::Inline),
    };
    match args.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => output::to_file(path, text.as_bytes())?,
        None => return context.print(&text),
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes all files beside their places first, so that a full disk changes none of them.
fn to_folder(args: &Args, report: &Report) -> Outcome {
    let folder =
        args.output.as_deref().filter(|path| *path != Path::new("-")).ok_or_else(|| {
            Failure::usage("csv makes three files: name the folder to put them in with -o")
        })?;
    fs::create_dir_all(folder).map_err(Error::write(folder))?;
    let pending = |file: &ExportFile| Pending::write(&folder.join(file.name), &file.bytes);
    let files: Vec<Pending> =
        csv::render(report, args.raw).iter().map(pending).collect::<Result<_, Error>>()?;
    for file in files {
        file.place()?;
    }
    Ok(ExitCode::SUCCESS)
}
