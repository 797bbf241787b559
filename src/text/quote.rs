//! Finding a quote in a text: character for character, else with the typography made alike.

mod nearest;

use std::{cell::OnceCell, fmt, ops::Range};

use super::normalize::{Normalized, typographic};
use crate::model::Match;

pub use nearest::Nearest;

/// Where a quote stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Where it starts, in code points of the text.
    pub start: usize,
    /// Where it ends: the code point after its last one.
    pub end: usize,
    /// [`Match::Verbatim`] or [`Match::Typographic`].
    pub found: Match,
}

/// Why a quote has no one place in a text. Its message reads on after "the quote".
#[derive(Debug, Clone, PartialEq)]
pub enum NotFound {
    /// There is nothing to look for.
    Empty,
    /// It does not stand there, not even with the typography made alike.
    Missing {
        /// The part of the text that is most like it, where any is.
        nearest: Option<Nearest>,
    },
    /// It stands there, but nowhere between the prefix and the suffix.
    OutOfContext {
        /// Where it stands, in code points; at most [`MOST_PLACES`].
        places: Vec<usize>,
    },
    /// It stands at several places, and nothing tells which is meant.
    Ambiguous {
        /// Where it stands, in code points; at most [`MOST_PLACES`].
        places: Vec<usize>,
    },
}

/// How many places of one quote are looked up and told; a text can repeat it a million times.
pub const MOST_PLACES: usize = 100;

/// How many hits are looked at for one quote, those included that turn out to cut a character.
const MOST_HITS: usize = 1000;

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let times = |places: &[usize]| match places.len() {
            1 => "at one place".to_owned(),
            MOST_PLACES => format!("at {MOST_PLACES} places or more"),
            n => format!("at {n} places"),
        };
        match self {
            Self::Empty => {
                f.write_str("is empty: leave it out, or copy the words from the document")
            }
            Self::Missing { nearest: Some(nearest) } => {
                write!(f, "does not stand in the document; the nearest text is “{nearest}”")
            }
            Self::Missing { nearest: None } => {
                f.write_str("does not stand in the document, nor anything like it")
            }
            Self::OutOfContext { places } => write!(
                f,
                "stands in the document {}, but not directly after this prefix and before this suffix",
                times(places)
            ),
            Self::Ambiguous { places } => write!(
                f,
                "stands in the document {}: add a prefix or suffix, the words directly before or after it, to say which is meant",
                times(places)
            ),
        }
    }
}

impl std::error::Error for NotFound {}

/// Finds the one place of a quote in a text.
///
/// It is looked for as it is written, between the prefix and the suffix where they are given. Only when
/// it does not stand there so is it looked for with the typography made alike (see
/// [`Normalized`]), where white space may also stand between the prefix, the quote and the suffix. An
/// ellipsis is a character like any other: it skips nothing.
///
/// Takes time in proportion to the text, and memory likewise when the quote is not found verbatim. To look
/// for many quotes in one text, make one [`Haystack`].
///
/// ```
/// use atodds::{model::Match, text::quote::locate};
/// let text = "It said: “We hold\nthe town.”";
/// let found = locate(text, "We hold the town", None, None)?;
/// assert_eq!((found.start, found.end, found.found), (10, 26, Match::Typographic));
/// # Ok::<(), atodds::text::quote::NotFound>(())
/// ```
///
/// # Errors
///
/// [`NotFound`] says why there is no such place: it is empty, stands nowhere (with the text that is
/// nearest), stands elsewhere, or stands at several places.
pub fn locate(
    text: &str,
    exact: &str,
    prefix: Option<&str>,
    suffix: Option<&str>,
) -> Result<Found, NotFound> {
    let haystack = Haystack::new(text);
    haystack.find(exact, prefix, suffix).map_err(|why| match why {
        NotFound::Missing { .. } => NotFound::Missing { nearest: haystack.nearest(exact) },
        other => other,
    })
}

/// A text to look for many quotes in: its normalised form is made once, when first needed.
#[derive(Debug)]
pub struct Haystack<'t> {
    text: &'t str,
    normalized: OnceCell<Normalized>,
}

