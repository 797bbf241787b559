//! What somebody says without a verb of saying: "The mayor was blunt: “The bridge is not safe.”", "Her position is
//! clear: the museum belongs to the town."

use super::signs::{begins_clause, is_opening_mark};
use super::subject::leading_phrase;
use crate::extract::speakers::Speakers;
use crate::extract::words::Words;
use crate::model::Stance;

/// A content with the one whose view it is.
#[derive(Debug, Clone)]
pub(super) struct View {
    /// Whose view.
    pub(super) claimant: String,
    /// The noun that names it as one: "position".
    pub(super) noun: Option<String>,
    /// What they do with it.
    pub(super) stance: Stance,
    /// Where the content begins.
    pub(super) from: usize,
}

/// The view that a sentence tells of, if it does.
pub(super) fn view(words: &Words<'_>, speakers: &mut Speakers<'_>) -> Option<View> {
    of_noun(words, speakers).or_else(|| speech(words, speakers))
}

/// "The mayor was blunt: “…”": the subject of the words before the colon.
fn speech(words: &Words<'_>, speakers: &mut Speakers<'_>) -> Option<View> {
    let colon = colon(words)?;
    let phrase = leading_phrase(words).filter(|it| it.range.end < colon)?;
    if !is_opening_mark(words.raw(colon + 1)) {
        return None;
    }
    let claimant = speakers.speaker(words, &phrase)?;
    Some(View { claimant, noun: None, stance: Stance::Asserts, from: colon + 1 })
}

fn colon(words: &Words<'_>) -> Option<usize> {
    (1..words.len()).find(|at| words.raw(*at) == ":" && !words.quoted[*at])
}

/// Where the content of "her fear … is that …" begins, and what one does with a fear.
pub(super) fn content_of_noun(words: &Words<'_>) -> Option<(usize, Stance)> {
    let (_, stance, from) = noun_of_view(words)?;
    Some((from, stance))
}

/// The noun of a view with its stance and the place of its content.
fn noun_of_view(words: &Words<'_>) -> Option<(usize, Stance, usize)> {
    let noun = (1..words.len().min(REACH)).find(|at| stance_of_noun(words.lemma(*at)).is_some())?;
    Some((noun, stance_of_noun(words.lemma(noun))?, content_after(words, noun)?))
}

/// How far from the head of the sentence the noun may stand.
const REACH: usize = 12;

/// "Her position is clear: …", "The mayor's fear is that …".
fn of_noun(words: &Words<'_>, speakers: &mut Speakers<'_>) -> Option<View> {
    let (noun, stance, from) = noun_of_view(words)?;
    let claimant = possessor(words, noun, speakers)?;
    Some(View { claimant, noun: Some(words.folded(noun).to_owned()), stance, from })
}

/// Where the content of a noun begins: after "is that", or after the colon that ends what is said of it.
fn content_after(words: &Words<'_>, noun: usize) -> Option<usize> {
    let joined = (noun + 1..words.len().min(noun + REACH))
        .find(|at| matches!(words.folded(*at), "is" | "was" | "remains" | "has"))?;
    let that = (joined + 1..words.len().min(joined + 3)).find(|at| words.folded(*at) == "that");
    let from = match that {
        Some(that) => that + 1,
        None => colon(words).filter(|colon| *colon > joined && colon - joined < REACH)? + 1,
    };
    (begins_clause(words, from) || is_opening_mark(words.raw(from))).then_some(from)
}

/// Whose: "her", "the mayor's".
fn possessor(words: &Words<'_>, noun: usize, speakers: &mut Speakers<'_>) -> Option<String> {
    for at in (0..noun).rev() {
        let folded = words.folded(at);
        if matches!(folded, "his" | "her" | "its" | "their") {
            return speakers.possessor(folded);
        }
        if folded == "'s" || matches!(words.raw(at), "’" | "'") {
            let phrase = crate::extract::speakers::phrase::phrase_before(words, at)?;
            return speakers.speaker(words, &phrase);
        }
        if !words.is_word(at) {
            return None;
        }
    }
    None
}

/// What one does with what such a noun stands for.
pub(super) fn stance_of_noun(lemma: &str) -> Option<Stance> {
    match lemma {
        "position" | "message" | "view" | "stance" | "claim" | "assertion" | "argument"
        | "point" | "opinion" | "verdict" | "conclusion" | "statement" | "belief" | "answer"
        | "reply" | "theory" | "fact" | "suspicion" => Some(Stance::Asserts),
        "worry" | "fear" | "concern" | "warning" | "forecast" | "prediction" | "expectation"
        | "danger" | "risk" | "hope" | "anxiety" | "possibility" | "prospect" => {
            Some(Stance::Expects)
        }
        "demand" | "condition" | "term" | "requirement" | "plea" => Some(Stance::Demands),
        _ => None,
    }
}
