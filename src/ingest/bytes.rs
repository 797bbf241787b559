//! The raw bytes of a document: how many, which hash, and whether they can be a text at all.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// All bytes, or `None` when there are more than `max`.
///
/// ```
/// use atodds::ingest::read_at_most;
/// assert_eq!(read_at_most(&b"ab"[..], 2)?, Some(b"ab".to_vec()));
/// assert_eq!(read_at_most(&b"abc"[..], 2)?, None);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// What the reader gives.
pub fn read_at_most(from: impl Read, max: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = vec![];
    from.take(max.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= max).then_some(bytes))
}

/// SHA-256 as 64 lower-case hexadecimal digits.
///
/// ```
/// assert!(atodds::ingest::sha256_hex(b"").starts_with("e3b0c44298fc1c14"));
/// ```
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the first bytes of files that people take for texts say they are.
const KNOWN: [(&[u8], &str); 8] = [
    (b"PK\x03\x04", "a ZIP file, as .docx, .odt and .epub are: save it as PDF, HTML or plain text"),
    (b"\xD0\xCF\x11\xE0", "an old Office file: save it as PDF, HTML or plain text"),
    (b"{\\rtf", "RTF: save it as PDF, HTML or plain text"),
    (b"%PDF-", "PDF: read it with --format pdf"),
    (b"\x1F\x8B", "compressed with gzip: unpack it first"),
    (b"\x89PNG", "a picture: run text recognition over it, and give the text as .txt"),
    (b"\xFF\xD8\xFF", "a picture: run text recognition over it, and give the text as .txt"),
    (b"SQLite format 3\0", "an SQLite database, not a document"),
];

/// Says why the bytes can be no text, where their beginning shows it.
pub(super) fn refuse_binary(bytes: &[u8]) -> Result<(), String> {
    match KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, what)) => Err(format!("is {what}")),
        None => Ok(()),
    }
}
