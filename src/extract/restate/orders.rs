//! What somebody is to do: "urged the council to close the road" becomes "The council must close the road."

use crate::model::Chain;

use super::super::clauses::{
    Bit, Draft,
    tags::{Tag, Word},
};
use super::nominal::{Mood, mood};

/// "the council to close the road": a subject and an infinitive.
pub(super) fn ordered(words: &[Word], chain: &Chain) -> Option<Vec<Draft>> {
    let modal = match mood(chain) {
        Mood::Wish => "must",
        Mood::Future => "will",
        Mood::Past => return None,
    };
    let subject = words.iter().take_while(|word| in_subject(word)).count();
    let to = words.get(subject).filter(|word| word.tag == Tag::To)?;
    let negated = subject > 0 && words[subject - 1].is("not");
    let base = words.get(subject + 1).filter(|word| word.tag == Tag::Base)?;
    let named = words[..subject]
        .iter()
        .any(|word| matches!(word.tag, Tag::Noun | Tag::Name | Tag::Pronoun));
    if !named || to.quoted || base.quoted {
        return None;
    }
    let end = subject - usize::from(negated);
    let verb = if negated { format!("{modal} not") } else { modal.to_owned() };
    let mut bits: Vec<Bit> = (0..end).map(Bit::Word).collect();
    bits.push(Bit::Text(verb));
    bits.extend((subject + 1..words.len()).map(Bit::Word));
    Some(vec![Draft { bits, own: 0..words.len(), because: None, told: false, checkable: false }])
}

fn in_subject(word: &Word) -> bool {
    word.is_nominal() || matches!(word.tag, Tag::Preposition | Tag::Adverb | Tag::Coordinator)
}
