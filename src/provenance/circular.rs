//! Rings of claims that have it from each other.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

/// Where the ways lead from each node.
pub(super) type Ways = Vec<Vec<usize>>;

/// The groups of nodes that lead to each other, sorted, by their first node. Two passes over the ways, there and
/// back (Kosaraju), with a stack of their own: a chain of citations may be long.
pub(super) fn rings(ways: &Ways) -> Vec<Vec<usize>> {
    let mut back: Ways = vec![vec![]; ways.len()];
    for (from, to) in
        ways.iter().enumerate().flat_map(|(from, all)| all.iter().map(move |to| (from, *to)))
    {
        back[to].push(from);
    }
    let mut seen = vec![false; ways.len()];
    let mut done = Vec::with_capacity(ways.len());
    for start in 0..ways.len() {
        walk(ways, start, &mut seen, &mut done);
    }
    let mut seen = vec![false; ways.len()];
    let mut rings = Vec::new();
    for start in done.into_iter().rev() {
        let mut group = Vec::new();
        walk(&back, start, &mut seen, &mut group);
        if group.len() > 1 {
            group.sort_unstable();
            rings.push(group);
        }
    }
    rings.sort();
    rings
}

/// Appends the nodes that are reached from `start` and were not seen before, each after those it leads to.
fn walk(ways: &Ways, start: usize, seen: &mut [bool], done: &mut Vec<usize>) {
    if std::mem::replace(&mut seen[start], true) {
        return;
    }
    let mut path = vec![(start, 0)];
    while let Some((node, turn)) = path.last_mut() {
        match ways[*node].get(*turn) {
            Some(next) => {
                *turn += 1;
                if !std::mem::replace(&mut seen[*next], true) {
                    path.push((*next, 0));
                }
            }
            None => {
                done.push(*node);
                path.pop();
            }
        }
    }
}

/// The shortest way from one of the starts back to itself within the ring, that of the first start where several
/// are as short: the nodes in order, the start at the front only.
pub(super) fn shortest(ways: &Ways, ring: &[usize], starts: &[usize]) -> Vec<usize> {
    let within: FxHashSet<usize> = ring.iter().copied().collect();
    let round = |start: &usize| back_to(ways, *start, &within);
    starts.iter().filter_map(round).min_by_key(Vec::len).unwrap_or_default()
}

fn back_to(ways: &Ways, start: usize, within: &FxHashSet<usize>) -> Option<Vec<usize>> {
    let mut before: FxHashMap<usize, usize> = FxHashMap::default();
    let mut next = VecDeque::from([start]);
    while let Some(node) = next.pop_front() {
        for to in ways[node].iter().copied().filter(|to| within.contains(to)) {
            if to == start {
                let mut round = vec![node];
                while let Some(earlier) = before.get(&round[round.len() - 1]) {
                    round.push(*earlier);
                }
                round.reverse();
                return Some(round);
            }
            if let std::collections::hash_map::Entry::Vacant(unseen) = before.entry(to) {
                unseen.insert(node);
                next.push_back(to);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_told_from_a_way_into_it() {
        let ways = vec![vec![1], vec![2], vec![1, 3], vec![], vec![5], vec![4]];
        assert_eq!(rings(&ways), [vec![1, 2], vec![4, 5]]);
    }

    #[test]
    fn of_two_rings_in_one_the_shorter_one_is_the_path() {
        let ways = vec![vec![1], vec![2], vec![0, 3], vec![2]];
        assert_eq!(rings(&ways), [vec![0, 1, 2, 3]]);
        assert_eq!(shortest(&ways, &[0, 1, 2, 3], &[0, 1, 2, 3]), [2, 3]);
        assert_eq!(shortest(&ways, &[0, 1, 2, 3], &[0]), [0, 1, 2]);
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let mut ways: Ways = (1..200_000).map(|next| vec![next]).collect();
        ways.push(vec![0]);
        assert_eq!(rings(&ways).len(), 1);
    }
}
