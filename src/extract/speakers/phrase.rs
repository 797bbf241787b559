//! The noun phrase that names one who speaks: "Ada Holm", "the interior ministry", "a spokesman for the union".

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::extract::words::Words;
use crate::text::date::is_weekday_or_month;
use crate::text::lexicon::Lexicon;

/// What sort of speaker a common noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A person, by office or part.
    Person,
    /// A body of several persons.
    Body,
    /// A paper, a study, a statement.
    Paper,
}

static NOUNS: LazyLock<FxHashMap<&'static str, Sort>> = LazyLock::new(|| {
    let lines = include_str!("nouns.txt").lines();
    let entry = |line: &'static str| match line.split_once('\t') {
        Some((noun, "body")) => (noun, Sort::Body),
        Some((noun, _)) => (noun, Sort::Paper),
        None => (line, Sort::Person),
    };
    lines.filter(|line| !line.starts_with('#') && !line.is_empty()).map(entry).collect()
});

/// What sort of speaker the base form of a noun names, if any.
pub(crate) fn sort_of(lemma: &str) -> Option<Sort> {
    NOUNS.get(lemma).copied()
}

/// A noun phrase as a run of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// All of it, with article and what hangs on its head.
    pub(crate) range: Range<usize>,
    /// Index of the head noun, or of the last word of the name.
    pub(crate) head: usize,
}

/// A noun phrase is seldom longer.
const LONGEST_PHRASE: usize = 16;

/// The noun phrase that ends before the token `end`.
pub(crate) fn phrase_before(words: &Words<'_>, end: usize) -> Option<Phrase> {
    let last = end.checked_sub(1)?;
    if is_pronoun(words.folded(last)) {
        return Some(Phrase { range: last..end, head: last });
    }
    if !can_end(words, last) {
        return None;
    }
    let (mut start, mut head) = (last, last);
    while start > 0 && end - start < LONGEST_PHRASE {
        let at = start - 1;
        if is_joint(words, at) {
            start = at;
        } else if is_determiner(words.folded(at)) {
            start = at;
            match preposition_chain(words, start) {
                Some(noun) => (start, head) = (noun, noun),
                None => match coordinated(words, start) {
                    Some(first) => start = first,
                    None => break,
                },
            }
        } else if words.is_word(at) && is_nominal(words, at) || is_attribute(words, at) {
            start = at;
        } else if let Some(noun) = preposition_chain(words, start) {
            (start, head) = (noun, noun);
        } else if let Some(first) = coordinated(words, start) {
            start = first;
        } else {
            break;
        }
    }
    while start < last && is_joint(words, start) {
        start += 1;
    }
    Some(Phrase { range: start..end, head })
}

/// The noun phrase that begins at the token `start` and is a speaker's; its head is the last word before a
/// preposition or a comma.
pub(crate) fn phrase_after(words: &Words<'_>, start: usize) -> Option<Phrase> {
    if is_pronoun(words.folded(start)) {
        return Some(Phrase { range: start..start + 1, head: start });
    }
    let mut end = start;
    let mut head = None;
    while end < words.len() && end - start < LONGEST_PHRASE {
        if is_determiner(words.folded(end))
            && (end == start || is_preposition(words.folded(end - 1)))
        {
            end += 1;
        } else if words.is_word(end) && is_nominal(words, end)
            || end > start && is_joint(words, end)
        {
            let names = words.is_word(end) && words.folded(end) != "'s";
            if names && (head.is_none() || !follows_preposition(words, start, end)) {
                head = Some(end);
            }
            end += 1;
        } else if end > start
            && matches!(words.folded(end), "of" | "for" | "at" | "from")
            && starts_nominal(words, end + 1)
        {
            end += 1;
        } else if end > start
            && words.folded(end) == "and"
            && words.is_capitalised(end - 1)
            && words.is_capitalised(end + 1 + usize::from(words.folded(end + 1) == "the"))
        {
            end += 1 + usize::from(words.folded(end + 1) == "the");
        } else {
            break;
        }
    }
    let head = head.filter(|head| *head < end)?;
    let head = titled(words, start..end).unwrap_or(head);
    Some(Phrase { range: start..end, head })
}

/// The end of the name after a title that is a phrase of its own: "Secretary of State Ada Holm".
fn titled(words: &Words<'_>, range: Range<usize>) -> Option<usize> {
    let last = range.end - 1;
    let named = words.is_capitalised(last) && range.clone().any(|at| words.folded(at) == "of");
    let name = (range.start + 3..=last).find(|at| is_title(words, range.start..*at))?;
    (named && words.is_capitalised(name)).then_some(last)
}

/// Whether the words are a title that stands before names.
pub(crate) fn is_title(words: &Words<'_>, range: Range<usize>) -> bool {
    let folded: Vec<&str> =
        range.filter(|at| words.is_word(*at)).map(|at| words.folded(at)).collect();
    TITLES.contains(folded.join(" ").as_str())
}

static TITLES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    Lexicon::english().titles().iter().map(|title| title.trim_end_matches('.')).collect()
});

fn follows_preposition(words: &Words<'_>, start: usize, at: usize) -> bool {
    (start..at).any(|index| matches!(words.folded(index), "of" | "for" | "at" | "from"))
}

fn starts_nominal(words: &Words<'_>, at: usize) -> bool {
    is_determiner(words.folded(at)) || words.is_word(at) && is_nominal(words, at)
}

/// A participle before a noun, after an article or at the head: "the elected mayor".
fn is_attribute(words: &Words<'_>, at: usize) -> bool {
    let opens = at == 0 || is_determiner(words.folded(at - 1)) || !words.is_word(at - 1);
    words.is_word(at) && opens && words.folded(at).ends_with("ed")
}

