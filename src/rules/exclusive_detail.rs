use super::matter::{at_issue, other_occasion, stands_against};
use super::{Context, Rule};
use crate::model::{Because, Reading, Relation, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "exclusive_detail",
    summary: "one detail of an otherwise equal sentence, of which only one can hold",
    doc: "\
## What it finds
Two claims that say the same but for one detail, and the two details belong to one family of which a thing
has a single member: two nationalities, two colours, two ordinals, two months, a novel and a film.

## Why it matters
Such a slip is easy to make and easy to overlook, since all the rest is the same.

## Conflicts
\"The painter was Norwegian.\" and \"The painter was Danish.\"

## Only looks so
\"A Norwegian painter met a Danish one.\" and \"A Danish painter was there.\": the rest is not the same.",
    check,
};

/// How much of each text, the detail aside, the other must share.
const SHARE_OF_SHORTER: f64 = 0.6;
const SHARE_OF_LONGER: f64 = 0.4;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let alignment = context.alignment;
    if stands_against(a) || stands_against(b) || alignment.matched.is_empty() {
        return Verdict::Silent;
    }
    let longer = alignment.share_a.min(alignment.share_b);
    if alignment.coverage() < SHARE_OF_SHORTER || longer < SHARE_OF_LONGER {
        return Verdict::Silent;
    }
    let Some((one, two, what)) = details(a, b, context) else { return Verdict::Silent };
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    let (word_a, word_b) = (a.words_at(one), b.words_at(two));
    Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: at_issue(a, b),
        because: Because::new(format!("“{word_a}” and “{word_b}” exclude each other: {what}"))
            .with_words(word_a, word_b),
    }
}

type Detail = ((usize, usize), (usize, usize), String);

/// Two words or names that only one text each has, members of one family.
fn details(a: &Reading, b: &Reading, context: &Context<'_>) -> Option<Detail> {
    let alignment = context.alignment;
    alignment.left_a.iter().find_map(|one| {
        alignment.left_b.iter().find_map(|two| {
            let (x, y) = (&a.words[*one], &b.words[*two]);
            if x.negated != y.negated || !alignment.in_like_place(*one, *two) {
                return None;
            }
            let what = match (x.name, y.name) {
                (Some(m), Some(n)) => nations(&a.names[m].key, &b.names[n].key, context),
                _ => context
                    .lexicon
                    .exclusive_family(&x.lemma, &y.lemma)
                    .map(|family| family.what.clone()),
            }?;
            Some((span(a, *one), span(b, *two), what))
        })
    })
}

fn nations(one: &str, two: &str, context: &Context<'_>) -> Option<String> {
    let (x, y) = (context.lexicon.nation(one)?, context.lexicon.nation(two)?);
    (x.key != y.key).then(|| "two nations".to_owned())
}

fn span(reading: &Reading, index: usize) -> (usize, usize) {
    let word = &reading.words[index];
    word.name.map_or(word.span, |name| reading.names[name].span)
}
