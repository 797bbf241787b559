//! Which pairs of claims are near enough to be compared: those that share enough for the company they keep.
//!
//! How much is enough cannot be one number. A story that forty claims tell makes its own words frequent, so
//! that two of them seem to share little; two stories of one war share many rare words and are two. What
//! tells them apart is the company: the claims nearest to each of the two. Claims that have much of their
//! company in common tell one story, and little more need be shared; claims that keep different company must
//! share a good deal more.
//!
//! Measured on the open pool of `docs/EVALUATION.md`: without company F1 is 0.56 with 172 wrong links across
//! topics, with it 0.63 with 140. A company of 12 or of 20, and claims two tenths nearer or farther as company,
//! give 0.01 less.

use super::candidates::sharing_a_key;
use super::rarity::{Rarity, share_a_state};
use crate::model::Reading;
use crate::text::lexicon::Lexicon;

/// So many of the claims nearest to a claim are its company (`just eval`).
const COMPANY: usize = 16;

/// Claims less near than this are no company (`just eval`).
const NEAR_ENOUGH_FOR_COMPANY: f64 = 0.9;

/// How near two claims must be of whose company nothing is known, and how much nearer for each bit less of
/// common company. In a case of thousands, two claims of a dozen words must then share two words that about
/// one claim in fifty has (`just eval`).
const ENOUGH: f64 = 1.55;
const FOR_OTHER_COMPANY: f64 = 8.0;

/// However much company two claims have in common, they must share something that is not in every claim.
const LEAST: f64 = 0.3;

/// How much common company is taken for granted before any is seen, and how many claims that counts for.
const EXPECTED: f64 = 0.38;
const WEIGHT_OF_EXPECTED: f64 = 0.5;

/// The pairs of the wanted claims that are near enough, as indices: smaller first, sorted, each once.
pub(super) fn near(
    readings: &[Reading],
    wanted: &[usize],
    lexicon: &Lexicon,
) -> Vec<(usize, usize)> {
    let rarity = Rarity::of(readings, wanted, lexicon);
    let scored = scored(readings, sharing_a_key(readings, wanted).into_iter(), &rarity);
    let companies = companies(readings, &scored);
    let is_near = |pair: &Scored| is_near(readings, *pair, &companies, &rarity);
    scored.iter().filter(|pair| is_near(pair)).map(|(a, b, _)| (*a, *b)).collect()
}

/// Whether one pair is near enough, given by index: what [`near`] says of it, without the other pairs.
pub(super) fn are_near(readings: &[Reading], (a, b): (usize, usize), lexicon: &Lexicon) -> bool {
    let everything: Vec<usize> = (0..readings.len()).collect();
    let rarity = Rarity::of(readings, &everything, lexicon);
    let touches = |(one, other): &(usize, usize)| [a, b].contains(one) || [a, b].contains(other);
    let pairs = sharing_a_key(readings, &everything).into_iter().filter(touches);
    let scored = scored(readings, pairs, &rarity);
    let companies = companies(readings, &scored);
    let pair = scored.iter().find(|(one, other, _)| (*one, *other) == (a.min(b), a.max(b)));
    pair.is_some_and(|pair| is_near(readings, *pair, &companies, &rarity))
}

/// The pairs that share more than what is in every claim, with how near the two are.
fn scored(
    readings: &[Reading],
    pairs: impl Iterator<Item = (usize, usize)>,
    rarity: &Rarity<'_>,
) -> Vec<Scored> {
    pairs
        .map(|(a, b)| (a, b, rarity.nearness(&readings[a], &readings[b])))
        .filter(|(.., nearness)| *nearness >= LEAST)
        .collect()
}

fn is_near(
    readings: &[Reading],
    (a, b, nearness): Scored,
    companies: &[Vec<usize>],
    rarity: &Rarity<'_>,
) -> bool {
    let (one, other) = (&readings[a], &readings[b]);
    let common = common_company(a, b, companies);
    // "Captured" and "the battle goes on" of one town share no word but the town. What the case declares is what
    // it is about, whatever company it keeps.
    let one_state = share_a_state(one, other, |name| common >= EXPECTED || name.kind.is_some());
    (one_state || nearness >= enough(common)) && rarity.is_about_the_same(one, other)
}

