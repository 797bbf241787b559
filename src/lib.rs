//! `atodds` shows where sources are at odds.
//!
//! It records every factual claim with the document it stands in, links the claims that conflict, and
//! reports which points are disputed, who stands on which side, and on how many independent origins.
//! It never rules on truth.
//!
//! # The way of the data
//!
//! ```text
//! document              --ingest----> Document       its text, and what it says of itself
//! case file, CSV, JSONL --casefile--> Case           what people recorded
//! Case + Case           --merge-----> Case           what two people recorded, without duplicates
//! Case                  --detect----> Detection      readings, links and points: derived, rebuildable
//! source                --extract---> suggestions    claims with quote, chain and stance, for a person to take
//! Case + Detection      --report----> values         points, positions, evidence
//! values                --export----> text, Markdown, JSON, CSV
//! ```
//!
//! The modules import each other in one direction only: [`model`] ← [`text`] ← [`rules`] ← [`detect`];
//! [`model`], [`text`] ← [`extract`], [`ingest`], [`merge`], [`report`]; [`ingest`] ← [`casefile`]; [`model`] ← [`store`];
//! [`report`] ← [`export`]; [`text`], [`detect`], [`casefile`] ← [`fixture`], [`eval`];
//! [`ingest`], [`extract`] ← [`eval`]; all ← the binary's commands.

pub mod casefile;
pub mod detect;
pub mod error;
pub mod eval;
pub mod export;
pub mod extract;
pub mod fixture;
pub mod ingest;
pub mod merge;
pub mod model;
pub mod provenance;
pub mod report;
pub mod rules;
pub mod store;
pub mod text;

pub use error::{Error, Result};
