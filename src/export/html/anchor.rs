//! The names that links within the page lead to, made as those of claims are: ids come from anywhere, and
//! two of them must never share a name.

use crate::export::chart::named;
use crate::model::{PointId, SourceId};

/// Where a point stands in the page.
pub(super) fn of_point(point: &PointId) -> String {
    named("point", point.as_str())
}

/// Where a source stands in the page.
pub(super) fn of_source(source: &SourceId) -> String {
    named("source", source.as_str())
}
