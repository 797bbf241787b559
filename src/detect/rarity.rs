//! How much two claims share, each word counted by how rare it is among the claims of the case.

use rustc_hash::FxHashMap;

use super::candidates::keys;
use crate::model::{Name, Reading, StateMention};
use crate::rules::{DeniedShares, is_denied_word};
use crate::text::alignment::align;
use crate::text::lexicon::Lexicon;
use crate::text::names::same_name;

/// What is shared counts by the share of the shorter claim that it is: a headline of three words has said
/// all when it shares two of them, a sentence of twenty has not (`just eval`).
const FOR_ANY_SHARE: f64 = 0.5;
const FOR_FULL_SHARE: f64 = 1.2;

/// How much of what is denied must be shared in words that are no names, again by the number of claims:
/// of one person many things are said, and a denial is of one of them (`just eval`).
const ENOUGH_BESIDE_NAMES: f64 = 0.3;

/// A name ties two claims together more than a common word does.
const NAME_WEIGHT: f64 = 1.5;

/// A case of two claims is treated as if it were part of one of this many, so that not every word in it
/// is frequent.
const SMALLEST_CASE: f64 = 12.0;

/// How many of a row of claims have each key.
pub(super) struct Rarity<'r> {
    claims_of: FxHashMap<&'r str, usize>,
    claims: usize,
    lexicon: &'r Lexicon,
}

impl<'r> Rarity<'r> {
    /// Counts the keys of those claims that are wanted, given by index.
    pub(super) fn of(readings: &'r [Reading], wanted: &[usize], lexicon: &'r Lexicon) -> Self {
        let mut claims_of: FxHashMap<&str, usize> = FxHashMap::default();
        for index in wanted {
            for key in keys(&readings[*index]) {
                *claims_of.entry(key).or_default() += 1;
            }
        }
        Self { claims_of, claims: wanted.len(), lexicon }
    }

    /// How near two claims are: what they share, by how rarely it occurs and how much of the shorter claim
    /// it is, for each time that the number of claims is multiplied by e, since each further claim may share
    /// a word by chance. In a case of two any shared word is near.
    pub(super) fn nearness(&self, a: &Reading, b: &Reading) -> f64 {
        let place = a.place.as_deref().filter(|place| b.place.as_deref() == Some(place));
        let words: f64 = shared(&a.content, &b.content).map(|key| self.of_key(key)).sum();
        let names: f64 = shared_names(a, b).into_iter().map(|name| self.of_name(name)).sum();
        let place = place.map_or(0.0, |place| self.of_key(place) * NAME_WEIGHT);
        let counted: f64 = shared_counts(a, b).into_iter().map(|key| self.of_key(key)).sum();
        let worth = names + words + place + counted;
        let whole = self.whole(a).min(self.whole(b));
        let share = if worth < whole { worth / whole } else { 1.0 };
        let chance = self.chance();
        let near = worth * (FOR_ANY_SHARE + FOR_FULL_SHARE * share);
        if chance > 0.0 { near / chance } else { f64::INFINITY }
    }

    /// Whether what the one claim denies, if it denies anything, is what the other one says, rather than a
    /// thing that has a name of it.
    pub(super) fn is_about_the_same(&self, a: &Reading, b: &Reading) -> bool {
        match (a.stance.is_against(), b.stance.is_against()) {
            (true, false) => self.is_denied(a, b),
            (false, true) => self.is_denied(b, a),
            _ => true,
        }
    }

    fn is_denied(&self, against: &Reading, content: &Reading) -> bool {
        let alignment = align(against, content, self.lexicon, &|_| 1.0);
        let weight = |reading: &Reading, index| self.of_word(reading, index);
        let beside_names: f64 = alignment
            .matched
            .iter()
            .filter(|(one, _)| is_denied_word(against, *one))
            .filter(|(one, other)| is_plain(against, *one) && is_plain(content, *other))
            .map(|(one, _)| self.of_word(against, *one))
            .sum();
        DeniedShares::of(against, content, &alignment.matched, &weight).are_enough(against)
            && beside_names >= ENOUGH_BESIDE_NAMES * self.chance()
    }

    /// How much more may be shared by chance than in a case of two: the logarithm of the number of claims.
    #[expect(clippy::cast_precision_loss, reason = "counts of claims stay far below 2^52")]
    fn chance(&self) -> f64 {
        (self.claims.max(2) as f64 / 2.0).ln()
    }

