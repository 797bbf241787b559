//! What the rules on definitions share: the reading of "X is a …".

use std::ops::Range;

use crate::model::{Reading, Word};
use crate::rules::Context;
use crate::text::anaphora::{named_subject, refers_back};
use crate::text::full_names::same_full_name;
use crate::text::lexicon::Lexicon;
use crate::text::names::same_name;
use crate::text::words::fold;

/// "The Lark is a Danish river ferry built in 1950": a thing and what it is said to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Definition {
    /// The folded words of the thing defined, without article and bracketed words; none where the text only
    /// refers to it: "she is a …".
    pub(in crate::rules) subject: Vec<String>,
    /// The words that say what it is, up to where a clause or a phrase hangs on: "Danish river ferry".
    pub(in crate::rules) what: Range<usize>,
    /// The nouns at the heads of these words, each as its range: "river ferry".
    pub(in crate::rules) heads: Vec<Range<usize>>,
}

/// A subject of more words is a clause of its own.
const LONGEST_SUBJECT: usize = 8;

/// Fewer words than these without a name ("the roof") are a thing of the same sort, not the same thing.
const LEAST_UNNAMED: usize = 4;

/// The definition that a text begins with, if it does.
pub(in crate::rules) fn definition(reading: &Reading, context: &Context<'_>) -> Option<Definition> {
    let verb = copula(reading)?;
    let unnamed = || refers_back(reading, context.lexicon).then(Vec::new);
    let subject = subject(reading, verb).or_else(unnamed)?;
    let start = verb + 1;
    let article = (start..reading.words.len()).find(|index| !is_adverb(reading, *index))?;
    let word = &reading.words[article];
    let is_nation = names_nation(reading, article, context);
    let from = match word.lemma.as_str() {
        _ if word.negated => return None,
        "a" | "an" | "the" => article + 1,
        // "Ada Holm is from Denmark": where she is from, and no more.
        "from" if names_nation(reading, article + 1, context) => article + 1,
        // "Ada Holm is Danish": a nationality needs no article.
        _ if is_nation => article,
        _ => return None,
    };
    let end = (from..reading.words.len())
        .find(|index| {
            hangs_on(reading, *index) || *index > from && is_held(reading, *index, context)
        })
        .unwrap_or(reading.words.len());
    let heads = heads(reading, from..end, context);
    Some(Definition { subject, what: from..end, heads })
}

fn names_nation(reading: &Reading, index: usize, context: &Context<'_>) -> bool {
    let name = reading.words.get(index).and_then(|word| word.name);
    name.is_some_and(|name| context.lexicon.nation(&reading.names[name].key).is_some())
}

fn is_adverb(reading: &Reading, index: usize) -> bool {
    let word = &reading.words[index];
    word.lemma.ends_with("ly") || matches!(word.lemma.as_str(), "also" | "still" | "now" | "once")
}

/// The first "is" or "was" outside brackets.
fn copula(reading: &Reading) -> Option<usize> {
    let is_copula = |index: &usize| {
        let word = &reading.words[*index];
        matches!(reading.words_at(word.span), "is" | "was" | "are" | "were")
            && !in_brackets(reading, word.span.0)
    };
    (1..reading.words.len()).find(is_copula)
}

fn in_brackets(reading: &Reading, at: usize) -> bool {
    let before = reading.text.get(..at).unwrap_or_default();
    before.matches('(').count() > before.matches(')').count()
}

/// The words before the copula, up to a comma or a bracket, without article; nothing where they are
/// no name.
fn subject(reading: &Reading, verb: usize) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut named = false;
    for (index, word) in reading.words[..verb].iter().enumerate() {
        if index > 0 && gap(reading, index).contains([',', '(', ';', ':', '.']) {
            break;
        }
        let text = reading.words_at(word.span);
        if !(words.is_empty() && matches!(word.lemma.as_str(), "the" | "a" | "an")) {
            named |= text.starts_with(char::is_uppercase) || text.starts_with(char::is_numeric);
            words.push(fold(text));
        }
    }
    let anaphora = matches!(
        words.first().map(String::as_str),
        None | Some(
            "it" | "he"
                | "she"
                | "they"
                | "this"
                | "that"
                | "there"
                | "his"
                | "her"
                | "its"
                | "in"
                | "on"
                | "as"
                | "what"
                | "who"
        )
    );
    ((named || words.len() >= LEAST_UNNAMED) && !anaphora && words.len() <= LONGEST_SUBJECT)
        .then_some(words)
}

/// What stands between a word and the one before it.
fn gap(reading: &Reading, index: usize) -> &str {
    let from = reading.words[index - 1].span.1;
    reading.text.get(from..reading.words[index].span.0).unwrap_or_default()
}

/// Whether what says what the thing is ends before this word: a preposition, a relative clause or the end
/// of the clause follows.
fn hangs_on(reading: &Reading, index: usize) -> bool {
    let word = &reading.words[index];
    matches!(
        word.lemma.as_str(),
        "in" | "of"
            | "by"
            | "from"
            | "for"
            | "with"
            | "on"
            | "at"
            | "to"
            | "about"
            | "during"
            | "under"
            | "within"
            | "off"
            | "along"
            | "across"
            | "around"
            | "inside"
            | "over"
            | "through"
            | "while"
            | "that"
            | "which"
            | "who"
            | "whose"
            | "where"
            | "when"
            | "be"
            | "have"
            | "but"
            | "as"
            | "near"
            | "between"
            | "since"
            | "after"
            | "before"
            | "based"
            | "base"
            | "star"
            | "set"
    ) || gap(reading, index).contains(['(', ')', ';', ':', '.', '—', '–'])
}

