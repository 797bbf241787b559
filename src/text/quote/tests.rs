use proptest::prelude::*;

use super::*;

/// The places of a quote that stands at several.
fn places(found: Result<Found, NotFound>) -> Vec<usize> {
    match found {
        Err(NotFound::Ambiguous { places, .. }) => places,
        other => panic!("{other:?}"),
    }
}

fn at(start: usize, end: usize, found: Match) -> Found {
    Found { start, end, found, left_out: vec![] }
}

#[test]
fn a_quote_is_found_verbatim_in_code_points() {
    let text = "Київ: “Жодне місто не здане”, сказав він.";
    let found = locate(text, "Жодне місто", None, None).unwrap();
    assert_eq!(found, at(7, 18, Match::Verbatim));
}

#[test]
fn a_verbatim_place_wins_over_one_that_is_only_alike() {
    let text = "It’s here. It's there.";
    assert_eq!(locate(text, "It's", None, None).unwrap(), at(11, 15, Match::Verbatim));
}

#[test]
fn typography_is_forgiven_and_said() {
    let text = "They\u{A0}claimed —\r\n  “full control”… of it";
    for quote in ["They claimed - \"full control\"... of it", "“full control”...", "claimed –"]
    {
        let found = locate(text, quote, None, None).unwrap();
        assert_eq!(found.found, Match::Typographic, "{quote}");
    }
}

#[test]
fn words_are_never_forgiven() {
    assert!(locate("has not been seized", "has been seized", None, None).is_err());
    assert!(locate("The town", "the town", None, None).is_err());
}

#[test]
fn a_quote_at_two_places_needs_its_context() {
    let text = "four dead in Dnipro; four dead in Odesa";
    assert_eq!(places(locate(text, "four dead", None, None)), [0, 21]);
    let in_odesa = locate(text, "four dead", None, Some("in Odesa")).unwrap();
    assert_eq!(in_odesa, at(21, 30, Match::Verbatim));
    let after_dnipro = locate(text, "four dead", Some("Dnipro;"), None).unwrap();
    assert_eq!(after_dnipro, in_odesa);
}

#[test]
fn places_that_overlap_count_as_two() {
    assert_eq!(places(locate("ha ha ha", "ha ha", None, None)), [0, 3]);
    assert_eq!(locate("ha ha ha", "ha ha", Some("ha "), None).unwrap().start, 3);
}

#[test]
fn a_wrong_context_is_told_apart_from_a_wrong_quote() {
    let text = "one, two, one";
    assert_eq!(
        locate(text, "one", Some("three"), None),
        Err(NotFound::OutOfContext { places: vec![0, 10] })
    );
    assert!(matches!(
        locate(text, "nothing alike", Some("three"), None),
        Err(NotFound::Missing { part: None, nearest: None })
    ));
}

#[test]
fn nothing_is_no_quote() {
    for nothing in ["", " \n", "\u{AD}"] {
        assert_eq!(locate("text", nothing, None, None), Err(NotFound::Empty));
    }
}

#[test]
fn a_text_full_of_hits_is_no_trap() {
    let text = "a".repeat(1_000_000);
    assert_eq!(places(locate(&text, "aaa", None, None)).len(), MOST_PLACES);
    let dots = "…".repeat(300_000);
    assert!(locate(&dots, &"..".repeat(10_001), None, None).is_err());
}

fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-d]{1,4}",
        1 => prop::sample::select(vec![
            "“", "”", "’", "'", "…", "...", "—", "--", "\n", "\u{A0}", "é", "e\u{301}", "\u{AD}", "。",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec((word, "[ ]{0,2}"), 1..40)
        .prop_map(|words| words.into_iter().map(|(word, space)| word + &space).collect())
}

fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

proptest! {
    #[test]
    fn every_part_of_a_text_is_found(text in prose(), a in 0usize..200, b in 0usize..200) {
        let length = text.chars().count();
        let (start, end) = (a.min(b).min(length), a.max(b).min(length));
        let part = slice(&text, start, end);
        match locate(&text, &part, None, None) {
            Ok(found) => {
                prop_assert_eq!(found.found, Match::Verbatim);
                prop_assert_eq!(slice(&text, found.start, found.end), part);
            }
            Err(NotFound::Ambiguous { places, .. }) => prop_assert!(places.contains(&start)),
            Err(NotFound::Empty) => prop_assert!(typographic(&part).is_empty()),
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn context_as_it_stands_leads_to_the_place(text in prose(), a in 0usize..200, b in 0usize..200) {
        let length = text.chars().count();
        let (start, end) = (a.min(b).min(length), a.max(b).min(length));
        let part = slice(&text, start, end);
        prop_assume!(!typographic(&part).is_empty());
        let (before, after) = (slice(&text, 0, start), slice(&text, end, length));
        let found = locate(&text, &part, Some(&before), Some(&after)).unwrap();
        prop_assert_eq!((found.start, found.end), (start, end));
    }

    #[test]
    fn a_quote_with_other_typography_is_found(text in prose(), a in 0usize..200, b in 0usize..200) {
        let normal = typographic(&text);
        let length = normal.chars().count();
        let part = slice(&normal, a.min(b).min(length), a.max(b).min(length));
        match locate(&text, &part, None, None) {
            // An ellipsis of the text that is cut in two may leave another one whole.
            Ok(found) if found.found == Match::Elided => prop_assert!(text.contains('…')),
            Ok(found) => {
                prop_assert_eq!(typographic(&slice(&text, found.start, found.end)), typographic(&part));
            }
            // Cut through a character of the text, or several places.
            Err(NotFound::Missing { .. } | NotFound::Scattered) => prop_assert!(text.contains('…')),
            Err(NotFound::Ambiguous { places, .. }) => prop_assert!(places.len() > 1),
            Err(NotFound::Empty) => prop_assert!(part.trim().is_empty()),
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }
}
