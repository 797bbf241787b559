//! Text in which the words that triggered a rule are marked, and the quotation marks around words.

use std::{collections::BTreeSet, ops::Range};

use askama::Template;

/// Text in pieces, some of them marked.
#[derive(Debug, Template)]
#[template(path = "marks.html", config = "src/export/html/askama.toml")]
pub(super) struct Marked<'a> {
    runs: Vec<Run<'a>>,
}

#[derive(Debug, PartialEq)]
struct Run<'a> {
    text: &'a str,
    marked: bool,
}

impl<'a> Marked<'a> {
    /// The text with these words marked wherever they stand in it as whole words; of words with an
    /// ellipsis, each part.
    pub(super) fn new(text: &'a str, words: &BTreeSet<&str>) -> Self {
        let mut marked: Vec<Range<usize>> = words
            .iter()
            .flat_map(|words| words.split('…'))
            .map(str::trim)
            .filter(|words| !words.is_empty())
            .flat_map(|words| text.match_indices(words))
            .map(|(at, words)| at..at + words.len())
            .filter(|range| is_whole(text, range))
            .collect();
        marked.sort_by_key(|range| (range.start, range.end));
        let mut runs = Vec::new();
        let mut from = 0;
        for range in joined(&marked) {
            push(&mut runs, &text[from..range.start], false);
            push(&mut runs, &text[range.clone()], true);
            from = range.end;
        }
        push(&mut runs, &text[from..], false);
        Self { runs }
    }
}

/// The quotation marks to set around a document's words, given what stands before and after them: none
/// where they have some of their own, within or around them.
pub(super) fn quotation_marks(before: &str, words: &str, after: &str) -> [&'static str; 2] {
    const OPENING: [char; 5] = ['“', '"', '«', '„', '‘'];
    const CLOSING: [char; 5] = ['”', '"', '»', '“', '’'];
    let within = words.starts_with(OPENING) && words.ends_with(CLOSING);
    let around = before.ends_with(OPENING) && after.starts_with(CLOSING);
    if within || around { ["", ""] } else { ["“", "”"] }
}

fn push<'a>(runs: &mut Vec<Run<'a>>, text: &'a str, marked: bool) {
    if !text.is_empty() {
        runs.push(Run { text, marked });
    }
}

/// Whether a range begins and ends where words do: the "32" of "132" is none.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let joins = |one: Option<char>, other: Option<char>| {
        one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
    };
    let (before, inside, after) = (&text[..range.start], &text[range.clone()], &text[range.end..]);
    !joins(before.chars().next_back(), inside.chars().next())
        && !joins(inside.chars().next_back(), after.chars().next())
}

/// Sorted ranges, those that touch made one.
fn joined(sorted: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match all.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => all.push(range.clone()),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, words: &[&str]) -> String {
        Marked::new(text, &words.iter().copied().collect()).render().unwrap()
    }

    #[test]
    fn words_in_quotation_marks_get_no_second_pair() {
        for own in ["“shut”", "\"shut\"", "«закрито»", "„zu“"] {
            assert_eq!(quotation_marks("", own, ""), ["", ""], "{own}");
        }
        for bare in ["shut", "“shut” since noon", "the “Mill Bridge”", ""] {
            assert_eq!(quotation_marks("said", bare, "."), ["“", "”"], "{bare}");
        }
        assert_eq!(quotation_marks("It was “", "shut", "” since"), ["", ""]);
        assert_eq!(quotation_marks("It was “", "shut", " since”"), ["“", "”"]);
    }

    #[test]
    fn whole_words_are_marked_and_text_stays_text() {
        for (text, words, html) in [
            ("The bridge is closed.", &["closed"][..], "The bridge is <mark>closed</mark>."),
            ("132 and 32 < 40", &["32"], "132 and <mark>32</mark> &lt; 40"),
            (
                "neither town was fully seized",
                &["neither … seized"],
                "<mark>neither</mark> town was fully <mark>seized</mark>",
            ),
            (
                "has not been seized",
                &["not been", "been seized"],
                "has <mark>not been seized</mark>",
            ),
            ("Міст закрито", &["закрито"], "Міст <mark>закрито</mark>"),
            ("a <script>", &["<script>"], "a <mark>&lt;script&gt;</mark>"),
            ("nothing here", &["", "…", "elsewhere"], "nothing here"),
            ("", &["x"], ""),
        ] {
            assert_eq!(marked(text, words), html);
        }
    }
}
