//! Two people's cases made one: what has to hold whatever the two recorded.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod examples;
mod hostile;
mod laws;
mod store;
mod world;
