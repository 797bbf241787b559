//! What only the whole sentence shows: which verbs are none, and what is quoted.

use crate::text::lexicon::Lexicon;

use super::super::forms;
use super::{REACH, Tag, Word};

/// "The plan drawn up in May was dropped", "the repair shops in Graz burned down": what looks like a verb is
/// none where another finite verb follows, with no break between.
pub(super) fn demote_reduced(words: &mut [Word], lexicon: &Lexicon) {
    for at in 1..words.len() {
        let word = &words[at];
        if word.tag != Tag::Finite || lexicon.is_report(&word.folded) {
            continue;
        }
        let shape = forms::shape(&word.folded, &word.lemma);
        let noun = shape == forms::Shape::Third && lexicon.is_base(&word.lemma, 'n');
        let after_noun = words[..at]
            .iter()
            .rev()
            .take(REACH)
            .find(|word| word.tag != Tag::Adverb)
            .is_some_and(|before| matches!(before.tag, Tag::Noun | Tag::Name));
        if !(noun || shape == forms::Shape::Either && after_noun) {
            continue;
        }
        let next = words.get(at + 1);
        let by = next.is_some_and(|next| next.is("by"));
        let object = next.is_some_and(|next| {
            matches!(next.tag, Tag::Determiner | Tag::Name | Tag::Pronoun | Tag::Number | Tag::To)
        });
        let later = verb_follows(words, at);
        if noun && later && !object {
            words[at].tag = Tag::Noun;
        } else if !noun && (by || later && !object) {
            words[at].tag = Tag::Participle;
        }
    }
}

/// Whether a finite verb stands behind the word before any break.
fn verb_follows(words: &[Word], at: usize) -> bool {
    let passes = |word: &&Word| {
        !matches!(word.tag, Tag::Mark | Tag::Coordinator | Tag::Subordinator | Tag::Relative)
    };
    words[at + 1..].iter().take(4 * REACH).take_while(passes).any(Word::opens_group)
}

/// Marks what stands in quotation marks, unless they open the text.
pub(super) fn mark_quoted(words: &mut [Word]) {
    let mut open = None;
    for at in 0..words.len() {
        if !words[at].is_quote() {
            continue;
        }
        match open.take() {
            Some(from) if !words[at].is("“") => {
                if from > 0 {
                    words[from..=at].iter_mut().for_each(|word| word.quoted = true);
                    // A comma before the closing mark belongs to the sentence around the quotation.
                    if words[at - 1].is(",") {
                        words[at - 1].quoted = false;
                    }
                }
            }
            _ => open = Some(at),
        }
    }
}
