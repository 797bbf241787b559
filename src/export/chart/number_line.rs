use super::drawing::{Align, Drawing, SMALL, TEXT, WIDTH, Words};
use super::figures::{Figure, Figures, figures};
use super::measure::{shorten, wrap};
use super::relation::{Entry, arrow_head, legend};
use super::sentences::{capped, list};
use super::value_axis::ValueAxis;
use crate::export::words;
use crate::model::Bound;
use crate::report::{PointView, Report};

/// So many figures are drawn.
const MOST: usize = 40;

/// Where the axis begins and how wide it is; to the left of it stands who gives a figure.
const LEFT: f64 = 168.0;
const PLOT: f64 = WIDTH - LEFT - 12.0;

const ROW: f64 = 34.0;
const TOP: f64 = 26.0;

/// The figures of a quantity point on one axis: a dot for a number, a bar for an interval ("almost 90"),
/// an arrow where it has no end ("at least four"); a ring where the end itself is left out ("more than
/// four").
///
/// `None` of any other point, and where fewer than two different figures are given. Figures in another
/// unit than most are left out, and so are all but the first 40; the picture says so. Where the largest
/// figure is more than 150 times the smallest, the axis is logarithmic and says so.
#[must_use]
pub fn number_line(point: &PointView, report: &Report, prefix: &str) -> Option<String> {
    let mut found = figures(point, report)?;
    let left_out = found.figures.len().saturating_sub(MOST);
    found.figures.truncate(MOST);
    let mut different: Vec<(Option<Bound>, Option<Bound>)> = Vec::new();
    for figure in &found.figures {
        if !different.contains(&(figure.low, figure.high)) {
            different.push((figure.low, figure.high));
        }
    }
    if different.len() < 2 {
        return None;
    }
    let axis = ValueAxis::of(&found.figures, &found.unit, LEFT, PLOT)?;
    let mut drawing = Drawing::default();
    let bottom = TOP + ROW * found.figures.len() as f64;
    draw_axis(&mut drawing, &axis, bottom);
    for (nth, figure) in found.figures.iter().enumerate() {
        let is_first = nth == 0 || found.figures[nth - 1].label != figure.label;
        draw_figure(&mut drawing, &axis, figure, TOP + ROW * nth as f64, is_first);
    }
    let mut y = bottom + 4.0;
    for note in notes(&found, &axis, left_out) {
        for line in wrap(&note, WIDTH, SMALL, 3) {
            y += 14.0;
            drawing.text("note", (0.0, y), Align::Start, SMALL, &line);
        }
    }
    let height = legend(&mut drawing, y + 6.0, &entries(&found.figures));
    let words = Words {
        title: format!("The figures side by side: {}", point.question),
        description: describe(&found, &axis),
    };
    Some(drawing.finish("number-line", prefix, height, &words))
}

fn draw_axis(drawing: &mut Drawing, axis: &ValueAxis, bottom: f64) {
    for (x, label) in axis.ticks() {
        drawing.line("grid", (x, TOP - 6.0), (x, bottom), 0.8, "");
        drawing.text("note", (x, TOP - 12.0), Align::Middle, SMALL, &label);
    }
    let (left, right) = (LEFT - 4.0, LEFT + PLOT + 8.0);
    drawing.line("axis", (left, TOP - 6.0), (right, TOP - 6.0), 1.0, "");
    let room = LEFT - 24.0;
    let caption = shorten(&axis.caption, room, SMALL);
    drawing.text("note", (0.0, TOP - 12.0), Align::Start, SMALL, &caption);
}

fn draw_figure(
    drawing: &mut Drawing,
    axis: &ValueAxis,
    figure: &Figure<'_>,
    top: f64,
    is_first: bool,
) {
    let Some(first) = figure.claims.first() else { return };
    if is_first {
        drawing.line("grid", (0.0, top), (WIDTH, top), 0.8, "");
        drawing.text("label", (0.0, top + 15.0), Align::Start, TEXT, figure.label);
    }
    let names = list(figure.claims.iter().map(|claim| claim.voice.as_str()));
    let title = format!("{}: {names}: {}", figure.words, first.text);
    drawing.link(&first.id, &title, |drawing| {
        let (x, room) = (22.0, LEFT - 32.0);
        drawing.text(
            "name",
            (x, top + 15.0),
            Align::Start,
            TEXT,
            &shorten(&figure.words, room, TEXT),
        );
        drawing.text("note", (x, top + 27.5), Align::Start, SMALL, &shorten(&names, room, SMALL));
        draw_interval(drawing, axis, figure, top + ROW / 2.0);
    });
}

