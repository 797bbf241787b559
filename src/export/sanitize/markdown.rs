use std::borrow::Cow;
use std::fmt::Write as _;

use super::terminal::terminal;

/// Text for one line or table cell of GitHub-flavoured Markdown, where it shows as it is: no tag, no
/// link, no emphasis, no mathematics, no new cell.
///
/// Line breaks and tabs become spaces; characters that act unseen become visible as in a terminal.
///
/// ```
/// use atodds::export::sanitize::markdown;
/// assert_eq!(markdown("a | b <script>"), r"a \| b \<script\>");
/// assert_eq!(markdown("cost $5 at www.example.com"), r"cost \$5 at www\.example.com");
/// ```
#[must_use]
pub fn markdown(text: &str) -> String {
    let spaced: String =
        text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
    let line = terminal(spaced.trim());
    let mut out = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        if is_special(c) || is_special_here(&line, at, c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Characters that mean something wherever they stand.
fn is_special(c: char) -> bool {
    matches!(
        c,
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '@' | '!' | '#'
    )
}

/// Characters that mean something at the beginning of a line, in a number of a list or in an address.
fn is_special_here(line: &str, at: usize, c: char) -> bool {
    let (before, from) = line.split_at(at);
    match c {
        '+' | '-' | '=' => before.is_empty(),
        ':' if before.is_empty() => true,
        ')' => is_number(before),
        '.' => is_number(before) || ends_with_www(before),
        ':' => from.starts_with("://"),
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn ends_with_www(text: &str) -> bool {
    text.len() >= 3 && text.as_bytes()[text.len() - 3..].eq_ignore_ascii_case(b"www")
}

/// Whether an address is one of the web: `http` or `https`, in any letter case.
pub(super) fn is_web(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// An address that may stand in `<…>` as the target of a Markdown link: `http` or `https` only, with
/// everything that could end the link or act unseen percent-encoded.
#[must_use]
pub fn markdown_url(url: &str) -> Option<Cow<'_, str>> {
    if !is_web(url) {
        return None;
    }
    let is_plain = |c: char| {
        c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\' | '`' | '|' | '"' | '$' | '&')
    };
    if url.chars().all(is_plain) {
        return Some(Cow::Borrowed(url));
    }
    let mut out = String::with_capacity(url.len() + 8);
    for c in url.chars() {
        if is_plain(c) {
            out.push(c);
        } else if c == '&' {
            // Markdown reads character references in addresses too.
            out.push_str("&amp;");
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                // Writing to a String cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    Some(Cow::Owned(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_no_web_page_make_no_link() {
        for url in ["javascript:alert(1)", "data:text/html,x", "//example.com", "http:/x", "", "é"]
        {
            assert_eq!(markdown_url(url), None, "{url}");
        }
    }

    #[test]
    fn an_address_cannot_leave_its_link() {
        let url = markdown_url("https://example.com/a b>)\n<script>|").unwrap();
        assert_eq!(url, "https://example.com/a%20b%3E)%0A%3Cscript%3E%7C");
        let url = markdown_url("https://example.com/Velna_(town)?a=1&copy;=2").unwrap();
        assert_eq!(url, "https://example.com/Velna_(town)?a=1&amp;copy;=2");
        assert_eq!(markdown_url("HTTPS://example.com/é").unwrap(), "HTTPS://example.com/%C3%A9");
    }

    #[test]
    fn blocks_cannot_be_opened() {
        for (text, escaped) in [
            ("1. item", r"1\. item"),
            ("2) item", r"2\) item"),
            ("- item", r"\- item"),
            ("+ item", r"\+ item"),
            ("# head", r"\# head"),
            ("    code", "code"),
            ("a\n\n# b", r"a  \# b"),
            ("=== x", r"\=== x"),
        ] {
            assert_eq!(markdown(text), escaped);
        }
    }
}
