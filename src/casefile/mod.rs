//! Case files: TOML, CSV and JSONL to claims and problems, and back.

mod problem;

pub use problem::{Problem, Problems};
