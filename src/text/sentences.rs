//! A text cut into its paragraphs and sentences, headings and list items told apart from prose.
//!
//! A sentence ends at a full stop, a question mark, an exclamation mark or an ellipsis that the next words
//! take for an end: not after "U.S. President", "Dec. 1" or "“Why?” she asked". Sentences within a quotation
//! are sentences of their own, so a quotation mark may open in one and close in another.

mod abbreviations;
mod kind;
mod paragraphs;

use std::ops::Range;

use abbreviations::may_end;
use paragraphs::paragraphs;

use super::lexicon::Lexicon;
use super::words::fold;

/// What a sentence is in the layout of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Running text.
    Prose,
    /// A short line that heads what follows: "What happened?", "2. The bridge".
    Heading,
    /// An item of a list.
    ListItem,
    /// What belongs to the page rather than to the text: a byline, a line about the author, a credit.
    Furniture,
}

/// One sentence and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Half-open, in bytes; no white space at either end.
    pub range: Range<usize>,
    /// Index of its paragraph, counted from 0.
    pub paragraph: usize,
    /// What it is in the layout.
    pub kind: Kind,
}

/// The sentences of a text in order. They never overlap, and every word stands in one of them.
///
/// ```
/// use atodds::text::sentences::sentences;
/// let text = "The U.S. President left on Dec. 1. “Why?” she asked.";
/// let found: Vec<&str> = sentences(text).into_iter().map(|s| &text[s.range]).collect();
/// assert_eq!(found, ["The U.S. President left on Dec. 1.", "“Why?” she asked."]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let paragraphs = paragraphs(text);
    let kinds = kind::kinds(text, &paragraphs);
    let mut found = Vec::new();
    for (index, (range, kind)) in paragraphs.into_iter().zip(kinds).enumerate() {
        let cut = |range| Sentence { range, paragraph: index, kind };
        if kind == Kind::Heading {
            found.push(cut(range));
        } else {
            found.extend(split(text, range).into_iter().map(cut));
        }
    }
    found
}

/// The sentences of one paragraph.
fn split(text: &str, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = paragraph.start;
    let mut at = paragraph.start + kind::marker(&text[paragraph.clone()]);
    let mut brackets = Brackets::default();
    let mut spoken = false;
    while let Some(c) = text[at..paragraph.end].chars().next() {
        let next = at + c.len_utf8();
        brackets.see(c, text, next..paragraph.end);
        spoken |= c.is_alphanumeric();
        if !is_terminal(c) || brackets.are_open() {
            at = next;
            continue;
        }
        let end = end_of_marks(text, next, paragraph.end);
        if spoken && ends_here(text, start..at, end, paragraph.end) {
            found.push(start..end);
            start = end + leading_space(&text[end..paragraph.end]);
            at = start;
            spoken = false;
        } else {
            at = end;
        }
    }
    if start < paragraph.end {
        found.push(start..paragraph.end);
    }
    found
}

/// Round brackets that close again, within which no sentence ends.
#[derive(Default)]
struct Brackets {
    depth: usize,
}

/// A bracket that is not closed within so many bytes is a slip of the pen.
const LONGEST_BRACKET: usize = 400;

impl Brackets {
    fn see(&mut self, c: char, text: &str, rest: Range<usize>) {
        if c == '(' {
            let reach = rest.end.min(rest.start + LONGEST_BRACKET);
            let closes = text.as_bytes()[rest.start..reach].contains(&b')');
            self.depth = usize::from(closes || self.depth > 0);
        } else if c == ')' {
            self.depth = 0;
        }
    }

    fn are_open(&self) -> bool {
        self.depth > 0
    }
}

fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | '›' | ')' | ']' | '*' | '_')
}

/// Where the terminal marks, closing quotation marks and references ("[3]") that follow a terminal end.
fn end_of_marks(text: &str, mut at: usize, end: usize) -> usize {
    while let Some(c) = text[at..end].chars().next() {
        if is_terminal(c) || is_closing(c) {
            at += c.len_utf8();
        } else if let Some(length) = reference(&text[at..end]) {
            at += length;
        } else {
            break;
        }
    }
    at
}

/// The length of a footnote reference at the head of `rest`: "[3]", "[a]".
fn reference(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('[')?;
    let close = inner.bytes().take(5).position(|b| b == b']')?;
    inner[..close].chars().all(char::is_alphanumeric).then_some(close + 2)
}

fn leading_space(rest: &str) -> usize {
    rest.len() - rest.trim_start().len()
}

