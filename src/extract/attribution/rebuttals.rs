//! "…, a claim the regulator disputes": who stands against what a sentence has just told of.

use std::ops::Range;

use super::subject::helpers;
use super::verbs::{Frame, verbs_at};
use crate::extract::speakers::Speakers;
use crate::extract::speakers::phrase::{Phrase, phrase_after, phrase_before};
use crate::extract::words::Words;
use crate::model::Stance;
use crate::text::lexicon::Lexicon;

/// One who stands against what was said before in the sentence.
#[derive(Debug, Clone)]
pub(super) struct Rebuttal {
    /// Who.
    pub(super) claimant: String,
    /// The claimant as the sentence names it.
    pub(super) shown: String,
    /// The verb.
    pub(super) verb: String,
    /// Denies or doubts.
    pub(super) stance: Stance,
    /// Where the remark stands, in bytes of the document.
    pub(super) place: Range<usize>,
    /// Its tokens, with the comma before it.
    pub(super) tokens: Range<usize>,
}

/// The rebuttals of a sentence in order.
pub(super) fn rebuttals(words: &Words<'_>, speakers: &mut Speakers<'_>) -> Vec<Rebuttal> {
    (1..words.len())
        .filter(|at| matches!(words.raw(*at), "," | "–" | "—") && !words.quoted[*at])
        .filter_map(|comma| rebuttal(words, comma, speakers))
        .collect()
}

fn rebuttal(words: &Words<'_>, comma: usize, speakers: &mut Speakers<'_>) -> Option<Rebuttal> {
    let mut at = comma + 1;
    at += usize::from(matches!(words.folded(at), "a" | "an" | "the" | "all"));
    let is_report = Lexicon::english().is_report_noun(words.lemma(at))
        || matches!(words.lemma(at), "statement" | "figure" | "version" | "denial" | "number");
    let relative = words.folded(at) == "which"
        || is_report && matches!(words.folded(at + 1), "that" | "which");
    if is_report {
        at += 1;
    }
    at += usize::from(relative && matches!(words.folded(at), "that" | "which"));
    if !is_report && !relative {
        return None;
    }
    by(words, comma, at, speakers).or_else(|| active(words, comma, at, speakers))
}

/// "…, a claim rejected by the regulator".
fn by(words: &Words<'_>, comma: usize, at: usize, speakers: &mut Speakers<'_>) -> Option<Rebuttal> {
    let verb = (at..at + 4).find(|place| words.folded(place + 1) == "by")?;
    let stance = stance_at(words, verb)?;
    let phrase = phrase_after(words, verb + 2)?;
    let claimant = speakers.speaker(words, &phrase)?;
    Some(Rebuttal {
        claimant,
        shown: words.words(phrase.range.clone()).to_owned(),
        verb: words.words(verb..verb + 1).to_owned(),
        stance,
        place: words.span(comma + 1..phrase.range.end)?,
        tokens: comma..phrase.range.end,
    })
}

/// "…, which the regulator denies".
fn active(
    words: &Words<'_>,
    comma: usize,
    at: usize,
    speakers: &mut Speakers<'_>,
) -> Option<Rebuttal> {
    // "Disputes" may be a noun too, so the phrase is sought backwards from the verb.
    let verb =
        (at + 1..words.len().min(at + 12)).find(|place| stance_at(words, *place).is_some())?;
    let helpers = helpers(words, verb);
    let phrase = phrase_before(words, helpers.start)
        .filter(|phrase| phrase.range.start <= at && at <= phrase.head)
        .map(|phrase| Phrase { range: at..phrase.range.end, ..phrase })?;
    let ends =
        !words.is_word(verb + 1) || matches!(words.folded(verb + 1), "on" | "in" | "as" | "and");
    if helpers.is_negated || helpers.has_be || !ends {
        return None;
    }
    let stance = stance_at(words, verb)?;
    let claimant = speakers.speaker(words, &phrase)?;
    Some(Rebuttal {
        claimant,
        shown: words.words(phrase.range.clone()).to_owned(),
        verb: words.words(helpers.start..verb + 1).to_owned(),
        stance,
        place: words.span(comma + 1..verb + 1)?,
        tokens: comma..verb + 1,
    })
}

fn stance_at(words: &Words<'_>, at: usize) -> Option<Stance> {
    verbs_at(words, at)
        .into_iter()
        .flat_map(|(verb, _)| [verb.taking(Frame::What), verb.taking(Frame::Report)])
        .flatten()
        .map(|sense| sense.stance)
        .find(|stance| stance.is_against())
}
