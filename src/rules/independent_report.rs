use super::shared::kin;
use super::{Context, Rule};
use crate::model::{Reading, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "independent_report",
    summary: "the same content from an independent origin",
    doc: "\
## What it finds
Two claims say the same, and both their origins are known and are not one: not one party, house or text, and neither
source leans on the other.

## Why it matters
Only independent origins add evidence. An origin that is not known never counts as independent.

## Agrees
The ministry says \"The dam holds.\", and the fire brigade says \"The dam holds.\"

## Only looks so
Two newspapers carry one agency's report: one origin. A newspaper names two agencies as its sources, and one of them
says the same: which one the newspaper has it from is not told, so it is no further origin.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    kin::check(RULE.id, a, b, context)
}
