//! Whether two names that stand in like places are of two things.

use super::nations::nations_exclude;
use crate::model::Reading;
use crate::rules::Context;
use crate::text::lemma::lemma;
use crate::text::lexicon::Lexicon;
use crate::text::names::same_name;

/// Whether two names are of two things of one sort, and neither stands elsewhere in the other text. Days and
/// months are no names here.
pub(in crate::rules) fn are_names_apart(
    a: &Reading,
    x: usize,
    b: &Reading,
    y: usize,
    context: &Context<'_>,
) -> bool {
    let is_free = |reading: &Reading, name: usize, other: &Reading| {
        other.names.iter().all(|theirs| !may_be_one(&reading.names[name].key, &theirs.key, context))
            && !reading.names[name]
                .key
                .split(' ')
                .any(|word| is_telling(word, context.lexicon) && tells(other, word))
    };
    let is_nation =
        |reading: &Reading, name: usize| context.lexicon.nation(&reading.names[name].key).is_some();
    let is_time = |reading: &Reading, name: usize| {
        let key = reading.names[name].key.as_str();
        ["january", "may", "monday", "friday"].into_iter().any(|time| {
            key == time
                || context
                    .lexicon
                    .exclusive_family(key, time)
                    .is_some_and(|family| matches!(family.id.as_str(), "month" | "weekday"))
        })
    };
    let are_of_one_sort = match (is_nation(a, x), is_nation(b, y)) {
        (true, true) => nations_exclude(&a.names[x].key, &b.names[y].key),
        // A town may lie in the nation.
        (one, two) => one == two,
    };
    are_of_one_sort && !is_time(a, x) && !is_time(b, y) && is_free(a, x, b) && is_free(b, y, a)
}

/// Whether two names are spellings of one: part of the other, another name of one body in the lexicon, or cut short
/// ("Woz" of "Wozniak").
pub(in crate::rules) fn are_spellings(one: &str, two: &str, context: &Context<'_>) -> bool {
    let head = |name| context.lexicon.head_word(name);
    let last = |name: &'_ str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let (x, y) = (last(one), last(two));
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    same_name(one, two)
        || head(one) == head(two)
        || short.len() >= SHORTEST_CUT && long.starts_with(&short)
}

/// Shorter beginnings are shared by many names.
const SHORTEST_CUT: usize = 3;

fn may_be_one(one: &str, two: &str, context: &Context<'_>) -> bool {
    are_spellings(one, two, context)
        || one.split(' ').any(|word| {
            is_telling(word, context.lexicon) && two.split(' ').any(|other| other == word)
        })
        || begin_alike(one, two)
        || context.book.lies_within(one, two)
        || context.book.lies_within(two, one)
}

/// "Kurdish" and "Kurds", "Kobane" and "Kobani": two forms of one name.
fn begin_alike(one: &str, two: &str) -> bool {
    let initials =
        |name: &str| -> String { name.split(' ').filter_map(|w| w.chars().next()).collect() };
    if one.len() == 2 && initials(two).starts_with(one)
        || two.len() == 2 && initials(one).starts_with(two)
    {
        return true;
    }
    one.chars().zip(two.chars()).take_while(|(x, y)| x == y).count() >= 4
}

/// Whether a word of a name is no ordinary one, so that two names with it may be one.
fn is_telling(word: &str, lexicon: &Lexicon) -> bool {
    word.chars().count() > 2 && !lexicon.is_common(&lemma(word, lexicon))
}

fn tells(reading: &Reading, word: &str) -> bool {
    reading.words.iter().any(|other| other.lemma == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_forms_begin_alike_or_are_initials() {
        assert!(begin_alike("kobane", "kobani"));
        assert!(begin_alike("ny", "new york city"));
        assert!(!begin_alike("lund", "lahti"));
    }
}
