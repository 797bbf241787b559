//! A fact-checker's own words beside the lists that ship.
//!
//! The file is TOML; `docs/LEXICON.md` tells of each table. What it adds counts before what ships: an
//! expression that stands in both leads where the file says.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_spanned::Spanned;
use sha2::{Digest, Sha256};

use super::load::{CUES, Member, add_family, add_nation, add_opposites};
use super::{Dimension, Lexicon, StateRef, Value};
use crate::error::{Problem, Problems};
use crate::text::lemma::lemma;
use crate::text::words::{fold, tokens};

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Additions {
    synonyms: Vec<Spanned<Vec<String>>>,
    opposites: Vec<Spanned<Vec<String>>>,
    titles: Vec<String>,
    generic_claimants: Vec<String>,
    cues: BTreeMap<Spanned<String>, Vec<String>>,
    dimension: Vec<Spanned<AddedDimension>>,
    family: Vec<Spanned<AddedFamily>>,
    nation: Vec<AddedNation>,
}

/// A new dimension, or values for one that ships.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AddedDimension {
    id: String,
    of: Option<String>,
    question: Option<String>,
    value: Vec<Spanned<AddedValue>>,
}

/// A new value, or expressions for one that ships.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AddedValue {
    id: String,
    label: Option<String>,
    #[serde(default)]
    expressions: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    excludes: Vec<String>,
    not: Option<String>,
    #[serde(default)]
    borne_by_subject: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AddedFamily {
    id: String,
    what: String,
    members: Vec<Member>,
    #[serde(default)]
    weak: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AddedNation {
    name: String,
    #[serde(default)]
    demonyms: Vec<String>,
    #[serde(default)]
    capitals: Vec<String>,
    #[serde(default)]
    other_names: Vec<String>,
    #[serde(default)]
    continents: Vec<String>,
}

impl Lexicon {
    /// Adds the words of a lexicon file; `name` is what problems call it.
    ///
    /// Words may be written in any form: "captured" is added as "capture".
    ///
    /// ```
    /// use atodds::text::lexicon::Lexicon;
    /// let mut lexicon = Lexicon::english().clone();
    /// lexicon.extend("opposites = [[\"moored\", \"adrift\"]]", "harbour.toml")?;
    /// assert!(lexicon.are_opposites("adrift", "moor"));
    /// # Ok::<(), atodds::error::Problems>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Problems`] with all that is wrong in the file, each with its line; nothing is added then.
    pub fn extend(&mut self, text: &str, name: &str) -> Result<(), Problems> {
        let file = File { text, name };
        let additions: Additions = toml::from_str(text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            Problems(vec![file.problem(offset, "", error.message())])
        })?;
        let mut extended = self.clone();
        let mut problems = vec![];
        extended.take(additions, &file, &mut problems);
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        let digest = Sha256::digest(text.as_bytes());
        extended.additions.push(digest.iter().map(|byte| format!("{byte:02x}")).collect());
        *self = extended;
        Ok(())
    }

    /// The SHA-256 of each file that was added, in the order they were added.
    #[must_use]
    pub fn additions(&self) -> &[String] {
        &self.additions
    }

    fn take(&mut self, additions: Additions, file: &File<'_>, problems: &mut Vec<Problem>) {
        for class in &additions.synonyms {
            problems.extend(self.take_synonyms(class, file));
        }
        for pair in &additions.opposites {
            problems.extend(self.take_opposites(pair, file));
        }
        self.titles.extend(additions.titles.iter().map(|title| fold(title)));
        self.titles.sort_by_key(|title| std::cmp::Reverse(title.len()));
        self.generic_claimants.extend(additions.generic_claimants.iter().map(|it| fold(it)));
        for (list, phrases) in &additions.cues {
            problems.extend(self.take_cues(list, phrases, file));
        }
        for dimension in additions.dimension {
            self.take_dimension(dimension, file, problems);
        }
        for family in additions.family {
            let (at, family) = (family.span().start, family.into_inner());
            if self.families.iter().any(|known| known.id == family.id) {
                let message =
                    format!("there is a family {:?} already: give it another id", family.id);
                problems.push(file.problem(at, "family.id", message));
            }
            add_family(self, family.id, family.what, family.weak, family.members);
        }
        for nation in additions.nation {
            let AddedNation { name, demonyms, capitals, other_names, continents } = nation;
            let names = [demonyms, other_names].concat();
            add_nation(self, &name, names.iter().map(String::as_str), &capitals, &continents);
        }
    }

    fn take_synonyms(&mut self, class: &Spanned<Vec<String>>, file: &File<'_>) -> Option<Problem> {
        let words: Vec<String> = class.get_ref().iter().map(|word| self.base(word)).collect();
        let problem = |message: &str| Some(file.problem(class.span().start, "synonyms", message));
        let [head, rest @ ..] = words.as_slice() else { return problem(TWO_WORDS) };
        if rest.is_empty() {
            return problem(TWO_WORDS);
        }
        let excluding = |a: &String, b: &String| {
            self.are_opposites(a, b) || self.exclusive_family(a, b).is_some()
        };
        if words.iter().any(|a| words.iter().any(|b| excluding(a, b))) {
            return problem("two of these words exclude each other, so that they are no synonyms");
        }
        let head = self.head_word(head).to_owned();
        for word in rest {
            let joined = self.head_word(word).to_owned();
            self.synonyms
                .values_mut()
                .filter(|it| **it == joined)
                .for_each(|it| it.clone_from(&head));
            for word in [word, &joined].into_iter().filter(|word| **word != head) {
                self.synonyms.insert(word.clone(), head.clone());
            }
        }
        None
    }

    fn take_opposites(&mut self, pair: &Spanned<Vec<String>>, file: &File<'_>) -> Option<Problem> {
        let words: Vec<String> = pair.get_ref().iter().map(|word| self.base(word)).collect();
        let problem = |message: &str| Some(file.problem(pair.span().start, "opposites", message));
        let [one, other] = words.as_slice() else {
            return problem("write two words that cannot both hold: [\"moored\", \"adrift\"]");
        };
        if self.head_word(one) == self.head_word(other) {
            return problem("the two mean the same here, so that they are no opposites");
        }
        add_opposites(self, one, other);
        None
    }

    fn take_cues(
        &mut self,
        list: &Spanned<String>,
        phrases: &[String],
        file: &File<'_>,
    ) -> Option<Problem> {
        let Some((_, cue)) = CUES.iter().find(|(name, _)| name == list.get_ref()) else {
            let names: Vec<&str> = CUES.iter().map(|(name, _)| *name).collect();
            let message = format!("there is no such list: write one of {}", names.join(", "));
            let field = format!("cues.{}", list.get_ref());
            return Some(file.problem(list.span().start, &field, message));
        };
        for phrase in phrases {
            let phrase = self.base(phrase);
            self.cues.add(&phrase, *cue);
        }
        None
    }

    fn take_dimension(
        &mut self,
        added: Spanned<AddedDimension>,
        file: &File<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let at = added.span().start;
        let AddedDimension { id, of, question, value: values } = added.into_inner();
        let known = self.dimensions.iter().position(|dimension| dimension.id == id);
        let index = match (known, of, question) {
            (Some(index), ..) => index,
            (None, Some(of), Some(question)) => {
                self.dimensions.push(Dimension { id: id.clone(), of, question, values: vec![] });
                self.dimensions.len() - 1
            }
            (None, ..) => {
                let message = format!(
                    "{id:?} is a new dimension: say what has the state (of) and what a report asks (question)"
                );
                problems.push(file.problem(at, "dimension", message));
                return;
            }
        };
        let places: Vec<(usize, String)> = values
            .into_iter()
            .map(|value| (value.span().start, self.take_value(index, value.into_inner())))
            .collect();
        for (at, id) in places {
            problems.extend(self.dimensions[index].unknown_value(&id).map(|unknown| {
                let message = format!("there is no value {unknown:?} in this dimension");
                file.problem(at, "dimension.value", message)
            }));
        }
    }

    /// Adds a value, or joins its words to the one that has its id.
    fn take_value(&mut self, dimension: usize, added: AddedValue) -> String {
        let AddedValue { id, label, expressions, nouns, excludes, not, borne_by_subject } = added;
        let of = self.dimensions[dimension].id.clone();
        for (phrases, noun) in [(&expressions, false), (&nouns, true)] {
            for phrase in phrases {
                let state = StateRef { dimension: of.clone(), value: id.clone(), noun };
                let phrase = self.base(phrase);
                self.states.add(&phrase, state);
            }
        }
        if borne_by_subject {
            self.borne_by_subject.insert((of, id.clone()));
        }
        let values = &mut self.dimensions[dimension].values;
        match values.iter_mut().find(|value| value.id == id) {
            Some(value) => {
                value.expressions.extend(expressions);
                value.nouns.extend(nouns);
                value.excludes.extend(excludes);
                value.not = not.or_else(|| value.not.take());
            }
            None => {
                let label = label.unwrap_or_else(|| id.replace('_', " "));
                values.push(Value { id: id.clone(), label, expressions, nouns, excludes, not });
            }
        }
        id
    }

    /// The base forms of the words of a phrase; `*` stays.
    fn base(&self, phrase: &str) -> String {
        let words = tokens(phrase).into_iter().filter(|token| token.is_word || token.text == "*");
        words.map(|token| lemma(&token.folded, self)).collect::<Vec<_>>().join(" ")
    }
}

