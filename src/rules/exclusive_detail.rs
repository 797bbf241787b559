use super::shared::definition::same_thing;
use super::shared::matter::{at_issue, other_occasion, stands_against};
use super::shared::minimal_pair::minimal_pair;
use super::shared::nations::nations_exclude;
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
    if stands_against(a) || stands_against(b) {
        return Verdict::Silent;
    }
    let found = only_detail(a, b, context).or_else(|| details(a, b, context));
    let Some((one, two, what)) = found else { return Verdict::Silent };
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

/// The one place at which two texts part that are the same word for word, where one family holds both.
fn only_detail(a: &Reading, b: &Reading, context: &Context<'_>) -> Option<Detail> {
    let pair = minimal_pair(a, b)?;
    let (one, two) = pair.phrases(a, b);
    let family = || context.lexicon.exclusive_family(&one, &two).map(|family| family.what.clone());
    let ranks = || Some((rank(&one)?, rank(&two)?)).filter(|(x, y)| x != y);
    let what = nations(&one, &two, context)
        .or_else(family)
        .or_else(|| ranks().map(|_| "Places in a row.".to_owned()))?;
    let (one, two) = pair.spans(a, b);
    Some((one, two, what))
}

/// The number of an ordinal: 3 for "third" and "3rd".
fn rank(word: &str) -> Option<usize> {
    const RANKS: &[&str] = &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th") {
        return digits.parse().ok();
    }
    RANKS.iter().position(|rank| *rank == word).map(|index| index + 1)
}

/// Two words or names that only one text each has, members of one family, where the rest is much alike.
fn details(a: &Reading, b: &Reading, context: &Context<'_>) -> Option<Detail> {
    let alignment = context.alignment;
    let longer = alignment.share_a.min(alignment.share_b);
    let alike = longer >= SHARE_OF_LONGER;
    if alignment.coverage() < SHARE_OF_SHORTER || !alike && !same_thing(a, b, context.lexicon) {
        return None;
    }
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
                    .filter(|family| alike || !family.weak)
                    .map(|family| family.what.clone()),
            }?;
            Some((span(a, *one), span(b, *two), what))
        })
    })
}

fn nations(one: &str, two: &str, context: &Context<'_>) -> Option<String> {
    let (x, y) = (context.lexicon.nation(one)?, context.lexicon.nation(two)?);
    nations_exclude(&x.key, &y.key).then(|| "Nations.".to_owned())
}

fn span(reading: &Reading, index: usize) -> (usize, usize) {
    let word = &reading.words[index];
    word.name.map_or(word.span, |name| reading.names[name].span)
}
