//! The attributions of a sentence: who, with which verb, and where the content stands.

use std::ops::Range;

use super::complement::{Complement, Form, Place, complement};
use super::signs::{is_closing_mark, is_opening_mark};
use super::subject::{
    Helpers, distant_subject, helpers, leading_phrase, subject_after, subject_before,
};
use super::verbs::{Frame, Verb, verbs_at};
use crate::extract::speakers::Speakers;
use crate::extract::speakers::phrase::Phrase;
use crate::extract::words::Words;
use crate::model::Stance;
use crate::text::lexicon::Lexicon;

/// One attribution.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// Who says it, in the fullest form of the name.
    pub(super) claimant: String,
    /// The claimant as the sentence names it.
    pub(super) shown: String,
    /// The verb with its helping words, as it stands.
    pub(super) verb: String,
    /// What the claimant does with the content.
    pub(super) stance: Stance,
    /// The tokens that belong to the attribution rather than to the content.
    pub(super) tokens: Range<usize>,
    /// Where the content stands.
    pub(super) place: Place,
    /// In which form.
    pub(super) form: Form,
    /// Who was told.
    pub(super) told: Option<Range<usize>>,
}

/// The attributions of a sentence in order.
pub(super) fn heads(words: &Words<'_>, speakers: &mut Speakers<'_>) -> Vec<Head> {
    let mut found: Vec<Head> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let head = if words.quoted[at] { None } else { head_at(words, at, speakers, &found) };
        at = match head {
            Some(head) => {
                let next = head.tokens.end.max(at + 1);
                found.push(head);
                next
            }
            None => at + 1,
        };
    }
    found
}

fn head_at(
    words: &Words<'_>,
    at: usize,
    speakers: &mut Speakers<'_>,
    before: &[Head],
) -> Option<Head> {
    verbs_at(words, at).into_iter().find_map(|(verb, end)| {
        let helpers = helpers(words, at);
        if words.folded(at).ends_with("ing") && !helpers.has_be {
            return participle(words, at, end, verb, speakers, before);
        }
        // After a comma the subject may stand before it: "Ada Holm, the mayor, said the pier was shut".
        let comma = at > 0 && words.raw(at - 1) == ",";
        let plain =
            comma.then(|| finite(words, at, end, verb, helpers, speakers, before)).flatten();
        plain.or_else(|| inverted(words, at, end, verb, speakers)).or_else(|| {
            (!comma).then(|| finite(words, at, end, verb, helpers, speakers, before)).flatten()
        })
    })
}

/// "…”, said Ada Holm, the mayor."
fn inverted(
    words: &Words<'_>,
    at: usize,
    end: usize,
    verb: &Verb,
    speakers: &mut Speakers<'_>,
) -> Option<Head> {
    let before = at.checked_sub(1)?;
    let follows =
        matches!(words.raw(before), "," | "”" | "\"" | "’" | "'" | "–" | "—") && before > 0;
    let sense = verb.taking(Frame::Quote)?;
    if !follows || words.lemma(at) == words.folded(at) {
        return None;
    }
    let phrase = subject_after(words, end, speakers)?;
    let claimant = speakers.speaker(words, &phrase)?;
    Some(Head {
        claimant,
        shown: words.words(phrase.range.clone()).to_owned(),
        verb: words.words(at..end).to_owned(),
        stance: sense.stance,
        tokens: at..end_of_aside(words, phrase.range.end),
        place: Place::Before,
        form: Form::Clause,
        told: None,
    })
}

/// Where an attribution that stands after or within its content ends: at the comma before more of it.
fn end_of_aside(words: &Words<'_>, from: usize) -> usize {
    (from..words.len())
        .find(|at| {
            matches!(words.raw(*at), "." | ";" | ":" | "?" | "!") && !words.is_glued(at + 1)
                || words.raw(*at) == "," && is_opening_mark(words.raw(at + 1))
                || words.raw(*at) == "," && (words.folded(at + 1).ends_with("ing"))
        })
        .unwrap_or(words.len())
}

/// "Ada Holm said that …", "…, Ada Holm said."
fn finite(
    words: &Words<'_>,
    at: usize,
    end: usize,
    verb: &Verb,
    helpers: Helpers,
    speakers: &mut Speakers<'_>,
    before: &[Head],
) -> Option<Head> {
    let is_ing = words.folded(at).ends_with("ing");
    if helpers.has_be && !is_ing {
        return None;
    }
    let takes = complement(words, verb, end)?;
    let stance = stance(words, at, helpers.is_negated, &takes)?;
    let subject = subject_before(words, helpers.start, speakers)
        .or_else(|| {
            let alone = before.is_empty() && takes.is_evident;
            alone.then(|| distant_subject(words, helpers.start, speakers)).flatten()
        })
        .filter(|subject| agrees(words, at, subject, helpers.has_any))
        .filter(|subject| takes.is_evident || can_bear(words, at, subject));
    let (claimant, shown, start) = match subject {
        Some(subject) => {
            let shown = words.words(subject.range.clone()).to_owned();
            (speakers.speaker(words, &subject)?, shown, subject.range.start)
        }
        None => shared_subject(words, helpers.start, &takes, speakers, before)?,
    };
    if takes.place == Place::Before && !follows_speech(words, start) {
        return None;
    }
    let place = match (takes.form, takes.place) {
        (Form::Refusal, Place::From(_)) => Place::From(start),
        (_, place) => place,
    };
    let stop = match place {
        Place::From(start) => start,
        Place::Before => takes.told.as_ref().map_or(end, |told| told.end),
    };
    let stop = if place == Place::Before { end_of_circumstance(words, stop) } else { stop };
    Some(Head {
        claimant,
        shown,
        verb: words.words(helpers.start..end).to_owned(),
        stance,
        tokens: start..stop,
        place,
        form: takes.form,
        told: takes.told,
    })
}

