//! What people said of links and points.

use rustc_hash::FxHashMap;

use crate::model::{
    Case, ClaimId, ContentHash, Decision, InForce, Judgement, JudgementId, Point, Standing,
    Subject, Withdrawal, Withdrawn, joined_since, standing,
};

/// What people said of a link or a point and did not withdraw: of each person the last word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What it comes to; `None` of a point that was only renamed, split or joined.
    pub standing: Option<Standing>,
    /// Every word that counts, oldest first; never empty.
    pub said: Vec<Said>,
}

/// One word of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What names the judgement.
    pub id: JudgementId,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// The claim that settled a point, where one did and the case still holds it.
    pub evidence: Option<ClaimId>,
    /// What a renamed point asks.
    pub question: Option<String>,
    /// Of a split the claims that leave, of a join those of the other point: those that the case still holds, by id.
    pub others: Vec<ClaimId>,
    /// How many claims joined a point after it was judged; 0 for a link.
    pub claims_since: usize,
}

/// A word that no longer counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// What was said.
    pub said: Said,
    /// Who withdrew it, when and why, oldest first; never empty.
    pub by: Vec<Withdrawal>,
}

impl Judged {
    /// Whether people contradict each other here.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        self.standing == Some(Standing::Contested)
    }

    /// Whether a link counts as dismissed.
    #[must_use]
    pub fn is_dismissed(&self) -> bool {
        self.standing == Some(Standing::Decided(Decision::Dismissed))
    }

    /// The word that decides: the last one of the decision that it comes to; `None` where it is contested, or where
    /// there is only a new question, a split or a join.
    #[must_use]
    pub fn decided(&self) -> Option<&Said> {
        let Some(Standing::Decided(decision)) = self.standing else { return None };
        self.said.iter().rev().find(|said| said.decision == decision)
    }
}

/// A judgement as a list of all shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// What was said.
    pub said: Said,
    /// The claims of the link or the point that it is about, as it was then: those that the case still holds, by id.
    pub about: Vec<ClaimId>,
    /// Whether it is about a point.
    pub of_point: bool,
    /// Whether it counts: the same person said nothing else since, and nobody withdrew it.
    pub counts: bool,
    /// The withdrawals of it that stand, oldest first.
    pub withdrawn: Vec<Withdrawal>,
}

/// Every judgement of a case, in the order they were recorded.
#[must_use]
pub fn judgements(case: &Case) -> Vec<Recorded> {
    let all = Judgements::of(case);
    let mut withdrawn: FxHashMap<&JudgementId, Vec<Withdrawal>> = FxHashMap::default();
    for withdrawal in standing(&case.withdrawals) {
        withdrawn.entry(&withdrawal.judgement).or_default().push(withdrawal.clone());
    }
    let recorded = |judgement: &Judgement| {
        let said = all.said(judgement, &[]);
        let hashes: Vec<ContentHash> = match &judgement.subject {
            Subject::Link { a, b } => vec![a.clone(), b.clone()],
            Subject::Point { claims } => claims.clone(),
        };
        Recorded {
            about: all.claims(&hashes),
            of_point: matches!(judgement.subject, Subject::Point { .. }),
            counts: all.in_force.counts(judgement),
            withdrawn: withdrawn.get(&said.id).cloned().unwrap_or_default(),
            said,
        }
    };
    case.judgements.iter().map(recorded).collect()
}

/// The judgements of a case, ready to be looked up.
pub(super) struct Judgements<'a> {
    in_force: InForce<'a>,
    /// The claims of each content, in order.
    ids: FxHashMap<ContentHash, Vec<&'a ClaimId>>,
}

impl<'a> Judgements<'a> {
    pub(super) fn of(case: &'a Case) -> Self {
        let in_force = InForce::of(case);
        let ids = in_force
            .claims_by_hash()
            .into_iter()
            .map(|(hash, claims)| (hash.clone(), claims))
            .collect();
        Self { in_force, ids }
    }

