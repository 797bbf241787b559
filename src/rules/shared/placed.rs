//! What the rules on places share: where a text says that a thing lies or that something happened once.

use super::nations::nations_exclude;
use crate::model::Reading;
use crate::rules::Context;
use crate::text::names::same_name;

/// What has one place, with the words that tell of it. The words of one row are one deed.
const ONE_PLACE: &[&[&str]] = &[
    &["bear", "born", "birth"],
    &["die", "death"],
    &["bury"],
    &["originate", "origin"],
    &["live", "reside", "residence"],
    &["base", "headquarter", "headquarters"],
    &["crash"],
    &["sink"],
    &["place"],
    &["be", "locate", "situate", "lie", "find"],
];

/// The row of a thing that simply is somewhere. Much is in many places ("is in towns and villages"), so
/// here only nations are set against each other.
const LIES: usize = 9;

/// A deed that has one place, and the names of the places that the text gives for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Placed {
    /// Which row of [`ONE_PLACE`] it is.
    deed: usize,
    /// Indices of the names.
    places: Vec<usize>,
    /// Whether it is outside these places: "born outside of Lund".
    outside: bool,
}

/// A place belongs to a deed at most so many words before it.
const REACH: usize = 20;

/// The deeds of a text that have one place, each with its places.
pub(in crate::rules) fn placed(reading: &Reading) -> Vec<Placed> {
    let mut found: Vec<Placed> = Vec::new();
    for index in 0..reading.names.len() {
        // What the text begins with is the thing itself: "Lund is the seat of the diocese of Lund".
        if index > 0 && same_name(&reading.names[0].key, &reading.names[index].key) {
            continue;
        }
        let Some((deed, outside)) = deed_of(reading, index) else { continue };
        match found.iter_mut().find(|placed| placed.deed == deed && placed.outside == outside) {
            Some(placed) => placed.places.push(index),
            None => found.push(Placed { deed, places: vec![index], outside }),
        }
    }
    found
}

/// The deed that the name at this index is the place of, "born in", "located in the west of", and whether it is
/// outside that place.
fn deed_of(reading: &Reading, name: usize) -> Option<(usize, bool)> {
    let first = reading.words.iter().position(|word| word.name == Some(name))?;
    let mut led = false;
    let mut outside = false;
    for index in (first.saturating_sub(REACH)..first).rev() {
        let word = &reading.words[index];
        let gap = reading.text.get(word.span.1..reading.words[index + 1].span.0)?;
        if gap.contains([';', '.', '(', ')', ':']) {
            return None;
        }
        match word.lemma.as_str() {
            "from" if led && index > 0 && reading.words[index - 1].lemma == "die" => {}
            "in" | "at" | "from" => led = true,
            "of" if is_seat(reading, index) => led = true,
            _ if led && is_town_in(reading, index) => {
                return defines(reading, index).then_some((LIES, false));
            }
            "outside" if !led => (led, outside) = (true, true),
            "of" if index > 0 && reading.words[index - 1].lemma == "outside" => {}
            // "died of a fever in Lund", "in the hills of Scotland"
            "of" if led && index > 0 && reading.words[index - 1].lemma == "die" => {}
            "of" if !led && is_part_of(reading, index) => {}
            "of" | "near" | "by" | "to" | "who" | "which" | "that" | "where" | "with" | "for"
            | "as" | "outside" => {
                return None;
            }
            lemma => {
                let deed = ONE_PLACE.iter().position(|words| words.contains(&lemma));
                if let Some(deed) = deed.filter(|deed| led && happens(reading, index, *deed)) {
                    return (!word.negated).then_some((deed, outside));
                }
            }
        }
    }
    None
}

/// "the capital of", "a region of": what the thing is says where it lies.
fn is_seat(reading: &Reading, of: usize) -> bool {
    of.checked_sub(1).is_some_and(|index| {
        matches!(
            reading.words[index].lemma.as_str(),
            "capital"
                | "city"
                | "town"
                | "region"
                | "part"
                | "province"
                | "state"
                | "coast"
                | "island"
        )
    })
}

/// "city in", "village in": what the thing is, before where it lies.
fn is_town_in(reading: &Reading, index: usize) -> bool {
    let next = reading.words.get(index + 1).map(|word| word.lemma.as_str());
    let noun = reading.words[index].lemma.as_str();
    next == Some("in")
        && matches!(
            noun,
            "city"
                | "town"
                | "village"
                | "country"
                | "river"
                | "lake"
                | "region"
                | "province"
                | "island"
                | "university"
                | "capital"
                | "municipality"
                | "mountain"
                | "state"
        )
}

