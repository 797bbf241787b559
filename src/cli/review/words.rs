//! Words with a part to play, and paragraphs of them set to a width: the same for the screen and for lines.

use std::ops::Range;

use atodds::export::sanitize;
use atodds::model::{Relation, Status};
use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What part some words play. How each looks is for the screen and the lines to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Plain,
    /// A heading: a claim's text, a question.
    Strong,
    /// What is there for whoever wants it.
    Faint,
    /// Words that triggered the rule.
    Trigger,
    /// The words of a document that were quoted.
    Quoted,
    /// A label or an id that one may want to use.
    Label,
    Relation(Relation),
    Status(Status),
}

/// Some words and their part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) part: Part,
    pub(super) text: String,
}

/// A paragraph: its further lines begin `hang` columns in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Paragraph {
    pub(super) words: Vec<Words>,
    pub(super) indent: usize,
    pub(super) hang: usize,
    /// Whether what does not fit into one line is left out.
    pub(super) is_one_line: bool,
}

/// One line of a paragraph.
pub(super) type Line = Vec<Words>;

/// Text as one line in which nothing steers a terminal or hides from the eye.
pub(super) fn clean(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        if !matches!(c, '\n' | '\t') {
            spaced.push(c);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    sanitize::terminal(&spaced).into_owned()
}

/// As much of the text as has room in so many columns, with an ellipsis where it goes on.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |letter: &&str| {
        used += letter.width();
        used <= width
    };
    let kept: String = text.graphemes(true).take_while(fits).collect();
    if width == 0 { String::new() } else { format!("{}…", kept.trim_end()) }
}

impl Paragraph {
    /// An empty paragraph, `indent` columns in.
    pub(super) fn at(indent: usize) -> Self {
        Self { words: vec![], indent, hang: indent, is_one_line: false }
    }

    /// With a label before it; the text of all its lines begins after that.
    pub(super) fn labelled(label: &str) -> Self {
        let paragraph = Self::at(0).with(Part::Label, label).with(Part::Plain, "  ");
        Self { hang: label.chars().count() + 2, ..paragraph }
    }

    /// With these words at its end.
    pub(super) fn with(mut self, part: Part, text: &str) -> Self {
        self.words.push(Words { part, text: clean(text) });
        self
    }

    /// With this text at its end, in which each of the triggers stands out wherever it stands.
    pub(super) fn with_triggers(mut self, part: Part, text: &str, triggers: &[&str]) -> Self {
        let text = clean(text);
        let mut from = 0;
        for range in ranges(&text, triggers) {
            if from < range.start {
                self.words.push(Words { part, text: text[from..range.start].to_owned() });
            }
            self.words.push(Words { part: Part::Trigger, text: text[range.clone()].to_owned() });
            from = range.end;
        }
        if from < text.len() {
            self.words.push(Words { part, text: text[from..].to_owned() });
        }
        self
    }

    /// Its lines, none wider than `width` columns.
    pub(super) fn lines(&self, width: usize) -> Vec<Line> {
        let text: String = self.words.iter().map(|words| words.text.as_str()).collect();
        let (indent, hang) = (self.indent.min(width / 2), self.hang.min(width / 2));
        let (first, rest) = (" ".repeat(indent), " ".repeat(hang));
        let options = Options::new(width.max(1))
            .initial_indent(&first)
            .subsequent_indent(&rest)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        if self.is_one_line {
            let kept = cut(&text, width.saturating_sub(indent));
            let whole =
                if kept == text { text.len() } else { kept.len() - "…".len().min(kept.len()) };
            let mut line = vec![Words { part: Part::Plain, text: first.clone() }];
            line.extend(self.slice(0..whole));
            if whole < text.len() {
                line.push(Words { part: Part::Faint, text: "…".to_owned() });
            }
            line.retain(|words| !words.text.is_empty());
            return vec![line];
        }
        let mut at = 0;
        let mut lines = vec![];
        for (number, line) in textwrap::wrap(&text, options).iter().enumerate() {
            let margin = if number == 0 { indent } else { hang };
            let line = line.get(margin..).unwrap_or_default();
            // Between two lines there are only the spaces that the break took the place of.
            let Some(start) = text[at..].find(line).map(|skipped| at + skipped) else { break };
            at = start + line.len();
            let mut set = vec![Words { part: Part::Plain, text: " ".repeat(margin) }];
            set.extend(self.slice(start..at));
            set.retain(|words| !words.text.is_empty());
            lines.push(set);
        }
        lines
    }

