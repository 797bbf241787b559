//! Meetings that a sentence tells of by the way: "after talks in Oslo" says that talks were held in Oslo.

use super::draft::{Bit, Draft};
use super::tags::{Tag, Word};

/// What is held at a place.
const HELD: [&str; 9] = [
    "talk",
    "negotiation",
    "meeting",
    "summit",
    "conference",
    "consultation",
    "round",
    "session",
    "hearing",
];

/// Words that leave open whether the sentence tells of what was.
const OPEN: [&str; 12] = [
    "will", "would", "could", "may", "might", "must", "should", "shall", "if", "unless", "plan",
    "'ll",
];

/// A clause for each meeting that "after", "following" or "during" takes for granted, with its places.
pub(super) fn meetings(words: &[Word]) -> Vec<Draft> {
    let is_open = |word: &Word| OPEN.contains(&word.folded.as_str());
    if words.iter().any(is_open) {
        return vec![];
    }
    let leads =
        |word: &Word| matches!(word.folded.as_str(), "after" | "during" | "following" | "followed");
    (0..words.len())
        .filter(|at| leads(&words[*at]))
        .filter_map(|at| meeting(words, at + 1))
        .collect()
}

fn meeting(words: &[Word], start: usize) -> Option<Draft> {
    let belongs = |word: &&Word| {
        matches!(word.tag, Tag::Determiner | Tag::Number | Tag::Adjective | Tag::Noun)
            || word.is("of")
            || HELD.contains(&word.lemma.as_str())
    };
    let end = start + words[start..].iter().take_while(belongs).count();
    let held = words[start..end].last().filter(|word| HELD.contains(&word.lemma.as_str()))?;
    words.get(end).filter(|word| word.is("in") || word.is("at"))?;
    let listed = |word: &&Word| {
        word.tag == Tag::Name || word.tag == Tag::Coordinator || word.is(",") || word.is("both")
    };
    let places = words[end + 1..].iter().take_while(listed).count();
    let last = (end + 1..end + 1 + places).rev().find(|at| words[*at].tag == Tag::Name)?;
    let head = words[start..end].iter().take_while(|word| !word.is("of")).last().unwrap_or(held);
    let verb = if head.lemma == head.folded { "was held" } else { "were held" };
    let mut draft = Draft::of(&(start..=last).collect::<Vec<_>>());
    draft.bits.insert(end - start, Bit::Text(verb.to_owned()));
    draft.checkable = true;
    Some(draft)
}

#[cfg(test)]
mod tests {
    use crate::extract::clauses::clauses_around;
    use crate::extract::references::DocumentContext;
    use crate::model::Chain;

    fn texts(document: &str) -> Vec<String> {
        let context = &mut DocumentContext::default();
        clauses_around(document, 0..document.len(), &[], &Chain::default(), context)
            .into_iter()
            .filter(|clause| clause.kept)
            .map(|clause| clause.text)
            .collect()
    }

    #[test]
    fn a_meeting_taken_for_granted_was_held() {
        let sentence = "Hopes are fading after rounds of talks in Bergen and Oslo.";
        assert_eq!(texts(sentence), ["Rounds of talks were held in Bergen and Oslo."]);
        let sentence = "Doubts grew during a summit in Bergen.";
        assert!(texts(sentence).contains(&"A summit was held in Bergen.".to_owned()));
    }

    #[test]
    fn a_meeting_to_come_was_not() {
        assert!(
            !texts("Ida Krog will resign after talks in Oslo.")
                .iter()
                .any(|it| it.contains("held"))
        );
    }
}