    /// What was said of the link between two claims.
    pub(super) fn on_link(&self, a: &ClaimId, b: &ClaimId) -> Option<Judged> {
        self.judged_link(self.in_force.on_link(a, b))
    }

    /// What was said of each point.
    pub(super) fn on_points(&self, points: &[Point]) -> Vec<Option<Judged>> {
        let claims = self.contents(points);
        let said = self.in_force.on_points(&claims);
        let judged = |(said, claims): (&Vec<&Judgement>, &Vec<ContentHash>)| {
            (!said.is_empty()).then(|| Judged {
                standing: Standing::of_point(said.iter().copied()),
                said: said.iter().map(|it| self.said(it, claims)).collect(),
            })
        };
        said.iter().zip(&claims).map(judged).collect()
    }

    /// What was said of the link between two claims and taken back.
    pub(super) fn withdrawn_on_link(&self, a: &ClaimId, b: &ClaimId) -> Vec<TakenBack> {
        self.taken_back(self.in_force.withdrawn_on_link(a, b), &[])
    }

    /// What was said of one of the points, by its number, and taken back.
    pub(super) fn withdrawn_on_point(&self, points: &[Point], number: usize) -> Vec<TakenBack> {
        let claims = self.contents(points);
        self.taken_back(self.in_force.withdrawn_on_point(&claims, number), &claims[number])
    }

    /// The pairs that count as dismissed, as claim ids in order, by these.
    pub(super) fn dismissed(&self) -> Vec<([ClaimId; 2], Judged)> {
        let mut pairs: Vec<([ClaimId; 2], Judged)> = self
            .in_force
            .links()
            .filter_map(|(a, b, said)| {
                let judged = self.judged_link(said).filter(Judged::is_dismissed)?;
                let mut pair = [self.first(a)?.clone(), self.first(b)?.clone()];
                pair.sort();
                Some((pair, judged))
            })
            .collect();
        pairs.sort_by(|one, other| one.0.cmp(&other.0));
        pairs
    }

    fn judged_link(&self, said: &[&Judgement]) -> Option<Judged> {
        (!said.is_empty()).then(|| Judged {
            standing: Standing::of_link(said.iter().copied()),
            said: said.iter().map(|it| self.said(it, &[])).collect(),
        })
    }

    fn contents(&self, points: &[Point]) -> Vec<Vec<ContentHash>> {
        points.iter().map(|point| self.in_force.hashes(point.claims())).collect()
    }

    fn said(&self, judgement: &Judgement, claims_now: &[ContentHash]) -> Said {
        let others = self.claims(&judgement.others);
        Said {
            id: judgement.id(),
            decision: judgement.decision,
            reason: judgement.reason.clone(),
            by: judgement.by.clone(),
            at: judgement.at.clone(),
            evidence: judgement.evidence.as_ref().and_then(|hash| self.first(hash)).cloned(),
            question: judgement.question.clone(),
            others,
            claims_since: match judgement.subject {
                Subject::Link { .. } => 0,
                Subject::Point { .. } => joined_since(judgement, claims_now).len(),
            },
        }
    }

    fn taken_back(&self, withdrawn: Vec<Withdrawn<'a>>, now: &[ContentHash]) -> Vec<TakenBack> {
        let taken = |(judgement, by): (&Judgement, Vec<&Withdrawal>)| TakenBack {
            said: self.said(judgement, now),
            by: by.into_iter().cloned().collect(),
        };
        withdrawn.into_iter().map(taken).collect()
    }

    /// The claims of these contents that the case holds, by id.
    fn claims(&self, hashes: &[ContentHash]) -> Vec<ClaimId> {
        let known = hashes.iter().filter_map(|hash| self.ids.get(hash)).flatten();
        let mut claims: Vec<ClaimId> = known.map(|id| (*id).clone()).collect();
        claims.sort();
        claims
    }

    fn first(&self, hash: &ContentHash) -> Option<&'a ClaimId> {
        self.ids.get(hash).and_then(|ids| ids.first()).copied()
    }
}
