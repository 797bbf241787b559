//! In which row each record of a list goes, so that the rows are read back in the order of the list.

use rustc_hash::FxHashMap;

/// What happens to the rows of one table.
pub(super) struct Places {
    /// For each record of the new list: the row it stays in, or none where it comes after all others.
    pub(super) of_new: Vec<Option<i64>>,
    /// For each record of the old list: which record of the new one stays in its row, if any does.
    pub(super) of_old: Vec<Option<usize>>,
}

/// Lets the records stay in their rows from the beginning of the new list as far as these are in order; all from there
/// on goes after them.
///
/// `old` is the rows with their ids now, in order.
pub(super) fn places(old: &[(i64, &str)], new: &[&str]) -> Places {
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, (_, id)) in old.iter().enumerate() {
        first.entry(id).or_insert(at);
    }
    let mut places = Places { of_new: vec![None; new.len()], of_old: vec![None; old.len()] };
    let mut last = i64::MIN;
    for (number, id) in new.iter().enumerate() {
        let Some(&at) = first.get(id).filter(|at| old[**at].0 > last) else { break };
        last = old[at].0;
        places.of_new[number] = Some(last);
        places.of_old[at] = Some(number);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_order_stays_and_the_rest_goes_after_it() {
        let old = [(1, "a"), (3, "b"), (4, "c"), (7, "d")];
        let staying = |new: &[&str]| places(&old, new).of_new;
        assert_eq!(staying(&["a", "b", "c", "d", "e"]), [Some(1), Some(3), Some(4), Some(7), None]);
        assert_eq!(staying(&["a", "c", "b", "d"]), [Some(1), Some(4), None, None]);
        assert_eq!(staying(&["e", "a"]), [None, None]);
        assert_eq!(places(&old, &["b", "a"]).of_old, [None, Some(0), None, None]);
    }
}
