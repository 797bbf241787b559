//! Setting apart what one verb did to several named places or people: "took Arden and Brook" is two claims.

use crate::text::{lemma::lemma, lexicon::Lexicon};

use super::super::clauses::{
    Bit, Draft, Group, group,
    tags::{Tag, Word},
};
use super::verbs::{Does, is};

/// One draft for each object, where the objects are names that "and" joins; else the draft alone.
pub(crate) fn objects_apart(words: &[Word], draft: &Draft) -> Vec<Draft> {
    apart(words, draft).unwrap_or_else(|| vec![draft.clone()])
}

fn apart(words: &[Word], draft: &Draft) -> Option<Vec<Draft>> {
    let verb_end = verb_end(words, draft)?;
    let row = draft.words(words);
    let after: Vec<(usize, &Word)> = row.into_iter().filter(|(bit, _)| *bit >= verb_end).collect();
    let skip = lead_in(&after);
    let (names, end) = named_items(&after, skip)?;
    let prefix = &draft.bits[..after.first()?.0];
    let tail = after.get(end).map_or(&[][..], |(bit, _)| &draft.bits[*bit..]);
    let drafts = names.into_iter().map(|item| {
        let bits = item.map(|at| draft.bits[after[at].0].clone()).collect::<Vec<_>>();
        Draft {
            bits: [prefix, &bits, tail].concat(),
            own: draft.own.clone(),
            because: draft.because.clone(),
            told: draft.told,
            checkable: draft.checkable,
        }
    });
    Some(drafts.collect())
}

/// The place among the bits behind the verb that takes the objects.
fn verb_end(words: &[Word], draft: &Draft) -> Option<usize> {
    // A verb that was put in ("K" + "captured") stands as text.
    let put_in = draft.bits.iter().position(|bit| match bit {
        Bit::Text(text) => text
            .split(' ')
            .next_back()
            .is_some_and(|last| is(&lemma(last, Lexicon::english()), Does::Each)),
        Bit::Word(_) => false,
    });
    if let Some(at) = put_in {
        return Some(at + 1);
    }
    let row = draft.words(words);
    let plain: Vec<&Word> = row.iter().map(|(_, word)| *word).collect();
    let start = plain.iter().position(|word| word.opens_group())?;
    let Group { main, passive, .. } = group(&plain, start);
    (!passive && is(&plain[main].lemma, Does::Each)).then(|| row[main].0 + 1)
}

/// "the key towns of": what leads to the names and says no more than what they are.
fn lead_in(after: &[(usize, &Word)]) -> usize {
    let of = after.iter().take(6).position(|(_, word)| word.is("of"));
    match of {
        Some(of)
            if after[..of].iter().all(|(_, word)| {
                matches!(word.tag, Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Number)
            }) && after.get(of + 1).is_some_and(|(_, word)| word.tag == Tag::Name)
                && after[..of].last().is_some_and(|(_, word)| word.lemma != word.folded) =>
        {
            of + 1
        }
        _ => 0,
    }
}

type Items = Vec<std::ops::Range<usize>>;

/// The names, each with what stands in brackets behind it, and where they end.
fn named_items(after: &[(usize, &Word)], skip: usize) -> Option<(Items, usize)> {
    let mut items: Items = Vec::new();
    let mut at = skip;
    loop {
        let start = at;
        while after.get(at).is_some_and(|(_, word)| word.tag == Tag::Name) {
            at += 1;
        }
        if at == start {
            return None;
        }
        at = bracket_end(after, at);
        items.push(start..at);
        let seam = seam_end(after, at);
        if seam == at {
            break;
        }
        at = seam;
    }
    let ends = after.get(at).is_none_or(|(_, word)| {
        matches!(word.tag, Tag::Mark | Tag::Preposition | Tag::Adverb | Tag::Subordinator)
    });
    (items.len() >= 2 && ends).then_some((items, at))
}

fn bracket_end(after: &[(usize, &Word)], at: usize) -> usize {
    if !after.get(at).is_some_and(|(_, word)| word.is("(")) {
        return at;
    }
    let close = after[at..].iter().take(6).position(|(_, word)| word.is(")"));
    close.map_or(at, |close| at + close + 1)
}

/// Past ", ", "and" or ", and" where another name follows.
fn seam_end(after: &[(usize, &Word)], at: usize) -> usize {
    let mut next = at;
    next += usize::from(after.get(next).is_some_and(|(_, word)| word.is(",")));
    next += usize::from(after.get(next).is_some_and(|(_, word)| word.is("and")));
    let name = after.get(next).is_some_and(|(_, word)| word.tag == Tag::Name);
    if name { next } else { at }
}
