//! Numbers, spelled or in digits, with their scale words: "twenty-five", "a hundred and fifty",
//! "half a million", "1.2 bn", "19M".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lexer::{Kind, Token};

/// A number read from tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spelled {
    /// Its value.
    pub(crate) value: f64,
    /// The first token behind it.
    pub(crate) next: usize,
    /// Half of its last place as written: 50,000 for "1.2 million".
    pub(crate) rounding: f64,
    /// The value of its last scale word, or 1.
    pub(crate) scale: f64,
    /// Whether it is a rank: "third", "21st".
    pub(crate) ordinal: bool,
    /// Whether it is written in digits.
    pub(crate) digits: bool,
}

/// What one word adds to a number.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    /// 1 to 19.
    Small(f64),
    /// 20, 30 … 90.
    Ten(f64),
    /// 100.
    Hundred,
    /// 12.
    Dozen,
    /// 1,000 and more.
    Scale(f64),
}

const SMALL: &str = "\
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen \
    fifteen sixteen seventeen eighteen nineteen";
const TENS: &str = "\
    twenty thirty forty fifty sixty seventy eighty ninety";
const SMALL_RANKS: &str = "\
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
const TEN_RANKS: &str = "\
    twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth";

/// What a word is worth: as a part of a number, or as a rank.
#[derive(Debug, Clone, Copy)]
enum Worth {
    Part(Part),
    Rank(f64),
}

static WORDS: LazyLock<FxHashMap<&'static str, Worth>> = LazyLock::new(|| {
    let part = |word, part| (word, Worth::Part(part));
    let rank = |word, value| (word, Worth::Rank(value));
    let ones = || (0u32..).map(f64::from);
    let tens = || (2u32..).map(|n| f64::from(10 * n));
    let mut words = FxHashMap::default();
    words.extend(SMALL.split(' ').zip(ones()).map(|(w, n)| part(w, Part::Small(n))));
    words.extend(TENS.split(' ').zip(tens()).map(|(w, n)| part(w, Part::Ten(n))));
    words.extend(SCALES.iter().map(|(w, n)| part(*w, Part::Scale(*n))));
    words.extend([part("hundred", Part::Hundred), part("dozen", Part::Dozen)]);
    words.extend(SMALL_RANKS.split(' ').zip(ones()).map(|(w, n)| rank(w, n)));
    words.extend(TEN_RANKS.split(' ').zip(tens()).map(|(w, n)| rank(w, n)));
    words.extend([rank("hundredth", 100.0), rank("thousandth", 1e3), rank("millionth", 1e6)]);
    words
});

/// Scale words and their values.
const SCALES: &[(&str, f64)] = &[
    ("thousand", 1e3),
    ("lakh", 1e5),
    ("lakhs", 1e5),
    ("lac", 1e5),
    ("million", 1e6),
    ("mln", 1e6),
    ("mn", 1e6),
    ("crore", 1e7),
    ("crores", 1e7),
    ("billion", 1e9),
    ("bn", 1e9),
    ("bln", 1e9),
    ("trillion", 1e12),
    ("tn", 1e12),
    ("trn", 1e12),
    ("quadrillion", 1e15),
];

fn part(word: &str) -> Option<Part> {
    match WORDS.get(word) {
        Some(Worth::Part(part)) => Some(*part),
        _ => None,
    }
}

/// The value of a scale word that stands alone behind a figure: "million", "crore".
pub(crate) fn scale(word: &str) -> Option<f64> {
    match part(word) {
        Some(Part::Scale(value)) => Some(value),
        _ => None,
    }
}

/// Whether a word belongs to spelled numbers, "a" and "and" left aside.
pub(crate) fn is_number_word(word: &str) -> bool {
    part(word).is_some()
}

/// The value of a rank in one word: "third", "twentieth".
pub(crate) fn rank(word: &str) -> Option<f64> {
    match WORDS.get(word) {
        Some(Worth::Rank(value)) => Some(*value),
        _ => None,
    }
}

/// Reads the number that begins at token `at`.
pub(crate) fn read(tokens: &[Token<'_>], at: usize) -> Option<Spelled> {
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Number => in_digits(tokens, at),
        Kind::Word => in_words(tokens, at),
        Kind::Mark => None,
    }
}

