//! Figures in a text as intervals: "almost 90 Russian drones", "$1.2 bn", "one in five", "dozens".
//!
//! One file for each reason to change: `hedges` and `vague` hold the bounds and why they stand where they do,
//! `units` and `money` the normal forms, `not_quantities` and `names` what is no figure at all, `counted`,
//! `fate` and `scope` what makes two figures comparable.

mod ages;
mod counted;
mod fate;
mod figure;
mod fractions;
mod hedges;
mod measured;
mod money;
mod names;
mod not_quantities;
mod numerals;
mod ranges;
mod scope;
mod units;
mod vague;
mod verbs;
mod words;
mod zero;

use super::lexer::{self, Token};
use crate::model::{Hedge, Quantity};
use counted::Phrase;
use figure::Figure;

/// The figures of a text in order.
///
/// ```
/// use atodds::model::Hedge;
/// use atodds::text::quantity::quantities;
/// let found = quantities("Ukraine described almost 90 Russian drones; four people were killed.");
/// assert_eq!((found[0].counted.as_str(), found[0].hedge), ("drone", Some(Hedge::Almost)));
/// assert_eq!(found[0].qualifiers, ["russian"]);
/// assert_eq!((found[1].exact(), found[1].fate.as_deref()), (Some(4.0), Some("kill")));
/// ```
#[must_use]
pub fn quantities(text: &str) -> Vec<Quantity> {
    let tokens = lexer::tokens(text);
    let blocked = not_quantities::blocked(text, &tokens);
    let mut found = Vec::new();
    let (mut at, mut taken) = (0, 0);
    while at < tokens.len() {
        match figure(&tokens, &blocked, at) {
            Some(mut figure) => {
                // A hedge or currency that the figure before has taken is not taken twice.
                figure.from = figure.from.max(taken);
                at = figure.to.max(at + 1);
                taken = at;
                found.push(figure);
            }
            None => at += 1,
        }
    }
    share(&tokens, &mut found);
    let mut quantities: Vec<Quantity> = Vec::with_capacity(found.len());
    for (n, figure) in found.iter().enumerate() {
        let quantity = quantity(text, &tokens, figure);
        let converts = n > 0 && converts(&tokens, &found[n - 1], figure);
        let quantity = match quantities.last() {
            // "12 of the 40 passengers survived": the 40 did not.
            Some(part) if part.phrase.1 >= quantity.span.1 => Quantity { fate: None, ..quantity },
            _ => quantity,
        };
        quantities.push(match quantities.last().filter(|_| converts) {
            Some(first) => converted(quantity, first),
            None => quantity,
        });
    }
    quantities
}

