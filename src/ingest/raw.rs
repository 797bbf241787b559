//! Whether a text is all of the bytes that it came from.

use encoding_rs::Encoding;

use super::{encoding::LABELS, sha256_hex};

/// What a plain text may begin with in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Whether the text, in one of the encodings of the web, is the bytes with this SHA-256. It is not where the
/// text was drawn from a web page or a PDF.
///
/// ```
/// use atodds::ingest::{is_whole, sha256_hex};
/// assert!(is_whole("It rained.", &sha256_hex(b"It rained.")));
/// assert!(is_whole("Київ", &sha256_hex(b"\xCA\xE8\xBF\xE2"))); // in windows-1251
/// assert!(!is_whole("It rained.", &sha256_hex(b"<p>It rained.</p>")));
/// ```
#[must_use]
pub fn is_whole(text: &str, sha256: &str) -> bool {
    let is = |bytes: &[u8]| sha256_hex(bytes) == sha256;
    if is(text.as_bytes()) || is(&[MARK, text.as_bytes()].concat()) {
        return true;
    }
    let pairs = |of: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(of).collect() };
    let (little, big) = (pairs(u16::to_le_bytes), pairs(u16::to_be_bytes));
    let marked = [[b"\xFF\xFE", &little[..]].concat(), [b"\xFE\xFF", &big[..]].concat()];
    if is(&little) || is(&big) || marked.iter().any(|bytes| is(bytes)) {
        return true;
    }
    LABELS.iter().filter_map(|label| Encoding::for_label(label.as_bytes())).any(|encoding| {
        let (bytes, _, has_unmappable) = encoding.encode(text);
        !has_unmappable && is(&bytes)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_in_whatever_encoding_it_came_in() {
        let japanese = b"\xB6\xB6"; // in euc-jp
        assert!(is_whole("橋", &sha256_hex(japanese)));
        for bytes in [&b"\xEF\xBB\xBFA\xC3\xA9"[..], b"\xFF\xFEA\0\xE9\0", b"\0A\0\xE9", b"A\xE9"] {
            assert!(is_whole("Aé", &sha256_hex(bytes)), "{bytes:?}");
        }
        assert!(!is_whole("Ae", &sha256_hex(b"A\xE9")));
    }
}
