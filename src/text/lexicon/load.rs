//! Turns the data files into the lists. The files are part of the program, so a mistake in them is a
//! mistake of ours, found by the tests below rather than by a user.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::kinds::KindsFile;
use super::{Cue, Dimension, Family, Lexicon, Nation, StateRef};
use crate::text::words::fold;

pub(super) fn english() -> Lexicon {
    let mut lexicon = Lexicon {
        irregular: pairs(include_str!("lemmas.tsv")),
        bases: pairs(include_str!("bases.txt")),
        synonyms: pairs(include_str!("synonyms.tsv")),
        borne_by_subject: rows(include_str!("state_bearers.tsv")).collect(),
        callings: callings(include_str!("callings.tsv")),
        titles: lines(include_str!("titles.txt")).map(fold).collect(),
        generic_claimants: lines(include_str!("generic_claimants.txt")).map(fold).collect(),
        one_doer: lines(include_str!("one_doer.txt")).map(str::to_owned).collect(),
        ..Lexicon::default()
    };
    lexicon.synonyms.extend(pairs(include_str!("bodies.tsv")));
    lexicon.titles.sort_by_key(|title| std::cmp::Reverse(title.len()));
    let stemmer = Stemmer::create(Algorithm::English);
    lexicon.common_stems =
        lexicon.bases.keys().map(|base| stemmer.stem(base).into_owned()).collect();
    stop_words(&mut lexicon, include_str!("stopwords.txt"));
    opposites(&mut lexicon, include_str!("antonyms.tsv"));
    opposites(&mut lexicon, include_str!("opposites.tsv"));
    nations(&mut lexicon, include_str!("nations.tsv"));
    families(&mut lexicon, include_str!("exclusive.toml"));
    states(&mut lexicon, include_str!("states.toml"));
    cues(&mut lexicon, include_str!("cues.toml"));
    lexicon.kinds = read::<KindsFile>(include_str!("kinds.toml")).into();
    lexicon
}

fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

fn pairs(file: &str) -> FxHashMap<String, String> {
    rows(file).collect()
}

/// The first two columns of each line.
fn rows(file: &str) -> impl Iterator<Item = (String, String)> {
    lines(file)
        .filter_map(|line| line.split_once('\t'))
        .map(|(key, value)| (key.to_owned(), value.trim().to_owned()))
}

fn callings(file: &str) -> FxHashMap<String, Vec<String>> {
    let list = |column: String| column.split('|').map(str::to_owned).collect();
    rows(file).map(|(calling, deeds)| (calling, list(deeds))).collect()
}

fn stop_words(lexicon: &mut Lexicon, file: &str) {
    for line in lines(file) {
        let (word, tag) = line.split_once('\t').unwrap_or((line, ""));
        match tag.trim() {
            "report" => &mut lexicon.report,
            "light" => {
                lexicon.stop.insert(word.to_owned());
                &mut lexicon.light
            }
            _ => &mut lexicon.stop,
        }
        .insert(word.to_owned());
    }
}

fn opposites(lexicon: &mut Lexicon, file: &str) {
    for line in lines(file) {
        let mut columns = line.split('\t');
        if let (Some(one), Some(other)) = (columns.next(), columns.next()) {
            add_opposites(lexicon, one, other);
        }
    }
}

pub(super) fn add_opposites(lexicon: &mut Lexicon, one: &str, other: &str) {
    let (a, b) = if one <= other { (one, other) } else { (other, one) };
    lexicon.opposites.insert((a.to_owned(), b.to_owned()));
}

fn nations(lexicon: &mut Lexicon, file: &str) {
    for line in lines(file) {
        let columns: Vec<&str> = line.split('\t').collect();
        let column = |index: usize| columns.get(index).copied().unwrap_or_default();
        let list =
            |index: usize| -> Vec<String> { column(index).split('|').map(str::to_owned).collect() };
        let names = column(1).split('|').chain(column(3).split('|'));
        add_nation(lexicon, column(0), names, &list(2), &list(4));
    }
}

pub(super) fn add_nation<'n>(
    lexicon: &mut Lexicon,
    name: &'n str,
    other_names: impl Iterator<Item = &'n str>,
    capitals: &[String],
    continents: &[String],
) {
    let stemmer = Stemmer::create(Algorithm::English);
    let index = lexicon.nations.len();
    let names = std::iter::once(name).chain(other_names).map(|name| fold(name).replace('.', ""));
    for name in names.filter(|name| !name.is_empty()) {
        lexicon.nation_stems.entry(stemmer.stem(&name).into_owned()).or_insert(index);
        lexicon.nation_names.entry(name).or_insert(index);
    }
    let folded = |names: &[String]| names.iter().map(|name| fold(name)).collect();
    lexicon.nations.push(Nation {
        key: fold(name),
        capitals: folded(capitals),
        continents: folded(continents),
    });
}

