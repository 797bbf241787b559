//! What the evaluations print alike.

use std::path::Path;

use atodds::{eval::Score, export::table::Table};
use serde::Serialize;

use crate::cli::{context::Context, failure::Outcome, output, screen::safe_lines};

/// The header of a table of scores; the first column is named by the caller.
pub(super) fn header(first: &'static str) -> Vec<&'static str> {
    vec![first, "n", "precision", "recall", "F1", "accuracy", "false alarms"]
}

/// One row of such a table.
pub(super) fn row(name: &str, score: &Score) -> Vec<String> {
    vec![
        name.to_owned(),
        score.total().to_string(),
        figure(score.precision()),
        figure(score.recall()),
        figure(score.f1()),
        figure(score.accuracy()),
        figure(score.false_alarms()),
    ]
}

/// A ratio to three places, or a dash where there was nothing to count.
pub(super) fn figure(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.3}"))
}

/// A table of rows as the screen has it.
pub(super) fn table(
    context: &Context,
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
) -> String {
    context.screen.table(&Table { header, rows })
}

/// Writes the predictions, one JSON object a line.
pub(super) fn write_predictions<T: Serialize>(path: Option<&Path>, rows: &[T]) -> Outcome<()> {
    let Some(path) = path else { return Ok(()) };
    let mut text = String::new();
    for row in rows {
        text.push_str(&serde_json::to_string(row).unwrap_or_default());
        text.push('\n');
    }
    Ok(output::to_file(path, text.as_bytes())?)
}

/// One mistake: what was said and why, and the texts.
pub(super) fn mistake(title: &str, texts: &[String; 2], because: &str) -> String {
    let lines = format!("{title}\n  {}\n  {}\n  because: {because}", texts[0], texts[1]);
    safe_lines(&lines).into_owned()
}
