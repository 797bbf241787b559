mod lanes;

use std::collections::{BTreeMap, BTreeSet};

use lanes::{Lane, Mark, Placed, ROW, Undated, caption, lanes};

use super::drawing::{Align, Drawing, SMALL, TEXT, WIDTH, Words, number};
use super::links::links;
use super::measure::{shorten, width};
use super::relation::{self, Entry, Towards, arrow_head, legend};
use super::sentences::capped;
use super::time_axis::TimeAxis;
use crate::export::{dates, words};
use crate::model::{ClaimId, DateSpan, Relation};
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
    let mut known: Vec<DateSpan> =
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
    let has_updates = draw_updates(&mut drawing, point, report, &placed);
    draw_lanes(&mut drawing, &lanes, &placed);
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
        if mark.date.first() == mark.date.last() {
            drawing.circle(class, (f64::midpoint(from, to), placed.y), 4.0);
        } else {
            draw_bar(drawing, placed);
        }
        drawing.text("name", placed.text, placed.align, SMALL, &placed.label);
    });
}

/// Draws the days of a month or a year, with an arrow where they go on beyond the axis.
fn draw_bar(drawing: &mut Drawing, placed: &Placed<'_>) {
    let ([from, to], [before, after], y) = (placed.ends, placed.beyond, placed.y);
    let dash = if placed.mark.stated { "" } else { "3 2" };
    let inner = |beyond: bool| if beyond { 5.0 } else { 0.0 };
    drawing.line("span", (from + inner(before), y), (to - inner(after), y), 2.6, dash);
    if before {
        arrow_head(drawing, "span", (from, y), Towards::Left);
    }
    if after {
        arrow_head(drawing, "span", (to, y), Towards::Right);
    }
}

