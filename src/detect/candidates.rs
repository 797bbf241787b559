//! Which pairs of claims are worth comparing: those about the same thing, never all against all.
//!
//! An inverted index leads from each name and each content word to the claims that have it. A key that
//! few claims have leads straight to its pairs. A key that many have ("police") would pair all of them
//! with each other, so such keys count only two at a time ("police" with "Lahti").
//!
//! Of those pairs, the ones are kept that share enough: a rare word says more about what a claim is
//! about than one that half of the case has.

use rustc_hash::FxHashMap;

use crate::model::Reading;
use crate::text::lexicon::Lexicon;
use crate::text::names::same_name;

/// A key of at most this many claims pairs them all. 400 claims of one name are 80,000 pairs at most,
/// compared in well under a second; a name that more claims have says little by itself.
const MOST_CLAIMS_OF_KEY: usize = 400;

/// So many of a claim's rarest keys are joined two by two where one alone is too frequent.
const JOINED_KEYS: usize = 8;

/// How much two claims must share, as a multiple of what a key that only one claim has is worth. At 1
/// two claims of a case of thousands must share two keys that about one claim in fifty has; two claims
/// of a small case need only share one name or two words (`just eval`).
const ENOUGH: f64 = 1.3;

/// A name ties two claims together more than a common word does.
const NAME_WEIGHT: f64 = 1.5;

/// A case of two claims is treated as if it were part of one of this many, so that not every word in it
/// is frequent.
const SMALLEST_CASE: f64 = 12.0;

/// How many of a row of claims have each key.
pub(super) struct Rarity<'r> {
    claims_of: FxHashMap<&'r str, usize>,
    claims: usize,
}

impl<'r> Rarity<'r> {
    /// Counts the keys of those claims that are wanted.
    pub(super) fn of(readings: &'r [Reading], wanted: impl Fn(usize) -> bool) -> Self {
        let mut claims_of: FxHashMap<&str, usize> = FxHashMap::default();
        let mut claims = 0;
        for (_, reading) in readings.iter().enumerate().filter(|(index, _)| wanted(*index)) {
            claims += 1;
            for key in keys(reading) {
                *claims_of.entry(key).or_default() += 1;
            }
        }
        Self { claims_of, claims }
    }

    /// What a key is worth that `count` claims have: the logarithm of how rarely it occurs.
    #[expect(clippy::cast_precision_loss, reason = "counts of claims stay far below 2^52")]
    fn worth(&self, count: usize) -> f64 {
        ((self.claims as f64 + SMALLEST_CASE) / count.max(1) as f64).ln()
    }

    fn of_key(&self, key: &str) -> f64 {
        self.worth(self.claims_of.get(key).copied().unwrap_or(1)) * Lexicon::english().weight(key)
    }

    /// What the states of one thing are worth that both tell of: "captured" and "the battle goes on" of
    /// one town are as good as two rare words that both have.
    fn shared_states(&self, a: &Reading, b: &Reading) -> f64 {
        let shared = a.states.iter().any(|one| {
            one.subject.is_some()
                && b.states
                    .iter()
                    .any(|two| one.dimension == two.dimension && one.subject == two.subject)
        });
        if shared { ENOUGH * self.worth(1) } else { 0.0 }
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

    /// Whether two claims share enough to be compared.
    pub(super) fn are_near(&self, a: &Reading, b: &Reading) -> bool {
        let place = a.place.as_deref().filter(|place| b.place.as_deref() == Some(place));
        let words: f64 = shared(&a.content, &b.content).map(|key| self.of_key(key)).sum();
        let names: f64 = shared_names(a, b).into_iter().map(|name| self.of_name(name)).sum();
        let place = place.map_or(0.0, |place| self.of_key(place) * NAME_WEIGHT);
        let counted: f64 = shared_counts(a, b).into_iter().map(|key| self.of_key(key)).sum();
        names + words + place + counted + self.shared_states(a, b) >= ENOUGH * self.worth(1)
    }
}

/// The pairs of indices, smaller first, sorted, each once, that are to be compared now: those that share
/// enough and were not compared before. Two known claims were, if they shared enough among the known.
pub(super) fn pairs(readings: &[Reading], known: &[bool]) -> Vec<(usize, usize)> {
    let now = Rarity::of(readings, |_| true);
    let before = Rarity::of(readings, |index| known[index]);
    let mut pairs = sharing_a_key(readings);
    pairs.retain(|(a, b)| {
        let (one, other) = (&readings[*a], &readings[*b]);
        now.are_near(one, other) && !(known[*a] && known[*b] && before.are_near(one, other))
    });
    pairs
}

fn sharing_a_key(readings: &[Reading]) -> Vec<(usize, usize)> {
    let keys: Vec<Vec<&str>> = readings.iter().map(keys).collect();
    let mut claims_of: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, keys) in keys.iter().enumerate() {
        for key in keys {
            claims_of.entry(key).or_default().push(index);
        }
    }
    let mut pairs = Vec::new();
    for claims in claims_of.values().filter(|claims| claims.len() <= MOST_CLAIMS_OF_KEY) {
        all_pairs(claims, &mut pairs);
    }
    for claims in joined(&keys, &claims_of).values() {
        all_pairs(claims, &mut pairs);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn all_pairs(claims: &[usize], pairs: &mut Vec<(usize, usize)>) {
    for (place, a) in claims.iter().enumerate() {
        pairs.extend(claims[place + 1..].iter().map(|b| (*a, *b)));
    }
}

/// The claims that share two frequent keys.
fn joined<'k>(
    keys: &[Vec<&'k str>],
    claims_of: &FxHashMap<&'k str, Vec<usize>>,
) -> FxHashMap<(&'k str, &'k str), Vec<usize>> {
    let mut joined: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    for (index, keys) in keys.iter().enumerate() {
        let mut frequent: Vec<(usize, &str)> = keys
            .iter()
            .map(|key| (claims_of[key].len(), *key))
            .filter(|(count, _)| *count > MOST_CLAIMS_OF_KEY)
            .collect();
        frequent.sort_unstable();
        frequent.truncate(JOINED_KEYS);
        for (place, (_, one)) in frequent.iter().enumerate() {
            for (_, two) in &frequent[place + 1..] {
                let key = if one <= two { (*one, *two) } else { (*two, *one) };
                joined.entry(key).or_default().push(index);
            }
        }
    }
    joined.retain(|_, claims| claims.len() <= MOST_CLAIMS_OF_KEY);
    joined
}

/// A claim's keys, each once: its content words, its names, and each longer word of its names, so that a
/// surname leads to the full name.
fn keys(reading: &Reading) -> Vec<&str> {
    let mut keys: Vec<&str> = reading.content.iter().map(String::as_str).collect();
    for name in &reading.names {
        keys.push(&name.key);
        keys.extend(name.key.split(' ').filter(|word| word.len() >= 4));
    }
    keys.extend(reading.place.as_deref());
    keys.extend(
        reading
            .quantities
            .iter()
            .map(|figure| figure.counted.as_str())
            .filter(|key| !key.is_empty()),
    );
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The entries that two sorted lists share.
fn shared<'k>(a: &'k [String], b: &'k [String]) -> impl Iterator<Item = &'k str> {
    a.iter().filter(|key| b.binary_search(key).is_ok()).map(String::as_str)
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
