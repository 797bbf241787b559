//! Which word of two like texts a negation turns round.

use crate::model::{Negation, Reading, Word};
use crate::rules::Context;
use crate::text::lexicon::Lexicon;

/// A word that both texts share and only one of them negates directly.
pub(in crate::rules) fn turned_predicate(
    a: &Reading,
    b: &Reading,
    context: &Context<'_>,
) -> Option<(usize, usize)> {
    let is_turned = |negated: &Reading, index, plain: &Reading, other| {
        is_first_after_cue(negated, index, context.lexicon) && !is_ended(plain, other)
    };
    let turned = |(one, two): &(usize, usize)| {
        let (x, y) = (&a.words[*one], &b.words[*two]);
        x.negated != y.negated
            && x.name.is_none()
            && if x.negated { is_turned(a, *one, b, *two) } else { is_turned(b, *two, a, *one) }
    };
    context
        .alignment
        .matched
        .iter()
        .copied()
        .chain(shared_sayings(a, b, context))
        .chain(said_again(a, b, context))
        .find(turned)
}

/// The words that one text says twice, once of what the other tells of: "modelled for Ada, but declined to
/// model for Bo" beside "modelled for Bo".
fn said_again(a: &Reading, b: &Reading, context: &Context<'_>) -> Vec<(usize, usize)> {
    let matched = &context.alignment.matched;
    let mut found = Vec::new();
    for (one, two) in matched {
        let again_in_b = again(b, *two, matched.iter().map(|(_, index)| *index));
        found.extend(again_in_b.map(|index| (*one, index)));
        let again_in_a = again(a, *one, matched.iter().map(|(index, _)| *index));
        found.extend(again_in_a.map(|index| (index, *two)));
    }
    found
}

/// Where a text says a plain word again within a negation that also reaches a name the other text has.
fn again(
    reading: &Reading,
    index: usize,
    mut shared: impl Iterator<Item = usize>,
) -> Option<usize> {
    let word = &reading.words[index];
    if word.name.is_some() || word.negated {
        return None;
    }
    let other = reading
        .words
        .iter()
        .position(|other| other.negated && other.key == word.key && other.span != word.span)?;
    let within = |scope: (usize, usize), at: usize| (scope.0..scope.1).contains(&at);
    let at = reading.words[other].span.0;
    let negation = reading.negations.iter().rfind(|negation| within(negation.scope, at))?;
    let names_shared = shared.any(|shared| {
        let word = &reading.words[shared];
        word.name.is_some() && within(negation.scope, word.span.0)
    });
    names_shared.then_some(other)
}

/// The words of saying that both texts have: no content of theirs, but what "did not warn" negates.
fn shared_sayings(
    a: &Reading,
    b: &Reading,
    context: &Context<'_>,
) -> impl Iterator<Item = (usize, usize)> {
    let sayings = |reading: &Reading| -> Vec<(usize, String)> {
        let words = reading.words.iter().enumerate();
        words
            .filter(|(_, word)| !word.content && context.lexicon.is_report(&word.lemma))
            .map(|(index, word)| (index, word.lemma.clone()))
            .collect()
    };
    let theirs = sayings(b);
    sayings(a).into_iter().filter_map(move |(one, lemma)| {
        theirs.iter().find(|(_, other)| *other == lemma).map(|(two, _)| (one, *two))
    })
}

/// Whether the negation is of a circumstance, "fined for not paying", which the text takes for granted.
fn is_of_circumstance(reading: &Reading, negation: &Negation) -> bool {
    let before = reading.words.iter().rfind(|word| word.span.1 <= negation.cue.0);
    before.is_some_and(|word| matches!(word.lemma.as_str(), "for" | "of" | "by" | "despite"))
}

/// Whether the text says that the thing is to end, "to stop the strikes", which is near to its negation.
fn is_ended(reading: &Reading, index: usize) -> bool {
    let ends = |word: &Word| {
        matches!(
            word.lemma.as_str(),
            "stop" | "end" | "halt" | "cease" | "reduce" | "abandon" | "avoid" | "prevent" | "ban"
        )
    };
    reading.words[index.saturating_sub(3)..index].iter().any(ends)
}

/// Whether the word is what a negation turns: the first content word that it reaches, adverbs and names
/// aside, rather than one further on in the clause. Who stands before "'s" only owns what is negated.
fn is_first_after_cue(reading: &Reading, index: usize, lexicon: &Lexicon) -> bool {
    let word = &reading.words[index];
    let owns = reading.words.get(index + 1).is_some_and(|next| next.lemma == "'s");
    let is_skipped = |other: &Word| {
        let says_nothing = !other.content && !lexicon.is_report(&other.lemma);
        says_nothing || other.name.is_some() || other.lemma.ends_with("ly")
    };
    !owns
        && reading.negations.iter().any(|negation| {
            let (start, end) = negation.scope;
            (start..end).contains(&word.span.0)
                && !is_of_circumstance(reading, negation)
                && reading.words[..index]
                    .iter()
                    .all(|other| other.span.0 < start || is_skipped(other))
        })
}
