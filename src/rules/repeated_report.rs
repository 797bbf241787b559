use super::shared::matter::{other_occasion, same_party};
use super::{Context, Rule};
use crate::model::{AtIssue, Because, Origin, Reading, Relation, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "repeated_report",
    summary: "the same content from the same origin",
    doc: "\
## What it finds
Two claims say the same, and come from one claimant, one party or one known origin, or from nobody known.

## Why it matters
Ten outlets that carry one agency's report are one origin. A repetition adds no evidence.

## Agrees
The ministry says \"The dam holds.\", and its spokeswoman says \"The dam is holding.\"

## Only looks so
The ministry says \"The dam holds.\", and the fire brigade says it too: two origins.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if !says_the_same(a, b, context) {
        return Verdict::Silent;
    }
    let text = match (&a.origin, &b.origin) {
        (Origin::Known(one), Origin::Known(two)) if one == two || same_party(a, b) => {
            format!("the same content, both from {one}")
        }
        (Origin::Known(_), Origin::Known(_)) => return Verdict::Silent,
        _ => "the same content; where it first comes from is not known for both".to_owned(),
    };
    Verdict::Agreement {
        relation: Relation::Repeats,
        at_issue: AtIssue::Statement,
        because: Because::new(text),
    }
}

/// How much of each text the other must share for the two to say the same.
const SHARE: f64 = 0.7;

/// Whether two claims say the same of the same occasion.
pub(super) fn says_the_same(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let alignment = context.alignment;
    let turned =
        alignment.matched.iter().any(|(one, two)| a.words[*one].negated != b.words[*two].negated);
    alignment.share_a.min(alignment.share_b) >= SHARE
        && a.stance == b.stance
        && a.modality == b.modality
        && !turned
        && other_occasion(a, b, context).is_none()
}
