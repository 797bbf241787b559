//! The origins behind a position, and why its claims collapse into them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Basis, Circle, ClaimId, Hop, Merge, Origin, Point, Support};
use crate::provenance::words;

/// One origin with its claims, and why they are its.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportView {
    /// The origin.
    pub origin: Origin,
    /// The claims that come from it, in the order of the position.
    pub claims: Vec<ClaimId>,
    /// Why, one sentence without its full stop for each reason; none where every claim simply names it.
    pub because: Vec<String>,
    /// The way of each claim there.
    pub merged: Vec<Merge>,
}

/// Claims that have it from each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircleView {
    /// The claims of the ring, in its order.
    pub claims: Vec<ClaimId>,
    /// The ring in words: `A names B as its source, B names A as its source`.
    pub because: String,
    /// The ring step by step.
    pub path: Vec<Hop>,
}

impl SupportView {
    pub(super) fn of(support: &Support, circles: &[Circle]) -> Self {
        let in_ring = |hop: &Hop| circles.iter().any(|circle| circle.path.contains(hop));
        let several = support.claims.len() > 1;
        let outlets = quoting(support);
        let is_plain = |hop: &Hop| match hop.basis {
            // A citation says so where the publisher is not known.
            Basis::OwnVoice | Basis::NoPublisher => true,
            // Of several outlets that quote one body it is worth saying that they do; of one it is plain.
            Basis::Quotes if hop.claim.is_none() => {
                outlets.get(hop.to.as_str()).is_none_or(|from| from.len() < 2)
            }
            Basis::SpeaksFor | Basis::Family => !several,
            _ => false,
        };
        let telling = |merge: &Merge| Merge {
            claim: merge.claim.clone(),
            path: merge
                .path
                .iter()
                .filter(|hop| !is_plain(hop) && !in_ring(hop))
                .cloned()
                .collect(),
        };
        let ways: Vec<Merge> = support.merged.iter().map(telling).collect();
        Self {
            origin: support.origin.clone(),
            claims: support.claims.clone(),
            because: words::steps(&ways),
            merged: support.merged.clone(),
        }
    }
}

/// The outlets that quote each name.
fn quoting(support: &Support) -> FxHashMap<&str, FxHashSet<&str>> {
    let mut outlets: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    for hop in support.merged.iter().flat_map(|merge| &merge.path) {
        if hop.basis == Basis::Quotes && hop.claim.is_none() {
            outlets.entry(&hop.to).or_default().insert(&hop.from);
        }
    }
    outlets
}

impl CircleView {
    pub(super) fn of(circle: &Circle) -> Self {
        Self {
            claims: circle.claims.clone(),
            because: words::circle(circle),
            path: circle.path.clone(),
        }
    }
}

/// The names of the known origins, each once; one of several is left out where one of them stands by itself.
pub(super) fn names<'a>(origins: impl Iterator<Item = &'a Origin>) -> Vec<String> {
    let all: Vec<&Origin> = origins.filter(|origin| origin.is_known()).collect();
    let alone = |name: &String| {
        all.iter().any(|other| matches!(other, Origin::Known(known) if known == name))
    };
    let adds = |origin: &&&Origin| match origin {
        Origin::OneOf(names) => !names.iter().any(alone),
        _ => true,
    };
    let mut names: Vec<String> = all.iter().filter(adds).map(|it| it.to_string()).collect();
    names.sort();
    names.dedup();
    names
}

/// What each claim of some points counts as, and the way there: in the first position that holds it.
pub(super) fn of_claims(points: &[Point]) -> FxHashMap<&ClaimId, (&Origin, &Merge)> {
    let mut found = FxHashMap::default();
    let positions = points.iter().flat_map(|point| &point.positions);
    for support in positions.flat_map(|position| &position.origins) {
        for merge in &support.merged {
            found.entry(&merge.claim).or_insert((&support.origin, merge));
        }
    }
    found
}

/// What the first position that holds both claims says of where they come from.
pub(super) fn together(points: &[Point], a: &ClaimId, b: &ClaimId) -> Option<String> {
    let mut positions =
        points.iter().flat_map(|point| point.positions.iter().map(move |it| (point, it)));
    let (point, position) = positions
        .find(|(_, position)| position.claims.contains(a) && position.claims.contains(b))?;
    let of = |id: &ClaimId| position.origins.iter().find(|it| it.claims.contains(id));
    let (one, two) = (&of(a)?.origin, &of(b)?.origin);
    let ring = position.circular.iter().find(|it| it.claims.contains(a) && it.claims.contains(b));
    let says = match ring {
        Some(ring) => format!("each has it from the other: {}", words::circle(ring)),
        None if !one.is_known() || !two.is_known() => {
            "the origin of one of them is not known".to_owned()
        }
        None if one == two => format!("both count as from {one}"),
        None => format!("they count as from {one} and from {two}"),
    };
    Some(format!("among the claims of {}: {says}", point.id))
}
