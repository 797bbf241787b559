//! What was said of a link, and whether it waits for a decision.

use atodds::model::{
    Case, Claim, ClaimId, Decision, InForce, Judgement, JudgementId, Standing, Subject, Withdrawal,
    standing,
};

/// Somebody confirmed it, and nobody contradicts.
pub(super) const CONFIRMED: Option<Standing> = Some(Standing::Decided(Decision::Confirmed));
/// Somebody dismissed it, and nobody contradicts.
pub(super) const DISMISSED: Option<Standing> = Some(Standing::Decided(Decision::Dismissed));
/// Looked at, and nobody decided.
pub(super) const UNSURE: Option<Standing> = Some(Standing::Decided(Decision::Unsure));

/// Whether a link waits for a decision: nobody decided, or people contradict each other.
pub(super) fn is_undecided(standing: Option<Standing>) -> bool {
    is_open(standing) || standing == UNSURE
}

/// Whether nobody has looked at a link, or people contradict each other.
pub(super) fn is_open(standing: Option<Standing>) -> bool {
    standing.is_none_or(|standing| standing == Standing::Contested)
}

/// Whether a judgement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// It is the last one of its author.
    Counts,
    /// Its author said something else later.
    Replaced,
    /// It was taken back.
    Withdrawn,
}

/// As much of a case as tells what was said of one link: its two claims, and the words on it. Only they are sorted out
/// then, whatever else the case holds.
pub(super) fn about(case: &Case, [one, other]: [&ClaimId; 2]) -> Option<(Subject, Case)> {
    let claims = [case.claim(one)?, case.claim(other)?];
    let subject = Subject::link(claims[0], claims[1]);
    let on_it: Vec<Judgement> =
        case.judgements.iter().filter(|it| it.subject == subject).cloned().collect();
    let ids: Vec<JudgementId> = on_it.iter().map(Judgement::id).collect();
    let of_them = |it: &&Withdrawal| ids.contains(&it.judgement);
    let part = Case {
        claims: claims.map(Claim::clone).to_vec(),
        withdrawals: case.withdrawals.iter().filter(of_them).cloned().collect(),
        judgements: on_it,
        ..Case::default()
    };
    Some((subject, part))
}

/// Everything that was ever said of the subject, oldest first, and whether it counts.
pub(super) fn said<'c>(case: &'c Case, subject: &Subject) -> Vec<(&'c Judgement, Word)> {
    let on_it: Vec<&Judgement> =
        case.judgements.iter().filter(|judgement| judgement.subject == *subject).collect();
    if on_it.is_empty() {
        return vec![];
    }
    let (in_force, withdrawn) = (InForce::of(case), standing(&case.withdrawals));
    let word = |judgement: &Judgement| {
        let id = judgement.id();
        if in_force.counts(judgement) {
            Word::Counts
        } else if withdrawn.iter().any(|withdrawal| withdrawal.judgement == id) {
            Word::Withdrawn
        } else {
            Word::Replaced
        }
    };
    on_it.into_iter().map(|judgement| (judgement, word(judgement))).collect()
}

#[cfg(test)]
mod tests {
    use atodds::model::SourceId;

    use super::*;

    fn case() -> Case {
        let claim = |id: &str| {
            let source = SourceId::new("source").unwrap();
            Claim::new(ClaimId::new(id).unwrap(), source, format!("It is {id}."))
        };
        Case { claims: vec![claim("one"), claim("two")], ..Case::default() }
    }

    fn subject() -> Subject {
        let case = case();
        Subject::link(&case.claims[0], &case.claims[1])
    }

    fn judgement(decision: Decision, by: &str, at: &str) -> Judgement {
        Judgement::new(subject(), decision, "a reason", by, at)
    }

    #[test]
    fn what_no_longer_counts_is_told_apart() {
        let mut case = case();
        assert!(said(&case, &subject()).is_empty());
        let taken_back = judgement(Decision::Dismissed, "Ada", "2025-01-03T00:00:00Z");
        case.judgements = vec![
            judgement(Decision::Unsure, "Ada", "2025-01-01T00:00:00Z"),
            judgement(Decision::Confirmed, "Ada", "2025-01-02T00:00:00Z"),
            taken_back.clone(),
            judgement(Decision::Unsure, "Ben", "2025-01-04T00:00:00Z"),
        ];
        let withdrawal = Withdrawal::new(taken_back.id(), "misread", "Ada", "2025-01-05T00:00:00Z");
        case.withdrawals.push(withdrawal);
        let words: Vec<Word> = said(&case, &subject()).into_iter().map(|it| it.1).collect();
        assert_eq!(words, [Word::Replaced, Word::Counts, Word::Withdrawn, Word::Counts]);
    }

    #[test]
    fn the_part_of_a_case_about_a_link_says_what_the_whole_says_of_it() {
        let mut case = case();
        let third = Claim { id: ClaimId::new("three").unwrap(), ..case.claims[1].clone() };
        case.claims.push(Claim { text: "It is three.".to_owned(), ..third });
        let other = Subject::link(&case.claims[0], &case.claims[2]);
        let taken_back = judgement(Decision::Dismissed, "Ada", "2025-01-03T00:00:00Z");
        case.judgements = vec![
            judgement(Decision::Confirmed, "Ada", "2025-01-02T00:00:00Z"),
            Judgement { subject: other, ..taken_back.clone() },
            taken_back.clone(),
            judgement(Decision::Dismissed, "Ben", "2025-01-04T00:00:00Z"),
        ];
        let at = "2025-01-05T00:00:00Z";
        let withdrawal = Withdrawal::new(taken_back.id(), "misread", "Ada", at);
        let mistaken = Withdrawal::new(case.judgements[0].id(), "misread", "Ada", at);
        let (judgement, id) = (mistaken.judgement.clone(), mistaken.id());
        let back = Withdrawal {
            takes_back: Some(id),
            ..Withdrawal::new(judgement, "the wrong one", "Ada", "2025-01-06T00:00:00Z")
        };
        case.withdrawals = vec![withdrawal, mistaken, back];
        let pair = [&case.claims[1].id, &case.claims[0].id];
        let (subject, part) = about(&case, pair).unwrap();
        assert_eq!(said(&part, &subject), said(&case, &subject));
        let standing = |case: &Case| {
            Standing::of_link(InForce::of(case).on_link(pair[0], pair[1]).iter().copied())
        };
        assert_eq!(standing(&part), Some(Standing::Contested));
        assert_eq!(standing(&part), standing(&case));
        assert!(about(&case, [&ClaimId::new("gone").unwrap(), pair[0]]).is_none());
    }

    #[test]
    fn what_is_contested_waits_and_what_is_unsure_was_looked_at() {
        let contested = Some(Standing::Contested);
        assert_eq!(
            [None, contested, UNSURE, CONFIRMED, DISMISSED].map(is_open),
            [true, true, false, false, false]
        );
        assert_eq!(
            [None, contested, UNSURE, CONFIRMED, DISMISSED].map(is_undecided),
            [true, true, true, false, false]
        );
    }
}
