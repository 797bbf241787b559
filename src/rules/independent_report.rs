use super::shared::matter::{other_occasion, same_party};
use super::shared::same_content::says_the_same;
use super::{Context, Rule};
use crate::model::{AtIssue, Because, Origin, Reading, Relation, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "independent_report",
    summary: "the same content from an independent origin",
    doc: "\
## What it finds
Two claims say the same, and both their origins are known and are not one another's voice.

## Why it matters
Only independent origins add evidence. An origin that is not known never counts as independent.

## Agrees
The ministry says \"The dam holds.\", and the fire brigade says \"The dam holds.\"

## Only looks so
Two newspapers carry one agency's report: one origin.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let (Origin::Known(one), Origin::Known(two)) = (&a.origin, &b.origin) else {
        return Verdict::Silent;
    };
    if one == two || same_party(a, b) || !says_the_same(a, b, context) {
        return Verdict::Silent;
    }
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    Verdict::Agreement {
        relation: Relation::Corroborates,
        at_issue: AtIssue::Statement,
        because: Because::new(format!("the same content from {one} and from {two}")),
    }
}
