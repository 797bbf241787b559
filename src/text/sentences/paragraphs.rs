//! Paragraphs: a blank line ends one, and so does the end of a line unless the lines were wrapped to a width.

use std::ops::Range;

use super::kind::marker;

/// Lines longer than this were not wrapped for a page or a mail.
const WIDEST_WRAP: usize = 130;

/// Lines shorter than this are not wrapped prose: verses, tables, headings.
const NARROWEST_WRAP: usize = 40;

/// The paragraphs of a text in order, white space trimmed, none empty.
pub(super) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let lines = lines(text);
    let width = lines.iter().map(|line| text[line.clone()].chars().count()).max().unwrap_or(0);
    let wrapped = (NARROWEST_WRAP..=WIDEST_WRAP).contains(&width);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for line in lines {
        if line.is_empty() {
            before = None;
            continue;
        }
        let goes_on = before.is_some_and(|before| {
            wrapped && was_wrapped(&text[before], &text[line.clone()], width)
        });
        match found.last_mut().filter(|_| goes_on) {
            Some(paragraph) => paragraph.end = line.end,
            None => found.push(line.clone()),
        }
        before = Some(line);
    }
    found
}

/// Every line, trimmed; an empty range for a blank one.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}', '\u{c}']) {
        let body = line.trim();
        let indent = line.len() - line.trim_start().len();
        found.push(if body.is_empty() {
            start..start
        } else {
            start + indent..start + indent + body.len()
        });
        start += line.len();
    }
    found
}

/// Whether `next` goes on with `line`: a wrapped line ends only because the next word did not fit.
fn was_wrapped(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    // Editors wrap a few columns early where a word is hyphenated or a space is counted.
    let full = line.chars().count() + 1 + word.chars().count() + 3 > width;
    full && marker(next) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_line_that_is_full_goes_on() {
        let text = "The ferry was taken out of service on Friday after a\nfire in its engine room. Nobody was hurt, the owner\nsaid.\nThe harbour is open.";
        let (wrapped, rest) = text.rsplit_once('\n').unwrap();
        assert_eq!(cut(text), [wrapped, rest]);
    }

    #[test]
    fn lines_of_any_length_are_paragraphs() {
        let long = "word ".repeat(40);
        let text = format!("{long}\nShort one.\n{long}");
        assert_eq!(cut(&text).len(), 3);
    }

    #[test]
    fn blank_lines_and_carriage_returns_are_no_paragraphs() {
        assert_eq!(cut("One.\r\n\r\n \t\r\nTwo.\r\n"), ["One.", "Two."]);
    }
}
