//! Which figure of a claim answers a point's question.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::links::links;
use crate::model::{AtIssue, Bound, ClaimId, Quantity};
use crate::report::{ClaimView, PointView, Report};

/// The claims of one position that give one figure.
pub(super) struct Figure<'a> {
    /// The position's label.
    pub(super) label: &'a str,
    /// The figure as the first of the claims words it.
    pub(super) words: String,
    /// The lower end in the unit of all figures; `None` is open.
    pub(super) low: Option<Bound>,
    /// The upper end; `None` is open.
    pub(super) high: Option<Bound>,
    /// The claims; one at least.
    pub(super) claims: Vec<&'a Arc<ClaimView>>,
}

/// The figures of a point that one axis can hold.
pub(super) struct Figures<'a> {
    /// The unit of all of them, as quantities name it; empty for a plain count.
    pub(super) unit: String,
    /// The figures by position, then by size.
    pub(super) figures: Vec<Figure<'a>>,
    /// How many claims of the point give no figure in this unit.
    pub(super) without: usize,
}

/// The figures that the claims of a quantity point give; `None` of any other point.
///
/// A claim may hold several figures: the one that a link of the point was made for counts, or else the one
/// that counts what is at issue.
pub(super) fn figures<'a>(point: &'a PointView, report: &Report) -> Option<Figures<'a>> {
    let AtIssue::Quantity { counted, .. } = &point.at_issue else { return None };
    let linked = linked_words(point, report);
    let given: Vec<(&'a str, &'a Arc<ClaimView>, &'a Quantity)> = point
        .positions
        .iter()
        .flat_map(|position| position.claims().map(|claim| (position.label.as_str(), claim)))
        .filter_map(|(label, claim)| {
            let words = linked.get(&claim.id).copied();
            Some((label, claim, chosen(&claim.quantities, words, counted)?))
        })
        .collect();
    let unit = usual_unit(given.iter().map(|(_, _, quantity)| quantity.unit.as_str()))?;
    let mut figures: Vec<Figure<'a>> = Vec::new();
    let mut with = 0;
    for (label, claim, quantity) in given {
        let Some(quantity) = quantity.in_unit(&unit).filter(is_drawable) else { continue };
        with += 1;
        let known = figures.iter_mut().find(|figure| {
            figure.label == label && figure.low == quantity.low && figure.high == quantity.high
        });
        match known {
            Some(figure) => figure.claims.push(claim),
            None => figures.push(Figure {
                label,
                words: quantity.words,
                low: quantity.low,
                high: quantity.high,
                claims: vec![claim],
            }),
        }
    }
    let side = |figure: &Figure<'_>| point.positions.iter().position(|p| p.label == figure.label);
    let at = |figure: &Figure<'_>| figure.low.or(figure.high).map_or(0.0, |bound| bound.value);
    figures.sort_by(|a, b| side(a).cmp(&side(b)).then_with(|| at(a).total_cmp(&at(b))));
    let without = point.claims().count() - with;
    Some(Figures { unit, figures, without })
}

/// Ten thousand trillion.
const LARGEST: f64 = 1e16;

/// Whether it has an end to draw, and no number that is beyond what an axis could name.
fn is_drawable(quantity: &Quantity) -> bool {
    let mut ends = quantity.low.iter().chain(&quantity.high).peekable();
    ends.peek().is_some() && ends.all(|bound| bound.value.abs() <= LARGEST)
}

/// The words of each claim that a link of the point goes by.
fn linked_words<'r>(point: &PointView, report: &'r Report) -> BTreeMap<&'r ClaimId, &'r str> {
    let mut words = BTreeMap::new();
    for link in links(point, report) {
        for (claim, own) in [(&link.a, &link.because.words_a), (&link.b, &link.because.words_b)] {
            if let Some(first) = own.first() {
                words.entry(claim).or_insert(first.as_str());
            }
        }
    }
    words
}

fn chosen<'q>(
    quantities: &'q [Quantity],
    words: Option<&str>,
    counted: &str,
) -> Option<&'q Quantity> {
    let linked = words.and_then(|words| quantities.iter().find(|q| q.words == words));
    // Of those that fit as well, the first.
    let fitting = || {
        let fitting = quantities.iter().filter(|quantity| quantity.fit(counted) > 0);
        fitting.min_by_key(|quantity| Reverse(quantity.fit(counted)))
    };
    linked.or_else(fitting).filter(|quantity| !quantity.ordinal)
}

/// The unit that most figures have; of two as frequent ones the one that sorts first.
fn usual_unit<'u>(units: impl Iterator<Item = &'u str>) -> Option<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    units.for_each(|unit| *count.entry(unit).or_default() += 1);
    let most = count.values().copied().max()?;
    count.iter().find(|(_, n)| **n == most).map(|(unit, _)| (*unit).to_owned())
}
