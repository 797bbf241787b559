use std::path::PathBuf;

use atodds::eval::{self, ExtractMistake, ExtractScore, MistakeKind};
use serde_json::{Value, json};

use super::figures;
use crate::cli::{context::Context, failure::Outcome};

/// Evaluate the claims that `scan` suggests, on documents whose claims are known
///
/// A gold file names its document in the first line, `{document, sha256}`, and has a claim a line:
/// `{start, end, claimant, stance}`. A suggestion finds a claim when their spans share half of the shorter one
/// and three tenths of both together.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("texts").required(true))]
pub(crate) struct Args {
    /// A gold file, or a folder of such files (*.jsonl)
    #[arg(long)]
    gold: PathBuf,
    /// The document of the gold file
    #[arg(long, value_name = "FILE", group = "texts")]
    document: Option<PathBuf>,
    /// The folder that holds the documents, by the names that the gold files give
    #[arg(long, value_name = "DIR", group = "texts")]
    documents: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    json: bool,
    /// Write what was suggested, one JSON object a line
    #[arg(long, value_name = "OUT")]
    predictions: Option<PathBuf>,
    /// List so many mistakes: suggestions that are no claim, then missed claims, then wrong claimants, relays
    /// and stances
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
}

pub(super) fn run(args: &Args, context: &Context) -> Outcome {
    let documents = args.document.iter().chain(&args.documents).next();
    let documents = documents.unwrap_or(&args.gold);
    let found = eval::extract(&args.gold, documents, context.lexicon()?)?;
    figures::write_predictions(args.predictions.as_deref(), &found.predictions)?;
    if args.json {
        let documents = found.documents.iter().map(|one| {
            let mut value = as_json(&one.score);
            value["document"] = json!(one.document);
            value
        });
        return context.print_json(&json!({
            "documents": documents.collect::<Vec<_>>(), "total": as_json(&found.total),
        }));
    }
    let mut rows: Vec<_> =
        found.documents.iter().map(|one| row(&one.document, &one.score)).collect();
    if rows.len() > 1 {
        rows.push(row("all", &found.total));
    }
    let mut parts = vec![figures::table(context, header(), rows)];
    parts.extend(found.mistakes.iter().take(args.errors).map(describe));
    context.print(&parts.join("\n"))
}

fn header() -> Vec<&'static str> {
    vec![
        "DOCUMENT",
        "claims",
        "suggested",
        "found",
        "parts",
        "precision",
        "recall",
        "F1",
        "claimant",
        "relays",
        "stance",
        "overlap",
    ]
}

fn row(name: &str, score: &ExtractScore) -> Vec<String> {
    let claims = score.claims;
    vec![
        name.to_owned(),
        (claims.true_positives + claims.false_negatives).to_string(),
        (claims.true_positives + claims.false_positives + score.parts).to_string(),
        claims.true_positives.to_string(),
        score.parts.to_string(),
        figures::figure(claims.precision()),
        figures::figure(claims.recall()),
        figures::figure(claims.f1()),
        figures::figure(score.claimant_accuracy()),
        figures::figure(score.relay_accuracy()),
        figures::figure(score.stance_accuracy()),
        figures::figure(score.mean_overlap()),
    ]
}

fn as_json(score: &ExtractScore) -> Value {
    let claims = score.claims;
    json!({
        "claims": claims.true_positives + claims.false_negatives,
        "suggested": claims.true_positives + claims.false_positives + score.parts,
        "found": claims.true_positives, "parts": score.parts,
        "precision": claims.precision(), "recall": claims.recall(), "f1": claims.f1(),
        "claimant": score.claimant_accuracy(), "relays": score.relay_accuracy(),
        "stance": score.stance_accuracy(), "overlap": score.mean_overlap(),
    })
}

fn describe(mistake: &ExtractMistake) -> String {
    let kind = match mistake.kind {
        MistakeKind::NoClaim => "suggested, but no claim",
        MistakeKind::Missed => "missed",
        MistakeKind::Claimant => "another claimant",
        MistakeKind::Relays => "other relays",
        MistakeKind::Stance => "another stance",
    };
    let (start, end) = mistake.span;
    let title = format!("{} {start}–{end}: {kind}", mistake.document);
    let or_nothing = |text: &str| if text.is_empty() { "nothing" } else { text }.to_owned();
    let voices =
        format!("gold: {}; suggested: {}", or_nothing(&mistake.gold), or_nothing(&mistake.said));
    figures::mistake(&title, &[mistake.quote.clone(), voices], &or_nothing(&mistake.because))
}
