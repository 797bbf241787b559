use super::shared::definition::same_thing;
use super::shared::matter::{not_comparable, other_occasion, stands_against};
use super::shared::two_names::are_spellings;
use super::{Context, Rule};
use crate::model::{AtIssue, Because, Modality, Reading, Relation, Verdict};
use crate::text::names::same_name;

pub(super) const RULE: Rule = Rule {
    id: "actor_mismatch",
    summary: "one deed that has one doer, by two doers",
    doc: "\
## What it finds
Two claims name different doers of one deed that has a single doer: who wrote, won, founded, killed or
directed the same named thing, most often after \"by\".

## Why it matters
The most similar sentences often do not conflict at all: the same words with the actors swapped tell of two
deeds. So the rule asks that the thing done is the same named thing in both.

## Conflicts
\"The opera Norma was composed by Bellini.\" and \"The opera Norma was composed by Verdi.\"

## Only looks so
\"Arsenal beat Leeds.\" and \"Leeds beat Arsenal.\": actors swapped, perhaps two matches. \"Directed by Ann Lee\"
and \"written by Bo Kim\": two deeds. \"Praised by Ann Lee\" and \"praised by Bo Kim\": both may have praised it.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) {
        return Verdict::Silent;
    }
    for (deed_a, doer_a) in deeds(a, context) {
        for (deed_b, doer_b) in deeds(b, context) {
            if !same_deed(a, deed_a, b, deed_b)
                || !(same_thing(a, b, context.lexicon)
                    || shares_object(a, b, doer_a, doer_b, context))
            {
                continue;
            }
            let (x, y) = (&a.names[doer_a], &b.names[doer_b]);
            let is_nation = |key: &str| context.lexicon.nation(key).is_some();
            // "By a Dane" and "by Ole Dahl" can both hold.
            let of_one_sort = is_nation(&x.key) == is_nation(&y.key);
            if !of_one_sort
                || are_spellings(&x.key, &y.key, context)
                || mentioned(a, &y.key)
                || mentioned(b, &x.key)
            {
                continue;
            }
            if let Some(verdict) = other_occasion(a, b, context) {
                return verdict;
            }
            let (one, two) = (a.words_at(x.span), b.words_at(y.span));
            let deed = a.words_at(a.words[deed_a].span);
            return Verdict::Conflict {
                relation: Relation::Contradicts,
                at_issue: AtIssue::Actor,
                because: Because::new(format!("“{deed}” by {one} and by {two}: it has one doer"))
                    .with_words(one, two),
            };
        }
    }
    swapped(a, b, context)
}

/// The deeds of a text with their doers: index of the word, index of the name.
fn deeds(reading: &Reading, context: &Context<'_>) -> Vec<(usize, usize)> {
    let mut deeds = passive_deeds(reading, context);
    deeds.extend(active_deed(reading, context));
    deeds
}

/// "Ada Holm won the race": the name that the text begins with, and the verb right behind it.
fn active_deed(reading: &Reading, context: &Context<'_>) -> Option<(usize, usize)> {
    let name = reading.names.first()?;
    let opens = reading.words.first().is_some_and(|word| word.span.0 == name.span.0);
    let verb = reading.words.iter().position(|word| word.span.0 >= name.span.1)?;
    let word = &reading.words[verb];
    let done = reading.modality == Modality::Fact && !word.negated;
    (opens && done && context.lexicon.has_one_doer(&word.lemma)).then_some((verb, 0))
}

/// The deeds that a text tells of with "by" and a name.
fn passive_deeds(reading: &Reading, context: &Context<'_>) -> Vec<(usize, usize)> {
    let mut deeds = Vec::new();
    for (index, name) in reading.names.iter().enumerate() {
        let by =
            reading.words.iter().rposition(|word| word.span.1 <= name.span.0 && word.lemma == "by");
        let Some(by) = by.filter(|by| *by > 0) else { continue };
        let between = reading.text.get(reading.words[by].span.1..name.span.0).unwrap_or_default();
        if between.split_whitespace().count() > MOST_WORDS_BEFORE_NAME
            || between.contains([',', ';', '.'])
        {
            continue;
        }
        let deed = passive_verb(reading, by).or_else(|| before_circumstance(reading, by));
        let Some(deed) = deed else { continue };
        let nearer = |other: &crate::model::Name| {
            other.span.0 > reading.words[by].span.1
                && other.span.0 < name.span.0
                && context.lexicon.nation(&other.key).is_none()
        };
        if reading.names.iter().any(nearer) {
            continue;
        }
        let is_passive =
            deed.checked_sub(1).is_some_and(|before| reading.words[before].lemma == "be");
        let has_one_doer = context.lexicon.has_one_doer(&reading.words[deed].lemma);
        let is_making = MAKING.iter().any(|row| row.contains(&reading.words[deed].lemma.as_str()));
        if (has_one_doer || is_making || reading.words[deed].content && !is_passive)
            && !reading.words[deed].negated
            && reading.words[deed].name.is_none()
        {
            deeds.push((deed, index));
        }
    }
    deeds
}

