//! What the rules on figures share: which two figures of two claims count the same thing.

use super::matter::excerpt;
use crate::model::{AtIssue, Modality, Name, Quantity, Reading, Scope, Stance, Word};
use crate::rules::Context;
use crate::text::alignment::Alignment;
use crate::text::names::same_name;

/// Two figures that can be set side by side.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Figures<'r> {
    /// The first claim's figure.
    pub(in crate::rules) a: &'r Quantity,
    /// The second claim's figure.
    pub(in crate::rules) b: &'r Quantity,
}

/// How two figures stand to each other before their values are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) enum Count {
    /// They count the same thing.
    Same,
    /// They count one sort of thing, but not the same ones: a reader will set them side by side all the
    /// same. The text says what differs.
    Alike(String),
    /// They do not count one sort of thing. The text says why.
    Other(String),
    /// They have nothing to do with each other.
    Unrelated,
}

/// The pairs of figures of two claims that count one sort of thing, each with how they stand.
///
/// Where several figures of a claim count the same thing, they go by their order if the other claim has as
/// many; else each goes with one that it agrees with, and one that agrees with none says nothing.
pub(in crate::rules) fn pairs<'r>(
    a: &'r Reading,
    b: &'r Reading,
    context: &Context<'_>,
) -> Vec<(Figures<'r>, Count)> {
    let counts: Vec<Vec<Count>> = a
        .quantities
        .iter()
        .map(|one| b.quantities.iter().map(|two| count((a, one), (b, two), context)).collect())
        .collect();
    let mut pairs = Vec::new();
    for (i, one) in a.quantities.iter().enumerate() {
        if let Some(j) = partner(i, &counts, a, b) {
            let figures = Figures { a: one, b: &b.quantities[j] };
            pairs.push((
                figures,
                open_reason(figures, a, b, context).map_or(Count::Same, Count::Alike),
            ));
        }
    }
    for (i, one) in a.quantities.iter().enumerate() {
        for (j, two) in b.quantities.iter().enumerate() {
            let looser = matches!(counts[i][j], Count::Alike(_) | Count::Other(_));
            if looser && !has_same(&counts, i, j) {
                pairs.push((Figures { a: one, b: two }, counts[i][j].clone()));
            }
        }
    }
    pairs
}

/// Why two figures of one count are no contradiction though they differ: a text leaves open whether its figure is so, or
/// neither says what it counts. Where the texts are alike in all else, two forecasts or two bare figures are of one thing.
fn open_reason(
    figures: Figures<'_>,
    a: &Reading,
    b: &Reading,
    context: &Context<'_>,
) -> Option<String> {
    let Alignment { share_a, share_b, .. } = context.alignment;
    let alike = share_a.min(*share_b) >= ALIKE;
    let open = [a, b].into_iter().filter(|reading| leaves_open(reading)).count();
    if open == 1 || open == 2 && !alike {
        return Some("need not clash: a text gives a guess or a forecast".to_owned());
    }
    let says_no_count = |figure: &Quantity| {
        figure.unit.is_empty() && figure.counted.is_empty() && figure.fate.is_none()
    };
    let bare = says_no_count(figures.a) && says_no_count(figures.b);
    (bare && !alike).then(|| "need not clash: neither text says what is counted".to_owned())
}

/// How much of each text the other must share for the two to be alike but for the figure (`just eval`).
const ALIKE: f64 = 0.85;

/// Whether a text says only what may be, what somebody expects or what ought to be. A passage of several
/// sentences may leave open something else.
fn leaves_open(reading: &Reading) -> bool {
    if excerpt(reading).contains(". ") {
        return false;
    }
    reading.modality == Modality::Possible
        || matches!(reading.stance, Stance::Expects | Stance::Demands)
}

/// Whether either figure has a partner that counts the same thing, so that a looser one says nothing.
fn has_same(counts: &[Vec<Count>], i: usize, j: usize) -> bool {
    counts[i].contains(&Count::Same) || counts.iter().any(|row| row[j] == Count::Same)
}

