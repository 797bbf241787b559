//! What a participle at the end of a sentence does: ", killing four" tells of an event, ", underscoring the
//! danger" comments.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tags::{Tag, Word};

/// What a trailing participle does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Participle {
    /// It tells of an event or a state of its own.
    Asserts,
    /// It says what the writer makes of the sentence.
    Comments,
}

static PARTICIPLES: LazyLock<FxHashMap<&'static str, Participle>> = LazyLock::new(|| {
    let lines = include_str!("participles.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(verb, what)| match what {
            "asserts" => Some((verb, Participle::Asserts)),
            "comments" => Some((verb, Participle::Comments)),
            _ => None,
        })
        .collect()
});

/// What a trailing participle of the verb does, where that is known.
pub(crate) fn participle(base: &str) -> Option<Participle> {
    PARTICIPLES.get(base).copied()
}

/// Whether the words are a noun phrase that comments on the sentence before it: "a sign of weakness", "a move
/// that surprised nobody".
pub(crate) fn is_comment(row: &[&Word]) -> bool {
    let article = row
        .first()
        .is_some_and(|word| matches!(word.folded.as_str(), "a" | "an" | "another" | "the"));
    let noun = row
        .iter()
        .skip(1)
        .take(4)
        .take_while(|word| {
            matches!(word.tag, Tag::Adjective | Tag::Noun | Tag::Adverb | Tag::Number)
        })
        .find(|word| COMMENT_NOUNS.contains(&word.lemma.as_str()));
    article && noun.is_some()
}

static COMMENT_NOUNS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    include_str!("comment_nouns.txt").lines().filter(|line| !line.starts_with('#')).collect()
});
