use std::{fmt, str::FromStr};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::content_hash::{Fields, is_sha256};
use super::{Judgement, JudgementId};

/// How a judgement came to be taken back.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum HowWithdrawn {
    /// Somebody no longer holds it. It was held until then, and the history of a point tells so.
    #[default]
    Withdrawn,
    /// An undo took back that it was given, or withdrawn: reports are as they were before.
    Undone,
    /// An undo took back that an import or a merge brought it. It says nothing against the judgement: where a
    /// case that never took it back brings it once more, it counts again.
    Unmerged,
}

impl HowWithdrawn {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Withdrawn, Self::Undone, Self::Unmerged];

    /// Its name, as it stands in case files, the store and every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Undone => "undone",
            Self::Unmerged => "unmerged",
        }
    }
}

impl fmt::Display for HowWithdrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that is no [`HowWithdrawn`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no way to take a judgement back: write one of withdrawn, undone, unmerged")]
pub struct ParseHowWithdrawnError {
    /// The text as given.
    pub text: String,
}

impl FromStr for HowWithdrawn {
    type Err = ParseHowWithdrawnError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = |how: &Self| how.as_str() == text;
        Self::ALL
            .into_iter()
            .find(named)
            .ok_or_else(|| ParseHowWithdrawnError { text: text.to_owned() })
    }
}

/// That a judgement no longer counts, or that such a withdrawal itself does not. Appended, never overwritten:
/// what is taken back stays.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The judgement that is withdrawn.
    pub judgement: JudgementId,
    /// The withdrawal of that judgement which this one takes back; `None` where it withdraws the judgement.
    #[serde(default)]
    pub takes_back: Option<WithdrawalId>,
    /// How it came about.
    #[serde(default)]
    pub how: HowWithdrawn,
    /// Why.
    pub reason: String,
    /// Who withdrew it.
    pub by: String,
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// Which one of those that one person made of the same thing in the same second it is, from 0.
    #[serde(default)]
    pub turn: u32,
}

impl Withdrawal {
    /// The withdrawal of a judgement by a person.
    #[must_use]
    pub fn new(
        judgement: JudgementId,
        reason: impl Into<String>,
        by: impl Into<String>,
        at: impl Into<String>,
    ) -> Self {
        Self {
            judgement,
            takes_back: None,
            how: HowWithdrawn::Withdrawn,
            reason: reason.into(),
            by: by.into(),
            at: at.into(),
            turn: 0,
        }
    }

    /// What names it wherever it goes.
    #[must_use]
    pub fn id(&self) -> WithdrawalId {
        let Self { judgement, takes_back, how, reason, by, at, turn } = self;
        let mut fields = Fields::default();
        let takes_back = takes_back.as_ref().map_or("", WithdrawalId::as_str);
        for field in [
            "withdrawal",
            judgement.as_str(),
            takes_back,
            how.as_str(),
            reason,
            by,
            at,
            &turn.to_string(),
        ] {
            fields.add(field);
        }
        WithdrawalId(fields.hash())
    }

    /// What it has in common with those that one person made of the same thing in the same second.
    #[must_use]
    pub fn moment(&self) -> (&JudgementId, Option<&WithdrawalId>, &str, &str) {
        (&self.judgement, self.takes_back.as_ref(), &self.by, &self.at)
    }
}

/// SHA-256 over all that a withdrawal says, 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WithdrawalId(String);

impl WithdrawalId {
    /// Takes 64 lower-case hexadecimal digits, as the store keeps them.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        is_sha256(hex).then(|| Self(hex.to_owned()))
    }

    /// The hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The [`turn`](Withdrawal::turn) of a withdrawal that is to come: after those that its author made of the same
/// thing in the same second.
pub(super) fn next_turn(withdrawals: &[Withdrawal], new: &Withdrawal) -> u32 {
    let same = |it: &&Withdrawal| it.moment() == new.moment();
    let turns = withdrawals.iter().filter(same).map(|it| it.turn.saturating_add(1));
    turns.max().unwrap_or_default()
}

