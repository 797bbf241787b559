//! Whether what is said tells of what is, of what is to come, or of what ought to be.

use crate::model::Stance;
use crate::text::lemma::lemma;
use crate::text::lexicon::Lexicon;
use crate::text::words::{Token, tokens};

/// The stance of one who says these words without more: a forecast is expected, a duty demanded.
///
/// The first helping verb decides, which is that of the main clause in all but a few sentences.
pub(crate) fn stance_of(content: &str) -> Stance {
    let tokens = tokens(content);
    let word = |at: usize| tokens.get(at).map_or("", |token: &Token<'_>| token.folded.as_str());
    let mut at = after_opinion(&tokens);
    while at < tokens.len() {
        if opens_condition(word(at)) {
            at = end_of_condition(&tokens, at);
            continue;
        }
        match word(at) {
            "must" | "should" | "ought" => return Stance::Demands,
            "need" | "needs" | "has" | "have" if word(at + 1) == "to" => return Stance::Demands,
            "cannot" if word(at + 1) == "be" => return Stance::Demands,
            "can" | "ca" if matches!(word(at + 1), "not" | "n't") && word(at + 2) == "be" => {
                return Stance::Demands;
            }
            // "In May" is no helping verb.
            "may" if at > 0 && tokens[at].is_capitalised() => at += 1,
            "will" | "would" | "wo" if refuses(&tokens, at) => return Stance::Demands,
            "will" | "would" | "could" | "may" | "might" | "shall" | "'ll" | "wo" => {
                return Stance::Expects;
            }
            "is" | "are" | "was" | "were" | "'s" | "'re" => {
                return if leads_on(word(at + 1), word(at + 2)) {
                    Stance::Expects
                } else {
                    Stance::Asserts
                };
            }
            "has" | "have" | "had" | "did" | "does" | "do" => return Stance::Asserts,
            past if is_past(past, word(at + 1)) && !is_article(word(at.wrapping_sub(1))) => {
                return Stance::Asserts;
            }
            _ => at += 1,
        }
    }
    Stance::Asserts
}

/// Whether the words after a helping verb refuse to give, take or bear something: "will never accept". To say so
/// is to take a position on what ought to be.
fn refuses(tokens: &[Token<'_>], helper: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token: &Token<'_>| token.folded.as_str());
    // "No settlement will include limits": terms that are refused.
    let terms = matches!(
        word(1),
        "deal"
            | "settlement"
            | "agreement"
            | "treaty"
            | "accord"
            | "truce"
            | "peace"
            | "compromise"
    );
    if word(0) == "no" && terms && helper == 2 {
        return true;
    }
    if !matches!(word(helper + 1), "not" | "n't" | "never") {
        return false;
    }
    let verb = helper + 2 + usize::from(matches!(word(helper + 2), "ever" | "simply" | "be"));
    matches!(
        (word(verb), word(verb + 1)),
        ("give", "up" | "in" | "way" | "away")
            | ("hand", "over")
            | ("back", "down")
            | ("stand", "for")
            | (
                "accept"
                    | "cede"
                    | "surrender"
                    | "yield"
                    | "relinquish"
                    | "concede"
                    | "compromise"
                    | "tolerate"
                    | "recognise"
                    | "recognize"
                    | "allow"
                    | "permit"
                    | "abandon"
                    | "negotiate"
                    | "bow"
                    | "budge",
                _
            )
    )
}

/// Where what one thinks begins: after "I am afraid that", "we think".
fn after_opinion(tokens: &[Token<'_>]) -> usize {
    let word = |at: usize| tokens.get(at).map_or("", |token: &Token<'_>| token.folded.as_str());
    if !matches!(word(0), "i" | "we") {
        return 0;
    }
    let verb = 1 + usize::from(matches!(word(1), "am" | "'m" | "are" | "'re" | "do"));
    let thinks = matches!(
        word(verb),
        "think"
            | "believe"
            | "hope"
            | "fear"
            | "expect"
            | "afraid"
            | "sure"
            | "convinced"
            | "confident"
    );
    if thinks { verb + 1 + usize::from(word(verb + 1) == "that") } else { 0 }
}

/// A past tense, not a participle as in "the plan leaked in May would fail".
fn is_past(word: &str, next: &str) -> bool {
    let lexicon = Lexicon::english();
    let base = lemma(word, lexicon);
    base != word
        && (word.ends_with("ed") || lexicon.irregular(word).is_some())
        && lexicon.is_base(&base, 'v')
        && !lexicon.is_base(word, 'n')
        && !matches!(
            next,
            "in" | "on" | "at" | "by" | "from" | "with" | "over" | "under" | "during" | "last"
        )
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "its" | "their" | "his" | "her" | "any")
}

/// "Is set to", "is likely to", "is to".
fn leads_on(next: &str, after: &str) -> bool {
    next == "to"
        || after == "to"
            && matches!(
                next,
                "set"
                    | "due"
                    | "likely"
                    | "expected"
                    | "scheduled"
                    | "slated"
                    | "poised"
                    | "going"
                    | "about"
                    | "bound"
                    | "unlikely"
            )
}

fn opens_condition(word: &str) -> bool {
    matches!(word, "if" | "unless" | "when" | "while" | "although" | "because" | "who" | "which")
}

/// Where a side clause ends: at its comma, or else at "then", or after its head.
fn end_of_condition(tokens: &[Token<'_>], at: usize) -> usize {
    (at + 1..tokens.len().min(at + 30))
        .find(|place| matches!(tokens[*place].text, "," | ";") || tokens[*place].folded == "then")
        .map_or(at + 1, |place| place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_helping_verb_of_the_main_clause_decides() {
        assert_eq!(stance_of("the pass will close in June"), Stance::Expects);
        assert_eq!(stance_of("the pass closed in June"), Stance::Asserts);
        assert_eq!(stance_of("the pass must close"), Stance::Demands);
        assert_eq!(stance_of("if the pass must close, the hut is lost"), Stance::Asserts);
        assert_eq!(stance_of("the hut is set to close"), Stance::Expects);
        assert_eq!(stance_of("the hut is closed and will be sold"), Stance::Asserts);
        assert_eq!(stance_of("the plan leaked in May would fail"), Stance::Expects);
        assert_eq!(stance_of("the plan called for cuts that would hurt"), Stance::Asserts);
        assert_eq!(stance_of("I am afraid that the pass will close"), Stance::Expects);
        assert_eq!(stance_of("the pass cannot be left open"), Stance::Demands);
        assert_eq!(stance_of("Norway will never give up the pass"), Stance::Demands);
        assert_eq!(stance_of("no treaty will limit the fleet"), Stance::Demands);
        assert_eq!(stance_of("no ferry will sail on Sunday"), Stance::Expects);
        assert_eq!(stance_of("Norway will give up the pass"), Stance::Expects);
        assert_eq!(stance_of("Norway will not host the games"), Stance::Expects);
    }
}
