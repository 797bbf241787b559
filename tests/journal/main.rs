//! The journal as evidence: what was done can be undone, shown as it stood, and checked.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod history;
mod steps;
mod tampering;
