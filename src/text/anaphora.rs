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

/// The words that a text begins with and that name what it is about: "Ada Holm", "The House by the Sea".
/// Empty where it does not begin with a name.
#[must_use]
pub fn named_subject(reading: &Reading) -> Range<usize> {
    let is_capital =
        |index: usize| reading.words_at(reading.words[index].span).starts_with(char::is_uppercase);
    let mut end = 0;
    for index in 0..reading.words.len().min(HEAD) {
        let parted = index > 0 && gap(reading, index).contains([',', ';', ':', '(', '.']);
        if parted || !(is_capital(index) || is_small(&reading.words[index].lemma)) {
            break;
        }
        if is_capital(index) && !(index == 0 && is_small(&reading.words[index].lemma)) {
            end = index + 1;
        }
    }
    0..end
}

fn opens_clause(reading: &Reading, index: usize) -> bool {
    index == 0 || gap(reading, index).contains(',') && !names_subject_before(reading, index)
}

/// Whether the text begins with a name, which a later "he" then refers to.
fn names_subject_before(reading: &Reading, index: usize) -> bool {
    reading.names.first().is_some_and(|name| name.span.0 < reading.words[0].span.1)
        && index > 0
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
        && lexicon.kinds().at_end(&[lemma(index + 1)]).is_some()
        && reading.words.get(index + 2).is_some_and(|next| {
            let text = reading.words_at(next.span);
            matches!(next.lemma.as_str(), "be" | "have" | "do" | "will" | "can" | "also" | "then")
                || text.ends_with("ed")
                || !next.content && lexicon.is_base(&next.lemma, 'v')
        })
}

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
