use super::shared::definition::same_thing;
use super::shared::matter::{
    at_issue, is_told_whole, not_comparable, other_occasion, stands_against,
};
use super::shared::minimal_pair::minimal_pair;
use super::shared::phrase::{
    is_no_state, of_two_things_of_one_sort, other_object, other_subject, tells_of_some,
};
use super::shared::time_of_day::other_times_of_day;
use super::{Context, Rule};
use crate::model::{Because, Modality, Reading, Relation, Verdict};

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
\"Exports did not fall\": the negation turns the opposite round. \"New owner for oldest tram\" and \"Oldest tram goes to
a museum of old trams\": the opposites stand in no like places. \"Burglaries rose\" and \"Robberies fell\",
\"Some doctors support it\" and \"Some doctors oppose it\": not the same ones.",
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
    if let Some(reason) = both_can_hold(a, one, b, two, context) {
        return not_comparable(reason);
    }
    let (word_a, word_b) = (a.words_at(one), b.words_at(two));
    let text = format!("“{word_a}” and “{word_b}” are opposites, said of the same thing");
    Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: at_issue(a, b),
        because: Because::new(text).with_words(word_a, word_b),
    }
}

/// Why two opposite words are not said of one thing in one respect.
fn both_can_hold(
    a: &Reading,
    one: Span,
    b: &Reading,
    two: Span,
    context: &Context<'_>,
) -> Option<String> {
    let open =
        |reading: &Reading| matches!(reading.modality, Modality::Possible | Modality::Future);
    if open(a) && b.modality == Modality::Fact || open(b) && a.modality == Modality::Fact {
        return Some("what may be or will be, and what is".to_owned());
    }
    if let Some((x, y)) = other_times_of_day(a, b) {
        return Some(format!("another time of day: {x} is not {y}"));
    }
    let (x, y) = (word_at(a, one)?, word_at(b, two)?);
    if let Some(thing) = of_two_things_of_one_sort((a, x), (b, y), context) {
        return Some(format!("said of two things, each a “{}”", a.words[thing].lemma));
    }
    if let Some((x, y)) = other_object(a, x, b, y, context) {
        let (x, y) = (a.words_at(a.words[x].span), b.words_at(b.words[y].span));
        return Some(format!("said of different things: “{x}” is not “{y}”"));
    }
    if let Some((x, y)) = other_subject(a, x, b, y, context) {
        let (x, y) = (a.words_at(a.words[x].span), b.words_at(b.words[y].span));
        return Some(format!("said of different things: “{x}” is not “{y}”"));
    }
    (tells_of_some(a, x) || tells_of_some(b, y))
        .then(|| "some may do the one, some the other".to_owned())
}

/// The last word of a span.
fn word_at(reading: &Reading, span: Span) -> Option<usize> {
    reading.words.iter().rposition(|word| span.0 <= word.span.0 && word.span.1 <= span.1)
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
                && alignment.in_like_place(*one, **two)
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
    let is_said = |index: &usize| {
        !is_no_state(reading, *index) && !is_near(reading, *index) && !is_in_name(reading, *index)
    };
    content.iter().copied().chain(small_words).filter(is_said).collect()
}

/// "Close to a deal" is near it and shuts nothing.
fn is_near(reading: &Reading, index: usize) -> bool {
    let next = reading.words.get(index + 1).map(|word| word.lemma.as_str());
    reading.words[index].lemma == "close" && matches!(next, Some("to" | "by"))
}

/// "North Korea" and "South Korea" are two names.
fn is_in_name(reading: &Reading, index: usize) -> bool {
    let at = reading.words[index].span.0;
    reading.names.iter().any(|name| (name.span.0..name.span.1).contains(&at))
}
