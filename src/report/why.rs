use std::sync::Arc;

use super::{ClaimView, Judged, TakenBack, evidence::unknown, origins, views::Views};
use crate::Result;
use crate::model::{Case, ClaimId, Detection, Verdict};

/// What the rules say of a pair, in plain values: whoever runs the rules hands it in.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// Each rule's id and answer, in the order of the list of rules.
    pub by_rule: Vec<(String, Verdict)>,
    /// The rule whose answer counts; `None` when none spoke.
    pub decided_by: Option<String>,
    /// The answer that counts.
    pub verdict: Verdict,
    /// Whether detection would compare the two at all.
    pub candidate: bool,
}

/// One pair of claims, with every rule's answer.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyReport {
    /// The claim given first.
    pub a: Arc<ClaimView>,
    /// The claim given second.
    pub b: Arc<ClaimView>,
    /// What the rules say of them, words of the first claim first.
    pub answers: Answers,
    /// What the first position that holds both says of where they come from.
    pub together: Option<String>,
    /// What people said of the pair.
    pub judged: Option<Judged>,
    /// What they said of it and withdrew, oldest first.
    pub withdrawn: Vec<TakenBack>,
}

impl WhyReport {
    /// Joins the answers with the two claims and what a person judged of them.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownId`](crate::Error::UnknownId) when the case has no such claim.
    pub fn new(
        case: &Case,
        detection: &Detection,
        (a, b): (&ClaimId, &ClaimId),
        answers: Answers,
    ) -> Result<Self> {
        let views = Views::new(case, detection);
        let claim = |id: &ClaimId| {
            let known = || case.claims.iter().map(|claim| claim.id.as_str());
            views.claim(id).map(Arc::clone).ok_or_else(|| unknown("claim", id.as_str(), known()))
        };
        let (a, b) = (claim(a)?, claim(b)?);
        let judged = views.judgements.on_link(&a.id, &b.id);
        let together = origins::together(&detection.points, &a.id, &b.id);
        let withdrawn = views.judgements.withdrawn_on_link(&a.id, &b.id);
        Ok(Self { a, b, answers, together, judged, withdrawn })
    }
}
