use std::process::ExitCode;

use super::{
    context::Context,
    failure::Outcome,
    log::{self, words},
    open,
};

/// Take back what an entry of the journal changed
///
/// Nothing is taken out of the journal: a new entry puts every row back as it stood before, provided that it
/// still stands as the entry left it. A judgement is withdrawn, never removed; one that the entry withdrew counts
/// again. To bring back what was undone, undo the undo. Without an entry, the last one that changed anything, is
/// no undo and was not undone.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The number of the entry, as `atodds log` shows it
    #[arg(value_name = "ENTRY", value_parser = clap::value_parser!(i64).range(1..))]
    entry: Option<i64>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,
    /// Say what would be undone, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// How many of the changes are told; `atodds log --changes` tells them all.
const SHOWN: usize = 20;

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let mut store = open::open_to_change(&context.case)?;
    let entry = context.entry("undo", args.reason.trim())?;
    let undone = if args.dry_run {
        store.would_undo(args.entry, &entry)?
    } else {
        store.undo(args.entry, &entry)?
    };
    if args.json {
        return context.print_json(&serde_json::json!({
            "undone": undone.entry,
            "dry_run": args.dry_run,
            "changes": undone.changes.iter().map(log::as_json).collect::<Vec<_>>(),
        }));
    }
    let atodds::store::Recorded { number, entry, .. } = &undone.entry;
    let (did, told) = match args.dry_run {
        true => ("would undo", "; the journal would then say:"),
        false => ("undid", ""),
    };
    context.note(&format!("{did} entry {number} ({}: {}){told}", entry.action, entry.detail));
    let lines = words::lines(&undone.changes);
    for line in lines.iter().take(SHOWN) {
        context.note(&format!("  {line}"));
    }
    if lines.len() > SHOWN {
        context.note(&format!("  … and {} more", lines.len() - SHOWN));
    }
    if let Some(head) = store.head()?.filter(|_| !args.dry_run) {
        context
            .note(&format!("next: `atodds link`; to bring it back: `atodds undo {}`", head.entry));
    }
    Ok(ExitCode::SUCCESS)
}
