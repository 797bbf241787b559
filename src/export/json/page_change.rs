//! The fields of a page's change, and of how a quote stands in the newest text of its page.

use serde::Serialize;

use super::detail::SnapshotObject;
use crate::report::{ClaimStanding, Edit, PageChange, StandingView};

/// How a quote stands in the newest text of its page.
#[derive(Serialize)]
pub(super) struct StandingObject<'a> {
    standing: &'static str,
    snapshot_sha256: &'a str,
    retrieved: Option<String>,
    since: Option<String>,
    start: Option<usize>,
    end: Option<usize>,
    paragraph: Option<usize>,
    because: &'a str,
    was: Option<&'a str>,
    now: Option<&'a str>,
}

impl<'a> StandingObject<'a> {
    pub(super) fn of(newest: &'a StandingView) -> Self {
        let difference = newest.difference.as_ref();
        Self {
            standing: newest.standing.as_str(),
            snapshot_sha256: &newest.snapshot,
            retrieved: newest.retrieved.map(|date| date.to_string()),
            since: newest.since.map(|date| date.to_string()),
            start: newest.position.map(|(start, _)| start),
            end: newest.position.map(|(_, end)| end),
            paragraph: newest.paragraph,
            because: &newest.because,
            was: difference.map(|difference| difference.quote.as_str()),
            now: difference.map(|difference| difference.document.as_str()),
        }
    }
}

#[derive(Serialize)]
pub(super) struct PageChangeObject<'a> {
    source: &'a str,
    before: SnapshotObject<'a>,
    now: SnapshotObject<'a>,
    same_paragraphs: usize,
    changes: Vec<ChangeObject<'a>>,
    claims: Vec<ClaimStandingObject<'a>>,
}

impl<'a> PageChangeObject<'a> {
    pub(super) fn of(change: &'a PageChange) -> Self {
        Self {
            source: change.source.as_str(),
            before: SnapshotObject::of(&change.before),
            now: SnapshotObject::of(&change.now),
            same_paragraphs: change.revision.same,
            changes: change.revision.changes.iter().map(ChangeObject::of).collect(),
            claims: change.claims.iter().map(ClaimStandingObject::of).collect(),
        }
    }
}

#[derive(Serialize, Default)]
struct ChangeObject<'a> {
    change: &'static str,
    paragraph_before: Option<usize>,
    paragraph_now: Option<usize>,
    was: Option<&'a str>,
    now: Option<&'a str>,
}

impl<'a> ChangeObject<'a> {
    fn of(change: &'a Edit) -> Self {
        match change {
            Edit::Removed { before, text } => Self {
                change: "removed",
                paragraph_before: Some(*before),
                was: Some(text),
                ..Self::default()
            },
            Edit::Added { now, text } => Self {
                change: "added",
                paragraph_now: Some(*now),
                now: Some(text),
                ..Self::default()
            },
            Edit::Moved { before, now, text } => Self {
                change: "moved",
                paragraph_before: Some(*before),
                paragraph_now: Some(*now),
                was: Some(text),
                now: Some(text),
            },
            Edit::Changed { before, now, difference } => Self {
                change: "changed",
                paragraph_before: Some(*before),
                paragraph_now: Some(*now),
                was: Some(&difference.quote),
                now: Some(&difference.document),
            },
        }
    }
}

#[derive(Serialize)]
struct ClaimStandingObject<'a> {
    id: &'a str,
    text: &'a str,
    quote: Option<&'a str>,
    newest: StandingObject<'a>,
}

impl<'a> ClaimStandingObject<'a> {
    fn of(one: &'a ClaimStanding) -> Self {
        Self {
            id: one.claim.id.as_str(),
            text: &one.claim.text,
            quote: one.claim.citation.as_ref().map(|citation| citation.exact.as_str()),
            newest: StandingObject::of(&one.newest),
        }
    }
}
