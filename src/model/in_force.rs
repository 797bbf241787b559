//! Which judgements count, and what they come to.
//!
//! Of each person the last word on a subject counts that was not withdrawn; several people's stand side by side.
//! Where they disagree, the matter is contested, and what is contested hides nothing.

use std::fmt;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Case, ClaimId, ContentHash, Decision, Judgement, JudgementId, PointsNow, Subject, Withdrawal,
    standing,
};

/// What the judgements of several people on one thing come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nobody contradicts this.
    Decided(Decision),
    /// A link that one confirmed and another dismissed; a point that one settled and another did not.
    Contested,
}

impl Standing {
    /// The decision's name, or "contested", as it stands in every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Decided(decision) => decision.as_str(),
            Self::Contested => "contested",
        }
    }

    /// What the words in force on one link come to; `None` where there are none.
    #[must_use]
    pub fn of_link<'j>(said: impl IntoIterator<Item = &'j Judgement>) -> Option<Self> {
        let decisions: Vec<Decision> = said.into_iter().map(|it| it.decision).collect();
        let has = |decision| decisions.contains(&decision);
        match (has(Decision::Dismissed), has(Decision::Confirmed)) {
            (true, true) => Some(Self::Contested),
            (true, false) => Some(Self::Decided(Decision::Dismissed)),
            (false, true) => Some(Self::Decided(Decision::Confirmed)),
            (false, false) => decisions.last().map(|last| Self::Decided(*last)),
        }
    }

    /// What the words in force on one point come to, oldest first; `None` where nobody said whether it is
    /// settled: a new question, a split and a join say nothing of that.
    #[must_use]
    pub fn of_point<'j>(said: impl IntoIterator<Item = &'j Judgement>) -> Option<Self> {
        let verdicts: Vec<Decision> = said
            .into_iter()
            .map(|it| it.decision)
            .filter(|decision| Aspect::of(*decision) == Aspect::Verdict)
            .collect();
        let settled = verdicts.contains(&Decision::Settled);
        if settled && verdicts.iter().any(|decision| *decision != Decision::Settled) {
            return Some(Self::Contested);
        }
        verdicts.last().map(|last| Self::Decided(*last))
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a decision speaks of. A person's later word takes the place of an earlier one of the same aspect:
/// who renames a point after settling it has it settled still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Aspect {
    Verdict,
    Question,
    Split,
    Join,
}

impl Aspect {
    fn of(decision: Decision) -> Self {
        match decision {
            Decision::Confirmed | Decision::Dismissed | Decision::Unsure | Decision::Settled => {
                Self::Verdict
            }
            Decision::Renamed => Self::Question,
            Decision::Split => Self::Split,
            Decision::Joined => Self::Join,
        }
    }
}

/// The judgements of a case that count: in whatever order they are listed, the same ones.
#[derive(Debug, Clone, Default)]
pub struct InForce<'c> {
    hashes: FxHashMap<&'c ClaimId, ContentHash>,
    /// The last word of each person, oldest first.
    on_links: FxHashMap<(&'c ContentHash, &'c ContentHash), Vec<&'c Judgement>>,
    /// Of each person the last word of each aspect on each subject, oldest first.
    on_points: Vec<&'c Judgement>,
    /// All of these.
    ids: FxHashSet<JudgementId>,
    /// Oldest first, each with those who took it back.
    withdrawn: Vec<Withdrawn<'c>>,
}

/// A judgement that no longer counts, with all who withdrew it, oldest first.
pub type Withdrawn<'c> = (&'c Judgement, Vec<&'c Withdrawal>);

impl<'c> InForce<'c> {
    /// Sorts out the judgements of a case.
    #[must_use]
    pub fn of(case: &'c Case) -> Self {
        if case.judgements.is_empty() {
            return Self::default();
        }
        let mut withdrawals: FxHashMap<&JudgementId, Vec<&Withdrawal>> = FxHashMap::default();
        for withdrawal in standing(&case.withdrawals) {
            withdrawals.entry(&withdrawal.judgement).or_default().push(withdrawal);
        }
        let mut in_force = Self { hashes: case.content_hashes(), ..Self::default() };
        let mut last: FxHashSet<(&Subject, &str, Aspect)> = FxHashSet::default();
        for (id, judgement) in by_time(&case.judgements).into_iter().rev() {
            let key = (&judgement.subject, judgement.by.as_str(), Aspect::of(judgement.decision));
            if let Some(mut by) = withdrawals.remove(&id) {
                by.sort_by_key(|it| (moment(&it.at), *it));
                in_force.withdrawn.push((judgement, by));
            } else if last.insert(key) {
                in_force.ids.insert(id);
                match &judgement.subject {
                    Subject::Link { a, b } => {
                        in_force.on_links.entry((a, b)).or_default().push(judgement);
                    }
                    Subject::Point { .. } => in_force.on_points.push(judgement),
                }
            }
        }
        in_force.on_links.values_mut().for_each(|said| said.reverse());
        in_force.on_points.reverse();
        in_force.withdrawn.reverse();
        in_force
    }

