use super::matter::{at_issue, other_occasion, stands_against};
use super::{Context, Rule};
use crate::model::{Because, Reading, Relation, Verdict, Word};

pub(super) const RULE: Rule = Rule {
    id: "negated_statement",
    summary: "the same statement once with and once without a negation",
    doc: "\
## What it finds
Two claims say the same of the same thing, and one of them says that it is *not* so: \"did not\", \"never\",
\"no\", \"failed to\", \"neither\".

## Why it matters
The two texts look alike to every measure of likeness; only the small word tells them apart.

## Conflicts
\"The reactor was shut down on Friday.\" and \"The reactor was not shut down on Friday.\"

## Only looks so
\"The reactor was shut down.\" and \"The reactor was not damaged.\": the negation is of something else.
\"Not only\" and \"no doubt\" negate nothing, and two negations cancel.",
    check,
};

/// How much of each text the other must share: below this the negation is mostly of something else
/// (`just eval`).
const SHARE_OF_SHORTER: f64 = 0.55;
const SHARE_OF_LONGER: f64 = 0.3;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let alignment = context.alignment;
    let states = |reading| !stands_against(reading) && !forbids(reading);
    if !states(a) || !states(b) || alignment.matched.len() < 2 {
        return Verdict::Silent;
    }
    let longer = alignment.share_a.min(alignment.share_b);
    if alignment.coverage() < SHARE_OF_SHORTER || longer < SHARE_OF_LONGER {
        return Verdict::Silent;
    }
    let Some((one, two)) = turned_predicate(a, b, context) else {
        return Verdict::Silent;
    };
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    let (cue_a, cue_b) = (cue(a, one), cue(b, two));
    let text =
        format!("the one says “{}”, the other “{}” of the same thing", said(a, one), said(b, two));
    let because = Because::new(text).with_words(cue_a, cue_b);
    Verdict::Conflict { relation: Relation::Contradicts, at_issue: at_issue(a, b), because }
}

/// Whether the text tells the reader not to do something, which states nothing.
fn forbids(reading: &Reading) -> bool {
    let mut first = reading.words.iter().map(|word| word.lemma.as_str());
    first.next() == Some("do") && first.next() == Some("not")
}

/// A word that both texts share and only one of them negates directly.
fn turned_predicate(a: &Reading, b: &Reading, context: &Context<'_>) -> Option<(usize, usize)> {
    let turned = |(one, two): &(usize, usize)| {
        let (x, y) = (&a.words[*one], &b.words[*two]);
        x.negated != y.negated
            && x.name.is_none()
            && is_first_after_cue(
                if x.negated { a } else { b },
                if x.negated { *one } else { *two },
            )
    };
    context.alignment.matched.iter().copied().find(turned)
}

/// Whether the word is what a negation turns: the first content word that it reaches, adverbs and names
/// aside, rather than one further on in the clause. Who stands before "'s" only owns what is negated.
fn is_first_after_cue(reading: &Reading, index: usize) -> bool {
    let word = &reading.words[index];
    let owns = reading.words.get(index + 1).is_some_and(|next| next.lemma == "'s");
    let is_skipped =
        |other: &Word| !other.content || other.name.is_some() || other.lemma.ends_with("ly");
    !owns
        && reading.negations.iter().any(|negation| {
            let (start, end) = negation.scope;
            (start..end).contains(&word.span.0)
                && reading.words[..index]
                    .iter()
                    .all(|other| other.span.0 < start || is_skipped(other))
        })
}

/// The predicate as the text has it: "collapsed", or "not … collapse".
fn said(reading: &Reading, index: usize) -> String {
    let word = reading.words_at(reading.words[index].span);
    let cue = cue(reading, index);
    if cue.is_empty() { word.to_owned() } else { format!("{cue} … {word}") }
}

/// The negating words that reach the predicate; empty where none does.
fn cue(reading: &Reading, index: usize) -> &str {
    let word = &reading.words[index];
    let reaches = |scope: (usize, usize)| (scope.0..scope.1).contains(&word.span.0);
    let last = reading.negations.iter().rfind(|negation| word.negated && reaches(negation.scope));
    last.map_or("", |negation| reading.words_at(negation.cue))
}
