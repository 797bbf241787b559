//! One sentence: its attributions, its sources, those who stand against it.

use std::ops::Range;

use super::complement::{Form, Place};
use super::parts::{contents, own};
use super::passive::unspoken;
use super::rebuttals::{Rebuttal, rebuttals};
use super::running::Found;
use super::sources::{Named, Role, sources};
use super::subject::leading_phrase;
use super::views::{content_of_noun, view};
use super::{Attributed, heads};
use crate::extract::document::Document;
use crate::extract::speakers::Speakers;
use crate::extract::words::Words;
use crate::model::{Chain, Relay};

/// What has more tokens is a table or a list that lost its lines: nobody can say who says what in it.
const LONGEST_SENTENCE: usize = 500;

/// What the sentence with this index says; `before` is what those before it say.
pub(super) fn read(
    document: &Document<'_>,
    index: usize,
    speakers: &mut Speakers<'_>,
    before: &[Found],
) -> Found {
    let whole = document.words(index);
    if whole.len() > LONGEST_SENTENCE {
        return Found { sentence: index, ..Found::default() };
    }
    let sources = sources(&whole, speakers);
    let words = whole.without(&runs(&sources, |source| source.tokens.clone()));
    let rebuttals = rebuttals(&words, speakers);
    let words = words.without(&runs(&rebuttals, |rebuttal| rebuttal.tokens.clone()));
    let (mut found, subject) = said(document, &words, speakers);
    speakers.end_sentence(&whole, leading_phrase(&words).as_ref());
    for source in &sources {
        let shown = whole.span(source.tokens.clone());
        found = found.into_iter().flat_map(|said| with_source(said, source)).collect();
        for said in &mut found {
            let inside = |aside: &Range<usize>| {
                said.content.start < aside.start && aside.end < said.content.end
            };
            said.asides.extend(shown.clone().filter(inside));
        }
    }
    found = answered(found, document, index, before);
    let against: Vec<Attributed> =
        rebuttals.iter().flat_map(|rebuttal| rebutted(&found, rebuttal, document, index)).collect();
    found.extend(against);
    Found { sentence: index, contents: found, subject }
}

fn runs<T>(of: &[T], tokens: impl Fn(&T) -> Range<usize>) -> Vec<Range<usize>> {
    of.iter().map(tokens).collect()
}

/// The contents of a sentence without its sources and rebuttals, and the speaker that its subject names.
fn said(
    document: &Document<'_>,
    words: &Words<'_>,
    speakers: &mut Speakers<'_>,
) -> (Vec<Attributed>, Option<String>) {
    let heads = heads::heads(words, speakers);
    let aside = heads.len() == 1 && heads[0].place == Place::Before;
    if aside
        && let Some((from, stance)) =
            content_of_noun(words).filter(|it| it.0 >= heads[0].tokens.end)
    {
        // "Her fear, she said, is that …": the content is what she fears.
        let found = contents(words, &heads, document.published).into_iter();
        let said = found.filter_map(|said| {
            let content = own(words, from..words.len())?.content;
            Some(Attributed { content, asides: Vec::new(), stance, ..said })
        });
        return (said.collect(), Some(heads[0].claimant.clone()));
    }
    if !heads.is_empty() {
        let subject = heads.first().map(|head| head.claimant.clone());
        return (contents(words, &heads, document.published), subject);
    }
    if let Some(view) = view(words, speakers) {
        let said = own(words, view.from..words.len()).map(|content| Attributed {
            because: format!("given as the view of “{}”", view.claimant),
            chain: Chain {
                claimant: Some(view.claimant.clone()),
                verb: view.noun,
                via: Vec::new(),
                end: None,
            },
            stance: view.stance,
            ..content
        });
        return (said.into_iter().collect(), Some(view.claimant));
    }
    let subject = leading_phrase(words).and_then(|phrase| speakers.speaker(words, &phrase));
    let mut found = contents(words, &heads, document.published);
    if let Some(unspoken) = unspoken(words, speakers) {
        if let Some(from) = unspoken.from {
            found = own(words, from..words.len()).into_iter().collect();
        }
        for said in &mut found {
            said.because = match &unspoken.claimant {
                Some(claimant) => format!("attributed to “{claimant}” by “{}”", unspoken.verb),
                None => format!("“{}” names nobody who says it", unspoken.verb),
            };
            said.chain = Chain {
                claimant: unspoken.claimant.clone(),
                verb: Some(unspoken.verb.clone()),
                via: Vec::new(),
                end: None,
            };
        }
    }
    (found, subject)
}

