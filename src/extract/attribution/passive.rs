//! What is said without its subject: "is said to have fled", "it was reported that", "is described by geologists as".

use super::signs::begins_clause;
use super::subject::helpers;
use super::verbs::{Frame, verbs_at};
use crate::extract::speakers::Speakers;
use crate::extract::speakers::phrase::phrase_after;
use crate::extract::words::Words;

/// A content whose verb of saying is in the passive.
#[derive(Debug, Clone)]
pub(super) struct Unspoken {
    /// Who says it, where "by" names them; else nobody is named.
    pub(super) claimant: Option<String>,
    /// The verb with its helping words: "is said".
    pub(super) verb: String,
    /// Where the content begins; the whole sentence where the verb stands within it.
    pub(super) from: Option<usize>,
}

/// Verbs of which the passive with "to" reports what others say: "is believed to be".
fn reports(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "report"
            | "believe"
            | "think"
            | "understand"
            | "allege"
            | "claim"
            | "rumour"
            | "rumor"
            | "estimate"
            | "suspect"
            | "reckon"
    )
}

/// What is said without its subject in a sentence, if anything is.
pub(super) fn unspoken(words: &Words<'_>, speakers: &mut Speakers<'_>) -> Option<Unspoken> {
    (1..words.len()).filter(|at| !words.quoted[*at]).find_map(|at| {
        if is_hearsay(words.folded(at)) {
            return Some(Unspoken {
                claimant: None,
                verb: words.folded(at).to_owned(),
                from: None,
            });
        }
        let verbs = verbs_at(words, at);
        if verbs.is_empty() && !reports(words.lemma(at)) {
            return None;
        }
        let helpers = helpers(words, at);
        if !helpers.has_be
            || helpers.is_negated
            || helpers.is_modal
            || words.folded(at).ends_with("ing")
        {
            return None;
        }
        let verb = words.words(helpers.start..at + 1);
        if reports(words.lemma(at)) && words.folded(at + 1) == "to" {
            return Some(Unspoken { claimant: None, verb: verb.to_owned(), from: None });
        }
        let takes_that = verbs.iter().any(|(verb, _)| verb.taking(Frame::That).is_some());
        let before = helpers.start.wrapping_sub(1);
        if takes_that
            && words.folded(before) == "it"
            && words.folded(at + 1) == "that"
            && begins_clause(words, at + 2)
        {
            return Some(Unspoken { claimant: None, verb: verb.to_owned(), from: Some(at + 2) });
        }
        let names = verbs
            .iter()
            .any(|(verb, _)| verb.taking(Frame::As).is_some() || verb.taking(Frame::Be).is_some());
        let phrase =
            phrase_after(words, at + 2).filter(|_| names && words.folded(at + 1) == "by")?;
        let claimant = speakers.speaker(words, &phrase)?;
        Some(Unspoken { claimant: Some(claimant), verb: format!("{verb} by"), from: None })
    })
}

/// Adverbs that leave open who says so.
fn is_hearsay(folded: &str) -> bool {
    matches!(folded, "reportedly" | "allegedly" | "supposedly" | "purportedly")
}
