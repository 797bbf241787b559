//! Names that are spelt so alike that they may be one: "Zelenskyy", "Zelensky".

use crate::text::words::fold;

/// How alike two names must be, of 1.
const ALIKE: f64 = 0.85;
/// Names shorter than this differ too little by chance.
const SHORTEST: usize = 6;
/// More names than this are compared only with those that begin alike.
const WINDOW: usize = 40;

/// Pairs of spellings that may be one name: the rarer one first, then the one to keep. Names come with how
/// often they were seen, in the order of their folded spelling, so that what is alike stands close by.
pub(super) fn join<'n>(names: impl Iterator<Item = (&'n str, usize)>) -> Vec<(String, String)> {
    let names: Vec<(String, &str, usize)> =
        names.map(|(name, times)| (fold(name), name, times)).collect();
    let mut pairs = Vec::new();
    for (at, (key, name, times)) in names.iter().enumerate() {
        for (other_key, other, other_times) in names[at + 1..].iter().take(WINDOW) {
            if may_be_one(key, other_key) {
                let (rarer, kept) = if other_times > times { (name, other) } else { (other, name) };
                pairs.push(((*rarer).to_owned(), (*kept).to_owned()));
            }
        }
    }
    pairs
}

fn may_be_one(one: &str, other: &str) -> bool {
    let initial = one.chars().next() == other.chars().next();
    let long = one.chars().count() >= SHORTEST && other.chars().count() >= SHORTEST;
    let words = one.split(' ').count() == other.split(' ').count();
    let digits = one.chars().chain(other.chars()).any(|c| c.is_ascii_digit());
    initial && long && words && !digits && differs_in_one_word(one, other)
}

/// Of several words all but one must be the same: "Ada Holm" and "Eda Holm" are two people as often as one.
fn differs_in_one_word(one: &str, other: &str) -> bool {
    let mut differing = one.split(' ').zip(other.split(' ')).filter(|(a, b)| a != b);
    let Some((a, b)) = differing.next() else { return false };
    differing.next().is_none()
        && a.chars().count() >= SHORTEST
        && b.chars().count() >= SHORTEST
        && strsim::normalized_damerau_levenshtein(a, b) >= ALIKE
}
