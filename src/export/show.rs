//! One claim, source or point with its provenance, for a terminal.

use super::layout::{Page, prose};
use super::{TextStyle, dates, history, text, trail, words};
use crate::model::Match;
use crate::report::{
    ClaimEvidence, ClaimView, Event, Judged, LinkedClaim, OtherValue, PointEvidence, Said, Shown,
    SnapshotView, SourceEvidence, TakenBack, Trail,
};

/// Where the values of a list of fields begin.
const FIELD: usize = 12;

/// Sets things one below the other; see [`show`](crate::report::show).
#[must_use]
pub fn render(shown: &[Shown], style: &TextStyle) -> String {
    let mut page = Page::new(*style);
    for (number, thing) in shown.iter().enumerate() {
        if number > 0 {
            page.blank();
        }
        match thing {
            Shown::Claim(evidence) => claim(&mut page, evidence),
            Shown::Source(evidence) => source(&mut page, evidence),
            Shown::Point(evidence) => point(&mut page, evidence),
        }
    }
    page.finish()
}

/// The history of a point, one event below the other.
fn events(page: &mut Page, events: &[Event]) {
    if events.is_empty() {
        return;
    }
    let style = page.style;
    page.blank();
    let width = events.iter().map(|it| history::when(it).chars().count()).max().unwrap_or(0);
    for event in events {
        let when = format!("{:>width$}", history::when(event));
        let lead = format!("  {}  ", style.dim(when));
        page.paragraph(&lead, width + 4, &prose(&history::what(event)));
    }
}

fn title(page: &mut Page, kind: &str, id: &str, text: &str) {
    let style = page.style;
    page.indented(0, &format!("{} {}", style.bold(kind), style.label(prose(id))));
    page.indented(2, &style.bold(prose(text)));
    page.blank();
}

fn field(page: &mut Page, name: &str, value: &str) {
    let lead = format!("  {}", page.style.dim(format!("{name:<width$}", width = FIELD - 2)));
    page.paragraph(&lead, FIELD, &prose(value));
}

fn optional_field(page: &mut Page, name: &str, value: Option<impl AsRef<str>>) {
    if let Some(value) = value {
        field(page, name, value.as_ref());
    }
}

fn claim(page: &mut Page, evidence: &ClaimEvidence) {
    let claim = &evidence.claim;
    title(page, "claim", claim.id.as_str(), &claim.text);
    field(page, "stance", claim.stance.as_str());
    optional_field(page, "said", claim.stated.map(dates::date));
    optional_field(page, "of", claim.event.map(dates::span));
    optional_field(page, "place", claim.place.as_ref());
    field(page, "origin", &trail::origin(&claim.origin));
    optional_field(page, "note", claim.note.as_ref());
    variants(page, &evidence.claim.variants);
    page.blank();
    quote(page, evidence);
    page.blank();
    chain(page, evidence);
    memberships(page, evidence);
    links(page, &evidence.links);
}

/// What another case said otherwise.
fn variants(page: &mut Page, variants: &[OtherValue]) {
    for OtherValue { field: name, value } in variants {
        field(page, "also as", &format!("{name}: {value}"));
    }
}

/// The quote as it stands in the document, with what stands around it.
fn quote(page: &mut Page, evidence: &ClaimEvidence) {
    let style = page.style;
    let Some(quote) = &evidence.claim.quote else {
        field(page, "quote", "none recorded");
        return;
    };
    field(page, "quote", &format!("“{}”", quote.exact));
    if let Some(context) = &evidence.context {
        let start = if context.cut_before { "…" } else { "" };
        let end = if context.cut_after { "…" } else { "" };
        let text = format!(
            "{}{}{}",
            style.dim(prose(&format!("{start}{}", context.before))),
            style.bold(format!("»{}«", prose(&context.quoted))),
            style.dim(prose(&format!("{}{end}", context.after))),
        );
        let lead = format!("  {}", style.dim(format!("{:<width$}", "context", width = FIELD - 2)));
        page.paragraph(&lead, FIELD, &text);
    }
    let found = match quote.found {
        Match::Verbatim => "found word for word",
        Match::Typographic => "found, but for quotation marks, dashes and spaces",
        Match::Elided => "found part by part",
        Match::Unverified => "not verified: the source held no text to look in",
    };
    let paragraph = quote.paragraph.map(|number| format!("paragraph {number}, "));
    let place = quote.position.map(|(start, end)| format!("characters {start} to {end}, "));
    field(
        page,
        "stands",
        &format!("{}{}{found}", paragraph.unwrap_or_default(), place.unwrap_or_default()),
    );
    if let Some(newest) = &quote.newest {
        let told = words::touched(quote).unwrap_or_else(|| newest.standing.to_string());
        field(page, "now", &format!("{told} ({})", newest.because));
        optional_field(
            page,
            "before",
            newest.difference.as_ref().map(|it| format!("“{}”", it.quote)),
        );
    }
    for omission in &quote.left_out {
        let (text, start, end) = (&omission.text, omission.start, omission.end);
        field(page, "left out", &format!("“{text}”, characters {start} to {end}"));
    }
    optional_field(page, "flagged", words::flagged(quote));
    optional_field(page, "link", quote.link.as_ref());
}

