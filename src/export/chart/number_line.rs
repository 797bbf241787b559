use super::drawing::{Align, Drawing, SMALL, TEXT, WIDTH, Words};
use super::figures::{Figure, Figures, figures};
use super::measure::{shorten, width, wrap};
use super::relation::{Entry, Towards, arrow_head, legend};
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
    let rows: Vec<Row<'_>> = found.figures.iter().map(Row::of).collect();
    let bottom = TOP + rows.iter().map(Row::height).sum::<f64>();
    draw_axis(&mut drawing, &axis, bottom);
    let (mut y, mut label) = (TOP, "");
    for row in &rows {
        draw_row(&mut drawing, &axis, row, y, label != row.figure.label);
        (y, label) = (y + row.height(), row.figure.label);
    }
    y += 4.0;
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
        let at = x.min(WIDTH - width(&label, SMALL) / 2.0);
        drawing.text("note", (at, TOP - 12.0), Align::Middle, SMALL, &label);
    }
    let (left, right) = (LEFT - 4.0, LEFT + PLOT + 8.0);
    drawing.line("axis", (left, TOP - 6.0), (right, TOP - 6.0), 1.0, "");
    let room = LEFT - 24.0;
    let caption = shorten(&axis.caption, room, SMALL);
    drawing.text("note", (0.0, TOP - 12.0), Align::Start, SMALL, &caption);
}

/// A figure with the texts beside it.
struct Row<'a> {
    figure: &'a Figure<'a>,
    names: String,
    lines: Vec<String>,
}

/// Where the texts of a row begin, beside the position's letter, and how wide they are.
const TEXTS: f64 = 22.0;
const ROOM: f64 = LEFT - TEXTS - 10.0;

impl<'a> Row<'a> {
    fn of(figure: &'a Figure<'a>) -> Self {
        let names = list(figure.claims.iter().map(|claim| claim.voice.as_str()));
        let lines = wrap(&names, ROOM, SMALL, 2);
        Self { figure, names, lines }
    }

    fn height(&self) -> f64 {
        22.0 + 12.0 * self.lines.len() as f64
    }
}

fn draw_row(drawing: &mut Drawing, axis: &ValueAxis, row: &Row<'_>, top: f64, is_first: bool) {
    let figure = row.figure;
    let Some(first) = figure.claims.first() else { return };
    if is_first {
        drawing.line("grid", (0.0, top), (WIDTH, top), 0.8, "");
        drawing.text("label", (0.0, top + 15.0), Align::Start, TEXT, figure.label);
    }
    let title = format!("{}: {}: {}", figure.words, row.names, first.text);
    drawing.link(&first.id, &title, |drawing| {
        let words = shorten(&figure.words, ROOM, TEXT);
        drawing.text("name", (TEXTS, top + 15.0), Align::Start, TEXT, &words);
        for (nth, line) in row.lines.iter().enumerate() {
            let at = (TEXTS, top + 27.5 + 12.0 * nth as f64);
            drawing.text("note", at, Align::Start, SMALL, line);
        }
        draw_interval(drawing, axis, figure, top + 17.0);
    });
}

fn draw_interval(drawing: &mut Drawing, axis: &ValueAxis, figure: &Figure<'_>, y: f64) {
    let (left, right) = (LEFT - 2.0, LEFT + PLOT + 6.0);
    let x = |bound: Option<Bound>, open: f64| bound.map_or(open, |bound| axis.x(bound.value));
    let (from, to) = (x(figure.low, left), x(figure.high, right));
    if to - from > 0.5 {
        // The line ends within an arrow's head.
        let from = if figure.low.is_none() { from + 4.0 } else { from };
        let until = if figure.high.is_none() { to - 4.0 } else { to };
        drawing.line("span", (from, y), (until, y), 2.6, "");
    }
    let mut end = |bound: Option<Bound>, x: f64, towards: Towards| match bound {
        Some(bound) => {
            drawing.circle(if bound.inclusive { "point" } else { "point open" }, (x, y), 4.2);
        }
        None => arrow_head(drawing, "span", (x, y), towards),
    };
    end(figure.low, from, Towards::Left);
    if figure.low.is_none() || figure.high.is_none() || to - from > 0.5 {
        end(figure.high, to, Towards::Right);
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
        entries.push(dot("point open", "end not included"));
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
            arrow_head(drawing, "span", (x + 22.0, y), Towards::Right);
        };
        entries.push(Entry { sample: 22.0, draw: Box::new(draw), words: "no end stated" });
    }
    // A dot alone explains itself.
    if entries.len() == 1 { vec![] } else { entries }
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