    /// The content of a claim; `None` where the case holds no judgement at all, or no such claim.
    #[must_use]
    pub fn hash(&self, claim: &ClaimId) -> Option<&ContentHash> {
        self.hashes.get(claim)
    }

    /// The content of the claims of a point, each once; empty where the case holds no judgement at all.
    #[must_use]
    pub fn hashes<'i>(&self, claims: impl IntoIterator<Item = &'i ClaimId>) -> Vec<ContentHash> {
        let mut hashes: Vec<ContentHash> =
            claims.into_iter().filter_map(|id| self.hashes.get(id).cloned()).collect();
        hashes.sort();
        hashes.dedup();
        hashes
    }

    /// The claims of each content that judgements may name, in order.
    #[must_use]
    pub fn claims_by_hash(&self) -> FxHashMap<&ContentHash, Vec<&'c ClaimId>> {
        let mut claims: FxHashMap<&ContentHash, Vec<&'c ClaimId>> = FxHashMap::default();
        for (id, hash) in &self.hashes {
            claims.entry(hash).or_default().push(id);
        }
        claims.values_mut().for_each(|ids| ids.sort());
        claims
    }

    /// The last word of each person on the link between two claims, oldest first.
    #[must_use]
    pub fn on_link(&self, a: &ClaimId, b: &ClaimId) -> &[&'c Judgement] {
        let Some((a, b)) = self.hash(a).zip(self.hash(b)) else { return &[] };
        let key = if a <= b { (a, b) } else { (b, a) };
        self.on_links.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Whether somebody dismissed the link between two claims and nobody confirmed it.
    #[must_use]
    pub fn is_dismissed(&self, a: &ClaimId, b: &ClaimId) -> bool {
        let standing = Standing::of_link(self.on_link(a, b).iter().copied());
        standing == Some(Standing::Decided(Decision::Dismissed))
    }

    /// Every link that somebody judged, by the content of its claims, with the last word of each person.
    pub fn links(
        &self,
    ) -> impl Iterator<Item = (&'c ContentHash, &'c ContentHash, &[&'c Judgement])> {
        self.on_links.iter().map(|((a, b), said)| (*a, *b, said.as_slice()))
    }

    /// Whether a judgement of the case counts on its own subject: it is its person's last word and was not
    /// withdrawn.
    #[must_use]
    pub fn counts(&self, judgement: &Judgement) -> bool {
        self.ids.contains(&judgement.id())
    }

    /// The splits and joins, oldest first.
    pub fn by_hand(&self) -> impl Iterator<Item = &'c Judgement> {
        let is_by_hand =
            |it: &&Judgement| matches!(it.decision, Decision::Split | Decision::Joined);
        self.on_points.iter().copied().filter(is_by_hand)
    }

    /// What was said of each of the points that there are now (as the claims of each): of each person the last
    /// word of each kind, oldest first.
    #[must_use]
    pub fn on_points(&self, points: &[Vec<ContentHash>]) -> Vec<Vec<&'c Judgement>> {
        let mut all = vec![Vec::new(); points.len()];
        if self.on_points.is_empty() {
            return all;
        }
        let now = PointsNow::new(points.to_vec());
        for judgement in &self.on_points {
            for number in now.of(judgement.subject.claims()) {
                all[number].push(*judgement);
            }
        }
        all.into_iter().map(last_words).collect()
    }

    /// The judgements on the link between two claims that were withdrawn, oldest first.
    #[must_use]
    pub fn withdrawn_on_link(&self, a: &ClaimId, b: &ClaimId) -> Vec<Withdrawn<'c>> {
        let Some((a, b)) = self.hash(a).zip(self.hash(b)) else { return vec![] };
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        let is_on = |(it, _): &&Withdrawn<'c>| matches!(&it.subject, Subject::Link { a: x, b: y } if x == a && y == b);
        self.withdrawn.iter().filter(is_on).cloned().collect()
    }

    /// The judgements on one of the points that there are now that were withdrawn, oldest first.
    #[must_use]
    pub fn withdrawn_on_point(
        &self,
        points: &[Vec<ContentHash>],
        number: usize,
    ) -> Vec<Withdrawn<'c>> {
        let now = PointsNow::new(points.to_vec());
        let is_on = |(it, _): &&Withdrawn<'c>| {
            matches!(it.subject, Subject::Point { .. })
                && now.of(it.subject.claims()).contains(&number)
        };
        self.withdrawn.iter().filter(is_on).cloned().collect()
    }
}

