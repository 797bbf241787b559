//! When a word of denial denies, and what: "rejects reports" denies, "rejects the offer" does not.

use std::ops::Range;

use super::lexicon::{Cue, Lexicon};
use super::negation::is_negated;
use super::phrases::Found;
use super::words::Token;
use crate::model::Negation;

/// A text taken apart, as the search for its stance needs it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'t> {
    /// All tokens.
    pub(super) tokens: &'t [Token<'t>],
    /// Their base forms.
    pub(super) lemmas: &'t [String],
    /// The negations.
    pub(super) negations: &'t [Negation],
    /// The word lists.
    pub(super) lexicon: &'t Lexicon,
}

/// How many words may stand between "rejects" and "reports" for the two to be one denial.
const REPORT_NOUN_REACH: usize = 8;

/// The same from a report to the verb or adjective that judges it: "reports that a ferry has been sold to a
/// buyer abroad were wrong".
const REPORT_SUBJECT_REACH: usize = 14;

/// Fewer content words than this after "denies", or in the sentence of "that is a hoax", do not say what
/// is denied.
const ENOUGH_WORDS: usize = 3;

/// The tokens that a cue denies; `None` where it denies nothing. Whether the sentence is a question is
/// not asked.
pub(super) fn denied(found: &Found<'_, Cue>, text: &Text<'_>) -> Option<Range<usize>> {
    if is_negated(text.negations, text.tokens[found.start].start) {
        return None;
    }
    if text.is_alternative(found.start) || text.is_denied_itself(found) {
        return None;
    }
    if text.refuses(found) || text.only_judges(found) {
        return None;
    }
    let whole = || text.sentence_and_question(found);
    match found.means {
        Cue::Denial => (!text.denies_debunking(found.end)).then(|| text.led_to(found)),
        Cue::Debunk => Some(whole()),
        Cue::DebunkOpening => text.opens_sentence(found.start).then(whole),
        Cue::DenialOfReport => {
            if text.has_report_noun(text.object(found.end)) {
                Some(text.led_to(found))
            } else {
                (text.is_passive(found) && text.has_report_noun(text.subject(found.start)))
                    .then(whole)
            }
        }
        Cue::JudgementOfReport => text.is_of_report(found).then(whole),
        Cue::DebunkOfReport => {
            if text.is_of_report(found) || text.is_predicate(found) {
                return Some(whole());
            }
            let thing = text.thing_after(found.end);
            (!thing.is_empty()).then_some(thing)
        }
        _ => None,
    }
}

/// What a doubt is about.
pub(super) fn doubted(found: &Found<'_, Cue>, text: &Text<'_>) -> Range<usize> {
    text.led_to(found)
}

