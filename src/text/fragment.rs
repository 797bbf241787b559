//! Links that lead a browser to the words of a page: the text fragments of the WICG
//! (<https://wicg.github.io/scroll-to-text-fragment/>).

use std::fmt::Write as _;

/// The words that a text fragment leads to. A browser looks for whole words, in any letter case, and a
/// `start` without an `end` must lie in one paragraph of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextDirective {
    /// Words directly before, to tell two places apart.
    pub prefix: Option<String>,
    /// The words, or the first ones of them.
    pub start: String,
    /// The last ones, where the words are given by their beginning and end.
    pub end: Option<String>,
    /// Words directly after, likewise.
    pub suffix: Option<String>,
}

/// A longer quote is given by its beginning and end: an address must stay one, and every further word is
/// one more that the page may have changed. Browsers draw the line there as well.
const LONGEST: usize = 300;

/// How many words its beginning and its end have.
const WORDS: usize = 5;

impl TextDirective {
    /// Leads to the words of a document. Long ones, and those that go over a line's end, are given by their
    /// first and last words.
    ///
    /// ```
    /// use atodds::text::fragment::TextDirective;
    /// let short = TextDirective::to("the bridge is closed");
    /// assert_eq!((short.start.as_str(), short.end), ("the bridge is closed", None));
    /// let lines = TextDirective::to("the bridge\n\nis closed");
    /// assert_eq!((lines.start.as_str(), lines.end.as_deref()), ("the bridge", Some("is closed")));
    /// ```
    #[must_use]
    pub fn to(words: &str) -> Self {
        let words = words.trim();
        if !words.contains(['\n', '\r']) && words.chars().nth(LONGEST).is_none() {
            return Self { start: joined(words.split_whitespace()), ..Self::default() };
        }
        let all: Vec<&str> = words.split_whitespace().collect();
        if all.len() < 2 {
            return Self { start: words.chars().take(LONGEST).collect(), ..Self::default() };
        }
        // Neither reaches into the other, nor over the end of a line.
        let most = WORDS.min(all.len() / 2);
        let line = |line: Option<&str>| line.map_or(0, |it| it.split_whitespace().count()).max(1);
        let first = most.min(line(words.lines().next()));
        let last = most.min(line(words.lines().next_back()));
        Self {
            start: joined(all[..first].iter().copied()),
            end: Some(joined(all[all.len() - last..].iter().copied())),
            ..Self::default()
        }
    }

    /// Leads to all from the first of two parts to the second one.
    #[must_use]
    pub fn between(first: &str, last: &str) -> Self {
        let end = Self::to(last);
        Self { start: Self::to(first).start, end: end.end.or(Some(end.start)), ..Self::default() }
    }

    /// With the words beside it.
    #[must_use]
    pub fn beside(self, prefix: Option<&str>, suffix: Option<&str>) -> Self {
        let words = |text: Option<&str>| {
            text.map(|text| joined(text.split_whitespace())).filter(|text| !text.is_empty())
        };
        Self { prefix: words(prefix), suffix: words(suffix), ..self }
    }
}

fn joined<'t>(words: impl Iterator<Item = &'t str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// The address of a page with a fragment that leads to words on it; `None` where the address is not `http`
/// or `https`, or there are no words.
///
/// A fragment of its own stays, as the place to go when the words are gone. A text fragment that it has
/// already is replaced.
///
/// ```
/// use atodds::text::fragment::{TextDirective, link};
/// let words = TextDirective::to("built in 1901-02, at last");
/// assert_eq!(
///     link("https://example.org/bridge#history", &words).as_deref(),
///     Some("https://example.org/bridge#history:~:text=built%20in%201901%2D02%2C%20at%20last"),
/// );
/// assert_eq!(link("ftp://example.org/bridge", &words), None);
/// ```
#[must_use]
pub fn link(url: &str, words: &TextDirective) -> Option<String> {
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    if !is_web || words.start.is_empty() {
        return None;
    }
    let page = url.split_once(":~:").map_or(url, |(page, _)| page);
    let mut link = page.to_owned();
    if !page.contains('#') {
        link.push('#');
    }
    link.push_str(":~:text=");
    if let Some(prefix) = &words.prefix {
        encode(&mut link, prefix);
        link.push_str("-,");
    }
    encode(&mut link, &words.start);
    if let Some(end) = &words.end {
        link.push(',');
        encode(&mut link, end);
    }
    if let Some(suffix) = &words.suffix {
        link.push_str(",-");
        encode(&mut link, suffix);
    }
    Some(link)
}

