//! What the rules on dates share: when a text says that a thing happened which happens once.

use crate::model::Reading;
use crate::text::lexicon::Lexicon;

/// What happens to a thing once, with the words that tell of it. The words of one row are one deed.
const ONCE: &[&[&str]] = &[
    &["bear", "born", "birth"],
    &["die", "death", "dead"],
    &["release", "premiere", "debut", "publish", "publication", "issue"],
    &["found", "establish", "foundation", "create", "form", "formation", "incorporate", "launch"],
    &["inaugurate", "inauguration"],
    &["complete", "completion"],
    &["build", "construct", "construction"],
    &["abolish", "dissolve", "disband"],
    &["ratify"],
    &["assassinate", "execute"],
    &["sink"],
    &["discover", "discovery"],
    &["invent", "invention"],
    &["graduate"],
    &["retire"],
];

/// What may come again ("the festival was held in 2023"), and happens once where a text says that it was
/// the first or the last time.
const FIRST_OR_LAST: &[&[&str]] = &[
    &["begin", "start"],
    &["end", "finish"],
    &["fly", "flight"],
    &["air", "broadcast"],
    &["appear"],
    &["open"],
    &["hold"],
];

/// A date as far as a text gives it: "in May", "in 1990", "on 3 May 1990", "in the 1990s".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::rules) struct GivenDate {
    /// The first and the last year.
    pub(in crate::rules) years: Option<(i32, i32)>,
    /// The month, 1 to 12.
    pub(in crate::rules) month: Option<usize>,
    /// The day of the month.
    pub(in crate::rules) day: Option<u32>,
}

/// A deed that happens once and the date that the text gives for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) struct Dated {
    /// Which deed it is: a row of [`ONCE`], or, counted on, of [`FIRST_OR_LAST`].
    pub(in crate::rules) deed: usize,
    /// The word that tells of it.
    pub(in crate::rules) word: usize,
    /// Its date.
    pub(in crate::rules) date: GivenDate,
    /// Where the date stands: half-open, in bytes.
    pub(in crate::rules) span: (usize, usize),
}

impl Dated {
    /// Whether it is a birth.
    pub(in crate::rules) fn is_birth(&self) -> bool {
        self.deed == BIRTH
    }

    /// Whether it is something that nobody does on the day of birth: to graduate, to retire.
    pub(in crate::rules) fn is_of_grown(&self) -> bool {
        ONCE.get(self.deed).is_some_and(|words| matches!(words[0], "graduate" | "retire"))
    }
}

impl GivenDate {
    /// Whether one day can have both dates.
    pub(in crate::rules) fn can_be(&self, other: &Self) -> bool {
        let meet = match (self.years, other.years) {
            (Some(one), Some(two)) => one.0 <= two.1 && two.0 <= one.1,
            _ => true,
        };
        let equal =
            |one: Option<usize>, two: Option<usize>| one.is_none() || two.is_none() || one == two;
        let days = |date: &Self| date.day.map(|day| day as usize);
        meet && equal(self.month, other.month) && equal(days(self), days(other))
    }
}

/// The deeds of a text that happen once, each with its date.
///
/// A date belongs to the nearest such word before it in its clause, or, at the head of a sentence, to the
/// first one after it. Two dates in brackets after a name are its birth and its death.
pub(in crate::rules) fn dated(reading: &Reading, lexicon: &Lexicon) -> Vec<Dated> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < reading.words.len() {
        let Some((date, end)) = date_at(reading, index) else {
            index += 1;
            continue;
        };
        let date = bounded(reading, index, date);
        let span = (reading.words[index].span.0, reading.words[end - 1].span.1);
        if is_year_of_work(reading, index, end, lexicon) {
            found.push(Dated { deed: RELEASE, word: index, date, span });
        } else if let Some(word) = deed_of(reading, index, end) {
            let deed = row(reading, word).unwrap_or_default();
            found.push(Dated { deed, word, date, span });
        } else if let Some(second) = lifespan(reading, index, end) {
            found.push(Dated { deed: BIRTH, word: index, date, span });
            if let Some((date, after)) = date_at(reading, second) {
                let span = (reading.words[second].span.0, reading.words[after - 1].span.1);
                found.push(Dated { deed: DEATH, word: second, date, span });
                index = after;
                continue;
            }
        }
        index = end;
    }
    found
}

const BIRTH: usize = 0;
const DEATH: usize = 1;
const RELEASE: usize = 2;

