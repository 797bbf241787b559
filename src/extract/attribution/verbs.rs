//! The verbs of saying, what they may take and what they make of it. The list is `verbs.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::extract::words::Words;
use crate::model::Stance;

/// What may follow a verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// A clause, with or without "that"; also stands after what is said.
    That,
    /// Words in quotation marks.
    Quote,
    /// Who is told, before the content.
    Whom,
    /// An infinitive whose subject is the claimant.
    To,
    /// A noun phrase that tells of something.
    What,
    /// A report of something, which is what is denied.
    Report,
    /// What the claimant will not have.
    Refused,
    /// A thing, "as", and what it is said to be.
    As,
    /// A thing and what it is said to be.
    Be,
    /// Somebody and what they ought to do.
    WhomTo,
    /// Somebody, "of", and what they are said to have done.
    Of,
    /// Somebody or something, "for", and what it is said to have brought about.
    For,
    /// A noun that names a view, then what it is.
    View,
}

/// One meaning of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sense {
    /// What may follow.
    pub(super) frames: Vec<Frame>,
    /// What the claimant does with the content.
    pub(super) stance: Stance,
}

/// A verb of saying.
#[derive(Debug)]
pub(super) struct Verb {
    particle: Vec<&'static str>,
    /// Its meanings; what follows decides among them.
    pub(super) senses: Vec<Sense>,
}

impl Verb {
    /// Whether a word like "at" belongs to it, which makes it a verb beyond doubt.
    pub(super) fn has_particle(&self) -> bool {
        !self.particle.is_empty()
    }

    /// The meaning that takes the frame.
    pub(super) fn taking(&self, frame: Frame) -> Option<&Sense> {
        self.senses.iter().find(|sense| sense.frames.contains(&frame))
    }
}

static VERBS: LazyLock<FxHashMap<&'static str, Vec<Verb>>> = LazyLock::new(|| {
    let mut found: FxHashMap<&'static str, Vec<Verb>> = FxHashMap::default();
    let lines = include_str!("verbs.tsv").lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let mut columns = line.split('\t');
        let (Some(phrase), Some(frames), Some(stance)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let frames = frames.split(' ').filter_map(frame).collect();
        let sense = Sense { frames, stance: stance.parse().unwrap_or_default() };
        let mut words = phrase.split(' ');
        let first = words.next().unwrap_or_default();
        let particle: Vec<&str> = words.collect();
        let verbs = found.entry(first).or_default();
        match verbs.iter_mut().find(|verb| verb.particle == particle) {
            Some(verb) => verb.senses.push(sense),
            None => verbs.push(Verb { particle, senses: vec![sense] }),
        }
    }
    for verbs in found.values_mut() {
        verbs.sort_by_key(|verb| std::cmp::Reverse(verb.particle.len()));
    }
    found
});

fn frame(word: &str) -> Option<Frame> {
    Some(match word {
        "that" => Frame::That,
        "quote" => Frame::Quote,
        "whom" => Frame::Whom,
        "to" => Frame::To,
        "what" => Frame::What,
        "report" => Frame::Report,
        "refused" => Frame::Refused,
        "as" => Frame::As,
        "be" => Frame::Be,
        "whom-to" => Frame::WhomTo,
        "of" => Frame::Of,
        "for" => Frame::For,
        "view" => Frame::View,
        _ => return None,
    })
}

/// The verbs of saying that stand at a token, the one with most words first, each with the token after it.
pub(super) fn verbs_at(words: &Words<'_>, at: usize) -> Vec<(&'static Verb, usize)> {
    let Some(verbs) = VERBS.get(words.lemma(at)) else { return Vec::new() };
    // "Spoke bluntly about".
    let adverb = usize::from(words.folded(at + 1).ends_with("ly"));
    verbs
        .iter()
        .filter_map(|verb| {
            let skipped = if verb.particle.is_empty() { 0 } else { adverb };
            let from = at + 1 + skipped;
            let mut particle = verb.particle.iter().enumerate();
            particle
                .all(|(index, word)| words.folded(from + index) == *word)
                .then_some((verb, from + verb.particle.len()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_understood() {
        let lines = include_str!("verbs.tsv").lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 3, "{line}");
            assert!(columns[1].split(' ').all(|word| frame(word).is_some()), "{line}");
            assert!(columns[2].parse::<Stance>().is_ok(), "{line}");
        }
    }
}
