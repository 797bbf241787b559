//! What the rules on predicates share: what a verb is done to, and what tells one thing from another of its
//! sort.

use std::ops::Range;

use crate::model::{Name, Reading, Word};
use crate::rules::Context;
use crate::text::names::same_name;

/// What a phrase may have between the word it hangs on and its noun: "accused of the theft".
const LEADS_OBJECT: &[&str] = &[
    "of", "for", "with", "from", "to", "against", "about", "over", "by", "up", "out", "off", "down",
];

/// The head noun of the phrase right behind a word: "coins" behind "returned" in "returned the stolen coins to
/// the monastery". A phrase that tells when or where ("in May") is none.
pub(in crate::rules) fn object(reading: &Reading, word: usize) -> Option<usize> {
    object_within(reading, word, reading.words.len())
}

fn object_within(reading: &Reading, word: usize, end: usize) -> Option<usize> {
    let mut head = None;
    for index in word + 1..end {
        if is_parted(reading, index) {
            break;
        }
        let next = &reading.words[index];
        if is_inside_name(reading, index) {
            continue;
        }
        if next.content && !next.lemma.ends_with("ly") {
            head = Some(index);
        } else if head.is_some() && next.lemma != "'s"
            || !next.content && !may_lead(next) && !is_object_preposition(next)
        {
            break;
        }
    }
    head
}

fn is_object_preposition(word: &Word) -> bool {
    LEADS_OBJECT.contains(&word.lemma.as_str())
}

/// Whether a word may stand between a verb and the noun it is done to.
fn may_lead(word: &Word) -> bool {
    matches!(
        word.lemma.as_str(),
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "all"
            | "any"
            | "some"
            | "several"
            | "many"
            | "few"
            | "other"
            | "this"
            | "these"
    ) || word.lemma.ends_with("ly")
}

/// Whether a mark parts the word from the one before it.
fn is_parted(reading: &Reading, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let gap = reading.text.get(reading.words[before].span.1..reading.words[index].span.0);
    gap.is_some_and(|gap| gap.contains([',', ';', ':', '.', '(', ')', '—', '–', '?', '!']))
}

/// Whether the word is a later word of a name.
fn is_inside_name(reading: &Reading, index: usize) -> bool {
    let word = &reading.words[index];
    let holds = |span: (usize, usize)| span.0 < word.span.0 && word.span.1 <= span.1;
    word.name.is_none() && reading.names.iter().any(|name| holds(name.span))
}

/// A noun and the words among which its phrase lies, so that it takes in no verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Noun {
    /// Its index.
    pub(in crate::rules) at: usize,
    /// The indices that its phrase may take up.
    pub(in crate::rules) within: Range<usize>,
}

/// What tells the thing from others of its sort: the words of content before its noun ("northern" of "the
/// northern runway", "Petra Olin" of "Petra Olin's deputy") and the noun after "of" ("the risk of stroke").
pub(in crate::rules) fn modifiers(reading: &Reading, noun: &Noun) -> Vec<usize> {
    let head = noun.at;
    let mut found = Vec::new();
    for index in (noun.within.start..head).rev() {
        let word = &reading.words[index];
        if is_parted(reading, index + 1)
            || !(word.content || word.lemma == "'s" || is_inside_name(reading, index))
        {
            break;
        }
        if word.content {
            found.push(index);
        }
    }
    let of = reading.words.get(head + 1).filter(|word| word.lemma == "of").map(|_| head + 1);
    found.extend(of.and_then(|of| object_within(reading, of, noun.within.end)));
    found
}

/// The words by which two things of one sort are told apart, where neither text has the other's: two nouns or
/// names ("cod quota", "herring quota"), or two words that exclude each other ("northern", "southern").
pub(in crate::rules) fn told_apart(
    a: &Reading,
    noun_a: &Noun,
    b: &Reading,
    noun_b: &Noun,
    context: &Context<'_>,
) -> Option<(usize, usize)> {
    let alignment = context.alignment;
    let only = |words: Vec<usize>, left: &[usize]| -> Vec<usize> {
        words.into_iter().filter(|index| left.contains(index)).collect()
    };
    let of_a = only(modifiers(a, noun_a), &alignment.left_a);
    let of_b = only(modifiers(b, noun_b), &alignment.left_b);
    of_a.iter().find_map(|one| {
        let two = of_b.iter().find(|two| exclude(&a.words[*one], &b.words[**two], context))?;
        Some((*one, *two))
    })
}