/// "is a 1961 Danish crime film": the year in which the work came out.
fn is_year_of_work(reading: &Reading, at: usize, end: usize, lexicon: &Lexicon) -> bool {
    let lemma = |index: usize| reading.words[index].lemma.as_str();
    let led = at >= 2 && matches!(lemma(at - 1), "a" | "an" | "the") && lemma(at - 2) == "be";
    let reach = (end + WORDS_BEFORE_WORK).min(reading.words.len());
    led && end == at + 1
        && (end..reach)
            .take_while(|index| !matches!(lemma(*index), "of" | "in" | "by" | "that" | "which"))
            .any(|index| lexicon.kinds().is_of(lemma(index), "work"))
}

/// "a 1961 Danish black comedy crime film": so many words may stand before the noun.
const WORDS_BEFORE_WORK: usize = 6;

/// Which deed a word tells of: its row in the one list or, after those, in the other.
fn row(reading: &Reading, index: usize) -> Option<usize> {
    let find = |deeds: &[&[&str]]| {
        deeds.iter().position(|words| words.contains(&reading.words[index].lemma.as_str()))
    };
    let once = |index: &usize| {
        reading.words[index.saturating_sub(2)..*index]
            .iter()
            .any(|word| matches!(word.lemma.as_str(), "first" | "originally" | "last" | "final"))
    };
    let comes_out = reading.words[index].lemma == "come"
        && reading.words.get(index + 1).is_some_and(|next| next.lemma == "out");
    let release = comes_out.then_some(RELEASE);
    find(ONCE)
        .or(release)
        .or_else(|| Some(ONCE.len() + find(FIRST_OR_LAST).filter(|_| once(&index))?))
}

/// The date that begins at a word, and the index after its last word.
fn date_at(reading: &Reading, at: usize) -> Option<(GivenDate, usize)> {
    let text = |index: usize| reading.words.get(index).map(|word| reading.words_at(word.span));
    let mut date = GivenDate::default();
    let mut end = at;
    while let Some(word) = text(end) {
        if end > at && breaks_date(reading, end) {
            break;
        }
        if let Some(century) = day(word).filter(|_| text(end + 1) == Some("century")) {
            let first = i32::try_from(century).unwrap_or_default() * 100 - 99;
            date.years = Some((first, first + 99));
            end += 1;
        } else if let Some(month) = month(word).filter(|_| date.month.is_none()) {
            date.month = Some(month);
        } else if let Some(years) = years(word).filter(|_| date.years.is_none()) {
            let is_decade = text(end + 1) == Some("'s") && years.0 % 10 == 0;
            date.years = Some(if is_decade { (years.0, years.0 + 9) } else { years });
            end += usize::from(is_decade);
        } else if let Some(day) = day(word).filter(|_| date.day.is_none() && date.years.is_none()) {
            date.day = Some(day);
        } else {
            break;
        }
        end += 1;
    }
    let is_date = date.years.is_some() || date.month.is_some() && is_led(reading, at);
    (is_date && (date.day.is_none() || date.month.is_some())).then_some((date, end))
}

/// "before 1990", "after 1990": all years on that side.
fn bounded(reading: &Reading, at: usize, date: GivenDate) -> GivenDate {
    let years = match (limit(reading, at), date.years) {
        (Some("before"), Some((first, _))) => Some((i32::MIN, first - 1)),
        (Some("after"), Some((_, last))) => Some((last + 1, i32::MAX)),
        _ => return date,
    };
    GivenDate { years, month: None, day: None }
}

/// The preposition before a date that says on which side of it something happened.
fn limit(reading: &Reading, at: usize) -> Option<&str> {
    let before = reading.words[at.checked_sub(1)?].lemma.as_str();
    matches!(before, "before" | "after").then_some(before)
}

/// Whether something else than a space, a comma or an "of" stands between two words of a date.
fn breaks_date(reading: &Reading, index: usize) -> bool {
    let gap = reading.text.get(reading.words[index - 1].span.1..reading.words[index].span.0);
    !gap.is_some_and(|gap| gap.chars().all(|c| c == ' ' || c == ','))
}

/// Whether a preposition of time stands before a word: "May" alone may be a name or a verb.
fn is_led(reading: &Reading, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        matches!(
            reading.words[before].lemma.as_str(),
            "in" | "on" | "since" | "born" | "late" | "early" | "of"
        )
    })
}

fn month(word: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let index = MONTHS.iter().position(|month| {
        *month == word || word.len() >= 3 && word.len() <= 4 && month.starts_with(word)
    });
    index.map(|index| index + 1)
}

