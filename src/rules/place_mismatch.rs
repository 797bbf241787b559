use super::shared::definition::same_thing;
use super::shared::matter::{not_comparable, other_day, same_place, stands_against};
use super::shared::placed::other_place_of_deed;
use super::{Context, Rule};
use crate::model::{AtIssue, Because, Reading, Relation, Verdict};
use crate::text::names::same_name;

pub(super) const RULE: Rule = Rule {
    id: "place_mismatch",
    summary: "one event in two places",
    doc: "\
## What it finds
Two claims tell of one event in the same words and put it in different places, neither of which is said to
lie in the other; or the one puts it outside the place where the other puts it.

## Why it matters
The venue of a talk, the site of a find, the town of a birth: a reader will set the two side by side. Since
many events come in rounds, two places are a difference first; only for what happens once are they a
contradiction.

## Conflicts
\"The rounds of talks were held in Oslo and Doha.\" and \"Both rounds of talks were held in Doha.\" differ.

## Only looks so
\"The talks were held in Doha.\" and \"The talks were held in Qatar.\", where the case says that Doha lies in
Qatar.",
    check,
};

/// How much of each text, its places aside, the other must share for the two to tell of one event.
const SHARE_OF_SHORTER: f64 = 0.6;
const SHARE_OF_LONGER: f64 = 0.35;

/// A text that says nothing beside the event and its places is of the event, however much more the other says.
const WHOLLY_SHARED: f64 = 0.95;
const LEAST_OF_LONGER: f64 = 0.2;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) {
        return Verdict::Silent;
    }
    match other_place_of_deed(a, b, context).filter(|_| same_thing(a, b, context.lexicon)) {
        Some((one, two)) => conflict(
            Relation::Contradicts,
            a.words_at(a.names[one].span),
            b.words_at(b.names[two].span),
        ),
        None => other_place_of_event(a, b, context),
    }
}

fn conflict(relation: Relation, one: &str, two: &str) -> Verdict {
    Verdict::Conflict {
        relation,
        at_issue: AtIssue::Place,
        because: Because::new(format!("the one puts it in {one}, the other in {two}"))
            .with_words(one, two),
    }
}

/// The texts are alike but for the places they name.
fn other_place_of_event(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let (places_a, places_b) = (located(a), located(b));
    if places_a.is_empty() || places_b.is_empty() {
        return Verdict::Silent;
    }
    let only_a: Vec<&str> = outside(&places_a, &places_b, context);
    let only_b: Vec<&str> = outside(&places_b, &places_a, context);
    let is_place = |reading: &Reading, index: usize| {
        let name = reading.words[index].name.map(|name| reading.names[name].key.as_str());
        name.is_some_and(|name| places_a.contains(&name) || places_b.contains(&name))
    };
    let weight = |key: &str| context.lexicon.weight(key);
    let (one, two) = context.alignment.shares_beside(a, b, &weight, &is_place);
    let (more, less) = (one.max(two), one.min(two));
    let alike = more >= SHARE_OF_SHORTER && less >= SHARE_OF_LONGER
        || more >= WHOLLY_SHARED && less >= LEAST_OF_LONGER;
    let alike = alike && shares_predicate(a, b, context);
    if !alike || (only_a.is_empty() && only_b.is_empty()) {
        return Verdict::Silent;
    }
    if let Some(verdict) = other_day(a, b) {
        return verdict;
    }
    // A town may lie in any nation, as far as the case tells.
    let is_nation = |place: &&str| context.lexicon.nation(place).is_some();
    if places_a.iter().any(is_nation) != places_b.iter().any(is_nation) {
        return Verdict::Silent;
    }
    let disjoint = only_a.len() == places_a.len() && only_b.len() == places_b.len();
    if disjoint && !has_one_place(a, context) {
        return not_comparable(format!(
            "another place: {} is not {}",
            places_a.join(", "),
            places_b.join(", ")
        ));
    }
    // A list with one place and a list with more are compatible unless the shorter one says that it names all.
    let fewer = if places_a.len() <= places_b.len() { a } else { b };
    if !(disjoint || counts_occasions(fewer)) {
        return Verdict::Silent;
    }
    let relation = if disjoint { Relation::Contradicts } else { Relation::Differs };
    conflict(relation, &shown(a, &places_a), &shown(b, &places_b))
}

/// The keys of the names that stand after a preposition of place.
fn located(reading: &Reading) -> Vec<&str> {
    let mut places = Vec::new();
    let mut end_of_last: Option<usize> = None;
    for name in &reading.names {
        let before = reading.text.get(..name.span.0).unwrap_or_default().trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let led = matches!(word, "in" | "at" | "near" | "from" | "In" | "At" | "Near");
        let listed = end_of_last.is_some_and(|end| {
            matches!(reading.text.get(end..name.span.0).map(str::trim), Some("and" | "," | "or"))
        });
        if (led || listed) && !places.contains(&name.key.as_str()) {
            places.push(name.key.as_str());
            end_of_last = Some(name.span.1);
        }
    }
    places
}

/// The places as the text writes them.
fn shown(reading: &Reading, places: &[&str]) -> String {
    let names = reading.names.iter().filter(|name| places.contains(&name.key.as_str()));
    let mut shown: Vec<&str> = names.map(|name| reading.words_at(name.span)).collect();
    shown.dedup();
    shown.join(" and ")
}

fn outside<'p>(places: &[&'p str], others: &[&str], context: &Context<'_>) -> Vec<&'p str> {
    let inside =
        |place: &str| others.iter().any(|o| same_name(place, o) || same_place(place, o, context));
    places.iter().copied().filter(|place| !inside(place)).collect()
}

fn shares_predicate(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let shared = |(one, two): &&(usize, usize)| {
        a.words[*one].name.is_none() && a.words[*one].negated == b.words[*two].negated
    };
    context.alignment.matched.iter().filter(shared).count() >= 1
}

/// Whether a text counts occasions ("rounds", "both", "all"), so that the places it names are all.
fn counts_occasions(reading: &Reading) -> bool {
    reading
        .words
        .iter()
        .any(|word| matches!(word.lemma.as_str(), "round" | "both" | "all" | "session"))
}

/// Whether the predicate that both share tells of something that happens at one place only.
fn has_one_place(a: &Reading, context: &Context<'_>) -> bool {
    context.alignment.matched.iter().any(|(one, _)| {
        a.words[*one].name.is_none() && ONE_PLACE.contains(&a.words[*one].lemma.as_str())
    })
}

/// Predicates of which a thing has one place.
const ONE_PLACE: &[&str] = &[
    "bear",
    "born",
    "die",
    "bury",
    "found",
    "headquarter",
    "locate",
    "base",
    "situate",
    "originate",
    "crash",
    "sink",
    "capital",
];
