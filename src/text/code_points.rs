//! Places in code points, as citations give them, in a text that is kept in bytes.

use std::ops::Range;

/// A text whose parts are asked for by code points, each without counting from its start.
///
/// ```
/// use atodds::text::code_points::CodePoints;
/// let text = CodePoints::new("Київ вистояв");
/// assert_eq!(text.slice((5, 12)), Some("вистояв"));
/// assert_eq!(text.slice((5, 13)), None);
/// ```
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Where every [`STEP`]th code point starts, in bytes.
    steps: Vec<usize>,
    length: usize,
}

const STEP: usize = 128;

impl<'t> CodePoints<'t> {
    /// Counts a text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut steps = vec![];
        let mut length = 0;
        for (byte, _) in text.char_indices() {
            if length % STEP == 0 {
                steps.push(byte);
            }
            length += 1;
        }
        Self { text, steps, length }
    }

    /// How long the text is, in code points.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// The part from a code point to another, the second one not included; `None` where the text has no such
    /// part.
    #[must_use]
    pub fn slice(&self, (start, end): (usize, usize)) -> Option<&'t str> {
        self.text.get(self.byte(start)?..self.byte(end)?)
    }

    /// The same range in bytes; `None` where the text has no such part.
    #[must_use]
    pub fn bytes(&self, (start, end): (usize, usize)) -> Option<Range<usize>> {
        let bytes = self.byte(start)?..self.byte(end)?;
        (bytes.start <= bytes.end).then_some(bytes)
    }

    /// How many code points stand before a byte at which one starts.
    #[must_use]
    pub fn at_byte(&self, byte: usize) -> usize {
        let steps = self.steps.partition_point(|step| *step <= byte);
        let Some(last) = steps.checked_sub(1) else { return 0 };
        let rest = self.text.get(self.steps[last]..byte).unwrap_or_default();
        last * STEP + rest.chars().count()
    }

    /// Where a code point starts, in bytes; of the one after the last, the length of the text.
    fn byte(&self, at: usize) -> Option<usize> {
        if at == self.length {
            return Some(self.text.len());
        }
        let step = *self.steps.get(at / STEP)?;
        self.text[step..].char_indices().nth(at % STEP).map(|(byte, _)| step + byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_long_text_is_where_counting_finds_it() {
        let text = "aé漢🙂".repeat(100);
        let points = CodePoints::new(&text);
        assert_eq!(points.length(), 400);
        for (start, end) in [(0, 0), (0, 400), (127, 129), (128, 256), (399, 400), (400, 400)] {
            let counted: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(points.slice((start, end)), Some(counted.as_str()), "{start}..{end}");
            let bytes = points.bytes((start, end)).unwrap();
            assert_eq!((points.at_byte(bytes.start), points.at_byte(bytes.end)), (start, end));
        }
        for outside in [(0, 401), (401, 401), (5, 4)] {
            assert_eq!(points.slice(outside), None);
            assert_eq!(points.bytes(outside), None);
        }
        assert_eq!(CodePoints::new("").slice((0, 0)), Some(""));
    }
}
