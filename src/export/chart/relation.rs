//! How a relation is drawn: a line and a sign of its own for each, so that no colour is needed to tell
//! them apart.

use super::drawing::{Align, Drawing, SMALL, WIDTH, path};
use super::measure::width;
use crate::model::Relation;

/// How far a sign reaches from its middle.
pub(super) const SIGN: f64 = 5.5;

/// The class of the lines of a relation.
pub(super) fn class(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradicts => "edge conflict contradicts",
        Relation::Disputes => "edge conflict disputes",
        Relation::Differs => "edge conflict differs",
        Relation::Updates => "edge agreement updates",
        Relation::Repeats => "edge agreement repeats",
        Relation::Corroborates => "edge agreement corroborates",
        Relation::Compatible => "edge agreement compatible",
    }
}

/// How thick the line is; conflicts weigh more.
pub(super) fn thickness(relation: Relation) -> f64 {
    match relation {
        Relation::Contradicts => 2.2,
        Relation::Disputes | Relation::Differs => 1.8,
        _ => 1.2,
    }
}

/// The dashes of the line; none for an unbroken one.
pub(super) fn dash(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradicts | Relation::Updates => "",
        Relation::Disputes => "6 3",
        Relation::Differs => "2 2.5",
        Relation::Corroborates => "5 2 1 2",
        Relation::Repeats | Relation::Compatible => "1 3",
    }
}

/// The sign on a relation's line: a cross where claims exclude each other, a bar (no entry) where one
/// denies, an unequals sign where figures differ; an arrow of an update, an equals sign of what is repeated, a
/// plus where another origin says so too, a wave where both can hold.
pub(super) fn sign(drawing: &mut Drawing, relation: Relation, (x, y): (f64, f64)) {
    let class = class(relation);
    drawing.circle(&format!("sign {class}"), (x, y), SIGN);
    let mut stroke = |places: &[(f64, f64)]| {
        let places: Vec<(f64, f64)> = places.iter().map(|(dx, dy)| (x + dx, y + dy)).collect();
        drawing.path(class, &path(&places), 1.3, "");
    };
    match relation {
        Relation::Contradicts => {
            stroke(&[(-2.3, -2.3), (2.3, 2.3)]);
            stroke(&[(-2.3, 2.3), (2.3, -2.3)]);
        }
        Relation::Disputes => stroke(&[(-2.8, 0.0), (2.8, 0.0)]),
        Relation::Differs => {
            stroke(&[(-2.8, -1.3), (2.8, -1.3)]);
            stroke(&[(-2.8, 1.3), (2.8, 1.3)]);
            stroke(&[(-1.6, 3.2), (1.6, -3.2)]);
        }
        Relation::Updates => {
            stroke(&[(-2.8, 0.0), (2.6, 0.0)]);
            stroke(&[(0.4, -2.2), (2.8, 0.0), (0.4, 2.2)]);
        }
        Relation::Repeats => {
            stroke(&[(-2.6, -1.3), (2.6, -1.3)]);
            stroke(&[(-2.6, 1.3), (2.6, 1.3)]);
        }
        Relation::Corroborates => {
            stroke(&[(-2.8, 0.0), (2.8, 0.0)]);
            stroke(&[(0.0, -2.8), (0.0, 2.8)]);
        }
        Relation::Compatible => {
            stroke(&[(-3.0, 1.0), (-1.5, -1.0), (1.5, 1.0), (3.0, -1.0)]);
        }
    }
}

/// Where an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Towards {
    Left,
    Right,
    Up,
    Down,
}

/// The head of an arrow that ends at `tip`.
pub(super) fn arrow_head(drawing: &mut Drawing, class: &str, (x, y): (f64, f64), towards: Towards) {
    const LENGTH: f64 = 7.0;
    const HALF: f64 = 4.0;
    let (left, right, up, down) = (x - LENGTH, x + LENGTH, y - LENGTH, y + LENGTH);
    let corners = match towards {
        Towards::Right => [(x, y), (left, y - HALF), (left, y + HALF)],
        Towards::Left => [(x, y), (right, y - HALF), (right, y + HALF)],
        Towards::Up => [(x, y), (x - HALF, down), (x + HALF, down)],
        Towards::Down => [(x, y), (x - HALF, up), (x + HALF, up)],
    };
    drawing.shape(&format!("{class} head"), &corners);
}

/// Draws something at a place.
pub(super) type Draw<'a> = dyn Fn(&mut Drawing, (f64, f64)) + 'a;

/// One sample and its words in a legend.
pub(super) struct Entry<'a> {
    /// The room that the sample takes.
    pub(super) sample: f64,
    /// Draws the sample with its left end here, in the middle of the line.
    pub(super) draw: Box<Draw<'a>>,
    /// What it stands for.
    pub(super) words: &'a str,
}

impl Entry<'_> {
    /// The entry that explains a relation's line.
    pub(super) fn of(relation: Relation) -> Entry<'static> {
        let draw = move |drawing: &mut Drawing, (x, y): (f64, f64)| {
            let line = path(&[(x, y), (x + 28.0, y)]);
            drawing.path(class(relation), &line, thickness(relation), dash(relation));
            sign(drawing, relation, (x + 14.0, y));
        };
        Entry { sample: 28.0, draw: Box::new(draw), words: relation.as_str() }
    }
}

/// Draws the entries in lines below `top` and gives where the legend ends.
pub(super) fn legend(drawing: &mut Drawing, top: f64, entries: &[Entry<'_>]) -> f64 {
    const LINE: f64 = 16.0;
    let (mut x, mut y) = (0.0, top + LINE / 2.0);
    for entry in entries {
        let room = entry.sample + 6.0 + width(entry.words, SMALL) + 14.0;
        if x > 0.0 && x + room - 14.0 > WIDTH {
            (x, y) = (0.0, y + LINE);
        }
        (entry.draw)(drawing, (x + 1.0, y));
        let at = (x + entry.sample + 6.0, y + 3.7);
        drawing.text("note", at, Align::Start, SMALL, entry.words);
        x += room;
    }
    if entries.is_empty() { top } else { y + LINE / 2.0 }
}
