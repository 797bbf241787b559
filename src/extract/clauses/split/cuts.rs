//! The places where a sentence is cut.

use super::super::tags::{Tag, Word};
use super::inner::{is_contrast, within};
use super::joints::{Seam, joint};
use super::subject::own_subject;

/// How one clause hangs on the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Joint {
    /// It has a subject of its own.
    Own,
    /// It shares the subject: "and closed two roads".
    Subject,
    /// It shares the subject and the auxiliaries: "was hit and damaged".
    Auxiliaries,
    /// It shares all that stands before the first infinitive: "must stop and leave".
    Infinitive,
    /// A participle that asserts: "killing four"; with the verb's base form.
    Asserting(String),
    /// A subject and a participle: "with Denmark offering a loan"; with the verb's base form.
    Absolute(String),
    /// A participle of saying: "warning that the dam may break".
    Saying,
    /// A participle or a noun phrase that comments: "underscoring the danger", "a sign of weakness".
    Commenting,
}

/// A place to cut: where the clause before ends, where the next begins, and how it hangs on.
pub(super) struct Cut {
    pub(super) end: usize,
    pub(super) start: usize,
    pub(super) joint: Joint,
}

/// The places where a sentence is cut, in order.
pub(super) fn cuts(row: &[&Word]) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut from = 0;
    let mut has_verb = false;
    let mut at = 0;
    while at < row.len() {
        let word = row[at];
        if word.opens_group() || word.tag == Tag::Base {
            has_verb |= !within(row, from, at);
        }
        // Within a quotation only a comma and "and" or "but" between two whole clauses part them.
        let found = cut_at(row, from, at, has_verb)
            .filter(|cut| !word.quoted || is_joined_clause(row, cut));
        let Some(cut) = found else {
            at += 1;
            continue;
        };
        at = cut.start.max(at + 1);
        if cut.joint == Joint::Own {
            from = cut.start;
            has_verb = false;
        } else {
            has_verb = true;
        }
        cuts.push(cut);
        if let Some(verb) = row.get(at).filter(|word| word.opens_group()) {
            has_verb |= verb.opens_group();
        }
    }
    cuts
}

fn is_joined_clause(row: &[&Word], cut: &Cut) -> bool {
    let joined =
        row[cut.end].is(",") && row[cut.end + 1..cut.start].iter().any(|word| !word.is_quote());
    joined && cut.joint == Joint::Own
}

fn cut_at(row: &[&Word], from: usize, at: usize, has_verb: bool) -> Option<Cut> {
    let word = row[at];
    let comma = word.is(",");
    let contrast =
        matches!(word.folded.as_str(), "while" | "whereas" | "although" | "though") && at > from;
    // "Denmark–Norway" is one name.
    let apart = at > 0 && row[at - 1].range.end < word.range.start;
    let dash = word.is("—") || word.is("–") && apart;
    let colon = word.is(";") || word.is(":");
    if !(comma || dash || contrast || colon || word.tag == Tag::Coordinator) || !has_verb {
        return opening_contrast(row, from, at);
    }
    let (start, coordinator) = next_clause(row, at);
    let strong = contrast || colon || dash || row[at + 1..start].iter().any(|w| is_contrast(w));
    let in_inner = within(row, from, at);
    joint(row, start, &Seam { from, at, comma, coordinator, strong, in_inner })
        .map(|joint| Cut { end: at, start, joint })
        .or_else(|| opening_contrast(row, from, at))
}

/// "While the port reopened, the bridge stayed closed": the comma after the first clause ends it.
fn opening_contrast(row: &[&Word], from: usize, at: usize) -> Option<Cut> {
    let opens = row.get(from).is_some_and(|word| {
        matches!(word.folded.as_str(), "while" | "whereas" | "although" | "though")
    });
    let has_verb = (from..at).any(|place| row[place].opens_group());
    let own = opens && row[at].is(",") && has_verb && own_subject(row, at + 1, 2).is_some();
    own.then_some(Cut { end: at, start: at + 1, joint: Joint::Own })
}

/// Where the next clause begins behind a mark, and whether a coordinator leads to it.
pub(super) fn next_clause(row: &[&Word], at: usize) -> (usize, bool) {
    let mut start = at;
    let mut coordinator = false;
    while let Some(word) = row.get(start) {
        let contrast = is_contrast(word);
        let skip = start == at && word.tag == Tag::Mark
            || word.tag == Tag::Coordinator && !coordinator
            || contrast && word.tag == Tag::Subordinator;
        if !skip {
            break;
        }
        coordinator |= word.tag == Tag::Coordinator;
        start += 1;
    }
    (start, coordinator)
}
