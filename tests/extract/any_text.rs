//! What holds for every text, however strange.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::suggested;

/// Every quote is what stands between its places, in the order of the text.
fn holds(text: &str) {
    let points: Vec<char> = text.chars().collect();
    let mut last = 0;
    for it in suggested(text) {
        let slice: String = points[it.start..it.end].iter().collect();
        assert_eq!(slice, it.quote);
        assert!(it.start < it.end && last <= it.start, "{it:?}");
        assert!(!it.text.trim().is_empty() && !it.because.is_empty());
        last = it.start;
    }
}

/// Pieces of which attributions are made, so that chance hits upon their edges.
const PIECES: [&str; 48] = [
    "Ada Holm",
    "the ministry",
    "officials",
    "he",
    "it",
    "who",
    "said",
    "says",
    "told",
    "claims",
    "denied",
    "did not confirm",
    "according to",
    "citing",
    "as",
    "that",
    "to have",
    "the bridge",
    "was shut",
    "had fallen",
    "will close",
    "reports",
    "a claim",
    "on Monday",
    "the BBC",
    ",",
    ",",
    ".",
    ".",
    "“",
    "”",
    "\"",
    "’s",
    "‘",
    ":",
    ";",
    "—",
    "(",
    ")",
    "\n",
    "\n\n",
    "and",
    "but",
    "while",
    "adding",
    "by",
    "U.S.",
    "日本は🌊",
];

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,300}") {
        holds(&text);
    }

    #[test]
    fn any_row_of_pieces_is_read_without_a_panic(places in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let row: Vec<&str> = places.into_iter().map(|place| PIECES[place]).collect();
        holds(&row.join(" "));
        holds(&row.concat());
    }
}

/// Far more than the slowest machine needs where time grows with the length, far less than where it grows with its square.
const LIMIT: Duration = Duration::from_secs(60);

#[test]
fn the_time_grows_with_the_length_and_no_faster() {
    let rows = [
        "The port authority said on Monday that the north pier had collapsed. ",
        "“",
        ". ",
        "( ",
        "according to Reuters, ",
        ", he said, ",
        "said ",
        "“a” ",
        "A. ",
        "- \n",
        "Holm’s ",
        "word",
        "a claim he denies, ",
    ];
    for row in rows {
        let text = row.repeat(200_000 / row.len());
        let start = Instant::now();
        holds(&text);
        let took = start.elapsed();
        assert!(took < LIMIT, "{row:?}: {took:?}");
    }
}
