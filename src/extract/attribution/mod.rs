//! Who says what: the contents of a sentence, each with its chain and stance.

mod complement;
mod heads;
mod parts;
mod subject;
mod verbs;

use std::ops::Range;

use super::document::Document;
use super::speakers::Speakers;
use crate::model::{Chain, PartialDate, Stance};

pub(crate) use complement::Form;

/// One content of a sentence and who says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attributed {
    /// Where the content stands: half-open, in bytes of the document.
    pub(crate) content: Range<usize>,
    /// Where to cite it from, where the content stands elsewhere: "did not confirm these reports".
    pub(crate) cited: Option<Range<usize>>,
    /// The words within the content that belong to the attribution: ", she said,".
    pub(crate) aside: Option<Range<usize>>,
    /// Who says it, and through whom.
    pub(crate) chain: Chain,
    /// What the claimant does with it.
    pub(crate) stance: Stance,
    /// In which form it stands.
    pub(crate) form: Form,
    /// When it was said.
    pub(crate) stated: Option<PartialDate>,
    /// Why it is suggested, in plain English.
    pub(crate) because: String,
}

/// The contents of the sentence with this index, in order.
pub(crate) fn attribute(
    document: &Document<'_>,
    sentence: usize,
    speakers: &mut Speakers<'_>,
) -> Vec<Attributed> {
    let words = document.words(sentence);
    let heads = heads::heads(&words, speakers);
    if heads.is_empty()
        && let Some(phrase) = subject::leading_phrase(&words)
    {
        speakers.notice(&words, &phrase);
    }
    parts::contents(&words, &heads)
}
