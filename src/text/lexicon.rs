//! The English word lists that reading relies on, and a way to extend them.
//!
//! The lists are data files beside this one, made to be read by a fact-checker; `README.md` there says
//! what each holds, where it comes from and under which licence.

mod extend;
mod kinds;
mod load;
mod states;

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

pub use kinds::Kinds;
pub use states::{Dimension, StateRef, Value};

use super::phrases::Phrases;

/// What a cue turns a sentence into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    /// Reverses what follows in its clause.
    Negation,
    /// Looks like a negation and reverses nothing.
    NotNegation,
    /// The subject says that it is not so.
    Denial,
    /// A denial only of a report, a claim, a rumour.
    DenialOfReport,
    /// Says of the thing reported that it is not so.
    Debunk,
    /// The same, but only of a report, a picture, a rumour, or as what a sentence says of its subject.
    DebunkOfReport,
    /// Says of a report, a picture, a rumour that it is not so; of anything else it only judges.
    JudgementOfReport,
    /// At the head of a sentence: what follows, or the story it answers, is not so.
    DebunkOpening,
    /// The subject does not confirm it.
    Doubt,
    /// The subject hints at it, forecasts or plans it.
    Expect,
    /// The text leaves open whether it is so.
    Possible,
    /// It is still to come.
    Future,
    /// It ought to be so.
    Wish,
}

/// A family of words of which at most one can hold in one place of one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The family's id: "colour".
    pub id: String,
    /// What the family is, in plain English.
    pub what: String,
    /// Whether one thing may well have two of them in two respects.
    pub weak: bool,
}

/// A nation's names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nation {
    /// The folded name, which is its key.
    pub key: String,
    /// The folded names of its capitals, the seat of government first.
    pub capitals: Vec<String>,
    /// The folded names of its continents.
    pub continents: Vec<String>,
}

/// The word lists of one language.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    irregular: FxHashMap<String, String>,
    bases: FxHashMap<String, String>,
    common_stems: FxHashSet<String>,
    stop: FxHashSet<String>,
    light: FxHashSet<String>,
    report: FxHashSet<String>,
    synonyms: FxHashMap<String, String>,
    opposites: FxHashSet<(String, String)>,
    families: Vec<Family>,
    members: FxHashMap<String, Vec<(usize, usize)>>,
    nations: Vec<Nation>,
    nation_names: FxHashMap<String, usize>,
    nation_stems: FxHashMap<String, usize>,
    titles: Vec<String>,
    generic_claimants: FxHashSet<String>,
    report_nouns: FxHashSet<String>,
    grants: FxHashSet<String>,
    cues: Phrases<Cue>,
    dimensions: Vec<Dimension>,
    states: Phrases<StateRef>,
    borne_by_subject: FxHashSet<(String, String)>,
    kinds: Kinds,
    one_doer: FxHashSet<String>,
    additions: Vec<String>,
    callings: FxHashMap<String, Vec<String>>,
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(load::english);

impl Lexicon {
    /// The English lists that ship with the program.
    #[must_use]
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// The base form of an irregular form.
    #[must_use]
    pub fn irregular(&self, form: &str) -> Option<&str> {
        self.irregular.get(form).map(String::as_str)
    }

    /// Whether the word is a base form of the part of speech: `n`, `v`, `a` or `r`.
    #[must_use]
    pub fn is_base(&self, word: &str, part: char) -> bool {
        self.bases.get(word).is_some_and(|parts| parts.contains(part))
    }

    /// Whether the word is a common word of the language, in its base form.
    #[must_use]
    pub fn is_common(&self, lemma: &str) -> bool {
        self.bases.contains_key(lemma) || self.is_stop(lemma)
    }

    /// How much a word's key counts in a comparison: a word that is not among the common ones of the
    /// language says more about what a text is about.
    #[must_use]
    pub fn weight(&self, key: &str) -> f64 {
        if self.common_stems.contains(key) { 1.0 } else { 1.4 }
    }

    /// Whether the folded word carries no topic of its own: function words and light verbs.
    #[must_use]
    pub fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// Whether the folded word is a verb with little meaning of its own: "make", "take".
    #[must_use]
    pub fn is_light(&self, word: &str) -> bool {
        self.light.contains(word)
    }

