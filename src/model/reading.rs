use serde::{Deserialize, Serialize};

use super::{ClaimId, DateSpan, EntityKind, Origin, Quantity, SourceId, Stance};

/// One word of a claim's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Where it stands in the text: half-open, in bytes.
    pub span: (usize, usize),
    /// Its base form in lower case: "shot" is "shoot".
    pub lemma: String,
    /// The key that near-synonyms share, for matching only.
    pub key: String,
    /// Whether it carries content: no function word, no reporting word.
    pub content: bool,
    /// Whether it stands within an odd number of negations.
    pub negated: bool,
    /// Index of the name it begins, where it begins one; the other words of a name carry no content of
    /// their own.
    pub name: Option<usize>,
}

/// A name in a claim's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The key that all spellings share.
    pub key: String,
    /// What it stands for, where an entity says so.
    pub kind: Option<EntityKind>,
    /// Where it stands in the text: half-open, in bytes.
    pub span: (usize, usize),
}

/// A negation and what it reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Negation {
    /// The negating words: half-open, in bytes.
    pub cue: (usize, usize),
    /// What they negate: half-open, in bytes.
    pub scope: (usize, usize),
}

/// How the text presents its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// As a fact.
    #[default]
    Fact,
    /// As something that may be or is said to be: "may", "reportedly".
    Possible,
    /// As something to come: "will", "plans to".
    Future,
    /// As something that ought to be: "must", "should", "demands".
    Wish,
}

/// A word of the state lexicon in a claim's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateMention {
    /// The id of the dimension: "control".
    pub dimension: String,
    /// The id of the value: "captured".
    pub value: String,
    /// The key of the thing that is in the state, where the text tells.
    pub subject: Option<String>,
    /// Where the thing's words stand in the text: half-open, in bytes.
    pub subject_span: Option<(usize, usize)>,
    /// Whether the text says that the thing is *not* in the state.
    pub negated: bool,
    /// How the text presents it.
    pub modality: Modality,
    /// Where the words stand in the text: half-open, in bytes.
    pub span: (usize, usize),
}

/// What the program understood of one claim. What a person filled in wins over what was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The claim.
    pub claim: ClaimId,
    /// SHA-256 over all that the reading was made of, in hexadecimal digits: where it is the same, so is the
    /// reading, but for the entities and the word lists.
    pub inputs: String,
    /// The source it stands in.
    pub source: SourceId,
    /// The claim's text.
    pub text: String,
    /// What the claimant does with the content.
    pub stance: Stance,
    /// The words of the text that show the stance, where it was read from them: half-open, in bytes.
    pub stance_words: Option<(usize, usize)>,
    /// What the text says against its own content is said of this part of it: half-open, in bytes. All of
    /// it where the stance was not read from the text.
    pub denied: (usize, usize),
    /// How the text presents its main content.
    pub modality: Modality,
    /// The words of the text in order.
    pub words: Vec<Word>,
    /// The keys of the content words, names among them and figures not: sorted, each once.
    pub content: Vec<String>,
    /// The names in the text in order.
    pub names: Vec<Name>,
    /// The negations of the text in order.
    pub negations: Vec<Negation>,
    /// The states that the text tells of.
    pub states: Vec<StateMention>,
    /// The figures in the text, or those that a person filled in.
    pub quantities: Vec<Quantity>,
    /// When that which it tells of happened.
    pub event: Option<DateSpan>,
    /// Whether a person or the text gave the event's date, rather than the date of the statement.
    pub event_stated: bool,
    /// When it was said.
    pub stated: Option<DateSpan>,
    /// The key of the place where it happened, where a person or the text says so.
    pub place: Option<String>,
    /// The key of the claimant; `None` is the source's own voice or nobody named.
    pub claimant: Option<String>,
    /// The key of the party that the claimant speaks for: the claimant's own key where it speaks for itself.
    pub party: Option<String>,
    /// The claimant's name as a person wrote it, or what the source is called.
    pub speaker: String,
    /// Where the claim first comes from.
    pub origin: Origin,
}

impl Reading {
    /// The words of the text at a byte range, or nothing where the range does not fit the text.
    #[must_use]
    pub fn words_at(&self, (start, end): (usize, usize)) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The words that put a thing in a state, with the negation that stands shortly before them: "not yet been
    /// taken".
    #[must_use]
    pub fn words_of_state(&self, mention: &StateMention) -> &str {
        let (start, end) = mention.span;
        let stands_before = |cue: &(usize, usize)| {
            cue.1 <= start && self.words_at((cue.1, start)).split_whitespace().count() <= NEARBY
        };
        let cues = self.negations.iter().map(|negation| negation.cue);
        let nearest = cues.filter(stands_before).max().filter(|_| mention.negated);
        self.words_at((nearest.map_or(start, |cue| cue.0), end))
    }
}

/// So many words may stand between a negation and what it negates, where the two are told as one: "not yet been".
const NEARBY: usize = 2;
