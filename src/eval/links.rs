use std::path::Path;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::rows::{case_of, index_of, read};
use super::score::Score;
use crate::Result;
use crate::detect::detect;
use crate::model::Relation;
use crate::text::lexicon::Lexicon;

#[derive(Deserialize)]
struct Statement {
    id: String,
    text: String,
}

#[derive(Deserialize)]
struct Gold {
    pair: [String; 2],
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Conflict,
    NoConflict,
    IgnoreObserving,
}

/// A link that was found in a pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkPrediction {
    /// The id of the first statement.
    pub a_id: String,
    /// The id of the second statement.
    pub b_id: String,
    /// The relation.
    pub relation: Relation,
    /// The rule.
    pub rule: String,
    /// Why.
    pub because: String,
    /// Whether the gold says that it is right; `None` where the pair does not count.
    #[serde(skip)]
    pub right: Option<bool>,
    /// The two texts.
    #[serde(skip)]
    pub texts: [String; 2],
}

/// How well the conflicts of an open pool were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinksEvaluation {
    /// How well, over the pairs that count. A pair that the gold does not list is no conflict.
    pub score: Score,
    /// Wrong links between statements that the gold lists as a pair.
    pub false_within: usize,
    /// Wrong links between statements that it does not: of different topics.
    pub false_across: usize,
    /// What was found, by (a, b).
    #[serde(skip)]
    pub predictions: Vec<LinkPrediction>,
}

/// Links a pool of statements `{id, text}` as `link` would, and compares the conflicts with gold pairs
/// `{pair: [id, id], kind}`. `differs` links count only when asked for.
///
/// # Errors
///
/// As for [`pairs`](super::pairs()).
pub fn links(
    statements: &Path,
    gold: &Path,
    with_differs: bool,
    lexicon: &Lexicon,
) -> Result<LinksEvaluation> {
    let statements: Vec<Statement> = read(statements)?;
    let gold: Vec<Gold> = read(gold)?;
    let kinds: FxHashMap<[&str; 2], Kind> =
        gold.iter().map(|row| (ordered(&row.pair[0], &row.pair[1]), row.kind)).collect();
    let detection =
        detect(&case_of(statements.iter().map(|statement| statement.text.as_str()))?, lexicon);
    let mut score = Score::default();
    let (mut false_within, mut false_across, mut predictions) = (0, 0, Vec::new());
    for link in &detection.links {
        if !link.relation.is_conflict() || (link.relation == Relation::Differs && !with_differs) {
            continue;
        }
        let (a, b) = (&statements[index_of(&link.a)], &statements[index_of(&link.b)]);
        let kind = kinds.get(&ordered(&a.id, &b.id)).copied();
        match kind {
            Some(Kind::Conflict) => score.true_positives += 1,
            Some(Kind::NoConflict) => false_within += 1,
            Some(Kind::IgnoreObserving) => {}
            None => false_across += 1,
        }
        predictions.push(LinkPrediction {
            a_id: a.id.clone(),
            b_id: b.id.clone(),
            relation: link.relation,
            rule: link.rule.clone(),
            because: link.because.text.clone(),
            right: (kind != Some(Kind::IgnoreObserving)).then_some(kind == Some(Kind::Conflict)),
            texts: [a.text.clone(), b.text.clone()],
        });
    }
    let conflicts = kinds.values().filter(|kind| **kind == Kind::Conflict).count();
    let listed = kinds.values().filter(|kind| **kind == Kind::NoConflict).count();
    score.false_positives = false_within + false_across;
    score.false_negatives = conflicts - score.true_positives;
    score.true_negatives = listed - false_within;
    Ok(LinksEvaluation { score, false_within, false_across, predictions })
}

fn ordered<'i>(a: &'i str, b: &'i str) -> [&'i str; 2] {
    if a <= b { [a, b] } else { [b, a] }
}
