use super::shared::kin;
use super::{Context, Rule};
use crate::model::{Reading, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "circular_report",
    summary: "the same content, each from the other",
    doc: "\
## What it finds
Two claims say the same, and the sources they stand in name each other as their source, straight or through others,
with no way out to anybody who said it first.

## Why it matters
Two outlets that lean on each other look like two witnesses and are none: nobody is left who saw it. Such claims count
as no origin.

## Agrees
Coast Daily writes \"The dam holds.\" and names Hill Post as its source; Hill Post writes it too and names Coast Daily.

## Only looks so
Hill Post names Coast Daily and the dam's engineer: there is a way out, and the engineer is the origin of both.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    kin::check(RULE.id, a, b, context)
}
