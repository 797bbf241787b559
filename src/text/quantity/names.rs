//! Names and ids that hold a number: "Flight 93", "Boeing 737", "COVID-19", "10 Downing Street".

use crate::text::lexer::{Kind, Token, WordSet, among};
use crate::text::number_words;
use crate::text::stem::is_plural;

use super::{units, words};

/// Words whose number is part of a name, however they are written.
static HEADS: WordSet = WordSet::new(
    "\
    flight article section route chapter page pages room channel no nos number level phase grade \
    version block windows office server iphone ipad galaxy pixel boeing airbus apollo covid volume season episode \
    gate category tier resolution protocol highway interstate psalm agenda appendix paragraph \
    clause catch top playstation xbox voyager soyuz falcon ariane android series sputnik macos \
    ios python chatgpt gpt vitamin warp terminal pier sector area junction exit stage day week \
    act scene verse round lap item type size point rank ranked class hull reactor lot case \
    docket track",
);
/// Words that do so only with a capital, being verbs or plain nouns as well.
static CAPITAL_HEADS: WordSet = WordSet::new(
    "\
    order line test mark match figure title unit division formula model rule part game group \
    platform district zone ward precinct proposition prop amendment amendments bill studio \
    engine form table step year plan brigade battalion regiment team fifa euro expo big \
    fantastic super bowl watch mission operation directive regulation rfc iso bmw audi tesla \
    king pope news radio bbc espn vision blink fortune forbes",
);
/// What may close an address behind a number.
static STREETS: WordSet = WordSet::new(
    "\
    street st avenue ave road rd lane drive boulevard blvd square place court way terrace plaza \
    highway crescent",
);

fn key<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |t| t.key.as_str())
}

