//! A look at the tags of a page before it is parsed.

/// More attributes than any tag of a page that a reader looks at has. Parsers compare each attribute of a
/// tag with all before it, so that a tag of a million of them would keep them busy for hours.
const MOST_ATTRIBUTES: usize = 2000;

/// Refuses a page with a tag of more attributes than that.
pub(super) fn refuse_endless(html: &str) -> Result<(), String> {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(found) = find(bytes, at, b"<") {
        let (end, attributes) = tag(bytes, found + 1);
        if attributes > MOST_ATTRIBUTES {
            return Err(format!(
                "has a tag with more than {MOST_ATTRIBUTES} attributes at byte {found}, as no page has that people read: save its text as .txt"
            ));
        }
        at = end;
    }
    Ok(())
}

/// Where the tag that begins behind a `<` ends, and how many attributes it has at most.
fn tag(bytes: &[u8], start: usize) -> (usize, usize) {
    match bytes.get(start) {
        Some(b'!') if bytes[start..].starts_with(b"!--") => {
            (find(bytes, start, b"-->").unwrap_or(bytes.len()), 0)
        }
        Some(letter) if letter.is_ascii_alphabetic() => attributes(bytes, start),
        _ => (start, 0),
    }
}

/// Walks over a tag: attributes are parted by white space and slashes, and a value may be quoted.
fn attributes(bytes: &[u8], start: usize) -> (usize, usize) {
    let (mut at, mut count, mut after_space) = (start, 0, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'>' => return (at + 1, count),
            b'"' | b'\'' => {
                at = find(bytes, at + 1, &[*byte]).unwrap_or(bytes.len());
                // Directly behind a quoted value another attribute may begin.
                after_space = true;
            }
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0C' | b'/' => after_space = true,
            _ if after_space => {
                count += 1;
                after_space = false;
            }
            _ => {}
        }
        at += 1;
    }
    (bytes.len(), count)
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(what.len()).position(|window| window == what).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_endless_attributes_is_refused() {
        let endless: String = (0..=2000).map(|n| format!(" a{n}=1")).collect();
        assert!(refuse_endless(&format!("<p>Text</p><p{endless}>")).is_err());
        assert!(refuse_endless(&format!("<p{}>", endless.replace(' ', "/"))).is_err());
        assert!(refuse_endless(&format!("<p{}>", endless.replace("=1 ", "=\"1\""))).is_err());
    }

    #[test]
    fn long_texts_values_and_comments_are_no_attributes() {
        let words = "word ".repeat(9000);
        assert_eq!(refuse_endless(&words), Ok(()));
        assert_eq!(refuse_endless(&format!("a < b {words}")), Ok(()));
        assert_eq!(refuse_endless(&format!("<p title=\"{words}\">")), Ok(()));
        assert_eq!(refuse_endless(&format!("<!-- <p {words} -->")), Ok(()));
        assert_eq!(refuse_endless(&format!("<p>{words}</p>{words}")), Ok(()));
    }
}
