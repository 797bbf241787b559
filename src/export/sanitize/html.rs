use std::{
    borrow::Cow,
    fmt::{self, Write},
};

use askama::filters::Escaper;

use super::{markdown::is_web, reference::reference, terminal::terminal};

/// Text for an element or a quoted attribute of a web page, where it shows as it is: no tag, no character
/// reference, no end of an attribute.
///
/// Line breaks and tabs become spaces; characters that act unseen become visible as in a terminal, so
/// that no bidirectional control turns the words around it.
///
/// ```
/// use atodds::export::sanitize::html;
/// assert_eq!(html("<b title='x'>"), "&lt;b title=&#39;x&#39;&gt;");
/// assert_eq!(html("Velna\u{202e}anleV"), "Velna&lt;U+202E&gt;anleV");
/// ```
#[must_use]
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // Writing to a String cannot fail.
    let _ = write_html(&mut out, text);
    out
}

/// What the templates of web pages write every value through.
#[derive(Debug, Clone, Copy)]
pub(in crate::export) struct Html;

impl Escaper for Html {
    fn write_escaped_str<W: Write>(&self, dest: W, text: &str) -> fmt::Result {
        write_html(dest, text)
    }
}

fn write_html(mut out: impl Write, text: &str) -> fmt::Result {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\t');
    let line = match text.contains(is_break) {
        true => Cow::Owned(text.replace("\r\n", " ").replace(is_break, " ")),
        false => Cow::Borrowed(text),
    };
    let line = terminal(&line);
    let mut from = 0;
    for (at, c) in line.char_indices() {
        let Some(reference) = reference(c) else { continue };
        out.write_str(&line[from..at])?;
        out.write_str(reference)?;
        from = at + 1;
    }
    out.write_str(&line[from..])
}

/// An address that a link may lead to: `http` or `https` only, with whatever is no plain part of an
/// address percent-encoded. It still has to be escaped like any other text.
///
/// ```
/// use atodds::export::sanitize::web_address;
/// assert_eq!(web_address("javascript:alert(1)"), None);
/// assert_eq!(web_address("https://river.example/é").unwrap(), "https://river.example/%C3%A9");
/// ```
#[must_use]
pub fn web_address(url: &str) -> Option<Cow<'_, str>> {
    let is_plain = |c: char| {
        c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`' | '{' | '|' | '}')
    };
    if !is_web(url) {
        return None;
    }
    if url.chars().all(is_plain) {
        return Some(Cow::Borrowed(url));
    }
    let mut out = String::with_capacity(url.len() + 8);
    for c in url.chars() {
        if is_plain(c) {
            out.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Some(Cow::Owned(out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_opens_a_tag_or_ends_an_attribute() {
        for (text, escaped) in [
            (
                "</style><script>alert(1)</script>",
                "&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
            ),
            ("\" onclick='x' &lt;", "&quot; onclick=&#39;x&#39; &amp;lt;"),
            ("a\0b\u{1b}[2J", "a␀b␛[2J"),
            ("two\r\nlines\tand\rmore", "two lines and more"),
            ("\u{2066}x\u{2069}", "&lt;U+2066&gt;x&lt;U+2069&gt;"),
            ("Міст «закрито»", "Міст «закрито»"),
        ] {
            assert_eq!(html(text), escaped);
        }
    }

    #[test]
    fn only_web_pages_are_linked() {
        for url in [
            "javascript:alert(1)",
            " https://river.example",
            "java\nscript:alert(1)",
            "data:text/html,<script>",
            "//river.example",
            "file:///etc/passwd",
            "",
        ] {
            assert_eq!(web_address(url), None, "{url}");
        }
        let url = web_address("HTTPS://river.example/a b\"><script>\0").unwrap();
        assert_eq!(url, "HTTPS://river.example/a%20b%22%3E%3Cscript%3E%00");
    }

    proptest! {
        #[test]
        fn whatever_comes_in_is_text(text in any::<String>()) {
            let escaped = html(&text);
            let acts = ['<', '>', '"', '\'', '\n', '\r', '\0', '\u{202e}'];
            prop_assert!(!escaped.contains(acts), "{}", escaped);
            let stripped = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"]
                .iter()
                .fold(escaped, |text, reference| text.replace(reference, ""));
            prop_assert!(!stripped.contains('&'));
        }
    }
}
