use atodds::{
    Error, export,
    model::PointId,
    report::{self, Shown},
};

use super::{context::Context, derive, failure::Outcome, former, times::Times};

/// Show a claim, a source or a point with its provenance
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The id of a claim, a source or a point
    id: String,
    /// What changed between the last two texts of a source, and what became of its quotes
    #[arg(long)]
    diff: bool,
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
    if args.diff {
        return diff(args, &shown, context);
    }
    if args.json {
        context.print_json_text(&export::json::shown(&shown))
    } else {
        context.print(&export::show::render(&shown, &context.screen.style()))
    }
}

fn diff(args: &Args, shown: &[Shown], context: &Context) -> Outcome {
    let source = shown.iter().find_map(|thing| match thing {
        Shown::Source(evidence) => Some(evidence),
        Shown::Claim(_) | Shown::Point(_) => None,
    });
    let Some(change) = source.and_then(|source| source.change.as_ref()) else {
        let what = match source {
            Some(_) => {
                "has fewer than two texts: record the page as it is now with `atodds add snapshot`"
            }
            None => "is no source: `--diff` compares the texts of a source",
        };
        return Err(Error::Usage { what: format!("{:?} {what}", args.id) }.into());
    };
    if args.json {
        context.print_json_text(&export::json::page_change(change))
    } else {
        context.print(&export::page_change::render(change, &context.screen.style()))
    }
}