impl Text<'_> {
    /// Whether the sentence that goes on at `from` is a question.
    pub(super) fn is_asked(&self, from: usize) -> bool {
        let end =
            self.tokens[from..].iter().find(|token| matches!(token.text, "." | "!" | "?" | ":"));
        end.is_some_and(|token| token.text == "?")
    }

    /// What follows the cue in its sentence, where that says enough ("denies that the bank lost data"),
    /// else the whole sentence ("the bank lost data, a claim it denies").
    fn led_to(&self, found: &Found<'_, Cue>) -> Range<usize> {
        let after = found.end..self.sentence(found).end;
        if self.says(after.clone()) >= ENOUGH_WORDS {
            after
        } else {
            self.sentence_and_question(found)
        }
    }

    fn sentence(&self, found: &Found<'_, Cue>) -> Range<usize> {
        let start = self.tokens[..found.start].iter().rposition(ends_sentence);
        let end = self.tokens[found.end..].iter().position(ends_sentence);
        start.map_or(0, |place| place + 1)..end.map_or(self.tokens.len(), |place| found.end + place)
    }

    /// The sentence of a cue with the question that it answers ("Bridge closed? It's a hoax"), and with
    /// what stands before it where it says too little by itself ("… Update: Not true"), or after it where
    /// nothing stands before ("Fake news! The bridge …").
    fn sentence_and_question(&self, found: &Found<'_, Cue>) -> Range<usize> {
        let mut range = self.sentence(found);
        while let Some(mark) = range.start.checked_sub(1) {
            if self.tokens[mark].text != "?" && self.says(range.clone()) >= ENOUGH_WORDS {
                break;
            }
            let before = self.tokens[..mark].iter().rposition(ends_sentence);
            range.start = before.map_or(0, |place| place + 1);
        }
        while range.start == 0
            && range.end < self.tokens.len()
            && self.says(range.clone()) < ENOUGH_WORDS
        {
            let after = self.tokens[range.end + 1..].iter().position(ends_sentence);
            range.end = after.map_or(self.tokens.len(), |place| range.end + 1 + place);
        }
        range
    }

    /// How many words of content a range of tokens has.
    fn says(&self, range: Range<usize>) -> usize {
        let content = |token: &&Token<'_>| {
            token.is_word
                && !self.lexicon.is_stop(&token.folded)
                && !self.lexicon.is_report(&token.folded)
        };
        self.tokens[range].iter().filter(content).count()
    }

    /// Whether a word of denial refuses something rather than denies it: "denied the man bail", "was denied entry".
    fn refuses(&self, found: &Found<'_, Cue>) -> bool {
        if *found.means != Cue::Denial || self.lemmas[found.start] != "deny" {
            return false;
        }
        let object = self.object(found.end);
        let is_report = self.has_report_noun(object.clone());
        let last = object.clone().next_back().map(|last| self.lemmas[last].as_str());
        let what_is_granted = last.is_some_and(|last| self.lexicon.is_grant(last));
        let next = self.lemmas.get(found.end).map(String::as_str);
        let noun_follows = next.is_some_and(|next| {
            matches!(next, "a" | "an" | "the" | "any" | "his" | "her" | "their")
                || self.lexicon.is_base(next, 'n') && !self.lexicon.is_base(next, 'r')
        });
        let passive = found.start > 0
            && self.is_passive(found)
            && noun_follows
            && !self.has_report_noun(self.subject(found.start));
        !is_report && (what_is_granted || passive)
    }

    /// Whether a letter or an interview is only judged, "dismissed the letter as a bore", and not called untrue.
    fn only_judges(&self, found: &Found<'_, Cue>) -> bool {
        if *found.means != Cue::DenialOfReport {
            return false;
        }
        let object = self.object(found.end);
        let Some(noun) =
            object.rev().find(|index| self.lexicon.is_report_noun(&self.lemmas[*index]))
        else {
            return false;
        };
        let document =
            matches!(self.lemmas[noun].as_str(), "letter" | "interview" | "post" | "talk");
        let judged = &self.lemmas[noun + 1..self.sentence(found).end];
        let untrue = |cue: &Found<'_, Cue>| {
            matches!(cue.means, Cue::Debunk | Cue::DebunkOfReport | Cue::JudgementOfReport)
        };
        document
            && judged.first().is_some_and(|lemma| lemma == "as")
            && !self.lexicon.cues().find(judged).iter().any(untrue)
    }

    fn has_report_noun(&self, range: Range<usize>) -> bool {
        self.lemmas[range].iter().any(|lemma| self.lexicon.is_report_noun(lemma))
    }

    /// Whether a sentence begins at the token: at the head of the text, or after a colon or a stop.
    fn opens_sentence(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| {
            let token = &self.tokens[before];
            ends_sentence(token) || matches!(token.text, ":" | "-" | "–" | "—" | "“" | "\"")
        })
    }

    /// The object of a verb that ends before `from`: up to a preposition or the end of the clause.
    fn object(&self, from: usize) -> Range<usize> {
        let reach = (from + REPORT_NOUN_REACH).min(self.tokens.len());
        let end = (from..reach).find(|index| {
            !self.tokens[*index].is_word
                && !matches!(self.tokens[*index].text, "'" | "\"" | "’" | "‘" | "“")
                || ends_object(&self.lemmas[*index])
        });
        from..end.unwrap_or(reach)
    }

    /// The words before a verb that its subject may be among.
    fn subject(&self, until: usize) -> Range<usize> {
        let start = until.saturating_sub(REPORT_SUBJECT_REACH);
        let stop = (start..until)
            .rev()
            .find(|index| ends_sentence(&self.tokens[*index]) || self.tokens[*index].text == ":");
        stop.map_or(start, |stop| stop + 1)..until
    }

    fn is_passive(&self, found: &Found<'_, Cue>) -> bool {
        let near = found.start.saturating_sub(3)..found.start;
        self.lemmas[near].iter().any(|lemma| lemma == "be" || lemma == "get")
    }

    /// Whether a report is what the cue judges: "fake video", "the video that everybody shares is fake".
    fn is_of_report(&self, found: &Found<'_, Cue>) -> bool {
        let next = found.end..(found.end + 2).min(self.lemmas.len());
        self.has_report_noun(next) || self.has_report_noun(self.subject(found.start))
    }

    /// Whether the cue is what its sentence says of its subject: "is false", "exposed as fake", and in a
    /// headline, which drops the verb, "mermaid a fake" or "Fake: …".
    fn is_predicate(&self, found: &Found<'_, Cue>) -> bool {
        let before = &self.lemmas[..found.start];
        let leads = before.iter().rev().find(|lemma| !self.is_filler(lemma));
        let said = leads.is_none_or(|lemma| matches!(lemma.as_str(), "be" | "as" | ":"));
        let drops_verb = self.lexicon.is_base(&self.lemmas[found.start], 'a')
            || before.last().is_some_and(|lemma| matches!(lemma.as_str(), "a" | "an"));
        said || drops_verb && self.ends_clause(found.end)
    }

    /// Whether a word may stand between "is" and "false": an article, an adverb, an adjective.
    fn is_filler(&self, lemma: &str) -> bool {
        matches!(lemma, "a" | "an" | "the" | "all" | "just" | "so" | "very" | "such" | "probably")
            || lemma.ends_with("ly")
            || self.lexicon.is_base(lemma, 'a') && !self.lexicon.is_stop(lemma)
    }

    /// Whether the cue is one of two that the text leaves open: "real or fake".
    fn is_alternative(&self, at: usize) -> bool {
        let near = &self.lemmas[at.saturating_sub(2)..at];
        near.iter().any(|lemma| lemma == "or")
    }

    /// Whether a debunking is what somebody denies: "denies that it is a hoax".
    fn is_denied_itself(&self, found: &Found<'_, Cue>) -> bool {
        let mark = self.tokens[..found.start].iter().rposition(|token| !token.is_word);
        let clause = &self.lemmas[mark.map_or(0, |mark| mark + 1)..found.start];
        let is_denial = |cue: &Found<'_, Cue>| *cue.means == Cue::Denial;
        self.is_alleged(found) && self.lexicon.cues().find(clause).iter().any(is_denial)
    }

    /// Whether what is denied is itself a debunking, so that the two cancel: "denies hoax claims". In "denies
    /// the fake report" they do not.
    fn denies_debunking(&self, from: usize) -> bool {
        let end = self.tokens[from..].iter().position(ends_clause);
        let to = end.map_or(self.lemmas.len(), |end| from + end);
        let cues = self.lexicon.cues().find(&self.lemmas[from..to]);
        cues.iter().any(|cue| {
            let place = Found { start: cue.start + from, end: cue.end + from, means: cue.means };
            self.is_alleged(&place)
        })
    }

    /// Whether a debunking is what a report says, rather than what is said of the report: "that it is a
    /// hoax", "hoax allegations".
    fn is_alleged(&self, found: &Found<'_, Cue>) -> bool {
        let is_of_report = matches!(found.means, Cue::Doubt) && found.end - found.start > 1;
        let said =
            self.lemmas[found.start.saturating_sub(3)..found.start].iter().any(|l| l == "be");
        is_of_report || matches!(found.means, Cue::Debunk | Cue::DebunkOfReport) && said
    }

    fn ends_clause(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| {
            !token.is_word && !matches!(token.text, "-" | "'" | "\"" | "’" | "“" | "‘")
        }) || self.lemmas.get(at).is_some_and(|lemma| self.lexicon.is_report(lemma))
    }

    /// The thing that an adjective before it is said of: the words up to a preposition, a verb form of
    /// small words or the end of the clause.
    fn thing_after(&self, from: usize) -> Range<usize> {
        let end = (from..self.tokens.len()).find(|index| {
            !self.tokens[*index].is_word && self.tokens[*index].text != "-"
                || self.lexicon.is_stop(&self.tokens[*index].folded)
        });
        from..end.unwrap_or(self.tokens.len())
    }
}

fn ends_clause(token: &Token<'_>) -> bool {
    matches!(token.text, "." | "!" | "?" | ";" | ":" | ",")
}

fn ends_sentence(token: &Token<'_>) -> bool {
    matches!(token.text, "." | "!" | "?" | ";")
}

/// Prepositions and conjunctions after which the object of a verb is over. "Of" and "that" go on with it.
fn ends_object(lemma: &str) -> bool {
    matches!(
        lemma,
        "in" | "on"
            | "at"
            | "with"
            | "after"
            | "before"
            | "over"
            | "by"
            | "for"
            | "from"
            | "to"
            | "during"
            | "and"
            | "but"
            | "while"
            | "when"
    )
}
