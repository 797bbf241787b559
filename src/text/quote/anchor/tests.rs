use proptest::prelude::*;

use super::*;
use crate::text::quote::locate;

const PAGE: &str = "Flood at Orrin\n\n\
    Four people were killed when the dam above Orrin burst at dawn, the mayor said on Monday.\n\n\
    The council has not, for want of money, approved the new toll on the Mill Bridge. Nobody was asked.\n\n\
    In the valley below, the fire brigade counted forty houses under water and a missing ferry.\n\n\
    Schools stay closed until Thursday, and the museum of the river until spring.";

/// What becomes of a quote of the page in another text.
fn anchor(quote: &str, new: &str) -> Anchor {
    anchor_of(PAGE, quote, new)
}

fn anchor_of(old: &str, quote: &str, new: &str) -> Anchor {
    let found = locate(old, quote, None, None).unwrap();
    Anchors::new(old, new).of((found.start, found.end), &found.left_out).unwrap()
}

fn at(text: &str, anchor: &Anchor) -> String {
    let (start, end) = anchor.position.unwrap();
    text.chars().skip(start).take(end - start).collect()
}

/// The page with one thing changed.
fn page(from: &str, to: &str) -> String {
    assert!(PAGE.contains(from), "{from}");
    PAGE.replace(from, to)
}

fn paragraph(number: usize) -> &'static str {
    PAGE.split("\n\n").nth(number).unwrap()
}

#[test]
fn a_quote_that_nothing_touched_stands() {
    for new in [
        page("until spring", "until summer"),
        format!("Corrected on Tuesday.\n\n{PAGE}"),
        format!("{PAGE}\n\nMore follows."),
        page("Four people were killed", "Four people\nwere\u{a0}killed"),
    ] {
        let found = anchor("were killed", &new);
        let words = at(&new, &found).replace('\u{a0}', " ");
        assert_eq!((found.standing, words.as_str()), (Standing::Stands, "were killed"));
    }
}

#[test]
fn a_quote_that_begins_within_a_word_keeps_its_place() {
    let new = format!("Corrected.\n\n{PAGE}");
    let found = anchor("illed when the da", &new);
    assert_eq!(
        (found.standing, at(&new, &found).as_str()),
        (Standing::Stands, "illed when the da")
    );
}

#[test]
fn a_paragraph_at_another_place_took_its_quotes_along() {
    let moved = paragraph(1);
    let new = format!("{}\n\n{moved}", page(&format!("{moved}\n\n"), ""));
    let found = anchor("were killed", &new);
    assert_eq!((found.standing, at(&new, &found).as_str()), (Standing::Moved, "were killed"));
    assert_eq!(anchor("forty houses", &new).standing, Standing::Stands);
}

#[test]
fn lines_that_are_broken_elsewhere_are_no_change() {
    let broken = page("forty houses under water and", "forty houses\nunder water\nand");
    for (old, new) in [(PAGE, broken.as_str()), (broken.as_str(), PAGE)] {
        let found = anchor_of(old, "fire brigade counted forty", new);
        assert_eq!(found.standing, Standing::Stands, "{new}: {found:?}");
        let found = anchor_of(old, "a missing ferry", new);
        assert_eq!(found.standing, Standing::Stands, "{new}: {found:?}");
    }
}

#[test]
fn another_sentence_between_the_same_neighbours_is_not_the_one_that_was_quoted() {
    let new = page(paragraph(3), "Upstream, at Vale, the same fire brigade counted nobody at all.");
    let found = anchor("the fire brigade counted forty", &new);
    assert!(found.standing.is_gone(), "{found:?}");
    let found = anchor("fire brigade counted", &new);
    assert_eq!(found.standing, Standing::LookAlike, "{found:?}");

    let between = |sentence: &str| {
        format!(
            "The customs house caught fire. Nobody was hurt.\n\n{sentence}\n\nNobody denies it."
        )
    };
    let old =
        between("Six sailors were taken to hospital after the boiler had burst, it was said.");
    let new = between(
        "Twelve passengers of a bus were taken to hospital after an outing, for fear of oysters.",
    );
    let found = anchor_of(&old, "were taken to hospital after", &new);
    assert_eq!(found.standing, Standing::LookAlike, "{found:?}");
}

