use atodds::{
    export::{json, list},
    report::{self, Filter, Report},
};

use super::{
    context::Context,
    derive::{self, Loaded},
    failure::Outcome,
    times::Times,
};

/// List what the case holds: a table on a terminal, elsewhere one line each
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What to list
    #[arg(value_enum)]
    what: What,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    times: Times,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum What {
    /// The claims, in the order they were recorded
    Claims,
    /// The documents
    Sources,
    /// The questions at issue, disputed ones first
    Points,
    /// The pairs of claims that a rule set in relation
    Links,
    /// What people judged, with the digits to withdraw it by
    Judgements,
    /// The names and their spellings
    Entities,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let Loaded { case, detection, .. } = derive::load_at(&context.case, &args.times, context)?;
    let report: Report = report::build(&case, &detection, &Filter::default());
    if args.json {
        return match args.what {
            What::Claims => context.print_json_text(&json::claims(&report)),
            What::Sources => context.print_json_text(&json::sources(&report)),
            What::Points => context.print_json_text(&json::points(&report)),
            What::Links => context.print_json_text(&json::links(&report)),
            What::Judgements => {
                context.print_json_text(&json::judgements(&report::judgements(&case)))
            }
            What::Entities => context.print_json(&case.entities),
        };
    }
    let table = match args.what {
        What::Claims => list::claims(&report),
        What::Sources => list::sources(&report),
        What::Points => list::points(&report),
        What::Links => list::links(&report),
        What::Judgements => list::judgements(&report::judgements(&case)),
        What::Entities => list::entities(&case.entities),
    };
    context.print(&context.screen.table(&table))
}
