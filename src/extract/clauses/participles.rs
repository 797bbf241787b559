//! What a participle at the end of a sentence does: ", killing four" tells of an event, ", underscoring the
//! danger" comments.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

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
