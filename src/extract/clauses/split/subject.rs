//! What stands before the verb of a clause: the adverbial that leads it, and the subject.

use crate::text::date::is_weekday_or_month;
use crate::text::lexicon::Lexicon;

use super::super::tags::{Tag, Word};

/// Where the adverbial that leads a clause ends: after "On Monday,".
pub(super) fn frame(row: &[&Word], start: usize, verb: usize) -> usize {
    let opens = (start..verb).find(|at| !matches!(row[*at].tag, Tag::Mark | Tag::Coordinator));
    let leads = opens.is_some_and(|at| {
        matches!(
            row[at].tag,
            Tag::Preposition | Tag::Adverb | Tag::Subordinator | Tag::Ing | Tag::Number
        ) || is_day(row[at])
    });
    if !leads {
        return start;
    }
    (start..verb).find(|at| row[*at].is(",")).map_or(start, |at| at + 1)
}

/// Whether the words say when: they hold a number, a month, a weekday or a word of time.
pub(super) fn is_temporal(row: &[&Word]) -> bool {
    row.len() <= 9 && row.iter().any(|word| word.tag == Tag::Number || is_day(word))
}

fn is_day(word: &Word) -> bool {
    is_weekday_or_month(&word.folded)
        || matches!(
            word.folded.as_str(),
            "today"
                | "yesterday"
                | "week"
                | "month"
                | "year"
                | "night"
                | "morning"
                | "evening"
                | "day"
        )
}

/// Whether a subject is of several: "and" joins it, or its last noun before any "of" is in the plural.
pub(super) fn is_plural(subject: &[&Word]) -> bool {
    let head = subject.iter().take_while(|word| word.tag != Tag::Preposition);
    let nominal: Vec<_> =
        head.filter(|word| word.is_nominal() || word.tag == Tag::Coordinator).collect();
    nominal.iter().any(|word| word.is("and"))
        || nominal.last().is_some_and(|word| {
            word.tag == Tag::Noun && is_plural_form(word)
                || matches!(word.folded.as_str(), "they" | "we" | "people" | "police" | "others")
        })
}

fn is_plural_form(word: &Word) -> bool {
    let s = word.folded.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.folded.ends_with(end));
    word.lemma != word.folded || s && !Lexicon::english().is_common(&word.folded)
}

/// Where the verb of a clause stands that begins at `start` with a subject of its own.
///
/// Commas may stand within the subject only where a strong seam leads to it.
pub(super) fn own_subject(row: &[&Word], start: usize, commas_allowed: usize) -> Option<usize> {
    let mut nominal = false;
    let mut commas = 0;
    for at in start..row.len() {
        let word = row[at];
        if word.opens_group() {
            return nominal.then_some(at);
        }
        match word.tag {
            Tag::Name | Tag::Noun | Tag::Pronoun | Tag::Number => nominal = true,
            Tag::Determiner
            | Tag::Adjective
            | Tag::Possessive
            | Tag::Preposition
            | Tag::Adverb
            | Tag::Participle
            | Tag::To => {}
            Tag::Subordinator if at == start && word.is("that") => {}
            Tag::Coordinator if nominal && !row[at - 1].is(",") => {}
            Tag::Mark if word.is_quote() || word.is("(") || word.is(")") => {}
            Tag::Mark if word.is(",") && commas < commas_allowed => commas += 1,
            _ => return None,
        }
    }
    None
}
