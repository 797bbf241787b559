//! Reports and exports of a case made by hand, as a reader gets them.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails loudly too")]

mod build;
mod formats;
mod hostile;
mod html;
mod html_evidence;
mod report;
mod sample;
mod show;
mod text;
mod variants;

use atodds::report::{Filter, Report, build as lay_out};

/// The sample case laid out with a filter.
fn sample_report(filter: &Filter) -> Report {
    let case = sample::case();
    lay_out(&case, &sample::detection(&case), filter)
}
