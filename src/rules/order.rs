use super::Rule;
use crate::model::{Relation, Verdict};

/// Of all rules' answers on one pair, the one that counts, with its rule.
///
/// In this order, and within one step in the order of the list of rules:
///
/// 1. `updates`: a later figure or a changed position explains what would else be a conflict;
/// 2. `contradicts`, then `disputes`: the stronger conflict names the pair;
/// 3. "not comparable": a rule that looked and found another day, place or thing counted outweighs a mere
///    difference;
/// 4. `differs`;
/// 5. `compatible`, which says how two figures agree, before `repeats` and `corroborates`.
///
/// [`Verdict::Silent`] with no rule when none spoke.
#[must_use]
pub fn decide(answers: &[(&'static Rule, Verdict)]) -> (Option<&'static str>, Verdict) {
    answers
        .iter()
        .filter_map(|(rule, verdict)| Some((rank(verdict)?, rule, verdict)))
        .min_by_key(|(rank, _, _)| *rank)
        .map_or((None, Verdict::Silent), |(_, rule, verdict)| (Some(rule.id), verdict.clone()))
}

fn rank(verdict: &Verdict) -> Option<u8> {
    Some(match verdict {
        Verdict::NotComparable { .. } => 3,
        Verdict::Silent => return None,
        Verdict::Conflict { relation, .. } | Verdict::Agreement { relation, .. } => {
            match relation {
                Relation::Updates => 0,
                Relation::Contradicts => 1,
                Relation::Disputes => 2,
                Relation::Differs => 4,
                Relation::Compatible => 5,
                Relation::Repeats => 6,
                Relation::Corroborates => 7,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AtIssue, Because};
    use crate::rules::RULES;

    fn conflict(relation: Relation) -> Verdict {
        Verdict::Conflict { relation, at_issue: AtIssue::Statement, because: Because::new("x") }
    }

    #[test]
    fn the_stronger_answer_counts_wherever_it_stands() {
        let not_comparable = Verdict::NotComparable { because: Because::new("another day") };
        let answers = [
            (&RULES[0], Verdict::Silent),
            (&RULES[1], conflict(Relation::Differs)),
            (&RULES[2], not_comparable),
            (&RULES[3], conflict(Relation::Disputes)),
        ];
        assert_eq!(decide(&answers).0, Some(RULES[3].id));
        assert_eq!(decide(&answers[..3]).0, Some(RULES[2].id));
        assert_eq!(decide(&answers[..1]), (None, Verdict::Silent));
    }
}
