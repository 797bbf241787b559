//! Pairs to links: every rule on every pair, and the answer that counts.

use crate::model::{Link, Reading, Verdict};
use crate::provenance::Provenance;
use crate::rules::{Context, RULES, Rule, decide};
use crate::text::alignment::align;
use crate::text::{lexicon::Lexicon, names::NameBook};

/// What is known of the case that two readings are of.
#[derive(Clone, Copy)]
pub(super) struct Known<'k> {
    pub(super) book: &'k NameBook,
    pub(super) provenance: &'k Provenance<'k>,
    pub(super) lexicon: &'k Lexicon,
}

/// The links of these pairs, each two indices.
pub(super) fn compare(
    readings: &[Reading],
    pairs: &[(usize, usize)],
    known: &Known<'_>,
) -> Vec<Link> {
    pairs.iter().filter_map(|(a, b)| link(&readings[*a], &readings[*b], known)).collect()
}

fn link(one: &Reading, other: &Reading, known: &Known<'_>) -> Option<Link> {
    let (a, b) = if one.claim <= other.claim { (one, other) } else { (other, one) };
    let answers = answers(a, b, known);
    match decide(&answers) {
        (
            Some(rule),
            Verdict::Conflict { relation, at_issue, because }
            | Verdict::Agreement { relation, at_issue, because },
        ) => Some(Link {
            a: a.claim.clone(),
            b: b.claim.clone(),
            relation,
            rule: rule.to_owned(),
            at_issue,
            because,
        }),
        _ => None,
    }
}

/// Every rule's answer on one pair, in the order of the list of rules.
pub(super) fn answers(
    a: &Reading,
    b: &Reading,
    known: &Known<'_>,
) -> Vec<(&'static Rule, Verdict)> {
    let Known { book, provenance, lexicon } = *known;
    let weight = |key: &str| lexicon.weight(key);
    let alignment = align(a, b, lexicon, &weight);
    let context = Context { lexicon, book, provenance, alignment: &alignment };
    RULES.iter().map(|rule| (rule, (rule.check)(a, b, &context))).collect()
}

#[cfg(test)]
mod tests {
    use crate::detect::testing::conflicts;

    #[test]
    fn a_debunked_story_is_disputed() {
        assert_eq!(
            conflicts(&["The calf has two heads.", "Two-headed calf a hoax, farmer admits."]),
            1
        );
    }

    #[test]
    fn two_that_say_no_agree() {
        let hoax = "The sale of the ferry is a hoax.";
        assert_eq!(conflicts(&[hoax, "The ferry was not sold."]), 0);
        assert_eq!(conflicts(&[hoax, "The ferry was sold."]), 1);
    }

    #[test]
    fn a_negation_turns_what_it_reaches_first() {
        let closed = "The council closed the northern ferry line.";
        assert_eq!(conflicts(&[closed, "The council has not yet closed the ferry line."]), 1);
        let told = "The owner said that she did not tell the council.";
        assert_eq!(conflicts(&["The owner met the council.", told]), 0);
    }

    #[test]
    fn what_is_to_end_is_near_to_its_negation() {
        let fines = "Graz will send letters rather than fines for small offences.";
        assert_eq!(conflicts(&[fines, "Graz to stop fines for small offences."]), 0);
        assert_eq!(conflicts(&[fines, "Graz will send fines for small offences."]), 1);
    }

    #[test]
    fn a_circumstance_and_a_warning_state_nothing() {
        let paid = "The drivers paid the harbour toll.";
        assert_eq!(
            conflicts(&[paid, "The drivers were jailed for not paying the harbour toll."]),
            0
        );
        assert_eq!(conflicts(&[paid, "Do not pay the harbour toll, drivers."]), 0);
        assert_eq!(conflicts(&[paid, "The drivers did not pay the harbour toll."]), 1);
    }

    #[test]
    fn to_deny_that_it_is_a_hoax_is_to_stand_by_it() {
        let story = "The farmer has a calf with two heads.";
        assert_eq!(conflicts(&[story, "Farmer denies the calf with two heads is a hoax."]), 0);
        assert_eq!(conflicts(&[story, "Two-headed calf of farmer: real or fake?"]), 0);
    }

    #[test]
    fn a_body_is_known_by_its_other_names() {
        let one = "In town Hezbollah closed the office.";
        assert_eq!(conflicts(&[one, "The Hizbollah never closed the office."]), 1);
    }
}
