use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What sort of thing a noun names: a film, a city, a senator.
#[derive(Debug, Clone, Default)]
pub struct Kinds {
    kinds: Vec<Kind>,
    by_word: FxHashMap<String, Vec<usize>>,
    genres: Vec<Genre>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Genre {
    id: String,
    of: String,
    words: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    id: String,
    of: String,
    #[serde(default = "apart")]
    apart: bool,
    words: Vec<String>,
}

fn apart() -> bool {
    true
}

/// The data file as it is written.
#[derive(Debug, Deserialize)]
pub(super) struct KindsFile {
    kind: Vec<Kind>,
    genre: Vec<Genre>,
}

impl From<KindsFile> for Kinds {
    fn from(file: KindsFile) -> Self {
        let mut by_word: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (index, kind) in file.kind.iter().enumerate() {
            for word in &kind.words {
                by_word.entry(word.clone()).or_default().push(index);
            }
        }
        Self { kinds: file.kind, by_word, genres: file.genre }
    }
}

impl Kinds {
    /// The longest row of words at the end of `lemmas` that names a kind, as the number of its words.
    #[must_use]
    pub fn at_end(&self, lemmas: &[&str]) -> Option<usize> {
        (1..=lemmas.len().min(LONGEST))
            .rev()
            .find(|length| self.by_word.contains_key(&lemmas[lemmas.len() - length..].join(" ")))
    }

    /// Whether no thing can be both: all kinds of the one noun exclude all kinds of the other. False where
    /// a noun is unknown.
    #[must_use]
    pub fn exclude(&self, one: &str, other: &str) -> bool {
        let (Some(a), Some(b)) = (self.by_word.get(one), self.by_word.get(other)) else {
            return false;
        };
        a.iter().all(|x| b.iter().all(|y| self.are_apart(*x, *y)))
    }

    /// Whether a noun names a kind of the class: a film is a work. A genre of stories does too.
    #[must_use]
    pub fn is_of(&self, noun: &str, class: &str) -> bool {
        let kinds = self.by_word.get(noun);
        let is_kind =
            kinds.is_some_and(|kinds| kinds.iter().any(|kind| self.kinds[*kind].of == class));
        is_kind || class == "work" && self.genre(noun).is_some_and(|(of, _)| of == "story")
    }

    /// Whether a noun names a kind.
    #[must_use]
    pub fn has(&self, noun: &str) -> bool {
        self.by_word.contains_key(noun)
    }

    /// The genre that a row of words names, as its class and id: music and jazz.
    #[must_use]
    pub fn genre(&self, phrase: &str) -> Option<(&str, &str)> {
        let genre =
            self.genres.iter().find(|genre| genre.words.iter().any(|word| word == phrase))?;
        Some((&genre.of, &genre.id))
    }

    fn are_apart(&self, one: usize, other: usize) -> bool {
        let (x, y) = (&self.kinds[one], &self.kinds[other]);
        x.of != y.of || one != other && x.apart && y.apart
    }
}

/// "fighter aircraft", "head of state": no noun of the list has more words.
const LONGEST: usize = 3;

#[cfg(test)]
mod tests {
    use crate::text::lexicon::Lexicon;

    #[test]
    fn kinds_of_different_classes_exclude_each_other() {
        let kinds = Lexicon::english().kinds();
        assert!(kinds.exclude("opera", "village"));
        assert!(kinds.exclude("album", "film"));
        assert!(!kinds.exclude("mayor", "farmer"));
        assert!(!kinds.exclude("musical", "film"));
        assert!(!kinds.exclude("musical", "gizmo"));
    }

    #[test]
    fn the_longest_noun_counts() {
        let kinds = Lexicon::english().kinds();
        assert_eq!(kinds.at_end(&["grim", "comic", "book"]), Some(2));
        assert_eq!(kinds.at_end(&["book", "club"]), None);
    }

    #[test]
    fn every_word_stands_as_the_lemmatiser_gives_it() {
        let english = Lexicon::english();
        let missing: Vec<&String> = english
            .kinds()
            .by_word
            .keys()
            .filter(|phrase| {
                let lemmas: Vec<String> = phrase
                    .split(' ')
                    .map(|word| crate::text::lemma::lemma(word, english))
                    .collect();
                !english.kinds().by_word.contains_key(&lemmas.join(" "))
            })
            .collect();
        assert_eq!(missing, Vec::<&String>::new());
    }
}
