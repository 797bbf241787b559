use atodds::{export, report};

use super::{context::Context, derive, failure::Outcome};

/// Show a claim, a source or a point with its provenance
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The id of a claim, a source or a point
    id: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let (case, detection) = derive::load(&context.case, context)?;
    let shown = report::show(&case, &detection, &args.id)?;
    if args.json {
        context.print_json_text(&export::json::shown(&shown))
    } else {
        context.print(&export::show::render(&shown, &context.screen.style()))
    }
}
