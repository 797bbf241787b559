//! `atodds add`: records one source or one claim.

mod claim;
mod source;

use super::{context::Context, failure::Outcome};

/// Record one source or one claim
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Source(source::Args),
    Claim(claim::Args),
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    match &args.what {
        What::Source(args) => source::run(args, context),
        What::Claim(args) => claim::run(args, context),
    }
}