#[test]
fn passages_that_nothing_tells_apart_are_told_by_their_order() {
    let notice = "The oaken gates of the lower lock stay shut to all barges until the mayor of the valley says so in a letter.";
    let old = format!("Monday.\n\n{notice}\n\nTuesday.\n\n{notice}\n\nWednesday.");
    let new = format!("January.\n\n{notice}\n\nFebruary.\n\n{notice}\n\nMarch.");
    let (first, second) = (old.find("barges").unwrap(), old.rfind("barges").unwrap());
    let of = |start: usize, new: &str| Anchors::new(&old, new).of((start, start + 6), &[]).unwrap();
    let there = [new.find("barges").unwrap(), new.rfind("barges").unwrap()];
    for (start, place) in [first, second].into_iter().zip(there) {
        let found = of(start, &new);
        assert_eq!(found.position, Some((place, place + 6)), "{found:?}");
        assert_eq!(found.standing, Standing::Stands);
    }
    let one_is_missing = format!("January.\n\n{notice}\n\nMarch.");
    for start in [first, second] {
        assert_eq!(of(start, &one_is_missing).standing, Standing::LookAlike);
    }
}

#[test]
fn a_quote_that_lost_most_of_its_words_is_gone_however_much_stands_around_it() {
    let old = "The warden of the lower valley said late on Monday that the council approved a toll \
        of nine marks for carts and wagons on the old bridge near the abbey.";
    let quote = "approved a toll of nine marks";
    let most = old.replace(quote, "approved a toll of ten pence");
    assert_eq!(anchor_of(old, quote, &most).standing, Standing::Altered);
    let few = old.replace(quote, "bought a barge and two donkeys");
    assert_eq!(anchor_of(old, quote, &few).standing, Standing::Gone);
}

#[test]
fn a_like_sentence_between_other_neighbours_is_not_the_quote_reworded() {
    let old = page(paragraph(2), "Two boatmen were hurt.");
    let beside = page(paragraph(2), "Three boatmen were hurt.");
    assert_eq!(anchor_of(&old, "Two boatmen were hurt", &beside).standing, Standing::Altered);
    let new = "A fair was held at Vale in March.\n\nThree boatmen were hurt.\n\n\
        Bakers and weavers gave away bread, cloth and ale.";
    assert_eq!(anchor_of(&old, "Two boatmen were hurt", new).standing, Standing::Gone);
}

#[test]
fn a_changed_word_alters_a_quote_and_is_shown() {
    let new = page("Four people were killed", "Five people were killed");
    let found = anchor("Four people were killed", &new);
    assert_eq!(
        (found.standing, found.because.as_str()),
        (Standing::Altered, "its words were changed")
    );
    assert_eq!(at(&new, &found), "Five people were killed");
    let difference = found.difference.unwrap();
    assert_eq!(difference.document, "[Five] people were killed");
    assert_eq!(difference.quote, "[Four] people were killed");
}

#[test]
fn a_sentence_that_was_corrected_around_a_quote_alters_it() {
    for (from, to) in [
        ("Four people were", "Nine people were"),
        ("the mayor said on Monday", "rumours said on Monday"),
        ("Four people", "It is not true that four people"),
        ("on Monday.", "on Monday, but took it back."),
    ] {
        let new = page(from, to);
        let found = anchor("were killed when the dam above Orrin burst", &new);
        assert_eq!(found.standing, Standing::Altered, "{to}");
        assert!(found.because.contains("sentence around"), "{}", found.because);
        assert_eq!(at(&new, &found), "were killed when the dam above Orrin burst");
    }
}

