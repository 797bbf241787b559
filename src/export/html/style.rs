//! The one style sheet of the page, and the policy that lets a browser take it and nothing else.

use sha2::{Digest, Sha256};

use crate::export::chart;

/// That of the charts, whose colours the page sets, and the page's own.
const SHEETS: [&str; 4] = [
    chart::CSS,
    include_str!("style.css"),
    include_str!("evidence.css"),
    include_str!("print.css"),
];

/// The sheets as one, as it stands between the tags.
pub(super) fn sheet() -> String {
    SHEETS.concat()
}

/// What a browser may load for the page: its own style sheet, known by its hash, and nothing else; no
/// script, no picture, no font, no form.
pub(super) fn policy(sheet: &str) -> String {
    let hash = base64(&Sha256::digest(sheet));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// Base64 as RFC 4648 has it, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_usize, |group, byte| group << 8 | usize::from(*byte));
        let group = group << (8 * (3 - chunk.len()));
        for digit in 0..4 {
            match digit <= chunk.len() {
                true => out.push(char::from(DIGITS[group >> (18 - 6 * digit) & 63])),
                false => out.push('='),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("\u{ff}\u{fe}~", "w7/Dvn4="),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_sheet_can_neither_end_its_element_nor_load_anything() {
        for word in ["</", "url(", "@import", "@font-face", "\r"] {
            assert!(!sheet().contains(word), "the style sheet has {word:?} in it");
        }
    }
}
