use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use atodds::{
    casefile::{self, ColumnMap, Format, Input},
    store::Imported,
};

use super::{
    context::Context,
    failure::{Failure, Outcome},
    open, touched,
    words::count,
};

/// Take claims, sources, entities and judgements into the case
///
/// Reads case files and folders (TOML), spreadsheets (CSV, TSV) and JSONL; several files count as one, so
/// that a claim may name a source of another file or of the case. What the case holds already is left
/// out. When anything is wrong, all that is wrong is told and nothing is taken.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Files, or folders that hold a case.toml; `-` reads standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Say what would be taken, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Which field a column of a spreadsheet is: Header=field, or Header=- to leave it out; may be given
    /// more than once
    #[arg(long, value_name = "HEADER=FIELD")]
    map: Vec<String>,
    /// How standard input is written
    #[arg(long, value_enum)]
    format: Option<StdinFormat>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum StdinFormat {
    /// A case file
    Toml,
    /// A table with headers
    Csv,
    /// One claim object a line
    Jsonl,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let map = ColumnMap::parse(&args.map)?;
    let mut store = open::open_to_change(&context.case)?;
    let held = store.load()?;
    let loaded = casefile::load_inputs(&args.inputs()?, Some(&held), &map)?;
    let names: Vec<String> = args.paths.iter().map(|path| path.display().to_string()).collect();
    let names = names.join(", ");
    let entry = context.entry("import", format!("took in {names}"))?;
    if args.dry_run {
        let would = store.would_import(&loaded.case)?;
        context.note(&format!("would take {} from {names}", in_words(&would)));
    } else {
        let imported = store.import(&loaded.case, &entry)?;
        context.note(&format!("took {} from {names}; next: `atodds link`", in_words(&imported)));
        touched::tell(&held, &store.load()?, context);
    }
    if !loaded.expectations.is_empty() {
        let expectations = count(loaded.expectations.len(), "[[expect]]");
        context.note(&format!("note: {expectations} left out: that is for `atodds test`"));
    }
    Ok(ExitCode::SUCCESS)
}

impl Args {
    fn inputs(&self) -> Outcome<Vec<Input>> {
        self.paths.iter().map(|path| self.input(path)).collect()
    }

    fn input(&self, path: &Path) -> Outcome<Input> {
        if path.as_os_str() != "-" {
            return Ok(Input::Path(path.to_owned()));
        }
        let format = match self.format {
            Some(StdinFormat::Toml) => Format::Toml,
            Some(StdinFormat::Csv) => Format::Csv,
            Some(StdinFormat::Jsonl) => Format::Jsonl,
            None => {
                let what = "standard input has no name to tell its format: say it with --format";
                return Err(Failure::usage(what));
            }
        };
        Ok(Input::Text { text: open::stdin()?, name: "standard input".to_owned(), format })
    }
}

/// "3 claims, 2 sources, 1 snapshot".
fn in_words(imported: &Imported) -> String {
    let mut parts = vec![count(imported.claims, "claim"), count(imported.sources, "source")];
    let others = [
        (imported.snapshots, "snapshot"),
        (imported.entities, "name"),
        (imported.publishers, "outlet"),
        (imported.judgements, "judgement"),
        (imported.withdrawals, "withdrawal"),
    ];
    parts.extend(others.into_iter().filter(|(number, _)| *number > 0).map(|(n, it)| count(n, it)));
    let known = match imported.skipped {
        0 => String::new(),
        number => format!(" ({number} known already)"),
    };
    format!("{}{known}", parts.join(", "))
}
