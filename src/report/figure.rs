//! What the figures of one side leave open.

use super::LinkView;
use crate::model::{AtIssue, Bound, Quantity, Reading};

/// A run of numbers, in one unit, with the words of the figure that leaves least of it open.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Interval {
    low: Option<Bound>,
    high: Option<Bound>,
    unit: String,
    pub(super) words: String,
}

impl Interval {
    /// The figure of a claim that a point asks for: the one that fits best, and where several do, the one whose
    /// words stand in a reason.
    pub(super) fn at_issue(
        reading: &Reading,
        at_issue: &AtIssue,
        links: &[&LinkView],
    ) -> Option<Self> {
        let AtIssue::Quantity { counted, .. } = at_issue else { return None };
        let best = reading.quantities.iter().map(|figure| figure.fit(counted)).max();
        let best = best.filter(|fit| *fit > 0)?;
        let is_best = |figure: &&Quantity| figure.fit(counted) == best;
        let figures: Vec<&Quantity> = reading.quantities.iter().filter(is_best).collect();
        let named = |figure: &&Quantity| {
            links.iter().any(|link| {
                let words = if link.a == reading.claim {
                    &link.because.words_a
                } else {
                    &link.because.words_b
                };
                words.iter().any(|words| words.contains(&figure.words))
            })
        };
        let figure = match figures.as_slice() {
            [only] => only,
            several => several.iter().copied().find(named)?,
        };
        Some(Self {
            low: figure.low,
            high: figure.high,
            unit: figure.unit.clone(),
            words: figure.words.clone(),
        })
    }

    /// Takes in another figure of the same thing; whether that leaves less open than before. A figure in
    /// another unit, or one that leaves nothing in common, changes nothing.
    pub(super) fn narrow(&mut self, other: Self) -> bool {
        if self.unit != other.unit {
            return false;
        }
        let low = tighter(self.low, other.low, |one, two| one > two);
        let high = tighter(self.high, other.high, |one, two| one < two);
        let is_empty = match (low, high) {
            (Some(low), Some(high)) if low.value == high.value => {
                !(low.inclusive && high.inclusive)
            }
            (Some(low), Some(high)) => low.value > high.value,
            _ => false,
        };
        if is_empty || (low, high) == (self.low, self.high) {
            return false;
        }
        *self = Self { low, high, ..other };
        true
    }
}

/// The bound that leaves less open.
fn tighter(one: Option<Bound>, two: Option<Bound>, is: fn(f64, f64) -> bool) -> Option<Bound> {
    let (Some(a), Some(b)) = (one, two) else { return one.or(two) };
    if a.value == b.value {
        Some(Bound { inclusive: a.inclusive && b.inclusive, ..a })
    } else {
        Some(if is(a.value, b.value) { a } else { b })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::quantity::quantities;

    fn interval(text: &str) -> Interval {
        let figure = quantities(text).remove(0);
        Interval { low: figure.low, high: figure.high, unit: figure.unit, words: figure.words }
    }

    fn narrows(from: &str, to: &str) -> bool {
        interval(from).narrow(interval(to))
    }

    #[test]
    fn a_more_exact_figure_leaves_less_open() {
        assert!(narrows("dozens of people", "40 people"));
        assert!(narrows("at least 30 people", "at least 35 people"));
        assert!(narrows("more than 30 people", "fewer than 50 people"));
        assert!(narrows("at least 30 people", "more than 30 people"));
    }

    #[test]
    fn a_looser_one_another_one_or_another_unit_does_not() {
        assert!(!narrows("40 people", "dozens of people"));
        assert!(!narrows("40 people", "40 people"));
        assert!(!narrows("40 people", "41 people"));
        assert!(!narrows("fewer than 40 people", "40 people"));
        assert!(!narrows("at least 30 metres", "35 kilograms"));
    }
}
