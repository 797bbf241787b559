//! Texts that are nearly one: a report that several outlets carry, with a word changed here and there.

use rustc_hash::FxHashMap;

use super::shingles::Shingles;
use crate::model::Likeness;

/// From which length on, in runs of five words, a likeness tells anything, and how great it must be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// A shorter text may be a formula: a masthead, a notice of rights.
    pub(super) least: usize,
    /// The share of the shorter text that the other must hold.
    pub(super) share: f64,
    /// Compared are texts that share one of the runs that are one in so many.
    pub(super) sample: u64,
}

/// Of two documents: the greater part of the shorter one stands in the other. An editor who changes two words in
/// every sentence of an agency's report leaves more than half of its runs; two reporters who write of one event by
/// themselves share one in a hundred, and who print one and the same long statement share a fifth
/// (docs/PROVENANCE.md has the measures). A notice at the foot of a page has fewer than fifty words.
pub(super) const OF_TEXTS: Measure = Measure { least: 50, share: 0.5, sample: 4 };

/// Of two quotes in the sources' own voice: twelve words are no coincidence when nearly all of them agree.
pub(super) const OF_QUOTES: Measure = Measure { least: 8, share: 0.75, sample: 1 };

/// A run that more texts have leads each of them to this many of the first ones only, so that a thousand copies
/// of one report are found without comparing all with all.
const MOST_OF_A_RUN: usize = 16;

/// A text that is nearly an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Copy {
    /// The place of the earlier text.
    pub(super) of: usize,
    /// How alike the two are.
    pub(super) likeness: Likeness,
}

/// The earlier texts that each text is nearly the same as, the most alike first. `texts` come earliest first.
pub(super) fn copies(texts: &[Shingles], measure: Measure) -> Vec<Vec<Copy>> {
    let mut found = vec![Vec::new(); texts.len()];
    for ((earlier, later), sampled) in candidates(texts, measure) {
        let (one, two) = (&texts[earlier], &texts[later]);
        let of = one.len().min(two.len());
        // Half as much of the sample as is wanted of the whole: a sample errs.
        let smaller = one.sample(measure.sample).count().min(two.sample(measure.sample).count());
        if part(sampled, smaller) < measure.share / 2.0 {
            continue;
        }
        let shared = one.shared(two);
        if part(shared, of) >= measure.share {
            found[later].push(Copy { of: earlier, likeness: Likeness { shared, of } });
        }
    }
    for copies in &mut found {
        copies.sort_by(|x: &Copy, y| {
            y.likeness.share().total_cmp(&x.likeness.share()).then(x.of.cmp(&y.of))
        });
    }
    found
}

/// The pairs that share sampled runs, earlier first, and how many they share.
fn candidates(texts: &[Shingles], measure: Measure) -> Vec<((usize, usize), usize)> {
    let mut texts_of: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut shared: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    for (later, text) in texts.iter().enumerate().filter(|(_, text)| text.len() >= measure.least) {
        for run in text.sample(measure.sample) {
            let earlier = texts_of.entry(run).or_default();
            for earlier in &*earlier {
                *shared.entry((*earlier, later)).or_default() += 1;
            }
            if earlier.len() < MOST_OF_A_RUN {
                earlier.push(later);
            }
        }
    }
    let mut pairs: Vec<_> = shared.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

fn part(some: usize, all: usize) -> f64 {
    Likeness { shared: some, of: all }.share()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many words, no two alike, that begin with the letter.
    fn words(letter: char, count: usize) -> String {
        (0..count).map(|n| format!("{letter}{n} ")).collect()
    }

    const NONE: Vec<usize> = Vec::new();

    fn found(texts: &[String]) -> Vec<Vec<usize>> {
        let texts: Vec<Shingles> = texts.iter().map(|text| Shingles::of(text)).collect();
        let places = |copies: Vec<Copy>| copies.into_iter().map(|copy| copy.of).collect();
        copies(&texts, OF_TEXTS).into_iter().map(places).collect()
    }

    #[test]
    fn the_later_text_is_the_copy_and_the_most_alike_comes_first() {
        let whole = words('a', 200);
        let edited = whole.replace("a50 ", "x ").replace("a150 ", "y ");
        let more_edited = edited.replace("a100 ", "z ");
        let own = words('b', 200);
        assert_eq!(
            found(&[whole, edited, own, more_edited]),
            [vec![], vec![0], vec![], vec![1, 0]]
        );
    }

    #[test]
    fn the_greater_part_must_be_shared() {
        let (report, own) = (words('a', 100), words('b', 150));
        assert_eq!(found(&[report.clone(), format!("{report}{own}")]), [vec![], vec![0]]);
        let third = words('a', 60) + &words('c', 120);
        assert_eq!(found(&[words('a', 200), third]), [NONE, NONE]);
    }

    #[test]
    fn a_sample_that_errs_hides_no_copy() {
        for story in 0..60 {
            let shared = words('a', 64).replace('a', &format!("s{story}x"));
            let [one, other] = ['b', 'c'].map(|letter| shared.clone() + &words(letter, 50));
            assert_eq!(found(&[one, other]), [vec![], vec![0]], "{story}");
        }
    }

    #[test]
    fn what_stands_at_the_foot_of_every_page_makes_no_copy() {
        let notice = words('n', 45);
        assert_eq!(found(&[notice.clone(), notice.clone()]), [NONE, NONE]);
        let page = |letter| words(letter, 60) + &notice;
        assert_eq!(found(&[page('a'), page('b')]), [NONE, NONE]);
    }

    #[test]
    fn each_of_many_copies_of_one_report_is_found() {
        let copies: Vec<String> = (0..300).map(|n| format!("{} s{n}", words('a', 90))).collect();
        let found = found(&copies);
        assert!(found[1..].iter().all(|copies| !copies.is_empty()));
        assert!(found.iter().map(Vec::len).sum::<usize>() <= 300 * MOST_OF_A_RUN);
    }

    #[test]
    fn a_quote_of_twelve_words_tells_and_a_shorter_one_does_not() {
        let quotes =
            |count| vec![Shingles::of(&words('q', count)), Shingles::of(&words('q', count))];
        assert_eq!(copies(&quotes(12), OF_QUOTES)[1].len(), 1);
        assert_eq!(copies(&quotes(11), OF_QUOTES)[1].len(), 0);
    }
}
