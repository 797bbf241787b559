//! Words that show what a name stands for.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::date::is_weekday_or_month;
use crate::text::lexicon::Lexicon;

use super::super::clauses::tags::{Tag, Word};

struct Words {
    bodies: FxHashSet<&'static str>,
    places: FxHashSet<&'static str>,
    place_nouns: FxHashSet<&'static str>,
    roles: FxHashSet<&'static str>,
    speaking: FxHashSet<&'static str>,
    titles: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words {
        bodies: FxHashSet::default(),
        places: FxHashSet::default(),
        place_nouns: FxHashSet::default(),
        roles: FxHashSet::default(),
        speaking: FxHashSet::default(),
        titles: Lexicon::english()
            .titles()
            .iter()
            .map(|title| crate::text::words::fold(title))
            .collect(),
    };
    let lines = include_str!("kinds_of_names.tsv").lines().filter(|line| !line.starts_with('#'));
    for (word, what) in lines.filter_map(|line| line.split_once('\t')) {
        let set = match what {
            "body" => &mut words.bodies,
            "place" => &mut words.places,
            "place noun" => &mut words.place_nouns,
            "speaking role" => {
                words.roles.insert(word);
                &mut words.speaking
            }
            _ => &mut words.roles,
        };
        set.insert(word);
    }
    words
});

/// Whether a name with this word at its head or end is a body's: "bank", "university".
pub(crate) fn is_body_word(folded: &str) -> bool {
    WORDS.bodies.contains(folded)
}

/// Whether a name with this word at its head or end is a place's: "river", "lake".
pub(crate) fn is_place_word(folded: &str) -> bool {
    WORDS.places.contains(folded)
}

/// Whether the noun says what sort of place a name beside it is: "town", "region".
pub(crate) fn is_place_noun(lemma: &str) -> bool {
    WORDS.place_nouns.contains(lemma)
}

/// Whether one who holds this role speaks for the nation or body named beside it.
pub(crate) fn is_speaking_role(folded: &str) -> bool {
    WORDS.speaking.contains(folded)
}

/// Whether the word is a month or a weekday.
pub(crate) fn is_calendar(folded: &str) -> bool {
    is_weekday_or_month(folded)
        || matches!(
            folded,
            "may"
                | "jan"
                | "feb"
                | "mar"
                | "apr"
                | "jun"
                | "jul"
                | "aug"
                | "sept"
                | "sep"
                | "oct"
                | "nov"
                | "dec"
                | "christmas"
                | "easter"
        )
}

/// How many words at the head of the row are a title; 0 for none.
pub(crate) fn title_length(folded: &[&str]) -> usize {
    (1..=folded.len().min(6))
        .rev()
        .find(|length| WORDS.titles.contains(&folded[..*length].join(" ")))
        .unwrap_or(0)
}

/// Where a role in small letters begins that ends right before `name`: "envoy Ada Holm", "the Danish foreign
/// minister Ada Holm".
pub(crate) fn role_at(words: &[Word], name: usize) -> Option<usize> {
    let before = name.checked_sub(1)?;
    let word = &words[before];
    let is_role = word.tag == Tag::Noun && WORDS.roles.contains(word.lemma.as_str());
    if !is_role {
        return None;
    }
    let mut start = before;
    while start > 0 && before - start < 4 {
        let word = &words[start - 1];
        if !matches!(word.tag, Tag::Name | Tag::Noun | Tag::Adjective) {
            break;
        }
        start -= 1;
    }
    Some(start)
}
