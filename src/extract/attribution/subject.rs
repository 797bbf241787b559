//! The one who says it: the subject of a verb of saying, before it or after it.

use std::ops::Range;

use super::signs::is_finite;
use crate::extract::speakers::Speakers;
use crate::extract::speakers::phrase::{
    Phrase, is_day_or_month, is_pronoun, phrase_after, phrase_before,
};
use crate::extract::words::Words;

/// What stands between a subject and its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Helpers {
    /// The first token of the verb with its helping words.
    pub(super) start: usize,
    /// Whether the saying itself is denied: "did not say", "declined to confirm".
    pub(super) is_negated: bool,
    /// Whether a form of "be" stands there.
    pub(super) has_be: bool,
    /// Whether it is only possible, or still to come: "could be described".
    pub(super) is_modal: bool,
    /// Whether any helping verb stands there.
    pub(super) has_any: bool,
}

/// The helping words before the verb at `verb`.
pub(super) fn helpers(words: &Words<'_>, verb: usize) -> Helpers {
    let mut found = Helpers { start: verb, ..Helpers::default() };
    while let Some(at) = found.start.checked_sub(1) {
        let folded = words.folded(at);
        let lemma = words.lemma(at);
        if matches!(folded, "not" | "n't" | "never") {
            found.is_negated = true;
        } else if lemma == "be" {
            found.has_be = true;
            found.has_any = true;
        } else if matches!(
            lemma,
            "have"
                | "do"
                | "will"
                | "would"
                | "could"
                | "can"
                | "may"
                | "might"
                | "must"
                | "should"
        ) {
            found.is_modal |= !matches!(lemma, "have" | "do");
            found.has_any = true;
        } else if folded == "to"
            && matches!(words.lemma(at.wrapping_sub(1)), "decline" | "refuse" | "fail" | "unable")
        {
            found.is_negated = true;
            found.has_any = true;
            found.start = at - 1;
            continue;
        } else if !is_adverb(words, at) {
            break;
        }
        found.start = at;
    }
    found
}

/// Adverbs that stand between a subject and its verb.
fn is_adverb(words: &Words<'_>, at: usize) -> bool {
    let folded = words.folded(at);
    words.is_word(at)
        && !words.is_capitalised(at)
        && (folded.len() > 4 && folded.ends_with("ly")
            || matches!(
                folded,
                "also"
                    | "later"
                    | "then"
                    | "now"
                    | "already"
                    | "again"
                    | "still"
                    | "once"
                    | "further"
                    | "both"
                    | "all"
                    | "himself"
                    | "herself"
                    | "itself"
                    | "themselves"
                    | "since"
                    | "even"
                    | "too"
                    | "just"
                    | "yesterday"
                    | "today"
                    | "meanwhile"
                    | "instead"
                    | "so"
                    | "far"
                    | "yet"
            ))
}

/// Longest aside between a subject and its verb, in tokens.
const LONGEST_ASIDE: usize = 40;

/// The subject that ends before the token `end`, an apposition or an aside between commas skipped.
pub(super) fn subject_before(
    words: &Words<'_>,
    end: usize,
    speakers: &Speakers<'_>,
) -> Option<Phrase> {
    let last = end.checked_sub(1)?;
    if words.raw(last) != "," && !matches!(words.raw(last), "–" | "—" | ")") {
        let phrase = phrase_before(words, end)?;
        if words.folded(phrase.head) == "who" {
            return antecedent_of_who(words, phrase.head, speakers);
        }
        return (begins_clause_at(words, phrase.range.start) && speakers.can_speak(words, &phrase))
            .then_some(phrase);
    }
    let reach = last.saturating_sub(LONGEST_ASIDE);
    for comma in (reach..last).rev().filter(|at| matches!(words.raw(*at), "," | "–" | "—" | "("))
    {
        let Some(phrase) = phrase_before(words, comma) else { continue };
        if !begins_clause_at(words, phrase.range.start) || is_pronoun(words.folded(phrase.head)) {
            continue;
        }
        let inner = phrase_before(words, last).filter(|inner| {
            inner.range.start == comma + 1
                && words.is_capitalised(inner.head)
                && speakers.can_speak(words, inner)
        });
        if let Some(name) =
            inner.filter(|name| name.range.len() > 1 && !words.is_capitalised(phrase.head))
        {
            return Some(name);
        }
        if speakers.can_speak(words, &phrase) {
            return Some(phrase);
        }
    }
    None
}