/// Whether a participle after the noun tells more of the thing: "a festival held each year".
fn is_held(reading: &Reading, index: usize, context: &Context<'_>) -> bool {
    let text = reading.words_at(reading.words[index].span);
    let is_participle = text.ends_with("ed")
        || matches!(
            text,
            "held" | "made" | "built" | "written" | "known" | "shot" | "born" | "found" | "sung"
        );
    is_participle && context.lexicon.kinds().has(&reading.words[index - 1].lemma)
}

/// The nouns that a row of words ends with, and those that the parts of a list in it end with.
fn heads(reading: &Reading, what: Range<usize>, context: &Context<'_>) -> Vec<Range<usize>> {
    let mut heads = Vec::new();
    let mut from = what.start;
    for index in what.clone() {
        let last = index + 1 == what.end;
        let ends = last || ends_part(reading, index + 1);
        if ends {
            heads.extend(head(reading, from..index + 1, context));
            from = index + 1;
        }
    }
    heads
}

/// Whether a new part of a list begins with this word.
fn ends_part(reading: &Reading, index: usize) -> bool {
    gap(reading, index).contains([',', '/'])
        || matches!(reading.words[index].lemma.as_str(), "and" | "or")
}

/// The last noun of a part that the lexicon knows, unless another noun follows it: in "film critic" a film
/// is not meant.
fn head(reading: &Reading, part: Range<usize>, context: &Context<'_>) -> Option<Range<usize>> {
    let lemmas: Vec<&str> =
        reading.words[part.clone()].iter().map(|word| word.lemma.as_str()).collect();
    let mut end = lemmas.len();
    while end > 0 {
        if let Some(length) = context.lexicon.kinds().at_end(&lemmas[..end]) {
            return Some(part.start + end - length..part.start + end);
        }
        let word = &reading.words[part.start + end - 1];
        let text = reading.words_at(word.span);
        let participle = text.ends_with("ed") || text.ends_with("ing") || text.ends_with("ly");
        if !participle && word.content {
            return None;
        }
        end -= 1;
    }
    None
}

/// The other name that a text gives before it says what the thing is: "Ada Holm, known as Lark, is a singer".
fn alias(reading: &Reading) -> Option<Vec<String>> {
    let verb = copula(reading)?;
    let known = reading.words[..verb].iter().position(|word| word.lemma == "know")?;
    let from = known + reading.words[known..verb].iter().position(|word| word.lemma == "as")? + 1;
    let words = reading.words[from..verb].iter().map(|word| reading.words_at(word.span));
    let name: Vec<String> =
        words.take_while(|text| text.starts_with(char::is_uppercase)).map(fold).collect();
    (!name.is_empty()).then_some(name)
}

/// Whether two definitions are of one thing.
pub(in crate::rules) fn define_one(
    a: &Reading,
    one: &Definition,
    b: &Reading,
    two: &Definition,
    lexicon: &Lexicon,
) -> bool {
    match (one.subject.is_empty(), two.subject.is_empty()) {
        (false, false) => {
            same_subject(&one.subject, &two.subject)
                || alias(a).is_some_and(|alias| alias == two.subject)
                || alias(b).is_some_and(|alias| alias == one.subject)
        }
        (true, true) => false,
        (true, false) => refers_to(a, b, lexicon),
        (false, true) => refers_to(b, a, lexicon),
    }
}

/// Whether two subjects are one: the same words, or one a part of the other that keeps its last or first
/// word: a name in full and the surname, a name with and without its middle part.
fn same_subject(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest = long.iter();
    let within = short.iter().all(|word| rest.any(|other| other == word));
    is_short_form(short, long)
        || within
            && (short.last() == long.last() || short.first() == long.first() && short.len() > 1)
}

/// "Tim Roth" and "Timothy Roth": a given name cut short before the same surname.
fn is_short_form(short: &[String], long: &[String]) -> bool {
    let ([first, .., last], [full, .., other]) = (short, long) else { return false };
    last == other
        && (first.len() >= 3 && full.starts_with(first.as_str())
            || full.len() >= 3 && first.starts_with(full.as_str()))
}

/// Whether the one text tells of "her" or "the film" that the other one names at its head.
fn refers_to(back: &Reading, named: &Reading, lexicon: &Lexicon) -> bool {
    let subject = named_subject(named);
    let is_named = |word: &Word| {
        back.words.iter().any(|other| word.content && other.content && other.key == word.key)
    };
    !subject.is_empty() && !named.words[subject].iter().any(is_named) && refers_back(back, lexicon)
}

/// Whether two texts tell of one named thing: they begin with it, or the first name of both is one.
pub(in crate::rules) fn same_thing(a: &Reading, b: &Reading, lexicon: &Lexicon) -> bool {
    if refers_to(a, b, lexicon) || refers_to(b, a, lexicon) {
        return true;
    }
    let begins = |reading: &Reading| copula(reading).and_then(|verb| subject(reading, verb));
    if let (Some(one), Some(two)) = (begins(a), begins(b)) {
        return same_subject(&one, &two);
    }
    let named = |reading: &Reading| -> Vec<String> {
        let words = &reading.words[named_subject(reading)];
        words.iter().map(|word| fold(reading.words_at(word.span))).collect()
    };
    let (one, two) = (named(a), named(b));
    if !one.is_empty() && !two.is_empty() && same_subject(&one, &two) {
        return true;
    }
    match (a.names.first(), b.names.first()) {
        (Some(one), Some(two)) => {
            same_name(&one.key, &two.key) || same_full_name(&one.key, &two.key)
        }
        _ => false,
    }
}
