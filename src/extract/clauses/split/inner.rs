//! Clauses within a clause: "the man who sold it", "because the dam broke".

use super::super::tags::{Tag, Word};

/// Whether the word opens the verb group that a clause beginning at `from` is about, not one within it.
pub(super) fn is_main_verb(row: &[&Word], from: usize, at: usize) -> bool {
    row[at].opens_group() && !within(row, from, at)
}

/// Whether the words have a verb with a tense that is not that of a clause within them.
pub(crate) fn has_main_verb(words: &[Word]) -> bool {
    let row: Vec<&Word> = words.iter().collect();
    let mut verbs = (0..row.len()).filter(|at| row[*at].opens_group() && !row[*at].quoted);
    verbs.any(|at| !within(&row, 0, at))
}

/// Whether a clause within the clause is open at `at`: after "who", "because", "that".
pub(super) fn within(row: &[&Word], from: usize, at: usize) -> bool {
    let mut open = false;
    for (place, word) in row.iter().enumerate().take(at).skip(from) {
        let contrast = matches!(word.folded.as_str(), "while" | "whereas" | "although" | "though");
        match word.tag {
            Tag::Relative => open = true,
            Tag::Subordinator if place > from && !contrast => open = true,
            Tag::Subordinator if !contrast && !word.is("that") => open = true,
            Tag::Mark if word.is(",") || word.is(";") => open = false,
            _ => {}
        }
    }
    open
}

pub(super) fn is_contrast(word: &Word) -> bool {
    matches!(word.folded.as_str(), "while" | "whereas" | "although" | "though" | "but")
}
