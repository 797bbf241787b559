//! Noun phrases that name an event: "the arrest of two men in Graz" becomes "Two men in Graz were arrested."

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Chain;

use super::super::clauses::{
    Bit, Draft, forms,
    tags::{Tag, Word},
};
use super::verbs::{Does, chain_is};

/// What the noun's "of" leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// The one it was done to: the arrest of the driver.
    Object,
    /// The one who did it: the resignation of the driver.
    Subject,
}

static EVENTS: LazyLock<FxHashMap<&'static str, (&'static str, Of)>> = LazyLock::new(|| {
    let lines = include_str!("nominalisations.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [noun, verb, "object"] => Some((noun, (verb, Of::Object))),
            [noun, verb, "subject"] => Some((noun, (verb, Of::Subject))),
            _ => None,
        })
        .collect()
});

/// How the verb stands: as a fact, as what is to come, or as what ought to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    Past,
    Future,
    Wish,
}

/// The clauses of "the arrest of A in X and B in Y".
pub(super) fn events(words: &[Word], chain: &Chain) -> Option<Vec<Draft>> {
    let noun = head_noun(words)?;
    let (verb, of) = *EVENTS.get(words[noun].lemma.as_str())?;
    let mood = mood(chain);
    let owner = owner(words, noun);
    let after = words.get(noun + 1)?;
    if !after.is("of") {
        let owner = owner?;
        return (of == Of::Subject).then(|| vec![active(owner, verb, noun + 1..words.len(), mood)]);
    }
    let items = items(words, noun + 2);
    let drafts = items.into_iter().enumerate().map(|(place, item)| {
        let mut draft = match (of, &owner) {
            (Of::Object, Some(owner)) => active(owner.clone(), verb, item.clone(), mood),
            (Of::Object, None) => passive(words, item.clone(), verb, mood),
            (Of::Subject, _) => {
                let phrase = phrase_end(words, item.start, item.end);
                active(item.start..phrase, verb, phrase..item.end, mood)
            }
        };
        draft.own = if place == 0 { 0..item.end } else { item };
        draft
    });
    Some(drafts.collect())
}

/// The noun that the phrase is about: the first noun before any preposition, with nothing but adjectives,
/// determiners and an owner before it.
fn head_noun(words: &[Word]) -> Option<usize> {
    let end = words
        .iter()
        .position(|word| !(word.is_nominal() || word.is_quote()))
        .unwrap_or(words.len());
    (0..end).rev().find(|at| words[*at].tag == Tag::Noun)
}

/// "Danish police's", "their": who did it, where the phrase says so.
fn owner(words: &[Word], noun: usize) -> Option<std::ops::Range<usize>> {
    let possessive = (0..noun).find(|at| words[*at].tag == Tag::Possessive)?;
    (possessive > 0).then_some(0..possessive)
}

/// The things that "and" joins: each begins with a name or a determiner and may say where it is.
fn items(words: &[Word], start: usize) -> Vec<std::ops::Range<usize>> {
    let end = words.len()
        - usize::from(words.last().is_some_and(|word| word.tag == Tag::Mark && !word.is(")")));
    let mut items = Vec::new();
    let mut from = start;
    for at in start..end {
        let word = &words[at];
        let seam = word.tag == Tag::Coordinator || word.is(",");
        let next = next_item(words, at, end);
        if seam && at > from && next.is_some_and(|next| opens_item(words, from, next)) {
            items.push(from..at);
            from = next.unwrap_or(at);
        } else if at > from && word.is(",") {
            items.push(named_behind(words, from, at, end).unwrap_or(from..at));
            return items;
        }
    }
    if from < end {
        items.push(from..end);
    }
    items
}

/// "another village, Arden, in the north": the name behind the comma says more than the noun before it.
fn named_behind(
    words: &[Word],
    from: usize,
    comma: usize,
    end: usize,
) -> Option<std::ops::Range<usize>> {
    let named = words[from..comma].iter().any(|word| word.tag == Tag::Name);
    let length = words[comma + 1..end].iter().take_while(|word| word.tag == Tag::Name).count();
    let closed = words.get(comma + 1 + length).is_none_or(|word| word.tag == Tag::Mark);
    (!named && length > 0 && closed).then_some(comma + 1..comma + 1 + length)
}

