//! Which words of the open classes are verbs, by their form and by what stands before and behind them.

use crate::text::lexicon::Lexicon;

use super::super::forms;
use super::{
    REACH, Tag, Word,
    closed::{closed, is_determiner},
    ends_phrase, is_demonym,
};

/// How a word may be a verb where it stands, if it may.
pub(super) fn verb(
    words: &[Word],
    at: usize,
    before: Option<&Word>,
    lexicon: &Lexicon,
) -> Option<Tag> {
    let word = &words[at];
    // "The recording surfaced": a form in -ed is a verb's even where the lexicon lacks the verb.
    let ed =
        word.folded.ends_with("ed") && word.folded.len() > 4 && !lexicon.is_common(&word.folded);
    let known = lexicon.is_base(&word.lemma, 'v')
        || lexicon.has_near_synonyms(&word.lemma) && word.lemma != word.folded;
    if !known && !ed {
        return None;
    }
    let after_noun = before.is_some_and(|before| {
        matches!(before.tag, Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number)
            || before.is(")")
            || matches!(
                before.folded.as_str(),
                "dozens" | "hundreds" | "thousands" | "all" | "both" | "most" | "many"
            )
    });
    let shape = forms::shape(&word.folded, &word.lemma);
    let governs = before.map(|before| (before.tag, before.lemma.as_str()));
    match (shape, governs) {
        (forms::Shape::Base | forms::Shape::Any, Some((Tag::To, _))) => to_base(words, at, lexicon),
        (forms::Shape::Base | forms::Shape::Any, Some((Tag::Modal, _))) => Some(Tag::Base),
        (forms::Shape::Base, Some((Tag::Auxiliary, "do"))) => Some(Tag::Base),
        (forms::Shape::Ing, _) => ing(words, at, before, lexicon),
        (
            shape,
            Some((Tag::Auxiliary | Tag::Participle | Tag::Base | Tag::Ing, "be" | "have" | "get")),
        ) if shape.may_be_participle() => Some(Tag::Participle),
        (forms::Shape::Participle, _) => Some(Tag::Participle),
        (forms::Shape::Past | forms::Shape::Either, governs) => {
            past(words, at, governs, after_noun, shape, lexicon)
        }
        (forms::Shape::Third, _) => third(words, at, before, after_noun, lexicon),
        (forms::Shape::Base | forms::Shape::Any, _) => {
            base(words, at, before, after_noun, shape, lexicon)
        }
    }
}

/// "to reach" is a verb, "to reach" of "access to reach-in" is not: "to" before a noun that ends its phrase
/// and is none of the commoner verbs stays a preposition's.
fn to_base(words: &[Word], at: usize, lexicon: &Lexicon) -> Option<Tag> {
    let noun = lexicon.is_base(&words[at].lemma, 'n');
    let direction = words[..at].iter().rev().nth(1).is_some_and(|word| {
        matches!(
            word.lemma.as_str(),
            "lead" | "threat" | "close" | "return" | "due" | "respond" | "response" | "end"
        )
    });
    (!(noun && direction && ends_phrase(words, at, lexicon))).then_some(Tag::Base)
}

fn ing(words: &[Word], at: usize, before: Option<&Word>, lexicon: &Lexicon) -> Option<Tag> {
    let word = &words[at];
    let own_noun = lexicon.is_base(&word.folded, 'n');
    let within_phrase = before.is_some_and(|before| {
        matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Adjective)
    });
    if within_phrase {
        // "The meeting followed", "a recording surfaced": a noun in -ing before the verb.
        let then_past = words.get(at + 1).is_some_and(|next| next.folded.ends_with("ed"));
        let then_closed = words.get(at + 2).is_some() && closed(words, at + 2).is_some();
        if then_past && (own_noun || then_closed) {
            return Some(Tag::Noun);
        }
        return Some(if ends_phrase(words, at, lexicon) { Tag::Noun } else { Tag::Adjective });
    }
    (!own_noun || before.is_some_and(|before| before.tag == Tag::Mark || before.lemma == "be"))
        .then_some(Tag::Ing)
}

