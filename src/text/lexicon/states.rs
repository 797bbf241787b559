use serde::Deserialize;

/// One dimension along which a thing has one state at a time: who controls a place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// The dimension's id: "control".
    pub id: String,
    /// What has the state: place, person, body, law, deal, event, facility, thing.
    pub of: String,
    /// The question for a report; `{subject}` stands for the thing.
    pub question: String,
    /// The states.
    #[serde(rename = "value")]
    pub values: Vec<Value>,
}

/// One state of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The state's id within its dimension: "captured".
    pub id: String,
    /// A short label for a position: "captured".
    pub label: String,
    /// Verbs and adjectives that tell of the state, as rows of base forms.
    #[serde(default)]
    pub expressions: Vec<String>,
    /// Nouns that tell of the state: "capture", as in "the capture of".
    #[serde(default)]
    pub nouns: Vec<String>,
    /// The states that cannot hold of the same thing at the same time.
    #[serde(default)]
    pub excludes: Vec<String>,
    /// The state that the negation of this one amounts to, where that is strictly so.
    #[serde(default)]
    pub not: Option<String>,
}

/// Where in the state lexicon a word leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateRef {
    /// The dimension's id.
    pub dimension: String,
    /// The value's id.
    pub value: String,
    /// Whether the word is a noun: "the capture of".
    pub noun: bool,
}

impl Dimension {
    /// The value with this id.
    #[must_use]
    pub fn value(&self, id: &str) -> Option<&Value> {
        self.values.iter().find(|value| value.id == id)
    }

    /// Whether the two states cannot hold of the same thing at the same time.
    #[must_use]
    pub fn exclude(&self, one: &str, other: &str) -> bool {
        let lists = |a: &str, b: &str| {
            self.value(a).is_some_and(|value| value.excludes.iter().any(|id| id == b))
        };
        lists(one, other) || lists(other, one)
    }
}