/// Whether two words that tell of the same are told of different things before them: "burglaries rose" and
/// "robberies fell". The nouns of both.
pub(in crate::rules) fn other_subject(
    a: &Reading,
    one: usize,
    b: &Reading,
    two: usize,
    context: &Context<'_>,
) -> Option<(usize, usize)> {
    let (x, y) = (subject(a, one)?, subject(b, two)?);
    let alignment = context.alignment;
    let left = alignment.left_a.contains(&x) && alignment.left_b.contains(&y);
    let plain = is_plain_noun(&a.words[x], context) && is_plain_noun(&b.words[y], context);
    if left && plain {
        return Some((x, y));
    }
    let same = alignment.matched.contains(&(x, y));
    let (x, y) = (Noun { at: x, within: 0..one }, Noun { at: y, within: 0..two });
    same.then(|| told_apart(a, &x, b, &y, context)).flatten()
}

/// The noun that a text begins with, where the word comes after it: the last word of content of its first phrase.
fn subject(reading: &Reading, word: usize) -> Option<usize> {
    let mut head = None;
    for index in 0..word {
        let next = &reading.words[index];
        if is_inside_name(reading, index) || head.is_some() && next.lemma == "'s" {
            continue;
        }
        if is_parted(reading, index) {
            break;
        }
        if next.content {
            head = Some(index);
        } else if head.is_some() || !may_lead(next) {
            break;
        }
    }
    head
}

/// The names that two texts begin with before a word that both have, where neither text has the other's: what the one
/// party did is not what the other did.
pub(in crate::rules) fn other_party<'r>(
    (a, one): (&'r Reading, usize),
    (b, two): (&'r Reading, usize),
) -> Option<(&'r Name, &'r Name)> {
    let opening = |reading: &'r Reading, word: usize| {
        let name = reading.names.first()?;
        let first = reading.words.first()?;
        let leads = first.span.0 == name.span.0 || first.span.1 + 1 == name.span.0;
        (leads && name.span.1 <= reading.words[word].span.0).then_some(name)
    };
    let unknown = |name: &Name, reading: &Reading| {
        reading.names.iter().all(|other| !same_name(&other.key, &name.key))
    };
    let (x, y) = (opening(a, one)?, opening(b, two)?);
    (unknown(x, b) && unknown(y, a)).then_some((x, y))
}

/// Whether the noun that a text begins with is only some of its sort: "some doctors", "several schools".
pub(in crate::rules) fn tells_of_some(reading: &Reading, word: usize) -> bool {
    subject(reading, word).is_some_and(|head| {
        reading.words[..head].iter().any(|word| {
            matches!(
                word.lemma.as_str(),
                "some" | "several" | "many" | "few" | "certain" | "other" | "various"
            )
        })
    })
}

/// Whether some thing of which both tell is not one: "the old wing" and "the new wing".
pub(in crate::rules) fn of_two_things(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let mut matched = context.alignment.matched.iter();
    matched.any(|(one, two)| {
        let (x, y) = (Noun { at: *one, within: 0..*one }, Noun { at: *two, within: 0..*two });
        told_apart(a, &x, b, &y, context).is_some()
    })
}

/// The noun at the head of both texts, of which the two words tell two of one sort apart: "The old wing of the library",
/// "The new wing of the library". Its index in the first text.
pub(in crate::rules) fn of_two_things_of_one_sort(
    (a, one): (&Reading, usize),
    (b, two): (&Reading, usize),
    context: &Context<'_>,
) -> Option<usize> {
    let (x, y) = (names_apart(a, one, context)?, names_apart(b, two, context)?);
    context.alignment.matched.contains(&(x, y)).then_some(x)
}

/// The noun at the head of a text that the word tells apart from others of its sort: "wing" for "old" in "The old
/// wing of the library".
fn names_apart(reading: &Reading, word: usize, context: &Context<'_>) -> Option<usize> {
    let head = subject(reading, reading.words.len())?;
    let led = reading.words.first().is_some_and(|first| first.lemma == "the");
    let text = reading.words_at(reading.words[word].span);
    let is_adjective = context.lexicon.is_base(&reading.words[word].lemma, 'a')
        && !["ed", "ing", "s"].iter().any(|ending| text.ends_with(ending));
    let of_thing = is_thing(&reading.words[head], context);
    (led && is_adjective && of_thing && (1..head).contains(&word)).then_some(head)
}

