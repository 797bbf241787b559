//! Words of the state lexicon in a text, and the thing that each tells of.

use super::bearer::{Head, bearer_after, bearer_before, is_noun, name_covering};
use super::lexicon::{Lexicon, StateRef};
use super::phrases::Found;
use super::words::Token;
use crate::model::{EntityKind, Modality, Name, Negation, StateMention};

/// A text taken apart, as the search for states needs it.
#[derive(Debug, Clone, Copy)]
pub struct Parsed<'p> {
    /// All tokens.
    pub tokens: &'p [Token<'p>],
    /// Their base forms.
    pub lemmas: &'p [String],
    /// The names.
    pub names: &'p [Name],
    /// The negations.
    pub negations: &'p [Negation],
    /// How the text presents its content.
    pub modality: Modality,
}

/// How many words of a noun phrase are looked through for its name or head noun.
const PHRASE_REACH: usize = 7;

/// The states that a text tells of, in order.
#[must_use]
pub fn states(text: &Parsed<'_>, lexicon: &Lexicon) -> Vec<StateMention> {
    let found = lexicon.states().find(text.lemmas);
    found
        .iter()
        .filter(|state| !is_inside_name(text, state.start) && !is_only_near(text, state.start))
        .map(|state| mention(text, state, lexicon))
        .collect()
}

fn mention(text: &Parsed<'_>, found: &Found<'_, StateRef>, lexicon: &Lexicon) -> StateMention {
    let state = found.means;
    let span = (text.tokens[found.start].start, text.tokens[found.end - 1].end());
    let of = lexicon.dimension(&state.dimension).map_or("thing", |dimension| dimension.of.as_str());
    let subject = subject(text, found, of, lexicon);
    StateMention {
        dimension: state.dimension.clone(),
        value: state.value.clone(),
        subject: subject.as_ref().map(|(key, _)| key.clone()),
        subject_span: subject.map(|(_, span)| span),
        negated: is_negated_nearby(text, found.start),
        modality: text.modality,
        span,
    }
}

/// Whether the text says that it came close to the state and no more: who nearly died is alive.
fn is_only_near(text: &Parsed<'_>, start: usize) -> bool {
    start
        .checked_sub(1)
        .is_some_and(|before| matches!(text.lemmas[before].as_str(), "nearly" | "almost"))
}

/// Whether a negation stands so shortly before the word that it negates this state, rather than
/// something else in its clause.
fn is_negated_nearby(text: &Parsed<'_>, index: usize) -> bool {
    let near = text.tokens[index.saturating_sub(NEGATION_REACH)].start;
    let at = text.tokens[index].start;
    let is_near = |negation: &&Negation| {
        negation.cue.1 > near && (negation.scope.0..negation.scope.1).contains(&at)
    };
    text.negations.iter().filter(is_near).count() % 2 == 1
}

/// "has not yet been fully seized": so many words may stand between a negation and its verb.
const NEGATION_REACH: usize = 5;

fn is_inside_name(text: &Parsed<'_>, index: usize) -> bool {
    let at = text.tokens[index].start;
    text.names.iter().any(|name| (name.span.0..name.span.1).contains(&at))
}

type Subject = (String, (usize, usize));

fn subject(
    text: &Parsed<'_>,
    found: &Found<'_, StateRef>,
    of: &str,
    lexicon: &Lexicon,
) -> Option<Subject> {
    let by_subject = lexicon.is_borne_by_subject(&found.means.dimension, &found.means.value);
    let within = (found.start..found.end)
        .find_map(|index| name_at(text, index))
        .filter(|name| !by_subject && fits(name, of));
    if let Some(name) = within {
        return Some((name.key.clone(), name.span));
    }
    // "The fighting in Pokrovsk goes on": what a place is in is told of the place, wherever it stands; anything else
    // is told of the head of its phrase.
    let head = |head: Option<Head<'_>>| {
        let fitting =
            head.filter(|head| of != "place" && head.name.is_none_or(|name| fits(name, of)));
        fitting.map(|head| head.subject(text))
    };
    let after = || {
        head(bearer_after(text, found.end, lexicon))
            .or_else(|| phrase_after(text, found.end, of, lexicon))
    };
    let before = || {
        head(bearer_before(text, found.start, lexicon))
            .or_else(|| phrase_before(text, found.start, of, lexicon))
    };
    if found.means.noun {
        let leads = |lemma: &String| {
            lemma == "of" || lemma == "in" || of == "place" && leads_to_place(lemma)
        };
        let follows = text.lemmas.get(found.end).is_some_and(leads);
        return if follows { after() } else { before() };
    }
    let with_be = text.lemmas[found.start..found.end].iter().any(|lemma| lemma == "be");
    let passive = with_be || is_passive(text, found.start);
    if passive || by_subject { before().or_else(after) } else { after().or_else(before) }
}

