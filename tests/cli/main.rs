//! Every command as a user meets it: arguments in, output and exit code out. One file per command.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod add;
mod against;
mod bad_input;
mod check;
mod config;
mod diff;
mod eval;
mod export;
mod import;
mod init;
mod judge;
mod lexicon;
mod link;
mod list;
mod log;
mod merge;
mod output;
mod report;
mod review;
#[cfg(unix)]
mod review_screen;
mod rules;
mod scan;
mod show;
mod snapshot;
mod support;
mod test;
mod undo;
mod verify;
mod why;
