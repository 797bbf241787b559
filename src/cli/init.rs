use std::path::PathBuf;

use atodds::store::Store;

use super::{
    context::Context,
    failure::{Failure, Outcome},
};

/// Make an empty case
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The SQLite file to make; without it, the one of --case
    db: Option<PathBuf>,
    /// What the case is called; without it, the name of the file
    #[arg(long)]
    title: Option<String>,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let path = context.case_or(args.db.as_deref());
    let title = match &args.title {
        Some(title) => title.clone(),
        None => match path.file_stem() {
            Some(stem) => stem.to_string_lossy().into_owned(),
            None => return Err(Failure::usage(format!("{} names no file", path.display()))),
        },
    };
    let entry = context.entry("init", format!("made the case {title:?}"))?;
    Store::create(path, &title, &entry)?;
    context.note(&format!(
        "made {path}; next: `atodds --case {path} import CASE-FILE`, or `add source` and `add claim`",
        path = path.display()
    ));
    Ok(std::process::ExitCode::SUCCESS)
}