/// Whether a form of "be" stands shortly before the word, so that the thing stands before it too.
fn is_passive(text: &Parsed<'_>, start: usize) -> bool {
    text.lemmas[..start]
        .iter()
        .rev()
        .take(3)
        .take_while(|lemma| lexical_filler(lemma) || *lemma == "be")
        .any(|lemma| lemma == "be")
}

fn lexical_filler(lemma: &str) -> bool {
    matches!(lemma, "not" | "now" | "also" | "still" | "already" | "since" | "never" | "have")
        || lemma.ends_with("ly")
}

/// Prepositions that may lead from a state to the place that has it: "fighting continues in Pokrovsk".
fn leads_to_place(lemma: &str) -> bool {
    matches!(
        lemma,
        "in" | "for"
            | "of"
            | "around"
            | "at"
            | "over"
            | "near"
            | "inside"
            | "throughout"
            | "towards"
            | "toward"
            | "into"
    )
}

fn phrase_after(text: &Parsed<'_>, from: usize, of: &str, lexicon: &Lexicon) -> Option<Subject> {
    let mut noun = None;
    for index in from..(from + PHRASE_REACH).min(text.tokens.len()) {
        let lemma = text.lemmas[index].as_str();
        if let Some(name) = name_at(text, index).filter(|name| fits(name, of)) {
            return Some((name.key.clone(), name.span));
        }
        let passes = lemma == "of" && index == from || of == "place" && leads_to_place(lemma);
        if !text.tokens[index].is_word || (ends_phrase(lemma, lexicon) && !passes) {
            break;
        }
        if is_noun(text, index, lexicon) {
            noun = Some(index);
        }
    }
    noun.map(|index| noun_subject(text, index))
}

fn phrase_before(text: &Parsed<'_>, until: usize, of: &str, lexicon: &Lexicon) -> Option<Subject> {
    let mut noun = None;
    for index in (until.saturating_sub(PHRASE_REACH)..until).rev() {
        if matches!(text.tokens[index].text, "." | ";" | ":" | "!" | "?") {
            break;
        }
        if let Some(name) = name_covering(text, index).filter(|name| fits(name, of)) {
            let name = what_lies_in(text, name, of, lexicon);
            return Some((name.key.clone(), name.span));
        }
        if noun.is_none() && is_noun(text, index, lexicon) {
            noun = Some(index);
        }
    }
    noun.map(|index| noun_subject(text, index))
}

/// The name that "in" or "near" narrows a name to: Arden of "Arden in the Orre valley", also where another
/// spelling stands in brackets behind it.
fn what_lies_in<'p>(text: &Parsed<'p>, name: &'p Name, of: &str, lexicon: &Lexicon) -> &'p Name {
    let Some(first) = text.tokens.iter().position(|token| token.start == name.span.0) else {
        return name;
    };
    let narrows = |index: &usize| {
        let lemma = text.lemmas[*index].as_str();
        is_article(lemma) || lexicon.is_base(lemma, 'a') && !lexicon.is_stop(lemma)
    };
    let Some(led) = (0..first).rev().find(|index| !narrows(index)) else { return name };
    if !matches!(text.lemmas[led].as_str(), "in" | "near" | "outside" | "of") {
        return name;
    }
    let mut end = led;
    if end > 0 && text.tokens[end - 1].text == ")" {
        end = (0..end).rev().find(|index| text.tokens[*index].text == "(").unwrap_or(end);
    }
    end.checked_sub(1)
        .and_then(|before| name_covering(text, before))
        .filter(|outer| fits(outer, of))
        .unwrap_or(name)
}

fn is_article(lemma: &str) -> bool {
    matches!(lemma, "the" | "a" | "an")
}

fn noun_subject(text: &Parsed<'_>, index: usize) -> Subject {
    let token = &text.tokens[index];
    (text.lemmas[index].clone(), (token.start, token.end()))
}

fn name_at<'p>(text: &Parsed<'p>, index: usize) -> Option<&'p Name> {
    let at = text.tokens[index].start;
    text.names.iter().find(|name| name.span.0 == at)
}

/// Whether a name can be the thing that a dimension is about: a place is no person, a person no place.
fn fits(name: &Name, of: &str) -> bool {
    match name.kind {
        None => true,
        Some(EntityKind::Place) => matches!(of, "place" | "event" | "facility" | "thing"),
        Some(EntityKind::Person) => matches!(of, "person" | "thing"),
        Some(EntityKind::Body) => matches!(of, "person" | "body" | "deal" | "thing"),
        Some(EntityKind::Thing) => of != "person" && of != "place",
    }
}

fn ends_phrase(lemma: &str, lexicon: &Lexicon) -> bool {
    lexicon.is_stop(lemma)
        && !matches!(
            lemma,
            "the" | "a" | "an" | "his" | "her" | "their" | "its" | "all" | "another" | "this"
        )
}
