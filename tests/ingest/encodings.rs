use atodds::ingest::{self, Document, Options};

use crate::{fixture, paragraphs, read};

fn forced(bytes: &[u8], label: &str) -> Document {
    let options = Options { encoding: Some(label.to_owned()), ..Options::default() };
    ingest::read(bytes, "a.txt", &options).unwrap()
}

#[test]
fn a_ukrainian_page_in_windows_1251_is_read() {
    let page = fixture("dam-windows-1251.html");
    assert_eq!(page.encoding, "windows-1251");
    assert_eq!(page.title.as_deref(), Some("Гребля під Дубовим пошкоджена"));
    assert_eq!(page.authors, ["Оксана Лісова"]);
    assert_eq!(page.published.unwrap().to_string(), "2023-04-11");
    assert_eq!(paragraphs(&page)[1], "Евакуювали 43 мешканці.");
}

#[test]
fn a_russian_text_that_declares_nothing_is_recognised() {
    let text =
        "Плотина у деревни Дубки повреждена паводком, сообщили в сельсовете. Эвакуированы жители.";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let read = read(bytes, "dam.txt", None).unwrap();
    assert_eq!((read.text.as_str(), read.encoding), (text, "windows-1251"));
}

#[test]
fn utf_16_is_read_by_its_mark() {
    let note = fixture("market-utf-16.txt");
    assert_eq!(note.encoding, "UTF-16LE");
    assert_eq!(note.title.as_deref(), Some("Market day moves to Friday"));
    assert!(note.text.starts_with("Market day moves to Friday\r\n"));
    let big: Vec<u8> = "\u{FEFF}<p>Ринок".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let page = read(big, "a.html", None).unwrap();
    assert_eq!((page.text.as_str(), page.encoding), ("Ринок\n", "UTF-16BE"));
}

#[test]
fn latin_1_is_read_as_browsers_do() {
    let page = fixture("cafe-latin-1.html");
    assert_eq!(page.encoding, "windows-1252");
    assert_eq!(page.title.as_deref(), Some("Le café Noël ferme"));
    assert_eq!(page.language.as_deref(), Some("fr"));
}

#[test]
fn the_encoding_that_the_user_names_counts_first() {
    let text = "Річка Тиса";
    let (bytes, _, _) = encoding_rs::KOI8_U.encode(text);
    assert_eq!(forced(&bytes, "koi8-u").text, text);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(forced(&wide, "utf-16le").text, text);
    let page = "<meta charset=utf-8><p>caf\u{e9}";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(page);
    let options = Options { encoding: Some("iso-8859-1".to_owned()), ..Options::default() };
    assert_eq!(ingest::read(&*bytes, "a.html", &options).unwrap().text, "café\n");
}
