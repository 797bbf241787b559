//! Numbers that count nothing: dates, times, names, scores, addresses, versions, lists, set phrases.
//!
//! Most false alarms of tools that compare figures come from these. What is left out here is left out for
//! good, so each kind has its own narrow test.

use super::{names, numerals};
use crate::text::date;
use crate::text::lexer::{Kind, Token, WordSet, among};
use crate::text::number_words;

/// For each token, whether it belongs to something that is no quantity.
pub(super) fn blocked(text: &str, tokens: &[Token<'_>]) -> Vec<bool> {
    let mut blocked = vec![false; tokens.len()];
    let mut block = |from: usize, to: usize| {
        if let Some(run) = blocked.get_mut(from..to.min(tokens.len())) {
            run.fill(true);
        }
    };
    for found in date::find(tokens, None) {
        block(found.from, found.to);
    }
    for (from, to) in date::clock_times(tokens) {
        block(from, to);
    }
    let titled = names::is_title_case(tokens);
    for at in 0..tokens.len() {
        let end = [
            address_of_the_web(text, tokens, at),
            chain(tokens, at),
            score(tokens, at),
            list_number(tokens, at),
            set_phrase(tokens, at),
            names::named(tokens, at, titled),
        ];
        if let Some(to) = end.into_iter().flatten().max() {
            block(at, to);
        }
    }
    blocked
}

fn key<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |t| t.key.as_str())
}

fn number(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
}

