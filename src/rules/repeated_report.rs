use super::shared::kin;
use super::{Context, Rule};
use crate::model::{Reading, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "repeated_report",
    summary: "the same content from the same origin",
    doc: "\
## What it finds
Two claims say the same, and come from one origin, or where one of them comes from is not known. One origin is one
claimant or party, one outlet or house; a source that names the other, or whom the other names; a text that is nearly
the other's.

## Why it matters
Ten outlets that carry one agency's report are one origin. A repetition adds no evidence. An origin that is not known
may be the other one, so it is never counted as a further one.

## Agrees
The ministry says \"The dam holds.\", and its spokeswoman says \"The dam is holding.\" Lowland Wire
reports that the ferry sank, and Coast Daily writes so and names the wire as its source.

## Only looks so
The ministry says \"The dam holds.\", and the fire brigade says it too: two origins. \"The chapel was
Catholic.\" and \"The chapel was Protestant.\" differ in the one word that matters.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    kin::check(RULE.id, a, b, context)
}
