//! Reports and exports of a case made by hand, as a reader gets them.

mod build;
mod formats;
mod hostile;
mod report;
mod sample;
mod show;
mod text;

use atodds::report::{Filter, Report, build as lay_out};

/// The sample case laid out with a filter.
fn sample_report(filter: &Filter) -> Report {
    let case = sample::case();
    lay_out(&case, &sample::detection(&case), filter)
}
