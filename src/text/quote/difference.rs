//! What a quote and the document say differently, word by word, in plain text.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::text::normalize::typographic;

/// Two texts side by side, each on one line: brackets stand around the words that differ, and an ellipsis
/// for words that do not and stand far from any that do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The document's words.
    pub document: String,
    /// The quote's words.
    pub quote: String,
}

/// How many words are shown on either side of a difference.
const BESIDE: usize = 4;

/// How much of each side is shown, in code points: a word of the web can be as long as its page.
const LONGEST: usize = 400;

/// Words of the document, and the words of the quote that stand in their place.
type Change = (Range<usize>, Range<usize>);

impl Difference {
    /// Compares two texts word by word, typography aside. Both should be short: the time grows with the
    /// product of their lengths.
    ///
    /// ```
    /// use atodds::text::quote::Difference;
    /// let found = Difference::between("the town has not been taken", "the town has been taken");
    /// assert_eq!(found.document, "the town [has not been] taken");
    /// assert_eq!(found.quote, "the town [has been] taken");
    /// ```
    #[must_use]
    pub fn between(document: &str, quote: &str) -> Self {
        let (document, quote) = (words(document), words(quote));
        let keys = |words: &[&str]| words.iter().map(|w| typographic(w)).collect::<Vec<_>>();
        let changes = changes(&keys(&document), &keys(&quote));
        let of_document: Vec<Range<usize>> = changes.iter().map(|(d, _)| d.clone()).collect();
        let of_quote: Vec<Range<usize>> = changes.iter().map(|(_, q)| q.clone()).collect();
        Self { document: marked(&document, &of_document), quote: marked(&quote, &of_quote) }
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn changes(document: &[String], quote: &[String]) -> Vec<Change> {
    let mut changes: Vec<Change> = vec![];
    for op in capture_diff_slices(Algorithm::Myers, document, quote) {
        if op.tag() == DiffTag::Equal {
            continue;
        }
        let (mut there, mut here) = (op.old_range(), op.new_range());
        if there.is_empty() || here.is_empty() {
            // A word that only one side has is shown between its neighbours on both.
            there = widened(there, document.len());
            here = widened(here, quote.len());
        }
        match changes.last_mut() {
            Some((d, q)) if there.start <= d.end || here.start <= q.end => {
                (d.end, q.end) = (there.end, here.end);
            }
            _ => changes.push((there, here)),
        }
    }
    changes
}

fn widened(range: Range<usize>, length: usize) -> Range<usize> {
    range.start.saturating_sub(1)..(range.end + 1).min(length)
}

fn marked(words: &[&str], changes: &[Range<usize>]) -> String {
    let far = stretches_far_from(changes, words.len());
    let mut shown: Vec<String> = vec![];
    for (at, word) in words.iter().enumerate() {
        if let Some(stretch) = far.iter().find(|stretch| stretch.contains(&at)) {
            if stretch.start == at {
                shown.push("…".to_owned());
            }
            continue;
        }
        let opens = changes.iter().any(|change| change.start == at && !change.is_empty());
        let closes = changes.iter().any(|change| change.end == at + 1 && !change.is_empty());
        let (open, close) = (if opens { "[" } else { "" }, if closes { "]" } else { "" });
        shown.push(format!("{open}{word}{close}"));
    }
    let line = shown.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line,
    }
}

/// The stretches of words that are not shown: a few words less would save nothing.
fn stretches_far_from(changes: &[Range<usize>], length: usize) -> Vec<Range<usize>> {
    if changes.is_empty() {
        return vec![];
    }
    let starts = std::iter::once(0).chain(changes.iter().map(|change| change.end + BESIDE));
    let ends = changes.iter().map(|it| it.start.saturating_sub(BESIDE)).chain([length]);
    starts.zip(ends).filter(|(start, end)| start + BESIDE <= *end).map(|(s, e)| s..e).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(document: &str, quote: &str) -> (String, String) {
        let Difference { document, quote } = Difference::between(document, quote);
        (document, quote)
    }

    #[test]
    fn a_word_in_place_of_another_stands_in_brackets() {
        let (document, quote) = sides("Four people died at dawn", "Five people died at dawn");
        assert_eq!(document, "[Four] people died at dawn");
        assert_eq!(quote, "[Five] people died at dawn");
    }

    #[test]
    fn a_word_at_the_edge_keeps_its_one_neighbour() {
        let (document, quote) = sides("not the mayor", "the mayor");
        assert_eq!((document.as_str(), quote.as_str()), ("[not the] mayor", "[the] mayor"));
        let (document, quote) = sides("the mayor", "the mayor resigned");
        assert_eq!((document.as_str(), quote.as_str()), ("the [mayor]", "the [mayor resigned]"));
    }

    #[test]
    fn typography_is_no_difference() {
        let (document, quote) = sides("“We hold”\n it", "\"We hold\" them");
        assert_eq!((document.as_str(), quote.as_str()), ("“We hold” [it]", "\"We hold\" [them]"));
    }

    #[test]
    fn words_far_from_any_difference_are_left_out() {
        let long = "one two three four five six seven eight nine ten";
        let (document, quote) =
            sides(&format!("{long} red {long}"), &format!("{long} blue {long}"));
        assert_eq!(document, "… seven eight nine ten [red] one two three four …");
        assert_eq!(quote, "… seven eight nine ten [blue] one two three four …");
    }

    #[test]
    fn differences_that_touch_are_one() {
        let (document, quote) = sides("a red old house", "a blue old barn");
        assert_eq!(
            (document.as_str(), quote.as_str()),
            ("a [red] old [house]", "a [blue] old [barn]")
        );
        let (document, quote) = sides("a very old and very big house", "a old and big house");
        assert_eq!(document, "[a very old and very big] house");
        assert_eq!(quote, "[a old and big] house");
    }
}
