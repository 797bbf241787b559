//! The stable JSON format, for programs. `docs/FORMATS.md` documents it field by field.
//!
//! Every field is always there, `null` where nothing is known. Dates are ISO 8601. Fields may be added
//! within a format version; none is renamed, dropped or given another meaning.

mod detail;
mod diff;
mod format;
mod judgement;
mod origins;
mod page_change;
mod time;

use serde::Serialize;

use crate::report::{Diff, PageChange, Recorded, Report, Shown, WhyReport};
use detail::{ShownObject, WhyObject};
use diff::DiffObject;
use format::{
    CaseObject, ClaimObject, DismissedObject, FilterObject, LinkObject, PointObject, ReportObject,
    SourceObject,
};
use judgement::RecordedObject;
use page_change::PageChangeObject;
use time::AsOfObject;

/// The version of the format: the value of the field `atodds`.
pub const VERSION: u32 = 1;

/// A report as one JSON object, indented, with a line feed at the end.
#[must_use]
pub fn render(report: &Report) -> String {
    to_text(&ReportObject {
        atodds: VERSION,
        case: CaseObject::of(&report.case),
        filter: FilterObject::of(&report.filter),
        as_of: report.moment.as_of.map(AsOfObject::of),
        known_at: report.moment.known_at.as_deref(),
        sources: report.sources.iter().map(|source| SourceObject::of(source)).collect(),
        claims: report.claims.iter().map(|claim| ClaimObject::of(claim)).collect(),
        links: report.links.iter().map(LinkObject::of).collect(),
        points: report.points.iter().map(PointObject::of).collect(),
        dismissed: report.dismissed.iter().map(DismissedObject::of).collect(),
    })
}

/// The claims of a report as a JSON array, each as in the report.
#[must_use]
pub fn claims(report: &Report) -> String {
    array(report.claims.iter().map(|claim| ClaimObject::of(claim)))
}

/// The sources of a report as a JSON array, each as in the report.
#[must_use]
pub fn sources(report: &Report) -> String {
    array(report.sources.iter().map(|source| SourceObject::of(source)))
}

/// The links of a report as a JSON array, each as in the report.
#[must_use]
pub fn links(report: &Report) -> String {
    array(report.links.iter().map(LinkObject::of))
}

/// The points of a report as a JSON array, each as in the report.
#[must_use]
pub fn points(report: &Report) -> String {
    array(report.points.iter().map(PointObject::of))
}

/// Every judgement of a case as a JSON array.
#[must_use]
pub fn judgements(judgements: &[Recorded]) -> String {
    array(judgements.iter().map(RecordedObject::of))
}

/// Things with their provenance as a JSON array of objects, each with its `kind`.
#[must_use]
pub fn shown(shown: &[Shown]) -> String {
    array(shown.iter().map(ShownObject::of))
}

/// What changed on a page and what became of its quotes, as a JSON object.
#[must_use]
pub fn page_change(change: &PageChange) -> String {
    to_text(&PageChangeObject::of(change))
}

/// One pair with every rule's answer, as a JSON object.
#[must_use]
pub fn why(why: &WhyReport) -> String {
    to_text(&WhyObject::of(why))
}

/// What differs between two cases, which `names` says, as a JSON object.
#[must_use]
pub fn diff(diff: &Diff, names: &[String; 2]) -> String {
    to_text(&DiffObject::of(diff, names))
}

fn array<T: Serialize>(items: impl Iterator<Item = T>) -> String {
    to_text(&items.collect::<Vec<T>>())
}

fn to_text<T: Serialize>(value: &T) -> String {
    // Serialising fails on maps with keys that are no strings, and on writers that fail: the format has
    // no such map, and a String does not fail.
    let mut text =
        serde_json::to_string_pretty(value).expect("the format's structs have string keys only");
    text.push('\n');
    text
}
