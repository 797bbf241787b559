//! The report for a terminal: disputed points in full, the others in short, and where to go on.

mod brief;
mod point;

use super::layout::{Page, prose};
use super::{TextStyle, moment, words};
use crate::model::{ClaimId, Status};
use crate::report::{Filter, Moment, PointView, Report};

pub(super) use point::{full as point, said};

/// Sets a report for a terminal, or for a file when `style` says so: lines of at most the style's
/// width (40 at the least), every value of the case made harmless, a line feed at the end.
///
/// Points that somebody asked for by status or name are set in full; else only the disputed ones are.
#[must_use]
pub fn render(report: &Report, style: &TextStyle) -> String {
    let mut page = Page::new(*style);
    header(&mut page, report);
    if let Some(hint) = nothing_to_show(report) {
        page.blank();
        page.indented(0, &prose(&hint));
    }
    let in_full =
        |point: &PointView| point.status == Status::Disputed || report.filter.is_specific();
    let (full, short): (Vec<&PointView>, Vec<&PointView>) =
        report.points.iter().partition(|point| in_full(point));
    for point in &full {
        page.blank();
        point::full(&mut page, point);
    }
    brief::others(&mut page, &short);
    brief::dismissed(&mut page, &report.dismissed);
    closing(&mut page, report);
    page.finish()
}

fn header(page: &mut Page, report: &Report) {
    let case = &report.case;
    let style = page.style;
    let title = if case.title.trim().is_empty() { "Untitled case" } else { &case.title };
    page.indented(0, &style.bold(prose(title)));
    let origins = match case.independent_origins {
        0 => String::new(),
        number => format!(" · {}", words::count(number, "independent origin")),
    };
    let sources = words::count(case.sources, "source");
    page.indented(0, &format!("{} from {sources}{origins}", words::count(case.claims, "claim")));
    if case.points_in_all() > 0 {
        let counts: Vec<String> = case
            .points
            .iter()
            .filter(|(_, number)| *number > 0)
            .map(|(status, number)| style.status(*status, format!("{number} {status}")))
            .collect();
        let points = words::count(case.points_in_all(), "point");
        page.indented(0, &format!("{points}: {}", counts.join(", ")));
    }
    if report.filter != Filter::default() && case.points_in_all() > 0 {
        let shown = format!("shown: {}", selection(report));
        page.indented(0, &style.dim(prose(&shown)));
    }
    for line in moment::in_words(&report.moment) {
        page.indented(0, &prose(&line));
    }
    for caveat in words::caveats(case) {
        page.indented(0, &style.dim(caveat));
    }
}

/// `3 of 16 points (disputed, about “bridge”)`.
pub(super) fn selection(report: &Report) -> String {
    let filter = &report.filter;
    let mut wanted: Vec<String> = filter.statuses.iter().map(ToString::to_string).collect();
    if filter.disputed_only {
        wanted.push("disputed only".to_owned());
    }
    wanted.extend(filter.about.iter().map(|about| format!("about “{about}”")));
    let all = words::count(report.case.points_in_all(), "point");
    format!("{} of {all} ({})", report.points.len(), wanted.join(", "))
}

/// Why there is no point on the page, and what to do.
fn nothing_to_show(report: &Report) -> Option<String> {
    let case = &report.case;
    if case.claims == 0 && report.moment != Moment::default() {
        return Some("The case held no claim by then.".to_owned());
    }
    if case.claims == 0 {
        let how = "load a case file with `atodds import`, or record one with `atodds add claim`";
        return Some(format!("The case has no claims yet: {how}."));
    }
    if !case.linked {
        return Some("The claims are not linked yet: run `atodds link`.".to_owned());
    }
    if case.points_in_all() == 0 {
        if case.claims == 1 {
            return Some("No point is at issue: there is one claim only.".to_owned());
        }
        let claims = words::count(case.claims, "claim");
        return Some(format!(
            "No point is at issue: no two of the {claims} tell of the same thing. \
             `atodds why` with two claims' ids says why a pair was not linked."
        ));
    }
    if report.points.is_empty() {
        return Some("No point matches what was asked for.".to_owned());
    }
    let none_disputed = case.points_with(Status::Disputed) == 0 && !report.filter.is_specific();
    none_disputed.then(|| "No point is disputed.".to_owned())
}

fn closing(page: &mut Page, report: &Report) {
    if report.claims.is_empty() {
        return;
    }
    let pair =
        report.points.iter().flat_map(|point| &point.conflicts).find_map(|b| b.pairs.first());
    let pair = match pair {
        Some([a, b]) if is_safe_to_paste(a) && is_safe_to_paste(b) => format!("{a} {b}"),
        _ => "CLAIM CLAIM".to_owned(),
    };
    page.blank();
    page.pair(0, &format!("atodds why {pair}"), "every rule’s answer on a pair of claims");
    page.pair(0, "atodds show ID", "a claim, source or point with its provenance");
}

/// Whether an id can stand in a command that a reader may copy into a shell.
fn is_safe_to_paste(id: &ClaimId) -> bool {
    let id = id.as_str();
    !id.starts_with('-')
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b':'))
}
