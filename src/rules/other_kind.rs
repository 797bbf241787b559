use super::shared::definition::{Definition, definition, same_subject};
use super::shared::matter::stands_against;
use super::shared::nations::nations_exclude;
use super::{Context, Rule};
use crate::model::{AtIssue, Because, Reading, Relation, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "other_kind",
    summary: "one thing said to be of two kinds that exclude each other",
    doc: "\
## What it finds
Two claims define one thing, \"X is a …\", and put it into kinds or give it nationalities that exclude each
other: a novel and a ferry, a village and a kingdom, a Danish painter and a Chilean one. The kinds are in the
lexicon.

## Why it matters
Everything else that the two texts say may differ, so no likeness shows it: the one calls the thing a song
in four words, the other tells in forty what the ferry carried. Either one is wrong, or two things bear the
name; an editor wants to know both.

## Conflicts
\"The Blue Heron is a river ferry.\" and \"The Blue Heron (1961) is the second novel by Ada Holm.\"

## Only looks so
\"Ada Holm is a poet.\" and \"Ada Holm was a Danish farmer and novelist.\": a person may be many things, and
only callings far apart are set against each other. \"Blue Heron is a film company.\": no film is meant.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) {
        return Verdict::Silent;
    }
    let (Some(one), Some(two)) = (definition(a, context), definition(b, context)) else {
        return Verdict::Silent;
    };
    if !same_subject(&one.subject, &two.subject) {
        return Verdict::Silent;
    }
    let Some((what_a, what_b)) =
        kinds(a, &one, b, &two, context).or_else(|| nationalities(a, &one, b, &two, context))
    else {
        return Verdict::Silent;
    };
    let text = format!("“{what_a}” and “{what_b}” exclude each other as what one thing is");
    Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: AtIssue::Statement,
        because: Because::new(text).with_words(what_a, what_b),
    }
}

/// The nouns that say what the thing is, where each of the one excludes each of the other.
fn kinds<'r>(
    a: &'r Reading,
    one: &Definition,
    b: &'r Reading,
    two: &Definition,
    context: &Context<'_>,
) -> Option<(&'r str, &'r str)> {
    let kinds = context.lexicon.kinds();
    let noun = |reading: &Reading, head: &std::ops::Range<usize>| {
        let lemmas: Vec<&str> =
            reading.words[head.clone()].iter().map(|word| word.lemma.as_str()).collect();
        lemmas.join(" ")
    };
    let apart =
        one.heads.iter().all(|x| two.heads.iter().all(|y| kinds.exclude(&noun(a, x), &noun(b, y))));
    if !apart {
        return None;
    }
    let text = |reading: &'r Reading, head: &std::ops::Range<usize>| {
        let span = (reading.words[head.start].span.0, reading.words[head.end - 1].span.1);
        reading.words_at(span)
    };
    Some((text(a, one.heads.first()?), text(b, two.heads.first()?)))
}

/// The nationalities that the two definitions give, where none of the one can be one of the other.
fn nationalities<'r>(
    a: &'r Reading,
    one: &Definition,
    b: &'r Reading,
    two: &Definition,
    context: &Context<'_>,
) -> Option<(&'r str, &'r str)> {
    let (x, y) = (nations(a, one, context), nations(b, two, context));
    let apart = x.iter().all(|(one, _)| y.iter().all(|(two, _)| nations_exclude(one, two)));
    let (first, second) = (x.first()?, y.first()?);
    apart.then(|| (a.words_at(first.1), b.words_at(second.1)))
}

/// The nations among the words of a definition, each with its place in the text.
fn nations<'r>(
    reading: &'r Reading,
    definition: &Definition,
    context: &Context<'_>,
) -> Vec<(&'r str, (usize, usize))> {
    let words = &reading.words[definition.what.clone()];
    words
        .iter()
        .filter_map(|word| {
            let name = &reading.names[word.name?];
            context.lexicon.nation(&name.key).map(|_| (name.key.as_str(), name.span))
        })
        .collect()
}
