//! Documents made to do harm: none makes the reader panic, and none keeps it busy for longer than its size
//! explains.

use std::time::{Duration, Instant};

use atodds::ingest::Format;
use proptest::prelude::*;

use crate::read;

/// Pieces of markup whose mixtures lead parsers astray.
const PIECES: [&str; 40] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<tr><td>",
    "</table>",
    "<ul><li>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<title>",
    "</title>",
    "<h1>",
    "<br>",
    "<template>",
    "</template>",
    "<svg>",
    "<math>",
    "<select>",
    "<![CDATA[",
    "<meta charset=x>",
    "&#0;",
    "&amp",
    "<",
    "\u{0}",
    "---\n",
    "# ",
    "- ",
    "> ",
    "```\n",
    "|a|\n|-|\n",
    "[^1]: ",
    "é\u{202E}",
    "text, and more. ",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = (0..PIECES.len()).prop_map(|at| PIECES[at]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_bytes_make_any_format_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in Format::ALL {
            let _ = read(&bytes, "a", Some(format));
        }
        let _ = read([b"%PDF-1.7\n", &bytes[..]].concat(), "a.pdf", None);
    }

    #[test]
    fn no_markup_makes_a_reader_panic(markup in soup()) {
        for format in [Format::Html, Format::Markdown, Format::Text] {
            if let Ok(document) = read(&markup, "a", Some(format)) {
                prop_assert!(!document.text.trim().is_empty());
                prop_assert!(!document.text.contains('\0'));
            }
        }
    }

    #[test]
    fn paragraphs_of_a_page_are_never_lost_or_glued(words in prop::collection::vec("[A-Z][a-z]{2,9}", 1..30)) {
        let html: String = words.iter().map(|word| format!("<p>{word}.")).collect();
        let text: String = words.iter().map(|word| format!("{word}.\n\n")).collect();
        let page = read(html, "a.html", None).unwrap();
        prop_assert_eq!(page.text.trim_end(), text.trim_end());
    }
}

/// The time that reading takes; the shorter one of two, since other work may come between.
fn time(text: &str, format: Format) -> Duration {
    let once = || {
        let start = Instant::now();
        let _ = read(text, "a", Some(format));
        start.elapsed()
    };
    once().min(once())
}

/// Fails where four times as much takes more than ten times as long: a reader whose work grows with the
/// square of the size takes sixteen times as long.
#[track_caller]
fn assert_linear(format: Format, what: &str, made: impl Fn(usize) -> String) {
    const NOISE: Duration = Duration::from_millis(40);
    let (small, large) = (made(3000), made(12_000));
    let (short, long) = (time(&small, format), time(&large, format));
    assert!(
        long < 10 * short + NOISE,
        "{format}, {what}: {short:?}, and {long:?} for four times as much"
    );
}

#[test]
fn no_page_takes_longer_than_its_size_explains() {
    let shapes: [(&str, &str, &str); 15] = [
        ("ampersands", "&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&", "x"),
        ("elements in each other", "<div>", "x"),
        ("looks that nobody closed", "<b><p>x", ""),
        ("looks that differ", "<font size=1><i class=a><p>x", ""),
        ("links across blocks", "<a><div>x", ""),
        ("tables in each other", "<table><tr><td>x", ""),
        ("text where none may stand", "<table>x<tr>", ""),
        ("one paragraph after another", "<p>It rained in the valley, all day.</p>", ""),
        ("line breaks", "x<br><br>", ""),
        ("headings", "<h1>A heading</h1>", "x"),
        ("comments that nobody closed", "<!--", ""),
        ("scripts", "<script type='application/ld+json'>{\"@type\":\"Article\"}</script>", "x"),
        ("quotation marks", "<p a=\"", ""),
        ("ends without beginnings", "</p>", "x"),
        ("templates", "<template>", "x"),
    ];
    for (what, piece, end) in shapes {
        assert_linear(Format::Html, what, |n| format!("{}{end}", piece.repeat(n)));
    }
    assert_linear(Format::Html, "a long value", |n| {
        format!("<p>x<a href='{}'>x</a> and more words to read</p>", "&".repeat(32 * n))
    });
    assert_linear(Format::Html, "authors", |n| {
        (0..n).map(|n| format!("<meta name=author content='Anna Reed{n}'>")).collect::<String>()
            + "x"
    });
    assert_linear(Format::Html, "attributes", |n| {
        let attributes: String = (0..1900).map(|n| format!(" a{n}")).collect();
        format!("<p{attributes}>x").repeat(n / 600)
    });
}

#[test]
fn no_markdown_takes_longer_than_its_size_explains() {
    for (what, piece) in [
        ("quotes in each other", ">"),
        ("items in each other", "- "),
        ("emphasis", "*a_ "),
        ("brackets", "[a]("),
        ("pictures", "!["),
        ("rows", "|a|b|\n"),
        ("comments", "a <!-- "),
        ("footnotes", "[^a]: b\n"),
        ("pieces of HTML", "<div>\n\n"),
    ] {
        assert_linear(Format::Markdown, what, |n| format!("{}x", piece.repeat(n)));
    }
    assert_linear(Format::Markdown, "authors", |n| {
        let authors: String = (0..n).map(|n| format!("  - Anna Reed{n}\n")).collect();
        format!("---\nauthors:\n{authors}---\nx")
    });
}

#[test]
fn no_text_takes_longer_than_its_size_explains() {
    for (what, piece) in [("words", "word "), ("lines", "\r\n"), ("letters", "é")] {
        assert_linear(Format::Text, what, |n| format!("{}x", piece.repeat(20 * n)));
    }
}
