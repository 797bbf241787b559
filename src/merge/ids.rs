//! Which id each record of the merged case has, where two different ones may have come with the same.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

/// No id is longer, in characters.
const LONGEST_ID: usize = 120;

/// How many digits of its content hash tell a renamed record apart; more only where fewer do not.
const DIGITS: [usize; 4] = [8, 16, 32, 64];

/// A record that wants an id.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    /// The ids that it has in the two cases, one or two.
    pub(super) ids: BTreeSet<String>,
    /// Hexadecimal digits that depend on what it says alone, then anything that tells it from its equals.
    pub(super) content: String,
}

/// The id of each record, all different.
///
/// Each gets the smaller one of its ids that it can have. Of two that want the same id it goes to the one that
/// has no other; of two such, to the one whose content is smaller, and the other one is renamed. No part of
/// this depends on which case is ours.
pub(super) fn assign(holders: &[Holder]) -> Vec<String> {
    let mut round = Round::new(holders);
    round.serve_those_without_choice();
    for id in round.wanted_by.keys().copied().collect::<Vec<_>>() {
        let waiting = round.wanted_by[id].iter().copied();
        let first = waiting
            .filter(|&at| round.given[at].is_none() && round.open[at].contains(id))
            .min_by_key(|&at| (&holders[at].ids, &holders[at].content));
        if let Some(at) = first {
            round.give(at, id);
            round.serve_those_without_choice();
        }
    }
    let given = round.given;
    let mut taken: FxHashSet<String> = holders.iter().flat_map(|it| it.ids.clone()).collect();
    let mut ids: Vec<String> =
        given.iter().map(|id| id.map(str::to_owned).unwrap_or_default()).collect();
    let mut without: Vec<usize> = (0..holders.len()).filter(|&at| given[at].is_none()).collect();
    without.sort_by_key(|&at| (&holders[at].ids, &holders[at].content));
    for at in without {
        let id = holders[at].ids.first().map_or("", String::as_str);
        ids[at] = free(id, &holders[at].content, &taken);
        taken.insert(ids[at].clone());
    }
    ids
}

/// The ids that a record with this content can be renamed to, the first choice first.
pub(super) fn renames(id: &str, content: &str) -> impl Iterator<Item = String> {
    DIGITS.into_iter().map(move |digits| with(id, content.get(..digits).unwrap_or(content)))
}

fn free(id: &str, content: &str, taken: &FxHashSet<String>) -> String {
    let digits = content.get(..DIGITS[3]).unwrap_or(content).to_owned();
    let numbered = (2_u64..).map(|number| with(id, &format!("{digits}-{number}")));
    let mut names = renames(id, content).chain(numbered);
    names.find(|name| !taken.contains(name)).unwrap_or(digits)
}

/// The id with a suffix, cut where it would be too long.
fn with(id: &str, suffix: &str) -> String {
    let room = LONGEST_ID.saturating_sub(suffix.chars().count() + 1);
    let base: String = id.chars().take(room).collect();
    format!("{base}-{suffix}")
}

struct Round<'h> {
    holders: &'h [Holder],
    /// The ids that each record can still have.
    open: Vec<BTreeSet<&'h str>>,
    given: Vec<Option<&'h str>>,
    wanted_by: BTreeMap<&'h str, Vec<usize>>,
    /// Those that have one id left, by it and by content.
    without_choice: BTreeSet<(&'h str, &'h str, usize)>,
}

impl<'h> Round<'h> {
    fn new(holders: &'h [Holder]) -> Self {
        let open: Vec<BTreeSet<&str>> =
            holders.iter().map(|it| it.ids.iter().map(String::as_str).collect()).collect();
        let mut wanted_by: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut without_choice = BTreeSet::new();
        for (at, ids) in open.iter().enumerate() {
            ids.iter().for_each(|id| wanted_by.entry(id).or_default().push(at));
            if let (Some(only), 1) = (ids.first(), ids.len()) {
                without_choice.insert((*only, holders[at].content.as_str(), at));
            }
        }
        let given = vec![None; holders.len()];
        Self { holders, open, given, wanted_by, without_choice }
    }

    fn serve_those_without_choice(&mut self) {
        while let Some((id, _, at)) = self.without_choice.pop_first() {
            if self.given[at].is_none() && self.open[at].contains(id) {
                self.give(at, id);
            }
        }
    }

    fn give(&mut self, at: usize, id: &'h str) {
        self.given[at] = Some(id);
        for other in self.wanted_by.get(id).cloned().unwrap_or_default() {
            if other != at && self.given[other].is_none() && self.open[other].remove(id) {
                let only =
                    self.open[other].first().copied().filter(|_| self.open[other].len() == 1);
                let content = self.holders[other].content.as_str();
                self.without_choice.extend(only.map(|only| (only, content, other)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assigned(holders: &[(&[&str], char)]) -> Vec<String> {
        let holder = |(ids, digit): &(&[&str], char)| Holder {
            ids: ids.iter().map(|&id| id.to_owned()).collect(),
            content: digit.to_string().repeat(64),
        };
        assign(&holders.iter().map(holder).collect::<Vec<_>>())
    }

    #[test]
    fn the_smaller_of_two_ids_stays() {
        assert_eq!(assigned(&[(&["b", "a"], '1'), (&["c"], '2')]), ["a", "c"]);
    }

    #[test]
    fn of_two_with_one_id_the_smaller_content_keeps_it() {
        assert_eq!(assigned(&[(&["a"], '2'), (&["a"], '1')]), ["a-22222222", "a"]);
    }

    #[test]
    fn one_that_has_another_id_takes_that() {
        assert_eq!(assigned(&[(&["a", "b"], '1'), (&["a"], '2')]), ["b", "a"]);
        let chain: [(&[&str], char); 3] = [(&["a", "b"], '1'), (&["b", "c"], '2'), (&["a"], '3')];
        assert_eq!(assigned(&chain), ["b", "c", "a"]);
        let circle: [(&[&str], char); 2] = [(&["a", "b"], '2'), (&["a", "b"], '1')];
        assert_eq!(assigned(&circle), ["b", "a"]);
    }

    #[test]
    fn a_new_id_that_is_taken_gets_more_digits() {
        let ones = |count: usize| format!("a-{}", "1".repeat(count));
        let (eight, sixteen, half, all) = (ones(8), ones(16), ones(32), ones(64));
        let ids = assigned(&[
            (&["a"], '0'),
            (&["a"], '1'),
            (&[&eight], '2'),
            (&[&sixteen], '3'),
            (&[&half], '4'),
            (&[&all], '5'),
        ]);
        assert_eq!(ids[1], format!("{all}-2"));
    }

    #[test]
    fn a_new_id_is_never_too_long() {
        let long = "ü".repeat(LONGEST_ID);
        let ids = assigned(&[(&[&long], '0'), (&[&long], '1')]);
        assert_eq!(ids[1].chars().count(), LONGEST_ID);
        assert!(ids[1].ends_with("ü-11111111"));
    }
}
