use std::borrow::Cow;

/// What a spreadsheet may take for the beginning of a formula, and the guard itself.
const GUARDED: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '\''];

/// A cell that no spreadsheet runs as a formula: a `'` stands before a leading `=`, `+`, `-`, `@`, tab,
/// CR, LF or `'`.
///
/// [`csv_uncell`] takes it off again. Quoting of commas and quotation marks is the CSV writer's part.
///
/// ```
/// use atodds::export::sanitize::csv_cell;
/// assert_eq!(csv_cell("=HYPERLINK(\"http://example.com\")"), "'=HYPERLINK(\"http://example.com\")");
/// assert_eq!(csv_cell("32 drones"), "32 drones");
/// ```
#[must_use]
pub fn csv_cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(GUARDED) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a guarded cell: the inverse of [`csv_cell`].
///
/// A `'` that guards nothing ("'tis") is left alone, so that a table written by hand loses none of its
/// text.
///
/// ```
/// use atodds::export::sanitize::csv_uncell;
/// assert_eq!(csv_uncell("'-5 °C"), "-5 °C");
/// assert_eq!(csv_uncell("'tis"), "'tis");
/// ```
#[must_use]
pub fn csv_uncell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if text.starts_with(GUARDED) => text,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_formula_start_is_guarded() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n", "'"] {
            let text = format!("{start}1+1");
            assert_eq!(csv_cell(&text), format!("'{text}"));
            assert_eq!(csv_uncell(&csv_cell(&text)), text);
        }
        assert_eq!(csv_cell(""), "");
        assert_eq!(csv_cell(" =1"), " =1");
    }

    proptest! {
        #[test]
        fn taking_the_guard_off_gives_the_text_back(text in "[=+\\-@\t\r\n' a-c,\"]{0,6}|.*") {
            let guarded = csv_cell(&text);
            prop_assert_eq!(csv_uncell(&guarded), &text);
            prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        }
    }
}
