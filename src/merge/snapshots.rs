//! The texts of one document that two people retrieved.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};

use crate::model::Snapshot;

/// Which hash the text has now that a side knows by another one.
pub(super) type Moved = FxHashMap<String, String>;

/// Every text of both, oldest first, and which hash changed on which side.
///
/// The same text retrieved twice is one snapshot, of the first day, unless another text came between. Two texts
/// that were read from the same bytes, as by two versions of a program, are both kept: the one that is not
/// filed under the bytes any more is filed under its own.
pub(super) fn merge(ours: &[Snapshot], theirs: &[Snapshot]) -> (Vec<Snapshot>, [Moved; 2]) {
    if ours == theirs {
        return (ours.to_vec(), Default::default());
    }
    let holders = holders(ours.iter().chain(theirs));
    let (ours, our_moved) = told_apart(ours, &holders);
    let (theirs, their_moved) = told_apart(theirs, &holders);
    let mut texts = match (covers(&ours, &theirs), covers(&theirs, &ours)) {
        (true, true) if order(&theirs).lt(order(&ours)) => theirs.clone(),
        (true, _) => ours.clone(),
        (false, true) => theirs.clone(),
        (false, false) => in_time(&ours, &theirs),
    };
    for text in &mut texts {
        let same = ours.iter().chain(&theirs).filter(|it| says(text, it));
        text.file = same.filter_map(|it| it.file.clone()).min();
    }
    (texts, [our_moved, their_moved])
}

/// The text that stays filed under each hash of raw bytes, where there are several: the one that is those bytes,
/// else the longest.
fn holders<'s>(all: impl Iterator<Item = &'s Snapshot>) -> BTreeMap<&'s str, &'s str> {
    let mut holders: BTreeMap<&str, &str> = BTreeMap::new();
    for Snapshot { sha256, text, .. } in all {
        let held = holders.entry(sha256).or_insert(text);
        if *held != text {
            let rank = |text: &str| (hash(text) != *sha256, usize::MAX - text.len());
            *held = (*held).min_by_rank(text, rank);
        }
    }
    holders
}

trait MinByRank<'s> {
    fn min_by_rank<R: Ord>(self, other: &'s str, rank: impl Fn(&str) -> R) -> &'s str;
}

impl<'s> MinByRank<'s> for &'s str {
    fn min_by_rank<R: Ord>(self, other: &'s str, rank: impl Fn(&str) -> R) -> &'s str {
        if (rank(self), self) <= (rank(other), other) { self } else { other }
    }
}

fn told_apart(side: &[Snapshot], holders: &BTreeMap<&str, &str>) -> (Vec<Snapshot>, Moved) {
    let mut moved = Moved::default();
    let apart = side.iter().map(|snapshot| {
        let mut snapshot = snapshot.clone();
        if holders.get(snapshot.sha256.as_str()).is_some_and(|held| *held != snapshot.text) {
            let own = hash(&snapshot.text);
            moved.insert(std::mem::replace(&mut snapshot.sha256, own.clone()), own);
        }
        snapshot
    });
    (apart.collect(), moved)
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether one snapshot says all that the other one does, its file left out.
fn says(one: &Snapshot, other: &Snapshot) -> bool {
    one.sha256 == other.sha256 && (other.retrieved.is_none() || one.retrieved == other.retrieved)
}

fn covers(one: &[Snapshot], other: &[Snapshot]) -> bool {
    let mut known: FxHashSet<(&str, Option<_>)> = FxHashSet::default();
    for snapshot in one {
        known.insert((&snapshot.sha256, snapshot.retrieved));
        known.insert((&snapshot.sha256, None));
    }
    other.iter().all(|it| known.contains(&(it.sha256.as_str(), it.retrieved)))
}

fn order(snapshots: &[Snapshot]) -> impl Iterator<Item = impl PartialOrd + '_> {
    snapshots.iter().map(|it| (&it.sha256, it.retrieved))
}

/// All of both, each side's in its own order; of what either order allows, first what has no day, so that what is
/// known to be new counts as new, then by the day of retrieval.
fn in_time(ours: &[Snapshot], theirs: &[Snapshot]) -> Vec<Snapshot> {
    let mut all: Vec<&Snapshot> = ours.iter().chain(theirs).collect();
    let dated: FxHashSet<&str> =
        all.iter().filter(|it| it.retrieved.is_some()).map(|it| it.sha256.as_str()).collect();
    all.retain(|it| it.retrieved.is_some() || !dated.contains(it.sha256.as_str()));
    let by_time = |a: &&Snapshot, b: &&Snapshot| -> Ordering {
        (a.retrieved, &a.sha256).cmp(&(b.retrieved, &b.sha256))
    };
    all.sort_by(by_time);
    all.dedup_by(|later, earlier| says(later, earlier) && says(earlier, later));
    let after = [ours, theirs].map(|side| followers(side, &all)).concat();
    let mut sorted = in_both_orders(&all, &after);
    // One text retrieved on two days is of the first, unless another one came between.
    sorted.dedup_by(|later, earlier| later.sha256 == earlier.sha256);
    sorted.into_iter().cloned().collect()
}