/// All but letters and digits of ASCII and three marks that mean nothing in a fragment, nor in any text
/// that a link may be copied into.
fn encode(out: &mut String, words: &str) {
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directive(
        prefix: Option<&str>,
        start: &str,
        end: Option<&str>,
        suffix: Option<&str>,
    ) -> TextDirective {
        let end = end.map(str::to_owned);
        TextDirective { start: start.to_owned(), end, ..TextDirective::default() }
            .beside(prefix, suffix)
    }

    #[test]
    fn the_examples_of_the_specification_come_out() {
        let all = directive(Some("prefix"), "startText", Some("endText"), Some("suffix"));
        assert_eq!(
            link("https://example.com", &all).unwrap(),
            "https://example.com#:~:text=prefix-,startText,endText,-suffix"
        );
        let cat = directive(Some("Claws"), "Like almost", Some("the Felidae,"), Some("cats"));
        let address = "https://en.wikipedia.org/wiki/Cat";
        let fragment = ":~:text=Claws-,Like%20almost,the%20Felidae%2C,-cats";
        assert_eq!(link(address, &cat).unwrap(), format!("{address}#{fragment}"));
        assert_eq!(
            link(&format!("{address}#Characteristics"), &cat).unwrap(),
            format!("{address}#Characteristics{fragment}")
        );
        let film = directive(Some("Inception"), "Christopher Nolan", None, Some("Director"));
        assert_eq!(
            link("https://example.com/films", &film).unwrap(),
            "https://example.com/films#:~:text=Inception-,Christopher%20Nolan,-Director"
        );
    }

    #[test]
    fn what_means_something_in_a_fragment_is_encoded() {
        let words = directive(None, "a-b, c & d = #1 (100%) <é>\u{202E}", None, None);
        assert_eq!(
            link("HTTP://example.org/?a=1&b=2", &words).unwrap(),
            "HTTP://example.org/?a=1&b=2#:~:text=a%2Db%2C%20c%20%26%20d%20%3D%20%231%20%28100%25%29%20%3C%C3%A9%3E%E2%80%AE"
        );
    }

    #[test]
    fn an_old_text_fragment_gives_way() {
        let words = directive(None, "new", None, None);
        for (old, linked) in [
            ("https://example.org/#:~:text=old", "https://example.org/#:~:text=new"),
            ("https://example.org/#top:~:text=old&text=x", "https://example.org/#top:~:text=new"),
        ] {
            assert_eq!(link(old, &words).unwrap(), linked);
        }
    }

    #[test]
    fn only_web_pages_have_one() {
        let words = directive(None, "words", None, None);
        for url in ["javascript:alert(1)//https://", "//example.org", "", "file:///etc", "é"] {
            assert_eq!(link(url, &words), None, "{url}");
        }
        assert_eq!(link("https://example.org", &TextDirective::to(" \n ")), None);
    }

    #[test]
    fn a_long_quote_is_given_by_its_ends() {
        let long = (1..=100).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ");
        let words = TextDirective::to(&long);
        assert_eq!(words.start, "word1 word2 word3 word4 word5");
        assert_eq!(words.end.as_deref(), Some("word96 word97 word98 word99 word100"));
        let endless = "x".repeat(10_000);
        assert_eq!(TextDirective::to(&endless).start.len(), LONGEST);
        let two = TextDirective::to(&format!("{endless} {endless}"));
        assert_eq!((two.start.len(), two.end.map(|end| end.len())), (10_000, Some(10_000)));
    }

    #[test]
    fn neither_end_goes_over_a_line() {
        let words = TextDirective::to("The bridge is shut.\r\n\r\nIt stays so, the mayor said.");
        assert_eq!(words.start, "The bridge is shut.");
        assert_eq!(words.end.as_deref(), Some("stays so, the mayor said."));
        let words = TextDirective::to("Shut.\nOpen.\nShut.");
        assert_eq!((words.start.as_str(), words.end.as_deref()), ("Shut.", Some("Shut.")));
    }
}