#[test]
fn the_same_words_in_another_sentence_are_a_look_alike() {
    let gone = page(&format!("{}\n\n", paragraph(1)), "");
    let new =
        format!("{gone}\n\nTwo soldiers were killed by a falling oak near Vale a week later.");
    let found = anchor("were killed", &new);
    assert_eq!((found.standing, at(&new, &found).as_str()), (Standing::LookAlike, "were killed"));
    assert!(found.because.contains("of the 13 words around them 0"), "{}", found.because);
}

#[test]
fn a_passage_that_stood_beside_it_is_no_place_for_a_quote() {
    let twin =
        "Four people were killed when the dam above Vale burst at noon, the mayor said on Monday.";
    let old = format!("{PAGE}\n\n{twin}");
    let new = old.replace(&format!("{}\n\n", paragraph(1)), "");
    let first = old.find("were killed when").unwrap();
    let anchors = Anchors::new(&old, &new);
    let found = anchors.of((first, first + "were killed when the dam".len()), &[]).unwrap();
    assert_eq!(found.standing, Standing::LookAlike);
    assert!(found.because.contains("stood beside this one before"));
    let second = old.rfind("were killed").unwrap();
    let found = anchors.of((second, second + 11), &[]).unwrap();
    assert_eq!((found.standing, at(&new, &found).as_str()), (Standing::Stands, "were killed"));
    // Nor is the twin taken for the quote with its words changed.
    let whole = paragraph(1);
    let found = anchor_of(&old, whole, &new);
    assert_eq!(found.standing, Standing::Gone);
}

#[test]
fn repeated_passages_are_told_apart_by_their_order_as_long_as_none_is_missing() {
    let line = "No change.\n\n";
    let old = line.repeat(30);
    let anchors = |new: &str| {
        let anchors = Anchors::new(&old, new);
        let at = |number: usize| (12 * number, 12 * number + 9);
        (0..30)
            .map(|n| anchors.of(at(n), &[]).map(|it| (it.standing, it.position)))
            .collect::<Vec<_>>()
    };
    let typographically_alike = old.replace("No change", "No\u{a0}change");
    for (number, found) in anchors(&typographically_alike).into_iter().enumerate() {
        assert_eq!(found, Some((Standing::Stands, Some((12 * number, 12 * number + 9)))));
    }
    let one_less = line.repeat(29);
    let standings: Vec<_> = anchors(&one_less).into_iter().flatten().map(|it| it.0).collect();
    assert_eq!(standings, [Standing::LookAlike; 30], "which one is missing cannot be told");
}

#[test]
fn a_quote_with_an_ellipsis_stands_as_long_as_what_it_leaves_out_does() {
    let quote = "The council has … approved the new toll";
    assert_eq!(anchor(quote, &page("until spring", "for good")).standing, Standing::Stands);
    let new = page("has not, for want of money, approved", "has, after a long night, approved");
    let found = anchor(quote, &new);
    assert_eq!(found.standing, Standing::Altered);
    assert_eq!(found.because, "what its ellipsis leaves out was changed");
    let difference = found.difference.unwrap();
    assert!(difference.quote.contains("not"), "{difference:?}");
    assert_eq!(anchor(quote, &page(paragraph(2), "The ferry was found.")).standing, Standing::Gone);
}

#[test]
fn a_text_with_nothing_of_it_has_no_place_for_it() {
    for new in ["", "Page not found", "漢字だけの頁"] {
        let found = anchor("forty houses under water", new);
        assert_eq!((found.standing, found.position), (Standing::Gone, None), "{new}");
    }
}

#[test]
fn a_place_that_the_old_text_lacks_has_no_standing() {
    let anchors = Anchors::new("A word.", "A word");
    for outside in [(0, 99), (99, 100), (5, 2), (3, 3), (1, 2)] {
        assert_eq!(anchors.of(outside, &[]), None, "{outside:?}");
    }
    assert!(anchors.of((0, 1), &[(5, 2), (90, 99)]).is_some());
}

