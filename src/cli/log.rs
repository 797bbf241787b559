use atodds::{export::table::Table, model::JournalEntry};

use super::{
    context::Context,
    failure::{Failure, Outcome},
    open::{self, Opened},
};

/// Show who changed the case, when and how, oldest first
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let Opened::Store(store) = open::open(&context.case)? else {
        return Err(Failure::usage(format!(
            "{} is a case file and keeps no journal: its history is that of the file, in git for instance",
            context.case.display()
        )));
    };
    let entries = store.journal()?;
    if args.json {
        return context.print_json(&entries);
    }
    let row = |entry: JournalEntry| vec![entry.at, entry.by, entry.action, entry.detail];
    let rows = entries.into_iter().map(row).collect();
    context.print(
        &context.screen.table(&Table { header: vec!["WHEN", "WHO", "WHAT", "DETAIL"], rows }),
    )
}
