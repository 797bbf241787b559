//! What the rules on agreement share: when two texts say the same. Agreement is claimed only where nothing that
//! decides differs.

use super::figures::can_agree;
use crate::model::{Quantity, Reading};
use crate::rules::Context;

/// How much of each text the other must share for the two to say the same.
const SHARE: f64 = 0.7;

/// Whether two claims say the same; of the same occasion or not.
pub(in crate::rules) fn says_the_same(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let alignment = context.alignment;
    let turned =
        alignment.matched.iter().any(|(one, two)| a.words[*one].negated != b.words[*two].negated);
    alignment.share_a.min(alignment.share_b) >= SHARE
        && a.stance == b.stance
        && a.modality == b.modality
        && !turned
        && !has_another_word(a, b, context)
        && !is_narrowed(a, b)
        && !is_narrowed(b, a)
        && !has_another_figure(a, b)
}

/// Whether one text has another word than the other in a like place ("Catholic", "Protestant"), or the opposite
/// small word ("before", "after").
fn has_another_word(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let alignment = context.alignment;
    let in_like_place = alignment
        .left_a
        .iter()
        .any(|one| alignment.left_b.iter().any(|two| alignment.in_like_place(*one, *two)));
    let small = |reading: &Reading, other: &Reading| -> Vec<String> {
        let words = reading.words.iter().filter(|word| !word.content);
        words
            .filter(|word| other.words.iter().all(|theirs| theirs.lemma != word.lemma))
            .map(|word| word.lemma.clone())
            .collect()
    };
    let (small_a, small_b) = (small(a, b), small(b, a));
    let opposite = |one: &String| small_b.iter().any(|two| context.lexicon.are_opposites(one, two));
    let deed = |words: &[String]| {
        words.iter().any(|word| context.lexicon.is_report(word) && !SAYS.contains(&word.as_str()))
    };
    // "The strike goes on" and "the strike was called off" share the strike, and say the reverse in small words.
    let predicate = |words: &[String]| {
        words
            .iter()
            .any(|word| context.lexicon.is_base(word, 'v') && !HELPS.contains(&word.as_str()))
    };
    let one_word = alignment.matched.len() < 2;
    one_word && (predicate(&small_a) || predicate(&small_b))
        || in_like_place
        || small_a.iter().any(opposite)
        || deed(&small_a) && (deed(&small_b) || !alignment.left_b.is_empty())
        || deed(&small_b) && !alignment.left_a.is_empty()
}

/// Verbs that help others and say nothing themselves.
const HELPS: &[&str] = &["be", "have", "do", "will", "can", "may", "must", "shall"];

/// Words of saying that one may be put for another; who asks for parole is not who denies it.
const SAYS: &[&str] = &[
    "say",
    "tell",
    "report",
    "announce",
    "state",
    "add",
    "claim",
    "confirm",
    "declare",
    "note",
    "reveal",
    "write",
    "according",
    "statement",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "official",
    "news",
    "source",
];

/// Whether a text has a word that makes another thing of what the other one says.
fn is_narrowed(reading: &Reading, other: &Reading) -> bool {
    reading.words.iter().any(|word| {
        NARROWS.contains(&word.lemma.as_str())
            && other.words.iter().all(|theirs| theirs.lemma != word.lemma)
    })
}

/// Words that turn what they stand before into something else: the second largest is not the largest, a former
/// minister no minister, and who nearly died is alive.
const NARROWS: &[&str] = &[
    "second",
    "third",
    "fourth",
    "fifth",
    "last",
    "former",
    "ex",
    "late",
    "deputy",
    "vice",
    "acting",
    "future",
    "would-be",
    "nearly",
    "almost",
    "partly",
    "partially",
    "half",
    "attempt",
    "attempted",
    "fail",
    "only",
    "except",
    "without",
    "some",
    "few",
    "most",
    "all",
    "every",
    "none",
    "neither",
    "not",
    "no",
    "never",
    "until",
    "unless",
];

/// Whether each text gives a figure that is none of the other's.
fn has_another_figure(a: &Reading, b: &Reading) -> bool {
    let lacks = |one: &Quantity, other: &Reading| {
        !other.quantities.iter().any(|two| one.unit == two.unit && can_agree(one, two))
    };
    a.quantities.iter().any(|one| lacks(one, b)) && b.quantities.iter().any(|two| lacks(two, a))
}
