//! What several rules ask of two readings: is it one matter, one thing, one day, one figure?
//!
//! A question that one rule alone asks stays in that rule's file.

pub(super) mod dated;
pub(super) mod definition;
pub(super) mod denied;
pub(super) mod event_date;
pub(super) mod figures;
pub(super) mod kin;
pub(super) mod matter;
pub(super) mod minimal_pair;
pub(super) mod nations;
pub(super) mod only;
pub(super) mod phrase;
pub(super) mod placed;
pub(super) mod roles;
pub(super) mod same_content;
pub(super) mod time_of_day;
pub(super) mod turn;
pub(super) mod two_names;