fn in_digits(tokens: &[Token<'_>], at: usize) -> Option<Spelled> {
    let digits = tokens.get(at)?.figure?;
    let half = 0.5 * 10f64.powi(-i32::from(digits.decimals));
    let mut number = Spelled {
        value: digits.value,
        next: at + 1,
        rounding: half,
        scale: 1.0,
        ordinal: false,
        digits: true,
    };
    let Some(after) = tokens.get(at + 1).filter(|t| t.is_word()) else { return Some(number) };
    if after.glued {
        if digits.plain && matches!(after.key.as_str(), "st" | "nd" | "rd" | "th") {
            return Some(Spelled { next: at + 2, ordinal: true, rounding: 0.5, ..number });
        }
        let factor = match (after.text, after.key.as_str()) {
            (_, "k") => 1e3,
            ("M", _) => 1e6,
            ("B" | "b", _) => 1e9,
            ("T", _) => 1e12,
            (_, word) => scale(word).unwrap_or(1.0),
        };
        if factor > 1.0 {
            times(&mut number, factor);
        }
        return Some(number);
    }
    scaled(tokens, &mut number);
    Some(number)
}

fn times(number: &mut Spelled, factor: f64) {
    number.value *= factor;
    number.rounding *= factor;
    number.scale *= factor;
    number.next += 1;
}

/// Takes in the scale words behind a figure: "500 crore", "2 hundred thousand", "3 dozen".
fn scaled(tokens: &[Token<'_>], number: &mut Spelled) {
    while let Some(next) = hyphenated(tokens, number.next) {
        let factor = match part(&tokens[next].key) {
            Some(Part::Scale(factor)) => factor,
            Some(Part::Hundred) => 100.0,
            Some(Part::Dozen) => 12.0,
            _ => break,
        };
        number.next = next;
        times(number, factor);
    }
}

/// The word at `at`, or behind a hyphen there.
fn hyphenated(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let here = tokens.get(at)?;
    if here.is_word() {
        return Some(at);
    }
    let after = tokens.get(at + 1)?;
    (here.is_dash() && here.glued && after.glued && after.is_word()).then_some(at + 1)
}

/// A spelled number: what has been added up and what is being built.
struct Building {
    total: f64,
    current: f64,
    last: Option<Part>,
    /// The last scale, for the rounding: "two million" was rounded to millions.
    place: f64,
}

fn in_words(tokens: &[Token<'_>], at: usize) -> Option<Spelled> {
    let begin = article(tokens, at);
    if let Some(half) = half_scale(tokens, at) {
        return Some(half);
    }
    let mut sum = Building { total: 0.0, current: 0.0, last: None, place: 1.0 };
    let mut next = begin;
    if begin > at {
        sum.current = 1.0;
    }
    let mut ordinal = false;
    while let Some(here) = join(tokens, next, begin, &sum) {
        let word = tokens[here].key.as_str();
        if let Some(part) = part(word)
            && add(&mut sum, part)
        {
            next = here + 1;
        } else if let Some(rank) = rank(word)
            && rank < 100.0
            && fits(&sum, rank)
        {
            sum.current += rank;
            sum.last = Some(Part::Small(rank));
            (next, ordinal) = (here + 1, true);
            break;
        } else {
            break;
        }
    }
    sum.last?;
    let number = Spelled {
        value: sum.total + sum.current,
        next,
        rounding: 0.5 * sum.place,
        scale: sum.place,
        ordinal,
        digits: false,
    };
    Some(if ordinal { number } else { and_a_half(tokens, number, &sum) })
}

/// Whether "a" at `at` stands for "one": "a hundred", "a million", "a dozen".
fn article(tokens: &[Token<'_>], at: usize) -> usize {
    let is_article = matches!(tokens[at].key.as_str(), "a" | "an");
    let scale = tokens.get(at + 1).and_then(|t| part(&t.key));
    let counts = matches!(scale, Some(Part::Hundred | Part::Dozen | Part::Scale(_)));
    if is_article && counts { at + 1 } else { at }
}

/// The token that carries a spelled number on from `next`, past a hyphen or an "and".
fn join(tokens: &[Token<'_>], next: usize, begin: usize, sum: &Building) -> Option<usize> {
    let token = tokens.get(next)?;
    if next == begin {
        return Some(next);
    }
    let after_hundred = matches!(sum.last, Some(Part::Hundred | Part::Scale(_)));
    if token.key == "and" && after_hundred {
        let small = tokens.get(next + 1).map(|t| (part(&t.key), rank(&t.key)))?;
        let joins = matches!(small.0, Some(Part::Small(_) | Part::Ten(_))) || small.1.is_some();
        return joins.then_some(next + 1);
    }
    if token.is_dash() && token.glued {
        return tokens.get(next + 1).filter(|t| t.glued && t.is_word()).map(|_| next + 1);
    }
    token.is_word().then_some(next)
}

fn fits(sum: &Building, small: f64) -> bool {
    match sum.last {
        None | Some(Part::Hundred | Part::Scale(_)) => true,
        Some(Part::Ten(_)) => small < 10.0 && small > 0.0,
        Some(Part::Small(_) | Part::Dozen) => false,
    }
}

fn add(sum: &mut Building, part: Part) -> bool {
    match part {
        Part::Small(n) if fits(sum, n) => {
            sum.current += n;
            sum.place = 1.0;
        }
        Part::Ten(n) if !matches!(sum.last, Some(Part::Small(_) | Part::Ten(_) | Part::Dozen)) => {
            sum.current += n;
            sum.place = 1.0;
        }
        Part::Hundred if (1.0..100.0).contains(&sum.current.max(1.0)) => {
            sum.current = sum.current.max(1.0) * 100.0;
            sum.place = 100.0;
        }
        Part::Dozen if sum.last.is_none_or(|p| matches!(p, Part::Small(_) | Part::Ten(_))) => {
            sum.current = sum.current.max(1.0) * 12.0;
            sum.place = 1.0;
        }
        Part::Scale(factor) if sum.current > 0.0 || sum.last.is_none() => {
            sum.total += sum.current.max(1.0) * factor;
            sum.current = 0.0;
            sum.place = factor;
        }
        Part::Scale(factor) => {
            sum.total *= factor;
            sum.place *= factor;
        }
        _ => return false,
    }
    sum.last = Some(part);
    true
}

/// "half a million", "half a dozen".
fn half_scale(tokens: &[Token<'_>], at: usize) -> Option<Spelled> {
    if tokens[at].key != "half" {
        return None;
    }
    let skip = if matches!(tokens.get(at + 1)?.key.as_str(), "a" | "-") { 2 } else { 1 };
    let factor = match part(&tokens.get(at + skip)?.key)? {
        Part::Scale(factor) => factor,
        Part::Dozen => 12.0,
        _ => return None,
    };
    Some(Spelled {
        value: factor / 2.0,
        next: at + skip + 1,
        rounding: factor / 20.0,
        scale: factor,
        ordinal: false,
        digits: false,
    })
}

/// "two and a half", "a million and a half", "two and a half million", "two-and-a-half".
fn and_a_half(tokens: &[Token<'_>], number: Spelled, sum: &Building) -> Spelled {
    let words: Vec<usize> = (number.next..tokens.len().min(number.next + 6))
        .filter(|i| !tokens[*i].is_dash())
        .collect();
    let key = |n: usize| words.get(n).map_or("", |i| tokens[*i].key.as_str());
    if (key(0), key(1), key(2)) != ("and", "a", "half") {
        return number;
    }
    let place = if matches!(sum.last, Some(Part::Scale(_))) { sum.place } else { 1.0 };
    let mut whole = Spelled {
        value: number.value + place / 2.0,
        next: words[2] + 1,
        rounding: place / 20.0,
        ..number
    };
    scaled(tokens, &mut whole);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexer::tokens;

    fn value(text: &str) -> Option<(f64, usize)> {
        read(&tokens(text), 0).map(|n| (n.value, n.next))
    }

    #[test]
    fn spelled_numbers_are_read_to_their_end() {
        for (text, expected, length) in [
            ("twenty-five men", 25.0, 3),
            ("one hundred and fifty cars", 150.0, 4),
            ("a hundred", 100.0, 2),
            ("two million three hundred thousand", 2_300_000.0, 5),
            ("half a million", 500_000.0, 3),
            ("half a dozen", 6.0, 3),
            ("three dozen", 36.0, 2),
            ("two and a half million", 2_500_000.0, 5),
            ("a million and a half", 1_500_000.0, 5),
            ("four hundred", 400.0, 2),
            ("nine thousand and one", 9001.0, 4),
            ("two hundred and the", 200.0, 2),
            ("sixty four", 64.0, 2),
            ("five six", 5.0, 1),
            ("hundred thousand", 100_000.0, 2),
        ] {
            assert_eq!(value(text), Some((expected, length)), "{text}");
        }
        for text in ["a man", "and", "half of", "hence", ""] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn figures_take_their_scale() {
        for (text, expected) in [
            ("19M", 19e6),
            ("3k", 3e3),
            ("1.2 bn", 1.2e9),
            ("1.2bn", 1.2e9),
            ("500 crore", 5e9),
            ("2 hundred thousand", 2e5),
            ("50 000", 5e4),
        ] {
            assert_eq!(value(text).map(|v| v.0), Some(expected), "{text}");
        }
    }

    #[test]
    fn ranks_say_so() {
        for (text, expected) in [("third", 3.0), ("21st", 21.0), ("twenty-first", 21.0)] {
            let number = read(&tokens(text), 0).unwrap();
            assert_eq!((number.value, number.ordinal), (expected, true), "{text}");
        }
    }

    #[test]
    fn rounding_is_half_the_last_place() {
        for (text, half) in [("1.2 million", 50_000.0), ("12", 0.5), ("two million", 500_000.0)] {
            assert!((read(&tokens(text), 0).unwrap().rounding - half).abs() < 1e-6, "{text}");
        }
    }
}
