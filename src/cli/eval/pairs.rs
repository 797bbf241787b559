use std::path::PathBuf;

use atodds::eval::{self, Label, PairPrediction, PairsEvaluation};
use serde_json::json;

use super::figures;
use crate::cli::{context::Context, failure::Outcome};

/// Evaluate labelled pairs: rows `{id, a, b, label}`, one JSON object a line
///
/// A pair counts as a contradiction when it is linked as `contradicts` or `disputes`, as an entailment when
/// the two agree, else as neutral.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The rows; label is contradict, entail or neutral
    file: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
    /// Write what was found of each pair, one JSON object a line
    #[arg(long, value_name = "OUT")]
    predictions: Option<PathBuf>,
    /// List so many mistakes: false alarms first
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
}

pub(super) fn run(args: &Args, context: &Context) -> Outcome {
    let found = eval::pairs(&args.file, context.lexicon()?)?;
    figures::write_predictions(args.predictions.as_deref(), &found.predictions)?;
    if args.json {
        return context.print_json(&as_json(&found));
    }
    let mut parts = vec![
        figures::table(
            context,
            figures::header("CONTRADICT"),
            vec![figures::row("all", &found.score)],
        ),
        confusion(context, &found),
        by_rule(context, &found),
    ];
    if !found.by_category.is_empty() {
        let rows = found.by_category.iter().map(|slice| figures::row(&slice.name, &slice.score));
        parts.push(figures::table(context, figures::header("CATEGORY"), rows.collect()));
    }
    parts.extend(mistakes(&found).take(args.errors).map(describe));
    context.print(&parts.join("\n"))
}

fn confusion(context: &Context, found: &PairsEvaluation) -> String {
    let rows = Label::ALL.iter().zip(&found.confusion).map(|(gold, counts)| {
        let counts = counts.iter().map(ToString::to_string);
        std::iter::once(name(*gold).to_owned()).chain(counts).collect()
    });
    figures::table(context, vec!["GOLD", "contradict", "entail", "neutral"], rows.collect())
}

fn by_rule(context: &Context, found: &PairsEvaluation) -> String {
    let rows = found.by_rule.iter().map(|slice| {
        let score = slice.score;
        vec![
            slice.name.clone(),
            score.true_positives.to_string(),
            score.false_positives.to_string(),
        ]
    });
    figures::table(context, vec!["RULE", "right", "wrong"], rows.collect())
}

/// False alarms, then what was missed, each in the order of the file.
fn mistakes(found: &PairsEvaluation) -> impl Iterator<Item = &PairPrediction> {
    let is = |said: Label, gold: Label| (said == Label::Contradict, gold == Label::Contradict);
    let of = move |wanted: (bool, bool)| {
        found.predictions.iter().filter(move |row| is(row.label, row.gold) == wanted)
    };
    of((true, false)).chain(of((false, true)))
}

fn describe(row: &PairPrediction) -> String {
    let rule = row.rule.as_deref().unwrap_or("no rule");
    let title =
        format!("{}: {} in truth, {} found ({rule})", row.id, name(row.gold), name(row.label));
    figures::mistake(&title, &row.texts, row.because.as_deref().unwrap_or("nothing was said"))
}

fn name(label: Label) -> &'static str {
    match label {
        Label::Contradict => "contradict",
        Label::Entail => "entail",
        Label::Neutral => "neutral",
    }
}

fn as_json(found: &PairsEvaluation) -> serde_json::Value {
    let score = found.score;
    json!({
        "n": score.total(), "precision": score.precision(), "recall": score.recall(), "f1": score.f1(),
        "accuracy": score.accuracy(), "false_alarms": score.false_alarms(), "counts": score,
        "confusion": found.confusion, "by_rule": found.by_rule, "by_category": found.by_category,
    })
}
