//! A figure while it is being read: the interval with the tokens it is made of.

use crate::model::{Bound, Hedge, Scope};

/// A figure among tokens.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// Its first token, hedge and currency included.
    pub(super) from: usize,
    /// The first token behind it, unit included.
    pub(super) to: usize,
    /// The lower end.
    pub(super) low: Option<Bound>,
    /// The upper end.
    pub(super) high: Option<Bound>,
    /// The unit in its normal form, or empty.
    pub(super) unit: &'static str,
    /// The hedge.
    pub(super) hedge: Option<Hedge>,
    /// Whether it is a rank.
    pub(super) ordinal: bool,
    /// Half of its last place, in `unit`.
    pub(super) rounding: f64,
    /// The last place as written, in `unit`: 100,000 for "1.2 million".
    pub(super) place: f64,
    /// The figure as written, before any hedge, and what a scale word multiplied it by.
    pub(super) written: f64,
    /// The last scale word's value, or 1.
    pub(super) scale: f64,
    /// How many of the normal unit one of the unit as written is, and what is added after.
    pub(super) factor: f64,
    /// What is added after `factor`, for degrees Fahrenheit.
    pub(super) offset: f64,
    /// Whether the unit stood before the figure.
    pub(super) prefixed: bool,
    /// What is counted, where the figure itself says it: "age".
    pub(super) counted: Option<&'static str>,
    /// The scope, where the figure itself says it.
    pub(super) scope: Option<Scope>,
    /// Whether it is a share: "two thirds", "one in five".
    pub(super) share: bool,
}

/// Half of a number's last place, as far as it may have been rounded.
///
/// In digits with a scale word the last place is the one written: 50,000 for "1.2 million", but never above a
/// tenth of the figure, or "two million" would be 2.4. A whole number from a thousand on that ends in zeros is
/// read as round (M. Krifka, "Approximate interpretation of number words", 2007), to a twentieth at the most:
/// 2,000 may stand for 2,084, but 300 is 300.
pub(super) fn rounding(value: f64, place: f64, scaled: bool) -> f64 {
    if scaled {
        return place.min(value.abs() * 0.1);
    }
    let zeros = [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 100.0].into_iter().find(|p| value % p == 0.0);
    match zeros.filter(|_| value >= 1000.0) {
        Some(zeros) => (zeros / 2.0).min(value * 0.05),
        None => place,
    }
}

impl Figure {
    /// A bare figure.
    pub(super) fn exactly(value: f64, from: usize, to: usize) -> Self {
        let bound = Some(Bound { value, inclusive: true });
        Self {
            from,
            to,
            low: bound,
            high: bound,
            unit: "",
            hedge: None,
            ordinal: false,
            rounding: 0.5,
            place: 1.0,
            written: value,
            scale: 1.0,
            factor: 1.0,
            offset: 0.0,
            prefixed: false,
            counted: None,
            scope: None,
            share: false,
        }
    }

    /// A figure that lies between two values.
    pub(super) fn within(low: f64, high: f64, hedge: Hedge, from: usize, to: usize) -> Self {
        Self {
            low: Some(Bound { value: low, inclusive: true }),
            high: Some(Bound { value: high, inclusive: true }),
            hedge: (low < high).then_some(hedge),
            written: high,
            ..Self::exactly(low, from, to)
        }
    }

    /// Turns the interval into a unit's normal form.
    pub(super) fn measured(&mut self, factor: f64, offset: f64) {
        self.times(factor, offset);
        (self.factor, self.offset) = (factor, offset);
    }

    /// Multiplies the interval.
    pub(super) fn times(&mut self, factor: f64, offset: f64) {
        for bound in [&mut self.low, &mut self.high].into_iter().flatten() {
            bound.value = bound.value * factor + offset;
        }
        self.rounding *= factor.abs();
        self.place *= factor.abs();
    }
}
