//! Records that hang together because they share a key.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// The groups of records that share a key with another one of the group; `keys` names each record with each of
/// its keys. Records in order, groups by their first record.
pub(super) fn components<K: Eq + Hash>(
    count: usize,
    keys: impl IntoIterator<Item = (usize, K)>,
) -> Vec<Vec<usize>> {
    let mut leaders: Vec<usize> = (0..count).collect();
    let mut first: FxHashMap<K, usize> = FxHashMap::default();
    for (record, key) in keys {
        let other = *first.entry(key).or_insert(record);
        let (a, b) = (leader(&mut leaders, record), leader(&mut leaders, other));
        // The smaller one leads, so that paths stay short by the halving in `leader`.
        leaders[a.max(b)] = a.min(b);
    }
    let mut groups: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for record in 0..count {
        let leader = leader(&mut leaders, record);
        groups.entry(leader).or_default().push(record);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort_unstable();
    groups
}

fn leader(leaders: &mut [usize], mut record: usize) -> usize {
    while leaders[record] != record {
        leaders[record] = leaders[leaders[record]];
        record = leaders[record];
    }
    record
}

#[cfg(test)]
mod tests {
    use super::components;

    #[test]
    fn groups_hang_together_over_several_keys() {
        let keys = [(0, 'a'), (3, 'a'), (3, 'b'), (1, 'b'), (2, 'c')];
        assert_eq!(components(5, keys), [vec![0, 1, 3], vec![2], vec![4]]);
    }
}
