use super::figures::Figure;

/// An axis of numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ValueAxis {
    from: f64,
    to: f64,
    left: f64,
    width: f64,
    logarithmic: bool,
    scale: f64,
    /// Whether nothing stands between whole numbers, as of things that are counted.
    whole: bool,
    /// What one on the axis means: "million usd"; empty for plain numbers.
    pub(super) caption: String,
}

/// A logarithmic axis is drawn where the largest figure is more than so many times the smallest.
const WIDE: f64 = 150.0;

impl ValueAxis {
    /// An axis for these figures from `left` on, `width` units wide; `None` where they have no end.
    pub(super) fn of(figures: &[Figure<'_>], unit: &str, left: f64, width: f64) -> Option<Self> {
        let ends: Vec<f64> = figures
            .iter()
            .flat_map(|figure| figure.low.iter().chain(&figure.high))
            .map(|bound| bound.value)
            .collect();
        let least = ends.iter().copied().reduce(f64::min)?;
        let most = ends.iter().copied().reduce(f64::max)?;
        let whole = unit.is_empty() && ends.iter().all(|end| end.fract() == 0.0);
        let logarithmic = least > 0.0 && most / least > WIDE;
        let (from, to) = if logarithmic {
            (least / 1.6, most * 1.6)
        } else {
            let room = ((most - least) * 0.12).max(most.abs() * 0.05);
            let room = if whole { room.max(1.0) } else { room };
            let from = if least >= 0.0 && least <= 0.4 * most { 0.0 } else { least - room };
            (if least >= 0.0 { from.max(0.0) } else { from }, most + room)
        };
        // On a logarithmic axis no one size suits all: there each label names its own.
        let size = if logarithmic { least } else { most.abs().max(least.abs()) };
        let (scale, caption) = caption(size, unit);
        Some(Self { from, to, left, width, logarithmic, scale, whole, caption })
    }

    /// Where a number stands, within the axis.
    pub(super) fn x(&self, value: f64) -> f64 {
        let share = if self.logarithmic {
            (value.max(self.from).ln() - self.from.ln()) / (self.to.ln() - self.from.ln())
        } else {
            (value - self.from) / (self.to - self.from)
        };
        self.left + self.width * share.clamp(0.0, 1.0)
    }

    /// Whether each step multiplies.
    pub(super) fn is_logarithmic(&self) -> bool {
        self.logarithmic
    }

    /// The places and labels of its lines.
    pub(super) fn ticks(&self) -> Vec<(f64, String)> {
        let values = if self.logarithmic { self.powers() } else { self.steps() };
        values.into_iter().map(|value| (self.x(value), self.label(value))).collect()
    }

    fn powers(&self) -> Vec<f64> {
        let (first, last) = (self.from.log10().ceil() as i32, self.to.log10().floor() as i32);
        let every = ((last - first) / 6).max(0) + 1;
        (first..=last).filter(|power| (power - first) % every == 0).map(|p| 10f64.powi(p)).collect()
    }

    fn steps(&self) -> Vec<f64> {
        let step = round_step((self.to - self.from) / self.scale / 6.0) * self.scale;
        let step = if self.whole { step.max(1.0) } else { step };
        let first = (self.from / step).ceil();
        let count = ((self.to / step).floor() - first).max(0.0);
        // A step is never so small that there are more than a handful.
        (0..=count.min(12.0) as u32).map(|nth| (first + f64::from(nth)) * step).collect()
    }

    /// The number as it stands at the axis, in the axis' unit.
    pub(super) fn label(&self, value: f64) -> String {
        let value = value / self.scale;
        let sizes = [(1e12, "tn"), (1e9, "bn"), (1e6, "m")];
        match sizes.into_iter().find(|(by, _)| self.logarithmic && value >= *by) {
            Some((by, name)) => format!("{}{name}", grouped(value / by)),
            None => grouped(value),
        }
    }
}

/// A step of 1, 2 or 5 times a power of ten, `about` wide or a little more.
fn round_step(about: f64) -> f64 {
    let power = 10f64.powf(about.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .map(|digit| digit * power)
        .into_iter()
        .find(|s| *s >= about)
        .unwrap_or(power)
}

/// A number with commas between thousands and no more than four decimals.
fn grouped(value: f64) -> String {
    let rounded = (value * 10_000.0).round() / 10_000.0;
    let text = format!("{}", rounded.abs());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = if rounded < 0.0 { "−".to_owned() } else { String::new() };
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// By what large numbers are divided, and what the axis is then said to show.
fn caption(most: f64, unit: &str) -> (f64, String) {
    if unit == "second" {
        let spans =
            [(604_800.0, "weeks"), (86_400.0, "days"), (3_600.0, "hours"), (60.0, "minutes")];
        let span = spans.into_iter().find(|(seconds, _)| most >= 2.0 * seconds);
        return span.map_or((1.0, "seconds".to_owned()), |(by, name)| (by, name.to_owned()));
    }
    let name = match unit {
        "usd" => "US dollars",
        "eur" => "euros",
        "gbp" => "pounds",
        "m" => "metres",
        "m2" => "square metres",
        "l" => "litres",
        "kg" => "kilograms",
        "c" => "degrees Celsius",
        "pp" => "percentage points",
        "year" => "years",
        other => other,
    };
    let sizes = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e4, "thousand")];
    let size = sizes.into_iter().find(|(by, _)| most >= *by);
    let (by, size) = size.map_or((1.0, ""), |(by, size)| (if by == 1e4 { 1e3 } else { by }, size));
    (by, format!("{size} {name}").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Bound;

    #[test]
    fn numbers_read_as_in_a_newspaper() {
        for (value, text) in [
            (0.0, "0"),
            (1234.5, "1,234.5"),
            (-1e6, "−1,000,000"),
            (0.1 + 0.2, "0.3"),
            (999.0, "999"),
        ] {
            assert_eq!(grouped(value), text);
        }
    }

    #[test]
    fn steps_are_round() {
        for (about, step) in [(0.9, 1.0), (1.1, 2.0), (3.0, 5.0), (7.0, 10.0), (0.021, 0.05)] {
            assert!((round_step(about) - step).abs() < 1e-9, "{about}");
        }
    }

    #[test]
    fn what_is_counted_has_no_lines_between_whole_numbers() {
        let one = |value| Some(Bound { value, inclusive: true });
        let figure = |low, high| Figure {
            label: "A",
            words: String::new(),
            low: one(low),
            high: one(high),
            claims: vec![],
        };
        let labels = |figures: &[Figure<'_>]| -> Vec<String> {
            let axis = ValueAxis::of(figures, "", 0.0, 260.0).unwrap();
            axis.ticks().into_iter().map(|(_, label)| label).collect()
        };
        assert_eq!(labels(&[figure(4.0, 4.0), figure(5.0, 5.0)]), ["3", "4", "5", "6"]);
        assert_eq!(labels(&[figure(10.0, 100_000.0)]), ["10", "100", "1,000", "10,000", "100,000"]);
        assert_eq!(labels(&[figure(50.0, 3e6)]), ["100", "1,000", "10,000", "100,000", "1m"]);
    }

    #[test]
    fn large_numbers_are_named_in_the_caption() {
        assert_eq!(caption(3.2e9, "usd"), (1e9, "billion US dollars".to_owned()));
        assert_eq!(caption(48_000.0, ""), (1e3, "thousand".to_owned()));
        assert_eq!(caption(259_200.0, "second"), (86_400.0, "days".to_owned()));
        assert_eq!(caption(90.0, "%"), (1.0, "%".to_owned()));
    }
}
