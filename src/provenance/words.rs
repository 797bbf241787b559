//! The steps to an origin in plain English.

use std::collections::BTreeMap;

use crate::model::{Basis, Circle, Hop, Likeness, Merge};

/// One step as a sentence without its full stop: `Coast Daily names Interfax as its source`.
#[must_use]
pub fn hop(hop: &Hop) -> String {
    sentence(hop.basis, std::slice::from_ref(&hop.from), &hop.to)
}

/// A ring as one sentence: `A names B as its source, B names A as its source`.
#[must_use]
pub fn circle(circle: &Circle) -> String {
    circle.path.iter().map(hop).collect::<Vec<_>>().join(", ")
}

/// The steps of several ways, each said once; steps of one sort to one end are said together: `Coast Daily and
/// Hill Post name Interfax as their source`. In the order of the ways.
#[must_use]
pub fn steps<'m>(ways: impl IntoIterator<Item = &'m Merge>) -> Vec<String> {
    let mut order: Vec<(Basis, &str)> = Vec::new();
    let mut from: BTreeMap<(Basis, &str), Vec<String>> = BTreeMap::new();
    for hop in ways.into_iter().flat_map(|way| &way.path) {
        let key = (hop.basis, hop.to.as_str());
        let names = from.entry(key).or_insert_with(|| {
            order.push(key);
            vec![]
        });
        if !names.contains(&hop.from) {
            names.push(hop.from.clone());
        }
    }
    order.into_iter().map(|key| sentence(key.0, &from[&key], key.1)).collect()
}

fn sentence(basis: Basis, from: &[String], to: &str) -> String {
    let who = joined(from);
    // "A quotes", "A and B both quote", "A, B and C all quote"
    let does = |one: &str, more: &str| match from.len() {
        0 | 1 => format!("{who} {one}"),
        2 => format!("{who} both {more}"),
        _ => format!("{who} all {more}"),
    };
    let its = if from.len() > 1 { "their" } else { "its" };
    match basis {
        Basis::Quotes => format!("{} {to}", does("quotes", "quote")),
        Basis::Relays => format!("{} it through {to}", does("has", "have")),
        Basis::Cites { of: 0 | 1 } => format!("{} {to} as {its} source", does("names", "name")),
        Basis::Cites { of } => {
            format!("{} {to} among {its} {of} sources", does("names", "name"))
        }
        Basis::Text(likeness) => {
            format!("the text of {who} is nearly that of {to} ({})", share(likeness))
        }
        Basis::Words(likeness) => {
            format!("the words quoted from {who} are nearly those of {to} ({})", share(likeness))
        }
        Basis::SpeaksFor => format!("{} for {to}", does("speaks", "speak")),
        Basis::Family if from.len() < 2 => format!("{who} is of {to}"),
        Basis::Family => {
            format!("{who} are {} of {to}", if from.len() == 2 { "both" } else { "all" })
        }
        Basis::OwnVoice => format!("{} it in {its} own voice", does("says", "say")),
        Basis::Observed => {
            format!("{who} observed it {}", if from.len() > 1 { "themselves" } else { "itself" })
        }
        Basis::Vouches => {
            format!("{} it from somebody {its} text does not name", does("has", "have"))
        }
        Basis::EndUnknown => {
            format!("where {} it from is recorded as unknown", does("has", "have"))
        }
        Basis::NoPublisher => format!("the publisher of {who} is not known"),
    }
}

fn share(likeness: Likeness) -> String {
    let Likeness { shared, of } = likeness;
    format!("{:.2}: {shared} of {of} runs of five words", likeness.share())
}

fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
