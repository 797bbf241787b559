//! A text as a row of tokens: words, and the punctuation that bounds clauses.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::romanise::romanise;

/// One word or one punctuation mark of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    /// The token as it stands in the text.
    pub text: &'t str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// In lower case, compatibility forms folded, typographic apostrophes made plain.
    pub folded: String,
    /// Whether it is a word or a number rather than punctuation.
    pub is_word: bool,
}

impl Token<'_> {
    /// Where it ends, in bytes.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is written with a capital letter as names are: at its head, or in a brand like "eBay".
    #[must_use]
    pub fn is_capitalised(&self) -> bool {
        let mut letters = self.text.chars();
        let (first, second) = (letters.next(), letters.next());
        first.is_some_and(char::is_uppercase)
            || first.is_some_and(char::is_lowercase) && second.is_some_and(char::is_uppercase)
    }

    /// Whether it has more than one letter and all of them are capitals.
    #[must_use]
    pub fn is_all_capitals(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 1 && letters.all(char::is_uppercase)
    }

    /// Whether it begins with a digit.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.text.chars().next().is_some_and(|c| c.is_ascii_digit())
    }
}

/// The form under which spellings of one text are the same: NFKC, lower case, plain apostrophes, Ukrainian
/// and Russian in Latin letters.
#[must_use]
pub fn fold(text: &str) -> String {
    romanise(text)
        .nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| if matches!(c, '\u{2019}' | '\u{2018}' | '\u{02BC}' | '`') { '\'' } else { c })
        .collect()
}

/// The words and punctuation marks of a text in order; white space is dropped.
///
/// A contracted "not" and a possessive "'s" are tokens of their own, so that "didn't" gives "did" and
/// "n't".
///
/// ```
/// let texts: Vec<_> = atodds::text::words::tokens("Kyiv didn’t cede.").iter().map(|t| t.text).collect();
/// assert_eq!(texts, ["Kyiv", "did", "n’t", "cede", "."]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for (start, piece) in text.split_word_bound_indices() {
        if piece.trim().is_empty() {
            continue;
        }
        match split_point(piece) {
            Some(at) => {
                tokens.push(token(start, &piece[..at]));
                tokens.push(token(start + at, &piece[at..]));
            }
            None => tokens.push(token(start, piece)),
        }
    }
    join_initials(text, tokens)
}

fn token(start: usize, text: &str) -> Token<'_> {
    let is_word = text.chars().any(char::is_alphanumeric);
    Token { text, start, folded: fold(text), is_word }
}

/// Where a contracted "n't" or a possessive "'s" begins in a word.
fn split_point(word: &str) -> Option<usize> {
    let apostrophe = word.rfind(['\'', '\u{2019}'])?;
    if apostrophe == 0 {
        return None;
    }
    let after = fold(&word[apostrophe..]);
    match after.as_str() {
        "'t" => {
            let n = apostrophe.checked_sub(1)?;
            (n > 0 && matches!(word.as_bytes()[n], b'n' | b'N')).then_some(n)
        }
        "'s" | "'ll" | "'re" | "'ve" | "'d" | "'m" => Some(apostrophe),
        _ => None,
    }
}

/// Puts the full stop of an abbreviation back: "U.S" and "." at one place are one token, and so is a run of
/// full stops.
fn join_initials<'t>(text: &'t str, tokens: Vec<Token<'t>>) -> Vec<Token<'t>> {
    let mut joined: Vec<Token<'t>> = Vec::with_capacity(tokens.len());
    let mut takes_stops = false;
    for next in tokens {
        if next.text == "."
            && takes_stops
            && let Some(last) = joined.last_mut()
            && last.end() == next.start
        {
            last.text = &text[last.start..next.end()];
            continue;
        }
        takes_stops =
            next.text.contains('.') && next.text.chars().all(|c| c.is_alphabetic() || c == '.');
        joined.push(next);
    }
    for token in &mut joined {
        if token.text.len() > 1 && token.text.ends_with('.') {
            token.folded = fold(token.text);
        }
    }
    for token in &mut joined {
        if token.is_word
            && token.folded.contains('.')
            && token.folded.chars().all(|c| c.is_alphabetic() || c == '.')
        {
            token.folded.retain(|c| c != '.');
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.folded).collect()
    }

    #[test]
    fn contractions_are_taken_apart() {
        assert_eq!(folded("It can't be Kyiv’s."), ["it", "ca", "n't", "be", "kyiv", "'s", "."]);
    }

    #[test]
    fn initials_lose_their_dots() {
        assert_eq!(folded("U.S. troops left."), ["us", "troops", "left", "."]);
    }

    #[test]
    fn figures_stay_whole() {
        assert_eq!(folded("1,200 men, 3.5%"), ["1,200", "men", ",", "3.5", "%"]);
    }

    #[test]
    fn a_long_run_of_full_stops_is_one_token_and_read_once() {
        let text = format!("The U.S... {}", ".".repeat(200_000));
        let found = folded(&text);
        assert_eq!(found[..2], ["the", "us"]);
        assert_eq!(found[2].len(), 200_000);
    }
}
