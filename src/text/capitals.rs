//! What capitals tell: which rows of words are written as names, and where capitals say nothing.

use super::lemma::lemma;
use super::lexicon::Lexicon;
use super::words::Token;

/// Whether most content words are capitalised, so that capitals say nothing about names.
pub(super) fn is_headline(words: &[&Token<'_>], is_sentence: bool, lexicon: &Lexicon) -> bool {
    let content: Vec<_> = words
        .iter()
        .filter(|word| {
            !lexicon.is_stop(&word.folded) && !word.is_number() && !word.text.contains(['\'', '’'])
        })
        .filter(|word| word.text.len() > 1)
        .collect();
    let capitalised = content.iter().filter(|word| word.is_capitalised()).count();
    // A short sentence may be nearly all names, and has its verb in small letters.
    if capitalised < content.len() && words.iter().any(|word| is_small_verb(word.text)) {
        return false;
    }
    // In a sentence with its full stop, one verb in small letters between names ("Arsenal beat Leeds.") shows
    // that capitals do tell. Three words are often all names, unless one is an ordinary word.
    if content.len() >= 4 {
        return if is_sentence {
            capitalised == content.len()
        } else {
            capitalised * 5 >= content.len() * 4
        };
    }
    let ordinary = content.iter().skip(1).any(|word| is_ordinary(word, lexicon));
    content.len() >= 2 && capitalised == content.len() && ordinary
}

/// A verb form in small letters that a headline would write with a capital.
fn is_small_verb(text: &str) -> bool {
    let past = text.len() > 4 && text.ends_with("ed") && text.starts_with(char::is_lowercase);
    past || matches!(text, "is" | "was" | "are" | "were" | "has" | "had" | "have" | "did" | "does")
}

/// Where the row of capitalised words that begins at `start` ends, where one does. `parted` is of [`parted`], and
/// `shouting` says that capitals tell little here.
pub(super) fn run_of_capitals(
    words: &[&Token<'_>],
    parted: &[bool],
    start: usize,
    shouting: bool,
    lexicon: &Lexicon,
) -> Option<usize> {
    let is_name = |index: usize| {
        words.get(index).is_some_and(|word| {
            let candidate = word.is_capitalised() && word.text.chars().count() > 1;
            let common = || is_ordinary(word, lexicon);
            let doubtful = shouting || index == 0;
            let acronym = word.is_all_capitals() && !shouting;
            // "WHO" is a name, "NOT" is emphasis: a nation's acronym aside, capitals do not make a name
            // of a common word.
            candidate
                && (!lexicon.is_stop(&word.folded)
                    || acronym && lexicon.nation(&word.folded).is_some())
                && !((doubtful || acronym) && common())
        })
    };
    if !is_name(start) {
        return None;
    }
    let joined = |index: usize| joined(words, index) && !parted[index];
    let mut end = start + 1;
    loop {
        if is_name(end) && joined(end) {
            end += 1;
        } else if !shouting
            && is_particle(words, end)
            && joined(end)
            && is_name(end + 1)
            && joined(end + 1)
        {
            end += 2;
        } else {
            return Some(end);
        }
    }
}

fn is_ordinary(word: &Token<'_>, lexicon: &Lexicon) -> bool {
    let lemma = lemma(&word.folded, lexicon);
    lexicon.nation(&word.folded).is_none()
        && (lexicon.is_common(&lemma)
            || lexicon.is_report(&word.folded)
            || word.folded.ends_with("ly"))
}

/// "University of Leeds", "Charles de Gaulle": small words within a name.
fn is_particle(words: &[&Token<'_>], index: usize) -> bool {
    words.get(index).is_some_and(|word| {
        matches!(
            word.text,
            "of" | "de" | "del" | "der" | "van" | "von" | "bin" | "al" | "la" | "el"
        )
    })
}

/// Of each word, whether a mark that ends a name stands before it: "in Oslo, Ada Holm" are two names.
pub(super) fn parted(tokens: &[Token<'_>]) -> Vec<bool> {
    let mut parted = Vec::new();
    let mut mark = false;
    for token in tokens {
        if token.is_word {
            parted.push(std::mem::take(&mut mark));
        } else {
            mark |= matches!(token.text, "," | ";" | ":" | "(" | ")" | "!" | "?");
        }
    }
    parted
}

/// Whether nothing but white space, a dot or a hyphen stands between a word and the one before it.
fn joined(words: &[&Token<'_>], index: usize) -> bool {
    index > 0 && words[index].start - words[index - 1].end() <= 2
}
