//! What somebody is called: "called the vote “unlawful”", "described the talks as constructive".

use super::super::clauses::{
    Bit, Draft,
    tags::{Tag, Word},
};

/// "the talks as constructive": "The talks are constructive."
pub(super) fn labelled(words: &[Word]) -> Option<Vec<Draft>> {
    let phrase = words.iter().take_while(|word| in_phrase(word)).count();
    if phrase == 0 {
        return None;
    }
    let named =
        words[..phrase].iter().any(|word| matches!(word.tag, Tag::Noun | Tag::Name | Tag::Pronoun));
    let (start, skip) = label(words, phrase)?;
    if !named || start == 0 || start + skip >= words.len() {
        return None;
    }
    let mut bits: Vec<Bit> = (0..start).map(Bit::Word).collect();
    bits.push(Bit::Text(copula(&words[..start]).to_owned()));
    bits.extend((start + skip..words.len()).map(Bit::Word));
    Some(vec![Draft { bits, own: 0..words.len(), because: None, told: false, checkable: false }])
}

fn in_phrase(word: &Word) -> bool {
    word.is_nominal() && !word.quoted
        || matches!(word.tag, Tag::Preposition) && !word.is("as") && !word.quoted
}

/// Where the label begins, and how many words lead to it.
fn label(words: &[Word], phrase: usize) -> Option<(usize, usize)> {
    // "called the vote a farce": a second article opens the label.
    let second = (1..phrase).find(|at| {
        matches!(words[*at].folded.as_str(), "a" | "an")
            && matches!(words[*at - 1].tag, Tag::Noun | Tag::Name)
    });
    if let Some(second) = second {
        return Some((second, 0));
    }
    let next = words.get(phrase)?;
    if next.is("as") {
        let skip = 1 + usize::from(words.get(phrase + 1).is_some_and(|word| word.is("being")));
        return (phrase + skip < words.len()).then_some((phrase, skip));
    }
    if next.is_quote() && phrase + 1 < words.len() {
        return Some((phrase, 0));
    }
    None
}

fn copula(subject: &[Word]) -> &'static str {
    let head = subject.iter().take_while(|word| word.tag != Tag::Preposition);
    let head = head.filter(|word| matches!(word.tag, Tag::Noun | Tag::Name | Tag::Pronoun)).last();
    let plural = head.is_some_and(|word| {
        word.tag == Tag::Noun && word.lemma != word.folded
            || matches!(word.folded.as_str(), "they" | "them" | "people")
    });
    if plural { "are" } else { "is" }
}
