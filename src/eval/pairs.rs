use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::rows::{case_of, read};
use super::score::Score;
use crate::Result;
use crate::detect::detect;
use crate::model::{Link, Relation};
use crate::text::lexicon::Lexicon;

/// What a pair is, in the words of the labelled sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// `contradicts` or `disputes`.
    Contradict,
    /// An agreement.
    Entail,
    /// All else.
    Neutral,
}

impl Label {
    /// Every label.
    pub const ALL: [Self; 3] = [Self::Contradict, Self::Entail, Self::Neutral];

    fn of(link: Option<&Link>) -> Self {
        match link.map(|link| link.relation) {
            Some(Relation::Contradicts | Relation::Disputes) => Self::Contradict,
            Some(Relation::Differs) | None => Self::Neutral,
            Some(_) => Self::Entail,
        }
    }
}

#[derive(Deserialize)]
struct Row {
    id: String,
    a: String,
    b: String,
    label: Label,
    #[serde(default)]
    meta: Option<Meta>,
}

#[derive(Deserialize)]
struct Meta {
    #[serde(default)]
    category: Option<String>,
}

/// What was found for one pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PairPrediction {
    /// The row's id.
    pub id: String,
    /// The label that the found relation stands for.
    pub label: Label,
    /// The relation, where a link was found.
    pub relation: Option<Relation>,
    /// The rule, likewise.
    pub rule: Option<String>,
    /// Why, likewise.
    pub because: Option<String>,
    /// The gold label, for listing errors; not part of a prediction.
    #[serde(skip)]
    pub gold: Label,
    /// The two texts, likewise.
    #[serde(skip)]
    pub texts: [String; 2],
}

/// A part of a set, and how well contradictions were told there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slice {
    /// The rule or the category.
    pub name: String,
    /// How well.
    pub score: Score,
}

/// How well contradictions were told on a set of labelled pairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PairsEvaluation {
    /// How well, over all pairs.
    pub score: Score,
    /// `confusion[gold][found]`, in the order of [`Label::ALL`].
    pub confusion: [[usize; 3]; 3],
    /// By the rule that called a pair a contradiction: right and wrong calls.
    pub by_rule: Vec<Slice>,
    /// By the category of the row, where the set has any.
    pub by_category: Vec<Slice>,
    /// What was found, in the order of the file.
    #[serde(skip)]
    pub predictions: Vec<PairPrediction>,
}

/// Evaluates a file of rows `{id, a, b, label, meta: {category}}`, one JSON object a line.
///
/// # Errors
///
/// [`Error::Read`](crate::Error::Read) when the file cannot be read, [`Error::Problems`](crate::Error::Problems)
/// with every line that is no such row.
pub fn pairs(path: &Path, lexicon: &Lexicon) -> Result<PairsEvaluation> {
    let rows: Vec<Row> = read(path)?;
    let mut score = Score::default();
    let mut confusion = [[0; 3]; 3];
    let (mut by_rule, mut by_category) = (BTreeMap::new(), BTreeMap::new());
    let mut predictions = Vec::with_capacity(rows.len());
    for row in rows {
        let category = row.meta.as_ref().and_then(|meta| meta.category.clone());
        let prediction = predict(row, lexicon)?;
        let (said, gold) =
            (prediction.label == Label::Contradict, prediction.gold == Label::Contradict);
        score.add(said, gold);
        confusion[prediction.gold as usize][prediction.label as usize] += 1;
        if let (true, Some(rule)) = (said, &prediction.rule) {
            by_rule.entry(rule.clone()).or_insert_with(Score::default).add(said, gold);
        }
        if let Some(category) = category {
            by_category.entry(category).or_insert_with(Score::default).add(said, gold);
        }
        predictions.push(prediction);
    }
    Ok(PairsEvaluation {
        score,
        confusion,
        by_rule: slices(by_rule),
        by_category: slices(by_category),
        predictions,
    })
}

fn predict(row: Row, lexicon: &Lexicon) -> Result<PairPrediction> {
    let detection = detect(&case_of([row.a.as_str(), row.b.as_str()])?, lexicon);
    let link = detection.links.first();
    Ok(PairPrediction {
        id: row.id,
        label: Label::of(link),
        relation: link.map(|link| link.relation),
        rule: link.map(|link| link.rule.clone()),
        because: link.map(|link| link.because.text.clone()),
        gold: row.label,
        texts: [row.a, row.b],
    })
}

fn slices(scores: BTreeMap<String, Score>) -> Vec<Slice> {
    scores.into_iter().map(|(name, score)| Slice { name, score }).collect()
}