/// Withdrawals, each once, in the order in which a case lists them: oldest first.
#[must_use]
pub fn in_order(mut withdrawals: Vec<Withdrawal>) -> Vec<Withdrawal> {
    withdrawals.sort_by(|x, y| (&x.at, x).cmp(&(&y.at, y)));
    withdrawals.dedup();
    withdrawals
}

/// The withdrawals of judgements that stand, in the order given: those that were not taken back, or whose taking
/// back was itself taken back.
///
/// ```
/// use atodds::model::{Decision, Judgement, Subject, Withdrawal, standing};
/// let judgement = Judgement::new(
///     Subject::Point { claims: vec![] }, Decision::Settled, "published", "Ada", "2025-12-01T09:00:00Z",
/// );
/// let withdrawal = Withdrawal::new(judgement.id(), "a misprint", "Ada", "2025-12-02T09:00:00Z");
/// let back = Withdrawal { takes_back: Some(withdrawal.id()), ..withdrawal.clone() };
/// assert_eq!(standing(std::slice::from_ref(&withdrawal)), [&withdrawal]);
/// assert!(standing(&[withdrawal, back]).is_empty());
/// ```
#[must_use]
pub fn standing(withdrawals: &[Withdrawal]) -> Vec<&Withdrawal> {
    let taken_back = taken_back(withdrawals);
    let stands = |it: &&Withdrawal| {
        it.takes_back.is_none() && (taken_back.is_empty() || !taken_back.contains(&it.id()))
    };
    withdrawals.iter().filter(stands).collect()
}

/// Those that another one takes back which is not taken back itself.
fn taken_back(withdrawals: &[Withdrawal]) -> FxHashSet<WithdrawalId> {
    let mut taken_back = FxHashSet::default();
    // Without this every report of a case would hash each of them.
    if withdrawals.iter().all(|it| it.takes_back.is_none()) {
        return taken_back;
    }
    for withdrawal in what_is_taken_back_first(withdrawals).into_iter().rev() {
        if let Some(of) = &withdrawal.takes_back
            && !taken_back.contains(&withdrawal.id())
        {
            taken_back.insert(of.clone());
        }
    }
    taken_back
}

/// What makes judgements count again that an undone import or merge had brought, where `brought` (a case's
/// judgements and withdrawals) brings them once more: what takes back each [`HowWithdrawn::Unmerged`] among `held` that
/// `brought` never had. Of one moment and one author as what it takes back, so that whichever case is brought to
/// which, the same ones come of it.
#[must_use]
pub fn brought_again(
    held: &[Withdrawal],
    brought: (&[Judgement], &[Withdrawal]),
) -> Vec<Withdrawal> {
    let is_unmerged = |it: &&Withdrawal| it.how == HowWithdrawn::Unmerged;
    if !held.iter().any(|it| is_unmerged(&it)) {
        return vec![];
    }
    let (judgements, withdrawals) = brought;
    let judgements: FxHashSet<JudgementId> = judgements.iter().map(Judgement::id).collect();
    let known: FxHashSet<WithdrawalId> = withdrawals.iter().map(Withdrawal::id).collect();
    let both = in_order([held, withdrawals].concat());
    let taken_back = taken_back(&both);
    let mut again = vec![];
    for withdrawal in held.iter().filter(is_unmerged) {
        let id = withdrawal.id();
        let is_brought = match &withdrawal.takes_back {
            Some(of) => known.contains(of),
            None => judgements.contains(&withdrawal.judgement),
        };
        if !is_brought || known.contains(&id) {
            continue;
        }
        let back = Withdrawal {
            takes_back: Some(id.clone()),
            how: HowWithdrawn::Undone,
            reason: "brought again".to_owned(),
            turn: 0,
            ..withdrawal.clone()
        };
        // It was brought again before, and that was undone too.
        if both.contains(&back) && !taken_back.contains(&id) {
            again.push(Withdrawal { turn: next_turn(&both, &back), ..back.clone() });
        }
        again.push(back);
    }
    again
}

