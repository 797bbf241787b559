use serde::{Deserialize, Serialize};

use super::{Link, Point, Reading};

/// All that is derived from a [`Case`](super::Case): it can be thrown away and made again.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Detection {
    /// What was understood of each claim, in the order of the case's claims.
    pub readings: Vec<Reading>,
    /// Every conflict and update, and the agreements that hold positions together, by (a, b).
    pub links: Vec<Link>,
    /// The questions at issue: disputed ones first, then in the order of [`Status`](super::Status), each
    /// by id.
    pub points: Vec<Point>,
}
