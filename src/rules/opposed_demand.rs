use super::shared::matter::{
    excerpt, other_day, same_party, shared_states, stands_against, state_at_issue,
};
use super::shared::turn::turned_predicate;
use super::{Context, Rule};
use crate::model::{AtIssue, Because, Modality, Reading, Relation, Stance, StateMention, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "opposed_demand",
    summary: "one party demands what another refuses",
    doc: "\
## What it finds
One claim says that something must be, will be asked for or is a condition; another party says that it will
not be, must not be or is ruled out.

## Why it matters
Two positions on what ought to be are no two facts: neither is false. The point between the parties is open
all the same, and it is the one a negotiation is about. It is reported as a dispute, never as a
contradiction.

## Conflicts
\"The league must pay the players more.\", says the union; \"The league will not pay the players more.\", says
the league.

## Only looks so
\"The league must pay the players more.\" and \"The league did not pay the players more in 2019.\": a wish and a
fact.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) || same_party(a, b) {
        return Verdict::Silent;
    }
    if !looks_ahead(a) || !looks_ahead(b) || !(demands(a) || demands(b)) {
        return Verdict::Silent;
    }
    let Some((at_issue, of_a, of_b)) = clash(a, b, context) else { return Verdict::Silent };
    if let Some(verdict) = other_day(a, b) {
        return verdict;
    }
    let text = format!("“{of_a}” and “{of_b}” are positions that cannot both be had");
    let cue = |reading: &Reading| {
        reading.stance_words.map(|span| reading.words_at(span).to_owned()).unwrap_or_default()
    };
    Verdict::Conflict {
        relation: Relation::Disputes,
        at_issue,
        because: Because::new(text).with_words(cue(a), cue(b)),
    }
}

fn demands(reading: &Reading) -> bool {
    reading.stance == Stance::Demands
}

/// A demand, or a text that says what will or must be.
fn looks_ahead(reading: &Reading) -> bool {
    demands(reading) || matches!(reading.modality, Modality::Wish | Modality::Future)
}

/// What the two positions clash over, and how each puts it: one state wanted and not wanted, or one predicate with and
/// without a negation.
fn clash(a: &Reading, b: &Reading, context: &Context<'_>) -> Option<(AtIssue, String, String)> {
    let state = shared_states(a, b).find(|(one, two)| {
        let dimension = context.lexicon.dimension(&one.dimension);
        let exclude = dimension.is_some_and(|d| d.exclude(&one.value, &two.value));
        one.value == two.value && one.negated != two.negated
            || one.value != two.value && exclude && one.negated == two.negated
    });
    let wanted = |reading: &Reading, mention: &StateMention| {
        let words = reading.words_at(mention.span);
        if mention.negated { format!("not {words}") } else { words.to_owned() }
    };
    if let Some((one, two)) = state {
        return Some((state_at_issue(one), wanted(a, one), wanted(b, two)));
    }
    let alignment = context.alignment;
    let turned = turned_predicate(a, b, context).is_some();
    (turned && alignment.coverage() >= SHARE && alignment.matched.len() >= 2)
        .then(|| (AtIssue::Statement, excerpt(a).to_owned(), excerpt(b).to_owned()))
}

/// How much of the shorter position the other must share.
const SHARE: f64 = 0.6;
