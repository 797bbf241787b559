use std::borrow::Cow;
use std::fmt::Write as _;

/// One line of text in which nothing steers a terminal or hides from the eye.
///
/// Control characters become their pictures (`␛`, `␊`), and others that act without being seen are named:
/// C1 controls, DEL, bidirectional controls (`<U+202E>`), zero-width and tag characters. A zero-width
/// joiner or non-joiner is kept between two letters or signs of the scripts that need it (Persian, Hindi,
/// emoji).
///
/// ```
/// use atodds::export::sanitize::terminal;
/// assert_eq!(terminal("\u{1b}[31mred"), "␛[31mred");
/// assert_eq!(terminal("Kyiv\u{202e}viyK"), "Kyiv<U+202E>viyK");
/// assert_eq!(terminal("میخواهم"), "میخواهم");
/// ```
#[must_use]
pub fn terminal(text: &str) -> Cow<'_, str> {
    clean(text, false)
}

/// Like [`terminal`], for text of several lines: line feeds stay.
#[must_use]
pub fn terminal_lines(text: &str) -> Cow<'_, str> {
    clean(text, true)
}

fn clean(text: &str, keep_line_feeds: bool) -> Cow<'_, str> {
    let keeps = |c: char| !acts_unseen(c) || (keep_line_feeds && c == '\n');
    if text.chars().all(keeps) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if keeps(c) || (is_joiner(c) && joins(before) && joins(chars.peek().copied())) {
            clean.push(c);
        } else {
            push_visible(&mut clean, c);
        }
        before = Some(c);
    }
    Cow::Owned(clean)
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner may stand beside the character: a letter or sign of a script that can need one.
fn joins(c: Option<char>) -> bool {
    // Hebrew is the first script in Unicode's order that is not written like Latin; general punctuation
    // joins nothing.
    c.is_some_and(|c| {
        let is_punctuation = ('\u{2000}'..='\u{206f}').contains(&c);
        c >= '\u{590}' && !is_punctuation && !c.is_whitespace() && !acts_unseen(c)
    })
}

/// Whether a character changes what is shown without being seen itself.
fn acts_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e007f}')
}

fn push_visible(out: &mut String, c: char) {
    match u32::from(c) {
        // The control pictures stand in the order of the controls.
        code @ 0..=0x1f => out.push(char::from_u32(0x2400 + code).unwrap_or('\u{fffd}')),
        0x7f => out.push('␡'),
        code => {
            // Writing to a String cannot fail.
            let _ = write!(out, "<U+{code:04X}>");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_acts_unseen_is_made_visible() {
        for (text, seen) in [
            ("a\u{1b}]0;title\u{7}b", "a␛]0;title␇b"),
            ("two\r\nlines\tand a tab", "two␍␊lines␉and a tab"),
            ("\u{9b}31m", "<U+009B>31m"),
            ("\u{7f}", "␡"),
            ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
            ("zero\u{200b}width \u{feff}", "zero<U+200B>width <U+FEFF>"),
            ("\u{e0041}tag", "<U+E0041>tag"),
            ("line\u{2028}break", "line<U+2028>break"),
        ] {
            assert_eq!(terminal(text), seen);
        }
    }

    #[test]
    fn joiners_stay_where_a_script_needs_them() {
        assert_eq!(terminal("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(terminal("👩\u{200d}🚒"), "👩\u{200d}🚒");
        assert_eq!(terminal("pay\u{200d}pal"), "pay<U+200D>pal");
        assert_eq!(terminal("é\u{200d}é"), "é<U+200D>é");
        assert_eq!(terminal("می\u{200c}\u{200c}خ"), "می<U+200C><U+200C>خ");
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(terminal("“neither city” — 40 °C"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_that_acts_unseen_is_left(text in any::<String>()) {
            let left = |c: char| acts_unseen(c) && !is_joiner(c);
            prop_assert!(!terminal(&text).chars().any(left));
            prop_assert!(!terminal_lines(&text).chars().any(|c| left(c) && c != '\n'));
        }

        #[test]
        fn nor_of_text_made_of_such_characters(text in "[\u{0}-\u{20}\u{7f}-\u{a0}\u{200b}-\u{206f}a]{0,40}") {
            let left = |c: char| c.is_control() || acts_unseen(c);
            prop_assert!(!terminal(&text).chars().any(left), "{:?}", terminal(&text));
        }
    }
}
