use super::shared::definition::same_thing;
use super::shared::figures::can_agree;
use super::shared::matter::{at_issue, not_comparable, other_occasion, stands_against};
use super::shared::minimal_pair::minimal_pair;
use super::shared::nations::nations_exclude;
use super::shared::phrase::{is_plain_noun, of_two_things_of_one_sort};
use super::{Context, Rule};
use crate::model::{Because, Quantity, Reading, Relation, Verdict, Word};
use crate::text::lexicon::Family;

pub(super) const RULE: Rule = Rule {
    id: "exclusive_detail",
    summary: "one detail of an otherwise equal sentence, of which only one can hold",
    doc: "\
## What it finds
Two claims that say the same but for one detail, and the two details belong to one family of which a thing
has a single member: two nationalities, two colours, two ordinals, two months, a novel and a film.

## Why it matters
Such a slip is easy to make and easy to overlook, since all the rest is the same.

## Conflicts
\"The painter was Norwegian.\" and \"The painter was Danish.\"

## Only looks so
\"A Norwegian painter met a Danish one.\" and \"A Danish painter was there.\": the rest is not the same. \"Norwegian
painters sail\" and \"Painters sail to Denmark\": the nations are named for two things. \"She won gold in
the relay.\" and \"She won silver in the butterfly.\": two races. \"The shop sells French wine.\" and \"The shop sells
Italian wine.\": it may sell both.",
    check,
};

/// How much of each text, the detail aside, the other must share.
const SHARE_OF_SHORTER: f64 = 0.6;
const SHARE_OF_LONGER: f64 = 0.4;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) {
        return Verdict::Silent;
    }
    let found = only_detail(a, b, context)
        .or_else(|| other_rank(a, b, context))
        .or_else(|| details(a, b, context));
    let Some((one, two, what)) = found else { return Verdict::Silent };
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    if of_two_counts(a, one, b, two) {
        return Verdict::Silent;
    }
    let (word_a, word_b) = (a.words_at(one), b.words_at(two));
    if is_one_of_many(a, one) && is_one_of_many(b, two) {
        return not_comparable(format!("both “{word_a}” and “{word_b}” can hold"));
    }
    let text = format!("only one of “{word_a}” and “{word_b}” can be right ({what})");
    Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: at_issue(a, b),
        because: Because::new(text).with_words(word_a, word_b),
    }
}

/// Whether the details narrow two figures, "12 Danish trawlers" and "30 Swedish trawlers": `quantity_mismatch` sets
/// those against each other.
fn of_two_counts(a: &Reading, one: Span, b: &Reading, two: Span) -> bool {
    let figures = |reading: &Reading, span: Span| -> Vec<Quantity> {
        let holds = |figure: &&Quantity| {
            !figure.ordinal && figure.phrase.0 <= span.0 && span.1 <= figure.phrase.1
        };
        reading.quantities.iter().filter(holds).cloned().collect()
    };
    let (x, y) = (figures(a, one), figures(b, two));
    x.iter().any(|x| y.iter().any(|y| !can_agree(x, y)))
}

/// Whether the detail is of something that is one among others: a shop that sells French wine may sell Italian wine.
fn is_one_of_many(reading: &Reading, span: Span) -> bool {
    let Some(index) = reading.words.iter().position(|word| word.span.0 == span.0) else {
        return false;
    };
    index.checked_sub(1).is_some_and(|before| {
        let verb = &reading.words[before];
        let habitual = reading.words_at(verb.span) == format!("{}s", verb.lemma)
            || reading.words_at(verb.span) == verb.lemma;
        habitual && HABITS.contains(&verb.lemma.as_str())
    })
}

/// What one does with things of many sorts.
const HABITS: &[&str] = &[
    "sell", "offer", "serve", "stock", "import", "export", "teach", "produce", "grow", "collect",
    "speak", "buy", "make", "supply", "employ", "show", "treat", "train", "publish", "print",
    "repair",
];

/// "The largest port" and "the second largest port".
fn other_rank(a: &Reading, b: &Reading, context: &Context<'_>) -> Option<Detail> {
    let alignment = context.alignment;
    if alignment.share_a.min(alignment.share_b) < SHARE_FOR_RANK {
        return None;
    }
    let ranked = |reading: &Reading, index: usize| {
        let place = index.checked_sub(1)?;
        let word = &reading.words[place];
        let rank = rank(&word.lemma)?;
        (rank > 1).then_some((word.span.0, reading.words[index].span.1))
    };
    let is_highest = |reading: &Reading, index: usize| {
        let word = &reading.words[index];
        let among = |word: &Word| matches!(word.lemma.as_str(), "one" | "among" | "of");
        reading.words_at(word.span).ends_with("est")
            && !reading.words[index.saturating_sub(3)..index].iter().any(among)
    };
    alignment.matched.iter().find_map(|(one, two)| {
        if !is_highest(a, *one) || !is_highest(b, *two) {
            return None;
        }
        let what = "places in a row".to_owned();
        match (ranked(a, *one), ranked(b, *two)) {
            (Some(x), None) => Some((x, b.words[*two].span, what)),
            (None, Some(y)) => Some((a.words[*one].span, y, what)),
            _ => None,
        }
    })
}

