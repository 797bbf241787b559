//! Which paragraph of a text a place lies in.

/// The beginnings of a text's paragraphs, in code points.
///
/// Blank lines part paragraphs; a text without any takes each line for one. A title that stands in the
/// text counts like any other paragraph.
///
/// ```
/// use atodds::text::paragraph::{number, starts};
/// let starts = starts("Títle\n\nFirst line\nsecond line");
/// assert_eq!(starts, [0, 7]);
/// assert_eq!(number(&starts, 20), Some(2));
/// ```
#[must_use]
pub fn starts(text: &str) -> Vec<usize> {
    measured(text, |line| line.chars().count())
}

/// The same in bytes.
#[must_use]
pub fn byte_starts(text: &str) -> Vec<usize> {
    measured(text, str::len)
}

fn measured(text: &str, length: impl Fn(&str) -> usize) -> Vec<usize> {
    let lines: Vec<&str> = text.split('\n').collect();
    let has_text = |line: &str| !line.trim().is_empty();
    let first = lines.iter().position(|line| has_text(line)).unwrap_or(0);
    let last = lines.iter().rposition(|line| has_text(line)).unwrap_or(0);
    let by_blank_lines = lines[first..=last].iter().any(|line| !has_text(line));

    let mut starts = Vec::new();
    let (mut at, mut after_blank) = (0, true);
    for line in lines {
        if has_text(line) {
            if after_blank || !by_blank_lines {
                starts.push(at);
            }
            after_blank = false;
        } else {
            after_blank = true;
        }
        at += length(line) + 1;
    }
    starts
}

/// The paragraph that a place lies in, counted from 1; `None` before the first one.
#[must_use]
pub fn number(starts: &[usize], position: usize) -> Option<usize> {
    let number = starts.partition_point(|start| *start <= position);
    (number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs() {
        let text = "Títle\n\nFirst line\nsecond line\n \nLast";
        assert_eq!(starts(text), [0, 7, 32]);
        assert_eq!(number(&starts(text), 7), Some(2));
        assert_eq!(number(&starts(text), 29), Some(2));
        assert_eq!(number(&starts(text), 32), Some(3));
    }

    #[test]
    fn without_blank_lines_each_line_is_a_paragraph() {
        let text = "one\r\ntwo\nthree\n\n";
        assert_eq!(number(&starts(text), 5), Some(2));
        assert_eq!(number(&starts(text), 9), Some(3));
    }

    #[test]
    fn an_empty_text_has_none() {
        assert_eq!(number(&starts(""), 0), None);
        assert_eq!(number(&starts("\n\n"), 1), None);
        assert_eq!(number(&starts("\n\nx"), 1), None);
    }
}
