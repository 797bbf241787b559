//! Negations in a text, and how far each reaches.

use super::lexicon::{Cue, Lexicon};
use super::words::Token;
use crate::model::Negation;

/// The negations of a text in order.
///
/// `lemmas` are the base forms of all tokens, punctuation included as it stands. A negation reaches to
/// the end of its clause; "neither", "nor" and a subject with "no" reach over the verb that follows.
#[must_use]
pub fn negations(tokens: &[Token<'_>], lemmas: &[String], lexicon: &Lexicon) -> Vec<Negation> {
    lexicon
        .cues()
        .find(lemmas)
        .into_iter()
        .filter(|found| *found.means == Cue::Negation)
        .filter(|found| !tells_from_when(tokens, lemmas, (found.start, found.end)))
        .map(|found| Negation {
            cue: (tokens[found.start].start, tokens[found.end - 1].end()),
            scope: scope(tokens, lemmas, found.end),
        })
        .collect()
}

/// Whether the clause goes on with "until": what did not open until noon opened at noon. What cannot be opened until
/// noon is not open yet.
fn tells_from_when(tokens: &[Token<'_>], lemmas: &[String], (start, from): (usize, usize)) -> bool {
    let before = start.checked_sub(1).map(|before| lemmas[before].as_str());
    if matches!(before, Some("can" | "could" | "will" | "would" | "shall" | "may" | "must")) {
        return false;
    }
    (from..tokens.len())
        .take_while(|index| !ends_clause(tokens, lemmas, *index))
        .any(|index| matches!(lemmas[index].as_str(), "until" | "till"))
}

fn scope(tokens: &[Token<'_>], lemmas: &[String], from: usize) -> (usize, usize) {
    let mut end = from;
    while end < tokens.len() && !ends_clause(tokens, lemmas, end) {
        end += 1;
    }
    let start = tokens.get(from).map_or_else(|| tokens.last().map_or(0, Token::end), |t| t.start);
    let last = if end > from { tokens[end - 1].end() } else { start };
    (start, last)
}

/// Whether the token begins another clause or ends this one.
fn ends_clause(tokens: &[Token<'_>], lemmas: &[String], index: usize) -> bool {
    if !tokens[index].is_word {
        return matches!(
            tokens[index].text,
            "." | ";" | ":" | "!" | "?" | "," | "—" | "–" | "(" | ")"
        );
    }
    matches!(
        lemmas[index].as_str(),
        "but"
            | "although"
            | "though"
            | "while"
            | "whereas"
            | "because"
            | "since"
            | "despite"
            | "however"
            | "unless"
            | "when"
            | "who"
            | "which"
            | "where"
            | "whose"
    )
}

/// Whether a place in the text stands within an odd number of the negations.
#[must_use]
pub fn is_negated(negations: &[Negation], at: usize) -> bool {
    negations.iter().filter(|n| (n.scope.0..n.scope.1).contains(&at)).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lemma::lemma;
    use crate::text::words::tokens;

    fn negated(text: &str, word: &str) -> bool {
        let english = Lexicon::english();
        let tokens = tokens(text);
        let lemmas: Vec<String> = tokens.iter().map(|t| lemma(&t.folded, english)).collect();
        is_negated(&negations(&tokens, &lemmas, english), text.find(word).unwrap())
    }

    #[test]
    fn a_negation_reaches_to_the_end_of_its_clause() {
        assert!(negated("The bridge did not collapse, but the road sank.", "collapse"));
        assert!(!negated("The bridge did not collapse, but the road sank.", "sank"));
    }

    #[test]
    fn neither_reaches_over_the_verb() {
        assert!(negated("Neither city had been fully seized.", "seized"));
        assert!(negated("No bank was robbed.", "robbed"));
    }

    #[test]
    fn what_only_looks_like_a_negation_is_none() {
        assert!(!negated("The fund lost not only money but trust.", "money"));
        assert!(!negated("There is no doubt that the mayor resigned.", "resigned"));
        assert!(!negated("The bridge did not open until noon.", "open"));
        assert!(!negated("She was not alone when the car crashed.", "crashed"));
    }

    #[test]
    fn two_negations_cancel() {
        assert!(!negated("The club did not fail to pay.", "pay"));
    }
}