fn families(lexicon: &mut Lexicon, file: &str) {
    #[derive(Deserialize)]
    struct File {
        family: Vec<Entry>,
    }
    #[derive(Deserialize)]
    struct Entry {
        id: String,
        what: String,
        members: Vec<Member>,
        #[serde(default)]
        weak: bool,
        #[serde(default)]
        ambiguous: Vec<String>,
    }
    let File { family } = read(file);
    for Entry { id, what, members, weak, ambiguous } in family {
        let plain = members.into_iter().map(|member| member.without(&ambiguous));
        add_family(lexicon, id, what, weak, plain);
    }
}

/// One member of a family, or several words for it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Member {
    One(String),
    Same(Vec<String>),
}

impl Member {
    fn words(self) -> Vec<String> {
        match self {
            Self::One(word) => vec![word],
            Self::Same(words) => words,
        }
    }

    fn without(self, dropped: &[String]) -> Self {
        Self::Same(self.words().into_iter().filter(|word| !dropped.contains(word)).collect())
    }
}

pub(super) fn add_family(
    lexicon: &mut Lexicon,
    id: String,
    what: String,
    weak: bool,
    members: impl IntoIterator<Item = Member>,
) {
    let index = lexicon.families.len();
    lexicon.families.push(Family { id, what, weak });
    for (place, member) in members.into_iter().enumerate() {
        for word in member.words() {
            lexicon.members.entry(fold(&word)).or_default().push((index, place));
        }
    }
}

fn states(lexicon: &mut Lexicon, file: &str) {
    #[derive(Deserialize)]
    struct File {
        dimension: Vec<Dimension>,
    }
    let File { dimension: dimensions } = read(file);
    for dimension in &dimensions {
        for value in &dimension.values {
            let expressions = value.expressions.iter().map(|phrase| (phrase, false));
            let nouns = value.nouns.iter().map(|phrase| (phrase, true));
            for (phrase, noun) in expressions.chain(nouns) {
                let state =
                    StateRef { dimension: dimension.id.clone(), value: value.id.clone(), noun };
                lexicon.states.add(phrase, state);
            }
        }
    }
    lexicon.dimensions.extend(dimensions);
}

/// The lists of `cues.toml`, in the order in which they count.
pub(super) const CUES: [(&str, Cue); 13] = [
    ("not_negation", Cue::NotNegation),
    ("doubt", Cue::Doubt),
    ("debunk_opening", Cue::DebunkOpening),
    ("debunk", Cue::Debunk),
    ("debunk_of_report", Cue::DebunkOfReport),
    ("judgement_of_report", Cue::JudgementOfReport),
    ("denial", Cue::Denial),
    ("denial_of_report", Cue::DenialOfReport),
    ("negation", Cue::Negation),
    ("expect", Cue::Expect),
    ("possible", Cue::Possible),
    ("wish", Cue::Wish),
    ("future", Cue::Future),
];

fn cues(lexicon: &mut Lexicon, file: &str) {
    let mut lists: FxHashMap<String, Vec<String>> = read(file);
    lexicon.report_nouns.extend(lists.remove("report_nouns").unwrap_or_default());
    lexicon.grants.extend(lists.remove("grants").unwrap_or_default());
    let mut seen = FxHashSet::default();
    for (name, cue) in CUES {
        for phrase in lists.remove(name).unwrap_or_default() {
            // A phrase stands for one cue: the first list that has it counts.
            if seen.insert(phrase.clone()) {
                lexicon.cues.add(&phrase, cue);
            }
        }
    }
}

#[expect(clippy::panic, reason = "the data files ship with the program and are read by every test")]
fn read<T: serde::de::DeserializeOwned>(file: &str) -> T {
    toml::from_str(file).unwrap_or_else(|error| panic!("a lexicon file is broken: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_excluded_state_exists_in_its_dimension() {
        for dimension in &Lexicon::english().dimensions {
            for value in &dimension.values {
                for other in value.excludes.iter().chain(&value.not) {
                    assert!(dimension.value(other).is_some(), "{}: {other}", dimension.id);
                    assert_ne!(*other, value.id, "{}", dimension.id);
                }
            }
        }
    }

    #[test]
    fn no_word_is_its_own_opposite() {
        assert!(Lexicon::english().opposites.iter().all(|(a, b)| a != b));
    }
}
