//! What the rules on agreement share: how two claims that say the same are related by where they come from. Each
//! relation is one rule's, so that only one of them speaks.

use super::matter::other_occasion;
use super::same_content::says_the_same;
use crate::model::{AtIssue, Because, Reading, Relation, Verdict};
use crate::provenance::Kinship;
use crate::rules::Context;

/// What is said of two claims that say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Agreed {
    /// The rule whose finding it is.
    pub(crate) rule: &'static str,
    /// How the two stand to each other.
    pub(crate) relation: Relation,
    /// Why.
    pub(crate) because: Because,
}

/// What a kinship makes of an agreement.
pub(crate) fn agreed(kinship: &Kinship) -> Agreed {
    let (rule, relation, because) = match kinship {
        Kinship::Circular { because } => (
            "circular_report",
            Relation::Repeats,
            format!("the same content, each from the other: {because}"),
        ),
        Kinship::OneOrigin { origin, because } if because.is_empty() => {
            ("repeated_report", Relation::Repeats, format!("the same content, both from {origin}"))
        }
        Kinship::OneOrigin { origin, because } => (
            "repeated_report",
            Relation::Repeats,
            format!("the same content, both from {origin}: {}", because.join("; ")),
        ),
        Kinship::Unknown => (
            "repeated_report",
            Relation::Repeats,
            "the same content; where it first comes from is not known for both".to_owned(),
        ),
        Kinship::Independent { origins: [one, two] } => (
            "independent_report",
            Relation::Corroborates,
            format!("the same content from {one} and from {two}"),
        ),
    };
    Agreed { rule, relation, because: Because::new(because) }
}

/// What the rule says of two claims: that they agree in the way that is its own.
pub(in crate::rules) fn check(
    rule: &str,
    a: &Reading,
    b: &Reading,
    context: &Context<'_>,
) -> Verdict {
    if !says_the_same(a, b, context) {
        return Verdict::Silent;
    }
    let agreed = agreed(&context.provenance.pair(&a.claim, &b.claim));
    if agreed.rule != rule {
        return Verdict::Silent;
    }
    other_occasion(a, b, context).unwrap_or(Verdict::Agreement {
        relation: agreed.relation,
        at_issue: AtIssue::Statement,
        because: agreed.because,
    })
}