/// A content with the source that the sentence names for it: its claimant where it has none, else a relay. Where
/// several are named side by side there is a content for each.
fn with_source(said: Attributed, source: &Named) -> Vec<Attributed> {
    let names = &source.names;
    match (said.chain.claimant.clone(), source.role) {
        (Some(_), Role::Says) => {
            let via = names
                .iter()
                .map(|name| Relay { name: name.clone(), verb: Some(source.verb.clone()) });
            let mut said = said;
            said.chain.via.extend(via);
            vec![said]
        }
        (Some(relay), Role::IsCited) => names
            .iter()
            .map(|name| {
                let mut said = said.clone();
                said.chain.claimant = Some(name.clone());
                said.chain
                    .via
                    .insert(0, Relay { name: relay.clone(), verb: said.chain.verb.clone() });
                said
            })
            .collect(),
        (None, _) => names
            .iter()
            .map(|name| Attributed {
                because: format!("attributed to “{name}” by “{}”", source.verb),
                chain: Chain {
                    claimant: Some(name.clone()),
                    verb: Some(source.verb.clone()),
                    via: Vec::new(),
                    end: None,
                },
                ..said.clone()
            })
            .collect(),
    }
}

/// How many sentences back "these reports" may point.
const ANSWER_REACH: usize = 2;

/// Puts what was said before in the place of "it" and "these reports"; what points at nothing is dropped.
fn answered(
    found: Vec<Attributed>,
    document: &Document<'_>,
    index: usize,
    before: &[Found],
) -> Vec<Attributed> {
    let mut settled: Vec<Attributed> = Vec::new();
    for said in found {
        if said.form != Form::Anaphor {
            settled.push(said);
            continue;
        }
        let claimant = &said.chain.claimant;
        let is_other = |other: &&Attributed| {
            other.chain.claimant != *claimant && !other.stance.is_against() && other.cited.is_none()
        };
        let here: Vec<&Attributed> = settled.iter().filter(is_other).collect();
        let earlier = before.iter().rev().take(ANSWER_REACH).map(|found| {
            let others = found.contents.iter().filter(is_other);
            others.collect::<Vec<_>>()
        });
        let Some(meant) = std::iter::once(here).chain(earlier).find(|group| !group.is_empty())
        else {
            continue;
        };
        let answers: Vec<Attributed> = meant
            .into_iter()
            .map(|original| Attributed {
                content: original.content.clone(),
                asides: original.asides.clone(),
                form: original.form,
                origin: Some(original.chain.clone()),
                cited: cited(document, index, &said.content),
                ..said.clone()
            })
            .collect();
        settled.extend(answers);
    }
    settled
}

/// The words to cite for an answer: its sentence up to and with what points back.
fn cited(document: &Document<'_>, index: usize, anaphor: &Range<usize>) -> Option<Range<usize>> {
    let start = document.sentences[index].range.start;
    let words = &document.text[start..anaphor.end];
    // A clause of its own before it is no part of it.
    let clause = words.rfind(", ").map_or(0, |comma| comma + 2);
    let lead =
        words[clause..].strip_prefix("but ").or_else(|| words[clause..].strip_prefix("and "));
    let skipped = clause + lead.map_or(0, |rest| words.len() - clause - rest.len());
    Some(start + skipped..anaphor.end)
}

/// The contents of the sentence as the one sees them who stands against them.
fn rebutted(
    found: &[Attributed],
    rebuttal: &Rebuttal,
    document: &Document<'_>,
    index: usize,
) -> Vec<Attributed> {
    let remark = &rebuttal.place;
    let whole = document.sentences[index].range.clone();
    found
        .iter()
        .filter(|said| said.content.start < remark.start && whole.contains(&said.content.start))
        .filter(|said| {
            said.chain.claimant.as_ref() != Some(&rebuttal.claimant) && !said.stance.is_against()
        })
        .map(|said| Attributed {
            cited: Some(remark.clone()),
            origin: Some(said.chain.clone()),
            chain: Chain {
                claimant: Some(rebuttal.claimant.clone()),
                verb: Some(rebuttal.verb.clone()),
                via: Vec::new(),
                end: None,
            },
            stance: rebuttal.stance,
            stated: None,
            because: format!("attributed to “{}” by “{}”", rebuttal.shown, rebuttal.verb),
            ..said.clone()
        })
        .collect()
}
