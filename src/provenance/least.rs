//! The least number of origins that explains all claims.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

/// Up to so many origins every choice among them is tried: 4,096 at most.
const FEW: usize = 12;

/// Which origin each claim is counted as, of those it may come from; `None` where it has none.
///
/// A claim with one possible origin decides. What may come from several is counted as one that stands already,
/// else the fewest origins are taken that explain what is left. To find them is hard in general (it is the
/// hitting-set problem), so that beyond a few names the one that explains most is taken first, and so on. The
/// same on every run: of equals the first counts.
pub(super) fn least(possible: &[Vec<usize>]) -> Vec<Option<usize>> {
    let alone = possible.iter().filter(|origins| origins.len() == 1).flatten();
    let mut taken: FxHashSet<usize> = alone.copied().collect();
    let open: BTreeSet<&Vec<usize>> = possible
        .iter()
        .filter(|origins| !origins.is_empty() && !origins.iter().any(|one| taken.contains(one)))
        .collect();
    taken.extend(fewest(&open).unwrap_or_else(|| most_first(&open)));
    let choose = |origins: &Vec<usize>| origins.iter().copied().find(|one| taken.contains(one));
    possible.iter().map(choose).collect()
}

/// The fewest origins that explain all, found by trying; `None` where there are too many to try.
fn fewest(open: &BTreeSet<&Vec<usize>>) -> Option<Vec<usize>> {
    let all: BTreeSet<usize> = open.iter().flat_map(|origins| origins.iter().copied()).collect();
    let all: Vec<usize> = all.into_iter().collect();
    if all.len() > FEW {
        return None;
    }
    let bits = |origins: &Vec<usize>| -> u32 {
        let bit = |origin| all.iter().position(|one| one == origin).map_or(0, |place| 1 << place);
        origins.iter().map(bit).fold(0, |sum, bit| sum | bit)
    };
    let claims: BTreeSet<u32> = open.iter().map(|origins| bits(origins)).collect();
    let explains_all = |choice: &u32| claims.iter().all(|claim| claim & choice != 0);
    let choices = (0..1_u32 << all.len()).filter(explains_all);
    let best = choices.min_by_key(|choice| (choice.count_ones(), *choice))?;
    Some((0..all.len()).filter(|place| best & (1 << place) != 0).map(|place| all[place]).collect())
}

/// The origins that explain most of what is left, one after the other.
fn most_first(open: &BTreeSet<&Vec<usize>>) -> Vec<usize> {
    let mut open: Vec<&Vec<usize>> = open.iter().copied().collect();
    let mut taken = Vec::new();
    while !open.is_empty() {
        let mut explains: BTreeMap<usize, usize> = BTreeMap::new();
        for origin in open.iter().copied().flatten() {
            *explains.entry(*origin).or_default() += 1;
        }
        let best = explains.iter().max_by(|x, y| x.1.cmp(y.1).then(y.0.cmp(x.0)));
        let Some((best, _)) = best else { break };
        taken.push(*best);
        open.retain(|origins| !origins.contains(best));
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(possible: &[Vec<usize>]) -> usize {
        least(possible).into_iter().flatten().collect::<BTreeSet<usize>>().len()
    }

    #[test]
    fn one_that_may_be_another_that_stands_adds_none() {
        assert_eq!(count(&[vec![1], vec![1, 2]]), 1);
        assert_eq!(count(&[vec![0, 1], vec![1, 2]]), 1);
        assert_eq!(count(&[vec![0, 1], vec![2]]), 2);
        assert_eq!(count(&[vec![0, 1], vec![2, 3], vec![1, 2], vec![1]]), 2);
        assert_eq!(count(&[vec![], vec![]]), 0);
    }

    #[test]
    fn the_one_that_explains_most_need_not_be_of_the_fewest() {
        // 0 is in four of the claims, and 1 and 2 together are in all of them.
        let claims = [vec![0, 1], vec![0, 1], vec![0, 2], vec![0, 2], vec![1, 3], vec![2, 4]];
        assert_eq!(count(&claims), 2);
        let open: BTreeSet<&Vec<usize>> = claims.iter().collect();
        assert_eq!(fewest(&open), Some(vec![1, 2]));
    }

    #[test]
    fn of_many_names_the_one_that_explains_most_is_taken_first() {
        let claims: Vec<Vec<usize>> = (1..30).map(|other| vec![0, other]).collect();
        assert_eq!(count(&claims), 1);
        assert_eq!(least(&claims)[0], Some(0));
    }

    #[test]
    fn of_equals_the_first_counts() {
        assert_eq!(least(&[vec![2, 3]]), [Some(2)]);
        assert_eq!(least(&[vec![], vec![7]]), [None, Some(7)]);
    }
}
