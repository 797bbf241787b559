//! Restating what is no sentence yet: infinitives, noun phrases that name an event, what somebody is called.

mod labels;
mod nominal;
mod objects;
mod orders;

use crate::model::Chain;
use crate::text::{lemma::lemma, lexicon::Lexicon};

use super::clauses::{
    Bit, Draft, forms, has_main_verb, own_part,
    tags::{Tag, Word},
};

pub(crate) use objects::objects_apart;

/// The drafts of a content that has no verb of its own with a tense, or none at its head; `None` for one that
/// is a clause already.
pub(crate) fn made_finite(text: &str, words: &[Word], chain: &Chain) -> Option<Vec<Draft>> {
    let end = own_part(words);
    let own = &words[..end];
    let mut drafts = restated(text, own, chain)?;
    if end < words.len() {
        let rest: Vec<usize> = (end..words.len()).collect();
        let because = Some("it goes beyond what was said".to_owned());
        drafts.push(Draft { because, ..Draft::of(&rest) });
    }
    Some(drafts)
}

fn restated(text: &str, words: &[Word], chain: &Chain) -> Option<Vec<Draft>> {
    let first = words.iter().position(|word| word.tag != Tag::Mark)?;
    let head = &words[first];
    if head.tag == Tag::To {
        return infinitives(words, first, chain);
    }
    if head.tag == Tag::Ing && refuses(chain) {
        return gerund(words, first, chain);
    }
    if labels::is_label_verb(chain)
        && let Some(drafts) = labels::labelled(words)
    {
        return Some(drafts);
    }
    if let Some(drafts) = orders::ordered(words, chain) {
        return Some(drafts);
    }
    if has_main_verb(words) {
        return None;
    }
    nominal::events(words, chain).or_else(|| spoken(text, words, chain))
}

/// How many words lead to what a speaker holds: "I think that", "we are sure".
pub(crate) fn holding(words: &[Word]) -> usize {
    let at = |place: usize| words.get(place).map_or("", |word| word.folded.as_str());
    let start = usize::from(words.first().is_some_and(Word::is_quote));
    if !matches!(at(start), "i" | "we") {
        return 0;
    }
    let held = |place: usize| {
        matches!(
            at(place),
            "think" | "believe" | "know" | "expect" | "guess" | "feel" | "fear" | "say" | "suppose"
        )
    };
    let sure = |place: usize| {
        matches!(
            at(place),
            "sure" | "afraid" | "confident" | "convinced" | "certain" | "hopeful" | "glad"
        )
    };
    let is_be = matches!(at(start + 1), "am" | "are" | "'m" | "'re");
    let mut end = match (is_be, held(start + 1)) {
        (true, _) if sure(start + 2) => start + 3,
        (false, true) => start + 2,
        _ => return 0,
    };
    end += usize::from(at(end) == "that");
    if has_main_verb(&words[end.min(words.len())..]) { end } else { 0 }
}

/// "to have won the seat" said by K: "K won the seat."; "to leave": "K will leave."
fn infinitives(words: &[Word], to: usize, chain: &Chain) -> Option<Vec<Draft>> {
    let claimant = chain.claimant.clone()?;
    let mut starts = vec![to + 1];
    for at in to + 1..words.len() {
        let word = &words[at];
        if word.quoted || word.tag != Tag::Coordinator && !word.is(",") {
            continue;
        }
        let mut next = at + 1;
        next += usize::from(words.get(next).is_some_and(|word| word.tag == Tag::Coordinator));
        next += usize::from(words.get(next).is_some_and(|word| word.tag == Tag::To));
        if words.get(next).is_some_and(|word| word.tag == Tag::Base) {
            starts.push(next);
        }
    }
    let verb = chain.verb.as_deref().unwrap_or_default();
    let drafts = starts.iter().enumerate().map(|(place, start)| {
        let end = starts.get(place + 1).map_or(words.len(), |next| before_seam(words, *next));
        let (finite, skip) = finite(words, *start, &claimant, verb);
        let mut bits = vec![Bit::Text(claimant.clone()), Bit::Text(finite)];
        bits.extend((start + skip..end).map(Bit::Word));
        let own = if place == 0 { to..end } else { *start..end };
        Draft { bits, own, because: None, told: false }
    });
    Some(drafts.collect())
}

/// Where the infinitive before the one at `next` ends.
fn before_seam(words: &[Word], next: usize) -> usize {
    let mut end = next;
    while end > 0 {
        let word = &words[end - 1];
        if !(word.tag == Tag::To || word.tag == Tag::Coordinator || word.is(",")) {
            break;
        }
        end -= 1;
    }
    end
}

