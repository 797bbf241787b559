//! Suggested claims: where they stand in the text, and what holds for every text.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod any_text;
mod examples;

use atodds::{
    extract::{Suggestion, suggest},
    model::{Snapshot, Source, SourceId},
};

/// What is suggested for a text that was published on Wednesday, 5 November 2025.
fn suggested(text: &str) -> Vec<Suggestion> {
    let snapshot =
        Snapshot { sha256: String::new(), text: text.to_owned(), retrieved: None, file: None };
    suggest(&Source {
        id: SourceId::new("s").unwrap(),
        title: String::new(),
        publisher: None,
        authors: vec![],
        url: None,
        archive_url: None,
        published: "2025-11-05".parse().ok(),
        language: None,
        cites: vec![],
        digest_of: None,
        snapshots: vec![snapshot],
    })
}
