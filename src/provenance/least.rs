//! The least number of origins that explains all claims.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

/// Which origin each claim is counted as, of those it may come from; `None` where it has none.
///
/// A claim with one possible origin decides. What may come from several is counted as one that stands already,
/// else the origins that explain most of what is left are taken, one after the other. To find the very least
/// number is hard in general (it is the hitting-set problem); this way never takes one that a single claim does
/// not need, and is the same on every run: of equals the first counts.
pub(super) fn least(possible: &[Vec<usize>]) -> Vec<Option<usize>> {
    let alone = possible.iter().filter(|origins| origins.len() == 1).flatten();
    let mut taken: FxHashSet<usize> = alone.copied().collect();
    let mut open: Vec<&Vec<usize>> = possible
        .iter()
        .filter(|origins| !origins.is_empty() && !origins.iter().any(|one| taken.contains(one)))
        .collect();
    while !open.is_empty() {
        let mut explains: BTreeMap<usize, usize> = BTreeMap::new();
        for origin in open.iter().copied().flatten() {
            *explains.entry(*origin).or_default() += 1;
        }
        let best = explains.iter().max_by(|x, y| x.1.cmp(y.1).then(y.0.cmp(x.0)));
        let Some((best, _)) = best else { break };
        taken.insert(*best);
        open.retain(|origins| !origins.contains(best));
    }
    let choose = |origins: &Vec<usize>| origins.iter().copied().find(|one| taken.contains(one));
    possible.iter().map(choose).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(possible: &[&[usize]]) -> usize {
        let possible: Vec<Vec<usize>> = possible.iter().map(|origins| origins.to_vec()).collect();
        let mut taken: Vec<usize> = least(&possible).into_iter().flatten().collect();
        taken.sort_unstable();
        taken.dedup();
        taken.len()
    }

    #[test]
    fn one_that_may_be_another_that_stands_adds_none() {
        assert_eq!(count(&[&[1], &[1, 2]]), 1);
        assert_eq!(count(&[&[0, 1], &[1, 2]]), 1);
        assert_eq!(count(&[&[0, 1], &[2]]), 2);
        assert_eq!(count(&[&[0, 1], &[2, 3], &[1, 2], &[1]]), 2);
        assert_eq!(count(&[&[], &[]]), 0);
    }

    #[test]
    fn of_equals_the_first_counts() {
        assert_eq!(least(&[vec![3, 2]]), [Some(2)]);
        assert_eq!(least(&[vec![], vec![7]]), [None, Some(7)]);
    }
}
