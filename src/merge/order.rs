//! In which order the records of two cases stand in one.

use std::{cmp::Ordering, hash::Hash};

use rustc_hash::{FxHashMap, FxHashSet};

use super::Pair;

/// The pairs in the order of the merged case: as they stand in the case that has more of them, then what the other
/// one has beside them, in its order. Of two cases with as many, the one whose names come first by the alphabet.
///
/// So nobody's order is shuffled, and it does not matter who merges.
pub(super) fn of_pairs(pairs: &[Pair], names: &[String]) -> Vec<usize> {
    let listed = |side: fn(&Pair) -> Option<usize>| {
        let mut list: Vec<(usize, usize)> =
            pairs.iter().enumerate().filter_map(|(at, pair)| Some((side(pair)?, at))).collect();
        list.sort_unstable();
        list.into_iter().map(|(_, at)| at).collect::<Vec<usize>>()
    };
    longer_first(listed(|pair| pair.ours), listed(|pair| pair.theirs), |ours, theirs| {
        ours.iter().map(|at| &names[*at]).cmp(theirs.iter().map(|at| &names[*at]))
    })
}

/// Two lists as one, likewise; each element once.
pub(super) fn of_lists(ours: &[String], theirs: &[String]) -> Vec<String> {
    longer_first(ours.to_vec(), theirs.to_vec(), Ord::cmp)
}

fn longer_first<T: Clone + Eq + Hash>(
    ours: Vec<T>,
    theirs: Vec<T>,
    by_name: impl FnOnce(&[T], &[T]) -> Ordering,
) -> Vec<T> {
    let by_length = theirs.len().cmp(&ours.len());
    let is_ours_first = by_length.then_with(|| by_name(&ours, &theirs)).is_le();
    let (first, second) = if is_ours_first { (ours, theirs) } else { (theirs, ours) };
    let mut seen = FxHashSet::default();
    first.into_iter().chain(second).filter(|it| seen.insert(it.clone())).collect()
}

/// The records of two lists that have one key, and those that are in one list alone.
pub(super) fn pairs_by_key<T>(ours: &[T], theirs: &[T], key: impl Fn(&T) -> String) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = vec![];
    let mut by_key: FxHashMap<String, usize> = FxHashMap::default();
    for (at, record) in ours.iter().enumerate() {
        by_key.entry(key(record)).or_insert_with(|| {
            pairs.push(Pair { ours: Some(at), theirs: None });
            pairs.len() - 1
        });
    }
    for (at, record) in theirs.iter().enumerate() {
        let pair = *by_key.entry(key(record)).or_insert_with(|| {
            pairs.push(Pair::default());
            pairs.len() - 1
        });
        pairs[pair].theirs.get_or_insert(at);
    }
    pairs
}