/// Gives the figures of a list the unit of its last, and ages after an age: "10, 20 or 40 years", "aged 77 and
/// 90".
fn share(tokens: &[Token<'_>], found: &mut [Figure]) {
    let joined = |first: &Figure, second: &Figure| {
        let joint = tokens.get(first.to).map_or("", |t| t.key.as_str());
        first.to + 1 == second.from && matches!(joint, "," | "and" | "or")
    };
    let bare = |figure: &Figure| {
        figure.unit.is_empty() && !figure.ordinal && counted::read(tokens, figure).head.is_empty()
    };
    // A comma alone joins only what an "and" or "or" carries on: "killed 12, 40 km away" is no list.
    let mut carried = false;
    for n in (1..found.len()).rev() {
        let (first, second) = (&found[n - 1], &found[n]);
        let takes = !second.unit.is_empty() && !second.prefixed && !second.share;
        let comma = tokens.get(first.to).is_some_and(|t| t.is_mark(','));
        let shares = takes && second.counted.is_none() && joined(first, second) && bare(first);
        carried = shares && (!comma || carried || second.hedge == Some(Hedge::Range));
        if carried {
            let (unit, factor, offset) = (second.unit, second.factor, second.offset);
            found[n - 1].measured(factor, offset);
            found[n - 1].unit = unit;
        }
    }
    for n in 1..found.len() {
        let (first, second) = (&found[n - 1], &found[n]);
        if first.counted.is_some() && joined(first, second) && bare(second) {
            (found[n].unit, found[n].counted) = (first.unit, first.counted);
        }
    }
}

/// Whether a figure in brackets gives the one before it in another unit: "7.2 m (24 ft)".
fn converts(tokens: &[Token<'_>], first: &Figure, second: &Figure) -> bool {
    let bracket = second.from.checked_sub(1).is_some_and(|at| tokens[at].text == "(");
    bracket && first.to + 1 == second.from && first.unit == second.unit && !first.unit.is_empty()
}

/// The figure with all that its clause says of the one that it converts.
fn converted(quantity: Quantity, first: &Quantity) -> Quantity {
    Quantity {
        counted: first.counted.clone(),
        qualifiers: first.qualifiers.clone(),
        fate: first.fate.clone(),
        scope: first.scope,
        per: first.per.clone(),
        ..quantity
    }
}

/// The figure that begins at a token: with its other end, its hedge and its unit.
fn figure(tokens: &[Token<'_>], blocked: &[bool], at: usize) -> Option<Figure> {
    if blocked[at] {
        return None;
    }
    let mut figure = zero::read(tokens, at).or_else(|| numerals::read(tokens, at))?;
    // "No one was hurt" is none, though "no one" is else no figure.
    let none = figure.written == 0.0 && !tokens[figure.from].key.starts_with(char::is_numeric);
    let touched = !none && blocked[figure.from..figure.to].iter().any(|b| *b);
    if touched || !is_finite(&figure) {
        return None;
    }
    if let Some(range) = ranges::read(tokens, blocked, &mut figure) {
        figure = range;
    }
    if !figure.ordinal {
        hedged(tokens, &mut figure);
    }
    Some(figure)
}

fn is_finite(figure: &Figure) -> bool {
    [figure.low, figure.high].iter().flatten().all(|bound| bound.value.is_finite())
}

/// Puts the hedge about a figure on it: before it, before its currency, behind it or behind its unit.
fn hedged(tokens: &[Token<'_>], figure: &mut Figure) {
    let timespan = units::is_time(figure.unit) || tokens.get(figure.to).is_some_and(spans_time);
    if let Some((effect, begin)) = hedges::before(tokens, figure.from, timespan) {
        effect.apply(figure);
        figure.from = begin;
        // "$ less than 80 000": the currency before the hedge.
        if figure.unit.is_empty()
            && let Some((unit, from)) = money::before(tokens, begin)
        {
            (figure.unit, figure.from, figure.prefixed) = (unit, from, true);
        }
    } else if let Some((effect, next)) = hedges::behind(tokens, figure.to) {
        effect.apply(figure);
        let bare = figure.unit.is_empty();
        figure.to = next;
        if bare {
            let hedge = figure.hedge;
            let unit = numerals::with_unit(tokens, figure.clone());
            *figure = Figure { hedge, ..unit };
        }
    }
}

/// Whether a noun counts time in its own way: "over six seasons" is in the course of them.
fn spans_time(noun: &Token<'_>) -> bool {
    lexer::among(
        &noun.key,
        "seasons episodes games matches rounds sets legs sessions nights laps innings terms quarters \
         generations",
    )
}

/// The figure with all that its clause says of it.
fn quantity(text: &str, tokens: &[Token<'_>], figure: &Figure) -> Quantity {
    let mut phrase = counted::read(tokens, figure);
    let fate =
        fate::read(tokens, figure, &phrase).filter(|_| !figure.ordinal && figure.counted.is_none());
    if figure.counted.is_some() && !phrase.head.is_empty() {
        phrase.qualifiers.push(phrase.head.clone());
    }
    let mut counted = what(figure, &phrase, fate.as_deref());
    if figure.unit.is_empty()
        && !figure.ordinal
        && let Some(noun) = measured::named(tokens, figure.from, counted.is_empty())
    {
        // "a magnitude 6.1 earthquake": the noun behind narrows it.
        phrase.qualifiers.extend(Some(counted).filter(|noun| !noun.is_empty()));
        counted = noun;
    }
    if counted.is_empty()
        && !figure.unit.is_empty()
        && let Some((noun, mut narrower)) = measured::read(tokens, figure, &phrase)
    {
        counted = noun;
        phrase.qualifiers.append(&mut narrower);
    }
    phrase.end = phrase.end.max(figure.to);
    let span = (tokens[figure.from].start, tokens[figure.to - 1].end);
    Quantity {
        low: figure.low,
        high: figure.high,
        unit: figure.unit.to_owned(),
        counted,
        hedge: figure.hedge,
        ordinal: figure.ordinal,
        scope: scope::read(tokens, figure, &phrase),
        per: scope::per(tokens, figure, &phrase),
        fate,
        rounding: figure.rounding,
        words: text.get(span.0..span.1).unwrap_or_default().to_owned(),
        span,
        phrase: (span.0, tokens[phrase.end - 1].end),
        qualifiers: phrase.qualifiers,
    }
}

/// What is counted: the noun, "age", or persons where the fate befalls persons.
fn what(figure: &Figure, phrase: &Phrase, fate: Option<&str>) -> String {
    if let Some(counted) = figure.counted {
        return counted.to_owned();
    }
    let persons =
        fate.is_some_and(fate::befalls_persons) && figure.unit.is_empty() && !figure.ordinal;
    let of_fate = fate::class(&phrase.head_word).is_some() || phrase.head_word == "lives";
    if persons && (phrase.head.is_empty() || of_fate) {
        "person".to_owned()
    } else {
        phrase.head.clone()
    }
}

#[cfg(test)]
mod tests;
