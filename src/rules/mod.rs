//! One conflict or agreement rule per file, and the list of them.

use crate::model::{Reading, Verdict};

/// What a rule may know beside the two readings.
#[derive(Debug, Default)]
pub struct Context {}

/// A rule: one file, one fixture folder and one name for all three.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The file's stem, the fixture folder's name, and what links call it.
    pub id: &'static str,
    /// One line on what it finds.
    pub summary: &'static str,
    /// What it finds, why it matters, an example that conflicts and one that only looks so.
    pub doc: &'static str,
    /// What the rule says of two readings.
    pub check: fn(&Reading, &Reading, &Context) -> Verdict,
}

/// Every rule, in the order of `atodds rules`.
pub const RULES: &[Rule] = &[];
