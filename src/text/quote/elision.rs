//! Quotes that leave words out: the parts between the ellipses, each found in its turn.
//!
//! Editors use an ellipsis for words left out when a quote is condensed, and are warned "to avoid deletions
//! that would distort the meaning" (AP); what is left out between two paragraphs is marked in both (AP,
//! Chicago). So an ellipsis here reaches to the end of the next paragraph at most.

use std::ops::Range;

use super::hits;
use crate::text::{normalize::Normalized, paragraph};

/// The most that one ellipsis leaves out, in code points: a long paragraph. In a text without paragraphs
/// two parts further away from each other are no one quote.
pub const MOST_LEFT_OUT: usize = 1000;

/// More parts than a quote has, and what bounds the time for a text that is all ellipses.
const MOST_PARTS: usize = 32;

/// How many places of one part are looked at, and how many bytes may be compared for them.
const MOST_PART_HITS: usize = 20_000;
const MOST_COMPARED: usize = 100 << 20;

/// What next to an ellipsis is not looked for: a sentence that is cut short gets the stop of its own.
const BESIDE: [char; 9] = [' ', '.', ',', ';', ':', '?', '!', '"', '\''];

/// Where the parts of a quote stand in the text, in bytes.
pub(super) type Chain = Vec<Range<usize>>;

/// What came of looking for the parts of a quote.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Elided {
    /// Every place of the whole.
    Places(Vec<Chain>),
    /// The first part that stands nowhere.
    Lacks(String),
    /// Each part stands somewhere, but not in order and near each other.
    Scattered,
}

/// The parts of a quote between its ellipses (`…`, `...`, `. . .`, alone or in brackets), typography made
/// alike; none where it has no ellipsis, or no word beside one. An ellipsis at the start or the end only
/// says that the document goes on there: it parts nothing.
pub(super) fn parts(quote: &str) -> Vec<String> {
    let marks = ellipses(quote);
    if marks.is_empty() || marks.len() >= MOST_PARTS {
        return vec![];
    }
    let starts = std::iter::once(0).chain(marks.iter().map(|mark| mark.end));
    let ends = marks.iter().map(|mark| mark.start).chain([quote.len()]);
    starts
        .zip(ends)
        .map(|(start, end)| {
            let part = quote[start..end].trim_matches(' ');
            let part = if start > 0 { part.trim_start_matches(BESIDE) } else { part };
            if end < quote.len() { part.trim_end_matches(BESIDE) } else { part }
        })
        .filter(|part| part.contains(char::is_alphanumeric))
        .map(str::to_owned)
        .collect()
}

/// Where the ellipses of a text stand, the brackets around them included.
fn ellipses(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut found, mut from) = (vec![], 0);
    while let Some(dot) = text[from..].find('.').map(|at| from + at) {
        let (mut end, mut dots) = (dot + 1, 1);
        while let Some(next) = next_dot(bytes, end) {
            (end, dots) = (next + 1, dots + 1);
        }
        from = end;
        if dots >= 3 {
            found.push(with_brackets(text, dot..end));
        }
    }
    found
}

fn next_dot(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at..)? {
        [b'.', ..] => Some(at),
        [b' ', b'.', ..] => Some(at + 1),
        _ => None,
    }
}

fn with_brackets(text: &str, mark: Range<usize>) -> Range<usize> {
    let before = text[..mark.start].trim_end_matches(' ');
    let after = text[mark.end..].trim_start_matches(' ');
    let matching = [('[', ']'), ('(', ')')]
        .iter()
        .any(|(open, close)| before.ends_with(*open) && after.starts_with(*close));
    if matching { before.len() - 1..text.len() - after.len() + 1 } else { mark }
}

/// Looks for the parts in the text, in their order, from each place of the first one; every other part is
/// taken at its nearest place from which the rest can be reached. `before` and `after` are the prefix and
/// the suffix, typography made alike.
pub(super) fn find(
    text: &str,
    normalized: &Normalized,
    parts: &[String],
    before: &str,
    after: &str,
) -> Elided {
    let mut found = Vec::with_capacity(parts.len());
    for part in parts {
        let places = places(normalized, part);
        if places.is_empty() {
            return Elided::Lacks(part.clone());
        }
        found.push(places);
    }
    let normal = normalized.as_str();
    if let Some(first) = found.first_mut() {
        first.retain(|(at, _)| before.is_empty() || ends_with(&normal[..at.start], before));
    }
    if let Some(last) = found.last_mut() {
        last.retain(|(at, _)| after.is_empty() || starts_with(&normal[at.end..], after));
    }
    let paragraphs = paragraph::byte_starts(text);
    let chains = chains(&found, |one, other| is_near(text, &paragraphs, one, other));
    if chains.is_empty() { Elided::Scattered } else { Elided::Places(chains) }
}

