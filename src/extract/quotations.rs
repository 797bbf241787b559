//! What stands between quotation marks in a document.

use std::ops::Range;

use crate::text::sentences::Sentence;

/// One quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// What stands between the marks: half-open, in bytes. It ends with its paragraph where no mark closes it.
    pub(crate) inside: Range<usize>,
    /// Whether it goes on with the quotation before it: the paragraph before ended with that one open.
    pub(crate) goes_on: bool,
}

/// The quotations of a document in order. Single quotation marks count only where they are not apostrophes.
pub(crate) fn quotations(text: &str, sentences: &[Sentence]) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open_before = false;
    for paragraph in sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) else { continue };
        let range = first.range.start..last.range.end;
        let before = found.len();
        let left_open = scan(text, range, &mut found);
        if open_before && let Some(first) = found.get_mut(before) {
            first.goes_on = opens_paragraph(text, paragraph[0].range.start, first);
        }
        open_before = left_open;
    }
    found
}

/// Finds the quotations of a paragraph; says whether the last was left open.
fn scan(text: &str, paragraph: Range<usize>, found: &mut Vec<Quotation>) -> bool {
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (offset, c) in text[paragraph.clone()].char_indices() {
        let (at, next) = (paragraph.start + offset, paragraph.start + offset + c.len_utf8());
        let after = text[next..paragraph.end].chars().next().unwrap_or(' ');
        match open {
            Some((start, closer)) if c == closer && closes(c, before, after) => {
                found.push(Quotation { inside: start..at, goes_on: false });
                open = None;
            }
            // A mark that opens within an open quotation: the earlier one was never closed.
            Some((_, '”')) if c == '“' => open = Some((next, '”')),
            None => open = closer(c, before, after).map(|closer| (next, closer)),
            Some(_) => {}
        }
        before = c;
    }
    if let Some((start, closer)) = open.filter(|(_, closer)| *closer != '’' && *closer != '\'') {
        found.push(Quotation { inside: start..paragraph.end, goes_on: false });
        return closer != '\'';
    }
    false
}

/// The mark that closes what this one opens.
fn closer(c: char, before: char, after: char) -> Option<char> {
    let opens = !before.is_alphanumeric() && !after.is_whitespace();
    match c {
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '"' if opens => Some('"'),
        '‘' if opens => Some('’'),
        '\'' if opens => Some('\''),
        _ => None,
    }
}

fn closes(c: char, before: char, after: char) -> bool {
    match c {
        '’' | '\'' => !after.is_alphanumeric() && !before.is_whitespace(),
        _ => true,
    }
}

fn opens_paragraph(text: &str, start: usize, quotation: &Quotation) -> bool {
    quotation.inside.start > start
        && text[start..quotation.inside.start].chars().all(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences::sentences;

    fn read(text: &str) -> Vec<(&str, bool)> {
        let found = quotations(text, &sentences(text));
        found.into_iter().map(|it| (&text[it.inside], it.goes_on)).collect()
    }

    #[test]
    fn every_kind_of_mark_is_known_and_apostrophes_are_none() {
        assert_eq!(
            read("The club’s coach said “we won” and \"they lost\"."),
            [("we won", false), ("they lost", false)]
        );
        assert_eq!(read("It is ‘the club’s day’, he said."), [("the club’s day", false)]);
        assert!(read("The players' bus and the fans' train.").is_empty());
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        let text = "“The dam held.\n\n“Nobody was hurt,” she said.";
        assert_eq!(read(text), [("The dam held.", false), ("Nobody was hurt,", true)]);
    }
}
