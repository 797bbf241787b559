//! The fields of what people said of a link, a pair or a point.

use serde::Serialize;

use crate::model::{ClaimId, Decision, HowWithdrawn, Withdrawal};
use crate::report::{Judged, Recorded, Said, TakenBack};

/// What was said of one thing: the word that decides, whether people contradict each other, and every word that
/// counts.
#[derive(Serialize)]
pub(super) struct JudgedFields<'a> {
    judgement: Option<JudgementObject<'a>>,
    contested: bool,
    judgements: Vec<JudgementObject<'a>>,
}

impl<'a> JudgedFields<'a> {
    pub(super) fn of(judged: Option<&'a Judged>) -> Self {
        Self {
            judgement: judged.and_then(Judged::decided).map(JudgementObject::of),
            contested: judged.is_some_and(Judged::is_contested),
            judgements: judged
                .iter()
                .flat_map(|judged| &judged.said)
                .map(JudgementObject::of)
                .collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct JudgementObject<'a> {
    id: &'a str,
    decision: Decision,
    reason: &'a str,
    by: &'a str,
    at: &'a str,
    evidence: Option<&'a str>,
    question: Option<&'a str>,
    others: Vec<&'a str>,
}

impl<'a> JudgementObject<'a> {
    pub(super) fn of(said: &'a Said) -> Self {
        Self {
            id: said.id.as_str(),
            decision: said.decision,
            reason: &said.reason,
            by: &said.by,
            at: &said.at,
            evidence: said.evidence.as_ref().map(ClaimId::as_str),
            question: said.question.as_deref(),
            others: said.others.iter().map(ClaimId::as_str).collect(),
        }
    }
}

/// A judgement that no longer counts, with who withdrew it.
#[derive(Serialize)]
pub(super) struct WithdrawnObject<'a> {
    #[serde(flatten)]
    judgement: JudgementObject<'a>,
    withdrawn: Vec<WithdrawalObject<'a>>,
}

/// A judgement in the list of all.
#[derive(Serialize)]
pub(super) struct RecordedObject<'a> {
    #[serde(flatten)]
    judgement: JudgementObject<'a>,
    about: Vec<&'a str>,
    counts: bool,
    withdrawn: Vec<WithdrawalObject<'a>>,
}

impl<'a> RecordedObject<'a> {
    pub(super) fn of(recorded: &'a Recorded) -> Self {
        Self {
            judgement: JudgementObject::of(&recorded.said),
            about: recorded.about.iter().map(ClaimId::as_str).collect(),
            counts: recorded.counts,
            withdrawn: recorded.withdrawn.iter().map(WithdrawalObject::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct WithdrawalObject<'a> {
    how: HowWithdrawn,
    reason: &'a str,
    by: &'a str,
    at: &'a str,
}

impl<'a> WithdrawalObject<'a> {
    fn of(withdrawal: &'a Withdrawal) -> Self {
        Self {
            how: withdrawal.how,
            reason: &withdrawal.reason,
            by: &withdrawal.by,
            at: &withdrawal.at,
        }
    }
}

impl<'a> WithdrawnObject<'a> {
    pub(super) fn all(taken_back: &'a [TakenBack]) -> Vec<Self> {
        let withdrawn = |taken: &'a TakenBack| Self {
            judgement: JudgementObject::of(&taken.said),
            withdrawn: taken.by.iter().map(WithdrawalObject::of).collect(),
        };
        taken_back.iter().map(withdrawn).collect()
    }
}
