//! How the question of a point names the thing whose state is at issue.

use crate::model::{Reading, StateMention};
use crate::text::{lemma::lemma, lexicon::Lexicon};

/// A thing as its texts name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// The words for it.
    pub(super) words: String,
    form: Form,
}

/// How the words for a thing can stand in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As one thing: "Pokrovsk", "the ferry line".
    One,
    /// As several: "packed lunches".
    Several,
    /// Not at all: what article they want is not known. "School".
    Bare,
}

impl Subject {
    /// The first name of the thing with this key that is fit for a sentence, else its first name, else the key.
    pub(super) fn among(
        key: &str,
        mentions: &[(&Reading, &StateMention)],
        lexicon: &Lexicon,
    ) -> Self {
        let is_of_key = |mention: &StateMention| mention.subject.as_deref() == Some(key);
        let has_key = mentions.iter().any(|(_, mention)| is_of_key(mention));
        let names: Vec<Self> = mentions
            .iter()
            .filter(|(_, mention)| !has_key || is_of_key(mention))
            .filter_map(|(reading, mention)| Some(named(reading, mention.subject_span?, lexicon)))
            .collect();
        let one = names.iter().find(|name| name.form == Form::One);
        let key = || Self { words: key.to_owned(), form: Form::One };
        one.or(names.first()).cloned().unwrap_or_else(key)
    }

    /// Whether a question, with `{subject}` where the words are to stand, is English with them.
    pub(super) fn fits(&self, question: &str) -> bool {
        match self.form {
            Form::One => true,
            Form::Several => !asks_of_one(question),
            Form::Bare => false,
        }
    }
}

/// Whether a question shows that its subject is one: "Is {subject} open?", "How is {subject}'s health?".
fn asks_of_one(question: &str) -> bool {
    let Some((before, after)) = question.split_once("{subject}") else { return false };
    let verb = last_word(before);
    matches!(verb.as_str(), "is" | "was" | "has" | "does") || after.starts_with("'s")
}

fn named(reading: &Reading, span: (usize, usize), lexicon: &Lexicon) -> Subject {
    let words = reading.words_at(span);
    let is_name = is_name(reading, span, lexicon);
    let before = last_word(reading.text.get(..span.0).unwrap_or_default());
    let after = reading.text.get(span.1..).unwrap_or_default();
    if shows_plural(after) || is_plural(words, is_name, lexicon) {
        return Subject { words: words.to_owned(), form: Form::Several };
    }
    // In "the Pokrovsk front" the article is not the name's.
    let has_article = match is_name {
        true => before == "the" && ends_phrase(after, lexicon),
        false => matches!(before.as_str(), "the" | "a" | "an"),
    };
    match (has_article, is_name) {
        (true, _) => Subject { words: format!("the {words}"), form: Form::One },
        (false, true) => Subject { words: words.to_owned(), form: Form::One },
        (false, false) => Subject { words: words.to_owned(), form: Form::Bare },
    }
}

/// Whether the phrase is a name. A common noun that begins a text looks like one: "Granary closed after fire".
fn is_name(reading: &Reading, span: (usize, usize), lexicon: &Lexicon) -> bool {
    let is_noun = |words: &str| lexicon.is_base(&words.to_lowercase(), 'n');
    reading.names.iter().any(|name| {
        name.span == span && (name.kind.is_some() || span.0 > 0 || !is_noun(reading.words_at(span)))
    })
}

/// The word that a text ends with, in lower case, with a space behind it.
fn last_word(text: &str) -> String {
    let text = text.strip_suffix(' ').unwrap_or_default();
    text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
}

/// The word that a text begins with, in lower case, with a space before it.
fn first_word(text: &str) -> String {
    let text = text.strip_prefix(' ').unwrap_or_default();
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
}

/// Whether a verb shows that what stands before it is several: "the police are".
fn shows_plural(after: &str) -> bool {
    matches!(first_word(after).as_str(), "are" | "were" | "have" | "do")
}

/// Whether a phrase ends in the plural of a noun. A name of several words may end so and be of one thing: the
/// Dellmar Foods that went under is a firm.
fn is_plural(words: &str, is_name: bool, lexicon: &Lexicon) -> bool {
    let last = last_word(&format!("{words} "));
    if is_name && last != words.to_lowercase() {
        return false;
    }
    let base = lemma(&last, lexicon);
    let is_form = last.ends_with('s') || lexicon.irregular(&last).is_some();
    is_form && base != last && lexicon.is_base(&base, 'n')
}

/// Whether the noun phrase before is at its end: no noun follows, but a function word, the past of a verb, or nothing.
fn ends_phrase(after: &str, lexicon: &Lexicon) -> bool {
    let word = first_word(after);
    if word.is_empty() {
        return !after.starts_with('-');
    }
    let base = lemma(&word, lexicon);
    let is_past = base != word && lexicon.is_base(&base, 'v') && !word.ends_with('s');
    is_past || lexicon.is_stop(&word)
}
