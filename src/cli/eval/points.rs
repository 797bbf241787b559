use std::path::PathBuf;

use atodds::eval::{self, PointPrediction};
use serde_json::json;

use super::figures;
use crate::cli::{context::Context, failure::Outcome};

/// Evaluate claims with their statements: disputed or not
///
/// Rows are `{id, claim, statements: [{text}], disputed}`, one JSON object a line.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The rows
    file: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
    /// Write what was found of each claim, one JSON object a line
    #[arg(long, value_name = "OUT")]
    predictions: Option<PathBuf>,
    /// List so many mistakes
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
}

pub(super) fn run(args: &Args, context: &Context) -> Outcome {
    let found = eval::points(&args.file, context.lexicon()?)?;
    figures::write_predictions(args.predictions.as_deref(), &found.predictions)?;
    if args.json {
        let score = found.score;
        return context.print_json(&json!({
            "n": score.total(), "precision": score.precision(), "recall": score.recall(), "f1": score.f1(),
            "accuracy": score.accuracy(), "counts": score,
        }));
    }
    let rows = vec![figures::row("all", &found.score)];
    let mut parts = vec![figures::table(context, figures::header("DISPUTED"), rows)];
    let wrong = found.predictions.iter().filter(|row| row.disputed != row.gold);
    parts.extend(wrong.take(args.errors).map(describe));
    context.print(&parts.join("\n"))
}

fn describe(row: &PointPrediction) -> String {
    let word = |disputed: bool| if disputed { "disputed" } else { "not disputed" };
    let title = format!("{}: {} in truth, {} found", row.id, word(row.gold), word(row.disputed));
    figures::mistake(&title, &row.texts, "see the second line, where there is one")
}
