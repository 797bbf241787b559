//! What a text does with its content: says it, denies it, doubts it, hints at it, demands it.

use super::lexicon::{Cue, Lexicon};
use super::negation::is_negated;
use super::phrases::Found;
use super::words::Token;
use crate::model::{Modality, Negation, Stance};

/// The stance of a text with the words that show it, and how it presents its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadStance {
    /// The stance.
    pub stance: Stance,
    /// The words that show it: half-open, in bytes.
    pub words: Option<(usize, usize)>,
    /// What a denial or a doubt is about: half-open, in bytes; `None` is the whole text.
    pub about: Option<(usize, usize)>,
    /// How the content is presented.
    pub modality: Modality,
}

/// How many words may stand between "rejects" and "reports" for the two to be one denial.
const REPORT_NOUN_REACH: usize = 8;

/// Reads the stance of a text. `lemmas` are the base forms of all tokens.
#[must_use]
pub fn stance(
    tokens: &[Token<'_>],
    lemmas: &[String],
    negations: &[Negation],
    lexicon: &Lexicon,
) -> ReadStance {
    let cues = lexicon.cues().find(lemmas);
    let place = |found: &Found<'_, Cue>| (tokens[found.start].start, tokens[found.end - 1].end());
    let against = |found: &&Found<'_, Cue>| is_denial(found, tokens, lemmas, negations, lexicon);
    let read = |stance, found: &Found<'_, Cue>| ReadStance {
        stance,
        words: Some(place(found)),
        about: about(found, tokens, lexicon),
        modality: Modality::Fact,
    };
    if let Some(found) = cues.iter().find(against) {
        return read(Stance::Denies, found);
    }
    let doubts =
        |found: &&Found<'_, Cue>| *found.means == Cue::Doubt && !is_asked(tokens, found.end);
    if let Some(found) = cues.iter().find(doubts) {
        return read(Stance::Doubts, found);
    }
    let modality = modality(&cues, tokens);
    let first = |cue| cues.iter().find(|found| *found.means == cue);
    match (first(Cue::Expect), first(Cue::Wish)) {
        (Some(found), _) => {
            ReadStance { stance: Stance::Expects, words: Some(place(found)), about: None, modality }
        }
        (None, Some(found)) => {
            ReadStance { stance: Stance::Demands, words: Some(place(found)), about: None, modality }
        }
        (None, None) => ReadStance { modality, ..ReadStance::default() },
    }
}

fn is_denial(
    found: &Found<'_, Cue>,
    tokens: &[Token<'_>],
    lemmas: &[String],
    negations: &[Negation],
    lexicon: &Lexicon,
) -> bool {
    if is_negated(negations, tokens[found.start].start) {
        return false;
    }
    let report_noun_in =
        |lemmas: &[String]| lemmas.iter().any(|lemma| lexicon.is_report_noun(lemma));
    let before = &lemmas[found.start.saturating_sub(REPORT_NOUN_REACH)..found.start];
    let after = &lemmas[found.end..(found.end + REPORT_NOUN_REACH).min(lemmas.len())];
    match found.means {
        Cue::Denial | Cue::Debunk => !is_asked(tokens, found.end),
        Cue::DebunkOpening => found.start == 0,
        Cue::DenialOfReport => report_noun_in(after),
        Cue::DebunkOfReport => {
            let next = &after[..after.len().min(2)];
            !is_asked(tokens, found.end)
                && (report_noun_in(next) || report_noun_in(before) || is_predicate(before))
        }
        _ => false,
    }
}

/// What a denial is about: what follows it in its sentence, where that says enough ("denies that the bank
/// lost data"), else the whole sentence ("the bank lost data, a claim it denies", "the report is a hoax").
fn about(
    found: &Found<'_, Cue>,
    tokens: &[Token<'_>],
    lexicon: &Lexicon,
) -> Option<(usize, usize)> {
    let ends = |token: &Token<'_>| matches!(token.text, "." | "!" | "?" | ";");
    let start = tokens[..found.start].iter().rposition(ends).map_or(0, |place| place + 1);
    let end =
        tokens[found.end..].iter().position(ends).map_or(tokens.len(), |place| found.end + place);
    let says = tokens[found.end..end]
        .iter()
        .filter(|token| {
            token.is_word && !lexicon.is_stop(&token.folded) && !lexicon.is_report(&token.folded)
        })
        .count();
    let leads_on = matches!(found.means, Cue::Denial | Cue::DenialOfReport | Cue::Doubt);
    let from = if leads_on && says >= ENOUGH_WORDS { found.end } else { start };
    Some((tokens.get(from)?.start, tokens.get(end.checked_sub(1)?)?.end()))
}

/// Fewer content words than this after "denies" do not say what is denied.
const ENOUGH_WORDS: usize = 3;

/// Whether the sentence that goes on at `from` is a question.
fn is_asked(tokens: &[Token<'_>], from: usize) -> bool {
    let end = tokens[from..].iter().find(|token| matches!(token.text, "." | "!" | "?" | ":"));
    end.is_some_and(|token| token.text == "?")
}

/// Whether "be" stands shortly before: "is false", "was a complete invention".
fn is_predicate(before: &[String]) -> bool {
    let near = &before[before.len().saturating_sub(3)..];
    near.iter().any(|lemma| lemma == "be") || near.last().is_none_or(|lemma| lemma == ":")
}

fn modality(cues: &[Found<'_, Cue>], tokens: &[Token<'_>]) -> Modality {
    let has = |cue| cues.iter().any(|found| *found.means == cue);
    if has(Cue::Possible) || tokens.last().is_some_and(|token| token.text == "?") {
        Modality::Possible
    } else if has(Cue::Wish) {
        Modality::Wish
    } else if has(Cue::Future) || has(Cue::Expect) {
        Modality::Future
    } else {
        Modality::Fact
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{lemma::lemma, negation::negations, words};

    fn read(text: &str) -> ReadStance {
        let english = Lexicon::english();
        let tokens = words::tokens(text);
        let lemmas: Vec<String> = tokens.iter().map(|t| lemma(&t.folded, english)).collect();
        stance(&tokens, &lemmas, &negations(&tokens, &lemmas, english), english)
    }

    #[test]
    fn a_denial_is_read_with_its_words() {
        let text = "The club denies signing the striker.";
        let read = read(text);
        assert_eq!(read.stance, Stance::Denies);
        let (start, end) = read.words.unwrap();
        assert_eq!(&text[start..end], "denies");
    }

    #[test]
    fn to_reject_an_offer_is_no_denial_but_to_reject_reports_is() {
        assert_eq!(read("The board rejected the offer.").stance, Stance::Asserts);
        assert_eq!(read("The board rejected reports of a merger.").stance, Stance::Denies);
    }

    #[test]
    fn a_debunked_story_is_denied() {
        assert_eq!(read("The photo of the shark is a hoax.").stance, Stance::Denies);
        assert_eq!(read("No, the mayor was not arrested.").stance, Stance::Denies);
    }

    #[test]
    fn not_to_confirm_is_to_doubt() {
        assert_eq!(read("Police could not confirm the number.").stance, Stance::Doubts);
        assert_eq!(read("There is no evidence that the dam broke.").stance, Stance::Doubts);
    }

    #[test]
    fn not_to_deny_is_no_denial() {
        assert_eq!(read("The minister did not deny the report.").stance, Stance::Asserts);
    }
}
