use std::path::Path;

use serde::{Deserialize, Serialize};

use super::rows::{case_of, read};
use super::score::Score;
use crate::Result;
use crate::detect::detect;
use crate::model::Relation;
use crate::text::lexicon::Lexicon;

#[derive(Deserialize)]
struct Row {
    id: String,
    claim: String,
    statements: Vec<Statement>,
    disputed: bool,
}

#[derive(Deserialize)]
struct Statement {
    text: String,
}

/// Whether a claim was found disputed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointPrediction {
    /// The row's id.
    pub id: String,
    /// Whether some statement conflicts with the claim or with another statement.
    pub disputed: bool,
    /// Whether the gold says so.
    #[serde(skip)]
    pub gold: bool,
    /// The claim and the reason of the first conflict.
    #[serde(skip)]
    pub texts: [String; 2],
}

/// How well disputed claims were told from undisputed ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointsEvaluation {
    /// How well.
    pub score: Score,
    /// What was found, in the order of the file.
    #[serde(skip)]
    pub predictions: Vec<PointPrediction>,
}

/// Evaluates a file of rows `{id, claim, statements: [{text}], disputed}`: each becomes a case of the
/// claim and its statements, and is disputed when detection finds a conflict in it.
///
/// # Errors
///
/// As for [`pairs`](super::pairs()).
pub fn points(path: &Path, lexicon: &Lexicon) -> Result<PointsEvaluation> {
    let rows: Vec<Row> = read(path)?;
    let mut score = Score::default();
    let mut predictions = Vec::with_capacity(rows.len());
    for row in rows {
        let texts = std::iter::once(row.claim.as_str())
            .chain(row.statements.iter().map(|statement| statement.text.as_str()));
        let detection = detect(&case_of(texts)?, lexicon);
        let conflict = detection
            .links
            .iter()
            .find(|link| matches!(link.relation, Relation::Contradicts | Relation::Disputes));
        score.add(conflict.is_some(), row.disputed);
        predictions.push(PointPrediction {
            id: row.id,
            disputed: conflict.is_some(),
            gold: row.disputed,
            texts: [row.claim, conflict.map(|link| link.because.text.clone()).unwrap_or_default()],
        });
    }
    Ok(PointsEvaluation { score, predictions })
}
