//! Cases of a few texts, for tests.

use super::detect;
use crate::model::{Case, Claim, ClaimId, Detection, Relation, SourceId};
use crate::text::lexicon::Lexicon;

/// How many pairs of the texts contradict or dispute each other, each text said by a speaker of its own.
pub(super) fn conflicts(texts: &[&str]) -> usize {
    let is_conflict = |relation| matches!(relation, Relation::Contradicts | Relation::Disputes);
    detected(texts).links.iter().filter(|link| is_conflict(link.relation)).count()
}

/// What the points of the texts ask.
pub(super) fn questions(texts: &[&str]) -> Vec<String> {
    detected(texts).points.into_iter().map(|point| point.question).collect()
}

fn detected(texts: &[&str]) -> Detection {
    let claims = texts.iter().enumerate().map(|(index, text)| claim(index, text)).collect();
    detect(&Case { claims, ..Case::default() }, Lexicon::english())
}

fn claim(index: usize, text: &str) -> Claim {
    let id = ClaimId::new(format!("c{index}")).unwrap();
    Claim::new(id, SourceId::new(format!("s{index}")).unwrap(), text)
}
