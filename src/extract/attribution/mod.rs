//! Who says what: the contents of a document, each with its chain and stance.
//!
//! A sentence is read in turns. What names a source in a phrase of its own ("according to …") is set aside, then
//! what only answers the sentence ("…, a claim the regulator disputes"). The verbs of saying that are left share the
//! rest out among those who say it; what nobody is named for is the source's own voice. Last, quotations that
//! run over several sentences are given to the one whose words they are.

mod complement;
mod heads;
pub(crate) mod modality;
mod parts;
mod passive;
mod rebuttals;
mod running;
mod sentence;
mod signs;
mod sources;
mod subject;
#[cfg(test)]
mod tests;
mod verbs;
mod views;

use std::ops::Range;

use super::document::Document;
use super::speakers::Speakers;
use crate::model::{Chain, PartialDate, Stance};
use crate::text::sentences::Kind;
use running::Found;

pub(crate) use complement::Form;

/// One content and who says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attributed {
    /// Where the content stands: half-open, in bytes of the document.
    pub(crate) content: Range<usize>,
    /// Where to cite it from, where the content stands elsewhere: "did not confirm these reports".
    pub(crate) cited: Option<Range<usize>>,
    /// The words within the content that belong to the attribution: ", she said,".
    pub(crate) asides: Vec<Range<usize>>,
    /// Who says it, and through whom.
    pub(crate) chain: Chain,
    /// What the verb makes of it; [`Attributed::settled`] says what its words make of it.
    pub(crate) stance: Stance,
    /// In which form it stands.
    pub(crate) form: Form,
    /// When it was said.
    pub(crate) stated: Option<PartialDate>,
    /// Who said first what is denied or doubted here, as the words of the content are theirs.
    pub(crate) origin: Option<Chain>,
    /// Why it is suggested, in plain English.
    pub(crate) because: String,
}

impl Attributed {
    /// The stance to words of the content: to say that it will be so is to expect it.
    pub(crate) fn settled(&self, words: &str) -> Stance {
        match (self.stance, self.form) {
            (Stance::Asserts, Form::Clause) => modality::stance_of(words),
            (stance, _) => stance,
        }
    }
}

/// The contents of a document in the order of its sentences.
pub(crate) fn attribute(document: &Document<'_>) -> Vec<Attributed> {
    let mut speakers = Speakers::new(document);
    let mut found: Vec<Found> = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        if matches!(sentence.kind, Kind::Prose | Kind::ListItem) {
            let here = sentence::read(document, index, &mut speakers, &found);
            found.push(here);
        }
    }
    running::settle(document, &mut found);
    found.into_iter().flat_map(|found| found.contents).collect()
}