/// Whether the text says by "is" what the thing before this word is, with no clause between.
fn defines(reading: &Reading, index: usize) -> bool {
    let ends = |word: &crate::model::Word| {
        matches!(word.lemma.as_str(), "which" | "who" | "where" | "that")
    };
    let from = index.saturating_sub(REACH);
    let verb = reading.words[from..index].iter().rposition(|word| word.lemma == "be");
    verb.is_some_and(|verb| {
        !reading.words[from + verb..index].iter().any(|word| ends(word) || word.negated)
    })
}

/// "in the hills of", "in the west of": a part of the place, which lies where the place lies.
fn is_part_of(reading: &Reading, of: usize) -> bool {
    let lemma =
        |back: usize| of.checked_sub(back).map_or("", |at| reading.words[at].lemma.as_str());
    lemma(2) == "the" && lemma(3) == "in"
}

/// Whether the word is the deed: "took place", not "the place"; "is", not "is made".
fn happens(reading: &Reading, index: usize, deed: usize) -> bool {
    let before = index.checked_sub(1).map(|before| reading.words[before].lemma.as_str());
    match reading.words[index].lemma.as_str() {
        "place" => before == Some("take"),
        "be" => {
            let next = reading.words.get(index + 1).map(|word| word.lemma.as_str());
            matches!(next, Some("in" | "a" | "an" | "the" | "one" | "located"))
        }
        "find" | "lie" => deed == LIES && before == Some("be"),
        _ => true,
    }
}

/// The place of one deed in the first text and in the second, where the two cannot be one.
pub(in crate::rules) fn other_place_of_deed(
    a: &Reading,
    b: &Reading,
    context: &Context<'_>,
) -> Option<(usize, usize)> {
    let (placed_a, placed_b) = (placed(a), placed(b));
    let outside = placed_a.iter().find_map(|one| {
        let two = placed_b.iter().find(|two| two.deed == one.deed && two.outside != one.outside)?;
        let (x, y) = (*one.places.first()?, *two.places.first()?);
        same_name(&a.names[x].key, &b.names[y].key).then_some((x, y))
    });
    let within = |placed: &&Placed| !placed.outside;
    outside.or_else(|| {
        placed_a.iter().filter(within).find_map(|one| {
            let two = placed_b.iter().filter(within).find(|two| two.deed == one.deed)?;
            let (x, y) = (comparable(one, a, context), comparable(two, b, context));
            let apart = x.iter().all(|x| {
                y.iter().all(|y| are_apart(one.deed, &a.names[*x].key, &b.names[*y].key, context))
            });
            let told = |reading: &Reading, key: &str| {
                reading.names.iter().any(|name| same_name(&name.key, key))
            };
            let free = x.iter().all(|x| !told(b, &a.names[*x].key))
                && y.iter().all(|y| !told(a, &b.names[*y].key));
            let (first, second) = (*x.first()?, *y.first()?);
            (apart && free).then_some((first, second))
        })
    })
}

/// The places that can be set against those of another text.
fn comparable(placed: &Placed, reading: &Reading, context: &Context<'_>) -> Vec<usize> {
    let is_nation = |index: &usize| nation_of(&reading.names[*index].key, context).is_some();
    placed.places.iter().copied().filter(|index| placed.deed != LIES || is_nation(index)).collect()
}

/// Whether two places cannot be where one thing is: two nations or their capitals, or two places neither of
/// which is a nation that the other may lie in.
fn are_apart(deed: usize, one: &str, other: &str, context: &Context<'_>) -> bool {
    let is_nation = |name: &str| context.lexicon.nation(name).is_some();
    if deed != LIES && !is_nation(one) && !is_nation(other) {
        return !same_name(one, other)
            && !context.book.lies_within(one, other)
            && !context.book.lies_within(other, one);
    }
    match (nation_of(one, context), nation_of(other, context)) {
        (Some(x), Some(y)) => nations_exclude(x, y),
        _ => false,
    }
}

/// The nation that a name stands for or is the capital of.
fn nation_of<'c>(name: &str, context: &'c Context<'_>) -> Option<&'c str> {
    context
        .lexicon
        .nation(name)
        .or_else(|| context.lexicon.nation_of_capital(name))
        .map(|nation| nation.key.as_str())
}
