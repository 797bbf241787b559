//! From documents to what is disputed, with nobody in between.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod news;
mod scanned;
mod valley;
