//! What people said of whether a point is settled, as far as its history is told.

use rustc_hash::FxHashMap;

use crate::model::{ContentHash, Decision, Judgement, Subject};

/// The verdicts that nobody took back so far, and whether they settle the point. At the end of a history it comes
/// to what [`is_settled`](crate::model::is_settled) says.
#[derive(Debug, Default)]
pub(super) struct Verdicts<'a> {
    /// Of each person, oldest first: the last one counts.
    by: FxHashMap<&'a str, Vec<Verdict<'a>>>,
}

#[derive(Debug)]
struct Verdict<'a> {
    judgement: &'a Judgement,
    /// Whether every claim told so far is one of those that were judged.
    knows_all: bool,
}

impl<'a> Verdicts<'a> {
    /// Whether a judgement says anything of this.
    pub(super) fn is_one(judgement: &Judgement) -> bool {
        use Decision::{Confirmed, Dismissed, Joined, Renamed, Settled, Split, Unsure};
        match judgement.decision {
            Confirmed | Dismissed | Unsure | Settled => true,
            Renamed | Split | Joined => false,
        }
    }

    /// Adds one, with the claims told so far.
    pub(super) fn add<'t>(
        &mut self,
        judgement: &'a Judgement,
        mut told: impl Iterator<Item = &'t ContentHash>,
    ) {
        let knows_all = told.all(|claim| knows(judgement, claim));
        self.by.entry(&judgement.by).or_default().push(Verdict { judgement, knows_all });
    }

    /// Removes one that was taken back.
    pub(super) fn take_back(&mut self, judgement: &Judgement) {
        if let Some(said) = self.by.get_mut(judgement.by.as_str()) {
            said.retain(|it| it.judgement != judgement);
        }
    }

    /// Has a further claim told.
    pub(super) fn tell(&mut self, claim: &ContentHash) {
        for verdict in self.by.values_mut().flatten().filter(|it| it.knows_all) {
            verdict.knows_all = knows(verdict.judgement, claim);
        }
    }

    /// Whether somebody says that the point is settled, and nobody otherwise.
    pub(super) fn agree(&self) -> bool {
        let mut last = self.last().peekable();
        last.peek().is_some() && last.all(|it| it.judgement.decision == Decision::Settled)
    }

    /// Whether the point is settled, all claims told so far included.
    pub(super) fn settle(&self) -> bool {
        self.agree() && self.last().any(|it| it.knows_all)
    }

    fn last(&self) -> impl Iterator<Item = &Verdict<'a>> {
        self.by.values().filter_map(|said| said.last())
    }
}

/// Whether a claim is one of those that were judged.
pub(super) fn knows(judgement: &Judgement, claim: &ContentHash) -> bool {
    match &judgement.subject {
        Subject::Point { claims } => claims.binary_search(claim).is_ok(),
        Subject::Link { .. } => false,
    }
}
