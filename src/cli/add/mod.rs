//! `atodds add`: records one source, a further snapshot of one, or one claim.

mod claim;
mod reading;
mod snapshot;
mod source;

use super::{context::Context, failure::Outcome};

/// Record one source, a further snapshot of one, or one claim
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Source(source::Args),
    Snapshot(snapshot::Args),
    Claim(claim::Args),
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    match &args.what {
        What::Source(args) => source::run(args, context),
        What::Snapshot(args) => snapshot::run(args, context),
        What::Claim(args) => claim::run(args, context),
    }
}
