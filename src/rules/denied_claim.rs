use super::shared::denied::DeniedShares;
use super::shared::matter::{
    at_issue, excerpt, other_occasion, same_party, shared_states, stands_against,
};
use super::{Context, Rule};
use crate::model::{Because, Reading, Relation, Stance, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "denied_claim",
    summary: "one party denies, debunks or does not confirm what the other claims",
    doc: "\
## What it finds
One claim denies, debunks or does not confirm a content that the other claim asserts. The denial may be
the claim's stance, or stand in its words: \"denies\", \"rejects reports that\", \"is a hoax\", \"could not
confirm\".

## Why it matters
A denial is the plainest conflict there is, and the one that shares the fewest words with what it denies.
Who only does not confirm is not said to deny: the because tells the two apart.

## Conflicts
\"The bank has lost customer data.\" and \"The bank denies having lost customer data.\"

## Only looks so
\"The bank denies having lost customer data.\" and \"The bank has lost its licence.\": another content. A
party that rejects an *offer* denies nothing.",
    check,
};

/// Where a person gave the stance, the text restates what is denied, and must say nearly the same.
const SHARE_OF_RESTATED: f64 = 0.65;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) == stands_against(b) || a.party.is_some() && same_party(a, b) {
        return Verdict::Silent;
    }
    let (against, content) = if stands_against(a) { (a, b) } else { (b, a) };
    if !is_same_content(a, b, context) {
        return Verdict::Silent;
    }
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    let words = against.stance_words.map(|span| against.words_at(span).to_owned());
    let text = match against.stance {
        Stance::Doubts => format!(
            "said by {}, not confirmed by {}, which is no denial: “{}”",
            content.speaker,
            against.speaker,
            excerpt(content)
        ),
        _ => format!(
            "said by {}, denied by {}: “{}”",
            content.speaker,
            against.speaker,
            excerpt(content)
        ),
    };
    let because = Because::new(text).with_words(words.unwrap_or_default(), "");
    let because = if std::ptr::eq(against, a) { because } else { because.flipped() };
    Verdict::Conflict { relation: Relation::Disputes, at_issue: at_issue(a, b), because }
}

/// Whether the denial is about what the other claim says.
fn is_same_content(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let against = if stands_against(a) { a } else { b };
    let restated = against.stance_words.is_none();
    if restated && a.negations.len() % 2 != b.negations.len() % 2 {
        return false;
    }
    let mut states = shared_states(a, b).peekable();
    if restated && states.peek().is_some() {
        return states.any(|(one, two)| one.value == two.value && one.negated == two.negated);
    }
    if restated {
        let less = context.alignment.share_a.min(context.alignment.share_b);
        return context.alignment.coverage() >= SHARE_OF_RESTATED
            && less >= SHARE_OF_RESTATED / 2.0;
    }
    if denies_likewise(a, b, context) {
        return false;
    }
    shares(a, b, context).are_enough(against)
}

/// Whether the other claim negates what both tell of, so that the two agree: "the fire is a hoax" and "the
/// mill did not burn".
fn denies_likewise(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let against_a = stands_against(a);
    context.alignment.matched.iter().any(|(x, y)| {
        let (x, y) = (&a.words[*x], &b.words[*y]);
        if against_a { y.negated } else { x.negated }
    })
}

/// What the denial and the content have of each other.
fn shares(a: &Reading, b: &Reading, context: &Context<'_>) -> DeniedShares {
    let weight =
        |reading: &Reading, index: usize| context.lexicon.weight(&reading.words[index].key);
    let matched = &context.alignment.matched;
    if stands_against(a) {
        return DeniedShares::of(a, b, matched, &weight);
    }
    let matched: Vec<(usize, usize)> = matched.iter().map(|(x, y)| (*y, *x)).collect();
    DeniedShares::of(b, a, &matched, &weight)
}
