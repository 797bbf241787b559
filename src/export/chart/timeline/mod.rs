mod lanes;

use std::collections::BTreeMap;

use lanes::{Lane, Mark, Placed, ROW, Undated, caption, lanes};

use super::drawing::{Align, Drawing, SMALL, TEXT, WIDTH, Words, number};
use super::measure::{shorten, width};
use super::relation::{self, Entry, arrow_head, legend};
use super::sentences::capped;
use super::time_axis::TimeAxis;
use crate::export::{dates, words};
use crate::model::{ClaimId, PartialDate, Precision, Relation};
use crate::report::{PointView, Report};

/// Room for the labels of the axis.
const TOP: f64 = 24.0;

/// From the picture's edge to the axis.
const INSET: f64 = 10.0;

/// More claimants without a date than this are only counted.
const MOST_UNDATED: usize = 12;

/// Who said what of one point, and when: a lane for each position, a dot for a day, a bar for a month or a
/// year, an arrow from what was said first to what replaced it.
///
/// A ring stands for the day of publication, where it is not recorded when the claim was said. Claims
/// without any date are listed below. `None` where fewer than two different dates are known. A lane has at
/// most 12 rows; the picture says what is left out.
#[must_use]
pub fn timeline(point: &PointView, report: &Report, prefix: &str) -> Option<String> {
    let (lanes, undated) = lanes(point);
    let mut known: Vec<PartialDate> =
        lanes.iter().flat_map(|lane| lane.marks.iter().map(|mark| mark.date)).collect();
    known.sort_unstable();
    known.dedup();
    if known.len() < 2 {
        return None;
    }
    let axis = TimeAxis::of(&known, INSET, WIDTH - 2.0 * INSET)?;
    let placed: Vec<(f64, Vec<Placed<'_>>)> = place(&lanes, &axis);
    let bottom = placed.last().map_or(TOP, |(bottom, _)| *bottom);
    let mut drawing = Drawing::default();
    draw_axis(&mut drawing, &axis, bottom);
    draw_lanes(&mut drawing, &lanes, &placed);
    let has_updates = draw_updates(&mut drawing, point, report, &placed);
    placed.iter().flat_map(|(_, marks)| marks).for_each(|mark| draw_mark(&mut drawing, mark));
    let mut y = draw_undated(&mut drawing, &undated, bottom + 2.0);
    let left_out: usize =
        lanes.iter().zip(&placed).map(|(lane, (_, marks))| lane.marks.len() - marks.len()).sum();
    if left_out > 0 {
        y += 14.0;
        let note =
            format!("{} left out: a lane has at most 12 rows.", words::count(left_out, "mark"));
        drawing.text("note", (0.0, y), Align::Start, SMALL, &note);
    }
    let marks: Vec<&Mark<'_>> = lanes.iter().flat_map(|lane| &lane.marks).collect();
    let height = legend(&mut drawing, y + 6.0, &entries(&marks, has_updates));
    let words = Words {
        title: format!("Who said what when: {}", point.question),
        description: describe(point, report, &lanes, &undated),
    };
    Some(drawing.finish("timeline", prefix, height, &words))
}

/// The marks of each lane with their places, and where the lane ends.
fn place<'a>(lanes: &'a [Lane<'a>], axis: &TimeAxis) -> Vec<(f64, Vec<Placed<'a>>)> {
    let mut y = TOP;
    lanes
        .iter()
        .map(|lane| {
            let (marks, rows) = lane.place(axis, y + lane.head());
            y += lane.head() + ROW * rows as f64 + 4.0;
            (y, marks)
        })
        .collect()
}

fn draw_axis(drawing: &mut Drawing, axis: &TimeAxis, bottom: f64) {
    for (x, label) in axis.ticks() {
        drawing.line("grid", (x, TOP - 6.0), (x, bottom), 0.8, "");
        let half = width(&label, SMALL) / 2.0;
        let at = x.max(half).min(WIDTH - half);
        drawing.text("note", (at, TOP - 11.0), Align::Middle, SMALL, &label);
    }
    drawing.line("axis", (0.0, TOP - 6.0), (WIDTH, TOP - 6.0), 1.0, "");
}

fn draw_lanes(drawing: &mut Drawing, lanes: &[Lane<'_>], placed: &[(f64, Vec<Placed<'_>>)]) {
    let mut top = TOP;
    for (lane, (bottom, _)) in lanes.iter().zip(placed) {
        if top > TOP {
            drawing.line("grid", (0.0, top), (WIDTH, top), 0.8, "");
        }
        let title = format!("{}: {}", lane.label, lane.answer);
        drawing.group("answer", &title, |drawing| {
            drawing.text("label", (0.0, top + 14.0), Align::Start, TEXT, lane.label);
            for (nth, line) in lane.heading().iter().enumerate() {
                let at = (lane.heading_left(), top + 14.0 + 14.0 * nth as f64);
                drawing.text("heading", at, Align::Start, TEXT, line);
            }
        });
        top = *bottom;
    }
}

