use super::shared::definition::same_thing;
use super::shared::matter::{at_issue, is_told_whole, other_occasion, stands_against};
use super::shared::minimal_pair::minimal_pair;
use super::{Context, Rule};
use crate::model::{Because, Reading, Relation, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "opposed_predicate",
    summary: "opposite words said of the same thing",
    doc: "\
## What it finds
Two claims that are alike but for two words which are opposites: rose and fell, accepted and rejected,
guilty and innocent. The opposites are in the lexicon.

## Why it matters
Sentences that differ in one word of opposite meaning are as like as two sentences can be, and say the
reverse.

## Conflicts
\"Exports to Chile rose in March.\" and \"Exports to Chile fell in March.\"

## Only looks so
\"Exports to Chile rose and imports fell.\" and \"Exports to Chile rose.\": both can hold. \"Exports rose\" and
\"Exports did not fall\": the negation turns the opposite round.",
    check,
};

/// How much of each text's remaining words the other must share (`just eval`).
const SHARE_OF_SHORTER: f64 = 0.6;
const SHARE_OF_LONGER: f64 = 0.25;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) {
        return Verdict::Silent;
    }
    let found = only_opposites(a, b, context).or_else(|| opposites(a, b, context));
    let Some((one, two)) = found else { return Verdict::Silent };
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    let (word_a, word_b) = (a.words_at(one), b.words_at(two));
    let text = format!("“{word_a}” and “{word_b}” are opposites, said of the same thing");
    Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: at_issue(a, b),
        because: Because::new(text).with_words(word_a, word_b),
    }
}

type Span = (usize, usize);

/// The words at which two texts part that are the same in all else, where they are opposites: "close to"
/// and "far from".
fn only_opposites(a: &Reading, b: &Reading, context: &Context<'_>) -> Option<(Span, Span)> {
    let pair = minimal_pair(a, b)?;
    let (one, two) = pair.phrases(a, b);
    context.lexicon.are_opposites(&one, &two).then(|| pair.spans(a, b))
}

/// Two words that only one text each has, opposites of each other, both negated or neither. Small words
/// ("near", "without") count where the two texts are alike in all else.
fn opposites(a: &Reading, b: &Reading, context: &Context<'_>) -> Option<(Span, Span)> {
    let alignment = context.alignment;
    let longer = alignment.share_a.min(alignment.share_b);
    let is_told_whole = is_told_whole(a, b, context);
    let alike = longer >= SHARE_OF_LONGER || is_told_whole || same_thing(a, b, context.lexicon);
    if alignment.coverage() < SHARE_OF_SHORTER || !alike {
        return None;
    }
    let small = alignment.share_a.min(alignment.share_b) >= SHARE_FOR_SMALL_WORDS;
    let (left_a, left_b) =
        (left(a, b, &alignment.left_a, small), left(b, a, &alignment.left_b, small));
    left_a.iter().find_map(|one| {
        let word = &a.words[*one];
        let opposite = left_b.iter().find(|two| {
            let other = &b.words[**two];
            word.negated == other.negated
                && (longer >= SHARE_OF_LONGER || alignment.in_like_place(*one, **two))
                && context.lexicon.are_opposites(&word.lemma, &other.lemma)
        });
        opposite.map(|two| (word.span, b.words[*two].span))
    })
}

const SHARE_FOR_SMALL_WORDS: f64 = 0.7;

/// The words of a text that the other does not have.
fn left(reading: &Reading, other: &Reading, content: &[usize], small: bool) -> Vec<usize> {
    let is_left = |index: &usize| {
        let word = &reading.words[*index];
        !word.content && !other.words.iter().any(|theirs| theirs.lemma == word.lemma)
    };
    let small_words = (0..reading.words.len()).filter(|index| small && is_left(index));
    content.iter().copied().chain(small_words).collect()
}