/// Whether the word is a personal pronoun that can speak.
pub(crate) fn is_pronoun(folded: &str) -> bool {
    matches!(folded, "he" | "she" | "they" | "it" | "who" | "i" | "we")
}

/// Whether the word opens a noun phrase.
pub(crate) fn is_determiner(folded: &str) -> bool {
    matches!(
        folded,
        "the"
            | "a"
            | "an"
            | "this"
            | "these"
            | "those"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "some"
            | "many"
            | "several"
            | "most"
            | "both"
            | "other"
            | "another"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "all"
            | "few"
            | "various"
            | "multiple"
            | "dozens"
            | "any"
            | "no"
            | "each"
            | "every"
    )
}

fn is_preposition(folded: &str) -> bool {
    matches!(
        folded,
        "of" | "for" | "at" | "from" | "in" | "with" | "inside" | "within" | "near" | "on" | "like"
    )
}

/// Whether a phrase can end with the word: a name, a noun, a closing bracket.
fn can_end(words: &Words<'_>, at: usize) -> bool {
    words.is_word(at)
        && words.folded(at) != "'s"
        && (words.is_capitalised(at) && !is_day_or_month(words.folded(at))
            || is_noun(words.lemma(at)) && is_nominal(words, at))
}

/// "'s", a hyphen within a word, the full stop of a title, an ampersand.
fn is_joint(words: &Words<'_>, at: usize) -> bool {
    match words.raw(at) {
        "-" | "–" | "‑" | "/" => words.is_glued(at) && words.is_glued(at + 1),
        "." => {
            words.is_glued(at)
                && words.is_capitalised(at.wrapping_sub(1))
                && words.is_capitalised(at + 1)
        }
        "&" => true,
        "’" | "'" => words.is_glued(at) && words.raw(at.wrapping_sub(1)).ends_with(['s', 'S']),
        _ => words.folded(at) == "'s",
    }
}

fn is_nominal(words: &Words<'_>, at: usize) -> bool {
    let (folded, lemma) = (words.folded(at), words.lemma(at));
    let lexicon = Lexicon::english();
    if is_day_or_month(folded) && !opens_name(words, at) {
        return false;
    }
    if words.is_capitalised(at) && is_title(words, at..at + 1) {
        return true;
    }
    if words.tokens[at].is_number() || lexicon.nation(folded).is_some() {
        return true;
    }
    if lexicon.is_stop(folded) {
        return words.tokens[at].is_all_capitals() && words.raw(at).len() > 1;
    }
    if words.is_capitalised(at) && at > 0 {
        return true;
    }
    if is_verb_form(words, at) {
        return false;
    }
    let known = is_noun(lemma) || is_noun(folded) || lexicon.is_base(folded, 'a');
    let adverb = folded.ends_with("ly") && !is_noun(folded);
    (known || words.is_capitalised(at) || !lexicon.is_common(lemma)) && !adverb
}

/// "Jan", "June" and "April" may be somebody's first name.
fn opens_name(words: &Words<'_>, at: usize) -> bool {
    !words.folded(at).ends_with("day") && words.is_capitalised(at + 1)
}

/// "Spoke", "elected": a past form of a verb, whatever else it may be.
fn is_verb_form(words: &Words<'_>, at: usize) -> bool {
    let (folded, lemma) = (words.folded(at), words.lemma(at));
    let lexicon = Lexicon::english();
    let verb = folded != lemma && lexicon.is_base(lemma, 'v');
    verb && !folded.ends_with("ing")
        && !folded.ends_with('s')
        && !words.is_capitalised(at)
        && !lexicon.is_base(folded, 'a')
}

fn is_noun(lemma: &str) -> bool {
    sort_of(lemma).is_some() || Lexicon::english().is_base(lemma, 'n')
}

/// Where the noun before a preposition that stands before `start` is: "spokesman" in "a spokesman for the union".
fn preposition_chain(words: &Words<'_>, start: usize) -> Option<usize> {
    let preposition = start.checked_sub(1)?;
    let noun = preposition.checked_sub(1)?;
    let folded = words.folded(preposition);
    let named = words.is_capitalised(noun) && matches!(folded, "of" | "for");
    let speaks = sort_of(words.lemma(noun)).is_some() && words.folded(noun) != "man";
    (is_preposition(folded) && (named || speaks)).then_some(noun)
}

/// Where the first of two speakers begins that "and" joins: "police and prosecutors", "the BBC and Reuters".
fn coordinated(words: &Words<'_>, start: usize) -> Option<usize> {
    let and = start.checked_sub(1)?;
    let before = and.checked_sub(1)?;
    if words.folded(and) != "and" {
        return None;
    }
    // "Bolivia and its neighbours"; in "she met Lund and the mayor said" the two stand apart.
    let owned = matches!(words.folded(start), "its" | "his" | "her" | "their");
    let speaks = |at: usize| {
        sort_of(words.lemma(at)).is_some()
            || words.is_capitalised(at) && !is_day_or_month(words.folded(at))
    };
    (speaks(before) && (owned || speaks(start))).then_some(before)
}

/// Whether the folded word is a day of the week or a month, alone or shortened.
pub(crate) fn is_day_or_month(folded: &str) -> bool {
    is_weekday_or_month(folded)
        || matches!(folded, "jan" | "feb" | "aug" | "sept" | "oct" | "nov" | "dec")
}

/// "Danish", not "Denmark" or "UK".
pub(crate) fn is_demonym(words: &Words<'_>, at: usize) -> bool {
    let folded = words.folded(at);
    let acronym = words.tokens[at].is_all_capitals();
    !acronym
        && Lexicon::english().nation(folded).is_some_and(|nation| nation.key != folded)
        && Lexicon::english().is_base(folded, 'a')
}