/// Whether what is said can stand before the token: after a comma or the end of a quotation.
fn follows_speech(words: &Words<'_>, start: usize) -> bool {
    start > 1
        && matches!(
            words.raw(start - 1),
            "," | "”" | "\"" | "’" | "'" | "»" | "–" | "—" | "?" | "!"
        )
}

/// Where the circumstance after "she said" ends: at the next mark.
fn end_of_circumstance(words: &Words<'_>, from: usize) -> usize {
    (from..words.len())
        .find(|at| matches!(words.raw(*at), "," | "." | ";" | ":" | "–" | "—" | "?" | "!"))
        .unwrap_or(words.len())
}

/// "…, adding that …": said by the one who said what stands before, or by the subject of the sentence.
fn participle(
    words: &Words<'_>,
    at: usize,
    end: usize,
    verb: &Verb,
    speakers: &mut Speakers<'_>,
    before: &[Head],
) -> Option<Head> {
    let joint = at.checked_sub(1)?;
    let after_quote = is_closing_mark(words.raw(joint)) && words.quoted[joint.saturating_sub(1)];
    let joins = words.raw(joint) == ","
        || after_quote
        || matches!(
            words.folded(joint),
            "while" | "and" | "after" | "before" | "also" | "by" | "or" | "but" | "still"
        );
    if !joins {
        return None;
    }
    let takes = complement(words, verb, end).filter(|takes| {
        (takes.form == Form::Clause || takes.sense.stance.is_against())
            && (takes.is_evident || words.raw(joint) == ",")
    })?;
    let Place::From(start) = takes.place else { return None };
    let (claimant, shown) = match before.last() {
        Some(head) => (head.claimant.clone(), head.shown.clone()),
        None => {
            let phrase = leading_phrase(words).filter(|it| it.range.end <= at)?;
            (speakers.speaker(words, &phrase)?, words.words(phrase.range).to_owned())
        }
    };
    Some(Head {
        claimant,
        shown,
        verb: words.words(at..end).to_owned(),
        stance: takes.sense.stance,
        tokens: joint + usize::from(after_quote)..start,
        place: takes.place,
        form: takes.form,
        told: takes.told,
    })
}

/// "… and hinted at more": the subject of the attribution before, or of the sentence.
fn shared_subject(
    words: &Words<'_>,
    verb_start: usize,
    takes: &Complement,
    speakers: &mut Speakers<'_>,
    before: &[Head],
) -> Option<(String, String, usize)> {
    let joint = verb_start.checked_sub(1)?;
    let joins = matches!(words.folded(joint), "and" | "but" | "or" | "then" | "yet")
        || words.raw(joint) == ",";
    if !joins || !takes.is_evident || takes.place == Place::Before {
        return None;
    }
    if let Some(head) = before.last() {
        return Some((head.claimant.clone(), head.shown.clone(), joint));
    }
    let phrase = leading_phrase(words).filter(|phrase| phrase.range.end < joint)?;
    let claimant = speakers.speaker(words, &phrase)?;
    Some((claimant, words.words(phrase.range).to_owned(), joint))
}

/// What the claimant does with the content; `None` where the verb says nothing of it: "did not say".
fn stance(words: &Words<'_>, verb: usize, is_negated: bool, takes: &Complement) -> Option<Stance> {
    if !is_negated {
        return Some(takes.sense.stance);
    }
    matches!(words.lemma(verb), "confirm" | "verify").then_some(Stance::Doubts)
}

/// Whether the form of the verb goes with the number of its subject.
fn agrees(words: &Words<'_>, verb: usize, subject: &Phrase, has_helper: bool) -> bool {
    let (folded, lemma) = (words.folded(verb), words.lemma(verb));
    let head = words.folded(subject.head);
    let plural = head != words.lemma(subject.head) && head.ends_with('s')
        || matches!(
            head,
            "they" | "we" | "i" | "police" | "people" | "men" | "women" | "media" | "data"
        )
        || words.words(subject.range.clone()).contains(" and ")
        || words.is_capitalised(subject.head) && head.ends_with('s');
    if folded == lemma && !has_helper {
        return plural || matches!(folded, "cast");
    }
    if folded == format!("{lemma}s") || folded.ends_with("ies") {
        return !plural || words.is_capitalised(subject.head);
    }
    true
}

/// Whether a verb that may be a noun or a participle can be meant: "the plan announced" is none.
fn can_bear(words: &Words<'_>, verb: usize, subject: &Phrase) -> bool {
    let is_noun =
        Lexicon::english().is_base(words.lemma(verb), 'n') && words.folded(verb).ends_with('s');
    !is_noun || words.is_capitalised(subject.head) || words.folded(subject.head).len() < 5
}
