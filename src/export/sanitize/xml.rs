use super::{reference::reference, terminal::terminal};

/// Text for an element or a quoted attribute of XML, where it shows as it is: no tag, no reference, no
/// end of the attribute.
///
/// White space of any kind becomes single spaces; characters that act unseen become visible as in a
/// terminal, so that no control character, which XML forbids, is left; the two characters beside them
/// that XML forbids are dropped.
///
/// ```
/// use atodds::export::sanitize::xml;
/// assert_eq!(xml("5 < 6 & \"so\"\n on"), "5 &lt; 6 &amp; &quot;so&quot; on");
/// assert_eq!(xml("\u{1b}[31m\u{ffff}"), "␛[31m");
/// ```
#[must_use]
pub fn xml(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(spaced.len() + 8);
    for c in terminal(&spaced).chars() {
        match reference(c) {
            Some(reference) => out.push_str(reference),
            None if matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_its_place_or_hides() {
        for (text, escaped) in [
            ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
            ("a' onload='b", "a&#39; onload=&#39;b"),
            ("]]>&#0;", "]]&gt;&amp;#0;"),
            ("a\u{202e}b\u{0}", "a&lt;U+202E&gt;b␀"),
            ("\t a\r\n\u{85}b ", "a b"),
        ] {
            assert_eq!(xml(text), escaped);
        }
    }
}