    /// Whether the folded word is a word of saying and publishing.
    #[must_use]
    pub fn is_report(&self, word: &str) -> bool {
        self.report.contains(word)
    }

    /// Whether the base form names a report: "claim", "rumour".
    #[must_use]
    pub fn is_report_noun(&self, lemma: &str) -> bool {
        self.report_nouns.contains(lemma)
    }

    /// Whether the base form names something that is granted or refused: "bail", "entry".
    #[must_use]
    pub fn is_grant(&self, lemma: &str) -> bool {
        self.grants.contains(lemma)
    }

    /// The head word of the near-synonyms of a base form, or the base form itself.
    #[must_use]
    pub fn head_word<'a>(&'a self, lemma: &'a str) -> &'a str {
        self.synonyms.get(lemma).map_or(lemma, String::as_str)
    }

    /// Whether the base form stands among the near-synonyms, so that it is a word even where the list of
    /// common words lacks it.
    #[must_use]
    pub fn has_near_synonyms(&self, lemma: &str) -> bool {
        self.synonyms.contains_key(lemma)
    }

    /// Whether the two base forms cannot both hold of one thing at one time.
    #[must_use]
    pub fn are_opposites(&self, one: &str, other: &str) -> bool {
        let (a, b) = if one <= other { (one, other) } else { (other, one) };
        self.opposites.contains(&(a.to_owned(), b.to_owned()))
    }

    /// The family that holds both base forms as different members, if there is one.
    #[must_use]
    pub fn exclusive_family(&self, one: &str, other: &str) -> Option<&Family> {
        let (a, b) = (self.members.get(one)?, self.members.get(other)?);
        let shared = a.iter().find_map(|(family, member)| {
            b.iter().any(|(f, m)| f == family && m != member).then_some(*family)
        })?;
        let same = a.iter().any(|place| b.contains(place));
        (!same).then(|| &self.families[shared])
    }

    /// The nation with this folded name, demonym or acronym.
    #[must_use]
    pub fn nation(&self, name: &str) -> Option<&Nation> {
        self.nation_names.get(name).map(|index| &self.nations[*index])
    }

    /// The nation with this folded name among its capitals.
    #[must_use]
    pub fn nation_of_capital(&self, name: &str) -> Option<&Nation> {
        self.nations.iter().find(|nation| nation.capitals.iter().any(|capital| capital == name))
    }

    /// The nation whose name or demonym has this stem.
    #[must_use]
    pub fn nation_of_stem(&self, stem: &str) -> Option<&Nation> {
        self.nation_stems.get(stem).map(|index| &self.nations[*index])
    }

    /// The folded titles that may stand before a name, longest first.
    #[must_use]
    pub fn titles(&self) -> &[String] {
        &self.titles
    }

    /// Whether the folded phrase names nobody in particular: "officials", "local media".
    #[must_use]
    pub fn is_generic_claimant(&self, phrase: &str) -> bool {
        self.generic_claimants.contains(phrase)
    }

    /// The cues, to be found in a row of base forms.
    #[must_use]
    pub fn cues(&self) -> &Phrases<Cue> {
        &self.cues
    }

    /// The words of the state lexicon, to be found in a row of base forms.
    #[must_use]
    pub fn states(&self) -> &Phrases<StateRef> {
        &self.states
    }

    /// Whether the subject of an active clause bears the state ("she resigned"), rather than its object
    /// ("they arrested her").
    #[must_use]
    pub fn is_borne_by_subject(&self, dimension: &str, value: &str) -> bool {
        self.borne_by_subject.contains(&(dimension.to_owned(), value.to_owned()))
    }

    /// Whether a deed has one doer, so that two doers of it cannot both be right.
    #[must_use]
    pub fn has_one_doer(&self, lemma: &str) -> bool {
        self.one_doer.contains(lemma)
    }

    /// What sort of thing a noun names.
    #[must_use]
    pub fn kinds(&self) -> &Kinds {
        &self.kinds
    }

    /// Whether who has the calling does or is what the base form says: an author writes.
    #[must_use]
    pub fn follows_from_calling(&self, calling: &str, lemma: &str) -> bool {
        self.callings.get(calling).is_some_and(|deeds| deeds.iter().any(|deed| deed == lemma))
    }

    /// The dimension with this id.
    #[must_use]
    pub fn dimension(&self, id: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.id == id)
    }
}