/// Whether most words of a text begin with a capital, as in headlines, so that a capital tells nothing.
pub(super) fn is_title_case(tokens: &[Token<'_>]) -> bool {
    let long = tokens.iter().filter(|t| t.is_word() && t.text.len() > 3);
    let (capitals, all) = long.fold((0, 0), |(c, n), t| (c + usize::from(t.is_capital()), n + 1));
    all >= 3 && capitals * 10 >= all * 7
}

/// The end of the name with a number that begins at a token or is hung on it.
pub(super) fn named(tokens: &[Token<'_>], at: usize, titled: bool) -> Option<usize> {
    hyphenated(tokens, at)
        .or_else(|| headed(tokens, at, titled))
        .or_else(|| address(tokens, at))
        .or_else(|| spelled(tokens, at, titled))
        .or_else(|| brand(tokens, at))
        .or_else(|| hashed(tokens, at))
}

fn is_number(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
}

/// "COVID-19", "F-16s", "737-800", "under-21": a number hung on a word by a hyphen.
fn hyphenated(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let dash = at.checked_sub(1).map(|b| &tokens[b]).filter(|t| t.is_dash() && t.glued)?;
    let word = at.checked_sub(2).map(|b| &tokens[b])?;
    let hung = tokens[at].glued && is_number(tokens, at) && word.is_word() && dash.text != "—";
    let counts = number_words::is_number_word(&word.key) || word.key == "sub";
    let sentence = dash.text == "–" && !word.is_capital();
    (hung && !counts && !sentence).then(|| with_suffix(tokens, at + 1))
}

/// A name's number may carry letters: "F-16s", "iPhone 6s".
fn with_suffix(tokens: &[Token<'_>], at: usize) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|t| t.glued && t.is_word()))
}

/// "Flight 93", "Article 5", "No. 10", "Apple Watch 2", "Boeing 737-800".
fn headed(tokens: &[Token<'_>], at: usize, titled: bool) -> Option<usize> {
    let token = tokens.get(at)?;
    let stop =
        usize::from(at.checked_sub(1).is_some_and(|b| tokens[b].is_mark('.') && tokens[b].glued));
    let head_at = at.checked_sub(1 + stop)?;
    let head = &tokens[head_at];
    let version = HEADS.has(&head.key) && token.figure.is_some_and(|d| d.decimals == 1);
    let roundish = version
        || token.figure.is_some_and(|d| d.plain)
        || number_words::is_number_word(&token.key);
    if !roundish
        || !head.is_word()
        || token.glued
        || stop == 1 && !matches!(head.key.as_str(), "no" | "nos")
    {
        return None;
    }
    let unit = units::measure(tokens, at + 1).is_some_and(|_| !tokens[at + 1].is_capital())
        || number_words::scale(key(tokens, at + 1)).is_some();
    let any_case = HEADS.has(&head.key) && !excepted(tokens, head_at, at);
    let capital = head.is_capital() && CAPITAL_HEADS.has(&head.key);
    let product = head.is_capital()
        && head_at > 0
        && !titled
        && tokens[at].figure.is_some_and(|d| d.plain && d.width <= 4)
        && !begins_sentence(tokens, head_at)
        && !words::is_function(&head.key)
        && !super::money::is_code(head.text)
        && !counts_on(tokens, at + 1);
    if unit || !(any_case || capital || product) {
        return None;
    }
    let mut to = with_suffix(tokens, at + 1);
    while tokens.get(to).is_some_and(|t| t.glued && (t.is_dash() || t.is_mark('.')))
        && is_number(tokens, to + 1)
    {
        to += 2;
    }
    Some(to)
}

/// "No 12 people were hurt" and "day 12 people" are rare; "no one" is not a head, and "no" before a word
/// number is a denial.
fn excepted(tokens: &[Token<'_>], head: usize, at: usize) -> bool {
    let word = tokens[at].is_word();
    let key = tokens[head].key.as_str();
    match key {
        "no" => word || !tokens[head].is_capital() && !tokens[head + 1].is_mark('.'),
        "top" | "case" | "point" | "day" | "week" | "act" | "size" | "lot" | "class" | "series"
        | "stage" => counts_on(tokens, at + 1) && key != "top",
        _ => false,
    }
}

fn begins_sentence(tokens: &[Token<'_>], at: usize) -> bool {
    at == 0 || matches!(tokens[at - 1].text, "." | "!" | "?" | ":" | "“" | "\"" | "‘" | ";")
}

/// Whether what follows a number is something it counts: a plural, a participle or an adjective before one.
fn counts_on(tokens: &[Token<'_>], at: usize) -> bool {
    let noun = |at: usize| {
        tokens.get(at).is_some_and(|t| {
            t.is_word()
                && !words::is_function(&t.key)
                && (is_plural(&t.key)
                    || words::is_collective(&t.key)
                    || super::fate::class(&t.key).is_some())
        })
    };
    let more = among(key(tokens, at), "more other % per percent new");
    let adjective = tokens.get(at).is_some_and(|t| t.is_word() && !words::is_function(&t.key));
    more || noun(at) || adjective && noun(at + 1)
}

/// "10 Downing Street", "28th Street", "50 Cent", "60 Minutes".
fn address(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    if !is_number(tokens, at) || tokens[at].figure.is_some_and(|d| !d.plain) {
        return None;
    }
    let begin = with_suffix(tokens, at + 1);
    let first = tokens.get(begin)?;
    if matches!(first.text, "Cent" | "Minutes" | "Savage") && !is_title_case(tokens) {
        return Some(begin + 1);
    }
    let street = (begin..begin + 4)
        .take_while(|n| tokens.get(*n).is_some_and(|t| t.is_word() && t.is_capital()))
        .find(|n| STREETS.has(key(tokens, *n)))?;
    Some(street + 1)
}

/// Number words with a capital within a sentence: "the Group of Seven", "Ocean's Eleven", "First Amendment".
fn spelled(tokens: &[Token<'_>], at: usize, titled: bool) -> Option<usize> {
    let token = tokens.get(at)?;
    let counts =
        number_words::is_number_word(&token.key) || number_words::rank(&token.key).is_some();
    let g20 = is_number(tokens, at)
        && at
            .checked_sub(2)
            .is_some_and(|b| tokens[b].text == "Group" && tokens[b + 1].key == "of");
    let name =
        token.is_word() && counts && token.is_capital() && !titled && !begins_sentence(tokens, at);
    (name || g20).then_some(at + 1)
}

/// "7-Up", "7-Eleven".
fn brand(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let hyphen = tokens.get(at + 1).is_some_and(|t| t.is_dash() && t.glued);
    let word = tokens.get(at + 2).is_some_and(|t| matches!(t.text, "Up" | "Eleven"));
    (is_number(tokens, at) && hyphen && word).then_some(at + 3)
}

/// "#12", "№ 5".
fn hashed(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mark = at.checked_sub(1).map(|b| tokens[b].text)?;
    (is_number(tokens, at) && matches!(mark, "#" | "№" | "@" | "_" | "\\")).then_some(at + 1)
}
