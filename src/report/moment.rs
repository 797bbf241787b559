use chrono::NaiveDate;

use crate::model::LeftOut;

/// Which moment of a case is looked at. The default is the case as it is now.
///
/// Two times are kept apart: when something was said ([`AsOf`](crate::model::AsOf)), and when it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moment {
    /// The day at the end of which it stands so by when things were said, and what that leaves out.
    pub as_of: Option<(NaiveDate, LeftOut)>,
    /// The time, RFC 3339 in UTC, of the last record that is counted.
    pub known_at: Option<String>,
}