    /// The words of a range of the paragraph's text, in bytes.
    fn slice(&self, range: Range<usize>) -> impl Iterator<Item = Words> {
        let mut begins = 0;
        self.words.iter().filter_map(move |words| {
            let (from, to) = (begins, begins + words.text.len());
            begins = to;
            let (start, end) = (range.start.max(from), range.end.min(to));
            (start < end).then(|| Words {
                part: words.part,
                text: words.text[start - from..end - from].to_owned(),
            })
        })
    }
}

/// Where the triggers stand in the text as whole words, in order, none within another.
fn ranges(text: &str, triggers: &[&str]) -> Vec<Range<usize>> {
    let is_inside = |at: usize| {
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        is_word(text[..at].chars().next_back()) && is_word(text[at..].chars().next())
    };
    let mut found: Vec<Range<usize>> = triggers
        .iter()
        .map(|trigger| clean(trigger))
        .filter(|trigger| !trigger.trim().is_empty())
        .flat_map(|trigger| {
            let ranges = text.match_indices(&trigger).map(|(at, it)| at..at + it.len());
            ranges.collect::<Vec<_>>()
        })
        .filter(|range| !is_inside(range.start) && !is_inside(range.end))
        .collect();
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    found.retain(|range| {
        let is_free = range.start >= end;
        if is_free {
            end = range.end;
        }
        is_free
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &Line) -> String {
        line.iter().map(|words| words.text.as_str()).collect()
    }

    #[test]
    fn lines_keep_every_word_and_its_part() {
        let paragraph = Paragraph::labelled("1").with_triggers(
            Part::Strong,
            "The ferry sank with nine aboard; nineteen were saved",
            &["nine", "sank"],
        );
        let lines = paragraph.lines(20);
        let shown: Vec<String> = lines.iter().map(text).collect();
        assert_eq!(
            shown,
            ["1  The ferry sank", "   with nine aboard;", "   nineteen were", "   saved"]
        );
        let triggers: Vec<&str> = lines
            .iter()
            .flatten()
            .filter(|words| words.part == Part::Trigger)
            .map(|words| words.text.as_str())
            .collect();
        assert_eq!(triggers, ["sank", "nine"], "nineteen is another word");
    }

    #[test]
    fn no_line_is_wider_than_asked_whatever_the_text() {
        for hostile in [
            "橋は閉鎖された橋は閉鎖された橋は閉鎖された",
            "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww x",
            "הגשר נסגר אתמול בלילה ונפתח הבוקר",
            "a\u{1b}[2Jb\u{202e}c\r\nd\u{0}e\u{9b}31m f\u{7f}",
            "e\u{301}\u{301}\u{301} 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
            "   ",
            "",
        ] {
            for width in [1, 2, 5, 10, 40] {
                let paragraph = Paragraph::labelled("1").with(Part::Plain, hostile);
                let lines = paragraph.lines(width);
                for line in &lines {
                    let line = text(line);
                    assert!(!line.chars().any(char::is_control), "{line:?}");
                    if width >= 5 {
                        assert!(line.width() <= width, "{line:?} at {width}");
                    }
                }
                let kept: String = lines.iter().map(text).collect();
                let solid = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(solid(&kept), solid(&format!("1 {}", clean(hostile))), "at {width}");
            }
        }
    }
}