/// The verb that an infinitive becomes, and how many of its words that takes up.
fn finite(words: &[Word], start: usize, claimant: &str, verb: &str) -> (String, usize) {
    let base = words.get(start).map_or("", |word| word.folded.as_str());
    let second = words.get(start + 1);
    if base == "have"
        && let Some(second) = second.filter(|word| word.tag == Tag::Participle)
    {
        let past = if second.is("been") { was(claimant) } else { forms::past(&second.lemma) };
        return (past, 2);
    }
    let reports = Lexicon::english().is_report(&lemma(verb, Lexicon::english()))
        && !matches!(lemma(verb, Lexicon::english()).as_str(), "say" | "announce" | "promise");
    match base {
        "be" if reports => (is(claimant).to_owned(), 1),
        _ if reports && base == "have" => {
            (if is_plural(claimant) { "have" } else { "has" }.to_owned(), 1)
        }
        _ if refuses_verb(verb) => (format!("will not {base}"), 1),
        _ => (format!("will {base}"), 1),
    }
}

fn is(claimant: &str) -> &'static str {
    if is_plural(claimant) { "are" } else { "is" }
}

fn was(claimant: &str) -> String {
    if is_plural(claimant) { "were" } else { "was" }.to_owned()
}

/// Whether a name is a plural: its last word is a common noun in the plural ("Danish officials").
pub(crate) fn is_plural(name: &str) -> bool {
    let last = name.split_whitespace().last().unwrap_or_default();
    let common = last.starts_with(char::is_lowercase);
    common && (lemma(last, Lexicon::english()) != last || last == "police")
}

/// "ceding land", after "ruled out": "K will not cede land."
fn gerund(words: &[Word], first: usize, chain: &Chain) -> Option<Vec<Draft>> {
    let claimant = chain.claimant.clone()?;
    let verb = Bit::Text(format!("will not {}", words[first].lemma));
    let mut bits = vec![Bit::Text(claimant), verb];
    bits.extend((first + 1..words.len()).map(Bit::Word));
    Some(vec![Draft { bits, own: 0..words.len(), because: None, told: false }])
}

fn refuses(chain: &Chain) -> bool {
    chain.verb.as_deref().is_some_and(refuses_verb)
}

fn refuses_verb(verb: &str) -> bool {
    let base = lemma(verb.split_whitespace().next().unwrap_or_default(), Lexicon::english());
    matches!(base.as_str(), "refuse" | "decline" | "reject")
        || verb.ends_with("out") && base == "rule"
}

/// A noun phrase that names no event: the claim is that it was said, with the verb it was said with.
fn spoken(text: &str, words: &[Word], chain: &Chain) -> Option<Vec<Draft>> {
    let (claimant, verb) = (chain.claimant.clone()?, chain.verb.clone()?);
    let start = words.first()?.range.start;
    let from = (start.saturating_sub(80)..start).find(|at| text.is_char_boundary(*at))?;
    let before = &text[from..start];
    let last = verb.split_whitespace().last()?;
    let verb_end = before.rfind(last)? + last.len();
    let between = before[verb_end..].trim();
    // "hinted at": the preposition between the verb and its object belongs to the sentence.
    let small = between.split_whitespace().count() <= 1 && between.chars().all(char::is_alphabetic);
    let mut bits = vec![Bit::Text(claimant), Bit::Text(verb)];
    if small && !between.is_empty() {
        bits.push(Bit::Text(between.to_owned()));
    }
    small.then(|| {
        bits.extend((0..words.len()).map(Bit::Word));
        vec![Draft { bits, own: 0..words.len(), because: None, told: true }]
    })
}

/// The text with a capital at its head, a full stop at its end, and single spaces.
pub(crate) fn as_sentence(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ").replace(" ,", ",").replace(" .", ".");
    let trimmed = joined
        .trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '—' | '–') || c.is_whitespace());
    let trimmed = balanced(trimmed);
    let mut chars = trimmed.chars();
    let Some(first) = chars.next() else { return String::new() };
    let mut sentence: String = first.to_uppercase().chain(chars).collect();
    if !sentence.ends_with(['.', '!', '?', '…']) {
        sentence.push('.');
    }
    sentence
}

/// Without a bracket whose partner was cut off.
fn balanced(text: &str) -> String {
    let opens = text.matches('(').count();
    let closes = text.matches(')').count();
    if opens == closes { text.to_owned() } else { text.replace(['(', ')'], "") }
}
