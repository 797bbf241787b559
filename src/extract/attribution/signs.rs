//! The signs by which a clause, a noun phrase and a quotation are known without a grammar.

use crate::extract::speakers::phrase::{is_demonym, is_determiner, is_pronoun, phrase_after};
use crate::extract::words::Words;
use crate::text::lexicon::Lexicon;

/// A clause has its verb within so many tokens.
pub(super) const LONGEST_SUBJECT: usize = 40;

/// Whether the token is a mark that opens a quotation.
pub(super) fn is_opening_mark(raw: &str) -> bool {
    matches!(raw, "“" | "\"" | "‘" | "'" | "«" | "„")
}

/// Whether the token is a mark that closes a quotation.
pub(super) fn is_closing_mark(raw: &str) -> bool {
    matches!(raw, "”" | "\"" | "’" | "'" | "»")
}

/// Whether a clause with a verb of its own begins at the token.
pub(super) fn begins_clause(words: &Words<'_>, at: usize) -> bool {
    if !(words.is_word(at) || is_opening_mark(words.raw(at))) {
        return false;
    }
    let gerund = words.folded(at).ends_with("ing") && !starts_thing(words, at);
    let opens = gerund || starts_thing(words, at) || opens_clause(words.folded(at));
    let mut near =
        (at + 1..words.len().min(at + LONGEST_SUBJECT)).take_while(|it| words.raw(*it) != ";");
    // "Closing the pass was wrong" is a clause, "closing the pass" is none.
    let is_verb =
        |it: usize| if gerund { is_auxiliary(words.folded(it)) } else { is_finite(words, it) };
    opens && near.any(is_verb)
}

/// Words that open a clause before its subject.
fn opens_clause(folded: &str) -> bool {
    matches!(
        folded,
        "there"
            | "if"
            | "when"
            | "no"
            | "nothing"
            | "nobody"
            | "what"
            | "neither"
            | "while"
            | "as"
            | "because"
            | "that"
            | "once"
            | "until"
            | "without"
            | "despite"
    )
}

/// Whether a word is, as far as its form and its neighbours tell, a verb with a tense.
pub(super) fn is_finite(words: &Words<'_>, at: usize) -> bool {
    let (folded, lemma) = (words.folded(at), words.lemma(at));
    let before = at.wrapping_sub(1);
    if is_auxiliary(folded) {
        return folded != "'s" || !words.is_capitalised(before);
    }
    let lexicon = Lexicon::english();
    if folded == lemma || folded.ends_with("ing") || !lexicon.is_base(lemma, 'v') {
        if is_past_unchanged(folded) && !is_determiner(words.folded(before)) {
            return true;
        }
        // "They leave", "prices rise": a base form after a plural.
        return lexicon.is_base(folded, 'v')
            && !lexicon.is_base(folded, 'n')
            && has_plural_before(words, at);
    }
    if folded.ends_with('s') && lexicon.is_base(lemma, 'n') {
        // "The club plans" and "the club's plans" look alike; only a name or a pronoun before tells.
        return is_pronoun(words.folded(before))
            || words.is_capitalised(before)
                && !words.is_capitalised(at)
                && !is_demonym(words, before);
    }
    words.folded(at + 1) != "by"
        && !is_determiner(words.folded(before))
        && words.folded(before) != "to"
}

/// Verbs whose past is their base form.
fn is_past_unchanged(folded: &str) -> bool {
    matches!(
        folded,
        "cost"
            | "cut"
            | "hit"
            | "put"
            | "set"
            | "shut"
            | "hurt"
            | "let"
            | "beat"
            | "spread"
            | "quit"
            | "split"
            | "burst"
            | "shed"
    )
}

fn is_auxiliary(folded: &str) -> bool {
    matches!(
        folded,
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "could"
            | "can"
            | "cannot"
            | "may"
            | "might"
            | "must"
            | "should"
            | "shall"
            | "do"
            | "does"
            | "did"
            | "'s"
            | "'re"
            | "'ll"
            | "'d"
            | "'ve"
            | "ca"
            | "wo"
    )
}

fn has_plural_before(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let folded = words.folded(before);
    matches!(folded, "they" | "we" | "i" | "you" | "people" | "police")
        || folded != words.lemma(before) && folded.ends_with('s')
}

/// Whether a noun phrase begins at the token.
pub(super) fn starts_thing(words: &Words<'_>, at: usize) -> bool {
    is_determiner(words.folded(at))
        || is_pronoun(words.folded(at))
        || is_opening_mark(words.raw(at))
        || matches!(
            words.folded(at),
            "that"
                | "this"
                | "you"
                | "him"
                | "them"
                | "only"
                | "further"
                | "such"
                | "about"
                | "around"
                | "almost"
                | "nearly"
                | "more"
                | "at"
                | "up"
                | "over"
        )
        || phrase_after(words, at).is_some()
}