/// Withdrawals so that each stands after the one that it takes back; else in the order given. One that takes back
/// what is not among them is first, with those that take back nothing.
#[must_use]
pub fn what_is_taken_back_first(withdrawals: &[Withdrawal]) -> Vec<&Withdrawal> {
    let known: FxHashSet<WithdrawalId> = withdrawals.iter().map(Withdrawal::id).collect();
    let mut after: FxHashMap<&WithdrawalId, Vec<&Withdrawal>> = FxHashMap::default();
    let mut sorted = Vec::with_capacity(withdrawals.len());
    for withdrawal in withdrawals {
        match withdrawal.takes_back.as_ref().filter(|of| known.contains(of)) {
            Some(of) => after.entry(of).or_default().push(withdrawal),
            None => sorted.push(withdrawal),
        }
    }
    // Each names what it takes back by a hash, so that there are no circles and every one is reached.
    let mut next = 0;
    while let Some(withdrawal) = sorted.get(next) {
        sorted.extend(after.remove(&withdrawal.id()).unwrap_or_default());
        next += 1;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use std::slice::from_ref;

    use super::*;
    use crate::model::{Decision, Judgement, Subject};

    fn withdrawal(by: &str, takes_back: Option<&Withdrawal>) -> Withdrawal {
        let subject = Subject::Point { claims: vec![] };
        let judged = Judgement::new(subject, Decision::Settled, "seen", "Ada", "2025-01-01");
        let takes_back = takes_back.map(Withdrawal::id);
        Withdrawal { takes_back, ..Withdrawal::new(judged.id(), "no", by, "2025-01-02") }
    }

    #[test]
    fn what_was_taken_back_twice_stands_again() {
        let first = withdrawal("Ada", None);
        let other = withdrawal("Ben", None);
        let back = withdrawal("Ada", Some(&first));
        let again = withdrawal("Ada", Some(&back));
        let list = |all: &[&Withdrawal]| all.iter().copied().cloned().collect::<Vec<_>>();
        let stands =
            |all: &[&Withdrawal]| standing(&list(all)).into_iter().cloned().collect::<Vec<_>>();
        assert_eq!(stands(&[&first]), from_ref(&first));
        assert_eq!(stands(&[&back, &first, &other]), from_ref(&other));
        for order in [[&again, &back, &first], [&first, &back, &again], [&back, &again, &first]] {
            assert_eq!(stands(&order), from_ref(&first));
            assert_eq!(
                what_is_taken_back_first(&list(&order)),
                [&first, &back, &again],
                "whatever the order"
            );
        }
        let also = withdrawal("Ben", Some(&first));
        assert_eq!(stands(&[&first, &back, &again, &also]), [], "one that stands is enough");
        assert_eq!(stands(&[&back]), [], "what takes back another one withdraws nothing");
    }

    #[test]
    fn a_withdrawal_is_named_by_all_it_says() {
        let one = withdrawal("Ada", None);
        let others = [
            withdrawal("Ada", Some(&one)),
            withdrawal("Ben", None),
            Withdrawal { how: HowWithdrawn::Undone, ..one.clone() },
            Withdrawal { reason: "none".into(), ..one.clone() },
            Withdrawal { at: "2025-01-03".into(), ..one.clone() },
            Withdrawal { turn: 1, ..one.clone() },
        ];
        for other in others {
            assert_ne!(other.id(), one.id(), "{other:?}");
        }
    }

    #[test]
    fn words_and_values_agree() {
        for how in HowWithdrawn::ALL {
            assert_eq!(how.as_str().parse(), Ok(how));
        }
        assert!("gone".parse::<HowWithdrawn>().is_err());
    }
}