fn past(
    words: &[Word],
    at: usize,
    governs: Option<(Tag, &str)>,
    after_noun: bool,
    shape: forms::Shape,
    lexicon: &Lexicon,
) -> Option<Tag> {
    let either = shape == forms::Shape::Either;
    match governs {
        Some((
            Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Preposition | Tag::Number,
            _,
        )) if !after_noun => Some(if either || !ends_phrase(words, at, lexicon) {
            Tag::Adjective
        } else {
            Tag::Noun
        }),
        Some((Tag::Number, _)) if either && !ends_phrase(words, at, lexicon) => {
            Some(Tag::Adjective)
        }
        Some((Tag::Finite | Tag::Base | Tag::Ing, _)) if either => Some(Tag::Adjective),
        None if either => Some(Tag::Participle),
        _ => Some(Tag::Finite),
    }
}

/// "claims" after a singular noun or a name is a verb; after an adjective, a determiner or a demonym it is
/// a noun, and so it is where the real verb follows.
fn third(
    words: &[Word],
    at: usize,
    before: Option<&Word>,
    after_noun: bool,
    lexicon: &Lexicon,
) -> Option<Tag> {
    let word = &words[at];
    let noun = lexicon.is_base(&word.lemma, 'n');
    let next_is_verb = words.get(at + 1).is_some_and(|next| {
        matches!(next.lemma.as_str(), "be" | "have" | "will" | "would" | "do" | "can" | "could")
            || forms::shape(&next.folded, &next.lemma).is_past()
                && lexicon.is_base(&next.lemma, 'v')
    });
    if !noun {
        let subject =
            before.is_none_or(|before| !matches!(before.tag, Tag::Determiner | Tag::Possessive));
        return subject.then_some(Tag::Finite);
    }
    let before = before?;
    let third_person =
        matches!(before.folded.as_str(), "he" | "she" | "it" | "who" | "which" | "that");
    let adverb = at > 0 && words[at - 1].tag == Tag::Adverb && after_noun;
    let singular = match before.tag {
        Tag::Name => !is_demonym(&before.folded, lexicon) && takes_object(words, at + 1),
        Tag::Noun => !before.folded.ends_with('s') && opens_object(words, at + 1),
        _ => false,
    };
    (!next_is_verb && (third_person || adverb || singular)).then_some(Tag::Finite)
}

/// Whether an object may begin here: a determiner, a name, a number, "to", "that", a preposition.
fn opens_object(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|next| {
        next.capital
            || is_determiner(&next.folded)
            || matches!(
                next.folded.as_str(),
                "to" | "that" | "in" | "on" | "at" | "for" | "not" | "her"
            )
            || next.folded.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether an object may begin here, with or without a determiner: "claims victory", but not "the Graz talks, …".
fn takes_object(words: &[Word], at: usize) -> bool {
    let open =
        words.get(at).is_some_and(|next| next.tag != Tag::Mark) && closed(words, at).is_none();
    open || opens_object(words, at)
}

/// A bare verb form as the present of a plural: "officials say", "talks continue".
fn base(
    words: &[Word],
    at: usize,
    before: Option<&Word>,
    after_noun: bool,
    shape: forms::Shape,
    lexicon: &Lexicon,
) -> Option<Tag> {
    let word = &words[at];
    let noun = lexicon.is_base(&word.lemma, 'n') || lexicon.is_base(&word.folded, 'a');
    let before = before?;
    let coordinated = before.tag == Tag::Coordinator || before.is(",");
    if coordinated {
        // "the fleet, which had two ships, hit rocks": the sentence has no other verb yet.
        let has_verb = words[..at].iter().rev().take(6 * REACH).any(Word::opens_group);
        if shape == forms::Shape::Any && !has_verb && before.is(",") && at > 3 {
            return (!ends_phrase(words, at, lexicon)).then_some(Tag::Finite);
        }
        // "must publish the figures and pay the fine": another infinitive of a row.
        let row = words[..at].iter().rev().take(3 * REACH).any(|word| word.tag == Tag::Base);
        let verb = !noun || opens_object(words, at + 1) && (row || shape == forms::Shape::Any);
        return verb.then_some(if shape == forms::Shape::Any && !row {
            Tag::Finite
        } else {
            Tag::Base
        });
    }
    let plural =
        matches!(before.folded.as_str(), "they" | "we" | "i" | "you" | "who" | "which" | "that")
            || before.tag == Tag::Noun && before.folded.ends_with('s')
            || matches!(
                before.folded.as_str(),
                "people" | "police" | "all" | "both" | "many" | "most"
            );
    if shape == forms::Shape::Any {
        return (after_noun
            && (!noun || opens_object(words, at + 1) || !ends_phrase(words, at, lexicon)))
        .then_some(Tag::Finite);
    }
    (plural && (!noun || opens_object(words, at + 1))).then_some(Tag::Finite)
}