fn draw_mark(drawing: &mut Drawing, placed: &Placed<'_>) {
    let mark = placed.mark;
    let Some(first) = mark.claims.first() else { return };
    let title = format!("{}, {}: {}", mark.name, when(mark), first.text);
    let [from, to] = placed.ends;
    let class = if mark.stated { "point" } else { "point open" };
    drawing.link(&first.id, &title, |drawing| {
        if mark.date.precision() == Precision::Day {
            drawing.circle(class, (f64::midpoint(from, to), placed.y), 4.0);
        } else {
            let dash = if mark.stated { "" } else { "3 2" };
            drawing.line("span", (from, placed.y), (to, placed.y), 4.0, dash);
            for (beyond, x, to_right) in
                [(placed.beyond[0], from, false), (placed.beyond[1], to, true)]
            {
                if beyond {
                    arrow_head(drawing, "span", (x, placed.y), to_right);
                }
            }
        }
        drawing.text("name", placed.text, placed.align, SMALL, &placed.label);
    });
}

/// Draws the arrows of the updates and tells whether there are any.
fn draw_updates(
    drawing: &mut Drawing,
    point: &PointView,
    report: &Report,
    placed: &[(f64, Vec<Placed<'_>>)],
) -> bool {
    let mut at: BTreeMap<&ClaimId, (f64, f64)> = BTreeMap::new();
    for mark in placed.iter().flat_map(|(_, marks)| marks) {
        let x = f64::midpoint(mark.ends[0], mark.ends[1]);
        at.extend(mark.mark.claims.iter().map(|claim| (&claim.id, (x, mark.y))));
    }
    let class = relation::class(Relation::Updates);
    let mut drawn = Vec::new();
    for (earlier, later) in updates(point, report) {
        let (Some(from), Some(to)) = (at.get(earlier), at.get(later)) else { continue };
        if from == to || drawn.contains(&(*from, *to)) {
            continue;
        }
        drawn.push((*from, *to));
        let down = if to.1 >= from.1 { 1.0 } else { -1.0 };
        let tip = (to.0 - 5.0, to.1);
        let d = if (to.1 - from.1).abs() < ROW / 2.0 {
            format!(
                "M{} {}Q{} {} {} {}",
                number(from.0 + 5.0),
                number(from.1 - 3.0),
                number(f64::midpoint(from.0, to.0)),
                number(from.1 - 12.0),
                number(tip.0 - 2.0),
                number(tip.1)
            )
        } else {
            format!(
                "M{} {}C{} {} {} {} {} {}",
                number(from.0),
                number(from.1 + 5.0 * down),
                number(from.0),
                number(to.1),
                number(from.0),
                number(to.1),
                number(tip.0 - 2.0),
                number(tip.1)
            )
        };
        drawing.path(class, &d, 1.2, "");
        arrow_head(drawing, class, tip, true);
    }
    !drawn.is_empty()
}

/// The pairs of the point of which the second claim is known to replace the first.
fn updates<'a>(
    point: &'a PointView,
    report: &'a Report,
) -> impl Iterator<Item = (&'a ClaimId, &'a ClaimId)> {
    report.updates().filter(|link| link.points.contains(&point.id)).filter_map(|link| {
        let later = link.later.as_ref()?;
        Some(if *later == link.a { (&link.b, &link.a) } else { (&link.a, &link.b) })
    })
}

/// Lists the claimants whose claims have no date, and gives where the list ends.
fn draw_undated(drawing: &mut Drawing, undated: &[Undated<'_>], top: f64) -> f64 {
    if undated.is_empty() {
        return top;
    }
    drawing.line("axis", (0.0, top), (WIDTH, top), 1.0, "2 2");
    let mut y = top + 14.0;
    drawing.text("heading", (0.0, y), Align::Start, TEXT, "No date known");
    for mark in undated.iter().take(MOST_UNDATED) {
        let Some(first) = mark.claims.first() else { continue };
        y += 15.0;
        drawing.link(&first.id, &format!("{}: {}", mark.name, first.text), |drawing| {
            drawing.text("label", (0.0, y), Align::Start, SMALL, mark.label);
            let left = width(mark.label, SMALL) + 10.0;
            let name = shorten(&caption(mark.name, mark.claims.len()), WIDTH - left, SMALL);
            drawing.text("name", (left, y), Align::Start, SMALL, &name);
        });
    }
    if undated.len() > MOST_UNDATED {
        y += 15.0;
        let more = format!("and {} more", undated.len() - MOST_UNDATED);
        drawing.text("note", (0.0, y), Align::Start, SMALL, &more);
    }
    y + 4.0
}

fn entries(marks: &[&Mark<'_>], has_updates: bool) -> Vec<Entry<'static>> {
    let mut entries = Vec::new();
    let is_day = |mark: &Mark<'_>| mark.date.precision() == Precision::Day;
    let dot = |class: &'static str, words: &'static str| Entry {
        sample: 8.0,
        draw: Box::new(move |drawing: &mut Drawing, (x, y)| {
            drawing.circle(class, (x + 4.0, y), 4.0);
        }),
        words,
    };
    let bar = |dash: &'static str, words: &'static str| Entry {
        sample: 20.0,
        draw: Box::new(move |drawing: &mut Drawing, (x, y)| {
            drawing.line("span", (x, y), (x + 20.0, y), 4.0, dash);
        }),
        words,
    };
    if marks.iter().any(|mark| is_day(mark) && mark.stated) {
        entries.push(dot("point", "said that day"));
    }
    if marks.iter().any(|mark| is_day(mark) && !mark.stated) {
        entries.push(dot("point open", "published that day"));
    }
    if marks.iter().any(|mark| !is_day(mark) && mark.stated) {
        entries.push(bar("", "said some day in it"));
    }
    if marks.iter().any(|mark| !is_day(mark) && !mark.stated) {
        entries.push(bar("3 2", "published some day in it"));
    }
    if has_updates {
        entries.push(Entry::of(Relation::Updates));
    }
    entries
}

/// `on 1 Dec 2025`, `in Dec 2025 (published)`.
fn when(mark: &Mark<'_>) -> String {
    let preposition = if mark.date.precision() == Precision::Day { "on" } else { "in" };
    let published = if mark.stated { "" } else { " (published)" };
    format!("{preposition} {}{published}", dates::date(mark.date))
}

fn describe(
    point: &PointView,
    report: &Report,
    lanes: &[Lane<'_>],
    undated: &[Undated<'_>],
) -> String {
    let mut said: Vec<(&Mark<'_>, &str)> = lanes
        .iter()
        .flat_map(|lane| lane.marks.iter().map(move |mark| (mark, lane.answer)))
        .collect();
    said.sort_by_key(|(mark, _)| (mark.date.first(), mark.date.precision()));
    let said = said.into_iter().map(|(mark, answer)| {
        let when = when(mark);
        let (first, rest) = when.split_at(1);
        format!("{}{rest}, {}: {answer}.", first.to_uppercase(), mark.name)
    });
    let undated =
        undated.iter().map(|mark| format!("Without a date, {}: {}.", mark.name, mark.answer));
    let voice = |id: &ClaimId| point.claims().find(|claim| claim.id == *id).map(|c| &*c.voice);
    let updates = updates(point, report).filter_map(|(earlier, later)| {
        let (earlier, later) = (voice(earlier)?, voice(later)?);
        Some(if earlier == later {
            format!("{later} later gives another answer.")
        } else {
            format!("What {later} says replaces what {earlier} said.")
        })
    });
    capped(said.chain(undated).chain(updates))
}
