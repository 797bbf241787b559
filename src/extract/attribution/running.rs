//! Whose words a quotation holds where its sentence names nobody: the one who is named in another sentence of the
//! same quotation, or next to it.

use super::Attributed;
use crate::extract::document::Document;
use crate::model::Chain;

/// What was found in one sentence.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Index of the sentence in the document.
    pub(super) sentence: usize,
    /// Its contents.
    pub(super) contents: Vec<Attributed>,
    /// The speaker that its subject names.
    pub(super) subject: Option<String>,
}

/// Gives every quoted content without a claimant the one whose words it holds, and drops those of which it
/// is not clear.
pub(super) fn settle(document: &Document<'_>, found: &mut [Found]) {
    let mut voices: Vec<Option<Chain>> = vec![None; document.quotations.len()];
    for said in found.iter().flat_map(|found| &found.contents) {
        if said.chain.claimant.is_some()
            && let Some(quotation) = quotation_of(document, said)
        {
            voices[quotation] = Some(said.chain.clone());
        }
    }
    pass_on(document, &mut voices);
    for index in 0..found.len() {
        let (before, rest) = found.split_at_mut(index);
        let Some(here) = rest.first_mut() else { break };
        let neighbour = before.last().filter(|before| {
            document.sentences[before.sentence].paragraph
                == document.sentences[here.sentence].paragraph
        });
        here.contents.retain_mut(|said| {
            let Some(quotation) =
                quotation_of(document, said).filter(|_| said.chain.claimant.is_none())
            else {
                return true;
            };
            let voice = voices[quotation]
                .clone()
                .or_else(|| neighbour.and_then(|it| voice_of(document, it)));
            let Some(chain) = voice else { return false };
            said.because = format!(
                "words in quotation marks, taken for those of “{}”, who is named beside them",
                chain.claimant.as_deref().unwrap_or_default()
            );
            voices[quotation] = Some(chain.clone());
            said.chain = chain;
            true
        });
    }
}

/// A quotation over several paragraphs has one voice.
fn pass_on(document: &Document<'_>, voices: &mut [Option<Chain>]) {
    for at in (1..voices.len()).rev() {
        if document.quotations[at].goes_on && voices[at - 1].is_none() {
            voices[at - 1] = voices[at].clone();
        }
    }
    for at in 1..voices.len() {
        if document.quotations[at].goes_on && voices[at].is_none() {
            voices[at] = voices[at - 1].clone();
        }
    }
}

/// The quotation that holds all of a content.
fn quotation_of(document: &Document<'_>, said: &Attributed) -> Option<usize> {
    let quotation = document.quotation_at(said.content.start)?;
    (said.content.end <= document.quotations[quotation].inside.end).then_some(quotation)
}

/// Who speaks in a sentence: the claimant of its last quotation, or else its subject.
fn voice_of(document: &Document<'_>, found: &Found) -> Option<Chain> {
    let quoted = found
        .contents
        .iter()
        .rev()
        .find(|said| said.chain.claimant.is_some() && quotation_of(document, said).is_some());
    let anybody = found.contents.iter().rev().find(|said| said.chain.claimant.is_some());
    quoted.or(anybody).map(|said| said.chain.clone()).or_else(|| {
        found.subject.clone().map(|subject| Chain { claimant: Some(subject), ..Chain::default() })
    })
}
