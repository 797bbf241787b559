//! Whom a text tells of where it does not name them: "she", "the film".

use std::ops::Range;

use super::lexicon::Lexicon;
use crate::model::Reading;

/// What the text is about is looked for among so many words at its head.
const HEAD: usize = 14;

/// Whether the subject of a text refers back to a thing named elsewhere: "She was born in Lund", "Its roof
/// fell in", "Sold in 1990, the ship was renamed".
#[must_use]
pub fn refers_back(reading: &Reading, lexicon: &Lexicon) -> bool {
    (0..reading.words.len().min(HEAD))
        .filter(|index| opens_clause(reading, *index))
        .any(|index| is_pronoun(reading, index) || is_bare_noun(reading, index, lexicon))
}

/// The words that name what a text is about, at its head or after a phrase and a comma: "Ada Holm", "The House
/// by the Sea", "Born in Lund, Ada Holm". Empty where there is no such name.
#[must_use]
pub fn named_subject(reading: &Reading) -> Range<usize> {
    let is_capital =
        |index: usize| reading.words_at(reading.words[index].span).starts_with(char::is_uppercase);
    let start = after_opening_phrase(reading);
    let mut end = start;
    for index in start..reading.words.len().min(start + HEAD) {
        let parted = index > start && gap(reading, index).contains([',', ';', ':', '(', '.']);
        if parted || !(is_capital(index) || is_small(&reading.words[index].lemma)) {
            break;
        }
        if is_capital(index) && !(index == start && is_small(&reading.words[index].lemma)) {
            end = index + 1;
        }
    }
    // Every sentence begins with a capital: one word alone is a name where it was read as one.
    let is_name =
        end > start + 1 || reading.words.get(start).is_some_and(|word| word.name.is_some());
    start..if is_name { end } else { start }
}

/// Where the subject begins after a phrase that hangs on it and a comma: "Born in Lund, …", "In 1990, …".
fn after_opening_phrase(reading: &Reading) -> usize {
    let Some(first) = reading.words.first() else { return 0 };
    let opens = is_participle(reading.words_at(first.span))
        || matches!(first.lemma.as_str(), "in" | "on" | "at" | "after" | "as" | "during" | "since");
    let comma = (1..reading.words.len().min(HEAD)).find(|i| gap(reading, *i).contains(','));
    comma.filter(|_| opens && first.name.is_none()).unwrap_or(0)
}

fn is_participle(text: &str) -> bool {
    let text = text.to_lowercase();
    text.len() > 4 && text.ends_with("ed")
        || matches!(text.as_str(), "born" | "known" | "written" | "set" | "shot" | "made" | "built")
}

fn opens_clause(reading: &Reading, index: usize) -> bool {
    index == 0 || gap(reading, index).contains(',') && !names_subject_before(reading, index)
}

/// Whether the text begins with a name, which a later "he" then refers to.
fn names_subject_before(reading: &Reading, index: usize) -> bool {
    reading.names.first().is_some_and(|name| name.span.0 < reading.words[0].span.1) && index > 0
}

fn is_pronoun(reading: &Reading, index: usize) -> bool {
    matches!(
        reading.words_at(reading.words[index].span).to_lowercase().as_str(),
        "he" | "she" | "it" | "they" | "his" | "her" | "its" | "their"
    )
}

/// "The film was", "this city has": a sort of thing with nothing that says which.
fn is_bare_noun(reading: &Reading, index: usize, lexicon: &Lexicon) -> bool {
    let lemma = |at: usize| reading.words.get(at).map_or("", |word| word.lemma.as_str());
    matches!(lemma(index), "the" | "this")
        && (lexicon.kinds().has(lemma(index + 1)) || SORTS.contains(&lemma(index + 1)))
        && reading.words.get(index + 2).is_some_and(|next| {
            let text = reading.words_at(next.span);
            matches!(next.lemma.as_str(), "be" | "have" | "do" | "will" | "can" | "also" | "then")
                || text.ends_with("ed")
                || !next.content && lexicon.is_base(&next.lemma, 'v')
        })
}

/// Sorts of things that the list of kinds leaves out, since each may be of two classes.
const SORTS: &[&str] = &[
    "club",
    "show",
    "group",
    "station",
    "star",
    "head",
    "organisation",
    "organization",
    "programme",
    "program",
    "story",
    "game",
    "site",
    "label",
    "duo",
    "trio",
    "franchise",
    "project",
    "work",
];

fn is_small(lemma: &str) -> bool {
    matches!(
        lemma,
        "the" | "a" | "an" | "of" | "and" | "in" | "for" | "on" | "to" | "de" | "la" | "'s" | "by"
    )
}

/// What stands between a word and the one before it.
fn gap(reading: &Reading, index: usize) -> &str {
    let from = reading.words[index - 1].span.1;
    reading.text.get(from..reading.words[index].span.0).unwrap_or_default()
}
