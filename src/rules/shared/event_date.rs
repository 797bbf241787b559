//! What the rules on dates share: the date that a text gives for one of its verbs.

use crate::model::{DateSpan, Reading};
use crate::text::date::{DateMention, When, dates};

/// The date of what the word tells of: the one in its clause, or the one that a person filled in. "On 2 May she
/// said that she would resign" has none for the resignation.
pub(in crate::rules) fn event_date(reading: &Reading, word: usize) -> Option<DateSpan> {
    let found = dates(&reading.text, reading.stated.map(DateSpan::last));
    let says_when = |date: &&DateMention| matches!(date.date.when, When::On | When::Throughout);
    let read: Vec<&DateMention> = found.iter().filter(says_when).collect();
    let filled_in = reading.event.filter(|event| {
        reading.event_stated && read.iter().all(|date| date.date.days != Some(*event))
    });
    let span = reading.words[word].span;
    let near = read
        .into_iter()
        .filter(|date| is_of_clause(reading, span, date.span))
        .min_by_key(|date| date.span.0.abs_diff(span.0));
    filled_in.or_else(|| near.and_then(|date| date.date.days))
}

/// Whether no other clause begins between a verb and a date. The date at the head of a sentence is followed by a
/// comma, and belongs to the first verb.
fn is_of_clause(reading: &Reading, verb: (usize, usize), date: (usize, usize)) -> bool {
    let (from, to) = if date.0 < verb.0 { (date.1, verb.0) } else { (verb.1, date.0) };
    let opens = date.0 < verb.0
        && reading.words.iter().take_while(|word| word.span.1 <= date.0).count() <= 1;
    let between = reading.text.get(from..to).unwrap_or_default();
    let other_clause = reading
        .words
        .iter()
        .filter(|word| from <= word.span.0 && word.span.1 <= to)
        .any(|word| PARTS.contains(&word.lemma.as_str()));
    !other_clause
        && !between.contains([';', '.', '(', ')', '—'])
        && (opens || !between.contains(','))
}

/// Words that begin another clause.
const PARTS: &[&str] = &[
    "that", "who", "which", "whose", "where", "when", "after", "before", "because", "while", "but",
    "although", "and",
];
