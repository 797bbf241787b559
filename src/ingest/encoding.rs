//! Bytes to text: which encoding they are in, and why they are not in the one they are said to be in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// A label of every encoding of the web, the most usual ones first; gbk is read as gb18030 is.
pub(super) const LABELS: [&str; 38] = [
    "utf-8",
    "windows-1252",
    "windows-1251",
    "windows-1250",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "koi8-r",
    "koi8-u",
    "ibm866",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "iso-8859-16",
    "macintosh",
    "x-mac-cyrillic",
    "gb18030",
    "gbk",
    "big5",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "euc-kr",
    "utf-16le",
    "utf-16be",
    "x-user-defined",
];

/// A text, and the name of the encoding it was in.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
}

/// Decodes a document. What the user says counts first (`forced`, a label), then a byte order mark, then
/// what the document declares, then what the bytes look like. No byte is ever replaced by a guess.
pub(super) fn decode(
    bytes: &[u8],
    forced: Option<&str>,
    declared: Option<&'static Encoding>,
) -> Result<Decoded, String> {
    if let Some(label) = forced {
        let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| no_such(label))?;
        return decode_as(encoding, bytes, "was asked for");
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes, "its byte order mark names");
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(format!(
            "holds NUL bytes (the first at byte {at}), as binary files do, and UTF-16 without a byte order mark: if it is a text, name its encoding with --encoding, such as utf-16le"
        ));
    }
    if let Some(encoding) = declared.filter(|it| !is_utf_8_after_all(it, bytes)) {
        return decode_as(encoding, bytes, "it declares");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), encoding: UTF_8.name() });
    }
    if is_mostly_utf_8(bytes) {
        return decode_as(UTF_8, bytes, "the rest of it is in");
    }
    decode_as(guess(bytes), bytes, "its bytes look like")
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], because: &str) -> Result<Decoded, String> {
    let (text, used) = match Encoding::for_bom(bytes).filter(|(of_mark, _)| *of_mark == encoding) {
        Some((_, mark)) => {
            (encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]), mark)
        }
        None => (encoding.decode_without_bom_handling_and_without_replacement(bytes), 0),
    };
    match text {
        Some(text) if text.contains('\0') => Err(format!(
            "holds NUL characters when read as {}, so that it is no text, or in another encoding: name that with --encoding",
            encoding.name()
        )),
        Some(text) => Ok(Decoded { text: text.into_owned(), encoding: encoding.name() }),
        None => {
            let at = used + first_malformed(encoding, &bytes[used..]);
            let byte = bytes.get(at).map_or_else(String::new, |byte| format!(" (0x{byte:02X})"));
            Err(format!(
                "is not in {}, which {because}: byte {at}{byte} does not fit; name its encoding with --encoding, such as utf-8, windows-1251 or windows-1252",
                encoding.name()
            ))
        }
    }
}

fn no_such(label: &str) -> String {
    format!(
        "cannot be read as {label:?}, which is no encoding: write a label of the web, such as utf-8, utf-16le, windows-1251, koi8-u or shift_jis"
    )
}

/// Where the first byte stands that the encoding has no character for.
fn first_malformed(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut at, mut sink) = (0, [0; 4096]);
    loop {
        let (result, read, _) =
            decoder.decode_to_utf8_without_replacement(&bytes[at..], &mut sink, true);
        at += read;
        match result {
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::InputEmpty => return at,
            encoding_rs::DecoderResult::Malformed(length, after) => {
                return at.saturating_sub(usize::from(length) + usize::from(after));
            }
        }
    }
}

/// Whether a page was saved as UTF-8 and kept the declaration of the encoding that it was served in.
/// Text in an encoding of one byte a character is never valid UTF-8 by chance, but for plain ASCII.
fn is_utf_8_after_all(declared: &'static Encoding, bytes: &[u8]) -> bool {
    declared.is_single_byte() && !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
}

/// Whether text that is not UTF-8 is so only here and there: then a guess would garble all the rest.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > 2 * invalid
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_has_one_label() {
        let named: Vec<_> = LABELS
            .iter()
            .map(|label| Encoding::for_label(label.as_bytes()).map(Encoding::name))
            .collect();
        assert!(named.iter().all(Option::is_some), "{named:?}");
        let mut once = named.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), LABELS.len());
    }

    fn why(bytes: &[u8], forced: Option<&str>, declared: Option<&'static Encoding>) -> String {
        decode(bytes, forced, declared).unwrap_err()
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        for bytes in [&b"\xEF\xBB\xBFA\xC3\xA9"[..], b"\xFF\xFEA\0\xE9\0", b"\xFE\xFF\0A\0\xE9"] {
            assert_eq!(decode(bytes, None, None).unwrap().text, "Aé");
        }
        assert_eq!(decode(b"\xFF\xFEA\0", Some("utf-16le"), None).unwrap().text, "A");
    }

    #[test]
    fn what_the_user_says_counts_first() {
        let read = decode(b"\xE0\xE1", Some("Windows-1251"), Some(encoding_rs::KOI8_R)).unwrap();
        assert_eq!((read.text.as_str(), read.encoding), ("аб", "windows-1251"));
        assert!(why(b"a", Some("klingon"), None).contains("klingon"));
    }

    #[test]
    fn a_stale_declaration_gives_way_to_valid_utf_8() {
        let saved = decode("Річка".as_bytes(), None, Some(encoding_rs::WINDOWS_1251)).unwrap();
        assert_eq!(saved.text, "Річка");
        let served = decode(b"\xE0\xE1", None, Some(encoding_rs::WINDOWS_1251)).unwrap();
        assert_eq!(served.text, "аб");
    }

    #[test]
    fn a_byte_that_does_not_fit_is_named() {
        let utf_8 = why(b"caf\xE9 au lait", None, Some(UTF_8));
        assert!(utf_8.contains("UTF-8") && utf_8.contains("byte 3 (0xE9)"), "{utf_8}");
        let japanese = why(b"ab\x81\x01", Some("shift_jis"), None);
        assert!(japanese.contains("byte 2 (0x81)"), "{japanese}");
        let stray = [&"Ärger über Öl".repeat(3).into_bytes()[..], b"\xE9!"].concat();
        assert!(why(&stray, None, None).contains("0xE9"));
    }

    #[test]
    fn nul_bytes_are_no_text() {
        assert!(why(b"a\0b", None, None).contains("NUL"));
        assert!(why(b"a\0b", Some("utf-8"), None).contains("NUL"));
    }

    #[test]
    fn the_bytes_tell_when_nothing_else_does() {
        let latin = decode(b"Le caf\xE9 est ferm\xE9 \xE0 No\xEBl.", None, None).unwrap();
        assert_eq!(latin.text, "Le café est fermé à Noël.");
        assert_eq!(latin.encoding, "windows-1252");
    }
}