/// The subject of a sentence from which a participle parts the verb: "A study published on Monday suggests".
pub(super) fn distant_subject(
    words: &Words<'_>,
    end: usize,
    speakers: &Speakers<'_>,
) -> Option<Phrase> {
    let phrase = leading_phrase(words).filter(|phrase| phrase.range.end < end)?;
    let participle = phrase.range.end;
    let parted = words.folded(participle).ends_with("ed")
        || matches!(
            words.folded(participle),
            "seen" | "led" | "made" | "held" | "given" | "written"
        );
    let plain = (participle + 1..end)
        .all(|at| words.is_word(at) && !is_finite(words, at) && words.folded(at) != "that");
    (parted && plain && speakers.can_speak(words, &phrase)).then_some(phrase)
}

/// "The mayor, who said": the phrase before the comma.
fn antecedent_of_who(words: &Words<'_>, who: usize, speakers: &Speakers<'_>) -> Option<Phrase> {
    let comma = who.checked_sub(1)?;
    let end = if words.raw(comma) == "," { comma } else { who };
    phrase_before(words, end).filter(|phrase| speakers.can_speak(words, phrase))
}

/// Whether a clause can begin at the token: after a mark, a conjunction, an adverb or a date.
pub(super) fn begins_clause_at(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let folded = words.folded(before);
    !words.is_word(before) && !words.is_glued(at)
        || !words.is_word(before) && !matches!(words.raw(before), "-" | "’" | "'")
        || matches!(
            folded,
            "that"
                | "and"
                | "but"
                | "while"
                | "as"
                | "when"
                | "because"
                | "although"
                | "though"
                | "where"
                | "which"
                | "if"
                | "whereas"
                | "after"
                | "before"
                | "since"
                | "or"
                | "yet"
                | "so"
                | "until"
                | "once"
                | "than"
                | "meanwhile"
                | "later"
                | "earlier"
                | "today"
                | "yesterday"
                | "now"
                | "then"
                | "however"
                | "what"
                | "how"
                | "why"
                | "whether"
                | "ago"
                | "also"
                | "instead"
                | "says"
                | "said"
        )
        || is_day_or_month(folded)
        || words.tokens[before].is_number()
        || folded.len() > 4 && folded.ends_with("ly")
}

/// The subject after an inverted verb: "said Ada Holm, the mayor".
pub(super) fn subject_after(
    words: &Words<'_>,
    verb_end: usize,
    speakers: &Speakers<'_>,
) -> Option<Phrase> {
    let phrase = phrase_after(words, verb_end)?;
    (speakers.can_speak(words, &phrase) && words.folded(phrase.head) != "it").then_some(phrase)
}

/// The phrase with which a sentence, or its main clause after an opening phrase, begins.
pub(super) fn leading_phrase(words: &Words<'_>) -> Option<Phrase> {
    let start = (0..words.len()).find(|at| words.is_word(*at))?;
    let opener = matches!(
        words.folded(start),
        "but" | "and" | "yet" | "however" | "meanwhile" | "still" | "also"
    );
    let start = start + usize::from(opener) + usize::from(opener && words.raw(start + 1) == ",");
    let phrase = phrase_after(words, start).or_else(|| {
        let comma = (start..words.len().min(start + 25)).find(|at| words.raw(*at) == ",")?;
        phrase_after(words, comma + 1)
    })?;
    Some(name_in_apposition(words, &phrase).unwrap_or(phrase))
}

/// "The city's top lawyer, Ada Holm, …": the name.
fn name_in_apposition(words: &Words<'_>, phrase: &Phrase) -> Option<Phrase> {
    let comma = phrase.range.end;
    if words.raw(comma) != ","
        || words.is_capitalised(phrase.head)
        || is_pronoun(words.folded(phrase.head))
    {
        return None;
    }
    let name = phrase_after(words, comma + 1)?;
    let closed = words.raw(name.range.end) == ",";
    let capitals = name.range.clone().all(|at| words.is_capitalised(at) || !words.is_word(at));
    (closed && capitals && name.range.len() > 1).then_some(name)
}

/// The name in a phrase that "and" or a comma makes two: "TIME and the BBC".
pub(super) fn joined(words: &Words<'_>, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        if words.folded(at) == "and" {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..range.end);
    parts
}
