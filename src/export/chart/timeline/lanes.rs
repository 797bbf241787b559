use std::sync::Arc;

use super::super::drawing::{Align, SMALL, TEXT, WIDTH};
use super::super::measure::{shorten, width, wrap};
use super::super::time_axis::TimeAxis;
use crate::export::dates;
use crate::model::DateSpan;
use crate::report::{ClaimView, PointView};

/// The height of a row of marks.
pub(super) const ROW: f64 = 20.0;

/// A lane has no more rows than this.
const MOST_ROWS: usize = 12;

/// From a mark to its label, and from there to the next mark.
const LABEL_GAP: f64 = 8.0;

/// One position.
pub(super) struct Lane<'a> {
    pub(super) label: &'a str,
    pub(super) answer: &'a str,
    pub(super) marks: Vec<Mark<'a>>,
}

/// What one claimant said at one time in one position.
pub(super) struct Mark<'a> {
    pub(super) name: &'a str,
    pub(super) date: DateSpan,
    /// Whether the date is that of the statement, rather than of the source.
    pub(super) stated: bool,
    /// The claims; one at least.
    pub(super) claims: Vec<&'a Arc<ClaimView>>,
}

/// What one claimant said in one position nobody knows when.
pub(super) struct Undated<'a> {
    /// The position's label.
    pub(super) label: &'a str,
    /// What the position answers.
    pub(super) answer: &'a str,
    pub(super) name: &'a str,
    /// The claims; one at least.
    pub(super) claims: Vec<&'a Arc<ClaimView>>,
}

/// `Kremlin`, `Kremlin (2 claims)`.
pub(super) fn caption(name: &str, claims: usize) -> String {
    if claims == 1 { name.to_owned() } else { format!("{name} ({claims} claims)") }
}

/// A mark with its place.
pub(super) struct Placed<'a> {
    pub(super) mark: &'a Mark<'a>,
    pub(super) ends: [f64; 2],
    /// Whether the date goes on beyond the axis, to the left and to the right.
    pub(super) beyond: [bool; 2],
    /// The height of the dot's or the bar's middle.
    pub(super) y: f64,
    pub(super) label: String,
    pub(super) text: (f64, f64),
    pub(super) align: Align,
}

/// A lane for each position that has a date, and the marks that have none.
pub(super) fn lanes(point: &PointView) -> (Vec<Lane<'_>>, Vec<Undated<'_>>) {
    let (mut lanes, mut undated) = (Vec::new(), Vec::new());
    for position in &point.positions {
        let mut marks: Vec<Mark<'_>> = Vec::new();
        let label = position.label.as_str();
        for voice in &position.voices {
            let mut without = Vec::new();
            for claim in &voice.claims {
                let Some(date) = claim.said() else {
                    without.push(claim);
                    continue;
                };
                let (stated, name) = (claim.stated.is_some(), voice.name.as_str());
                let same = |mark: &&mut Mark<'_>| {
                    (mark.name, mark.date, mark.stated) == (name, date, stated)
                };
                match marks.iter_mut().find(same) {
                    Some(mark) => mark.claims.push(claim),
                    None => marks.push(Mark { name, date, stated, claims: vec![claim] }),
                }
            }
            if !without.is_empty() {
                let (name, answer) = (voice.name.as_str(), position.answer.as_str());
                undated.push(Undated { label, answer, name, claims: without });
            }
        }
        marks.sort_by(|a, b| {
            let key = |mark: &Mark<'_>| (mark.date.first(), std::cmp::Reverse(mark.date.last()));
            key(a).cmp(&key(b)).then_with(|| a.name.cmp(b.name))
        });
        if !marks.is_empty() {
            lanes.push(Lane { label, answer: &position.answer, marks });
        }
    }
    (lanes, undated)
}

impl Lane<'_> {
    pub(super) fn heading_left(&self) -> f64 {
        width(self.label, TEXT) + 8.0
    }

    pub(super) fn heading(&self) -> Vec<String> {
        wrap(self.answer, WIDTH - self.heading_left(), TEXT, 2)
    }

    /// The height of what stands above the first row.
    pub(super) fn head(&self) -> f64 {
        6.0 + 14.0 * self.heading().len() as f64
    }
}

impl<'a> Lane<'a> {
    /// Puts each mark with its label into the first row where it covers no other; gives also how many rows
    /// there are.
    pub(super) fn place(&'a self, axis: &TimeAxis, top: f64) -> (Vec<Placed<'a>>, usize) {
        let mut rows: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut placed = Vec::new();
        for mark in &self.marks {
            let (ends, beyond) = axis.ends(mark.date);
            let ends = match mark.date.first() == mark.date.last() {
                true => [axis.x(mark.date.first()); 2],
                // A month on an axis of centuries is still seen.
                false => [ends[0], ends[1].max(ends[0] + 4.0)],
            };
            let (label, x, align, taken) = label(mark, ends);
            let free = |row: &Vec<(f64, f64)>| {
                row.iter().all(|(from, to)| taken.1 + LABEL_GAP < *from || taken.0 > to + LABEL_GAP)
            };
            let row = rows.iter().position(free).unwrap_or(rows.len());
            if row == MOST_ROWS {
                continue;
            }
            if row == rows.len() {
                rows.push(vec![]);
            }
            rows[row].push(taken);
            let top = top + ROW * row as f64;
            let is_day = mark.date.first() == mark.date.last();
            let (y, baseline) = if is_day { (9.0, 12.6) } else { (15.0, 9.5) };
            placed.push(Placed {
                mark,
                ends,
                beyond,
                y: top + y,
                label,
                text: (x, top + baseline),
                align,
            });
        }
        (placed, rows.len())
    }
}

/// The label of a mark, its place, and what it takes of the row with its mark: beside a dot, on the side
/// where it fits, and above a bar.
fn label(mark: &Mark<'_>, [from, to]: [f64; 2]) -> (String, f64, Align, (f64, f64)) {
    let caption = caption(mark.name, mark.claims.len());
    if mark.date.first() != mark.date.last() {
        // A bar may go on beyond the axis, so that its length does not tell.
        let dated = format!("{caption}, {}", dates::span(mark.date));
        let label = shorten(&dated, WIDTH - 4.0, SMALL);
        let long = width(&label, SMALL);
        let x = from.min(WIDTH - long).max(0.0);
        return (label, x, Align::Start, (from.min(x), to.max(x + long)));
    }
    let right = WIDTH - to - LABEL_GAP;
    let left = from - LABEL_GAP;
    let wanted = width(&caption, SMALL);
    let goes_right = wanted <= right || right >= left;
    let label = shorten(&caption, if goes_right { right } else { left }, SMALL);
    let long = width(&label, SMALL);
    if goes_right {
        (label, to + LABEL_GAP, Align::Start, (from - 4.0, to + LABEL_GAP + long))
    } else {
        (label, from - LABEL_GAP, Align::End, (from - LABEL_GAP - long, to + 4.0))
    }
}