/// The passive verb that "by" belongs to, with the place between them passed over: "was accused in court by".
fn passive_verb(reading: &Reading, by: usize) -> Option<usize> {
    let is_small = |index: usize| {
        matches!(reading.words[index].lemma.as_str(), "in" | "at" | "on" | "from" | "for" | "to")
    };
    (by.saturating_sub(REACH_OF_PASSIVE)..by.saturating_sub(1)).rev().find(|index| {
        reading.words_at(reading.words[*index].span).ends_with("ed")
            && is_small(*index + 1)
            && index.checked_sub(1).is_some_and(|before| reading.words[before].lemma == "be")
    })
}

/// "Was accused in the district court by": so many words may stand between the verb and "by".
const REACH_OF_PASSIVE: usize = 6;

/// The deed before "by", with its date or "of the same name" passed over: "founded in 1901 by".
fn before_circumstance(reading: &Reading, by: usize) -> Option<usize> {
    let lemma = |index: usize| reading.words[index].lemma.as_str();
    let mut at = by.checked_sub(1)?;
    if lemma(at) == "name" && at > 3 && lemma(at - 1) == "same" {
        return Some(at - 4);
    }
    let from = at;
    while at > 0 && lemma(at).starts_with(|c: char| c.is_ascii_digit()) {
        at -= 1;
    }
    if at < from && matches!(lemma(at), "in" | "on") { at.checked_sub(1) } else { Some(from) }
}

/// Whether two words tell of one making: "written by" and "a novel by".
fn same_deed(a: &Reading, one: usize, b: &Reading, two: usize) -> bool {
    let (x, y) = (&a.words[one], &b.words[two]);
    let made = |row: &&[&str]| row.contains(&x.lemma.as_str()) && row.contains(&y.lemma.as_str());
    x.key == y.key || MAKING.iter().any(made)
}

/// What a work is called after who makes it, with the verb of the making.
const MAKING: &[&[&str]] = &[
    &["write", "novel", "book", "novella", "poem", "memoir", "play", "story"],
    &["compose", "opera", "symphony", "concerto"],
    &["record", "sing", "perform", "song", "single", "album"],
    &["direct", "film", "movie"],
    &["paint", "painting", "fresco"],
];

/// "by the Danish pop singer Ada Holm": what may stand between "by" and the name.
const MOST_WORDS_BEFORE_NAME: usize = 4;

fn mentioned(reading: &Reading, key: &str) -> bool {
    reading.names.iter().any(|name| same_name(&name.key, key))
}

/// Whether the two share a name or a word for what was done, beside the deed and its doers.
fn shares_object(
    a: &Reading,
    b: &Reading,
    doer_a: usize,
    doer_b: usize,
    context: &Context<'_>,
) -> bool {
    context.alignment.matched.iter().any(|(one, two)| {
        match (a.words[*one].name, b.words[*two].name) {
            (Some(x), Some(y)) => x != doer_a && y != doer_b,
            _ => false,
        }
    })
}

/// The same words with the two names swapped tell of two deeds.
fn swapped(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let [a1, a2, ..] = a.names.as_slice() else { return Verdict::Silent };
    let [b1, b2, ..] = b.names.as_slice() else { return Verdict::Silent };
    let alignment = context.alignment;
    let crossed =
        same_name(&a1.key, &b2.key) && same_name(&a2.key, &b1.key) && !same_name(&a1.key, &a2.key);
    let alike = alignment.share_a.min(alignment.share_b) >= 0.6;
    // Where other things are said of what each counts, that is for the figures to tell.
    let two_fates = a
        .quantities
        .iter()
        .any(|x| b.quantities.iter().any(|y| x.counted == y.counted && x.fate != y.fate));
    if crossed && alike && !two_fates {
        not_comparable(format!(
            "actors swapped: {} and {} do it to each other",
            a.words_at(a1.span),
            a.words_at(a2.span)
        ))
    } else {
        Verdict::Silent
    }
}
