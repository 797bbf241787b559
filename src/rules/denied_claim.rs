use super::matter::{at_issue, excerpt, other_occasion, shared_states, stands_against};
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

/// How much of the content the denial must name to be about it: two of a headline's five words, or one
/// name of three (`just eval`).
const SHARE_OF_CONTENT: f64 = 0.3;

/// How much of the denial must be about the content: less, and it denies something else by the way.
const SHARE_OF_DENIAL: f64 = 0.15;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) == stands_against(b) {
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
            "{} does not confirm “{}”; that is no denial",
            against.speaker,
            excerpt(content)
        ),
        _ => format!(
            "{} denies what {} says: “{}”",
            against.speaker,
            content.speaker,
            excerpt(content)
        ),
    };
    let because = Because::new(text).with_words(words.unwrap_or_default(), "");
    let because = if std::ptr::eq(against, a) { because } else { because.flipped() };
    Verdict::Conflict { relation: Relation::Disputes, at_issue: at_issue(a, b), because }
}

/// Whether the denial is about what the other claim says.
fn is_same_content(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let (against, alignment) = (if stands_against(a) { a } else { b }, context.alignment);
    let restated = against.stance_words.is_none();
    if restated && a.negations.len() % 2 != b.negations.len() % 2 {
        return false;
    }
    let mut states = shared_states(a, b).peekable();
    if restated && states.peek().is_some() {
        return states.any(|(one, two)| one.value == two.value && one.negated == two.negated);
    }
    let (content, denial) = if stands_against(a) {
        (alignment.share_b, alignment.share_a)
    } else {
        (alignment.share_a, alignment.share_b)
    };
    let matched = alignment.matched.len();
    content >= SHARE_OF_CONTENT
        && denial >= SHARE_OF_DENIAL
        && (matched >= 2 || matched == 1 && alignment.names == 1)
}