impl<'t> Haystack<'t> {
    /// Takes the text to look in.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, normalized: OnceCell::new() }
    }

    /// The one place of a quote, as [`locate`] finds it.
    ///
    /// # Errors
    ///
    /// As [`locate`], but with no nearest text: ask [`Self::nearest`] for it.
    pub fn find(
        &self,
        exact: &str,
        prefix: Option<&str>,
        suffix: Option<&str>,
    ) -> Result<Found, NotFound> {
        if typographic(exact).is_empty() {
            return Err(NotFound::Empty);
        }
        let (before, after) = (prefix.unwrap_or_default(), suffix.unwrap_or_default());
        let mut places = self.verbatim(exact, before, after);
        if places.is_empty() {
            places = self.alike(exact, before, after);
        }
        match places.as_slice() {
            [] if before.is_empty() && after.is_empty() => Err(NotFound::Missing { nearest: None }),
            [] => Err(self.without_context(exact)),
            [place] => Ok(self.found(place.clone(), exact)),
            _ => Err(NotFound::Ambiguous { places: self.code_points(&places) }),
        }
    }

    /// The part of the text that is most like a quote, or `None` when nothing is much like it.
    ///
    /// Takes time in proportion to the text; of a long quote only the beginning is compared.
    #[must_use]
    pub fn nearest(&self, exact: &str) -> Option<Nearest> {
        nearest::nearest(self.text, self.normalized(), &typographic(exact))
    }

    fn normalized(&self) -> &Normalized {
        self.normalized.get_or_init(|| Normalized::new(self.text))
    }

    fn verbatim(&self, exact: &str, before: &str, after: &str) -> Vec<Range<usize>> {
        hits(self.text, &[before, exact, after].concat())
            .take(MOST_PLACES)
            .map(|hit| hit + before.len()..hit + before.len() + exact.len())
            .collect()
    }

    fn alike(&self, exact: &str, before: &str, after: &str) -> Vec<Range<usize>> {
        let (exact, before, after) = (typographic(exact), typographic(before), typographic(after));
        let gaps = |context: &str| if context.is_empty() { &[""][..] } else { &["", " "][..] };
        let mut places = vec![];
        for gap_before in gaps(&before) {
            for gap_after in gaps(&after) {
                let needle = [before.as_str(), gap_before, &exact, gap_after, &after].concat();
                let skipped = before.len() + gap_before.len();
                places.extend(
                    hits(self.normalized().as_str(), &needle)
                        .map(|hit| hit + skipped..hit + skipped + exact.len())
                        .filter_map(|range| self.normalized().original(range)),
                );
            }
        }
        places.sort_by_key(|place| place.start);
        places.dedup();
        places.truncate(MOST_PLACES);
        places
    }

    fn without_context(&self, exact: &str) -> NotFound {
        match self.find(exact, None, None) {
            Ok(found) => NotFound::OutOfContext { places: vec![found.start] },
            Err(NotFound::Ambiguous { places }) => NotFound::OutOfContext { places },
            Err(other) => other,
        }
    }

    fn found(&self, place: Range<usize>, exact: &str) -> Found {
        let words = &self.text[place.clone()];
        let start = self.text[..place.start].chars().count();
        Found {
            start,
            end: start + words.chars().count(),
            found: if words == exact { Match::Verbatim } else { Match::Typographic },
        }
    }

    fn code_points(&self, places: &[Range<usize>]) -> Vec<usize> {
        places.iter().map(|place| self.text[..place.start].chars().count()).collect()
    }
}

/// Where a needle starts in a text, in bytes, places that overlap included.
fn hits<'a>(text: &'a str, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
    let step = needle.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        let hit = from + text.get(from..)?.find(needle)?;
        from = hit + step;
        Some(hit)
    })
    .take(MOST_HITS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(start: usize, end: usize, found: Match) -> Found {
        Found { start, end, found }
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
        assert!(locate("has not … been seized", "has … seized", None, None).is_err());
    }

    #[test]
    fn a_quote_at_two_places_needs_its_context() {
        let text = "four dead in Dnipro; four dead in Odesa";
        assert_eq!(
            locate(text, "four dead", None, None),
            Err(NotFound::Ambiguous { places: vec![0, 21] })
        );
        let in_odesa = locate(text, "four dead", None, Some("in Odesa")).unwrap();
        assert_eq!(in_odesa, at(21, 30, Match::Verbatim));
        let after_dnipro = locate(text, "four dead", Some("Dnipro;"), None).unwrap();
        assert_eq!(after_dnipro, in_odesa);
    }

    #[test]
    fn places_that_overlap_count_as_two() {
        assert_eq!(
            locate("ha ha ha", "ha ha", None, None),
            Err(NotFound::Ambiguous { places: vec![0, 3] })
        );
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
            Err(NotFound::Missing { nearest: None })
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
        let Err(NotFound::Ambiguous { places }) = locate(&text, "aaa", None, None) else {
            panic!()
        };
        assert_eq!(places.len(), MOST_PLACES);
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
                Err(NotFound::Ambiguous { places }) => prop_assert!(places.contains(&start)),
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
                Ok(found) => {
                    prop_assert_eq!(typographic(&slice(&text, found.start, found.end)), typographic(&part));
                }
                // Cut through a character of the text, or several places.
                Err(NotFound::Missing { .. }) => prop_assert!(text.contains('…')),
                Err(NotFound::Ambiguous { places }) => prop_assert!(places.len() > 1),
                Err(NotFound::Empty) => prop_assert!(part.trim().is_empty()),
                Err(other) => prop_assert!(false, "{other:?}"),
            }
        }
    }
}
