//! A text as the set of its runs of five words.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::words::fold;

/// How many words make a run. Broder ("On the resemblance and containment of documents", 1997) tells documents
/// apart by runs of this order: a run of three words is common speech, of ten is lost with every edit.
pub(super) const WORDS: usize = 5;

/// The runs of five words of a text, as hashes: sorted, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shingles(Vec<u64>);

impl Shingles {
    /// Letter case, punctuation and layout make no difference.
    pub(super) fn of(text: &str) -> Self {
        let folded = fold(text);
        let words: Vec<u64> = folded.unicode_words().map(|word| hash(word.as_bytes())).collect();
        let run = |run: &[u64]| run.iter().fold(0, |sum: u64, word| mixed(sum ^ word));
        let mut runs: Vec<u64> = words.windows(WORDS).map(run).collect();
        runs.sort_unstable();
        runs.dedup();
        Self(runs)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// One in so many of the runs, the same ones in every text that has them.
    pub(super) fn sample(&self, one_in: u64) -> impl Iterator<Item = u64> {
        self.0.iter().copied().filter(move |run| run % one_in == 0)
    }

    /// How many runs two texts share.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let (mut one, mut two, mut count) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(one), other.0.get(two)) {
            count += usize::from(a == b);
            one += usize::from(a <= b);
            two += usize::from(b <= a);
        }
        count
    }
}

/// FNV-1a, mixed: the same on every machine and in every version, since a report depends on it.
fn hash(bytes: &[u8]) -> u64 {
    let fnv = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    mixed(bytes.iter().fold(0xcbf2_9ce4_8422_2325, fnv))
}

/// The last steps of SplitMix64, which spread every bit over all.
fn mixed(mut hash: u64) -> u64 {
    hash = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_five_words_whatever_stands_between_them() {
        let one = Shingles::of("The ferry sank off Korv, on Monday.");
        let two = Shingles::of("the ferry SANK off\n\nKorv on Monday");
        assert_eq!(one.len(), 3);
        assert_eq!(one, two);
        assert_eq!(Shingles::of("Four words are none."), Shingles::default());
    }

    #[test]
    fn the_order_of_words_counts() {
        let one = Shingles::of("The dog bit the mayor twice");
        assert_eq!(one.shared(&Shingles::of("The mayor bit the dog twice")), 0);
        assert_eq!(one.shared(&Shingles::of("And so the dog bit the mayor, twice")), 2);
    }

    #[test]
    fn a_sample_is_the_same_in_every_text() {
        let words: Vec<String> = (0..400).map(|n| format!("w{n}")).collect();
        let whole = Shingles::of(&words.join(" "));
        let half = Shingles::of(&words[..200].join(" "));
        let of_whole: Vec<u64> = whole.sample(4).collect();
        assert!(half.sample(4).all(|run| of_whole.contains(&run)));
        assert!((60..140).contains(&of_whole.len()), "{}", of_whole.len());
    }
}
