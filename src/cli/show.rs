use atodds::{export, report};

use super::{context::Context, derive, failure::Outcome, times::Times};

/// Show a claim, a source or a point with its provenance
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The id of a claim, a source or a point
    id: String,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    times: Times,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let loaded = derive::load_at(&context.case, &args.times, context)?;
    let shown = report::show(&loaded.case, &loaded.detection, &args.id)?;
    if args.json {
        context.print_json_text(&export::json::shown(&shown))
    } else {
        context.print(&export::show::render(&shown, &context.screen.style()))
    }
}