/// The way from the quote to the origin, one step below the other.
fn chain(page: &mut Page, evidence: &ClaimEvidence) {
    let Trail { steps, end } = &evidence.trail;
    let own = evidence.claim.is_own_voice();
    let mut lines: Vec<String> = steps.iter().map(|it| trail::step(it, own)).collect();
    lines.push(format!("end: {}", trail::end(end)));
    for (depth, line) in lines.iter().enumerate() {
        if depth == 0 {
            field(page, "chain", line);
        } else {
            let indent = FIELD + 2 * (depth - 1);
            page.paragraph(&format!("{}└ ", " ".repeat(indent)), indent + 2, &prose(line));
        }
    }
    match &evidence.snapshot {
        Some(snapshot) => {
            field(page, "snapshot", &self::snapshot(snapshot));
            field(page, "SHA-256", &snapshot.sha256);
        }
        None => field(page, "snapshot", "none: no text of the source is held"),
    }
}

fn snapshot(snapshot: &SnapshotView) -> String {
    let file = snapshot.file.as_ref().map(|file| format!("{file}, ")).unwrap_or_default();
    let retrieved =
        snapshot.retrieved.as_ref().map(|date| format!("retrieved {date}, ")).unwrap_or_default();
    let length = words::count(snapshot.length, "character");
    format!("{file}{retrieved}{length}")
}

fn memberships(page: &mut Page, evidence: &ClaimEvidence) {
    if evidence.points.is_empty() {
        return;
    }
    page.blank();
    for membership in &evidence.points {
        let style = page.style;
        let text = format!(
            "{} {} {}",
            style.status(membership.status, membership.status),
            prose(&membership.question),
            style.dim(prose(&format!(
                "({}, position {}: {})",
                membership.point, membership.label, membership.answer
            ))),
        );
        let lead = format!("  {}", style.dim(format!("{:<width$}", "point", width = FIELD - 2)));
        page.paragraph(&lead, FIELD, &text);
    }
}

fn links(page: &mut Page, links: &[LinkedClaim]) {
    let style = page.style;
    if links.is_empty() {
        page.blank();
        field(page, "links", "none");
        return;
    }
    for linked in links {
        page.blank();
        let relation = linked.link.relation;
        let lead = format!("  {} ", style.relation(relation, relation));
        let head = format!("{} {}", linked.other.id, parenthesis(&linked.other));
        page.paragraph(&lead, 4, &prose(&head));
        page.indented(4, &text::said(&linked.other));
        let rule = style.dim(prose(&linked.link.rule));
        page.indented(4, &format!("{rule}: {}", prose(&linked.link.because.text)));
        judgements(page, 4, linked.link.judged.as_ref(), &linked.withdrawn);
    }
}

/// A point in full, and below it every judgement with the digits to withdraw it by.
fn point(page: &mut Page, evidence: &PointEvidence) {
    text::point(page, &evidence.point);
    events(page, &evidence.point.history);
    if evidence.point.judged.is_some() || !evidence.withdrawn.is_empty() {
        page.blank();
        page.indented(2, &page.style.bold("Judgements"));
        judgements(page, 4, evidence.point.judged.as_ref(), &evidence.withdrawn);
    }
}

/// Each judgement that counts, then those that were withdrawn.
pub(super) fn judgements(
    page: &mut Page,
    indent: usize,
    judged: Option<&Judged>,
    withdrawn: &[TakenBack],
) {
    let list = |page: &mut Page, words: &[&Said]| {
        words.iter().for_each(|it| page.indented(indent, &prose(&words::said_with_id(it))));
    };
    match judged {
        Some(judged) if judged.is_contested() => {
            let (contested, besides) = words::contested(judged);
            page.indented(indent, "contested");
            list(page, &contested);
            if !besides.is_empty() {
                page.indented(indent, "besides");
                list(page, &besides);
            }
        }
        judged => {
            list(page, &judged.iter().flat_map(|judged| &judged.said).collect::<Vec<_>>());
        }
    }
    for taken in withdrawn {
        let text = page.style.dim(prose(&words::taken_back(taken)));
        page.indented(indent, &text);
    }
}

fn parenthesis(claim: &ClaimView) -> String {
    format!("({}; {})", claim.voice, words::citation(claim))
}

fn source(page: &mut Page, evidence: &SourceEvidence) {
    let source = &evidence.source;
    title(page, "source", source.id.as_str(), &source.title);
    field(page, "publisher", source.publisher.as_deref().unwrap_or("not known"));
    let list = |items: &[String]| (!items.is_empty()).then(|| items.join(", "));
    optional_field(page, "authors", list(&source.authors));
    field(page, "published", &source.published.map_or("not known".to_owned(), dates::date));
    optional_field(page, "url", source.url.as_ref());
    optional_field(page, "archived", source.archive_url.as_ref());
    optional_field(page, "language", source.language.as_ref());
    optional_field(page, "cites", list(&source.cites));
    optional_field(page, "digest of", source.digest_of.as_ref());
    variants(page, &evidence.source.variants);
    match evidence.snapshots.as_slice() {
        [] => field(page, "snapshot", "none: no text of it is held"),
        snapshots => {
            for one in snapshots {
                field(page, "text", &snapshot(one));
                field(page, "SHA-256", &one.sha256);
            }
        }
    }
    if let Some(change) = &evidence.change {
        let touched = words::count(change.touched().count(), "quote");
        let changes = words::count(change.revision.changes.len(), "paragraph");
        let told = format!(
            "{changes} differ between the last two texts, {touched} altered or gone: `--diff` shows them"
        );
        field(page, "changed", &told);
    }
    page.blank();
    page.indented(2, &page.style.bold(words::count(evidence.claims.len(), "claim")));
    for claim in &evidence.claims {
        let style = page.style;
        let paragraph = claim.quote.as_ref().and_then(|quote| quote.paragraph);
        let place = paragraph.map(|number| format!(" ¶{number}")).unwrap_or_default();
        let who = style.dim(prose(&format!("{} · {}{place}", claim.voice, claim.id)));
        page.pair(2, &prose(&claim.text), &who);
    }
}