/// The years of "1990" and of "1990s".
fn years(word: &str) -> Option<(i32, i32)> {
    const DECADES: [&str; 8] = [
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    if let Some(tens) = (1920..).step_by(10).zip(DECADES).find(|(_, name)| *name == word) {
        return Some((tens.0, tens.0 + 9));
    }
    let decade = word.strip_suffix("'s").or_else(|| word.strip_suffix('s'));
    let year: i32 = decade.unwrap_or(word).parse().ok()?;
    let digits = decade.unwrap_or(word).len() == 4;
    (digits && (1000..2100).contains(&year))
        .then(|| (year, if decade.is_some() { year + 9 } else { year }))
}

fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let day: u32 = digits.parse().ok()?;
    (matches!(suffix, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&day)).then_some(day)
}

/// The deed that a date belongs to.
fn deed_of(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    if is_range(reading, at, end) {
        return None;
    }
    let is_deed = |index: &usize| {
        let word = &reading.words[*index];
        row(reading, *index).is_some() && !word.negated && word.name.is_none()
    };
    let same_clause = |from: usize, to: usize| {
        let between = reading.text.get(reading.words[from].span.1..reading.words[to].span.0);
        between.is_some_and(|text| !text.contains([';', '.', ')', '–', '—']) || text.len() <= 2)
            || between.is_some_and(|text| in_brackets_of_birth(reading, from, text))
    };
    let before = (at.saturating_sub(REACH)..at).rev().find(is_deed);
    // A date in brackets, or one that another date parts from the deed, is of something else.
    let before = before.filter(|word| {
        same_clause(*word, at) && (*word + 1..at).all(|index| date_at(reading, index).is_none())
    });
    before.or_else(|| {
        let opens =
            at <= 1 || reading.text.get(..reading.words[at - 1].span.0)?.trim_end().ends_with('.');
        opens.then(|| (end..(end + REACH).min(reading.words.len())).find(is_deed)).flatten()
    })
}

/// "(born Ada Holm; 3 May 1990)": the name at birth may stand between.
fn in_brackets_of_birth(reading: &Reading, from: usize, between: &str) -> bool {
    row(reading, from) == Some(BIRTH) && !between.contains([')', '.', '('])
}

/// A date belongs to a deed at most so many words away.
const REACH: usize = 10;

/// "from 1990 to 1994", "between 1990 and 1994", "1990–1994": a time that something lasted.
fn is_range(reading: &Reading, at: usize, end: usize) -> bool {
    let lemma = |index: usize| reading.words.get(index).map(|word| word.lemma.as_str());
    let before = at.checked_sub(1).and_then(lemma);
    let dash = |index: usize| {
        index > 0
            && reading.words.get(index).is_some_and(|word| {
                let gap = reading.text.get(reading.words[index - 1].span.1..word.span.0);
                gap.is_some_and(|gap| gap.contains(['-', '–', '—', '−']))
            })
    };
    matches!(before, Some("from" | "between" | "to" | "until" | "till" | "since" | "by"))
        || matches!(before, Some("and"))
            && at >= 2
            && lemma(at - 2).is_some_and(|w| years(w).is_some())
        || (matches!(lemma(end), Some("to" | "and" | "until" | "or"))
            && date_at(reading, end + 1).is_some())
        || dash(at)
        || dash(end) && date_at(reading, end).is_some()
}

/// Where the second of two dates in brackets begins: "(3 May 1901 – 7 June 1980)".
fn lifespan(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let before = reading.text.get(..reading.words[at].span.0)?;
    let opening = before.rfind('(')?;
    let inside = before.get(opening..)?;
    // The brackets follow the name: "Ada Holm (3 May", "Ada Holm, Baroness of Lund, (3 May".
    let last = reading.words[..at].iter().rfind(|word| word.span.1 <= opening)?;
    let named = reading.words_at(last.span).starts_with(char::is_uppercase);
    let gap = reading.text.get(reading.words[end - 1].span.1..reading.words.get(end)?.span.0)?;
    let joined = gap.contains(['-', '–', '—', '−']);
    // With the day given it is a life; two years may be those of a term of office.
    let exact = date_at(reading, at)?.0.day.is_some();
    (!inside.contains(')') && named && joined && exact).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_meet_as_far_as_they_are_given() {
        let may = GivenDate { month: Some(5), ..GivenDate::default() };
        let day = GivenDate { years: Some((1990, 1990)), month: Some(5), day: Some(3) };
        let decade = GivenDate { years: years("1990s"), ..GivenDate::default() };
        assert!(may.can_be(&day) && decade.can_be(&day));
        assert!(!may.can_be(&GivenDate { month: Some(6), ..day }));
        assert!(!decade.can_be(&GivenDate { years: Some((1989, 1989)), ..day }));
    }

    #[test]
    fn a_day_has_an_ending_or_none() {
        assert_eq!((day("3rd"), day("31"), day("32"), day("3x")), (Some(3), Some(31), None, None));
    }
}