fn next_item(words: &[Word], at: usize, end: usize) -> Option<usize> {
    let comma_and =
        words[at].is(",") && words.get(at + 1).is_some_and(|word| word.tag == Tag::Coordinator);
    let next = at + 1 + usize::from(comma_and);
    // "of Arden and of Brook": the second "of" hangs on the same noun.
    let next = next + usize::from(words.get(next).is_some_and(|word| word.is("of")));
    (next < end).then_some(next)
}

/// Whether another thing of the same kind begins: a name beside a name. "the port and airport" is left whole.
fn opens_item(words: &[Word], first: usize, next: usize) -> bool {
    words[next].tag == Tag::Name
        && words[first].tag == Tag::Name
        && words.get(next + 1).is_none_or(|after| !matches!(after.tag, Tag::Noun | Tag::Possessive))
}

fn phrase_end(words: &[Word], start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end
        && (words[at].is_nominal()
            || words[at].is("of")
            || words[at].is_quote()
            || words[at].is("(")
            || words[at].is(")"))
    {
        at += 1;
    }
    at.max(start + 1).min(end)
}

fn active(
    subject: std::ops::Range<usize>,
    verb: &str,
    rest: std::ops::Range<usize>,
    mood: Mood,
) -> Draft {
    let finite = match mood {
        Mood::Past => phrasal(verb, forms::past),
        Mood::Future => format!("will {verb}"),
        Mood::Wish => format!("must {verb}"),
    };
    let mut bits: Vec<Bit> = subject.map(Bit::Word).collect();
    bits.push(Bit::Text(finite));
    bits.extend(rest.clone().map(Bit::Word));
    Draft { bits, own: 0..rest.end, because: None, told: false, checkable: false }
}

fn passive(words: &[Word], item: std::ops::Range<usize>, verb: &str, mood: Mood) -> Draft {
    let phrase = phrase_end(words, item.start, item.end);
    let plural = is_plural(&words[item.start..phrase]);
    let be = match (mood, plural) {
        (Mood::Past, false) => "was",
        (Mood::Past, true) => "were",
        (Mood::Future, _) => "will be",
        (Mood::Wish, _) => "must be",
    };
    // "by" and a time stay behind the verb; a place belongs to the thing.
    let located = words
        .get(phrase)
        .is_some_and(|word| matches!(word.folded.as_str(), "in" | "near" | "outside"))
        || words.get(phrase).is_some_and(|word| word.is("on"))
            && words.get(phrase + 1).is_some_and(|word| word.is("the"));
    let place_end = if located { phrase_end(words, phrase + 1, item.end) } else { phrase };
    let mut bits: Vec<Bit> = (item.start..place_end.min(item.end)).map(Bit::Word).collect();
    bits.push(Bit::Text(format!("{be} {}", phrasal(verb, forms::participle))));
    bits.extend((place_end..item.end).map(Bit::Word));
    Draft { bits, own: item, because: None, told: false, checkable: false }
}

/// The form of a verb's first word: "shoot down" gives "shot down".
fn phrasal(verb: &str, form: fn(&str) -> String) -> String {
    match verb.split_once(' ') {
        Some((verb, particle)) => format!("{} {particle}", form(verb)),
        None => form(verb),
    }
}

fn is_plural(phrase: &[Word]) -> bool {
    let head = phrase.iter().take_while(|word| !word.is("of"));
    let head = head.filter(|word| matches!(word.tag, Tag::Noun | Tag::Name)).last();
    head.is_some_and(|word| {
        word.tag == Tag::Noun && (word.lemma != word.folded || word.is("people"))
    })
}

/// Whether the claimant tells of the event, expects it or wants it.
pub(super) fn mood(chain: &Chain) -> Mood {
    if chain_is(chain, Does::Wish) {
        Mood::Wish
    } else if chain_is(chain, Does::Expects) {
        Mood::Future
    } else {
        Mood::Past
    }
}
