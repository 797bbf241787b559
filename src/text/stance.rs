//! What a text does with its content: says it, denies it, doubts it, hints at it, demands it.

use std::ops::Range;

use super::denial::{Text, denied, doubted};
use super::lexicon::{Cue, Lexicon};
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

/// Reads the stance of a text. `lemmas` are the base forms of all tokens.
#[must_use]
pub fn stance(
    tokens: &[Token<'_>],
    lemmas: &[String],
    negations: &[Negation],
    lexicon: &Lexicon,
) -> ReadStance {
    let cues = lexicon.cues().find(lemmas);
    let text = Text { tokens, lemmas, negations, lexicon };
    against(&cues, &text).unwrap_or_else(|| in_favour(&cues, tokens))
}

/// The denial of a text, or else its doubt.
fn against(cues: &[Found<'_, Cue>], text: &Text<'_>) -> Option<ReadStance> {
    let read = |stance, found: &Found<'_, Cue>, about: Range<usize>| ReadStance {
        stance,
        words: Some(place(found, text.tokens)),
        about: span(about, text.tokens),
        modality: Modality::Fact,
    };
    let denials = || cues.iter().filter_map(|found| Some((found, denied(found, text)?)));
    if let Some((found, about)) = denials().find(|(found, _)| !text.is_asked(found.end)) {
        return Some(read(Stance::Denies, found, about));
    }
    let doubts = |found: &&Found<'_, Cue>| *found.means == Cue::Doubt && !text.is_asked(found.end);
    if let Some(found) = cues.iter().find(doubts) {
        return Some(read(Stance::Doubts, found, doubted(found, text)));
    }
    // "Is the video a hoax?" does not say so, and does not take the video for true either.
    let asks = |found: &Found<'_, Cue>| matches!(found.means, Cue::Debunk | Cue::DebunkOfReport);
    let (found, about) = denials().find(|(found, _)| asks(found))?;
    Some(read(Stance::Doubts, found, about))
}

/// The stance of a text that neither denies nor doubts.
fn in_favour(cues: &[Found<'_, Cue>], tokens: &[Token<'_>]) -> ReadStance {
    let modality = modality(cues, tokens);
    let first = |cue| cues.iter().find(|found| *found.means == cue);
    let read = |stance, found| ReadStance {
        stance,
        words: Some(place(found, tokens)),
        about: None,
        modality,
    };
    match (first(Cue::Expect), first(Cue::Wish)) {
        (Some(found), _) => read(Stance::Expects, found),
        (None, Some(found)) => read(Stance::Demands, found),
        (None, None) => ReadStance { modality, ..ReadStance::default() },
    }
}

fn place(found: &Found<'_, Cue>, tokens: &[Token<'_>]) -> (usize, usize) {
    (tokens[found.start].start, tokens[found.end - 1].end())
}

fn span(range: Range<usize>, tokens: &[Token<'_>]) -> Option<(usize, usize)> {
    Some((tokens.get(range.start)?.start, tokens.get(range.end.checked_sub(1)?)?.end()))
}

fn modality(cues: &[Found<'_, Cue>], tokens: &[Token<'_>]) -> Modality {
    let has = |cue| cues.iter().any(|found| *found.means == cue && !is_month(tokens, found.start));
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

/// Whether the token is the month of May: "on 10 May", "in May".
fn is_month(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let leads = |token: &Token<'_>| {
        token.is_number()
            || matches!(
                token.folded.as_str(),
                "in" | "of" | "since" | "until" | "last" | "next" | "early" | "late" | "by"
            )
    };
    tokens[at].text == "May"
        && (before.is_some_and(leads) || tokens.get(at + 1).is_some_and(Token::is_number))
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
    fn a_headline_debunks_without_a_verb() {
        assert_eq!(read("Two-headed calf a fake").stance, Stance::Denies);
        assert_eq!(read("Diver exposed as fake by coastguard").stance, Stance::Denies);
        assert_eq!(read("Calf is a fake: owner's other tricks revealed").stance, Stance::Denies);
        assert_eq!(read("Ferry sold to Norway? Update: Nope").stance, Stance::Denies);
    }

    #[test]
    fn to_judge_a_deed_is_no_denial_but_to_judge_a_report_is() {
        assert_eq!(read("The minister said the ferry sale was wrong.").stance, Stance::Asserts);
        assert_eq!(read("The report of the ferry sale was wrong.").stance, Stance::Denies);
    }

    #[test]
    fn the_object_of_a_rejection_is_what_counts() {
        assert_eq!(read("Guard killed in raid - reports").stance, Stance::Asserts);
        assert_eq!(read("Guard quashes rumour of raid").stance, Stance::Denies);
        assert_eq!(read("The court denied bail to the guard.").stance, Stance::Asserts);
        assert_eq!(read("The court denied the old guard bail.").stance, Stance::Asserts);
        assert_eq!(read("The reporter was denied entry to the hall.").stance, Stance::Asserts);
        assert_eq!(read("The raid was denied by the guard.").stance, Stance::Denies);
        assert_eq!(read("The guard dismissed the letter as a bore.").stance, Stance::Asserts);
        assert_eq!(read("The guard dismissed the letter as a fake.").stance, Stance::Denies);
    }

    #[test]
    fn a_fake_thing_is_all_that_is_denied() {
        let text = "The smuggler was found with a fake passport in the harbour.";
        let (start, end) = read(text).about.unwrap();
        assert_eq!(&text[start..end], "passport");
    }

    #[test]
    fn to_ask_whether_it_is_a_hoax_is_to_doubt() {
        assert_eq!(read("Was the flying cow all a hoax?").stance, Stance::Doubts);
        let text = "Flying cow seen? It is a hoax.";
        assert_eq!(read(text).stance, Stance::Denies);
        assert_eq!(read(text).about, Some((0, text.len() - 1)));
    }

    #[test]
    fn an_exclamation_is_of_what_follows_it() {
        let text = "Fake news! The ferry was not sold to Norway.";
        assert_eq!(read(text).stance, Stance::Denies);
        assert_eq!(read(text).about, Some((0, text.len() - 1)));
    }

    #[test]
    fn neither_to_confirm_nor_to_deny_takes_no_side() {
        let text = "The dairy declined to confirm or deny the report of a sale.";
        assert_eq!(read(text).stance, Stance::Asserts);
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
