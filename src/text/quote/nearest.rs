//! The part of a text that is most like a quote which does not stand in it.

use std::{collections::VecDeque, fmt, ops::Range};

use rustc_hash::FxHashSet;

use super::difference::Difference;
use crate::text::normalize::{Normalized, typographic};

/// The part of a text that is most like a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearest {
    /// The words as they stand in the text, from a word's start to a word's end.
    pub text: String,
    /// Where they start, in code points.
    pub start: usize,
    /// Where they end: the code point after the last one.
    pub end: usize,
    /// 1 less the edits per character of the longer one that lead from the quote to these words, letter
    /// case and the ends of cut words aside; from one half to 1.
    pub similarity: f64,
    /// What the two say differently, word by word.
    pub difference: Difference,
}

/// Below this likeness a text helps nobody to see what went wrong: half of the characters must agree.
const LEAST_SIMILAR: f64 = 0.5;

/// How much of a quote is compared, in characters: enough to recognise it, and it bounds the time.
const COMPARED: usize = 300;

/// How many stretches of the text are compared in full, the most promising ones first.
const STRETCHES: usize = 8;

/// How far a word is followed: a text without spaces must not be shown whole.
const LONGEST_WORD: usize = 60;

impl fmt::Display for Nearest {
    /// Where the two differ, on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Difference { document, quote } = &self.difference;
        write!(f, "nearest in the document: “{document}”; in the quote: “{quote}”")
    }
}

/// Finds it in two steps: the stretches that share most groups of three letters with the quote, in one
/// pass over the text; then in each of these the part with the fewest edits.
pub(super) fn nearest(text: &str, normalized: &Normalized, quote: &str) -> Option<Nearest> {
    let wanted: Vec<char> = typographic(quote).chars().map(folded).take(COMPARED).collect();
    let normal = normalized.as_str();
    let mut best: Option<(f64, Range<usize>)> = None;
    for stretch in promising(normal, &wanted) {
        let range = closest_part(normal, stretch, &wanted);
        let likeness = similarity(&normal[range.clone()], &wanted);
        if likeness >= LEAST_SIMILAR && best.as_ref().is_none_or(|(most, _)| likeness > *most) {
            best = Some((likeness, range));
        }
    }
    let (similarity, range) = best?;
    let place = normalized.covering(whole_words(normal, range));
    let words = &text[place.clone()];
    let start = text[..place.start].chars().count();
    Some(Nearest {
        text: words.to_owned(),
        start,
        end: start + words.chars().count(),
        similarity,
        difference: Difference::between(words, compared(quote)),
    })
}

/// Stretches of the text that may hold it: byte ranges, twice as long as what is wanted, in the order of
/// how many groups of three letters they share with it.
fn promising(text: &str, wanted: &[char]) -> Vec<Range<usize>> {
    let groups: FxHashSet<u64> = wanted.windows(3).map(|group| packed(group.iter())).collect();
    let mut best: Vec<(usize, Range<usize>)> = vec![];
    let mut block: (usize, Range<usize>) = (0, 0..0);
    let mut window: VecDeque<(usize, bool)> = VecDeque::with_capacity(wanted.len() + 1);
    let mut last = VecDeque::with_capacity(4);
    let mut shared = 0;
    for (n, (at, c)) in text.char_indices().enumerate() {
        last.push_back(folded(c));
        if last.len() > 3 {
            last.pop_front();
        }
        let hit = last.len() == 3 && groups.contains(&packed(last.iter()));
        shared += usize::from(hit);
        window.push_back((at, hit));
        if window.len() > wanted.len() {
            shared -= usize::from(window.pop_front().is_some_and(|(_, hit)| hit));
        }
        if shared > block.0 {
            block = (shared, window.front().map_or(at, |&(start, _)| start)..at + c.len_utf8());
        }
        if n % wanted.len().max(1) == 0 {
            keep(&mut best, std::mem::take(&mut block));
        }
    }
    keep(&mut best, block);
    best.into_iter().map(|(_, range)| widened(text, range, wanted.len() / 2 + 3)).collect()
}

fn keep(best: &mut Vec<(usize, Range<usize>)>, block: (usize, Range<usize>)) {
    if block.0 == 0 {
        return;
    }
    let place = best.partition_point(|(shared, _)| *shared >= block.0);
    best.insert(place, block);
    best.truncate(STRETCHES);
}

fn widened(text: &str, range: Range<usize>, by: usize) -> Range<usize> {
    let start = text[..range.start].char_indices().rev().nth(by).map_or(0, |(at, _)| at);
    let end = text[range.end..].char_indices().nth(by).map_or(text.len(), |(at, _)| range.end + at);
    start..end
}

