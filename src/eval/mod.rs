//! Precision and recall on texts that other people labelled.
//!
//! The code under test is the very code that `link` and `report` run: each row becomes a case, and
//! [`detect`](crate::detect::detect) links it. Gold labels are read apart from the texts, so that no
//! rule can see them.

mod links;
mod pairs;
mod points;
mod rows;
mod score;

pub use links::{LinkPrediction, LinksEvaluation, links};
pub use pairs::{Label, PairPrediction, PairsEvaluation, Slice, pairs};
pub use points::{PointPrediction, PointsEvaluation, points};
pub use score::Score;