/// Whether a sentence whose words end before its terminal (`words`) ends at `end`, after its closing marks.
fn ends_here(text: &str, words: Range<usize>, end: usize, paragraph_end: usize) -> bool {
    let rest = &text[end..paragraph_end];
    let after = rest.trim_start();
    if after.is_empty() {
        return true;
    }
    let marks = &text[words.end..end];
    if after.len() == rest.len() {
        return marks == "." && is_glued_start(&text[words], after);
    }
    if !begins_sentence(after) {
        return false;
    }
    // Only a single full stop can belong to an abbreviation.
    marks != "." || may_end(&text[words], after)
}

/// Whether the space between two sentences was lost: "the bridge.The mayor".
fn is_glued_start(words: &str, after: &str) -> bool {
    let last = words.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let next = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let lower = last.chars().count() > 2 && last.chars().all(char::is_lowercase);
    // A short ending is a file name or an address: "example.Com".
    let word = next.chars().count() > 3 || Lexicon::english().is_stop(&fold(next));
    lower && word && next.starts_with(char::is_uppercase)
}

/// Whether the words that follow look like the head of a sentence.
fn begins_sentence(after: &str) -> bool {
    let mut chars = after.chars().skip_while(|c| {
        matches!(c, '“' | '"' | '‘' | '\'' | '«' | '„' | '(' | '[' | '…' | '¿' | '¡')
    });
    match chars.next() {
        Some(c) if c.is_uppercase() || c.is_numeric() => true,
        // "eBay", "iPhone", and scripts without capitals.
        Some(c) if c.is_lowercase() => chars.next().is_some_and(char::is_uppercase),
        Some(c) => c.is_alphabetic() || matches!(c, '$' | '€' | '£' | '-' | '–' | '—' | '#' | '@'),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|sentence| &text[sentence.range]).collect()
    }

    /// One paragraph a line; `|` stands where a sentence should end.
    const TRICKY: &[&str] = &[
        "U.S. President Ann Hill said no.|She left.",
        "The talks began on Dec. 1 in Graz.|They ended.",
        "The fair closed in Dec.|Visitors complained.",
        "It cost $1.2 bn. last year.|Nobody paid.",
        "It cost $1.2 bn.|Nobody paid.",
        "J. K. Moor and A. B. Lund met.|They talked.",
        "He is No. 5 on the list.|He won.",
        "She voted no.|He voted yes.",
        "“We will stay,” she said.|“He left.|We did not.”|They agreed.",
        "“Stop.”|He ran.|“Why?” she asked.",
        "He lives in the U.S.|The family moved in May.",
        "Approx. 40 pct. of voters came.|Turnout fell.",
        "The firm (Acme Inc.) filed on Mon. at 5 p.m.|The court opened.",
        "The vote is at 3 a.m. Tuesday.|It is the last.",
        "It closed at 3 p.m.|Police came.",
        "Well... it depends.|And so on…|The end.",
        "“… and the harbour is closed,” he said.|Ships turned back.",
        "Mr. Lund vs. Acme Corp. was heard by Gen. Hall.|It ended.",
        "He met Sen. Poe (D-Ohio. Two terms.) there.|They spoke.",
        "Is it over?|No!|It goes on.",
        "The price rose 3.5 percent.|40 people came.",
        "Prof. Dr. Ada Lund of St. Gallen spoke, i.e. she read.|Few came.",
        "The bridge is closed.[1]|It will open later.[2][3]|The end.",
        "Shares fell.|eBay rose.|iPhone sales fell.",
        "She took vitamin C.|Her cold went.",
        "The bridge is shut.|The mayor said so.",
    ];

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        for line in TRICKY {
            let text = line.replace('|', " ");
            let wanted: Vec<&str> = line.split('|').collect();
            assert_eq!(cut(&text), wanted);
        }
    }

    #[test]
    fn a_lost_space_does_not_join_two_sentences() {
        assert_eq!(
            cut("The bridge is shut.The mayor said so."),
            ["The bridge is shut.", "The mayor said so."]
        );
        assert_eq!(cut("It runs on Node.Js and example.Com today.").len(), 1);
    }

    #[test]
    fn a_number_that_marks_a_list_item_is_no_sentence() {
        assert_eq!(
            cut("1. The dam broke.\n2. The road is shut."),
            ["1. The dam broke.", "2. The road is shut."]
        );
    }

    #[test]
    fn a_letter_that_folds_to_one_of_another_length_is_a_letter() {
        for letter in ["𝒢", "Ⅻ", "ﷺ", "İ", "Щ", "ǆ"] {
            let text = format!("They call it {letter}. Lund does not.");
            assert_eq!(cut(&text).concat(), text.replace(". ", "."), "{letter}");
        }
        assert_eq!(cut("Ada 𝒢. Lund spoke."), ["Ada 𝒢. Lund spoke."]);
    }

    #[test]
    fn an_open_bracket_does_not_swallow_the_text() {
        let text = format!("He left (so they say. {}", "They wait. ".repeat(50));
        assert!(cut(&text).len() > 40);
    }
}
