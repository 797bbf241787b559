//! Plans, attacks, talks and the like, as a document tells of them: "a revised 20-point plan".

use std::{ops::Range, sync::LazyLock};

use rustc_hash::FxHashMap;

use super::super::{
    clauses::tags::{Tag, Word},
    entities::is_calendar,
};

/// A thing that a later "the plan" may refer to.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    /// Where its phrase stands, in bytes.
    pub(super) range: Range<usize>,
    /// The index of its sentence.
    pub(super) sentence: usize,
    /// The class of its noun.
    pub(super) class: &'static str,
    /// Its noun in the base form.
    pub(super) noun: String,
    /// Whether the noun is a plural.
    pub(super) plural: bool,
    /// The phrase without its determiner: "revised 20-point plan".
    pub(super) phrase: String,
}

static CLASSES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("referring_nouns.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// The class of a noun that "the" or "this" can refer back with: place, person, plan, attack, talks.
pub(super) fn class(lemma: &str) -> Option<&'static str> {
    CLASSES.get(lemma).copied()
}

/// The phrases of a sentence that say more of such a thing than its noun.
pub(super) fn collect(text: &str, words: &[Word], sentence: usize, things: &mut Vec<Thing>) {
    for (at, word) in words.iter().enumerate() {
        let noun = word.tag == Tag::Noun || word.tag == Tag::Name;
        let Some(class) =
            class(&word.lemma).filter(|class| noun && !matches!(*class, "place" | "person"))
        else {
            continue;
        };
        let ends =
            words.get(at + 1).is_none_or(|next| !matches!(next.tag, Tag::Noun | Tag::Possessive));
        let Some(start) = premodifiers(words, at).filter(|_| ends) else { continue };
        let range = words[start].range.start..after(words, at);
        things.push(Thing {
            phrase: text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" "),
            range,
            sentence,
            class,
            noun: word.lemma.clone(),
            plural: word.lemma != word.folded || word.folded.ends_with("talks"),
        });
    }
}

/// Where the words begin that stand before a noun and tell it from others; `None` if there are none.
fn premodifiers(words: &[Word], at: usize) -> Option<usize> {
    let mut start = at;
    while start > 0 && at - start < 6 {
        let word = &words[start - 1];
        if !matches!(word.tag, Tag::Adjective | Tag::Noun | Tag::Name | Tag::Number)
            || word.is_quote()
        {
            break;
        }
        start -= 1;
    }
    let told = words[start..at].iter().any(|word| {
        matches!(word.tag, Tag::Name | Tag::Number | Tag::Noun) || word.folded.contains('-')
    });
    let owned = start > 0 && words[start - 1].tag == Tag::Possessive;
    // "no plan of 20 points" is none that one could come back to.
    let denied =
        start > 0 && matches!(words[start - 1].folded.as_str(), "no" | "any" | "every" | "each");
    (told && !owned && !denied).then_some(start)
}

/// Where the phrase ends: "talks in Graz" and "strikes on Denmark's oil ports" are told from others by the place.
fn after(words: &[Word], at: usize) -> usize {
    let leads = words
        .get(at + 1)
        .is_some_and(|word| matches!(word.folded.as_str(), "in" | "on" | "at" | "near"));
    let tells =
        |word: &&Word| word.is_nominal() && word.tag != Tag::Pronoun && !is_calendar(&word.folded);
    let length = words[at + 1..].iter().skip(1).take(7).take_while(tells).count();
    let phrase = words.get(at + 2..at + 2 + length).unwrap_or_default();
    let named = phrase.iter().any(|word| word.tag == Tag::Name);
    match phrase.last() {
        Some(last) if leads && named && length < 7 => last.range.end,
        _ => words[at].range.end,
    }
}
