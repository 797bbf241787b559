use super::shared::definition::same_thing;
use super::shared::matter::stands_against;
use super::shared::only::{only, says_only};
use super::{Context, Rule};
use crate::model::{AtIssue, Because, Reading, Relation, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "not_only",
    summary: "one says that it is the only one, the other names a further one",
    doc: "\
## What it finds
One claim says \"only\", \"solely\" or \"exclusively\" of a thing, and the other names it as one of several of
the same person, work or place: \"in stage and film\", \"singer, dancer and poet\".

## Why it matters
The two share every word of the claim; what speaks against it is a word that the claim does not have.

## Conflicts
\"Ada Holm only works in film.\" and \"Ada Holm is a Danish stage and film director.\"

## Only looks so
\"Ada Holm only works in film.\" and \"Ada Holm is a film and not a stage director.\" \"Not only in film\" limits
nothing.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a)
        || stands_against(b)
        || says_only(a) == says_only(b)
        || !same_thing(a, b, context.lexicon)
    {
        return Verdict::Silent;
    }
    let a_limits = says_only(a);
    let (limiting, listing) = if a_limits { (a, b) } else { (b, a) };
    let pairs: Vec<(usize, usize)> = context
        .alignment
        .matched
        .iter()
        .map(|(x, y)| if a_limits { (*x, *y) } else { (*y, *x) })
        .collect();
    let Some((limit, further)) = further(limiting, listing, &pairs) else { return Verdict::Silent };
    let limit = limiting.words_at(limiting.words[limit].span);
    let further = listing.words_at(listing.words[further].span);
    let text = format!("the one says only “{limit}”, the other names “{further}” beside it");
    let because = Because::new(text).with_words(limit, further);
    let because = if a_limits { because } else { because.flipped() };
    Verdict::Conflict { relation: Relation::Contradicts, at_issue: AtIssue::Statement, because }
}

/// The word that is said to be the only one, and the one that the other text joins to it by "and" or a comma.
fn further(
    limiting: &Reading,
    listing: &Reading,
    pairs: &[(usize, usize)],
) -> Option<(usize, usize)> {
    let from = only(limiting)?;
    let content = |index: &usize| limiting.words[*index].content;
    let limit = (from..limiting.words.len()).rev().find(content)?;
    let (_, place) = pairs.iter().find(|(index, _)| *index == limit)?;
    let is_further = |index: &usize| {
        let word = &listing.words[*index];
        word.content
            && !word.negated
            && word.key != limiting.words[limit].key
            && pairs.iter().all(|(_, shared)| shared != index)
    };
    let before = place.checked_sub(2).filter(|_| is_joined(listing, place - 1));
    let after =
        (place + 2 < listing.words.len() && is_joined(listing, place + 1)).then_some(place + 2);
    before.into_iter().chain(after).find(is_further).map(|further| (limit, further))
}

fn is_joined(reading: &Reading, index: usize) -> bool {
    matches!(reading.words[index].lemma.as_str(), "and" | "or")
}
