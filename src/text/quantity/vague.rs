//! Number words without a number: "dozens", "several", "hundreds of thousands".
//!
//! A writer who can say the bigger word says it, so a scale word ends where the next one begins: "hundreds"
//! run from two hundred to under two thousand ("thousands" would begin there), "thousands" to under twenty
//! thousand ("tens of thousands"), and so on by tens. The lower end is two of the kind, since the word is a
//! plural. Everyday words are wider than the dictionary: dozens are said of twenty and more, a dozen of
//! ten to fourteen, a couple of two or three.

use crate::text::lexer::Token;
use crate::text::number_words;

/// A word, its least and its greatest value, and why.
///
/// | word | from | to | why |
/// |---|---|---|---|
/// | a couple | 2 | 3 | strictly two; loosely "two or so" |
/// | a pair | 2 | 2 | never loose |
/// | a few | 2 | 9 | more than one; ten would be given as a figure |
/// | several | 3 | 12 | more than a couple; beyond a dozen it would be "dozens" |
/// | a handful | 3 | 9 | what fits a hand, loosely |
/// | a dozen | 10 | 14 | the round word nearest to twelve |
/// | half a dozen | 5 | 7 | the same for six |
/// | dozens | 20 | 199 | said from twenty on; "hundreds" begins at two hundred |
/// | scores | 30 | 199 | more than one score; used as a stronger "dozens" |
const WORDS: &[(&str, f64, f64)] = &[
    ("a couple of", 2.0, 3.0),
    ("a couple", 2.0, 3.0),
    ("couple of", 2.0, 3.0),
    ("a pair of", 2.0, 2.0),
    ("a few", 2.0, 9.0),
    ("several", 3.0, 12.0),
    ("a handful of", 3.0, 9.0),
    ("a handful", 3.0, 9.0),
    ("handful of", 3.0, 9.0),
    ("half a dozen", 5.0, 7.0),
    ("half - a - dozen", 5.0, 7.0),
    ("a half dozen", 5.0, 7.0),
    ("a half - dozen", 5.0, 7.0),
    ("a dozen", 10.0, 14.0),
    ("dozens", 20.0, 199.0),
    ("scores", 30.0, 199.0),
];

/// Plural scale words, with what they are plurals of.
const SCALES: &[(&str, f64)] = &[
    ("tens", 10.0),
    ("dozens", 12.0),
    ("hundreds", 100.0),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
    ("trillions", 1e12),
    ("lakhs", 1e5),
    ("crores", 1e7),
];

/// A vague figure: its least and greatest value, and the first token behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Vague {
    /// The least value.
    pub(super) low: f64,
    /// The greatest value.
    pub(super) high: f64,
    /// The first token behind it.
    pub(super) next: usize,
}

/// The vague figure that begins at a token.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Vague> {
    scales(tokens, at).or_else(|| words(tokens, at))
}

/// "hundreds", "tens of thousands", "several hundred", "a few dozen".
fn scales(tokens: &[Token<'_>], at: usize) -> Option<Vague> {
    let plural = |at: usize| {
        let key = tokens.get(at)?.key.as_str();
        SCALES.iter().find(|(word, _)| *word == key).map(|(_, value)| *value)
    };
    let first = plural(at)?;
    let of = |at: usize| tokens.get(at).is_some_and(|t| t.key == "of");
    if of(at + 1)
        && let Some(second) = plural(at + 2)
    {
        let scale = first * second;
        return Some(Vague { low: 2.0 * scale, high: 20.0 * scale, next: at + 3 });
    }
    match first {
        // "Tens of people" is dozens; "scores of 8 and 9, tens" is nothing.
        10.0 if of(at + 1) => Some(Vague { low: 20.0, high: 199.0, next: at + 1 }),
        10.0 | 12.0 => None,
        _ => Some(Vague { low: 2.0 * first, high: 20.0 * first, next: at + 1 }),
    }
}

fn words(tokens: &[Token<'_>], at: usize) -> Option<Vague> {
    let first = tokens.get(at)?.key.as_str();
    let (phrase, low, high) = WORDS
        .iter()
        .filter(|(phrase, _, _)| {
            phrase.starts_with(first)
                && phrase
                    .split(' ')
                    .enumerate()
                    .all(|(n, word)| tokens.get(at + n).is_some_and(|t| t.key == word))
        })
        .max_by_key(|(phrase, _, _)| phrase.len())?;
    let next = at + phrase.split(' ').count();
    // "Test scores", "scores 12 points": only "scores of" counts.
    if *phrase == "scores" && tokens.get(next).is_none_or(|t| t.key != "of") {
        return None;
    }
    if let Some((factor, next)) = scale_behind(tokens, next) {
        return Some(Vague { low: low * factor, high: high * factor, next });
    }
    Some(Vague { low: *low, high: *high, next })
}

/// "several hundred", "a few dozen", "a couple of hundred thousand".
fn scale_behind(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let mut factor = 1.0;
    let mut next = at;
    while let Some(token) = tokens.get(next) {
        factor *= match token.key.as_str() {
            "hundred" => 100.0,
            "dozen" => 12.0,
            word => match number_words::scale(word) {
                Some(scale) => scale,
                None => break,
            },
        };
        next += 1;
    }
    (next > at).then_some((factor, next))
}
