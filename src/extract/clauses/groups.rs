//! The verb groups of a clause: which words say what happened, and who it is said of.

use super::{
    forms::{self, Shape},
    tags::{Tag, Word},
};

/// The tense of a verb group, as far as a participle that joins it needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// "fell", "had fallen", "was falling".
    Past,
    /// "falls".
    Present,
    /// "has fallen".
    Perfect,
    /// "will fall".
    Modal,
}

/// A verb group: "has not yet been reopened". Places are those of the row of words it was found in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group {
    /// Its first word, which has a tense.
    pub(crate) start: usize,
    /// The word that carries the meaning: "reopened".
    pub(crate) main: usize,
    /// Whether the subject undergoes it.
    pub(crate) passive: bool,
    /// Its tense.
    pub(crate) tense: Tense,
}

/// The verb group that opens at `start`.
pub(crate) fn group(words: &[&Word], start: usize) -> Group {
    let mut main = start;
    let mut at = start + 1;
    while let Some(word) = words.get(at) {
        match word.tag {
            Tag::Base | Tag::Participle | Tag::Ing if is_helper(words[main]) => main = at,
            Tag::Adverb => {}
            _ if word.is_quote() => {}
            _ => break,
        }
        at += 1;
    }
    let helper = (start..main).rev().map(|at| words[at]).find(|word| is_helper(word));
    let passive = helper.is_some_and(|word| word.lemma == "be")
        && matches!(words[main].tag, Tag::Participle | Tag::Adjective);
    Group { start, main, passive, tense: tense(words[start]) }
}

fn is_helper(word: &Word) -> bool {
    word.tag == Tag::Modal || matches!(word.lemma.as_str(), "be" | "have" | "do")
}

fn tense(word: &Word) -> Tense {
    match word.folded.as_str() {
        "has" | "have" | "'ve" => Tense::Perfect,
        "had" | "was" | "were" | "did" => Tense::Past,
        _ if word.tag == Tag::Modal => Tense::Modal,
        _ => match forms::shape(&word.folded, &word.lemma) {
            Shape::Base | Shape::Third | Shape::Ing => Tense::Present,
            Shape::Past | Shape::Either | Shape::Any | Shape::Participle => Tense::Past,
        },
    }
}

/// The verb as the group's clause would have it of a subject: "killing" beside "hit" is "killed".
pub(crate) fn like(tense: Tense, base: &str, plural: bool) -> String {
    match (tense, plural) {
        (Tense::Past, _) => forms::past(base),
        (Tense::Present, true) => base.to_owned(),
        (Tense::Present, false) => forms::third(base),
        (Tense::Perfect, true) => format!("have {}", forms::participle(base)),
        (Tense::Perfect, false) => format!("has {}", forms::participle(base)),
        (Tense::Modal, _) => format!("will {base}"),
    }
}