/// Whether two words cannot both narrow down one thing.
fn exclude(one: &Word, two: &Word, context: &Context<'_>) -> bool {
    let lexicon = context.lexicon;
    let names = one.name.is_some() && two.name.is_some();
    let nouns = is_plain_noun(one, context) && is_plain_noun(two, context);
    names
        || nouns
        || lexicon.are_opposites(&one.lemma, &two.lemma)
        || lexicon.exclusive_family(&one.lemma, &two.lemma).is_some()
}

/// Whether a word is a noun and no adjective: "licence", not "public". A word that the language's list lacks is one.
pub(in crate::rules) fn is_plain_noun(word: &Word, context: &Context<'_>) -> bool {
    let lexicon = context.lexicon;
    let is_noun = lexicon.is_base(&word.lemma, 'n') || !lexicon.is_common(&word.lemma);
    word.name.is_none() && is_noun && !lexicon.is_base(&word.lemma, 'a')
}

/// Whether a word is a noun for a thing. People are called by many nouns: the boy of one text is the child of
/// another.
fn is_thing(word: &Word, context: &Context<'_>) -> bool {
    let lemma = word.lemma.as_str();
    let is_verb = |base: &str| context.lexicon.is_base(base, 'v');
    // "Driver" is who drives; "paper" and "cancer" are of no verb.
    let does = ["er", "or", "ee"].iter().any(|ending| {
        lemma.strip_suffix(ending).is_some_and(|base| is_verb(base) || is_verb(&format!("{base}e")))
    });
    let calls_somebody = does || ["ist", "man", "ian"].iter().any(|ending| lemma.ends_with(ending));
    is_plain_noun(word, context) && !calls_somebody && !SOMEBODY.contains(&lemma)
}

/// Nouns for people that have no ending of their own.
const SOMEBODY: &[&str] = &[
    "boy", "girl", "child", "kid", "baby", "people", "person", "wife", "husband", "son", "suspect",
    "victim", "student", "couple", "teen", "friend", "crew", "youth", "chief", "head", "group",
    "team",
];

/// Whether two words that tell of the same are done to different things: "returned the paintings" and "did not
/// return the coins". The nouns of both.
pub(in crate::rules) fn other_object(
    a: &Reading,
    one: usize,
    b: &Reading,
    two: usize,
    context: &Context<'_>,
) -> Option<(usize, usize)> {
    let (x, y) = (object(a, one)?, object(b, two)?);
    let alignment = context.alignment;
    let left = alignment.left_a.contains(&x) && alignment.left_b.contains(&y);
    let things = is_thing(&a.words[x], context) && is_thing(&b.words[y], context);
    let by = |reading: &Reading, word: usize, head: usize| {
        reading.words[word + 1].lemma == "by" && reading.words[head].name.is_some()
    };
    // "Safe for adults", "not safe for children": behind one preposition two nouns are two groups.
    let next = |reading: &'_ Reading, word: usize| {
        reading.words.get(word + 1).map(|next| next.lemma.clone()).unwrap_or_default()
    };
    let plain = a.words[x].name.is_none() && b.words[y].name.is_none();
    let groups = plain && next(a, one) == "for" && next(b, two) == "for";
    if left && (things || groups || by(a, one, x) && by(b, two, y)) {
        return Some((x, y));
    }
    let same = alignment.matched.contains(&(x, y));
    let (x, y) = (
        Noun { at: x, within: one + 1..a.words.len() },
        Noun { at: y, within: two + 1..b.words.len() },
    );
    same.then(|| told_apart(a, &x, b, &y, context)).flatten()
}

/// Whether the word stands in a row of words that means something else: "opened fire", "close to a deal".
pub(in crate::rules) fn is_no_state(reading: &Reading, index: usize) -> bool {
    let span = reading.words[index].span;
    let holds = |of: (usize, usize)| of.0 <= span.0 && span.1 <= of.1;
    reading.states.iter().any(|mention| mention.dimension == "no_state" && holds(mention.span))
}
