use super::shared::matter::{other_occasion, same_party};
use super::shared::same_content::says_the_same;
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
The ministry says \"The dam holds.\", and the fire brigade says it too: two origins. \"The chapel was
Catholic.\" and \"The chapel was Protestant.\" differ in the one word that matters.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if !says_the_same(a, b, context) {
        return Verdict::Silent;
    }
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
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