/// Draws the arrows of the updates and tells whether there are any.
fn draw_updates(
    drawing: &mut Drawing,
    point: &PointView,
    report: &Report,
    placed: &[(f64, Vec<Placed<'_>>)],
) -> bool {
    let mut at: BTreeMap<&ClaimId, (usize, &Placed<'_>)> = BTreeMap::new();
    for (nth, mark) in placed.iter().flat_map(|(_, marks)| marks).enumerate() {
        at.extend(mark.mark.claims.iter().map(|claim| (&claim.id, (nth, mark))));
    }
    let class = relation::class(Relation::Updates);
    let mut drawn = BTreeSet::new();
    for (earlier, later) in updates(point, report) {
        let (Some((a, from)), Some((b, to))) = (at.get(earlier), at.get(later)) else { continue };
        if a != b && drawn.insert((a, b)) {
            draw_update(drawing, class, from, to);
        }
    }
    !drawn.is_empty()
}

/// Draws an arrow that leaves one mark and meets the other from above or below.
fn draw_update(drawing: &mut Drawing, class: &str, from: &Placed<'_>, to: &Placed<'_>) {
    /// From a mark's middle to the arrow.
    const OFF: f64 = 6.0;
    let start = f64::midpoint(from.ends[0], from.ends[1]);
    // A bar is met where that is nearest.
    let end = start.clamp(to.ends[0].min(to.ends[1]), to.ends[1]);
    let same_row = (from.y - to.y).abs() < ROW / 2.0;
    let down = to.y > from.y && !same_row;
    let (y, tip) = if down { (from.y + OFF, to.y - OFF) } else { (from.y - OFF, to.y + OFF) };
    let (tip, towards) = match (same_row, down) {
        (true, _) => (to.y - OFF, Towards::Down),
        (false, true) => (tip, Towards::Down),
        (false, false) => (tip, Towards::Up),
    };
    let back = if towards == Towards::Down { tip - 5.0 } else { tip + 5.0 };
    let bend = if same_row { y - 12.0 } else { f64::midpoint(y, back) };
    let [start_x, end_x, bend, y, back] = [start, end, bend, y, back].map(number);
    let d = format!("M{start_x} {y}C{start_x} {bend} {end_x} {bend} {end_x} {back}");
    drawing.path(class, &d, 1.2, "");
    arrow_head(drawing, class, (end, tip), towards);
}

/// The pairs of the point of which the second claim is known to replace the first.
fn updates<'a>(
    point: &PointView,
    report: &'a Report,
) -> impl Iterator<Item = (&'a ClaimId, &'a ClaimId)> + use<'a> {
    let updates = links(point, report).into_iter();
    updates.filter(|link| link.relation == Relation::Updates).filter_map(|link| {
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
    let is_day = |mark: &Mark<'_>| mark.date.first() == mark.date.last();
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
            drawing.line("span", (x, y), (x + 20.0, y), 2.6, dash);
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
        entries.push(bar("", "said in that month or year"));
    }
    if marks.iter().any(|mark| !is_day(mark) && !mark.stated) {
        entries.push(bar("3 2", "published in that month or year"));
    }
    if has_updates {
        entries.push(Entry::of(Relation::Updates));
    }
    entries
}

/// `on 1 Dec 2025`, `in Dec 2025 (published)`.
fn when(mark: &Mark<'_>) -> String {
    let preposition = if mark.date.first() == mark.date.last() { "on" } else { "in" };
    let published = if mark.stated { "" } else { " (published)" };
    format!("{preposition} {}{published}", dates::span(mark.date))
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
    said.sort_by_key(|(mark, _)| (mark.date.first(), std::cmp::Reverse(mark.date.last())));
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

#[cfg(test)]
mod tests {
    use super::super::testing::{Sketch, check, count, description};
    use super::*;
    use crate::model::AtIssue;

    fn ferry() -> Sketch {
        Sketch::new("Does the ferry run?", AtIssue::Statement)
            .claim("a", "it runs", "Harbour office", "gazette", "2024-05-01")
            .claim("b", "it lies still", "Fishermen", "gazette", "2024-05")
            .claim("c", "it lies still", "Harbour office", "herald", "2024-05-04")
            .claim("d", "it runs", "Owner", "herald", "")
            .link("a", "c", Relation::Updates)
    }

    fn chart(sketch: &Sketch) -> Option<String> {
        let report = sketch.report();
        timeline(&report.points[0], &report, "t")
    }

    #[test]
    fn days_are_dots_months_are_bars_and_what_has_no_date_stands_apart() {
        let svg = chart(&ferry()).unwrap();
        check(&svg);
        let marks = &svg[..svg.find("No date known").unwrap()];
        assert_eq!(marks.matches(r#"class="point""#).count(), 2);
        assert_eq!(marks.matches(r#"class="span""#).count(), 1);
        // The month ends after the picture does, and does not begin before it.
        assert_eq!(marks.matches(r#"class="span head""#).count(), 1);
        assert_eq!(count(&svg, "updates head"), 1);
        assert!(svg[marks.len()..].contains("Owner"), "{svg}");
    }

    #[test]
    fn the_description_tells_it_in_order() {
        assert_eq!(
            description(&chart(&ferry()).unwrap()),
            // A month comes before its days: it may mean the first of them.
            "In May 2024, Fishermen: it lies still. On 1 May 2024, Harbour office: it runs. \
             On 4 May 2024, Harbour office: it lies still. Without a date, Owner: it runs. \
             Harbour office later gives another answer."
        );
    }

    #[test]
    fn one_date_makes_no_line() {
        let sketch = Sketch::new("Does the ferry run?", AtIssue::Statement)
            .claim("a", "it runs", "Harbour office", "gazette", "2024-05-01")
            .claim("b", "it lies still", "Fishermen", "gazette", "2024-05-01");
        assert_eq!(chart(&sketch), None);
    }

    #[test]
    fn the_date_of_a_statement_and_that_of_publication_look_different() {
        let mut report = ferry().report();
        let point = report.points.remove(0);
        assert!(lanes(&point).0.iter().flat_map(|lane| &lane.marks).all(|mark| mark.stated));
        assert!(!chart(&ferry()).unwrap().contains("published"));
    }
}