/// Whether a point of these claims is settled by what was said of it: somebody settled it when it held all of
/// them, and nobody says otherwise.
#[must_use]
pub fn is_settled(said: &[&Judgement], claims: &[ContentHash]) -> bool {
    let covers =
        |it: &&Judgement| it.decision == Decision::Settled && joined_since(it, claims).is_empty();
    Standing::of_point(said.iter().copied()) == Some(Standing::Decided(Decision::Settled))
        && said.iter().any(covers)
}

/// The claims of a point that were not in it when it was judged.
#[must_use]
pub fn joined_since<'p>(judgement: &Judgement, claims: &'p [ContentHash]) -> Vec<&'p ContentHash> {
    let then: FxHashSet<&ContentHash> =
        judgement.subject.claims().iter().chain(joined(judgement)).collect();
    claims.iter().filter(|claim| !then.contains(claim)).collect()
}

/// The claims that a join itself brings in.
fn joined(judgement: &Judgement) -> &[ContentHash] {
    if judgement.decision == Decision::Joined { &judgement.others } else { &[] }
}

/// What the point asks that these words are said of, where somebody renamed it: the last word counts.
#[must_use]
pub fn renamed_to<'j>(said: &[&'j Judgement]) -> Option<&'j str> {
    said.iter()
        .rev()
        .find_map(|it| it.question.as_deref().filter(|_| it.decision == Decision::Renamed))
}

/// Judgements with their ids, oldest first, whatever order they are listed in.
fn by_time(judgements: &[Judgement]) -> Vec<(JudgementId, &Judgement)> {
    let mut sorted: Vec<(JudgementId, &Judgement)> =
        judgements.iter().map(|judgement| (judgement.id(), judgement)).collect();
    sorted.sort_by(|(x_id, x), (y_id, y)| {
        (moment(&x.at), &x.by, x.turn, x_id).cmp(&(moment(&y.at), &y.by, y.turn, y_id))
    });
    sorted.dedup_by(|x, y| x.0 == y.0);
    sorted
}

/// A moment in a form that sorts: "10:00:00Z" comes before "10:00:00.5Z".
pub(crate) fn moment(at: &str) -> &str {
    at.trim_end_matches('Z')
}

/// Of words on one point, oldest first, the last one of each person and aspect. Splits and joins all stay: each
/// is of its own claims.
fn last_words(said: Vec<&Judgement>) -> Vec<&Judgement> {
    let mut seen: FxHashSet<(&str, Aspect)> = FxHashSet::default();
    let mut last: Vec<&Judgement> = said
        .into_iter()
        .rev()
        .filter(|it| {
            let aspect = Aspect::of(it.decision);
            matches!(aspect, Aspect::Split | Aspect::Join) || seen.insert((&it.by, aspect))
        })
        .collect();
    last.reverse();
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(digits: &str) -> Vec<ContentHash> {
        let hash = |digit: char| ContentHash::from_hex(&digit.to_string().repeat(64));
        digits.chars().filter_map(hash).collect()
    }

    /// What somebody said of the point that held these claims.
    fn said(decision: Decision, claims: &str) -> Judgement {
        let subject = Subject::Point { claims: hashes(claims) };
        Judgement::new(subject, decision, "looked", "ada", "2025-03-05T10:00:00Z")
    }

    #[test]
    fn a_point_that_one_settled_and_another_did_not_is_contested() {
        let (settled, unsure) = (said(Decision::Settled, "ab"), said(Decision::Unsure, "ab"));
        for both in [[&settled, &unsure], [&unsure, &settled]] {
            assert_eq!(Standing::of_point(both), Some(Standing::Contested));
            assert!(!is_settled(&both, &hashes("ab")));
        }
        let renamed = said(Decision::Renamed, "ab");
        let decided = Some(Standing::Decided(Decision::Settled));
        assert_eq!(Standing::of_point([&settled, &renamed]), decided, "a question is no verdict");
    }

    #[test]
    fn a_settlement_holds_while_no_claim_joins() {
        let (two, three) = (said(Decision::Settled, "ab"), said(Decision::Settled, "abc"));
        assert!(is_settled(&[&two], &hashes("ab")));
        assert!(is_settled(&[&two], &hashes("a")), "one that is gone opens nothing");
        assert!(!is_settled(&[&two], &hashes("abc")));
        assert!(is_settled(&[&two, &three], &hashes("abc")));
    }
}
