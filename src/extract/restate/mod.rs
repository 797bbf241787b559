//! Restating what is no sentence yet: infinitives, noun phrases that name an event, what somebody is called.

mod infinitives;
mod labels;
mod nominal;
mod objects;
mod orders;
mod verbs;

use crate::model::Chain;
use crate::text::{lemma::lemma, lexicon::Lexicon};

use super::clauses::{
    Bit, Draft, has_main_verb, own_part,
    tags::{Tag, Word},
};

use verbs::{Does, chain_is};

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
        return infinitives::finite(text, words, first, chain);
    }
    if head.tag == Tag::Ing && chain_is(chain, Does::Refuses) {
        return infinitives::gerund(words, first, chain);
    }
    if chain_is(chain, Does::Label)
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

/// Whether the verb of the chain takes a position: it demands, refuses or judges.
pub(crate) fn is_position(chain: &Chain) -> bool {
    [Does::Wish, Does::Refuses, Does::Label].into_iter().any(|does| chain_is(chain, does))
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

/// Whether a name is a plural: its last word is a common noun in the plural ("Danish officials").
pub(crate) fn is_plural(name: &str) -> bool {
    let last = name.split_whitespace().last().unwrap_or_default();
    let common = last.starts_with(char::is_lowercase);
    common && (lemma(last, Lexicon::english()) != last || last == "police")
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
    // "hinted at", "announced on Sunday": what stands between the verb and its object belongs to the sentence.
    let small = between.split_whitespace().count() <= LONGEST_BETWEEN
        && between.chars().all(|c| c.is_alphanumeric() || c.is_whitespace());
    let mut bits = vec![Bit::Text(with_article(text, start, &claimant)), Bit::Text(verb)];
    let small = small && between != "that";
    if small && !between.is_empty() {
        bits.push(Bit::Text(between.to_owned()));
    }
    small.then(|| {
        bits.extend((0..words.len()).map(Bit::Word));
        vec![Draft { bits, own: 0..words.len(), because: None, told: true, checkable: false }]
    })
}

/// How many words may stand between a verb and its object: "late on Sunday 3 May".
const LONGEST_BETWEEN: usize = 5;

/// How far before a content the name of its claimant is looked for, in bytes.
const BEFORE: usize = 200;

/// The claimant's name with "the" where the text before the content has it so: "the Kremlin".
pub(crate) fn with_article(text: &str, start: usize, claimant: &str) -> String {
    let from = (start.saturating_sub(BEFORE)..=start).find(|at| text.is_char_boundary(*at));
    let before = from.and_then(|from| text.get(from..start)).unwrap_or_default();
    let written = before.match_indices(claimant).any(|(at, _)| {
        let lead = before[..at].trim_end();
        lead.ends_with(" the") || lead.ends_with("The") || lead == "the"
    });
    if written { format!("the {claimant}") } else { claimant.to_owned() }
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
