//! Which parts of two texts are the same and in the same order.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// The parts that stand once in either text, as pairs of places, of which the most were kept that stand in
/// the same order in both (the anchors of a patience diff).
///
/// Takes time in proportion to n log n.
pub(in crate::text) fn kept_in_order<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let there = once(new);
    let here = once(old);
    let mut pairs: Vec<(usize, usize)> =
        here.into_iter().filter_map(|(part, place)| Some((place?, (*there.get(part)?)?))).collect();
    pairs.sort_unstable();
    longest_rising(&pairs)
}

/// Where each part stands that stands once; `None` for one that stands more often.
fn once<T: Eq + Hash>(parts: &[T]) -> FxHashMap<&T, Option<usize>> {
    let mut places = FxHashMap::default();
    for (place, part) in parts.iter().enumerate() {
        places.entry(part).and_modify(|it| *it = None).or_insert(Some(place));
    }
    places
}

/// The longest part of the pairs, sorted by their first places, whose second places rise: by piles, as in
/// patience sorting.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut piles: Vec<usize> = vec![];
    let mut below: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, place)) in pairs.iter().enumerate() {
        let pile = piles.partition_point(|top| pairs[*top].1 < *place);
        below.push(pile.checked_sub(1).map(|left| piles[left]));
        if pile == piles.len() { piles.push(at) } else { piles[pile] = at }
    }
    let mut chain = vec![];
    let mut next = piles.last().copied();
    while let Some(at) = next {
        chain.push(pairs[at]);
        next = below[at];
    }
    chain.reverse();
    chain
}

/// Whether a pair of places lies in order with all that was kept.
pub(in crate::text) fn is_in_order(kept: &[(usize, usize)], (old, new): (usize, usize)) -> bool {
    let from = kept.partition_point(|(place, _)| *place < old);
    let before = from.checked_sub(1).is_none_or(|at| kept[at].1 < new);
    let to = kept.partition_point(|(place, _)| *place <= old);
    let after = kept.get(to).is_none_or(|(_, place)| *place > new);
    let itself = kept.get(from).is_none_or(|pair| pair.0 != old || pair.1 == new);
    before && after && itself
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smaller_part_of_a_swap_is_what_moved() {
        let kept = kept_in_order(&["a", "b", "c", "d"], &["d", "a", "b", "c"]);
        assert_eq!(kept, [(0, 1), (1, 2), (2, 3)]);
        assert!(is_in_order(&kept, (1, 2)));
        assert!(!is_in_order(&kept, (3, 0)));
        assert!(!is_in_order(&kept, (1, 3)));
        let kept = [(0, 0), (1, 1), (2, 5)];
        assert!(
            !is_in_order(&kept, (1, 3)),
            "what is kept at one place does not stand at another too"
        );
    }

    #[test]
    fn what_stands_twice_anchors_nothing() {
        assert_eq!(kept_in_order(&["x", "a", "x"], &["x", "a", "x"]), [(1, 1)]);
        assert_eq!(kept_in_order::<&str>(&[], &["a"]), []);
        assert!(is_in_order(&[], (3, 7)));
    }
}
