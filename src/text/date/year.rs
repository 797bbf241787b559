//! Years, decades, centuries: "2019", "the early 1970s", "the 7th–6th century BC".

use chrono::{Datelike, Months};

use super::{Dated, Grain, Parsed, calendar};
use crate::model::DateSpan;
use crate::text::lexer::{Kind, Token, WordSet, among};
use crate::text::number_words::{self, scale};
use crate::text::stem::is_plural;

/// Which part of a month, year, decade or century.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Third {
    /// "early", "the start of".
    Early,
    /// "mid".
    Mid,
    /// "late", "the end of".
    Late,
}

/// "early", "mid-", "late", "the end of" before a period, and the token behind it.
pub(super) fn third(tokens: &[Token<'_>], at: usize) -> (Option<Third>, usize) {
    let key = |n: usize| tokens.get(at + n).map_or("", |t| t.key.as_str());
    let third = match key(0) {
        "early" | "beginning" | "start" => Third::Early,
        "mid" | "middle" => Third::Mid,
        "late" | "end" => Third::Late,
        _ => return (None, at),
    };
    let mut next = at + 1;
    if matches!(key(0), "beginning" | "start" | "middle" | "end") {
        if key(1) != "of" {
            return (None, at);
        }
        next += 1;
    }
    while tokens.get(next).is_some_and(|t| t.key == "the" || t.is_dash() && t.glued) {
        next += 1;
    }
    (Some(third), next)
}

/// The year behind a day or month: "2025", ", 2025", "of 2025", "'25".
pub(super) fn behind(tokens: &[Token<'_>], next: usize) -> (Option<i32>, usize) {
    let comma = tokens.get(next).is_some_and(|t| matches!(t.key.as_str(), "," | "of" | "in"));
    let at = next + usize::from(comma);
    let apostrophe = tokens.get(at).is_some_and(|t| matches!(t.text, "'" | "’"));
    if apostrophe
        && let Some(short) = tokens.get(at + 1).filter(|t| t.glued && t.text.len() == 2)
        && let Some(year) = short.plain_integer().and_then(|y| i32::try_from(y).ok())
    {
        return (Some(if year < 50 { 2000 + year } else { 1900 + year }), at + 2);
    }
    let Some(year) = tokens.get(at).and_then(four_digits) else { return (None, next) };
    let glued_word = tokens.get(at + 1).is_some_and(|t| t.glued && t.is_word());
    let range = glued_word || tokens.get(at + 1).is_some_and(|t| t.is_mark(':') && t.glued);
    if range { (None, next) } else { (Some(year), at + 1) }
}

fn four_digits(token: &Token<'_>) -> Option<i32> {
    let year = token.plain_integer().filter(|_| token.text.len() == 4)?;
    i32::try_from(year).ok().filter(|y| (1000..2200).contains(y))
}

/// Names that a year-like number belongs to.
static NOT_BEFORE_YEARS: WordSet = WordSet::new(
    "\
    windows server office agenda vision flight room page route highway resolution number no \
    section article chapter unit model building street avenue road apollo sky gate bus train",
);
/// Words before a number that is a count, whatever it looks like.
static COUNT_BEFORE: WordSet = WordSet::new(
    "\
    than over least most nearly almost some under below above exactly only just many roughly \
    approximately additional extra another total estimated about around other $ £ € ¥ ₹ #",
);
/// Words before a number that is a year even where a plural follows.
static YEAR_BEFORE: WordSet = WordSet::new(
    "\
    in since during until till late early mid year summer winter spring autumn fall fiscal ad",
);
/// Verbs that give a year without a preposition, as in lists and captions.
static DATED_VERBS: WordSet = WordSet::new(
    "\
    founded established released published premiered elected dated opened completed formed died",
);

/// "2019", "the 2012 Games", "2005–08", "AD 79", "300 BC", "early 2025".
pub(super) fn single(tokens: &[Token<'_>], at: usize) -> Parsed {
    let (part, start) = third(tokens, at);
    if let Some((date, next)) = era(tokens, start) {
        return Some((date, next));
    }
    let year = tokens.get(start).and_then(four_digits)?;
    if !(part.is_some() || reads_as_year(tokens, start, year)) {
        return None;
    }
    let chained = tokens.get(start + 1).is_some_and(|t| t.glued && t.is_dash())
        && tokens.get(start + 2).is_some_and(|t| t.glued && t.kind == Kind::Number);
    if chained && season(tokens, start, year).is_none() {
        return None;
    }
    let (last, next) = season(tokens, start, year).unwrap_or((year, start + 1));
    let days = calendar::years(year, last).and_then(|days| cut(days, part));
    let year = (year == last).then_some(year);
    Some((Dated { days, year, ..Dated::unknown(Grain::Year) }, next))
}

fn reads_as_year(tokens: &[Token<'_>], at: usize, year: i32) -> bool {
    let before = at.checked_sub(1).map(|b| &tokens[b]);
    let after = tokens.get(at + 1);
    let glued_before = tokens[at].glued && before.is_some_and(|t| !is_opening(t));
    let glued_after = after.is_some_and(|t| {
        t.glued && (t.is_word() && t.key != "'s" || matches!(t.text, "%" | "°" | "/" | "+" | ":"))
    });
    if glued_before || glued_after || after.is_some_and(is_measure) {
        return false;
    }
    let key = before.map_or("", |t| t.key.as_str());
    // "The climate plan 2030" is called by its year.
    let is_called = among(key, "plan strategy programme program agenda vision roadmap");
    let named = is_called || before.is_some_and(Token::is_capital) && NOT_BEFORE_YEARS.has(key);
    let counts = after.is_some_and(|t| t.is_word() && is_plural(&t.key) && !t.is_capital());
    let recent = (1900..2100).contains(&year);
    if named || (COUNT_BEFORE.has(key) && (counts || !matches!(key, "about" | "around"))) {
        return false;
    }
    if YEAR_BEFORE.has(key) {
        return recent || !counts;
    }
    if counts {
        let determined = among(key, "the this 's his her its their our these");
        return recent && determined;
    }
    // "the derided 2013 film" is of that year; "killed 2013" is a count.
    let verb = key.ends_with("ed")
        && !DATED_VERBS.has(key)
        && !after.is_some_and(|t| t.is_word() && !t.glued);
    let introduced = among(
        key,
        "by of from to before after between and circa c ( , born b d the 's his her its their this that around about \
         through - –",
    ) || DATED_VERBS.has(key);
    !verb && (recent || introduced)
}

fn is_opening(token: &Token<'_>) -> bool {
    matches!(token.text, "(" | "[" | "\"" | "“" | "‘" | "'" | ",") || token.is_dash()
}

fn is_measure(token: &Token<'_>) -> bool {
    scale(&token.key).is_some()
        || among(
            token.key.as_str(),
            "% percent per km m miles feet ft kg tonnes tons metres meters dollars euros \
             pounds hours ° gmt degrees hundred years rupees",
        )
}

/// The last year of "2005–08", "2019/20".
fn season(tokens: &[Token<'_>], at: usize, year: i32) -> Option<(i32, usize)> {
    let joiner = tokens.get(at + 1).filter(|t| t.is_dash() || t.is_mark('/'))?;
    let last = tokens.get(at + 2).filter(|t| t.glued && joiner.glued)?;
    let ends = !tokens.get(at + 3).is_some_and(|t| t.glued && t.is_dash());
    let short = last.plain_integer().and_then(|n| i32::try_from(n).ok()).filter(|_| ends)?;
    let last = match last.text.len() {
        2 => year - year % 100 + short,
        4 => short,
        _ => return None,
    };
    (last > year && last < 2200).then_some((last, at + 3))
}

/// Years and centuries with their era: "300 BC", "AD 79".
fn era(tokens: &[Token<'_>], at: usize) -> Parsed {
    let key = |n: usize| tokens.get(n).map_or("", |t| t.key.as_str());
    let number = |n: usize| {
        let token = tokens.get(n).filter(|t| t.kind == Kind::Number)?;
        token.figure.filter(|d| d.decimals == 0 && d.value < 10_000.0)?;
        i32::try_from(super::relative::whole(token.figure?.value)?).ok()
    };
    let (year, next) = if matches!(key(at), "ad" | "ce") && tokens[at].text.starts_with(['A', 'C'])
    {
        (number(at + 1)?, at + 2)
    } else {
        let year = number(at)?;
        let upper = tokens.get(at + 1).is_some_and(Token::is_capital);
        match era_word(key(at + 1)).filter(|_| upper)? {
            true => (1 - year, at + 2),
            false => (year, at + 2),
        }
    };
    let days = calendar::years(year, year);
    Some((Dated { days, year: Some(year), ..Dated::unknown(Grain::Year) }, next))
}

/// Whether a word is an era, and whether years count backwards in it.
fn era_word(key: &str) -> Option<bool> {
    match key {
        "bc" | "b.c" | "bce" | "b.c.e" => Some(true),
        "ad" | "a.d" | "ce" | "c.e" => Some(false),
        _ => None,
    }
}

/// "Q3 2025", "the third quarter of 2025".
pub(super) fn quarter(tokens: &[Token<'_>], at: usize) -> Parsed {
    let first = tokens.get(at)?;
    let (number, next) = match first.key.as_str() {
        "q1" => (1, at + 1),
        "q2" => (2, at + 1),
        "q3" => (3, at + 1),
        "q4" => (4, at + 1),
        _ => {
            let rank = number_words::read(tokens, at).filter(|n| n.ordinal && n.value <= 4.0)?;
            tokens.get(rank.next).filter(|t| t.key == "quarter")?;
            (super::relative::whole(rank.value)?, rank.next + 1)
        }
    };
    let (year, next) = behind(tokens, next);
    let year = year.filter(|_| number >= 1)?;
    let (from, to) =
        (calendar::whole_month(year, 3 * number - 2)?, calendar::whole_month(year, 3 * number)?);
    let days = DateSpan::new(from.first(), to.last());
    Some((Dated { days, year: Some(year), ..Dated::unknown(Grain::Quarter) }, next))
}

/// "the 1960s", "the '60s", "the late 19th century", "the third millennium BC".
pub(super) fn long_period(tokens: &[Token<'_>], at: usize) -> Parsed {
    let (part, start) = third(tokens, at);
    let (date, next) = decade(tokens, start).or_else(|| century(tokens, start))?;
    let days = date.days.and_then(|days| cut(days, part));
    Some((Dated { days, ..date }, next))
}

fn decade(tokens: &[Token<'_>], at: usize) -> Parsed {
    let apostrophe = tokens.get(at).is_some_and(|t| matches!(t.text, "'" | "’"));
    let number = at + usize::from(apostrophe);
    let token = tokens.get(number)?;
    let plural = |t: &Token<'_>| t.glued && matches!(t.key.as_str(), "s" | "'s");
    if !tokens.get(number + 1).is_some_and(plural) {
        return None;
    }
    let named = i32::try_from(token.plain_integer()?).ok().filter(|n| n % 10 == 0)?;
    let after_the = number
        .checked_sub(1)
        .is_some_and(|b| matches!(tokens[b].key.as_str(), "the" | "early" | "mid" | "late" | "-"));
    let first = match token.text.len() {
        4 if (1000..2200).contains(&named) => named,
        2 if apostrophe || after_the => 1900 + named,
        _ => return None,
    };
    let days = calendar::years(first, first + 9);
    Some((Dated { days, ..Dated::unknown(Grain::Decade) }, number + 2))
}

/// A rank, and the one behind a dash or "and", before "century" or "millennium".
fn century(tokens: &[Token<'_>], at: usize) -> Parsed {
    let rank = |at: usize| {
        let rank = number_words::read(tokens, at).filter(|n| n.ordinal && n.value <= 100.0)?;
        Some((i32::try_from(super::relative::whole(rank.value)?).ok()?, rank.next))
    };
    let (first, mut next) = rank(at)?;
    let mut last = first;
    let joined = |t: &Token<'_>| t.is_dash() || matches!(t.key.as_str(), "and" | "to" | "or");
    if tokens.get(next).is_some_and(joined)
        && let Some((second, behind)) = rank(next + 1)
    {
        (last, next) = (second, behind);
    }
    next += usize::from(tokens.get(next).is_some_and(|t| t.is_dash() && t.glued));
    let (length, grain) = match tokens.get(next)?.key.as_str() {
        "century" | "centuries" => (100, Grain::Century),
        "millennium" | "millennia" => (1000, Grain::Millennium),
        _ => return None,
    };
    let era = tokens.get(next + 1).filter(|t| t.is_capital()).and_then(|t| era_word(&t.key));
    let next = next + 1 + usize::from(era.is_some());
    let bounds = |n: i32| match era {
        Some(true) => (1 - n * length, -(n - 1) * length),
        _ => ((n - 1) * length + 1, n * length),
    };
    let (a, b) = (bounds(first), bounds(last));
    let days = calendar::years(a.0.min(b.0), a.1.max(b.1));
    Some((Dated { days, ..Dated::unknown(grain) }, next))
}

/// A third of a run of whole years: by months within a year, by years beyond it ("the early 1970s" are 1970
/// to 1973).
fn cut(days: DateSpan, third: Option<Third>) -> Option<DateSpan> {
    let Some(third) = third else { return Some(days) };
    let years = days.last().year() - days.first().year() + 1;
    let months = u32::try_from(years).ok()?.checked_mul(12)?;
    let step = if years > 1 { months / 36 * 12 } else { months / 3 };
    let after = |months: u32| days.first().checked_add_months(Months::new(months));
    let before = |months: u32| after(months).and_then(|day| day.pred_opt());
    let late = months.checked_sub(step)?;
    let early = if years > 1 && years < 100 { step + 12 } else { step };
    match third {
        Third::Early => calendar::span(Some(days.first()), before(early)),
        Third::Mid => calendar::span(after(early), before(late)),
        Third::Late => calendar::span(after(late), Some(days.last())),
    }
}
