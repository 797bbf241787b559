use atodds::{export, model::PointId, report};

use super::{context::Context, derive, failure::Outcome, former, times::Times};

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
    let (case, detection) = (&loaded.case, &loaded.detection);
    let shown = match report::show(case, detection, &args.id) {
        Ok(shown) => shown,
        Err(error) => {
            let now: Vec<&PointId> = former::points(case, detection, &args.id, context.lexicon()?)
                .into_iter()
                .map(|point| &point.id)
                .collect();
            if now.is_empty() {
                return Err(error.into());
            }
            context.note(&format!(
                "note: {} is no point any more, since points were split or joined by hand; this is what became of it",
                args.id
            ));
            let mut shown = vec![];
            for id in now {
                shown.extend(report::show(case, detection, id.as_str())?);
            }
            shown
        }
    };
    if args.json {
        context.print_json_text(&export::json::shown(&shown))
    } else {
        context.print(&export::show::render(&shown, &context.screen.style()))
    }
}