/// How much of each text the other must share for a place in a row to be all that differs.
const SHARE_FOR_RANK: f64 = 0.7;

type Span = (usize, usize);
type Detail = (Span, Span, String);

/// The one place at which two texts part that are the same word for word, where one family holds both.
fn only_detail(a: &Reading, b: &Reading, context: &Context<'_>) -> Option<Detail> {
    let pair = minimal_pair(a, b)?;
    let (one, two) = pair.phrases(a, b);
    let family = || context.lexicon.exclusive_family(&one, &two).map(in_brackets);
    let ranks = || Some((rank(&one)?, rank(&two)?)).filter(|(x, y)| x != y);
    let what = nations(&one, &two, context)
        .or_else(family)
        .or_else(|| ranks().map(|_| "places in a row".to_owned()))?;
    let (one, two) = pair.spans(a, b);
    Some((one, two, what))
}

/// The number of an ordinal: 3 for "third" and "3rd".
fn rank(word: &str) -> Option<usize> {
    const RANKS: &[&str] = &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th") {
        return digits.parse().ok();
    }
    RANKS.iter().position(|rank| *rank == word).map(|index| index + 1)
}

/// Two words or names that only one text each has, members of one family, where the rest is much alike.
fn details(a: &Reading, b: &Reading, context: &Context<'_>) -> Option<Detail> {
    let alignment = context.alignment;
    let longer = alignment.share_a.min(alignment.share_b);
    let alike = longer >= SHARE_OF_LONGER;
    if alignment.coverage() < SHARE_OF_SHORTER || !alike && !same_thing(a, b, context.lexicon) {
        return None;
    }
    alignment.left_a.iter().find_map(|one| {
        alignment.left_b.iter().find_map(|two| {
            let (x, y) = (&a.words[*one], &b.words[*two]);
            if x.negated != y.negated || !alignment.in_like_place(*one, *two) {
                return None;
            }
            let what = match (x.name, y.name) {
                (Some(m), Some(n)) if in_one_role(a, b, (*one, *two), context) => {
                    nations(&a.names[m].key, &b.names[n].key, context)
                }
                (Some(_), Some(_)) => None,
                _ => context
                    .lexicon
                    .exclusive_family(&x.lemma, &y.lemma)
                    .filter(|family| alike || !family.weak)
                    .map(in_brackets),
            }?;
            if is_of_another_slot(a, *one, b, *two, context)
                || of_two_things_of_one_sort((a, *one), (b, *two), context).is_some()
            {
                return None;
            }
            Some((span(a, *one), span(b, *two), what))
        })
    })
}

/// Whether two names do the same in their sentences: they follow one word ("in Peru", "in Chile"), or the same
/// thing follows them ("Peruvian painter", "Chilean painter"). "US strikes" and "strikes in Mali" tell of both.
fn in_one_role(
    a: &Reading,
    b: &Reading,
    (one, two): (usize, usize),
    context: &Context<'_>,
) -> bool {
    let before = |reading: &Reading, index: usize| {
        let leads = |word: &&Word| !matches!(word.lemma.as_str(), "the" | "a" | "an");
        reading.words[..index].iter().rfind(leads).map(|word| word.lemma.clone())
    };
    // What the name stands before, as in "Peruvian painter".
    let after = |reading: &Reading, index: usize| {
        let end = span(reading, index).1;
        let next = reading.words.iter().position(|word| word.span.0 >= end)?;
        reading.words[next].content.then_some(next)
    };
    match (after(a, one), after(b, two)) {
        (None, None) => before(a, one) == before(b, two),
        (Some(x), Some(y)) => context.alignment.matched.contains(&(x, y)),
        _ => false,
    }
}

fn nations(one: &str, two: &str, context: &Context<'_>) -> Option<String> {
    let (x, y) = (context.lexicon.nation(one)?, context.lexicon.nation(two)?);
    nations_exclude(&x.key, &y.key).then(|| "nations".to_owned())
}

/// What a family holds, as it stands in brackets: "colours".
fn in_brackets(family: &Family) -> String {
    let what = family.what.trim_end_matches('.');
    let mut letters = what.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Whether the texts part at another noun too, behind the same word: "gold in the relay", "silver in the butterfly".
fn is_of_another_slot(
    a: &Reading,
    one: usize,
    b: &Reading,
    two: usize,
    context: &Context<'_>,
) -> bool {
    let alignment = context.alignment;
    let led_by = |reading: &Reading, index: usize| {
        let before = &reading.words[index.checked_sub(1)?];
        (!before.content).then(|| before.lemma.clone())
    };
    alignment.left_a.iter().filter(|x| **x > one).any(|x| {
        alignment.left_b.iter().filter(|y| **y > two).any(|y| {
            is_plain_noun(&a.words[*x], context)
                && is_plain_noun(&b.words[*y], context)
                && led_by(a, *x).is_some()
                && led_by(a, *x) == led_by(b, *y)
        })
    })
}

fn span(reading: &Reading, index: usize) -> (usize, usize) {
    let word = &reading.words[index];
    word.name.map_or(word.span, |name| reading.names[name].span)
}
