use std::path::PathBuf;

use atodds::eval;
use serde_json::json;

use super::figures;
use crate::cli::{context::Context, failure::Outcome};

/// Evaluate an open pool of statements, linked as `link` would link it
///
/// Statements are rows `{id, text}`, gold pairs rows `{pair: [id, id], kind}` with the kinds conflict,
/// no_conflict and ignore_observing. A pair that the gold does not list is no conflict.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The statements
    #[arg(long)]
    statements: PathBuf,
    /// The gold pairs
    #[arg(long)]
    gold: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
    /// Write the links that were found, one JSON object a line
    #[arg(long, value_name = "OUT")]
    predictions: Option<PathBuf>,
    /// Count `differs` links too
    #[arg(long)]
    differs: bool,
    /// List so many wrong links
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
}

pub(super) fn run(args: &Args, context: &Context) -> Outcome {
    let found = eval::links(&args.statements, &args.gold, args.differs, context.lexicon()?)?;
    figures::write_predictions(args.predictions.as_deref(), &found.predictions)?;
    if args.json {
        return context.print_json(&json!({
            "precision": found.score.precision(), "recall": found.score.recall(), "f1": found.score.f1(),
            "counts": found.score, "false_within": found.false_within, "false_across": found.false_across,
        }));
    }
    let rows = vec![figures::row("all", &found.score)];
    let mut parts = vec![
        figures::table(context, figures::header("LINKS"), rows),
        format!(
            "wrong links: {} between statements of one topic, {} across topics\n",
            found.false_within, found.false_across
        ),
    ];
    let wrong = found.predictions.iter().filter(|row| row.right == Some(false));
    parts.extend(wrong.take(args.errors).map(|row| {
        let title = format!("{} and {}: {} ({})", row.a_id, row.b_id, row.relation, row.rule);
        figures::mistake(&title, &row.texts, &row.because)
    }));
    context.print(&parts.join("\n"))
}
