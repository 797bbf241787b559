use super::shared::figures::{self, Count, Figures};
use super::shared::matter::{in_order, other_occasion, same_party, stands_against};
use super::{Context, Rule};
use crate::model::{Because, Reading, Relation, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "updated_figure",
    summary: "a later figure of the same count",
    doc: "\
## What it finds
A later claim gives another figure of the same thing, and it is the same count gone on: the same claimant
gives it, or the later text itself says that it is a new version (\"revised\", \"now\", \"has risen to\"), or the
count is one that only grows (dead, injured, confirmed cases) and it has grown.

## Why it matters
Tolls rise and drafts are revised. An update is not a contradiction; but a later figure from another source
is not an update merely because it is later.

## Agrees
\"The ministry counts 12 dead.\" on Monday and \"The ministry counts 19 dead.\" on Tuesday.

## Only looks so
\"The army counts 12 dead.\" on Monday and \"The rebels count 3 dead.\" on Tuesday: the count does not shrink.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) || !figures::same_occasion(a, b, context) {
        return revised(a, b, context);
    }
    let clash = figures::pairs(a, b, context).into_iter().find(|(figures, count)| {
        *count == Count::Same && !figures::can_agree(figures.a, figures.b)
    });
    let (Some((figures, _)), Some((earlier, later))) = (clash, in_order(a, b)) else {
        return Verdict::Silent;
    };
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    let a_is_earlier = std::ptr::eq(earlier, a);
    let why = if says_revised(later) {
        "the later text says that it is a new version"
    } else if same_party(a, b) {
        "the same claimant gives the later figure"
    } else if only_grows(figures) && has_grown(figures, a_is_earlier) {
        "such a count only grows, and it has grown"
    } else {
        return Verdict::Silent;
    };
    update(figures, a_is_earlier, why, a, b, context)
}

/// A revised version of a thing may share little else with the first one but what it is a number of.
fn revised(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let Some((earlier, _)) = in_order(a, b).filter(|(_, later)| says_revised(later)) else {
        return Verdict::Silent;
    };
    let bare = |figures: &Figures<'_>| figures.a.unit.is_empty() && figures.a.counted != "person";
    let clash = figures::pairs(a, b, context).into_iter().find(|(figures, count)| {
        *count == Count::Same && bare(figures) && !figures::can_agree(figures.a, figures.b)
    });
    let shares_matter = !context.alignment.matched.is_empty();
    clash.filter(|_| shares_matter).map_or(Verdict::Silent, |(figures, _)| {
        let why = "the later text says that it is a new version";
        update(figures, std::ptr::eq(earlier, a), why, a, b, context)
    })
}

fn update(
    figures: Figures<'_>,
    a_is_earlier: bool,
    why: &str,
    a: &Reading,
    b: &Reading,
    context: &Context<'_>,
) -> Verdict {
    let (words_a, words_b) = (figures::phrase(a, figures.a), figures::phrase(b, figures.b));
    let (from, to) = if a_is_earlier { (words_a, words_b) } else { (words_b, words_a) };
    Verdict::Agreement {
        relation: Relation::Updates,
        at_issue: figures::at_issue(figures, a, b, context),
        because: Because::new(format!("from “{from}” to “{to}”: {why}"))
            .with_words(words_a, words_b),
    }
}

fn says_revised(reading: &Reading) -> bool {
    let says_new = |index: usize| {
        let is_new = matches!(reading.words[index].lemma.as_str(), "new" | "latest");
        // "The new toll" is a new version; "the new pool" and "14 new cases" are none.
        is_new
            && reading
                .words
                .get(index + 1)
                .is_some_and(|next| VERSIONS.contains(&next.lemma.as_str()))
    };
    let revises = reading.words.iter().any(|word| {
        matches!(
            word.lemma.as_str(),
            "revise"
                | "revised"
                | "update"
                | "updated"
                | "amend"
                | "amended"
                | "now"
                | "upgrade"
                | "downgrade"
                | "correct"
                | "corrected"
        )
    });
    revises || (0..reading.words.len()).any(says_new)
}

/// What there are new versions of.
const VERSIONS: &[&str] = &[
    "toll", "figure", "count", "estimate", "number", "total", "draft", "version", "tally",
    "forecast", "data", "plan", "proposal", "offer", "text", "list", "poll",
];

/// People who died, were hurt or fell ill stay counted; those missing or in shelters do not.
fn only_grows(figures: Figures<'_>) -> bool {
    let grows = |fate: &Option<String>| {
        matches!(fate.as_deref(), Some("kill" | "injur" | "infect" | "arrest"))
    };
    grows(&figures.a.fate) || grows(&figures.b.fate) || figures.a.counted == "case"
}

fn has_grown(figures: Figures<'_>, a_is_earlier: bool) -> bool {
    let (from, to) = if a_is_earlier { (figures.a, figures.b) } else { (figures.b, figures.a) };
    match (from.low, to.low.or(to.high)) {
        (Some(from), Some(to)) => from.value < to.value,
        _ => false,
    }
}
