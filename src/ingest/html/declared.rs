//! The encoding that a page declares in its first bytes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};

/// As far as a declaration is looked for. Browsers look at 1024 bytes; pages that were saved by a program
/// often begin with a longer comment.
const LOOKED_AT: usize = 4096;

/// The encoding that `<meta charset>`, `<meta http-equiv>` or an XML declaration names.
pub(in crate::ingest) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(LOOKED_AT)].to_ascii_lowercase();
    let in_xml = head.trim_ascii_start().strip_prefix(b"<?xml").and_then(|declaration| {
        let end = find(declaration, b"?>")?;
        label_after(&declaration[..end], b"encoding")
    });
    let label = in_xml.or_else(|| metas(&head).find_map(|meta| label_after(meta, b"charset")))?;
    let encoding = Encoding::for_label(&label)?;
    // As browsers do: a declaration that could be read as ASCII is not in UTF-16.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    (encoding != X_USER_DEFINED).then_some(if is_wide { UTF_8 } else { encoding })
}

/// The insides of the `<meta …>` tags, comments left out.
fn metas(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = head;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[find(rest, b"<")? + 1..];
            if let Some(comment) = rest.strip_prefix(b"!--") {
                rest = &comment[find(comment, b"-->")?..];
            } else if let Some(meta) = rest.strip_prefix(b"meta") {
                let end = find(meta, b">").unwrap_or(meta.len());
                rest = &meta[end..];
                return Some(&meta[..end]);
            }
        }
    })
}

/// The label in `charset=windows-1251`, with or without spaces and quotation marks.
fn label_after(text: &[u8], key: &[u8]) -> Option<Vec<u8>> {
    let value = text[find(text, key)? + key.len()..].trim_ascii_start();
    let value = value.strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let is_end =
        |byte: &u8| matches!(byte, b'"' | b'\'' | b';' | b'>' | b'/') || byte.is_ascii_whitespace();
    let end = value.iter().position(is_end).unwrap_or(value.len());
    (end > 0).then(|| value[..end].to_vec())
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(html: &str) -> Option<&'static str> {
        declared_encoding(html.as_bytes()).map(Encoding::name)
    }

    #[test]
    fn every_way_of_declaring_is_read() {
        for html in [
            "<meta charset=windows-1251>",
            "<META CHARSET = 'cp1251' />",
            "<html><meta http-equiv=\"Content-Type\" content=\"text/html; charset=Windows-1251\">",
            "<?xml version=\"1.0\" encoding=\"windows-1251\"?><html>",
            "<!-- <meta charset=utf-8> --><meta name=a content=b><meta charset=x-cp1251>",
        ] {
            assert_eq!(declared(html), Some("windows-1251"), "{html}");
        }
        assert_eq!(declared("<meta charset=utf-16>"), Some("UTF-8"));
    }

    #[test]
    fn no_declaration_is_none() {
        for html in
            ["", "<", "<meta charset>", "<meta charset=klingon>", "<p>charset=utf-8", "<!--"]
        {
            assert_eq!(declared(html), None, "{html}");
        }
    }
}