/// Where a part stands, word for word and cut through no word: in the normalised text and in the original.
fn places(normalized: &Normalized, part: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let text = normalized.as_str();
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let cuts_no_word = |at: &Range<usize>| {
        let starts = in_word(part.chars().next()) && in_word(text[..at.start].chars().next_back());
        let ends = in_word(part.chars().next_back()) && in_word(text[at.end..].chars().next());
        !starts && !ends
    };
    hits(text, part)
        .take(MOST_PART_HITS.min(MOST_COMPARED / part.len().max(1)))
        .map(|start| start..start + part.len())
        .filter(cuts_no_word)
        .filter_map(|at| Some((at.clone(), normalized.original(at)?)))
        .collect()
}

fn ends_with(text: &str, prefix: &str) -> bool {
    text.ends_with(prefix) || text.strip_suffix(' ').is_some_and(|text| text.ends_with(prefix))
}

fn starts_with(text: &str, suffix: &str) -> bool {
    text.starts_with(suffix) || text.strip_prefix(' ').is_some_and(|text| text.starts_with(suffix))
}

/// From the last part to the first one, the places that reach the next part, and which place of it.
fn chains(
    found: &[Vec<(Range<usize>, Range<usize>)>],
    near: impl Fn(&Range<usize>, &Range<usize>) -> bool,
) -> Vec<Chain> {
    let mut reaching: Vec<Vec<(&Range<usize>, usize)>> = vec![];
    for places in found.iter().rev() {
        let step = match reaching.last() {
            None => places.iter().map(|(_, at)| (at, 0)).collect(),
            Some(later) => places
                .iter()
                .filter_map(|(_, at)| {
                    let next = later.partition_point(|(other, _)| other.start < at.end);
                    let (other, _) = later.get(next)?;
                    near(at, other).then_some((at, next))
                })
                .collect(),
        };
        reaching.push(step);
    }
    reaching.reverse();
    let firsts = 0..reaching.first().map_or(0, Vec::len);
    firsts
        .map(|first| {
            let mut place = first;
            let step = |level: &Vec<(&Range<usize>, usize)>| {
                let (at, next) = &level[place];
                place = *next;
                (*at).clone()
            };
            reaching.iter().map(step).collect()
        })
        .collect()
}

/// Whether an ellipsis may stand for what lies between two places.
fn is_near(text: &str, paragraphs: &[usize], one: &Range<usize>, other: &Range<usize>) -> bool {
    let paragraph = |at: usize| paragraph::number(paragraphs, at).unwrap_or(0);
    let between = &text[one.end..other.start];
    between.chars().nth(MOST_LEFT_OUT).is_none()
        && paragraph(other.start) <= paragraph(one.end - 1) + 1
}

