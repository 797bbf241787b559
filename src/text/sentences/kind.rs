//! What a paragraph is in the layout of its text.

use std::ops::Range;

use super::Kind;

/// A heading has at most so many words.
const LONGEST_HEADING: usize = 18;

/// A byline or a credit has at most so many words.
const LONGEST_BYLINE: usize = 12;

/// The kind of each paragraph.
pub(super) fn kinds(text: &str, paragraphs: &[Range<usize>]) -> Vec<Kind> {
    let alone = paragraphs.len() == 1;
    let mut closing = false;
    let mut kinds = Vec::with_capacity(paragraphs.len());
    for range in paragraphs {
        let paragraph = &text[range.clone()];
        closing = is_closing_heading(paragraph) || closing && !is_heading(paragraph);
        kinds.push(if closing || is_byline(paragraph) {
            Kind::Furniture
        } else if !alone && is_heading(paragraph) {
            Kind::Heading
        } else if marker(paragraph) > 0 {
            Kind::ListItem
        } else {
            Kind::Prose
        });
    }
    kinds
}

/// The length of what marks a list item at the head of a paragraph, with the space after it: "- ", "2. ", "(b) ".
pub(super) fn marker(paragraph: &str) -> usize {
    let spaced = |length: usize| {
        let rest = &paragraph[length..];
        let space = rest.len() - rest.trim_start().len();
        if length > 0 && space > 0 { length + space } else { 0 }
    };
    if let Some(bullet) = paragraph.chars().next().filter(|c| is_bullet(*c)) {
        return spaced(bullet.len_utf8());
    }
    let open = usize::from(paragraph.starts_with('('));
    let label = &paragraph[open..];
    let digits = label.bytes().take_while(u8::is_ascii_digit).count();
    let letter = usize::from(label.starts_with(|c: char| c.is_ascii_lowercase()));
    let length = if digits > 0 { digits } else { letter };
    let closed = label[length..].starts_with(if open > 0 || digits == 0 {
        &[')'][..]
    } else {
        &['.', ')'][..]
    });
    if closed && (1..=3).contains(&length) { spaced(open + length + 1) } else { 0 }
}

fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '*' | '•' | '·' | '‣' | '▪' | '●' | '◦' | '■' | '➢' | '►')
}

fn is_heading(paragraph: &str) -> bool {
    if let Some(title) = paragraph.strip_prefix('#') {
        return title.trim_start_matches('#').starts_with(' ');
    }
    let marker = marker(paragraph);
    if paragraph.starts_with(is_bullet) && marker > 0 || paragraph.contains('\n') {
        return false;
    }
    let body = &paragraph[marker..];
    let words = body.split_whitespace().count();
    let ends_open =
        !body.trim_end_matches(['”', '"', '’', ')']).ends_with(['.', '!', '…', ';', ':', ',']);
    let first = body.chars().find(|c| c.is_alphanumeric());
    // A lower-case line is the rest of something.
    words <= LONGEST_HEADING && ends_open && first.is_none_or(|c| !c.is_lowercase())
}

/// "About the author" and the like: what follows tells of the page.
fn is_closing_heading(paragraph: &str) -> bool {
    let words = plain(paragraph);
    let heading = [
        "about the author",
        "about the authors",
        "about the writer",
        "about us",
        "related articles",
        "related stories",
        "read more",
        "read also",
        "also read",
        "more on this story",
        "references",
        "notes",
        "sources",
        "further reading",
        "share this",
        "most read",
        "see also",
        "footnotes",
        "contributors",
        "editors notes",
        "acknowledgements",
        "disclaimer",
        "tags",
        "comments",
    ];
    heading.contains(&words.as_str())
}

/// "By Ada Holm", "Photo: A. Lund", "Updated 3 May 2024", "Reporting by …".
fn is_byline(paragraph: &str) -> bool {
    let words = paragraph.split_whitespace().count();
    let plain = plain(paragraph);
    let opens = |list: &[&str]| {
        list.iter().any(|opening| {
            plain.strip_prefix(opening).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    let credit = [
        "reporting by",
        "additional reporting by",
        "editing by",
        "writing by",
        "translated by",
        "compiled by",
        "edited by",
        "copyright",
        "all rights reserved",
        "sign up for",
        "subscribe to",
        "follow us on",
        "click here",
        "photo by",
        "photograph by",
        "image credit",
        "getty images",
        "this article was originally published",
        "this article first appeared",
        "read more",
    ];
    let short =
        ["photo", "image", "picture", "updated", "published", "last updated", "advertisement"];
    let ended = paragraph.ends_with('.');
    let by = plain.starts_with("by ")
        && !ended
        && paragraph
            .split_whitespace()
            .nth(1)
            .is_some_and(|word| word.starts_with(char::is_uppercase));
    words <= 30 && opens(&credit) || words <= LONGEST_BYLINE && !ended && (by || opens(&short))
}

/// The letters and digits in lower case with single spaces.
fn plain(paragraph: &str) -> String {
    let head: String = paragraph.chars().take(200).collect();
    let words: Vec<String> = head
        .split_whitespace()
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences::sentences;

    fn read(text: &str) -> Vec<Kind> {
        sentences(text).into_iter().map(|sentence| sentence.kind).collect()
    }

    #[test]
    fn headings_items_and_prose_are_told_apart() {
        let text = "Harbour shut after storm\n\nBy Ada Holm\n\nThe harbour is shut.\n\nWhat happened?\n\n\
                    - The pier broke.\n- A crane fell\n\n2. The repair\n\nIt takes a month.";
        use Kind::{Furniture, Heading, ListItem, Prose};
        assert_eq!(
            read(text),
            [Heading, Furniture, Prose, Heading, ListItem, ListItem, Heading, Prose]
        );
    }

    #[test]
    fn what_is_said_of_the_author_is_no_part_of_the_text() {
        let text = "The dam broke on Monday.\nAbout the author\nAda Holm teaches at Lund.";
        assert_eq!(read(text), [Kind::Prose, Kind::Furniture, Kind::Furniture]);
    }

    #[test]
    fn a_line_alone_is_a_text() {
        assert_eq!(read("Two hurt in ferry fire"), [Kind::Prose]);
    }

    #[test]
    fn a_number_at_the_head_of_prose_is_no_marker() {
        assert_eq!(marker("2025 was dry."), 0);
        assert_eq!(marker("40 people came."), 0);
        assert_eq!(marker("a dog barked"), 0);
        assert_eq!(marker("12) The dam"), 4);
        assert_eq!(marker("(b) The dam"), 4);
    }
}
