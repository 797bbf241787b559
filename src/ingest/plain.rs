//! Plain text: kept as it came; only a headline is looked for.

use super::said::{Said, tidy};

/// As many characters as a headline has at most.
const LONGEST_HEADLINE: usize = 120;
/// As many words as a headline has at most.
const MOST_WORDS: usize = 20;

/// What a plain text says of itself: its title, where it begins with a headline.
pub(super) fn said(text: &str) -> Said {
    Said { title: headline(text), ..Said::default() }
}

/// The first line, where it stands alone above a blank line, more text follows, and it is written like a
/// headline: short, beginning with a capital or a figure, and not ended like a sentence or a salutation.
fn headline(text: &str) -> Option<String> {
    let mut lines = text.lines().skip_while(|line| line.trim().is_empty());
    let line = lines.next()?.trim();
    let stands_alone = lines.next()?.trim().is_empty();
    let has_more = lines.any(|line| !line.trim().is_empty());
    let begins = line.chars().find(|c| c.is_alphanumeric())?;
    let is_written_so = !begins.is_lowercase()
        && line.chars().any(char::is_alphabetic)
        && !line.ends_with(['.', ',', ';', ':', '…'])
        && !line.contains("://")
        && line.chars().count() <= LONGEST_HEADLINE
        && line.split_whitespace().count() <= MOST_WORDS;
    if stands_alone && has_more && is_written_so { tidy(line) } else { None }
}

/// The first line that is not blank, if it is as short as a headline.
pub(super) fn short_first_line(text: &str) -> Option<String> {
    let line = text.lines().find(|line| !line.trim().is_empty())?;
    tidy(line).filter(|line| line.chars().count() <= LONGEST_HEADLINE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_stands_alone_and_is_no_sentence() {
        let with = |line: &str| headline(&format!("{line}\n\nThe lake rose by a metre.\n"));
        assert_eq!(with("Lake floods the old mill").as_deref(), Some("Lake floods the old mill"));
        assert_eq!(with("Who drained the lake?").as_deref(), Some("Who drained the lake?"));
        assert_eq!(with("\r\n 90 boats adrift \r").as_deref(), Some("90 boats adrift"));
        for none in ["The lake rose.", "Dear reader,", "in short", "2024", "See http://example.org"]
        {
            assert_eq!(with(none), None, "{none:?}");
        }
        assert_eq!(with(&"Mill ".repeat(21)), None);
    }

    #[test]
    fn a_line_with_no_text_below_is_no_headline() {
        assert_eq!(headline("Lake floods mill"), None);
        assert_eq!(headline("Lake floods mill\n\n"), None);
        assert_eq!(headline("Lake floods mill\nThe lake rose.\n\nMore."), None);
        assert_eq!(headline(""), None);
    }
}