/// What lies between the parts, in bytes, white space at its ends aside; nothing where two parts follow
/// each other.
pub(super) fn left_out(text: &str, chain: &Chain) -> Vec<Range<usize>> {
    chain
        .windows(2)
        .filter_map(|pair| {
            let between = &text[pair[0].end..pair[1].start];
            let start = pair[0].end + (between.len() - between.trim_start().len());
            let words = between.trim();
            (!words.is_empty()).then(|| start..start + words.len())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{super::Found, *};
    use crate::model::Match;
    use crate::text::quote::{NotFound, locate, parts};

    const TEXT: &str = "“The council has not, for want of money, approved the toll,” the mayor said. \
        The bridge opens in May.\n\nIt cost 40 million crowns.\n\nNobody has crossed it yet.";

    /// What is left out of the quote in the text.
    fn left_out(quote: &str) -> Vec<String> {
        let Found { start, end, found, left_out } = locate(TEXT, quote, None, None).unwrap();
        assert_eq!(found, Match::Elided, "{quote}");
        let part = |(from, to): (usize, usize)| {
            assert!(start < from && from < to && to < end);
            TEXT.chars().skip(from).take(to - from).collect()
        };
        left_out.into_iter().map(part).collect()
    }

    #[test]
    fn every_form_of_an_ellipsis_leaves_words_out() {
        let words = ["not, for want of money,"];
        for mark in
            ["…", " … ", "...", " . . . ", " [...] ", "[…]", " (...) ", " [ … ] ", ", … ", " ..."]
        {
            let quote = format!("The council has{mark}approved the toll");
            assert_eq!(left_out(&quote), words, "{quote}");
        }
    }

    #[test]
    fn several_parts_are_found_in_order() {
        assert_eq!(
            left_out("The council … approved … The bridge opens"),
            ["has not, for want of money,", "the toll,” the mayor said."]
        );
        let Err(NotFound::Scattered) = locate(TEXT, "approved … The council", None, None) else {
            panic!()
        };
    }

    #[test]
    fn a_sentence_cut_short_may_end_in_a_stop_of_its_own() {
        assert_eq!(left_out("The council has not. … The bridge opens").len(), 1);
        assert_eq!(left_out("“The council has not” … “The bridge opens").len(), 1);
    }

    #[test]
    fn an_ellipsis_at_the_edge_parts_nothing() {
        for quote in ["… approved the toll", "approved the toll…", "“...approved the toll [...]”"]
        {
            assert_eq!(left_out(quote), [""; 0], "{quote}");
            let found = locate(TEXT, quote, None, None).unwrap();
            assert_eq!(found.end - found.start, "approved the toll".len());
        }
    }

    #[test]
    fn an_ellipsis_that_stands_in_the_text_is_no_ellipsis_of_the_quote() {
        let text = "Well … yes, he said. Well, perhaps yes.";
        for (quote, how) in [("Well … yes", Match::Verbatim), ("Well ... yes", Match::Typographic)]
        {
            let found = locate(text, quote, None, None).unwrap();
            assert_eq!((found.found, found.start, found.left_out), (how, 0, vec![]));
        }
    }

    #[test]
    fn parts_are_whole_words_as_they_stand() {
        assert!(locate(TEXT, "The council … proved the toll", None, None).is_err());
        assert!(locate(TEXT, "he bridge … May", None, None).is_err());
        assert!(locate(TEXT, "the council … approved", None, None).is_err(), "letter case");
        assert!(locate(TEXT, "…", None, None).is_err());
    }

    #[test]
    fn an_ellipsis_reaches_into_the_next_paragraph_and_no_further() {
        assert_eq!(left_out("The bridge opens … 40 million crowns").len(), 1);
        let far = locate(TEXT, "The bridge opens … crossed it", None, None);
        assert_eq!(far, Err(NotFound::Scattered));
        // Not either when the first paragraph says it again in the end.
        let again = format!("crossed it. {TEXT}");
        assert_eq!(locate(&again, "The bridge opens … crossed it", None, None), far);
    }

    #[test]
    fn an_ellipsis_leaves_out_no_more_than_a_long_paragraph() {
        let text = |fill: usize| format!("The dam {}burst", "x ".repeat(fill));
        let reach = MOST_LEFT_OUT / 2;
        assert!(locate(&text(reach - 1), "The dam … burst", None, None).is_ok());
        let far = locate(&text(reach), "The dam … burst", None, None);
        assert_eq!(far, Err(NotFound::Scattered));
    }

    #[test]
    fn a_part_that_is_missing_is_named() {
        let Err(NotFound::Missing { part, nearest }) =
            locate(TEXT, "The council has … approved the tolls", None, None)
        else {
            panic!()
        };
        assert_eq!(part.as_deref(), Some("approved the tolls"));
        assert!(nearest.unwrap().text.starts_with("approved the toll"));
    }

    #[test]
    fn the_whole_needs_one_place() {
        let text = "The dam at Orrin, says Hale, burst. The dam at Vale, says Moe, burst at noon.";
        let Err(NotFound::Ambiguous { places, telling }) =
            locate(text, "The dam … burst", None, None)
        else {
            panic!()
        };
        assert_eq!(places, [0, 36]);
        for one in telling {
            let (prefix, suffix) = match one.side {
                crate::text::quote::Side::Prefix => (Some(one.words.as_str()), None),
                crate::text::quote::Side::Suffix => (None, Some(one.words.as_str())),
            };
            assert_eq!(locate(text, "The dam … burst", prefix, suffix).unwrap().start, one.start);
        }
        let elsewhere = locate(text, "The dam … burst", Some("Moe."), None);
        assert_eq!(elsewhere, Err(NotFound::OutOfContext { places: vec![0, 36] }));
    }

    #[test]
    fn each_part_is_taken_at_its_nearest_place() {
        let text = "The dam held. The road held too.";
        let found = locate(text, "The dam … held", None, None);
        assert_eq!(found.map(|found| found.end), Ok(12));
        let found = locate(text, "dam … held", None, Some("too"));
        assert_eq!(found.map(|found| found.end), Ok(27));
    }

    #[test]
    fn an_ellipsis_alone_and_words_without_one_have_no_parts() {
        for quote in ["", "...", "no ellipsis", "two.. dots", "… , …"] {
            assert_eq!(parts(quote), [""; 0], "{quote}");
        }
    }

    #[test]
    fn a_text_full_of_parts_is_no_trap() {
        let text = "a ".repeat(500_000);
        assert!(locate(&text, "a … a … a … a", None, None).is_err());
        assert!(locate(&text, &"a … ".repeat(100_000), None, None).is_err());
        assert!(locate(&text, &format!("{} … b", "a ".repeat(100_000)), None, None).is_err());
        assert!(locate(&".".repeat(500_000), &". ".repeat(100_001), None, None).is_err());
    }
}
