use super::shared::figures::{self, Count, Figures};
use super::shared::matter::{not_comparable, other_occasion, stands_against};
use super::{Context, Rule};
use crate::model::{Because, Reading, Relation, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "compatible_quantity",
    summary: "figures in different words that can both hold",
    doc: "\
## What it finds
Two claims give figures of the same thing in different words, and some number satisfies both.

## Why it matters
\"At least four\" and \"four\", \"dozens\" and \"40\" look like a dispute to whoever compares numbers as
texts. Saying that they agree spares a fact-checker the search.

## Agrees
\"Dozens of passengers were injured.\" and \"40 passengers were injured.\"

## Only looks so
\"More than 50 passengers were injured.\" and \"40 passengers were injured.\": no number is both.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) || !figures::same_occasion(a, b, context) {
        return Verdict::Silent;
    }
    let pairs = figures::pairs(a, b, context);
    let same: Vec<_> = pairs.iter().filter(|(_, count)| *count == Count::Same).collect();
    let all_agree = same.iter().all(|(figures, _)| figures::can_agree(figures.a, figures.b));
    let worded_otherwise = same.iter().find(|(figures, _)| figures.a.words != figures.b.words);
    let Some((figures, _)) = worded_otherwise.filter(|_| all_agree) else {
        return other_count(&pairs);
    };
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    let (one, two) = (&figures.a.words, &figures.b.words);
    Verdict::Agreement {
        relation: Relation::Compatible,
        at_issue: figures::at_issue(*figures, a, b, context),
        because: Because::new(format!("“{one}” and “{two}” can both hold"))
            .with_words(one.as_str(), two.as_str()),
    }
}

/// Figures that one number satisfies, and that count different things all the same.
fn other_count(pairs: &[(Figures<'_>, Count)]) -> Verdict {
    let reason = pairs.iter().find_map(|(figures, count)| match count {
        Count::Other(reason) if figures::can_agree(figures.a, figures.b) => Some(reason),
        _ => None,
    });
    reason.map_or(Verdict::Silent, not_comparable)
}
