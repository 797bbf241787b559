//! Lines to paragraphs: where one ends, and which hyphens were only put there to break a word.

use rustc_hash::FxHashSet;

use crate::ingest::paragraphs::Paragraphs;

use super::{page::Line, repeated};

/// The text of a document, and the heading that it begins with.
pub(super) struct Layout {
    pub(super) text: String,
    pub(super) heading: Option<String>,
}

/// Sets the lines of all pages into one text.
pub(super) fn text(lines: Vec<Line>) -> Layout {
    let lines = repeated::take_out(lines);
    let body = body(&lines);
    let hyphenated = hyphenated(&lines);
    let mut made = Paragraphs::default();
    let mut paragraphs: Vec<(String, f64)> = vec![];
    let mut last: Option<&Line> = None;
    for line in &lines {
        match (last, paragraphs.last_mut()) {
            (Some(above), Some((paragraph, _))) if !body.parts(above, line) => {
                join(paragraph, &line.text, &hyphenated);
            }
            _ => paragraphs.push((line.text.clone(), line.size)),
        }
        last = Some(line);
    }
    for (paragraph, _) in &paragraphs {
        made.text(paragraph);
        made.paragraph_break();
    }
    Layout { text: made.finish(), heading: heading(&paragraphs, &body) }
}

/// The first paragraph, where it is set larger than the text and is as short as a heading.
fn heading(paragraphs: &[(String, f64)], body: &Body) -> Option<String> {
    const LONGEST: usize = 200;
    let (first, size) = paragraphs.first()?;
    let is_heading = *size > 1.15 * body.size && paragraphs.len() > 1;
    (is_heading && first.chars().count() <= LONGEST).then(|| first.clone())
}

/// How the running text of a document is set.
struct Body {
    /// The size that most of its characters have.
    size: f64,
    /// The usual distance of two lines, in sizes of their type.
    leading: f64,
    /// How wide its lines are.
    width: f64,
}

fn body(lines: &[Line]) -> Body {
    let sizes = lines.iter().map(|line| (line.size, line.text.chars().count()));
    let size = median(sizes.collect()).unwrap_or(10.0);
    let is_body = |line: &&Line| (line.size - size).abs() <= 0.1 * size;
    let widths = lines.iter().filter(is_body).map(|line| {
        let width = line.right - line.left;
        (width, line.text.chars().count())
    });
    let below = lines.windows(2).filter_map(|pair| {
        let distance = (pair[1].top - pair[0].top) / size;
        let is_next = pair[0].page == pair[1].page && is_body(&&pair[0]) && is_body(&&pair[1]);
        (is_next && distance > 0.5 && distance < 3.0).then_some((distance, 1))
    });
    let leading = median(below.collect()).unwrap_or(1.2);
    Body { size, leading, width: median(widths.collect()).unwrap_or(0.0) }
}

/// The middle of values that weigh differently.
fn median(mut values: Vec<(f64, usize)>) -> Option<f64> {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: usize = values.iter().map(|(_, weight)| weight).sum();
    let mut sum = 0;
    values
        .iter()
        .find(|(_, weight)| {
            sum += weight;
            2 * sum >= total
        })
        .map(|(value, _)| *value)
}

impl Body {
    /// Whether a paragraph ends between two lines that follow each other.
    fn parts(&self, above: &Line, below: &Line) -> bool {
        let size = above.size.max(below.size);
        if (above.size - below.size).abs() > 0.1 * size || begins_item(&below.text) {
            return true;
        }
        let ends = ends_sentence(&above.text);
        let is_short = above.right - above.left < 0.85 * self.width;
        let distance = below.top - above.top;
        if above.page != below.page || distance < 0.0 {
            // The next page or the next column goes on where the sentence does.
            return ends && (is_short || begins_sentence(&below.text));
        }
        if distance > 1.3 * self.leading * size {
            return true;
        }
        let is_indented = below.left > above.left + 0.8 * size;
        ends && (is_short || is_indented)
    }
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    text.ends_with(['.', '!', '?', ':', '…'])
}

fn begins_sentence(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
}

