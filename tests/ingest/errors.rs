use atodds::{
    Error,
    ingest::{self, Format, Options},
};

use crate::read;

/// The message with which a document is refused.
fn refused(bytes: &[u8], name: &str, format: Option<Format>) -> String {
    match read(bytes, name, format) {
        Err(Error::Usage { what }) => what,
        other => panic!("{name}: {other:?}"),
    }
}

#[track_caller]
fn assert_says(message: &str, words: &[&str]) {
    for word in words {
        assert!(message.contains(word), "{word:?} is not in: {message}");
    }
}

#[test]
fn an_empty_document_is_refused() {
    for format in Format::ALL {
        assert_says(&refused(b"", "a", Some(format)), &["a is empty"]);
    }
    for format in [Format::Text, Format::Markdown] {
        assert_says(&refused(b" \n\xC2\xA0", "a", Some(format)), &["empty"]);
    }
    assert_says(&refused(b"---\ntitle: A\n---\n", "a.md", None), &["empty"]);
}

#[test]
fn a_page_without_text_is_refused() {
    let html = "<title>A</title><script>show('text')</script><style>p {}</style><noscript>Turn it on</noscript>";
    assert_says(
        &refused(html.as_bytes(), "a.html", None),
        &["a.html", "script", "browser", ".txt"],
    );
}

#[test]
fn a_binary_file_is_refused() {
    assert_says(&refused(b"PK\x03\x04rest", "a.docx", None), &["ZIP", ".docx", "PDF"]);
    assert_says(&refused(b"\x89PNG\r\n\x1a\n", "a.html", None), &["picture", ".txt"]);
    assert_says(&refused(b"ab\0cd", "a.txt", None), &["NUL", "byte 2", "--encoding"]);
    assert_says(&refused(b"%PDF-1.7 ", "a", Some(Format::Text)), &["PDF", "--format pdf"]);
}

#[test]
fn bytes_that_do_not_fit_the_declared_encoding_are_refused() {
    let html = b"<meta charset=utf-8><p>caf\xE9 au lait";
    assert_says(
        &refused(html, "a.html", None),
        &["UTF-8", "it declares", "byte 26", "0xE9", "--encoding"],
    );
    let html = b"<meta charset=shift_jis><p>\x81\x01";
    assert_says(&refused(html, "a.html", None), &["Shift_JIS", "byte 27"]);
    assert_says(
        &refused(b"\xFE\xFF\xD8\x00\x00a", "a.txt", None),
        &["UTF-16BE", "byte order mark"],
    );
    assert_says(
        &refused(
            "Öl für Ärzte, \u{0}"
                .replace('\0', "")
                .as_bytes()
                .iter()
                .chain(b"\xE9 ")
                .copied()
                .collect::<Vec<u8>>()
                .as_slice(),
            "a.txt",
            None,
        ),
        &["UTF-8", "0xE9"],
    );
}

#[test]
fn an_encoding_that_nobody_knows_is_refused() {
    let options = Options { encoding: Some("klingon".to_owned()), ..Options::default() };
    let error = ingest::read(&b"text"[..], "a.txt", &options).unwrap_err().to_string();
    assert_says(&error, &["klingon", "windows-1251"]);
}

#[test]
fn a_document_larger_than_asked_for_is_refused_and_never_cut() {
    let at_most = |max_bytes| {
        let options = Options { max_bytes, ..Options::default() };
        ingest::read(&b"0123456789"[..], "a.txt", &options)
    };
    assert_eq!(at_most(10).unwrap().text, "0123456789");
    assert_says(&at_most(9).unwrap_err().to_string(), &["a.txt", "9 bytes", "--max-bytes"]);
    assert!(at_most(u64::MAX).is_ok());
    let endless = std::io::repeat(b'a');
    let error = ingest::read(endless, "a.txt", &Options::default()).unwrap_err().to_string();
    assert_says(&error, &["20 MiB"]);
}

#[test]
fn a_tag_that_no_page_has_is_refused() {
    let attributes: String = (0..5000).map(|n| format!(" a{n}=1")).collect();
    assert_says(
        &refused(format!("<p{attributes}>x").as_bytes(), "a.html", None),
        &["attributes", ".txt"],
    );
}

#[test]
fn front_matter_that_is_no_toml_is_refused() {
    assert_says(&refused(b"+++\ntitle\n+++\ntext", "a.md", None), &["a.md", "+++", "TOML"]);
}

#[test]
#[cfg(not(feature = "pdf"))]
fn a_pdf_is_refused_where_none_can_be_read() {
    assert_says(&refused(b"%PDF-1.7", "a.pdf", None), &["feature", ".txt"]);
}
