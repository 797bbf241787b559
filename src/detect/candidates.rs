//! Which pairs of claims are worth comparing: those about the same thing, never all against all.
//!
//! An inverted index leads from each name and each content word to the claims that have it. A key that
//! few claims have leads straight to its pairs. A key that many have ("police") would pair all of them
//! with each other, so such keys count only two at a time ("police" with "Lahti").

use rustc_hash::FxHashMap;

use crate::model::Reading;

/// A key of at most this many claims pairs them all. 400 claims of one name are 80,000 pairs at most,
/// compared in well under a second; a name that more claims have says little by itself.
const MOST_CLAIMS_OF_KEY: usize = 400;

/// So many of a claim's rarest keys are joined two by two where one alone is too frequent.
const JOINED_KEYS: usize = 8;

/// The pairs of the wanted claims that share a key, as indices: smaller first, sorted, each once.
pub(super) fn sharing_a_key(readings: &[Reading], wanted: &[usize]) -> Vec<(usize, usize)> {
    let keys: Vec<(usize, Vec<&str>)> =
        wanted.iter().map(|index| (*index, keys(&readings[*index]))).collect();
    let mut claims_of: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, keys) in &keys {
        for key in keys {
            claims_of.entry(key).or_default().push(*index);
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
    keys: &[(usize, Vec<&'k str>)],
    claims_of: &FxHashMap<&'k str, Vec<usize>>,
) -> FxHashMap<(&'k str, &'k str), Vec<usize>> {
    let mut joined: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    for (index, keys) in keys {
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
                joined.entry(key).or_default().push(*index);
            }
        }
    }
    joined.retain(|_, claims| claims.len() <= MOST_CLAIMS_OF_KEY);
    joined
}

/// A claim's keys, each once: its content words, its names, and each longer word of its names, so that a
/// surname leads to the full name.
pub(super) fn keys(reading: &Reading) -> Vec<&str> {
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
