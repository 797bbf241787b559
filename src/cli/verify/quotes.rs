//! Whether every quote stands where its citation says, and every text is that of its hash.

use std::collections::BTreeMap;

use atodds::{
    ingest::{Format, is_whole},
    model::{Case, Snapshot, Source},
    store::Finding,
    text::{code_points::CodePoints, quote},
};

/// How many quotes and texts were looked at.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Quotes {
    /// Quotes with a place, all looked up there.
    pub(super) verified: usize,
    /// Quotes of sources that hold no text.
    pub(super) without_place: usize,
    /// Texts that are all of their raw bytes, so that their hash can be worked out again.
    pub(super) whole: usize,
    /// Texts that were drawn from something else, so that it cannot.
    pub(super) drawn: usize,
}

/// Looks up every quote, and works out the hash of every text that is its raw bytes.
pub(super) fn check(case: &Case) -> (Quotes, Vec<Finding>) {
    let (mut quotes, mut findings) = (Quotes::default(), vec![]);
    for source in &case.sources {
        for snapshot in &source.snapshots {
            if is_whole(&snapshot.text, &snapshot.sha256) {
                quotes.whole += 1;
            } else if let Some(finding) = altered(source, snapshot) {
                findings.push(finding);
            } else {
                quotes.drawn += 1;
            }
        }
    }
    places(case, &mut quotes, &mut findings);
    (quotes, findings)
}

/// A plain text is kept as it came, so that some encoding of it must have its hash.
fn altered(source: &Source, snapshot: &Snapshot) -> Option<Finding> {
    let file = snapshot.file.as_deref().filter(|it| Format::of_name(it) == Some(Format::Text))?;
    Some(Finding {
        place: format!("source {}", source.id),
        problem: format!(
            "its text from {file:?}, sha256 {}, is not what these bytes say in any encoding: it was altered, or \
             the file was no plain text; with the file at hand, `atodds verify --against DIR` tells which",
            snapshot.sha256
        ),
    })
}

fn places(case: &Case, quotes: &mut Quotes, findings: &mut Vec<Finding>) {
    let sources = case.sources_by_id();
    // A text is counted once, however many quotes stand in it.
    let mut texts: BTreeMap<(&str, &str), CodePoints<'_>> = BTreeMap::new();
    for claim in &case.claims {
        let Some(citation) = &claim.citation else { continue };
        let mut tell = |problem: &str| {
            let (place, problem) = (format!("claim {}", claim.id), problem.to_owned());
            findings.push(Finding { place, problem });
        };
        if citation.position.is_none() {
            quotes.without_place += 1;
            continue;
        }
        quotes.verified += 1;
        let snapshot = sources.get(&claim.source).and_then(|source| source.cited(citation));
        let Some(snapshot) = snapshot else {
            tell("its quote has a place in a text that its source does not hold");
            continue;
        };
        let text = texts
            .entry((claim.source.as_str(), &snapshot.sha256))
            .or_insert_with(|| CodePoints::new(&snapshot.text));
        if quote::holds(text, citation) != Some(true) {
            tell("other words stand at the place of its quote");
        }
    }
}