/// A run without spaces that is a web or mail address, a hashtag or a path.
fn address_of_the_web(text: &str, tokens: &[Token<'_>], at: usize) -> Option<usize> {
    if tokens[at].glued {
        return None;
    }
    let mut to = at + 1;
    while tokens.get(to).is_some_and(|t| t.glued) {
        to += 1;
    }
    let run = text.get(tokens[at].start..tokens[to - 1].end)?;
    let web = ["://", "www.", "@", ".com", ".org", ".net", ".co.", ".gov"]
        .iter()
        .any(|m| run.contains(m));
    let tag = run.starts_with('#') || run.starts_with('/') && run.matches('/').count() > 1;
    (web || tag).then_some(to)
}

/// Phone numbers, account numbers, ratios and dates in figures: three numbers or more with the same mark
/// between them, and pairs with a colon or a slash ("9/11", "3:1", "24/7").
fn chain(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let begins =
        number(tokens, at) && (at == 0 || !tokens[at].glued || tokens[at - 1].kind == Kind::Mark);
    if !begins {
        return None;
    }
    if numerals::ratio(tokens, at).is_some() {
        return None;
    }
    let spaced_ratio = tokens.get(at + 1).is_some_and(|t| t.is_mark(':') && !t.glued)
        && number(tokens, at + 2)
        && !tokens[at + 2].glued;
    if spaced_ratio {
        return Some(at + 3);
    }
    let mark = tokens
        .get(at + 1)
        .filter(|t| t.glued && (t.is_dash() || matches!(t.text, "/" | ":" | ".")))?;
    let mut to = at + 1;
    let mut numbers = 1;
    while tokens.get(to).is_some_and(|t| t.glued && t.text == mark.text)
        && number(tokens, to + 1)
        && tokens[to + 1].glued
    {
        to += 2;
        numbers += 1;
    }
    let pair = numbers == 2 && !mark.is_dash() && mark.text != ".";
    let fraction = pair && super::fractions::read(tokens, at).is_some();
    (numbers > 2 || pair && !fraction).then_some(to)
}

/// Nouns behind a pair of numbers that make it a score or a tally: "a 6-3 ruling".
static SCORE_NOUNS: WordSet = WordSet::new(
    "\
    win victory defeat loss draw lead score scoreline vote votes ruling decision majority rout \
    thriller aggregate record advantage triumph thrashing series deficit split verdict opinion \
    home away comeback upset stalemate",
);
/// Verbs and nouns before a pair of numbers that make it a score.
static SCORE_BEFORE: WordSet = WordSet::new(
    "\
    won win wins lost lose loses beat beats beaten defeated drew draw draws led leads lead \
    trailed trailing tied leading voted ruled score thrashed hammered edged finished ended \
    victory defeat winners passed rejected approved vote split",
);

/// "3-1", "2–0", "6-4, 6-3", "a 5-4 ruling", "4-07 to 0-13", "won 3 to 1".
fn score(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = tokens.get(at)?.plain_integer()?;
    let joiner = tokens.get(at + 1)?;
    let second = tokens.get(at + 2)?.plain_integer()?;
    let dash = joiner.is_dash() && (joiner.glued == tokens[at + 2].glued);
    let free = at == 0 || !tokens[at].glued || tokens[at - 1].kind == Kind::Mark;
    let before = at.checked_sub(1).map_or("", |b| key(tokens, b));
    let sporting = SCORE_BEFORE.has(before) || SCORE_BEFORE.has(two_back(tokens, at));
    let behind = at + 3;
    let hyphen = usize::from(tokens.get(behind).is_some_and(|t| t.is_dash() && t.glued));
    let next = key(tokens, behind + hyphen);
    let counts = tokens.get(behind + hyphen).is_some_and(|t| {
        t.is_mark('%') || t.is_word() && (!super::words::is_function(&t.key) || t.key == "of")
    });
    if !free || !(dash || joiner.key == "to") {
        return None;
    }
    if !dash {
        let small = first < 1000 && second < 1000;
        let from = before == "from";
        return (!from && small && !counts && (sporting || first >= second)).then_some(behind);
    }
    let unordered =
        first >= second || tokens[at].text.starts_with('0') || tokens[at + 2].text.starts_with('0');
    let money = at.checked_sub(1).is_some_and(|b| matches!(tokens[b].text, "$" | "£" | "€"));
    let hedged = among(before, "aged ages age between about some around estimated roughly of");
    let score = unordered || SCORE_NOUNS.has(next) || sporting || !(counts || hedged);
    (score && !money).then_some(behind)
}

fn two_back<'a>(tokens: &'a [Token<'_>], at: usize) -> &'a str {
    at.checked_sub(2).map_or("", |b| key(tokens, b))
}

/// "1. Security" at the beginning of a line, "[12]", "(3)" as a mark of its own.
fn list_number(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    let value = token.plain_integer()?;
    let after = tokens.get(at + 1)?;
    let bracket = at.checked_sub(1).is_some_and(|b| tokens[b].text == "[") && after.text == "]";
    let opens = token.opens_line && after.glued && matches!(after.text, "." | ")") && value < 100;
    let heads = tokens.get(at + 2).is_none_or(|t| t.is_capital() || !t.is_word());
    let parts = at.checked_sub(1).is_some_and(|b| tokens[b].text == "(" && tokens[b].opens_line);
    (bracket || opens && heads || parts && after.text == ")").then_some(at + 1)
}

/// Words after "one" that make it no figure.
static ONE_BEFORE: WordSet = WordSet::new(
    "\
    of day another can could would should must may might has had is was who that which thing \
    point time hand way side such and 's where whose does or to by on at as for but with from \
    than sided off liner word sense wonders only needs wants knows last final stop direction \
    else morning night evening afternoon in cannot will more step",
);
/// Words before "one" that make it a pronoun.
static ONE_AFTER: WordSet = WordSet::new(
    "\
    no this that the which every each any some square number day new first last next other only \
    another air formula big good loved phase not for as previous a",
);

/// Set phrases with a number word: "one of the", "number one", "zero tolerance", "second-hand".
fn set_phrase(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    if !token.is_word() {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |b| key(tokens, b));
    let hyphen = tokens.get(at + 1).is_some_and(|t| t.is_dash() && t.glued);
    let after = key(tokens, at + 1 + usize::from(hyphen));
    let no_figure = match token.key.as_str() {
        "one" => one(tokens, at, before, after),
        "two" => {
            let split =
                matches!(before, "in" | "into") && !tokens.get(at + 1).is_some_and(Token::is_word);
            split || hyphen && among(after, "way faced time tier pronged")
        }
        "zero" => {
            among(after, "tolerance sum hour waste carbon emission emissions")
                || among(before, "ground patient year net absolute sub -")
        }
        "nine" => before == "cloud",
        "hundred" | "thousand" | "million" => hyphen && after == "year" && before == "the",
        "first" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "second" => {
            before == "every" && token.key == "second"
                || matches!(after, "estate" | "heaven" | "sense")
        }
        "fifty" => hyphen && after == "fifty",
        _ => return None,
    };
    no_figure.then_some(at + 1)
}

fn one(tokens: &[Token<'_>], at: usize, before: &str, after: &str) -> bool {
    let share = super::fractions::read(tokens, at).is_some();
    let of_number = after == "of"
        && (at + 2..at + 4).any(|n| {
            tokens
                .get(n)
                .is_some_and(|t| t.kind == Kind::Number || number_words::is_number_word(&t.key))
        });
    let scale = number_words::scale(after).is_some() || matches!(after, "hundred" | "dozen");
    if share || of_number || scale {
        return false;
    }
    // "One died and one was injured."
    let free = matches!(before, "" | "," | "and" | "." | ";" | "while" | "but");
    if free
        && matches!(after, "was" | "is" | "has" | "had" | "died" | "of")
        && after != "of"
        && super::zero::somebody(tokens, at + 1)
    {
        return false;
    }
    let hedged = matches!(before, "least" | "only" | "just" | "than") && !ONE_BEFORE.has(after);
    let ends = tokens.get(at + 1).is_none_or(|t| t.kind == Kind::Mark && !t.is_dash());
    let last = ends && (before == "number" || super::verbs::any_form(before).is_none());
    !hedged && (ONE_BEFORE.has(after) || ONE_AFTER.has(before) || last)
}
