//! What of an earlier detection still holds, so that only the rest is compared.
//!
//! Which claims are near depends on all claims of the case, so a new claim may part two that were compared
//! before, or bring two together that were not.

use rustc_hash::{FxHashMap, FxHashSet};

use super::groups::Sets;
use super::indices;
use super::near::near;
use super::points::is_always_kept;
use crate::model::{Case, ClaimId, Link, Previous, Reading};
use crate::text::lexicon::Lexicon;

/// The earlier links that hold, and the near pairs that they do not answer. `near_now` are the pairs that are
/// near in the whole case.
pub(super) fn answered(
    case: &Case,
    readings: &[Reading],
    near_now: &[(usize, usize)],
    previous: &Previous,
    lexicon: &Lexicon,
) -> (Vec<Link>, Vec<(usize, usize)>) {
    let known: Vec<usize> = (0..readings.len())
        .filter(|index| previous.compared.contains_key(&case.claims[*index].id))
        .collect();
    let near_before = near(readings, &known, lexicon);
    let indices = indices(case);
    let stands = |link: &Link| {
        place(link, &indices).is_some_and(|pair| near_now.binary_search(&pair).is_ok())
    };
    let torn = Torn::of(&previous.links, stands);
    let id = |index: usize| &case.claims[index].id;
    let is_answered = |pair: &(usize, usize)| {
        near_before.binary_search(pair).is_ok() && !torn.holds(id(pair.0), id(pair.1))
    };
    let holds = |link: &&Link| stands(link) && !torn.holds(&link.a, &link.b);
    let links = previous.links.iter().filter(holds).cloned().collect();
    let unanswered = near_now.iter().copied().filter(|pair| !is_answered(pair)).collect();
    (links, unanswered)
}

/// The two claims of a link, smaller index first, where the case has both.
fn place(link: &Link, indices: &FxHashMap<&ClaimId, usize>) -> Option<(usize, usize)> {
    let (a, b) = (*indices.get(&link.a)?, *indices.get(&link.b)?);
    Some((a.min(b), a.max(b)))
}

/// Groups of claims that agree, of which a link no longer stands. Of a group only as many agreements are kept
/// as hold it together, so a link that was not kept may be needed now.
struct Torn<'l> {
    groups: Sets<'l>,
    torn: FxHashSet<&'l ClaimId>,
}

impl<'l> Torn<'l> {
    fn of(links: &'l [Link], stands: impl Fn(&Link) -> bool) -> Self {
        let mut groups = Sets::default();
        let agreements = || links.iter().filter(|link| !is_always_kept(link));
        for link in agreements() {
            groups.join(&link.a, &link.b);
        }
        let torn = agreements().filter(|link| !stands(link)).map(|link| groups.root(&link.a));
        Self { torn: torn.collect(), groups }
    }

    /// Whether two claims are of one torn group.
    fn holds(&self, a: &'l ClaimId, b: &'l ClaimId) -> bool {
        let root = self.groups.root(a);
        root == self.groups.root(b) && self.torn.contains(root)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AtIssue, Because, Relation};

    fn id(id: &str) -> ClaimId {
        ClaimId::new(id).unwrap()
    }

    fn link(a: &str, b: &str, relation: Relation) -> Link {
        Link {
            a: id(a),
            b: id(b),
            relation,
            rule: "independent_report".to_owned(),
            at_issue: AtIssue::Statement,
            because: Because::new("the same content"),
        }
    }

    #[test]
    fn a_lost_agreement_opens_its_group_again_and_no_other() {
        let links = [
            link("a", "b", Relation::Corroborates),
            link("b", "c", Relation::Corroborates),
            link("c", "d", Relation::Contradicts),
            link("d", "e", Relation::Repeats),
        ];
        let torn = Torn::of(&links, |link| link.a != id("b"));
        assert!(torn.holds(&id("a"), &id("c")));
        assert!(!torn.holds(&id("d"), &id("e")));
        assert!(!torn.holds(&id("a"), &id("d")));
    }

    #[test]
    fn a_lost_conflict_opens_nothing() {
        let links = [link("a", "b", Relation::Repeats), link("a", "c", Relation::Disputes)];
        let torn = Torn::of(&links, |link| link.b != id("c"));
        assert!(!torn.holds(&id("a"), &id("b")));
    }
}
