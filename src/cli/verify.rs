//! `atodds verify`: whether the evidence of a case stands up.

mod against;

use std::path::PathBuf;

use super::{
    context::Context,
    failure::Outcome,
    open::{self, Opened},
};

/// Compare the stored snapshots with the files of a folder
///
/// Every snapshot that names a file is compared with that file in the folder: the same bytes, the same text in
/// other bytes, another text (and how it differs), or missing. Files that no snapshot names are listed.
///
/// Exits with 0 when every file bears its snapshot out, 1 when one does not, 2 when the case or the folder
/// cannot be read.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The case to verify; without it, the one of --case
    path: Option<PathBuf>,
    /// The folder that holds the documents, under the names that the case knows them by
    #[arg(long, value_name = "DIR")]
    against: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let case = match open::open(context.case_or(args.path.as_deref()))? {
        Opened::Store(store) => store.load()?,
        Opened::File(case) => case,
    };
    against::against(&case, &args.against, args.json, context)
}
