//! `atodds eval`: how well detection does on texts that other people labelled.

mod extract;
mod figures;
mod links;
mod pairs;
mod points;

use super::{context::Context, failure::Outcome};

/// Precision and recall on labelled pairs, pools, claims or documents
///
/// The code under test is the one that `link` and `report` run. Gold labels are never shown to it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Pairs(pairs::Args),
    Links(links::Args),
    Points(points::Args),
    Extract(extract::Args),
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    match &args.what {
        What::Pairs(args) => pairs::run(args, context),
        What::Links(args) => links::run(args, context),
        What::Points(args) => points::run(args, context),
        What::Extract(args) => extract::run(args, context),
    }
}
