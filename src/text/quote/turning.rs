//! Words whose absence turns what a quote says.

use std::{ops::Range, sync::LazyLock};

use crate::text::{
    lemma::lemma,
    lexicon::{Cue, Lexicon},
    phrases::Phrases,
    words::{Token, tokens},
};

static CONDITIONS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for line in include_str!("conditions.txt").lines().filter(|line| !line.starts_with('#')) {
        phrases.add(line, ());
    }
    phrases
});

/// The words in the parts that a quote leaves out which turn its meaning: a negation, a denial, a doubt, a
/// hedge, a condition. They may be harmless where they stand; somebody has to look.
///
/// `quoted` are the document's words from the quote's start to its end, and `left_out` the ranges in it
/// that the quote leaves out, in code points. For each range the words are given as they stand there, in
/// order; a phrase that is only left out in part counts as well.
///
/// ```
/// use atodds::text::quote::turning;
/// let quoted = "The town has not, as of Monday, been taken";
/// assert_eq!(turning(quoted, &[(13, 30)]), [["not"]]);
/// assert_eq!(turning(quoted, &[(16, 30)]), [[""; 0]]);
/// ```
#[must_use]
pub fn turning(quoted: &str, left_out: &[(usize, usize)]) -> Vec<Vec<String>> {
    let english = Lexicon::english();
    let tokens = tokens(quoted);
    let lemmas: Vec<String> = tokens.iter().map(|token| lemma(&token.folded, english)).collect();
    let cues = english.cues().find(&lemmas);
    let cues = cues.iter().filter(|cue| turns(*cue.means)).map(|cue| cue.start..cue.end);
    let conditions = CONDITIONS.find(&lemmas).into_iter().map(|found| found.start..found.end);
    let mut phrases: Vec<Range<usize>> = cues.chain(conditions).collect();
    phrases.sort_by_key(|phrase| (phrase.start, phrase.end));
    left_out
        .iter()
        .map(|range| {
            let range = bytes(quoted, *range);
            let missing = |token: &Token<'_>| range.contains(&token.start);
            let begins_or_ends_in = |phrase: &Range<usize>| {
                missing(&tokens[phrase.start]) || missing(&tokens[phrase.end - 1])
            };
            let mut words: Vec<String> = phrases
                .iter()
                .filter(|phrase| begins_or_ends_in(phrase))
                .map(|phrase| in_words(quoted, &tokens[phrase.clone()]))
                .collect();
            words.dedup();
            words
        })
        .collect()
}

fn turns(cue: Cue) -> bool {
    matches!(
        cue,
        Cue::Negation
            | Cue::Denial
            | Cue::Debunk
            | Cue::DebunkOfReport
            | Cue::Doubt
            | Cue::Possible
    )
}

/// The tokens as they stand in the text, a contraction with its verb.
fn in_words(text: &str, tokens: &[Token<'_>]) -> String {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return String::new() };
    let joined = text[..first.start].chars().rev().take_while(|c| c.is_alphanumeric());
    let start = first.start - joined.map(char::len_utf8).sum::<usize>();
    text[start..last.end()].split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bytes(text: &str, (start, end): (usize, usize)) -> Range<usize> {
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    byte(start)..byte(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The turning words of what stands in braces.
    fn left_out(marked: &str) -> Vec<String> {
        let (start, end) = (marked.find('{').unwrap(), marked.find('}').unwrap() - 1);
        let text = marked.replace(['{', '}'], "");
        let code_points = |byte: usize| text[..byte].chars().count();
        turning(&text, &[(code_points(start), code_points(end))]).remove(0)
    }

    #[test]
    fn negations_denials_doubts_hedges_and_conditions_turn() {
        for (text, words) in [
            ("The ferry has {not} sunk", "not"),
            ("The ferry {didn’t, he said,} sink", "didn’t"),
            ("The ferry {, which never left port,} sank", "never"),
            ("The firm {without permission} felled the oak", "without"),
            ("The mayor {denied that she} took the money", "denied"),
            ("The mayor {allegedly} took the money", "allegedly"),
            ("The mayor {reportedly} took the money", "reportedly"),
            ("The school closes {if pupils stay away} in May", "if"),
            ("The school closes {unless pupils come back} in May", "unless"),
            ("The ministry {could not confirm that it} lost the ship", "not confirm"),
            ("The dam has {almost} burst", "almost"),
        ] {
            let found = left_out(text);
            assert!(found.iter().any(|found| found.contains(words)), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_stays_in_the_quote_does_not_count() {
        for text in [
            "The ferry has not {, he said on Monday,} sunk",
            "The ferry {, built in 1901,} sank",
            "The ferry carried {not only} cars {} and lorries",
        ] {
            assert_eq!(left_out(text), Vec::<String>::new(), "{text}");
        }
    }
}
