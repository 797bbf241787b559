//! Cases of a few texts, for tests.

use super::detect;
use crate::model::{Case, Claim, ClaimId, Relation, SourceId};
use crate::text::lexicon::Lexicon;

/// How many pairs of the texts contradict or dispute each other, each text said by a speaker of its own.
pub(super) fn conflicts(texts: &[&str]) -> usize {
    let claims = texts.iter().enumerate().map(|(index, text)| claim(index, text)).collect();
    let case = Case { claims, ..Case::default() };
    let is_conflict = |relation| matches!(relation, Relation::Contradicts | Relation::Disputes);
    detect(&case, Lexicon::english()).links.iter().filter(|link| is_conflict(link.relation)).count()
}

fn claim(index: usize, text: &str) -> Claim {
    let id = ClaimId::new(format!("c{index}")).unwrap();
    Claim::new(id, SourceId::new(format!("s{index}")).unwrap(), text)
}