/// The figure of the second claim that the `i`th of the first is to be held against.
fn partner(i: usize, counts: &[Vec<Count>], a: &Reading, b: &Reading) -> Option<usize> {
    let row = |i: usize| -> Vec<usize> {
        (0..counts[i].len()).filter(|j| counts[i][*j] == Count::Same).collect()
    };
    let columns = row(i);
    let rivals: Vec<usize> = (0..counts.len())
        .filter(|k| columns.iter().any(|j| counts[*k][*j] == Count::Same))
        .collect();
    if rivals.len() == columns.len() {
        let rank = rivals.iter().position(|rival| *rival == i)?;
        return columns.get(rank).copied();
    }
    let agrees = |j: &&usize| can_agree(&a.quantities[i], &b.quantities[**j]);
    columns.iter().find(agrees).copied().or_else(|| {
        // One figure here against several there: at odds only when it agrees with none of them.
        (rivals.len() == 1).then(|| columns.first().copied()).flatten()
    })
}

/// Whether both figures can hold. Two bare figures may be one, rounded differently; a hedged one says
/// where it ends.
pub(in crate::rules) fn can_agree(one: &Quantity, two: &Quantity) -> bool {
    if one.hedge.is_none() && two.hedge.is_none() {
        one.can_equal_rounded(two)
    } else {
        one.can_equal(two)
    }
}

fn count(
    (a, one): (&Reading, &Quantity),
    (b, two): (&Reading, &Quantity),
    context: &Context<'_>,
) -> Count {
    if one.ordinal != two.ordinal || one.unit != two.unit || one.per != two.per {
        return Count::Unrelated;
    }
    if !same_counted(&one.counted, &two.counted, context) && !are_shares_of_one(one, two) {
        return Count::Unrelated;
    }
    if let Some(reason) = other_scope(one.scope, two.scope) {
        return Count::Other(reason);
    }
    let fates_differ = match (&one.fate, &two.fate) {
        (Some(x), Some(y)) => !same_fate(x, y),
        _ => false,
    };
    if fates_differ && is_person(one) {
        return Count::Other(format!(
            "“{}” and “{}” count people to whom different things happened",
            one.words, two.words
        ));
    }
    if let Some((x, y)) = sorts_differ((a, one), (b, two), context) {
        return Count::Other(format!("the one counts “{x}”, the other “{y}”"));
    }
    if let (Some(x), Some(y)) = (doer(a, one), doer(b, two))
        && is_another(x, b)
        && is_another(y, a)
    {
        let (x, y) = (a.words_at(x.span), b.words_at(y.span));
        return Count::Other(format!("the one is of {x}, the other of {y}"));
    }
    if let Some(text) = nations_differ(one, two, context) {
        return Count::Alike(text);
    }
    match (&one.fate, &two.fate) {
        (Some(x), Some(y)) if !same_fate(x, y) => Count::Alike(
            "may not count the same thing: what is said of them is not the same".to_owned(),
        ),
        _ => Count::Same,
    }
}

fn is_person(quantity: &Quantity) -> bool {
    let is_bare = quantity.counted.is_empty() && quantity.unit.is_empty();
    quantity.counted == "person" || is_bare && quantity.fate.is_some()
}

/// Whether one thing happened to what the two figures count: who got votes received them.
fn same_fate(one: &str, two: &str) -> bool {
    const GOT: &[&str] = &["get", "got", "receiv", "win", "won", "obtain", "poll", "gain", "secur"];
    one == two || GOT.contains(&one) && GOT.contains(&two)
}

/// "40 % of the votes" and "57 %", both of what somebody got.
fn are_shares_of_one(one: &Quantity, two: &Quantity) -> bool {
    let got = match (&one.fate, &two.fate) {
        (Some(x), Some(y)) => same_fate(x, y),
        _ => false,
    };
    one.unit == "%" && got && (one.counted.is_empty() || two.counted.is_empty())
}

fn same_counted(one: &str, two: &str, context: &Context<'_>) -> bool {
    one == two
        || !one.is_empty()
            && !two.is_empty()
            && context.lexicon.head_word(one) == context.lexicon.head_word(two)
}

fn other_scope(one: Option<Scope>, two: Option<Scope>) -> Option<String> {
    let name = |scope| match scope {
        Scope::Increment => "what came on top",
        Scope::Total => "a total",
        Scope::Part => "a part",
        Scope::Former => "what it was before",
    };
    match (one, two) {
        (Some(x), Some(y)) if x == y => None,
        (Some(Scope::Total), None) | (None, Some(Scope::Total)) | (None, None) => None,
        (Some(x), Some(y)) => Some(format!("the one is {}, the other {}", name(x), name(y))),
        (Some(x), None) | (None, Some(x)) => {
            Some(format!("the one is {}, the other is not", name(x)))
        }
    }
}