/// Whether a line begins an item of a list: "• one", "– two", "3. three", "(a) four".
fn begins_item(text: &str) -> bool {
    let Some((mark, rest)) = text.split_once(' ') else { return false };
    let is_bullet = matches!(mark, "•" | "◦" | "▪" | "■" | "‣" | "·" | "*" | "–" | "-" | "—");
    let inner = mark.strip_prefix('(').unwrap_or(mark);
    let is_numbered = inner.strip_suffix(['.', ')']).is_some_and(|number| {
        (1..=2).contains(&number.len())
            && (number.bytes().all(|byte| byte.is_ascii_digit())
                || (number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase())))
    });
    (is_bullet || is_numbered) && !rest.is_empty()
}

/// The words that stand with a hyphen within a line: theirs is no break.
fn hyphenated(lines: &[Line]) -> FxHashSet<String> {
    let words = lines.iter().flat_map(|line| line.text.split_whitespace());
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| word.contains('-')).map(str::to_lowercase).collect()
}

/// Adds a line to its paragraph. A hyphen at the end of a line breaks a word, unless the word has one
/// elsewhere too, or what follows is no small letter.
fn join(paragraph: &mut String, line: &str, hyphenated: &FxHashSet<String>) {
    let begins_small = line.chars().next().is_some_and(char::is_lowercase);
    if paragraph.ends_with('\u{AD}') {
        paragraph.pop();
    } else if let Some(before) = paragraph.strip_suffix(['-', '‐']) {
        let first = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        let rest = line.split(char::is_whitespace).next().unwrap_or(line);
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let whole = format!("{}-{}", bare(first), bare(rest));
        let is_broken = begins_small && first.chars().next_back().is_some_and(char::is_alphabetic);
        if is_broken && !hyphenated.contains(&whole) {
            paragraph.pop();
        } else if !first.chars().next_back().is_some_and(char::is_alphanumeric) {
            paragraph.push(' ');
        }
    } else {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of full width, one below the other, each of the size given.
    fn lines(texts: &[(&str, f64)]) -> Vec<Line> {
        let mut top = 100.0;
        let set = |(text, size): &(&str, f64)| {
            top += 12.0;
            Line { page: 0, left: 72.0, right: 500.0, top, size: *size, text: (*text).to_owned() }
        };
        texts.iter().map(set).collect()
    }

    #[test]
    fn a_broken_word_is_joined_and_a_hyphen_of_its_own_stays() {
        let made = text(lines(&[
            ("The long-term gauge of the reser-", 10.0),
            ("voir shows a slow and long-", 10.0),
            ("term rise, as in the Anglo-", 10.0),
            ("Norman isles; 1990-", 10.0),
            ("2000 was dry.", 10.0),
        ]));
        assert_eq!(
            made.text,
            "The long-term gauge of the reservoir shows a slow and long-term rise, as in the Anglo-Norman isles; 1990-2000 was dry.\n"
        );
    }

    #[test]
    fn a_larger_line_is_a_heading() {
        let made = text(lines(&[
            ("Water below the dam", 18.0),
            ("The lake rose in May and", 10.0),
            ("fell in June.", 10.0),
        ]));
        assert_eq!(made.heading.as_deref(), Some("Water below the dam"));
        assert_eq!(made.text, "Water below the dam\n\nThe lake rose in May and fell in June.\n");
    }

    #[test]
    fn gaps_indents_short_lines_and_items_part_paragraphs() {
        let mut page = lines(&[
            ("One goes on", 10.0),
            ("and ends.", 10.0),
            ("Two is below", 10.0),
            ("a short line.", 10.0),
            ("Three is indented.", 10.0),
            ("• Four is an item", 10.0),
            ("that goes on", 10.0),
            ("Five has a gap", 10.0),
        ]);
        page[1].right = 150.0;
        page[4].left = 84.0;
        page[7].top += 10.0;
        assert_eq!(
            text(page).text,
            "One goes on and ends.\n\nTwo is below a short line.\n\nThree is indented.\n\n• Four is an item that goes on\n\nFive has a gap\n"
        );
    }

    #[test]
    fn a_paragraph_goes_on_over_the_page() {
        let mut pages =
            lines(&[("The lake rose and", 10.0), ("fell again.", 10.0), ("Then it froze.", 10.0)]);
        pages[1].page = 1;
        pages[2].page = 2;
        assert_eq!(text(pages).text, "The lake rose and fell again.\n\nThen it froze.\n");
    }

    #[test]
    fn no_lines_are_no_text() {
        let made = text(vec![]);
        assert!(made.text.is_empty() && made.heading.is_none());
    }
}