impl Dimension {
    /// What a value names that the dimension does not have.
    fn unknown_value(&self, id: &str) -> Option<String> {
        let value = self.value(id)?;
        let named = value.excludes.iter().chain(&value.not);
        named.into_iter().find(|name| self.value(name).is_none()).cloned()
    }
}

const TWO_WORDS: &str = "write at least two words that mean the same: [\"corvette\", \"warship\"]";

struct File<'f> {
    text: &'f str,
    name: &'f str,
}

impl File<'_> {
    fn problem(&self, offset: usize, field: &str, message: impl Into<String>) -> Problem {
        let line = 1 + self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
        Problem {
            file: self.name.to_owned(),
            line,
            field: field.to_owned(),
            message: message.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extended(text: &str) -> Result<Lexicon, String> {
        let mut lexicon = Lexicon::english().clone();
        lexicon.extend(text, "own.toml").map_err(|problems| problems.to_string())?;
        Ok(lexicon)
    }

    fn state<'l>(lexicon: &'l Lexicon, lemmas: &[&str]) -> Option<&'l str> {
        lexicon.states().find(lemmas).first().map(|found| found.means.value.as_str())
    }

    #[test]
    fn words_join_a_value_that_ships() {
        let text = "[[dimension]]\nid = \"control\"\n[[dimension.value]]\nid = \"captured\"\nexpressions = [\"was flagged over\"]";
        let lexicon = extended(text).unwrap();
        assert_eq!(state(&lexicon, &["be", "flag", "over"]), Some("captured"));
        assert_eq!(state(Lexicon::english(), &["be", "flag", "over"]), None);
        let english = Lexicon::english().dimension("control").unwrap();
        let control = lexicon.dimension("control").unwrap();
        assert_eq!(control.values.len(), english.values.len());
    }

    #[test]
    fn a_dimension_of_ones_own_excludes_both_ways() {
        let text = "[[dimension]]\nid = \"tide\"\nof = \"place\"\nquestion = \"Is {subject} dry?\"\n\
                    [[dimension.value]]\nid = \"dry\"\nexpressions = [\"fell dry\"]\nexcludes = [\"awash\"]\n\
                    [[dimension.value]]\nid = \"awash\"\nexpressions = [\"was awash\"]";
        let lexicon = extended(text).unwrap();
        let tide = lexicon.dimension("tide").unwrap();
        assert!(tide.exclude("awash", "dry"));
        assert_eq!(state(&lexicon, &["fall", "dry"]), Some("dry"));
    }

    #[test]
    fn an_expression_of_ones_own_wins() {
        let english = Lexicon::english();
        assert_eq!(state(english, &["capture"]), Some("captured"));
        let text = "[[dimension]]\nid = \"photo\"\nof = \"thing\"\nquestion = \"Is there a picture of {subject}?\"\n[[dimension.value]]\nid = \"taken\"\nexpressions = [\"captured\"]";
        assert_eq!(state(&extended(text).unwrap(), &["capture"]), Some("taken"));
    }

    #[test]
    fn classes_of_synonyms_are_joined() {
        let lexicon =
            extended("synonyms = [[\"corvette\", \"sloop\"], [\"sloop\", \"cutter\"]]").unwrap();
        assert_eq!(lexicon.head_word("cutter"), lexicon.head_word("corvette"));
    }

    #[test]
    fn every_problem_is_told_with_its_line() {
        let text = "synonyms = [\n  [\"open\", \"closed\"],\n  [\"alone\"],\n]\nopposites = [[\"up\"]]\n\
                    [cues]\ndenials = [\"nah\"]\n[[dimension]]\nid = \"mood\"\nvalue = []\n";
        let told = extended(text).unwrap_err();
        for wanted in [
            "own.toml:2: synonyms: two of these words exclude each other",
            "own.toml:3: synonyms: write at least two words",
            "own.toml:5: opposites: write two words",
            "own.toml:7: cues.denials: there is no such list",
            "own.toml:8: dimension: \"mood\" is a new dimension",
        ] {
            assert!(told.contains(wanted), "{wanted} is not in:\n{told}");
        }
    }

    #[test]
    fn a_typo_in_a_key_is_told() {
        let told = extended("antonyms = []").unwrap_err();
        assert!(told.contains("own.toml:1: unknown field `antonyms`"), "{told}");
    }
}
