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
    /// "just over 90": a little above.
    #[serde(rename = "just-over")]
    JustOver,
    /// "more than 90", "at least 90": no upper end.
    AtLeast,
    /// "up to 90", "fewer than 90": no lower end but zero.
    AtMost,
    /// "between 10 and 12": both ends stated.
    Range,
    /// "dozens", "several": a number word without a number.
    Vague,
}

/// Which share of the whole story a figure tells, where the text says so.
///
/// Two figures of different scope do not clash: "another 12" is not the toll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// What came on top: "another 12", "12 more", "rose by 12".
    Increment,
    /// All of it so far: "a total of 12", "in all", "the death toll".
    Total,
    /// A part of a larger figure: "12 of the 40", "including 12", "12 of whom".
    Part,
    /// What it was before a change: the 10 of "rose from 10 to 12".
    Former,
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
    /// The unit in its normal form ("%", "pp" for percentage points, "usd", "m", "m2", "l", "kg", "km/h",
    /// "c" for degrees Celsius, "second" for spans from seconds to weeks, "year" for months and longer,
    /// "times" for multiples …), or empty for a plain count. Values are given in this unit: "19M" is
    /// 19,000,000, "1.2 km" is 1,200 with the unit "m".
    pub unit: String,
    /// The stem of the head noun of what is counted ("drone", "person" for people) or, for a figure with a
    /// unit, measured ("profit" in "profit rose 5%"); "age" for an age; empty where the text does not say.
    pub counted: String,
    /// The stems of the words that narrow what is counted ("ukrainian").
    pub qualifiers: Vec<String>,
    /// The hedge, or `None` for a bare figure.
    pub hedge: Option<Hedge>,
    /// Whether it is a rank ("the third"), which is never compared with a count.
    pub ordinal: bool,
    /// What is said to have happened to what is counted, or what it did: the class or the stem of the
    /// governing verb ("kill" for killed, died, dead and death toll; "injur"; "shoot down"; "launch").
    /// `None` where the text does not say. "Four killed and dozens injured" count different things.
    pub fate: Option<String>,
    /// Which share of the whole it tells, where the text says so.
    pub scope: Option<Scope>,
    /// The stem of what a rate is counted by: "day" in "12 a day", "share" in "$5 a share"; empty for no
    /// rate.
    pub per: String,
    /// How far the figure may have been rounded, in `unit`: half of its last place, so 50,000 for
    /// "1.2 million", 0.5 for "12", 100 for "2,000". Two bare figures nearer than this may be one figure
    /// rounded differently.
    pub rounding: f64,
    /// The words of the figure with its hedge and unit, as they stand in the text: "almost 90".
    pub words: String,
    /// Where they stand in the text: half-open, in bytes.
    pub span: (usize, usize),
    /// Where the figure stands with the noun phrase it counts ("almost 90 Russian drones"): half-open,
    /// in bytes; it holds `span`.
    pub phrase: (usize, usize),
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

    /// Whether both can be the same figure, one of them rounded: "1.2 billion" and 1,213 million.
    ///
    /// The ends of the intervals may miss each other by the coarser of the two roundings. Units are not
    /// looked at.
    ///
    /// ```
    /// use atodds::text::quantity::quantities;
    /// let rounded = &quantities("$1.2 billion")[0];
    /// assert!(rounded.can_equal_rounded(&quantities("$1,213 million")[0]));
    /// assert!(!rounded.can_equal_rounded(&quantities("$1.3 billion")[0]));
    /// ```
    #[must_use]
    pub fn can_equal_rounded(&self, other: &Self) -> bool {
        let slack = self.rounding.max(other.rounding);
        self.can_equal(other)
            || (slack.is_finite()
                && below(lowered(self.low, slack), other.high)
                && below(lowered(other.low, slack), self.high))
    }

    /// The same figure in another unit, where that measures the same kind of thing.
    ///
    /// Only spans of time have two units, "second" and "year" (months and longer), since a month has no
    /// fixed number of days; between them a figure is taken to be rounded to two and a half days.
    ///
    /// ```
    /// use atodds::text::quantity::quantities;
    /// let month = &quantities("one month")[0];
    /// let days = quantities("30 days")[0].in_unit("year").unwrap();
    /// assert!(month.can_equal_rounded(&days));
    /// assert!(month.in_unit("m").is_none());
    /// ```
    #[must_use]
    pub fn in_unit(&self, unit: &str) -> Option<Self> {
        const YEAR: f64 = 365.25 * 86_400.0;
        const SLACK: f64 = 2.5 * 86_400.0;
        let factor = match (self.unit.as_str(), unit) {
            (own, other) if own == other => return Some(self.clone()),
            ("second", "year") => 1.0 / YEAR,
            ("year", "second") => YEAR,
            _ => return None,
        };
        let scaled = |bound: Bound| Bound { value: bound.value * factor, ..bound };
        let slack = if unit == "year" { SLACK / YEAR } else { SLACK };
        Some(Self {
            low: self.low.map(scaled),
            high: self.high.map(scaled),
            unit: unit.to_owned(),
            rounding: (self.rounding * factor).max(slack),
            ..self.clone()
        })
    }

    /// How well the figure fits what a point counts, as the key of [`AtIssue::Quantity`](super::AtIssue::Quantity)
    /// names it: 0 where neither what happened nor what is counted is the point's, and more the better it fits. What
    /// happened weighs most: it tells the injured from the killed, who are people too.
    ///
    /// ```
    /// use atodds::text::quantity::quantities;
    /// let figures = quantities("Three people were killed and 14 people were injured.");
    /// assert!(figures[1].fit("injur person") > figures[0].fit("injur person"));
    /// assert_eq!(figures[1].fit("launch drone"), 0);
    /// ```
    #[must_use]
    pub fn fit(&self, counted: &str) -> u8 {
        let counted = format!(" {counted} ");
        let is_of_it = |part: &str| !part.is_empty() && counted.contains(&format!(" {part} "));
        let has_fate = self.fate.as_deref().map(is_of_it);
        let is_counted = is_of_it(&self.counted);
        if has_fate != Some(true) && !is_counted {
            return 0;
        }
        let fate = match has_fate {
            Some(true) => 2,
            None => 1,
            Some(false) => 0,
        };
        1 + 4 * fate + 2 * u8::from(is_counted) + u8::from(is_of_it(&self.unit))
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

fn lowered(low: Option<Bound>, by: f64) -> Option<Bound> {
    low.map(|bound| Bound { value: bound.value - by, ..bound })
}

fn below(low: Option<Bound>, high: Option<Bound>) -> bool {
    match (low, high) {
        (Some(low), Some(high)) if low.value == high.value => low.inclusive && high.inclusive,
        (Some(low), Some(high)) => low.value < high.value,
        _ => true,
    }
}
