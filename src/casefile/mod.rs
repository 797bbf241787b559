//! Case files: TOML, CSV and JSONL to claims and problems, and back.
//!
//! ```text
//! TOML --toml--> +------+            +-------+
//! CSV ---csv---> | Node | --Reader--> | Draft | --assemble--> Loaded, or Problems
//! JSONL -jsonl-> +------+            +-------+
//! ```
//!
//! All three become one tree whose values know their lines (`node`). A `Reader` takes the fields
//! out of its tables one by one, so that all that is wrong is found in one go. Only then are ids looked
//! up and quotes found (`assemble`), over all inputs together. `docs/CASEFILE.md` is the reference of
//! the formats for those who write them.

mod assemble;
mod claim;
mod claims;
mod columns;
mod csv;
mod documents;
mod draft;
mod entity;
mod expect;
mod expect_origins;
mod expect_time;
mod expectation;
mod inline_source;
mod input;
mod jsonl;
mod judgement;
mod judgements;
mod load;
mod nearest;
mod node;
mod problem;
mod publisher;
mod quotes;
mod reader;
mod rewrite;
mod source;
mod sources;
mod toml;
mod variant;
mod write;

pub use assemble::{Lines, Loaded};
pub use columns::ColumnMap;
pub use expectation::{Expectation, Expected, NoConflictKind, OriginsKind};
pub use input::{Format, Input, MAX_FILE_BYTES};
pub use load::{load, load_inputs, load_many, load_str};
pub use nearest::nearest;
pub use problem::{Place, Problem, Problems};
pub use rewrite::rewrite_expectations;
pub use write::{Comments, Documents, to_toml, to_toml_commented, to_toml_with};