#[test]
fn a_long_quote_is_altered_where_its_first_change_is() {
    let sentence = |n: usize| format!("House number {n} of the valley was under water. ");
    let long: String = (0..200).map(sentence).collect();
    let old = format!("{PAGE}\n\n{long}");
    let new = old.replace("number 150 of the valley was", "number 150 of the valley was not");
    let start = old.chars().count() - long.chars().count();
    let found =
        Anchors::new(&old, &new).of((start, start + long.chars().count() - 1), &[]).unwrap();
    assert_eq!(found.standing, Standing::Altered);
    assert!(found.difference.unwrap().document.contains("was not"));
}

/// Paragraphs of sentences over a small vocabulary, so that words recur.
fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "dam", "mayor", "river", "burst", "the", "of", "was", "not", "Orrin", "valley", "closed",
        "said", "bridge", "forty", "houses", "a", "in", "water", "council", "toll",
    ]);
    let sentence =
        prop::collection::vec(word, 3..14).prop_map(|words| format!("The {}.", words.join(" ")));
    prop::collection::vec(prop::collection::vec(sentence, 1..4).prop_map(|it| it.join(" ")), 2..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_put_before_and_after_a_text_shifts_its_quotes(
        old in paragraphs(), before in paragraphs(), after in paragraphs(), from in 0.0..1.0_f64, words in 1_usize..9,
    ) {
        let old = old.join("\n\n");
        let put_before = format!("{}\n\n", before.join("\n\n"));
        let new = format!("{put_before}{old}\n\n{}", after.join("\n\n"));
        let starts: Vec<usize> = old.match_indices(' ').map(|(at, _)| at + 1).collect();
        let first = (from * starts.len() as f64) as usize;
        let (start, end) = (starts[first], starts.get(first + words).map_or(old.len(), |at| at - 1));
        let found = Anchors::new(&old, &new).of((start, end), &[]).unwrap();
        let shifted = (start + put_before.len(), end + put_before.len());
        match found.standing {
            Standing::Stands | Standing::Moved => prop_assert_eq!(found.position, Some(shifted)),
            // A quote at the very edge of so small a text may have too little around it to be told.
            other => prop_assert!(other == Standing::LookAlike, "{:?}", found),
        }
    }

    #[test]
    fn a_quote_whose_paragraph_is_gone_is_never_led_to_another(
        old in paragraphs(), drop in 0_usize..8, from in 0.0..1.0_f64, words in 1_usize..9,
    ) {
        let drop = drop % old.len();
        let before: usize = old[..drop].iter().map(|it| it.len() + 2).sum();
        let starts: Vec<usize> = old[drop].match_indices(' ').map(|(at, _)| at + 1).collect();
        let first = (from * starts.len() as f64) as usize;
        let end = starts.get(first + words).map_or(old[drop].len(), |at| at - 1);
        let mut rest = old.clone();
        let dropped = rest.remove(drop);
        // Of two that are the same, nobody can tell which one is left.
        prop_assume!(dropped.split_inclusive('.').all(|it| !rest.concat().contains(it.trim())));
        let (old, new) = (old.join("\n\n"), rest.join("\n\n"));
        let found = Anchors::new(&old, &new).of((before + starts[first], before + end), &[]).unwrap();
        prop_assert!(found.standing.is_gone(), "{:?}", found);
    }

    #[test]
    fn no_texts_are_a_trap(old in ".{0,60}", new in ".{0,60}", start in 0_usize..60, end in 0_usize..60) {
        let anchors = Anchors::new(&old, &new);
        let found = anchors.of((start, end), &[(start, end)]);
        if let Some(Anchor { position: Some((start, end)), .. }) = found {
            prop_assert!(start < end && end <= new.chars().count());
        }
        if let Some(found) = Anchors::new(&old, &old).of((start, end), &[]) {
            prop_assert_eq!(found.standing, Standing::Stands);
        }
    }
}