    /// What a key is worth that `count` claims have: the logarithm of how rarely it occurs.
    #[expect(clippy::cast_precision_loss, reason = "counts of claims stay far below 2^52")]
    fn worth(&self, count: usize) -> f64 {
        ((self.claims as f64 + SMALLEST_CASE) / count.max(1) as f64).ln()
    }

    fn of_key(&self, key: &str) -> f64 {
        self.worth(self.claims_of.get(key).copied().unwrap_or(1)) * self.lexicon.weight(key)
    }

    fn of_word(&self, reading: &Reading, index: usize) -> f64 {
        let word = &reading.words[index];
        self.of_key(&word.key) * if word.name.is_some() { NAME_WEIGHT } else { 1.0 }
    }

    /// What a shared name is worth: as much as its rarest word, since one claim may give it in full and
    /// the other in part. What it counts as a word is taken off.
    fn of_name(&self, name: &str) -> f64 {
        let worth = name
            .split(' ')
            .filter(|word| word.len() >= 4)
            .chain([name])
            .map(|key| self.of_key(key));
        worth.fold(0.0, f64::max) * (NAME_WEIGHT - 1.0)
    }

    /// What all words and names of a claim are worth.
    fn whole(&self, reading: &Reading) -> f64 {
        let words: f64 = reading.content.iter().map(|key| self.of_key(key)).sum();
        let names: f64 = reading.names.iter().map(|name| self.of_name(&name.key)).sum();
        words + names
    }
}

/// Whether a word is neither a name nor a number: what is said, rather than of whom.
fn is_plain(reading: &Reading, index: usize) -> bool {
    let word = &reading.words[index];
    word.name.is_none() && !word.lemma.starts_with(|c: char| c.is_ascii_digit())
}

/// The entries that two sorted lists share.
fn shared<'k>(a: &'k [String], b: &'k [String]) -> impl Iterator<Item = &'k str> {
    a.iter().filter(|key| b.binary_search(key).is_ok()).map(String::as_str)
}

/// Whether both tell of the state of one thing along one dimension, and the thing has a name that counts.
pub(super) fn share_a_state(a: &Reading, b: &Reading, counts: impl Fn(&Name) -> bool) -> bool {
    a.states.iter().any(|one| {
        let same = |two: &StateMention| match (&one.subject, &two.subject) {
            (Some(x), Some(y)) => one.dimension == two.dimension && same_name(x, y),
            _ => false,
        };
        let is_named =
            |span: (usize, usize)| a.names.iter().any(|name| name.span == span && counts(name));
        one.subject_span.is_some_and(is_named) && b.states.iter().any(same)
    })
}

/// What both claims count, each once.
fn shared_counts<'r>(a: &'r Reading, b: &Reading) -> Vec<&'r str> {
    let counts = |key: &str| b.quantities.iter().any(|figure| figure.counted == key);
    let mut counted: Vec<&str> = a
        .quantities
        .iter()
        .map(|figure| figure.counted.as_str())
        .filter(|key| !key.is_empty() && counts(key))
        .collect();
    counted.sort_unstable();
    counted.dedup();
    counted
}

/// The names of the first claim that the second has too, each once.
fn shared_names<'r>(a: &'r Reading, b: &Reading) -> Vec<&'r str> {
    let has = |key: &str| b.names.iter().any(|other| same_name(key, &other.key));
    let mut names: Vec<&str> =
        a.names.iter().map(|name| name.key.as_str()).filter(|key| has(key)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use crate::detect::testing::conflicts;

    #[test]
    fn of_two_claims_one_shared_word_is_enough() {
        assert_eq!(conflicts(&["The mill at Lund burned down.", "The mill story is a hoax."]), 1);
    }

    #[test]
    fn a_name_alone_is_not_what_is_denied() {
        let denial = "Anna Berg denies that she sold the Lund mill to a cousin.";
        let other = "Anna Berg opened a bakery beside the harbour of Malmo.";
        let sale = "Anna Berg sold the mill to a cousin for little money.";
        assert_eq!(conflicts(&[denial, other, "Rain fell on Oslo."]), 0);
        assert_eq!(conflicts(&[denial, other, sale]), 1);
    }
}