/// The words of two figures' phrases that exclude each other: gold and silver medals are counted apart.
fn sorts_differ<'r>(
    (a, one): (&'r Reading, &Quantity),
    (b, two): (&'r Reading, &Quantity),
    context: &Context<'_>,
) -> Option<(&'r str, &'r str)> {
    let words = |reading: &'r Reading, quantity: &Quantity| -> Vec<&'r Word> {
        let (start, end) = quantity.phrase;
        let inside = |word: &&Word| start <= word.span.0 && word.span.1 <= end && word.content;
        reading.words.iter().filter(inside).collect()
    };
    let (of_a, of_b) = (words(a, one), words(b, two));
    of_a.iter().find_map(|x| {
        let y = of_b.iter().find(|y| {
            let both = of_a.iter().any(|word| word.key == y.key);
            !both
                && (context.lexicon.exclusive_family(&x.lemma, &y.lemma).is_some()
                    || context.lexicon.are_opposites(&x.lemma, &y.lemma))
        })?;
        Some((a.words_at(x.span), b.words_at(y.span)))
    })
}

/// The name that does what the figure tells of: "the Greens won 12 seats". Who counts or says is none.
fn doer<'r>(reading: &'r Reading, quantity: &Quantity) -> Option<&'r Name> {
    let fate = quantity.fate.as_deref()?;
    let name = reading.names.first()?;
    let verb = reading.words.iter().find(|word| word.span.0 >= name.span.1)?;
    let is_fate = fate.starts_with(&verb.lemma) || verb.lemma.starts_with(fate);
    (is_fate && verb.span.0 < quantity.span.0).then_some(name)
}

fn is_another(name: &Name, reading: &Reading) -> bool {
    reading.names.iter().all(|other| !same_name(&other.key, &name.key))
}

/// "Ukrainian drones" and "Russian drones": the words that narrow the count name different nations.
fn nations_differ(one: &Quantity, two: &Quantity, context: &Context<'_>) -> Option<String> {
    let nation = |quantity: &Quantity| {
        quantity.qualifiers.iter().find_map(|word| context.lexicon.nation_of_stem(word))
    };
    let (x, y) = (nation(one)?, nation(two)?);
    (x.key != y.key).then(|| {
        format!(
            "may not count the same thing: one counts those of {}, the other those of {}",
            title(&x.key),
            title(&y.key)
        )
    })
}

fn title(key: &str) -> String {
    key.split(' ')
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        })
        .collect::<Vec<String>>()
        .join(" ")
}

/// What is at issue between two figures: what is counted, tied to the occasion by the shared place or
/// the first shared name.
pub(in crate::rules) fn at_issue(
    figures: Figures<'_>,
    a: &Reading,
    b: &Reading,
    context: &Context<'_>,
) -> AtIssue {
    let shared = context.alignment.matched.iter().find_map(|(one, _)| {
        let name = a.words[*one].name?;
        a.names.get(name).map(|name| name.key.clone())
    });
    let place = a.place.clone().filter(|place| b.place.as_ref() == Some(place));
    let fate = figures.a.fate.clone().or_else(|| figures.b.fate.clone()).unwrap_or_default();
    let counted = [fate.as_str(), figures.a.counted.as_str(), figures.a.unit.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<&str>>()
        .join(" ");
    AtIssue::Quantity { counted, of: place.or(shared).unwrap_or_default() }
}

/// Whether two claims with figures tell of one occasion: enough of their words beside the figures are
/// shared, or a place and what happened there.
pub(in crate::rules) fn same_occasion(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let alignment = context.alignment;
    let same_place = a.place.is_some() && a.place == b.place;
    let named = |reading: &Reading, left: &[usize]| {
        left.iter().any(|index| reading.words[*index].name.is_some())
    };
    // Each names something that the other does not, and nothing that it does: two different things.
    let other_thing =
        alignment.names == 0 && named(a, &alignment.left_a) && named(b, &alignment.left_b);
    alignment.coverage() >= SHARE && (alignment.matched.len() >= 2 || same_place) && !other_thing
}

/// How much of the shorter text the other must share (`just eval`).
const SHARE: f64 = 0.5;

/// The figure with the noun phrase it counts, as it stands in the text; a figure that a person filled in
/// stands nowhere in it.
pub(in crate::rules) fn phrase<'r>(reading: &'r Reading, quantity: &'r Quantity) -> &'r str {
    let found = reading.text.get(quantity.phrase.0..quantity.phrase.1);
    found.filter(|phrase| phrase.contains(&quantity.words)).unwrap_or(&quantity.words)
}
