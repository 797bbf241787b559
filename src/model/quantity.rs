use serde::{Deserialize, Serialize};

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bound {
    /// Where the interval ends.
    pub value: f64,
    /// Whether `value` itself belongs to the interval: "at least four" includes 4, "more than four"
    /// does not.
    pub inclusive: bool,
}

/// What a hedge word does to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hedge {
    /// "almost 90": a little below.
    Almost,
    /// "about 90": near it on either side.
    About,
    /// "more than 90", "at least 90": no upper end.
    AtLeast,
    /// "up to 90", "fewer than 90": no lower end but zero.
    AtMost,
    /// "between 10 and 12": both ends stated.
    Range,
    /// "dozens", "several": a number word without a number.
    Vague,
}

/// A figure in a text: an interval, a unit, what is counted, and the hedge.
///
/// "almost 90 Russian drones" is the interval below 90, counted "drone", qualifiers "russian".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The lower end; `None` is open downwards.
    pub low: Option<Bound>,
    /// The upper end; `None` is open upwards.
    pub high: Option<Bound>,
    /// The unit in its normal form ("%", "usd", "km", "hour"), or empty for a plain count. Values are
    /// given in this unit: "19M" is 19,000,000, "1.2 km" is 1,200 with the unit "m".
    pub unit: String,
    /// The stem of the head noun of what is counted ("drone", "people"), or empty where the text does
    /// not say.
    pub counted: String,
    /// The stems of the words that narrow what is counted ("ukrainian").
    pub qualifiers: Vec<String>,
    /// The hedge, or `None` for a bare figure.
    pub hedge: Option<Hedge>,
    /// Whether it is a rank ("the third"), which is never compared with a count.
    pub ordinal: bool,
    /// The words as they stand in the text.
    pub words: String,
    /// Where they stand in the text: half-open, in bytes.
    pub span: (usize, usize),
}

impl Quantity {
    /// Whether some number satisfies both figures.
    ///
    /// ```
    /// use atodds::text::quantity::quantities;
    /// let four = &quantities("four people")[0];
    /// assert!(four.can_equal(&quantities("at least four people")[0]));
    /// assert!(!four.can_equal(&quantities("more than four people")[0]));
    /// ```
    #[must_use]
    pub fn can_equal(&self, other: &Self) -> bool {
        below(self.low, other.high) && below(other.low, self.high)
    }

    /// The figure itself, where it is one number without a hedge.
    #[must_use]
    pub fn exact(&self) -> Option<f64> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low.value == high.value && self.hedge.is_none() => {
                Some(low.value)
            }
            _ => None,
        }
    }
}

fn below(low: Option<Bound>, high: Option<Bound>) -> bool {
    match (low, high) {
        (Some(low), Some(high)) if low.value == high.value => low.inclusive && high.inclusive,
        (Some(low), Some(high)) => low.value < high.value,
        _ => true,
    }
}