/// A pair of claims, and how near the two are.
type Scored = (usize, usize, f64);

/// How near two claims must be that have this much of their company in common.
fn enough(common: f64) -> f64 {
    (ENOUGH + FOR_OTHER_COMPANY * (EXPECTED - common)).max(LEAST)
}

/// The company of each claim, sorted.
fn companies(readings: &[Reading], scored: &[Scored]) -> Vec<Vec<usize>> {
    let mut nearest: Vec<Vec<(f64, usize)>> = vec![Vec::new(); readings.len()];
    for (a, b, nearness) in scored.iter().filter(|(.., near)| *near >= NEAR_ENOUGH_FOR_COMPANY) {
        nearest[*a].push((*nearness, *b));
        nearest[*b].push((*nearness, *a));
    }
    let company = |mut nearest: Vec<(f64, usize)>| {
        // Equally near claims go by id, so that the order of the case does not show.
        nearest.sort_by(|(near_x, x), (near_y, y)| {
            near_y.total_cmp(near_x).then_with(|| readings[*x].claim.cmp(&readings[*y].claim))
        });
        let mut company: Vec<usize> =
            nearest.into_iter().take(COMPANY).map(|(_, index)| index).collect();
        company.sort_unstable();
        company
    };
    nearest.into_iter().map(company).collect()
}

/// How much of the smaller company of two claims, themselves aside, is company of both: 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "a company is small")]
fn common_company(a: usize, b: usize, companies: &[Vec<usize>]) -> f64 {
    let (one, other) = (&companies[a], &companies[b]);
    let beside = |company: &[usize], index: usize| {
        company.len() - usize::from(company.binary_search(&index).is_ok())
    };
    let smaller = beside(one, b).min(beside(other, a));
    let common = one.iter().filter(|index| other.binary_search(index).is_ok()).count();
    (common as f64 + EXPECTED * WEIGHT_OF_EXPECTED) / (smaller as f64 + WEIGHT_OF_EXPECTED)
}

#[cfg(test)]
mod tests {
    use crate::detect::testing::conflicts;

    /// Headlines of one story; each shares some words with some of the others.
    const STORY: [&str; 12] = [
        "Harbour seal rides tram through Lund",
        "Lund tram carries a seal to the harbour",
        "Seal boards morning tram in Lund",
        "Watch: seal rides the morning tram",
        "Passengers film seal on Lund tram",
        "Seal seen on tram near the Lund harbour",
        "Tram driver stops for a harbour seal",
        "Seal takes a seat on Lund tram, passengers say",
        "Lund passengers share their tram with a seal",
        "Morning tram: a seal rides to the harbour",
        "How a seal came to ride the Lund tram",
        "Seal on the tram delights passengers",
    ];

    /// Headlines of other stories, of which a few share a word with the story.
    fn elsewhere() -> Vec<String> {
        let who = ["Baker", "Teacher", "Farmer", "Painter", "Sailor", "Judge", "Nurse", "Pilot"];
        let deed = ["finds", "sells", "loses", "buys", "paints", "mends"];
        let what = ["old clock", "blue barn", "copper bell", "stone bridge", "morning paper"];
        let mut texts = Vec::new();
        for (place, who) in who.iter().enumerate() {
            for (turn, deed) in deed.iter().enumerate() {
                texts.push(format!("{who} {deed} {}", what[(place + turn) % what.len()]));
            }
        }
        texts
    }

    fn found(extra: &[&str]) -> usize {
        let elsewhere = elsewhere();
        let texts: Vec<&str> =
            STORY.into_iter().chain(elsewhere.iter().map(String::as_str)).collect();
        let with: Vec<&str> = texts.iter().copied().chain(extra.iter().copied()).collect();
        conflicts(&with) - conflicts(&texts)
    }

    #[test]
    fn a_denial_of_a_story_is_held_against_all_who_tell_it() {
        assert_eq!(found(&["Seal on Lund tram was a hoax, passengers admit"]), STORY.len());
    }

    #[test]
    fn a_word_in_common_is_not_a_story_in_common() {
        assert_eq!(found(&["Photo of snow on the Lund town hall is a hoax"]), 0);
    }
}
