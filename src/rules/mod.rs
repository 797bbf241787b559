//! One conflict or agreement rule per file, and the list of them.
//!
//! A rule's file reads: what it finds, why it matters, an example that conflicts, one that only looks
//! so; then a short function. `atodds rules ID` shows that text, and `fixtures/rules/ID` holds its
//! fixtures. What several rules ask ("is it the same matter?") is in `shared/`.

mod actor_mismatch;
mod changed_position;
mod circular_report;
mod compatible_quantity;
mod date_mismatch;
mod denied_claim;
mod exclusive_detail;
mod incompatible_state;
mod independent_report;
mod negated_statement;
mod not_only;
mod opposed_demand;
mod opposed_predicate;
mod order;
mod other_filler;
mod other_kind;
mod other_name;
mod place_mismatch;
mod quantity_mismatch;
mod repeated_report;
mod shared;
mod updated_figure;

use crate::model::{Reading, Verdict};
use crate::provenance::Provenance;
use crate::text::{alignment::Alignment, lexicon::Lexicon, names::NameBook};

pub use order::decide;
pub(crate) use shared::denied::{DeniedShares, is_denied_word};
pub(crate) use shared::kin::{Agreed, agreed};

/// What a rule may know beside the two readings.
#[derive(Debug, Clone, Copy)]
pub struct Context<'c> {
    /// The word lists.
    pub lexicon: &'c Lexicon,
    /// The names that the case declares.
    pub book: &'c NameBook,
    /// Where the claims of the case come from.
    pub provenance: &'c Provenance<'c>,
    /// The two readings laid side by side.
    pub alignment: &'c Alignment,
}

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
    pub check: fn(&Reading, &Reading, &Context<'_>) -> Verdict,
}

/// Every rule: conflicts first, then agreements, in the order of `atodds rules`.
pub const RULES: &[Rule] = &[
    denied_claim::RULE,
    incompatible_state::RULE,
    negated_statement::RULE,
    opposed_predicate::RULE,
    opposed_demand::RULE,
    quantity_mismatch::RULE,
    date_mismatch::RULE,
    place_mismatch::RULE,
    actor_mismatch::RULE,
    exclusive_detail::RULE,
    other_kind::RULE,
    other_filler::RULE,
    other_name::RULE,
    not_only::RULE,
    changed_position::RULE,
    updated_figure::RULE,
    circular_report::RULE,
    repeated_report::RULE,
    independent_report::RULE,
    compatible_quantity::RULE,
];

/// The rule with this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
