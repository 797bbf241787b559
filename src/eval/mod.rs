//! Precision and recall on texts that other people labelled.
//!
//! The code under test is the very code that `link` and `report` run: each row becomes a case, and
//! [`detect`](crate::detect::detect) links it; each document goes through what `scan` runs. Gold labels are read apart from the texts, so that no
//! rule can see them.

mod extract;
mod links;
mod pairs;
mod points;
mod rows;
mod score;

pub use extract::{
    DocumentScore, ExtractEvaluation, ExtractMistake, ExtractPrediction, ExtractScore, MistakeKind,
    extract,
};
pub use links::{LinkPrediction, LinksEvaluation, links};
pub use pairs::{Label, PairPrediction, PairsEvaluation, Slice, pairs};
pub use points::{PointPrediction, PointsEvaluation, points};
pub use score::Score;
