/// What stands for a character that would open a tag or a reference, or end a quoted attribute, in a web page
/// and in XML alike.
pub(super) fn reference(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => return None,
    })
}
