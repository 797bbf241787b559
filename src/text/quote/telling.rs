//! The words beside a quote that tell its places apart.

use std::{fmt, ops::Range};

use crate::text::normalize::typographic;

/// Words directly before or after one place of a quote which stand beside none of its other places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// Where the quote starts at that place, in code points.
    pub start: usize,
    /// On which side of it the words stand.
    pub side: Side,
    /// The words, one space between them.
    pub words: String,
}

/// A side of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Directly before it.
    Prefix,
    /// Directly after it.
    Suffix,
}

/// How many places are told apart: more would not be read.
const SHOWN: usize = 3;

/// How many words are tried on a side, and how long they may be together.
const MOST_WORDS: usize = 12;
const LONGEST: usize = 160;

impl fmt::Display for Telling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = match self.side {
            Side::Prefix => "prefix",
            Side::Suffix => "suffix",
        };
        write!(f, "{side} “{}” for the one at character {}", self.words, self.start)
    }
}

/// For the first few places, given in bytes, the fewest words on one side that stand beside no other place,
/// neither of these nor of those that are only alike; none for a place that has no such words near it.
pub(super) fn telling(text: &str, places: &[Range<usize>], alike: &[Range<usize>]) -> Vec<Telling> {
    let around = |place: &Range<usize>| (place.clone(), Around::of(text, place));
    let all: Vec<(Range<usize>, Around)> = places.iter().chain(alike).map(around).collect();
    all.iter()
        .take(places.len().min(SHOWN))
        .filter_map(|(place, own)| {
            let is_own = |side: Side, words: &str| {
                // Alike, the quote has no white space at its ends.
                let mut others = all
                    .iter()
                    .filter(|(other, _)| other.start < place.start || place.end < other.end);
                !others.any(|(_, other)| other.has(side, words))
            };
            let (side, words) = own.candidates().find(|(side, words)| is_own(*side, words))?;
            Some(Telling { start: text[..place.start].chars().count(), side, words })
        })
        .collect()
}

/// What stands near a place, typography made alike, and the words of it as they came.
struct Around {
    before: String,
    after: String,
    /// The nearest word first.
    words_before: Vec<String>,
    words_after: Vec<String>,
}

impl Around {
    fn of(text: &str, place: &Range<usize>) -> Self {
        // Twice as much as is compared, since white space falls together.
        let reach = 2 * LONGEST;
        let from = text[..place.start].char_indices().rev().nth(reach).map_or(0, |(at, _)| at);
        let to = text[place.end..].char_indices().nth(reach);
        let before = &text[from..place.start];
        let after = to.map_or(&text[place.end..], |(at, _)| &text[place.end..place.end + at]);
        let owned = |word: &str| word.to_owned();
        Self {
            before: typographic(before),
            after: typographic(after),
            words_before: before.split_whitespace().rev().take(MOST_WORDS).map(owned).collect(),
            words_after: after.split_whitespace().take(MOST_WORDS).map(owned).collect(),
        }
    }

    fn has(&self, side: Side, words: &str) -> bool {
        match side {
            Side::Prefix => self.before.ends_with(&typographic(words)),
            Side::Suffix => self.after.starts_with(&typographic(words)),
        }
    }

    /// One word of either side, two words of either side, and so on.
    fn candidates(&self) -> impl Iterator<Item = (Side, String)> + '_ {
        (1..=MOST_WORDS)
            .flat_map(|count| {
                let before = self.words_before.get(..count).map(|words| {
                    let in_order: Vec<&str> = words.iter().rev().map(String::as_str).collect();
                    (Side::Prefix, in_order.join(" "))
                });
                let after = self.words_after.get(..count).map(|w| (Side::Suffix, w.join(" ")));
                before.into_iter().chain(after)
            })
            .filter(|(_, words)| words.chars().count() <= LONGEST && !typographic(words).is_empty())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::quote::{NotFound, locate};

    fn told(text: &str, quote: &str) -> Vec<Telling> {
        match locate(text, quote, None, None) {
            Err(NotFound::Ambiguous { telling, .. }) => telling,
            _ => vec![],
        }
    }

    /// The quote's place by the words proposed.
    fn led_to(text: &str, quote: &str, telling: &Telling) -> usize {
        let words = Some(telling.words.as_str());
        let (prefix, suffix) = match telling.side {
            Side::Prefix => (words, None),
            Side::Suffix => (None, words),
        };
        locate(text, quote, prefix, suffix).unwrap().start
    }

    #[test]
    fn the_fewest_words_are_proposed_for_each_place() {
        let text = "four dead in Dnipro; four dead in Odesa";
        let lines: Vec<String> = told(text, "four dead").iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "suffix “in Dnipro;” for the one at character 0",
                "prefix “Dnipro;” for the one at character 21"
            ]
        );
    }

    #[test]
    fn at_most_three_places_are_told_apart() {
        let text = (0..50).map(|n| format!("{n} dead. ")).collect::<String>();
        assert_eq!(told(&text, "dead").len(), 3);
    }

    #[test]
    fn places_that_nothing_near_tells_apart_are_left_out() {
        let text = "again and again ".repeat(60);
        let telling = told(&text, "and");
        assert!(telling.len() < 3, "{telling:?}");
    }

    proptest! {
        #[test]
        fn what_is_proposed_leads_to_its_place(
            words in prop::collection::vec("[ab]{1,2}[ ,]?[ \n“]", 2..40), from in 0usize..40, count in 1usize..4,
        ) {
            let text = words.concat();
            let quote = words[from % words.len()..].iter().take(count).cloned().collect::<String>();
            for telling in told(&text, &quote) {
                prop_assert_eq!(led_to(&text, &quote, &telling), telling.start);
            }
        }
    }
}
