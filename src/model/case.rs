use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::withdrawal::next_turn;
use super::{
    Claim, ClaimId, ContentHash, Entity, Judgement, Publisher, Source, SourceId, Variant,
    Withdrawal,
};

/// All that people recorded and judged: the input of detection.
///
/// Invariants, held by every loader: ids are unique; each claim's source exists; each quote of a source
/// with a snapshot was found in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Case {
    /// What the case is called.
    pub title: String,
    /// BCP 47 language tag of the claims.
    pub language: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// Names and their spellings.
    pub entities: Vec<Entity>,
    /// The outlets of which more is known than their name.
    #[serde(default)]
    pub publishers: Vec<Publisher>,
    /// The documents.
    pub sources: Vec<Source>,
    /// The claims, in the order they were recorded.
    pub claims: Vec<Claim>,
    /// What people judged, oldest first.
    pub judgements: Vec<Judgement>,
    /// Which of them no longer count, oldest first.
    #[serde(default)]
    pub withdrawals: Vec<Withdrawal>,
    /// What merged cases gave differently: in order, each once.
    #[serde(default)]
    pub variants: Vec<Variant>,
}

impl Case {
    /// The claim with this id.
    #[must_use]
    pub fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id == *id)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// The claims by id, for those who look up many.
    #[must_use]
    pub fn claims_by_id(&self) -> FxHashMap<&ClaimId, &Claim> {
        self.claims.iter().map(|claim| (&claim.id, claim)).collect()
    }

    /// The sources by id, for those who look up many.
    #[must_use]
    pub fn sources_by_id(&self) -> FxHashMap<&SourceId, &Source> {
        self.sources.iter().map(|source| (&source.id, source)).collect()
    }

    /// The hash of each claim's content, by id.
    #[must_use]
    pub fn content_hashes(&self) -> FxHashMap<&ClaimId, ContentHash> {
        self.claims.iter().map(|claim| (&claim.id, ContentHash::of(claim))).collect()
    }

    /// Which one of those that one person gives on one subject in one second a new judgement is: its
    /// [`turn`](Judgement::turn).
    #[must_use]
    pub fn next_turn(&self, new: &Judgement) -> u32 {
        let same =
            |it: &&Judgement| (&it.subject, &it.by, &it.at) == (&new.subject, &new.by, &new.at);
        let turns = self.judgements.iter().filter(same).map(|it| it.turn.saturating_add(1));
        turns.max().unwrap_or(0)
    }

    /// The [`turn`](Withdrawal::turn) of a withdrawal that is to come: after those that its author made of the
    /// same thing in the same second.
    #[must_use]
    pub fn next_turn_of_withdrawal(&self, new: &Withdrawal) -> u32 {
        next_turn(&self.withdrawals, new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Decision, SourceId, Subject};

    #[test]
    fn two_words_of_one_second_have_different_turns() {
        let source = SourceId::new("source").unwrap();
        let claim = |id: &str| Claim::new(ClaimId::new(id).unwrap(), source.clone(), id);
        let given = |by: &str| {
            let subject = Subject::link(&claim("one"), &claim("two"));
            Judgement::new(subject, Decision::Unsure, "seen", by, "2025-01-02T00:00:00Z")
        };
        let mut case = Case::default();
        assert_eq!(case.next_turn(&given("Ada")), 0);
        case.judgements.push(given("Ada"));
        assert_eq!(case.next_turn(&given("Ada")), 1);
        assert_eq!(case.next_turn(&given("Ben")), 0);
        case.judgements[0].turn = u32::MAX;
        assert_eq!(case.next_turn(&given("Ada")), u32::MAX, "it never begins anew");
    }
}