/// Which text of `all` one side has directly after which, as places in `all`.
fn followers(side: &[Snapshot], all: &[&Snapshot]) -> Vec<(usize, usize)> {
    // A text without a day stands for the first retrieval of it that has one.
    let place = |it: &Snapshot| all.iter().position(|known| says(known, it));
    let places: Vec<usize> = side.iter().filter_map(place).collect();
    places.windows(2).map(|pair| (pair[0], pair[1])).filter(|(a, b)| a != b).collect()
}

/// `all` so that of each pair the first one comes before the second; where several may come next, or the pairs
/// lead in a circle, the first of `all`.
fn in_both_orders<'s>(all: &[&'s Snapshot], pairs: &[(usize, usize)]) -> Vec<&'s Snapshot> {
    let mut waits_for = vec![0_usize; all.len()];
    pairs.iter().for_each(|(_, after)| waits_for[*after] += 1);
    let mut left: BTreeSet<usize> = (0..all.len()).collect();
    let mut ready: BTreeSet<usize> =
        left.iter().copied().filter(|at| waits_for[*at] == 0).collect();
    let mut sorted = Vec::with_capacity(all.len());
    while let Some(next) = ready.pop_first().or_else(|| left.first().copied()) {
        left.remove(&next);
        sorted.push(all[next]);
        for (_, after) in pairs.iter().filter(|(before, _)| *before == next) {
            waits_for[*after] -= 1;
            if waits_for[*after] == 0 && left.contains(after) {
                ready.insert(*after);
            }
        }
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(sha256: &str, text: &str, retrieved: Option<&str>) -> Snapshot {
        Snapshot {
            sha256: sha256.into(),
            text: text.into(),
            retrieved: retrieved.map(|date| date.parse().unwrap()),
            file: None,
        }
    }

    fn hashes(ours: &[Snapshot], theirs: &[Snapshot]) -> Vec<String> {
        let (merged, _) = merge(ours, theirs);
        assert_eq!(merge(theirs, ours).0, merged);
        assert_eq!(merge(&merged, theirs).0, merged);
        assert_eq!(merge(ours, &merged).0, merged);
        merged
            .into_iter()
            .map(|it| {
                format!("{}{}", it.sha256, it.retrieved.map_or("".into(), |d| format!(" {d}")))
            })
            .collect()
    }

    #[test]
    fn texts_stand_in_the_order_of_their_days() {
        let ours = [
            snapshot("a", "One.", Some("2024-03-02")),
            snapshot("c", "Three.", Some("2024-03-04")),
        ];
        let theirs =
            [snapshot("b", "Two.", Some("2024-03-03")), snapshot("a", "One.", Some("2024-03-05"))];
        assert_eq!(
            hashes(&ours, &theirs),
            ["a 2024-03-02", "b 2024-03-03", "c 2024-03-04", "a 2024-03-05"]
        );
    }

    #[test]
    fn a_text_without_a_day_is_the_same_as_one_with_a_day() {
        let ours = [snapshot("a", "One.", None)];
        assert_eq!(hashes(&ours, &[snapshot("a", "One.", Some("2024"))]), ["a 2024"]);
        let two = [snapshot("b", "Two.", None), snapshot("a", "One.", Some("2024"))];
        assert_eq!(hashes(&ours, &two), ["b", "a 2024"]);
    }

    #[test]
    fn what_one_side_has_later_stays_later() {
        let first = snapshot("b", "One.", Some("2024-03-02"));
        let ours = [first.clone(), snapshot("a", "Two.", None)];
        assert_eq!(hashes(&ours, &[snapshot("c", "Three.", None)]), ["c", "b 2024-03-02", "a"]);
        let undated = [snapshot("b", "One.", None), snapshot("a", "Two.", None)];
        assert_eq!(hashes(&undated, &[snapshot("c", "Three.", None)]), ["b", "a", "c"]);
        let later = [snapshot("d", "Four.", Some("2024-03-04"))];
        assert_eq!(hashes(&ours, &later), ["b 2024-03-02", "a", "d 2024-03-04"]);
        let other_way = [snapshot("a", "Two.", None), snapshot("c", "Three.", None), first];
        assert_eq!(hashes(&ours, &other_way).len(), 3, "an order all the same");
    }

    #[test]
    fn one_text_retrieved_on_two_days_is_of_the_first() {
        let ours = [snapshot("a", "One.", Some("2024-03-02"))];
        assert_eq!(hashes(&ours, &[snapshot("a", "One.", Some("2024-03-03"))]), ["a 2024-03-02"]);
    }

    #[test]
    fn two_readings_of_one_page_are_both_kept() {
        let page = "f".repeat(64);
        let (ours, theirs) = (
            [snapshot(&page, "Menu. The dam burst.", None)],
            [snapshot(&page, "The dam burst.", None)],
        );
        let (merged, [our_moved, their_moved]) = merge(&ours, &theirs);
        assert_eq!(merged.len(), 2);
        assert!(our_moved.is_empty());
        let own = &their_moved[&page];
        assert!(merged.iter().any(|it| it.sha256 == *own && it.text == "The dam burst."));
        assert_eq!(hashes(&ours, &theirs).len(), 2);
    }
}
