//! From a stretch of content to its clauses, each restated as one plain sentence.

mod by_the_way;
mod draft;
pub(crate) mod forms;
mod groups;
mod participles;
mod relatives;
mod split;
pub(crate) mod tags;

use std::ops::Range;

use crate::model::Chain;

use super::{
    references::{DocumentContext, Resolved, resolve},
    restate, worth,
};

pub(crate) use draft::{Bit, Draft};
pub(crate) use groups::{Group, Tense, group};
pub(crate) use split::{has_main_verb, own_part};
use tags::{Word, tagged};

/// One assertion of a document, restated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Where it stands: half-open, in bytes of the document.
    pub(crate) range: Range<usize>,
    /// The clause as a sentence of its own: references resolved, a capital, a full stop.
    pub(crate) text: String,
    /// Whether it is worth suggesting as a claim.
    pub(crate) kept: bool,
    /// Why it is left out: "a question".
    pub(crate) because: Option<String>,
    /// Whether the text keeps the verb of saying, as what is said is no clause ("Norway denounced the vote").
    /// It is still what the claimant says; what another denies is the content, not that it was said.
    pub(crate) told: bool,
}

/// More words than a sentence has: what is longer is a list or no prose, and is not cut.
const LONGEST: usize = 250;

/// The clauses of `content`, which is what a sentence of `text` says and nobody else's words: without the
/// attribution that `chain` holds. A content is a clause, an infinitive ("to have won"), a noun phrase ("the
/// arrest of two men") or what somebody is called ("the vote “unlawful”").
///
/// `asides` are the attributions that stand in the midst of the content: "the port, she said, is closed". The
/// context is the same for all calls on one document; it reads the document itself.
pub(crate) fn clauses_around(
    text: &str,
    content: Range<usize>,
    asides: &[Range<usize>],
    chain: &Chain,
    context: &mut DocumentContext,
) -> Vec<Clause> {
    context.read(text);
    let Some(written) = text.get(content.clone()) else { return vec![] };
    if written.trim().is_empty() {
        return vec![];
    }
    let mut words = tagged(text, content.clone());
    for aside in asides {
        words.retain(|word| word.range.end <= aside.start || word.range.start >= aside.end);
        drop_marks_of(&mut words, aside);
    }
    if words.is_empty() {
        return vec![];
    }
    if chain.claimant.is_some() {
        words.drain(..restate::holding(&words));
    }
    let drafts = if words.len() > LONGEST {
        vec![Draft::of(&(0..words.len()).collect::<Vec<_>>())]
    } else {
        drafts(text, &words, chain)
    };
    let sentence = Sentence { document: text, words: &words, chain };
    drafts.into_iter().flat_map(|draft| finished(&sentence, draft, context)).collect()
}

/// The commas around an attribution that was taken out go with it. Behind a quotation that ends before it, only
/// what is quoted too goes on with what was said.
fn drop_marks_of(words: &mut Vec<Word>, aside: &Range<usize>) {
    let next = words.partition_point(|word| word.range.start < aside.end);
    let closes = next > 0 && words[next - 1].is_quote();
    if closes && !words[next..].iter().any(Word::is_quote) {
        words.truncate(next);
        return;
    }
    if words.get(next).is_some_and(|word| word.is(",")) {
        words.remove(next);
    }
    if next > 0 && words[next - 1].is(",") {
        words.remove(next - 1);
    }
}

/// What all clauses of one content share.
pub(crate) struct Sentence<'s> {
    pub(crate) document: &'s str,
    pub(crate) words: &'s [Word],
    pub(crate) chain: &'s Chain,
}

fn drafts(text: &str, words: &[Word], chain: &Chain) -> Vec<Draft> {
    let mut drafts =
        restate::made_finite(text, words, chain).unwrap_or_else(|| split::split(words));
    drafts.extend(by_the_way::meetings(words));
    drafts
}

/// The draft as one clause, or as one for each thing that "neither city" or "A and B" names.
fn finished(sentence: &Sentence<'_>, mut draft: Draft, context: &DocumentContext) -> Vec<Clause> {
    draft.trim(sentence.words);
    let range = extent(sentence.words, &draft.own);
    if draft.bits.is_empty() {
        return vec![];
    }
    let apart = restate::objects_apart(sentence.words, &draft);
    apart
        .iter()
        .flat_map(|draft| {
            resolve(sentence, draft, context).into_iter().map(move |found| (draft, found))
        })
        .map(|(draft, resolved)| clause(sentence, draft, &resolved, range.clone()))
        .collect()
}

fn clause(
    sentence: &Sentence<'_>,
    draft: &Draft,
    resolved: &Resolved,
    range: Range<usize>,
) -> Clause {
    let text = draft.render(sentence.document, sentence.words, |index| resolved.get(index));
    let text = restate::as_sentence(&text);
    let because =
        draft.because.clone().or_else(|| worth::left_out(sentence, draft, resolved, &text));
    Clause { range, text, kept: because.is_none(), because, told: draft.told }
}

/// Where the draft's own words stand, without the marks around them.
fn extent(words: &[Word], own: &Range<usize>) -> Range<usize> {
    let own = &words[own.clone()];
    let is_word = |word: &&Word| word.tag != tags::Tag::Mark;
    let first = own.iter().find(is_word).or(own.first());
    let last = own.iter().rev().find(is_word).or(own.last());
    match (first, last) {
        (Some(first), Some(last)) => first.range.start..last.range.end,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests;
