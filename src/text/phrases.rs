//! Finding phrases in a text by the base forms of their words.

use rustc_hash::FxHashMap;

/// Phrases, each a row of base forms, with what each of them stands for.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    by_first: FxHashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
    }
}

/// A phrase found: the range of words it covers, and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'p, T> {
    /// Index of the phrase's first word.
    pub start: usize,
    /// Index after the phrase's last word.
    pub end: usize,
    /// What the phrase stands for.
    pub means: &'p T,
}

impl<T> Phrases<T> {
    /// Adds a phrase, written as base forms with spaces between them; `*` stands for an object of a few
    /// words. An empty phrase is left out.
    pub fn add(&mut self, phrase: &str, means: T) {
        let words: Vec<String> = phrase.split_whitespace().map(str::to_owned).collect();
        if let Some(first) = words.first() {
            self.by_first.entry(first.clone()).or_default().push((words, means));
        }
    }

    /// The phrases in a row of base forms, in order. Articles, auxiliaries and adverbs may stand between a
    /// phrase's words: "not yet been fully seized" holds "not fully seize". Where several phrases begin at
    /// one word, the one of most words counts, and none begins within another.
    pub fn find<'p, S: AsRef<str>>(&'p self, lemmas: &[S]) -> Vec<Found<'p, T>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < lemmas.len() {
            match self.longest_at(lemmas, at) {
                Some(phrase) => {
                    at = phrase.end;
                    found.push(phrase);
                }
                None => at += 1,
            }
        }
        found
    }

    fn longest_at<'p, S: AsRef<str>>(&'p self, lemmas: &[S], start: usize) -> Option<Found<'p, T>> {
        let phrases = self.by_first.get(lemmas[start].as_ref())?;
        phrases
            .iter()
            .filter_map(|(words, means)| {
                Some((words.len(), match_end(words, lemmas, start)?, means))
            })
            .max_by_key(|(length, _, _)| *length)
            .map(|(_, end, means)| Found { start, end, means })
    }
}

/// Where a phrase that begins at `start` ends in the row.
fn match_end<S: AsRef<str>>(words: &[String], lemmas: &[S], start: usize) -> Option<usize> {
    let mut at = start;
    for (index, word) in words.iter().enumerate() {
        if word == ANYTHING {
            let next = words.get(index + 1)?;
            let rest = lemmas.get(at + 1..)?;
            at += 1 + rest.iter().take(LONGEST_OBJECT).position(|lemma| lemma.as_ref() == next)?;
            continue;
        }
        if index > 0 {
            let gap = lemmas[at.min(lemmas.len())..]
                .iter()
                .take(LONGEST_GAP)
                .take_while(|lemma| lemma.as_ref() != word && may_stand_between(lemma.as_ref()))
                .count();
            at += gap;
        }
        if lemmas.get(at).map(AsRef::as_ref) != Some(word.as_str()) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Stands for the object within a phrase: "clear * of" is found in "cleared the town of mines".
const ANYTHING: &str = "*";

/// An object within a phrase has seldom more words: "the whole northern district".
const LONGEST_OBJECT: usize = 4;

/// "has not yet been fully" is as much as stands between two words of a phrase in ordinary prose.
const LONGEST_GAP: usize = 4;

fn may_stand_between(lemma: &str) -> bool {
    lemma.len() > 4 && lemma.ends_with("ly")
        || matches!(
            lemma,
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "its"
                | "their"
                | "our"
                | "any"
                | "be"
                | "have"
                | "yet"
                | "now"
                | "also"
                | "still"
                | "already"
                | "ever"
                | "even"
                | "just"
                | "so"
                | "far"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_at_a_word_counts() {
        let mut phrases = Phrases::default();
        phrases.add("no", 1);
        phrases.add("no evidence", 2);
        let found = phrases.find(&["there", "be", "no", "evidence"]);
        assert_eq!(found, [Found { start: 2, end: 4, means: &2 }]);
    }

    #[test]
    fn a_star_stands_for_an_object() {
        let mut phrases = Phrases::default();
        phrases.add("clear * of", ());
        assert_eq!(phrases.find(&["clear", "the", "town", "of", "mine"]).len(), 1);
        assert!(phrases.find(&["clear", "of"]).is_empty());
        assert!(phrases.find(&["clear", "the", "town"]).is_empty());
    }

    #[test]
    fn small_words_may_stand_between_the_words_of_a_phrase() {
        let mut phrases = Phrases::default();
        phrases.add("not fully seize", ());
        assert_eq!(phrases.find(&["not", "yet", "be", "fully", "seize"]).len(), 1);
        assert!(phrases.find(&["not", "town", "fully", "seize"]).is_empty());
    }
}