/// The part of a stretch with the fewest edits to what is wanted: Sellers' algorithm, which is the
/// Levenshtein distance with a free start and a free end in the text.
fn closest_part(text: &str, stretch: Range<usize>, wanted: &[char]) -> Range<usize> {
    let offset = stretch.start;
    let fresh = |start: usize| -> Vec<(usize, usize)> {
        (0..=wanted.len()).map(|edits| (edits, start)).collect()
    };
    let mut column = fresh(offset);
    let mut best = (wanted.len(), offset..offset);
    for (at, c) in text[stretch].char_indices() {
        let end = offset + at + c.len_utf8();
        let mut next = Vec::with_capacity(column.len());
        next.push((0, end));
        for (row, &letter) in wanted.iter().enumerate() {
            let changed = usize::from(letter != folded(c));
            let step = [
                (column[row].0 + changed, column[row].1),
                (column[row + 1].0 + 1, column[row + 1].1),
                (next[row].0 + 1, next[row].1),
            ];
            next.push(step.into_iter().min_by_key(|&(edits, _)| edits).unwrap_or_default());
        }
        column = next;
        // Of two parts as near the longer one: it also shows the words that the quote lacks.
        if let Some(&(edits, start)) = column.last()
            && edits <= best.0
        {
            best = (edits, start..end);
        }
    }
    best.1
}

fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let in_word = |c: &char| c.is_alphanumeric();
    let starts_in_word = text[range.clone()].chars().next().as_ref().is_some_and(in_word);
    let ends_in_word = text[range.clone()].chars().next_back().as_ref().is_some_and(in_word);
    let rest = |chars: &mut dyn Iterator<Item = char>| -> usize {
        chars.take_while(in_word).take(LONGEST_WORD).map(char::len_utf8).sum()
    };
    let before = rest(&mut text[..range.start].chars().rev());
    let after = rest(&mut text[range.end..].chars());
    let start = range.start - if starts_in_word { before } else { 0 };
    let end = range.end + if ends_in_word { after } else { 0 };
    let whole = &text[start..end];
    let start = start + (whole.len() - whole.trim_start().len());
    start..start + whole.trim().len()
}

/// As much of a quote as was compared, in whole words.
fn compared(quote: &str) -> &str {
    match quote.char_indices().nth(COMPARED) {
        Some((cut, _)) => quote[..cut].rsplit_once(char::is_whitespace).map_or(quote, |(it, _)| it),
        None => quote,
    }
}

fn similarity(found: &str, wanted: &[char]) -> f64 {
    let found: String = found.chars().map(folded).take(2 * COMPARED).collect();
    strsim::normalized_levenshtein(&found, &wanted.iter().collect::<String>())
}

/// One character for each: a full case fold could make two of it and move every place after it.
fn folded(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn packed<'a>(group: impl Iterator<Item = &'a char>) -> u64 {
    group.fold(0, |packed, &c| packed << 21 | u64::from(u32::from(c)))
}

#[cfg(test)]
mod tests {
    use crate::text::quote::Haystack;

    const TEXT: &str = "Kyiv said on Monday that the fight goes on. According to the BBC, neither city has \
        been fully seized so far. Moscow “announced the capture” of both cities on Sunday evening.";

    fn nearest(quote: &str) -> Option<String> {
        Haystack::new(TEXT).nearest(quote).map(|nearest| nearest.text)
    }

    #[test]
    fn a_quote_with_a_slip_leads_to_the_words_that_were_meant() {
        for (quote, words) in [
            ("neither city has been fuly siezed", "neither city has been fully seized"),
            ("Neither city was fully seized so far", "neither city has been fully seized so far"),
            ("\"announced a capture\" of both", "“announced the capture” of both"),
            ("the fight goes on, according to the BBC", "the fight goes on. According to the BBC"),
        ] {
            assert_eq!(nearest(quote).as_deref(), Some(words), "{quote}");
        }
    }

    #[test]
    fn the_place_is_in_code_points() {
        let found = Haystack::new("Київ: місто вистояло").nearest("місто не вистояло").unwrap();
        assert_eq!((found.start, found.end), (6, 20));
        assert!(found.similarity > 0.8 && found.similarity < 1.0);
    }

    #[test]
    fn what_is_nowhere_near_has_no_nearest() {
        assert_eq!(nearest("The vaccine lowered the risk by 40 percent"), None);
        assert_eq!(nearest("x"), None);
        assert_eq!(Haystack::new("").nearest("anything"), None);
    }

    #[test]
    fn a_long_text_is_searched_in_one_pass() {
        let noise =
            "the town of the city and the river in the east of the country. ".repeat(20_000);
        let text = format!("{noise}The dam at Orrin burst at dawn. {noise}");
        let found = Haystack::new(&text).nearest("The damn at Orin burst at dawn").unwrap();
        assert_eq!(found.text, "The dam at Orrin burst at dawn");
    }

    #[test]
    fn a_text_without_spaces_is_not_shown_whole() {
        let text = "ab".repeat(100_000);
        let found = Haystack::new(&text).nearest("abababXabab").unwrap();
        assert!(found.text.len() < 200);
    }
}
