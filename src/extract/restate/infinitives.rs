//! Infinitives and gerunds of which the claimant is the subject.

use crate::model::Chain;

use super::super::clauses::{
    Bit, Draft, forms,
    tags::{Tag, Word},
};
use super::super::entities;
use super::verbs::{Does, chain_is};
use super::{is_plural, with_article};

/// "to have won the seat" said by K: "K won the seat."; "to leave": "K will leave."
pub(super) fn finite(text: &str, words: &[Word], to: usize, chain: &Chain) -> Option<Vec<Draft>> {
    let claimant = chain.claimant.as_deref()?;
    let claimant = state_of(claimant).unwrap_or_else(|| {
        with_article(text, words.first().map_or(0, |word| word.range.start), claimant)
    });
    let starts = starts(words, to);
    let drafts = starts.iter().enumerate().map(|(place, start)| {
        let end = starts.get(place + 1).map_or(words.len(), |next| before_seam(words, *next));
        let verb = verb(words, *start, &claimant, chain);
        let mut bits = vec![Bit::Text(claimant.clone()), Bit::Text(verb.text)];
        bits.extend((start + verb.takes..end).map(Bit::Word));
        let own = if place == 0 { to..end } else { *start..end };
        Draft { bits, own, because: None, told: verb.told, checkable: false }
    });
    Some(drafts.collect())
}

/// The state whose officials claim to have done what a state does: "Danish officials" stand for Denmark.
fn state_of(claimant: &str) -> Option<String> {
    let (first, rest) = claimant.split_once(' ')?;
    let officials =
        matches!(rest, "officials" | "authorities" | "government" | "government officials");
    officials.then(|| entities::nation_of(first)).flatten()
}

/// "selling the port", after "ruled out": "K will not sell the port."
pub(super) fn gerund(words: &[Word], first: usize, chain: &Chain) -> Option<Vec<Draft>> {
    let claimant = chain.claimant.clone()?;
    let verb = Bit::Text(format!("will not {}", words[first].lemma));
    let mut bits = vec![Bit::Text(claimant), verb];
    bits.extend((first + 1..words.len()).map(Bit::Word));
    Some(vec![Draft { bits, own: 0..words.len(), because: None, told: false, checkable: false }])
}

/// Where the infinitives of a row begin, behind their "to".
fn starts(words: &[Word], to: usize) -> Vec<usize> {
    let mut starts = vec![to + 1];
    for at in to + 1..words.len() {
        let word = &words[at];
        if word.quoted || word.tag != Tag::Coordinator && !word.is(",") {
            continue;
        }
        let mut next = at + 1;
        next += usize::from(words.get(next).is_some_and(|word| word.tag == Tag::Coordinator));
        next += usize::from(words.get(next).is_some_and(|word| word.tag == Tag::To));
        let base = words.get(next).is_some_and(|word| word.tag == Tag::Base);
        if base && starts.last() != Some(&next) {
            starts.push(next);
        }
    }
    starts
}

/// Where the infinitive before the one at `next` ends.
fn before_seam(words: &[Word], next: usize) -> usize {
    let tied = |word: &&Word| matches!(word.tag, Tag::To | Tag::Coordinator) || word.is(",");
    next - words[..next].iter().rev().take(3).take_while(tied).count()
}

/// What an infinitive becomes.
struct Verb {
    text: String,
    /// How many of its words that takes up.
    takes: usize,
    told: bool,
}

fn verb(words: &[Word], start: usize, claimant: &str, chain: &Chain) -> Verb {
    let base = words.get(start).map_or("", |word| word.folded.as_str());
    let next = words.get(start + 1);
    let plural = is_plural(claimant);
    let said = chain.verb.as_deref().unwrap_or_default();
    let as_fact = |text: String, takes: usize| Verb { text, takes, told: false };
    let done = next.filter(|word| base == "have" && word.tag == Tag::Participle);
    match (done, base) {
        (Some(been), _) if been.is("been") => {
            as_fact(if plural { "were" } else { "was" }.to_owned(), 2)
        }
        (Some(done), _) => as_fact(forms::past(&done.lemma), 2),
        _ if chain_is(chain, Does::Refuses) => as_fact(format!("will not {base}"), 1),
        // Who wants to leave may never do so: what is known is the wish.
        _ if chain_is(chain, Does::Wish) => {
            Verb { text: format!("{said} to {base}"), takes: 1, told: true }
        }
        (None, "be") if claims(said) => as_fact(if plural { "are" } else { "is" }.to_owned(), 1),
        (None, "have") if claims(said) => {
            as_fact(if plural { "have" } else { "has" }.to_owned(), 1)
        }
        _ => as_fact(format!("will {base}"), 1),
    }
}

/// "claims to be" tells of the present, "promises to be" of what is to come.
fn claims(verb: &str) -> bool {
    ["claim", "profess", "purport", "admit", "pretend"].iter().any(|word| verb.contains(word))
}
