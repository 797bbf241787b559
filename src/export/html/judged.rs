//! What people said of a link or a point: each of them with the decision, the day and the reason.

use askama::Template;

use super::point::Shared;
use crate::export::{dates, words};
use crate::model::{ClaimId, Decision};
use crate::report::{Judged, Said};

/// Everybody's last word.
#[derive(Debug, Template)]
#[template(path = "judged.html", config = "src/export/html/askama.toml")]
pub(super) struct JudgedPart<'a> {
    /// Whether people contradict each other.
    contested: bool,
    said: Vec<SaidPart<'a>>,
}

/// One word of one person.
#[derive(Debug)]
struct SaidPart<'a> {
    /// What stands before it: that it contradicts nobody, of what is contested.
    lead: &'static str,
    decision: &'static str,
    by: &'a str,
    day: String,
    reason: &'a str,
    evidence: Option<Named<'a>>,
    question: Option<&'a str>,
    /// What the claims are to a split or a join.
    of_others: &'static str,
    others: Vec<Named<'a>>,
    since: Option<String>,
}

/// A claim by its id, with a link where the page shows it.
#[derive(Debug)]
struct Named<'a> {
    id: &'a str,
    anchor: Option<String>,
}

impl<'a> JudgedPart<'a> {
    pub(super) fn new(judged: &'a Judged, shared: &Shared<'_>) -> Self {
        let contested = judged.is_contested();
        let (words, besides) = match contested {
            true => words::contested(judged),
            false => (judged.said.iter().collect(), vec![]),
        };
        let words = words.into_iter().map(|it| said(it, "", shared));
        let besides = besides.into_iter().map(|it| said(it, "besides: ", shared));
        Self { contested, said: words.chain(besides).collect() }
    }
}

fn said<'a>(said: &'a Said, lead: &'static str, shared: &Shared<'_>) -> SaidPart<'a> {
    let named = |claim: &'a ClaimId| Named { id: claim.as_str(), anchor: shared.anchor_of(claim) };
    SaidPart {
        lead,
        decision: said.decision.as_str(),
        by: &said.by,
        day: dates::day_of(&said.at),
        reason: if said.reason.is_empty() { "no reason given" } else { &said.reason },
        evidence: said.evidence.as_ref().map(named),
        question: said.question.as_deref(),
        of_others: if said.decision == Decision::Split { "left" } else { "with" },
        others: said.others.iter().map(named).collect(),
        since: words::joined_since(said),
    }
}