fn draw_interval(drawing: &mut Drawing, axis: &ValueAxis, figure: &Figure<'_>, y: f64) {
    let (left, right) = (LEFT - 2.0, LEFT + PLOT + 6.0);
    let x = |bound: Option<Bound>, open: f64| bound.map_or(open, |bound| axis.x(bound.value));
    let (from, to) = (x(figure.low, left), x(figure.high, right));
    if to - from > 0.5 {
        drawing.line("span", (from, y), (to, y), 3.0, "");
    }
    let mut end = |bound: Option<Bound>, x: f64, to_right: bool| match bound {
        Some(bound) => {
            drawing.circle(if bound.inclusive { "point" } else { "point open" }, (x, y), 4.2);
        }
        None => {
            arrow_head(drawing, "span", (if to_right { x + 3.0 } else { x - 3.0 }, y), to_right)
        }
    };
    end(figure.low, from, false);
    if figure.low.is_none() || figure.high.is_none() || to - from > 0.5 {
        end(figure.high, to, true);
    }
}

fn entries(figures: &[Figure<'_>]) -> Vec<Entry<'static>> {
    let ends = || figures.iter().flat_map(|figure| [figure.low, figure.high]);
    let mut entries = Vec::new();
    let dot = |class: &'static str, words: &'static str| Entry {
        sample: 9.0,
        draw: Box::new(move |drawing: &mut Drawing, (x, y)| {
            drawing.circle(class, (x + 4.2, y), 4.2);
        }),
        words,
    };
    entries.push(dot("point", "the number itself"));
    if ends().flatten().any(|bound| !bound.inclusive) {
        entries.push(dot("point open", "up to there, without it"));
    }
    if figures.iter().any(|f| f.low.is_some() && f.high.is_some() && f.low != f.high) {
        let draw = |drawing: &mut Drawing, (x, y): (f64, f64)| {
            drawing.line("span", (x, y), (x + 22.0, y), 3.0, "");
        };
        entries.push(Entry { sample: 22.0, draw: Box::new(draw), words: "what the words allow" });
    }
    if ends().any(|bound| bound.is_none()) {
        let draw = |drawing: &mut Drawing, (x, y): (f64, f64)| {
            drawing.line("span", (x, y), (x + 18.0, y), 3.0, "");
            arrow_head(drawing, "span", (x + 22.0, y), true);
        };
        entries.push(Entry { sample: 22.0, draw: Box::new(draw), words: "no end stated" });
    }
    entries
}

fn notes(found: &Figures<'_>, axis: &ValueAxis, left_out: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if axis.is_logarithmic() {
        notes.push("The axis is logarithmic: each step multiplies.".to_owned());
    }
    if left_out > 0 {
        notes.push(format!("{} left out.", words::count(left_out, "further figure")));
    }
    if found.without > 0 {
        let claims = words::count(found.without, "claim");
        notes.push(format!("{claims} of this point without a figure that fits the axis."));
    }
    notes
}

fn describe(found: &Figures<'_>, axis: &ValueAxis) -> String {
    let unit = if axis.caption.is_empty() { String::new() } else { format!(" {}", axis.caption) };
    let told = found.figures.iter().map(|figure| {
        let names = list(figure.claims.iter().map(|claim| claim.voice.as_str()));
        format!("{}, {names}: “{}”, {}{unit}.", figure.label, figure.words, interval(figure, axis))
    });
    capped(told)
}

/// The interval in words: `at least 80 and under 90`.
fn interval(figure: &Figure<'_>, axis: &ValueAxis) -> String {
    let low = figure.low.map(|bound| {
        format!(
            "{} {}",
            if bound.inclusive { "at least" } else { "more than" },
            axis.label(bound.value)
        )
    });
    let high = figure.high.map(|bound| {
        format!("{} {}", if bound.inclusive { "at most" } else { "under" }, axis.label(bound.value))
    });
    match (figure.low, figure.high) {
        (Some(one), Some(other)) if one.value == other.value => {
            format!("exactly {}", axis.label(one.value))
        }
        _ => low.into_iter().chain(high).collect::<Vec<_>>().join(" and "),
    }
}
