//! The order in which a report lists points: what is most at odds comes first.

use std::cmp::Reverse;

use super::PointView;
use crate::model::{Relation, Status};

/// Disputed points first, by their strongest conflict, then by how many independent origins stand on
/// the second-strongest side, since a dispute weighs as much as its weaker side; then by status and id.
pub(super) fn sort(points: &mut [PointView]) {
    points.sort_by(|one, other| key(one).cmp(&key(other)));
}

type Key<'a> = (Status, bool, Option<Relation>, Reverse<usize>, &'a str);

fn key(point: &PointView) -> Key<'_> {
    let strength = if point.status == Status::Disputed { point.strength() } else { None };
    let second = if point.status == Status::Disputed { second_side(point) } else { 0 };
    (point.status, strength.is_none(), strength, Reverse(second), point.id.as_str())
}

fn second_side(point: &PointView) -> usize {
    let mut sides: Vec<usize> =
        point.positions.iter().map(|position| position.independent_origins()).collect();
    sides.sort_unstable_by_key(|origins| Reverse(*origins));
    sides.get(1).copied().unwrap_or(0)
}
