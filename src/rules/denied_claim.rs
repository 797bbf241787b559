use super::shared::denied::DeniedShares;
use super::shared::matter::{
    at_issue, excerpt, not_comparable, other_occasion, same_party, shared_states, stands_against,
};
use super::shared::phrase::{other_object, other_party};
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

/// Where a person gave the stance, the text restates what is denied, and must say nearly the same.
const SHARE_OF_RESTATED: f64 = 0.65;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) == stands_against(b) || a.party.is_some() && same_party(a, b) {
        return Verdict::Silent;
    }
    let (against, content) = if stands_against(a) { (a, b) } else { (b, a) };
    if !is_same_content(a, b, context) {
        return Verdict::Silent;
    }
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    if let Some(reason) = denies_another_deed(against, a, b, context) {
        return not_comparable(reason);
    }
    let words = against.stance_words.map(|span| against.words_at(span).to_owned());
    let text = match against.stance {
        Stance::Doubts => format!(
            "said by {}, not confirmed by {}, which is no denial: “{}”",
            content.speaker,
            against.speaker,
            excerpt(content)
        ),
        _ => format!(
            "said by {}, denied by {}: “{}”",
            content.speaker,
            against.speaker,
            excerpt(content)
        ),
    };
    let because = Because::new(text).with_words(words.unwrap_or_default(), "");
    let because = if std::ptr::eq(against, a) { because } else { because.flipped() };
    Verdict::Conflict { relation: Relation::Disputes, at_issue: at_issue(a, b), because }
}

/// Why what is denied is another deed than the one told of: it was done to another thing ("denies losing samples",
/// "has lost its licence"), or by another party.
fn denies_another_deed(
    against: &Reading,
    a: &Reading,
    b: &Reading,
    context: &Context<'_>,
) -> Option<String> {
    let cue = against.stance_words?;
    let in_a = std::ptr::eq(against, a);
    // The first word of content behind "denies" is what is denied: "denies having lost".
    let deed = against.words.iter().position(|word| word.content && word.span.0 >= cue.1)?;
    let of_denier = against.words.get(against.words.iter().position(|w| w.span.0 >= cue.1)?);
    let of_denier = of_denier.is_some_and(|word| against.words_at(word.span).ends_with("ing"));
    let denies = against.words_at(cue).to_lowercase().starts_with("den");
    if !of_denier || !denies {
        return None;
    }
    let told = context.alignment.matched.iter().find_map(|(x, y)| {
        let (one, other) = if in_a { (*x, *y) } else { (*y, *x) };
        (one == deed).then_some(other)
    })?;
    let (one, two) = if in_a { (deed, told) } else { (told, deed) };
    if let Some((x, y)) = other_object(a, one, b, two, context) {
        let (x, y) = (a.words_at(a.words[x].span), b.words_at(b.words[y].span));
        return Some(format!("the denial is of something else: “{x}” is not “{y}”"));
    }
    let (x, y) = other_party((a, one), (b, two))?;
    Some(format!("another party: {} is not {}", a.words_at(x.span), b.words_at(y.span)))
}

/// Whether the denial is about what the other claim says.
fn is_same_content(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let against = if stands_against(a) { a } else { b };
    let restated = against.stance_words.is_none();
    if restated && a.negations.len() % 2 != b.negations.len() % 2 {
        return false;
    }
    let mut states = shared_states(a, b).peekable();
    if restated && states.peek().is_some() {
        return states.any(|(one, two)| one.value == two.value && one.negated == two.negated);
    }
    if restated {
        let less = context.alignment.share_a.min(context.alignment.share_b);
        return context.alignment.coverage() >= SHARE_OF_RESTATED
            && less >= SHARE_OF_RESTATED / 2.0;
    }
    if denies_likewise(a, b, context) {
        return false;
    }
    shares(a, b, context).are_enough(against)
}

/// Whether the other claim negates what both tell of, so that the two agree: "the fire is a hoax" and "the
/// mill did not burn".
fn denies_likewise(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let against_a = stands_against(a);
    context.alignment.matched.iter().any(|(x, y)| {
        let (x, y) = (&a.words[*x], &b.words[*y]);
        if against_a { y.negated } else { x.negated }
    })
}

/// What the denial and the content have of each other.
fn shares(a: &Reading, b: &Reading, context: &Context<'_>) -> DeniedShares {
    let weight =
        |reading: &Reading, index: usize| context.lexicon.weight(&reading.words[index].key);
    let matched = &context.alignment.matched;
    if stands_against(a) {
        return DeniedShares::of(a, b, matched, &weight);
    }
    let matched: Vec<(usize, usize)> = matched.iter().map(|(x, y)| (*y, *x)).collect();
    DeniedShares::of(b, a, &matched, &weight)
}
