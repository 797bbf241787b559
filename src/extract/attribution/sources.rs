//! Who is named as the source of what a sentence says, beside its verbs: "according to the coroner", "as the
//! Courier reported", "citing court papers".

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::subject::joined;
use super::verbs::{Frame, verbs_at};
use crate::extract::speakers::Speakers;
use crate::extract::speakers::phrase::{Phrase, phrase_after};
use crate::extract::words::Words;
use crate::text::words::fold;

/// How a source is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It says what the sentence says, or passes on what somebody in it says.
    Says,
    /// It is what the one who speaks relies on.
    IsCited,
}

/// A source named in a phrase of its own.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// The names, each a source of its own.
    pub(super) names: Vec<String>,
    /// The word with which it is named: "according to".
    pub(super) verb: String,
    /// What it is to the content.
    pub(super) role: Role,
    /// The tokens of the phrase with the commas about it.
    pub(super) tokens: Range<usize>,
}

/// The sources named in phrases of their own, in order.
pub(super) fn sources(words: &Words<'_>, speakers: &mut Speakers<'_>) -> Vec<Named> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let next = if words.quoted[at] { None } else { source_at(words, at, speakers) };
        at = match next {
            Some(source) => {
                let end = source.tokens.end.max(at + 1);
                found.push(source);
                end
            }
            None => at + 1,
        };
    }
    found
}

fn source_at(words: &Words<'_>, at: usize, speakers: &mut Speakers<'_>) -> Option<Named> {
    match words.folded(at) {
        "according" if words.folded(at + 1) == "to" => {
            let phrase = phrase_after(words, at + 2)?;
            let verb = words.words(at..at + 2).to_lowercase();
            named(words, at, &phrase, phrase.range.end, verb, Role::Says, speakers)
        }
        "citing" | "quoting" => {
            let opens = at == 0 || !words.is_word(at - 1);
            let phrase = phrase_after(words, at + 1).filter(|_| opens)?;
            let verb = words.folded(at).to_owned();
            named(words, at, &phrase, phrase.range.end, verb, Role::IsCited, speakers)
        }
        "as" if at == 0 || !words.is_word(at - 1) => as_reported(words, at, speakers),
        _ => None,
    }
}

/// "As the Courier reported", "as Ada Holm put it".
fn as_reported(words: &Words<'_>, at: usize, speakers: &mut Speakers<'_>) -> Option<Named> {
    let phrase = phrase_after(words, at + 1)?;
    let mut verb = phrase.range.end;
    while matches!(words.folded(verb), "has" | "had" | "have" | "also" | "later" | "first" | "once")
    {
        verb += 1;
    }
    let end = if words.lemma(verb) == "put" && words.folded(verb + 1) == "it" {
        verb + 2
    } else {
        let says = |(found, end): &(&super::verbs::Verb, usize)| {
            found.taking(Frame::Quote).is_some() && !words.is_word(*end) || ends_soon(words, *end)
        };
        verbs_at(words, verb).into_iter().find(says).map(|(_, end)| end)?
    };
    let stop = (end..words.len()).find(|at| matches!(words.raw(*at), "," | ":" | "." | ";"));
    let shown = words.words(verb..end).to_owned();
    named(words, at, &phrase, stop.unwrap_or(words.len()), shown, Role::Says, speakers)
}

/// Whether only a word of time or place stands between the verb and the next mark.
fn ends_soon(words: &Words<'_>, from: usize) -> bool {
    matches!(
        words.folded(from),
        "on" | "in" | "at" | "during" | "last" | "earlier" | "yesterday" | "before"
    )
}

fn named(
    words: &Words<'_>,
    start: usize,
    phrase: &Phrase,
    end: usize,
    verb: String,
    role: Role,
    speakers: &mut Speakers<'_>,
) -> Option<Named> {
    let parts = joined(words, &phrase.range);
    let names: Vec<String> = if parts.len() > 1 {
        let part = |range: Range<usize>| Phrase { head: range.end - 1, range };
        let named = parts.into_iter().filter(|range| !range.is_empty());
        named.filter_map(|range| speakers.speaker(words, &part(range))).collect()
    } else {
        speakers.speaker(words, phrase).into_iter().collect()
    };
    // The phrase may go on with what the named one is: "according to Ada Holm, the mayor, …".
    let end = end_of_apposition(words, end);
    let before = start.checked_sub(1).filter(|at| words.raw(*at) == ",");
    let after = (words.raw(end) == ",").then_some(end + 1);
    let tokens = before.unwrap_or(start)..after.unwrap_or(end);
    (!names.is_empty()).then_some(Named { names, verb, role, tokens })
}

fn end_of_apposition(words: &Words<'_>, end: usize) -> usize {
    if words.raw(end) != "," || !matches!(words.folded(end + 1), "the" | "a" | "an" | "who") {
        return end;
    }
    let Some(close) =
        (end + 2..words.len().min(end + 16)).find(|at| matches!(words.raw(*at), "," | "."))
    else {
        return end;
    };
    let verbless = !(end + 1..close).any(|at| super::signs::is_finite(words, at));
    // Only what stands between two commas or at the end is an apposition, not the clause itself.
    let rest = (close + 1..words.len()).any(|at| super::signs::is_finite(words, at));
    if verbless && (rest || words.raw(close) == ".") { close } else { end }
}

static OUTLETS: LazyLock<(FxHashSet<&'static str>, FxHashSet<&'static str>)> =
    LazyLock::new(|| {
        let lines = include_str!("outlets.txt").lines().filter(|line| !line.starts_with('#'));
        let (ends, names): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with('*'));
        (names.into_iter().collect(), ends.into_iter().map(|end| &end[1..]).collect())
    });

/// The name of the outlet that was told, where it is one: "told the BBC".
pub(super) fn outlet(words: &Words<'_>, told: &Range<usize>) -> Option<String> {
    let start = told.start + usize::from(matches!(words.folded(told.start), "the" | "a" | "an"));
    let name = words.words(start..told.end);
    let folded = fold(name);
    let last = folded.rsplit(' ').next().unwrap_or_default();
    let (names, ends) = &*OUTLETS;
    let named = (start..told.end).any(|at| words.is_capitalised(at));
    (named && (names.contains(folded.as_str()) || ends.contains(last))).then(|| name.to_owned())
}