#[cfg(test)]
mod tests {
    use super::super::testing::{Sketch, check, count, description};
    use super::*;
    use crate::model::AtIssue;

    fn boats() -> Sketch {
        let counted = AtIssue::Quantity { counted: "boat".to_owned(), of: String::new() };
        let end = |value, inclusive| Some(Bound { value, inclusive });
        Sketch::new("How many boats?", counted)
            .claim("a", "almost 90", "Navy", "gazette", "2024-05-01")
            .figure("almost 90", end(80.0, true), end(90.0, false))
            .claim("b", "32", "Fishermen", "gazette", "2024-05-02")
            .figure("32", end(32.0, true), end(32.0, true))
            .claim("c", "at least four", "Owner", "herald", "2024-05-03")
            .figure("at least four", end(4.0, true), None)
            .claim("d", "up to 60", "Mayor", "herald", "2024-05-03")
            .figure("up to 60", None, end(60.0, true))
    }

    fn chart(sketch: &Sketch) -> Option<String> {
        let report = sketch.report();
        number_line(&report.points[0], &report, "n")
    }

    #[test]
    fn ends_are_drawn_as_dots_rings_or_arrows() {
        let svg = chart(&boats()).unwrap();
        check(&svg);
        let rows = &svg[..svg.find("the number itself").unwrap()];
        // Dots: both ends of "almost 90", one each of the others, and one in the legend.
        assert_eq!(rows.matches("<circle").count(), 2 + 1 + 1 + 1 + 1);
        assert_eq!(rows.matches(r#"class="point open""#).count(), 1, "90 itself is not almost 90");
        assert_eq!(rows.matches(r#"class="span head""#).count(), 2, "two have an open end");
    }

    #[test]
    fn an_open_end_reaches_the_edge_of_the_plot() {
        let report = boats().report();
        let figures = figures(&report.points[0], &report).unwrap();
        let axis = ValueAxis::of(&figures.figures, "", LEFT, PLOT).unwrap();
        let mut drawing = Drawing::default();
        draw_interval(&mut drawing, &axis, &figures.figures[2], 10.0);
        let words = Words { title: String::new(), description: String::new() };
        let svg = drawing.finish("number-line", "n", 20.0, &words);
        assert_eq!(count(&svg, "point"), 1);
        let tip = format!("M{} 10L", LEFT + PLOT + 6.0);
        assert!(svg.contains(&tip), "an arrow's tip at {tip}: {svg}");
    }

    #[test]
    fn the_description_says_every_interval() {
        assert_eq!(
            description(&chart(&boats()).unwrap()),
            "A, Navy: “almost 90”, at least 80 and under 90. B, Fishermen: “32”, exactly 32. \
             C, Owner: “at least four”, at least 4. D, Mayor: “up to 60”, at most 60."
        );
    }

    #[test]
    fn claims_without_a_figure_are_counted() {
        let svg = chart(&boats().claim("e", "denied", "Crew", "herald", "")).unwrap();
        assert!(svg.contains("1 claim of this point without a figure"), "{svg}");
    }

    #[test]
    fn one_figure_makes_no_line() {
        let one = Some(Bound { value: 3.0, inclusive: true });
        let counted = AtIssue::Quantity { counted: "boat".to_owned(), of: String::new() };
        let sketch = Sketch::new("How many boats?", counted)
            .claim("a", "3", "Navy", "gazette", "")
            .figure("3", one, one)
            .claim("b", "three", "Owner", "gazette", "")
            .figure("three", one, one);
        assert_eq!(chart(&sketch), None);
    }
}
