//! What changed between two snapshots of a page, for a terminal.

use super::layout::{Page, prose};
use super::{TextStyle, dates, words};
use crate::report::{
    ClaimStanding, Difference, Edit, PageChange, Revision, SnapshotView, Standing,
};

/// How much of a paragraph that came or went is shown, in code points.
const SHOWN: usize = 400;

/// Sets the difference paragraph by paragraph, words that differ in brackets, and below it each claim that
/// was read in an older text and whose quote does not just stand in the new one; those that do are counted.
#[must_use]
pub fn render(change: &PageChange, style: &TextStyle) -> String {
    let mut page = Page::new(*style);
    let source = prose(change.source.as_str());
    let between = format!("{} → {}", snapshot(&change.before), snapshot(&change.now));
    page.with_remark("", 2, &style.bold(source), &style.dim(prose(&between)));
    page.indented(2, &prose(&in_figures(&change.revision)));
    if !change.revision.changes.is_empty() {
        page.blank();
        change.revision.changes.iter().for_each(|change| paragraph(&mut page, change));
    }
    if !change.claims.is_empty() {
        page.blank();
        page.indented(2, &style.bold(words::count(change.claims.len(), "claim")));
        let (stand, others): (Vec<_>, Vec<_>) =
            change.claims.iter().partition(|it| it.newest.standing == Standing::Stands);
        others.into_iter().for_each(|claim| standing(&mut page, claim));
        match stand.len() {
            0 => {}
            1 => page.indented(2, "1 quote stands"),
            number => page.indented(2, &format!("{number} quotes stand")),
        }
    }
    page.finish()
}

/// Sets the paragraphs that differ, as in [`render`].
#[must_use]
pub fn paragraphs(revision: &Revision, style: &TextStyle) -> String {
    let mut page = Page::new(*style);
    revision.changes.iter().for_each(|change| paragraph(&mut page, change));
    page.finish()
}

/// `3 Mar 2024`, or the first digits of its hash.
fn snapshot(snapshot: &SnapshotView) -> String {
    match &snapshot.retrieved {
        Some(date) => date.parse().map_or_else(|_| date.clone(), dates::date),
        None => snapshot.sha256.chars().take(12).collect(),
    }
}

/// `paragraphs: 2 changed, 1 added; 14 as before`.
#[must_use]
pub fn in_figures(revision: &Revision) -> String {
    let number = |of: fn(&Edit) -> bool| revision.changes.iter().filter(|it| of(it)).count();
    let parts: Vec<String> = [
        (number(|it| matches!(it, Edit::Changed { .. })), "changed"),
        (number(|it| matches!(it, Edit::Moved { .. })), "moved"),
        (number(|it| matches!(it, Edit::Added { .. })), "added"),
        (number(|it| matches!(it, Edit::Removed { .. })), "removed"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, what)| format!("{number} {what}"))
    .collect();
    let same = words::count(revision.same, "paragraph");
    match parts.is_empty() {
        true => format!("the same text in {same}"),
        false => format!("paragraphs: {}; {} as before", parts.join(", "), revision.same),
    }
}

fn paragraph(page: &mut Page, change: &Edit) {
    match change {
        Edit::Removed { before, text } => line(page, &format!("− ¶{before}"), text),
        Edit::Added { now, text } => line(page, &format!("+ ¶{now}"), text),
        Edit::Moved { before, now, text } => {
            line(page, &format!("→ ¶{before} is ¶{now}"), text);
        }
        Edit::Changed { before, now, difference: Difference { document, quote } } => {
            line(page, &format!("− ¶{before}"), quote);
            line(page, &format!("+ ¶{now}"), document);
        }
    }
}

fn line(page: &mut Page, sign: &str, text: &str) {
    let lead = format!("  {}  ", page.style.label(sign));
    page.paragraph(&lead, 6, &prose(&shortened(text)));
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{} …", text[..cut].trim_end()),
        None => text.to_owned(),
    }
}

fn standing(page: &mut Page, one: &ClaimStanding) {
    let (claim, newest) = (&one.claim, &one.newest);
    let word = page.style.standing(newest.standing, format!("{:<10}", newest.standing));
    let place = newest.paragraph.map(|number| format!(" ¶{number}")).unwrap_or_default();
    let head = format!("{}{place}: {}", claim.id, newest.because);
    page.paragraph(&format!("  {word}  "), 14, &prose(&head));
    let quote = claim.citation.as_ref().map(|citation| citation.exact.as_str());
    match &newest.difference {
        Some(Difference { document, quote }) => {
            page.paragraph(&" ".repeat(14), 18, &prose(&format!("was “{quote}”")));
            page.paragraph(&" ".repeat(14), 18, &prose(&format!("now “{document}”")));
        }
        None => page.indented(14, &prose(&format!("“{}”", shortened(quote.unwrap_or_default())))),
    }
}
