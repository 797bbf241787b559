//! What part a name plays in its sentence: who does it, what it is done to, or what a preposition says.

use crate::model::Reading;
use crate::text::lexicon::Lexicon;

/// The part that a name plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) enum Part {
    /// It does what the sentence tells of: the subject of an active verb, or after "by".
    Doer,
    /// It stands after this preposition.
    After(String),
}

/// The part that a name plays, and in what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Role {
    /// The part.
    pub(in crate::rules) part: Part,
    /// Index of the verb or noun that it plays the part in: "wrote", "capital".
    pub(in crate::rules) deed: usize,
}

/// A name belongs to a preposition or a verb at most so many words before it: "by the Danish pop singer Ada".
const REACH: usize = 5;

/// The part that the name at this index plays, where it shows.
pub(in crate::rules) fn role(reading: &Reading, name: usize, lexicon: &Lexicon) -> Option<Role> {
    let first = reading.words.iter().position(|word| word.name == Some(name))?;
    for index in (first.saturating_sub(REACH)..first).rev() {
        let word = &reading.words[index];
        let gap = reading.text.get(word.span.1..reading.words[index + 1].span.0)?;
        if gap.contains([',', ';', '.', ':', '(', ')']) {
            break;
        }
        if word.lemma == "by" {
            return Some(Role { part: Part::Doer, deed: index.checked_sub(1)? });
        }
        if is_preposition(&word.lemma) {
            let deed = deed_before(reading, index)?;
            return Some(Role { part: Part::After(word.lemma.clone()), deed });
        }
        if is_verb(reading, index, lexicon) {
            return None;
        }
    }
    does(reading, name, lexicon).map(|deed| Role { part: Part::Doer, deed })
}

/// The verb or noun that a preposition hangs on: the nearest word before it that is no adverb.
fn deed_before(reading: &Reading, preposition: usize) -> Option<usize> {
    let index =
        reading.words[..preposition].iter().rposition(|word| !word.lemma.ends_with("ly"))?;
    let gap = reading.text.get(reading.words[index].span.1..reading.words[preposition].span.0)?;
    (reading.words[index].name.is_none() && gap.trim().is_empty()).then_some(index)
}

/// The active verb that follows the name: "Ada Holm also wrote".
fn does(reading: &Reading, name: usize, lexicon: &Lexicon) -> Option<usize> {
    let end = reading.names[name].span.1;
    let from = reading.words.iter().position(|word| word.span.0 >= end)?;
    for index in from..reading.words.len() {
        let word = &reading.words[index];
        match word.lemma.as_str() {
            "have" | "also" | "then" | "first" | "later" => {}
            "be" => return None,
            lemma if lemma.ends_with("ly") => {}
            _ => return is_verb(reading, index, lexicon).then_some(index),
        }
    }
    None
}

fn is_verb(reading: &Reading, index: usize, lexicon: &Lexicon) -> bool {
    let word = &reading.words[index];
    let text = reading.words_at(word.span).to_lowercase();
    word.name.is_none() && lexicon.is_base(&word.lemma, 'v') && text != word.lemma
}

fn is_preposition(lemma: &str) -> bool {
    matches!(
        lemma,
        "in" | "on"
            | "at"
            | "from"
            | "of"
            | "to"
            | "for"
            | "with"
            | "after"
            | "under"
            | "before"
            | "as"
            | "against"
            | "into"
            | "about"
    )
}
