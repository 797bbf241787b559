//! The finest tokens of a text: words, figures and single marks, with where they stand.
//!
//! Figures and dates are read from these. A figure is lexed whole ("1,200", "50 000", "3½"); what hangs
//! on it ("19M", "34-year-old", "A380") stays a token of its own that knows it is glued.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, perhaps with digits after the first: "drones", "MH370", "p.m.".
    Word,
    /// Digits with their separators.
    Number,
    /// Any other single character.
    Mark,
}

/// One token.
#[derive(Debug, Clone)]
pub(crate) struct Token<'t> {
    /// As it stands in the text.
    pub(crate) text: &'t str,
    /// In lower case, with a straight apostrophe, without a closing full stop.
    pub(crate) key: String,
    /// Where it begins, in bytes.
    pub(crate) start: usize,
    /// Where it ends, in bytes.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) kind: Kind,
    /// Whether nothing stands between it and the token before.
    pub(crate) glued: bool,
    /// Whether it is the first of the text or of a line.
    pub(crate) opens_line: bool,
    /// The figure, of a number that is one: "2.0.1" is not.
    pub(crate) figure: Option<Digits>,
}

/// A figure written in digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Digits {
    /// Its value.
    pub(crate) value: f64,
    /// How many digits stand behind the point.
    pub(crate) decimals: u8,
    /// Whether it is nothing but digits.
    pub(crate) plain: bool,
    /// How many digits stand before the point.
    pub(crate) width: usize,
}

impl Token<'_> {
    /// Whether it is this mark.
    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark && self.text.starts_with(mark)
    }

    /// Whether it is a hyphen, a dash or a minus sign.
    pub(crate) fn is_dash(&self) -> bool {
        self.kind == Kind::Mark && among(self.text, "- ‐ ‑ – — −")
    }

    /// Whether it is a word.
    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether it begins with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// The figure as a whole number of plain digits, as years and days are written.
    pub(crate) fn plain_integer(&self) -> Option<u32> {
        let digits = self.figure.filter(|d| d.plain)?;
        (digits.width <= 6).then(|| self.text.parse().ok()).flatten()
    }
}

/// Whether a word stands in a short list of words with single spaces between.
pub(crate) fn among(word: &str, list: &str) -> bool {
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let mut at = 0;
    while !word.is_empty() && at + word.len() <= list.len() {
        let end = at + word.len();
        if &list[at..end] == word && list.get(end).is_none_or(|mark| *mark == b' ') {
            return true;
        }
        match list[at..].iter().position(|mark| *mark == b' ') {
            Some(length) => at += length + 1,
            None => return false,
        }
    }
    false
}

/// A long list of words, looked up by its hash.
pub(crate) struct WordSet {
    list: &'static str,
    words: OnceLock<FxHashSet<&'static str>>,
}

impl WordSet {
    /// The words of a list with single spaces between.
    pub(crate) const fn new(list: &'static str) -> Self {
        Self { list, words: OnceLock::new() }
    }

    /// Whether a word stands in the list.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.words.get_or_init(|| self.list.split(' ').collect()).contains(word)
    }
}

/// Cuts a text into its tokens.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    let mut opens_line = true;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || is_invisible(c) {
            opens_line |= matches!(c, '\n' | '\r');
            at += c.len_utf8();
            continue;
        }
        let glued = found.last().is_some_and(|t| t.end == at);
        let (end, kind, figure) = lex(text, at, c, found.last());
        let token = &text[at..end];
        found.push(Token {
            text: token,
            key: key(token, kind),
            start: at,
            end,
            kind,
            glued,
            opens_line,
            figure,
        });
        opens_line = false;
        at = end;
    }
    found
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn lex(
    text: &str,
    at: usize,
    c: char,
    before: Option<&Token<'_>>,
) -> (usize, Kind, Option<Digits>) {
    let rest = &text[at..];
    let begins_decimal = c == '.'
        && rest[1..].starts_with(|d: char| d.is_ascii_digit())
        && before.is_none_or(|t| t.end < at || t.kind == Kind::Mark);
    if c.is_ascii_digit() || begins_decimal || vulgar(c).is_some() {
        let (length, figure) = number(rest);
        (at + length, Kind::Number, figure)
    } else if c.is_alphanumeric() {
        (at + word(rest), Kind::Word, None)
    } else if matches!(c, '\'' | '’') && is_possessive(rest) && before.is_some_and(|t| t.end == at)
    {
        (at + c.len_utf8() + 1, Kind::Word, None)
    } else {
        (at + c.len_utf8(), Kind::Mark, None)
    }
}

fn key(token: &str, kind: Kind) -> String {
    match kind {
        Kind::Word => token.to_lowercase().replace('’', "'").trim_end_matches('.').to_owned(),
        Kind::Number | Kind::Mark => token.to_owned(),
    }
}

fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// How many bytes of `rest` are one word: letters and digits, an apostrophe within, or an abbreviation
/// of single letters with full stops.
fn word(rest: &str) -> usize {
    if let Some(length) = dotted(rest) {
        return length;
    }
    let mut end = 0;
    while let Some(c) = rest[end..].chars().next() {
        let inner = matches!(c, '\'' | '’')
            && !is_possessive(&rest[end..])
            && rest[end..].chars().nth(1).is_some_and(char::is_alphabetic);
        if !(c.is_alphanumeric() || inner || is_combining(c)) || (end > 0 && vulgar(c).is_some()) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// "U.S.", "p.m", "e.g.": at least two single letters, each but the last with a full stop.
fn dotted(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut end = 0;
    let mut letters = 0;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) && bytes.get(end + 1) == Some(&b'.') {
        letters += 1;
        end += 2;
    }
    let next = rest[end..].chars().next();
    let single = next.is_some_and(|c| c.is_ascii_alphabetic())
        && !rest[end + 1..].chars().next().is_some_and(char::is_alphanumeric);
    if letters >= 1 && single {
        return Some(end + 1);
    }
    (letters >= 2 && !next.is_some_and(char::is_alphanumeric)).then_some(end)
}

/// How many bytes of `rest` are one number, and its figure unless it is a version or the like.
fn number(rest: &str) -> (usize, Option<Digits>) {
    let whole = digits(rest);
    let (end, groups) = grouped(rest, whole);
    let (end, decimals) = decimal(rest, end);
    let dots = further_dots(rest, end);
    if dots > 0 {
        return dotted_number(rest, end + dots);
    }
    let written: String = rest[..end].chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let mut value: f64 = if written.is_empty() { 0.0 } else { written.parse().unwrap_or(f64::MAX) };
    let mut length = end;
    let fraction = rest[end..].chars().next().and_then(|c| vulgar(c).map(|v| (c, v)));
    if let Some((c, part)) = fraction.filter(|_| decimals == 0) {
        value += part;
        length += c.len_utf8();
    }
    let plain = groups == 0 && decimals == 0 && fraction.is_none();
    let decimals = if fraction.is_some() { 2 } else { u8::try_from(decimals).unwrap_or(u8::MAX) };
    (length, Some(Digits { value, decimals, plain, width: whole + 3 * groups }))
}

fn digits(rest: &str) -> usize {
    rest.bytes().take_while(u8::is_ascii_digit).count()
}

/// Takes in the thousands: commas ("1,200", "5,00,000"), apostrophes ("1'200"), single spaces
/// ("50 000"), all groups with the same mark and the last of three digits.
fn grouped(rest: &str, whole: usize) -> (usize, usize) {
    let Some(mark) = rest[whole..].chars().next() else { return (whole, 0) };
    let is_group_mark = matches!(mark, ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    if !is_group_mark || !(1..=3).contains(&whole) || (rest.starts_with('0') && mark != ',') {
        return (whole, 0);
    }
    let (mut end, mut groups, mut width) = (whole, 0, 0);
    while rest[end..].starts_with(mark) {
        let next = digits(&rest[end + mark.len_utf8()..]);
        let lakh = mark == ',' && next == 2;
        if next != 3 && !lakh {
            break;
        }
        end += mark.len_utf8() + next;
        groups += 1;
        width = next;
    }
    let letters = rest[end..].starts_with(|c: char| c.is_ascii_digit());
    if width == 3 && !letters { (end, groups) } else { (whole, 0) }
}

fn decimal(rest: &str, end: usize) -> (usize, usize) {
    if !rest[end..].starts_with('.') {
        return (end, 0);
    }
    let places = digits(&rest[end + 1..]);
    if places == 0 { (end, 0) } else { (end + 1 + places, places) }
}

fn further_dots(rest: &str, end: usize) -> usize {
    let mut length = 0;
    while rest[end + length..].starts_with('.') && digits(&rest[end + length + 1..]) > 0 {
        length += 1 + digits(&rest[end + length + 1..]);
    }
    length
}

/// "1.200.000" is a figure in the continental way; "2.0.1" and "192.168.0.1" are none.
fn dotted_number(rest: &str, end: usize) -> (usize, Option<Digits>) {
    let mut groups = rest[..end].split('.');
    let first = groups.next().unwrap_or_default();
    let thousands = (1..=3).contains(&first.len()) && groups.all(|g| g.len() == 3);
    let value = rest[..end].replace('.', "").parse::<f64>().ok().filter(|_| thousands);
    let width = rest[..end].bytes().filter(u8::is_ascii_digit).count();
    (end, value.map(|value| Digits { value, decimals: 0, plain: false, width }))
}

/// The value of a fraction that is one character.
fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.text).collect()
    }

    #[test]
    fn words_figures_and_marks_are_told_apart() {
        assert_eq!(cut("Ukraine's 32 drones"), ["Ukraine", "'s", "32", "drones"]);
        assert_eq!(cut("a 34-year-old"), ["a", "34", "-", "year", "-", "old"]);
        assert_eq!(cut("U.S. don’t, 7 p.m."), ["U.S.", "don’t", ",", "7", "p.m."]);
        assert_eq!(cut("MH370 and 19M"), ["MH370", "and", "19", "M"]);
        assert_eq!(cut("It ended. At 5."), ["It", "ended", ".", "At", "5", "."]);
    }

    #[test]
    fn figures_keep_their_separators() {
        let value = |text: &str| tokens(text)[0].figure.map(|d| d.value);
        assert_eq!(value("1,200"), Some(1200.0));
        assert_eq!(value("50 000 men"), Some(50_000.0));
        assert_eq!(value("50\u{a0}000"), Some(50_000.0));
        assert_eq!(value("5,00,000"), Some(500_000.0));
        assert_eq!(value("1.2"), Some(1.2));
        assert_eq!(value(".5"), Some(0.5));
        assert_eq!(value("3½"), Some(3.5));
        assert_eq!(value("1.200.000"), Some(1_200_000.0));
        assert_eq!(value("2.0.1"), None);
    }

    #[test]
    fn a_list_of_figures_is_not_one_figure() {
        assert_eq!(cut("6-4,6-3"), ["6", "-", "4", ",", "6", "-", "3"]);
        assert_eq!(cut("12,34"), ["12", ",", "34"]);
        assert_eq!(cut("2019 300"), ["2019", "300"]);
        assert_eq!(cut("12, 300"), ["12", ",", "300"]);
    }
}
