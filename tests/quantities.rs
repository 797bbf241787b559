//! Figures and dates hold their promises on any text whatever.

use atodds::text::date::dates;
use atodds::text::quantity::quantities;
use chrono::NaiveDate;
use proptest::prelude::*;

/// Pieces that figures, dates and what looks like them are made of.
const PIECES: &[&str] = &[
    "12",
    "1,200",
    "50 000",
    "2019",
    "1.2",
    "3½",
    "0",
    "7",
    "99999999999999999999",
    "-",
    "–",
    "to",
    "and",
    "between",
    "from",
    "of",
    "the",
    "a",
    "one",
    "two",
    "twenty",
    "hundred",
    "million",
    "dozen",
    "dozens",
    "half",
    "third",
    "thirds",
    "first",
    "in",
    "per",
    "cent",
    "%",
    "$",
    "£",
    "€",
    "US",
    "Rs",
    "km",
    "/",
    "h",
    "hours",
    "mins",
    "ft",
    "years",
    "old",
    "year",
    "-old",
    "aged",
    ",",
    ".",
    "'",
    "\"",
    "(",
    ")",
    ":",
    "no",
    "nobody",
    "none",
    "people",
    "killed",
    "were",
    "injured",
    "Monday",
    "May",
    "Dec",
    "December",
    "century",
    "BC",
    "AD",
    "s",
    "'60s",
    "1960",
    "th",
    "st",
    "last",
    "next",
    "week",
    "ago",
    "early",
    "late",
    "mid",
    "at",
    "least",
    "more",
    "than",
    "or",
    "so",
    "plus",
    "+",
    "Flight",
    "COVID",
    "p.m.",
    "am",
    "o'clock",
    "U.S.",
    "#",
    "@",
    "www.",
    "\n",
    "é",
    "—",
    "½",
    "°",
    "C",
    "F",
    "x",
    "times",
    "twice",
    "each",
    "day",
    "'s",
    "weekend",
    "several",
    "few",
    "couple",
    "handful",
    "hundreds",
    "thousands",
    "tens",
    "out",
    "every",
    "19:00",
    "3-1",
    "2020-02-30",
    "12/13/2025",
    "31",
    "30",
    "February",
    "M",
    "m",
    "bn",
    "k",
    "and a half",
    "over",
    "under",
    "",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces =
        prop::collection::vec((prop::sample::select(PIECES), prop::bool::weighted(0.7)), 0..24)
            .prop_map(|pieces| {
                pieces.iter().fold(String::new(), |mut text, (piece, space)| {
                    text.push_str(piece);
                    if *space {
                        text.push(' ');
                    }
                    text
                })
            });
    prop_oneof![3 => pieces, 1 => any::<String>(), 1 => "\\PC{0,60}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_stand_where_they_say(text in texts()) {
        let found = quantities(&text);
        let mut end = 0;
        for q in &found {
            prop_assert_eq!(text.get(q.span.0..q.span.1), Some(q.words.as_str()));
            prop_assert!(text.get(q.phrase.0..q.phrase.1).is_some());
            prop_assert!(q.phrase.0 <= q.span.0 && q.span.1 <= q.phrase.1);
            prop_assert!(q.span.0 < q.span.1);
            prop_assert!(end <= q.span.0, "figures overlap: {:?}", found);
            end = q.span.1;
        }
    }

    #[test]
    fn intervals_are_in_order_and_finite(text in texts()) {
        for q in quantities(&text) {
            prop_assert!(q.rounding.is_finite() && q.rounding >= 0.0, "{:?}", q);
            for bound in [q.low, q.high].into_iter().flatten() {
                prop_assert!(bound.value.is_finite(), "{:?}", q);
            }
            if let (Some(low), Some(high)) = (q.low, q.high) {
                prop_assert!(low.value <= high.value, "{:?}", q);
            }
            prop_assert!(q.low.is_some() || q.high.is_some());
            prop_assert!(q.can_equal(&q), "{:?}", q);
        }
    }

    #[test]
    fn dates_stand_where_they_say(text in texts(), day in prop::option::of(-1_000_000i32..3_000_000)) {
        let reference = day.and_then(NaiveDate::from_num_days_from_ce_opt);
        let mut end = 0;
        for found in dates(&text, reference) {
            prop_assert!(text.get(found.span.0..found.span.1).is_some_and(|words| !words.is_empty()));
            prop_assert!(end <= found.span.0);
            end = found.span.1;
        }
    }

    #[test]
    fn the_ends_of_the_calendar_do_no_harm(text in texts()) {
        for reference in [NaiveDate::MIN, NaiveDate::MAX] {
            let _ = dates(&text, Some(reference));
        }
    }

    #[test]
    fn the_same_text_reads_the_same(text in texts()) {
        prop_assert_eq!(quantities(&text), quantities(&text));
    }

    #[test]
    fn a_plain_count_reads_back(n in 2u32..1000) {
        let found = quantities(&format!("The storm destroyed {n} houses."));
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].exact(), Some(f64::from(n)));
        prop_assert_eq!(found[0].counted.as_str(), "hous");
    }

    #[test]
    fn thousands_read_the_same_with_any_separator(n in 1000u32..1_000_000) {
        let (head, tail) = (n / 1000, n % 1000);
        for text in [format!("{head},{tail:03}"), format!("{head} {tail:03}"), format!("{head}\u{a0}{tail:03}")] {
            let found = quantities(&format!("It cost £{text} in all."));
            prop_assert_eq!(found.len(), 1, "{}", &text);
            prop_assert_eq!(found[0].exact(), Some(f64::from(n)), "{}", &text);
        }
    }

    #[test]
    fn hedges_never_exclude_what_they_are_said_of(n in 2u32..100_000) {
        let bare = &quantities(&format!("{n} houses"))[0];
        for hedge in ["about", "at least", "up to", "no more than", "no fewer than", "as many as"] {
            let hedged = &quantities(&format!("{hedge} {n} houses"))[0];
            prop_assert!(hedged.can_equal(bare), "{} {}", hedge, n);
        }
        for hedge in ["more than", "fewer than", "almost", "nearly", "over", "just over", "under"] {
            let hedged = &quantities(&format!("{hedge} {n} houses"))[0];
            prop_assert!(!hedged.can_equal(bare), "{} {}", hedge, n);
        }
    }
}
