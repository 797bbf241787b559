//! Texts with the figures a careful reader finds in them, by subject.
//!
//! A figure is written in short: its value or interval (`..` with `<` and `>` at an open end) and its unit; `th`
//! for a rank; what is counted and its qualifiers; `!` and its fate; its scope; `per` and what a rate is counted by.

mod business;
mod courts;
mod disasters;
mod health;
mod hedges;
mod measures;
mod not_quantities;
mod politics;
mod sport;

use super::*;

/// The figures of a text in short.
fn show(text: &str) -> String {
    quantities(text).iter().map(short).collect::<Vec<_>>().join(" | ")
}

fn short(q: &Quantity) -> String {
    let number = |v: f64| format!("{}", (v * 1000.0).round() / 1000.0);
    let value = match (q.low, q.high) {
        (Some(l), Some(h)) if l.value == h.value => number(l.value),
        (l, h) => {
            let low = l.map_or(String::new(), |b| {
                format!("{}{}", if b.inclusive { "" } else { ">" }, number(b.value))
            });
            let high = h.map_or(String::new(), |b| {
                format!("{}{}", if b.inclusive { "" } else { "<" }, number(b.value))
            });
            format!("{low}..{high}")
        }
    };
    let words = [&q.counted].into_iter().chain(&q.qualifiers).filter(|w| !w.is_empty());
    let mut parts = vec![format!("{value}{}{}", q.unit, if q.ordinal { "th" } else { "" })];
    parts.extend(words.cloned());
    parts.extend(q.fate.iter().map(|fate| format!("!{fate}")));
    parts.extend(q.scope.iter().map(|scope| format!("{scope:?}")));
    parts.extend(Some(&q.per).filter(|per| !per.is_empty()).map(|per| format!("per {per}")));
    parts.join(" ")
}

/// Fails with every text whose figures are not the expected ones.
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| show(text) != *expected)
        .map(|(text, expected)| format!("{text}\n  expected {expected}\n  found    {}", show(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Fails with every text that has a figure.
fn none(texts: &[&str]) {
    check(&texts.iter().map(|text| (*text, "")).collect::<Vec<_>>());
}
