//! One figure with its currency or unit, before any hedge: "$1.2 bn", "26 hours 5 mins", "5%", "12".

use super::figure::Figure;
use super::units::{self, Measure};
use super::{ages, fractions, money, vague};
use crate::model::Hedge;
use crate::text::lexer::{Kind, Token};
use crate::text::number_words::{self, Spelled};

/// The figure that begins at a token with its number; a currency mark before it is taken in.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    if let Some(share) = fractions::read(tokens, at) {
        return Some(share);
    }
    if let Some(half) = half_unit(tokens, at) {
        return Some(half);
    }
    if let Some(vague) = vague::read(tokens, at) {
        return Some(with_unit(
            tokens,
            Figure {
                hedge: Some(Hedge::Vague).filter(|_| vague.low < vague.high),
                ..Figure::within(vague.low, vague.high, Hedge::Vague, at, vague.next)
            },
        ));
    }
    if let Some(multiple) = multiple_word(tokens, at) {
        return Some(multiple);
    }
    let number = number_words::read(tokens, at)?;
    if number.digits && unknown_suffix(tokens, at, &number) {
        return None;
    }
    let figure = Figure {
        ordinal: number.ordinal,
        rounding: number.rounding,
        scale: number.scale,
        ..Figure::exactly(number.value, at, number.next)
    };
    if number.ordinal {
        return rank(tokens, figure);
    }
    Some(with_unit(tokens, signed(tokens, figure)))
}

/// Whether letters that are no unit hang on the digits: "3D", "1080p", "49ers", "5G", "30s".
fn unknown_suffix(tokens: &[Token<'_>], at: usize, number: &Spelled) -> bool {
    let Some(after) = tokens.get(at + 1).filter(|t| t.glued && t.is_word()) else { return false };
    if number.next > at + 1 {
        return tokens.get(number.next).is_some_and(|t| t.glued && t.is_word());
    }
    let priced = money::before(tokens, at).is_some();
    let unit =
        units::measure(tokens, at + 1).is_some() || money::behind(tokens, at + 1, false).is_some();
    !(unit || priced && matches!(after.key.as_str(), "m" | "b")) || after.text == "s"
}

/// A minus sign before a figure counts where nothing stands right before it.
fn signed(tokens: &[Token<'_>], mut figure: Figure) -> Figure {
    let Some(mark) = figure.from.checked_sub(1) else { return figure };
    let sign = &tokens[mark];
    let free = mark == 0 || !sign.glued;
    if sign.is_dash() && sign.text != "—" && tokens[figure.from].glued && free {
        figure.times(-1.0, 0.0);
        figure.from = mark;
    }
    figure
}

/// Ranks that are words of their own: "first said", "at first", "the second thing", "thirty seconds".
fn rank(tokens: &[Token<'_>], figure: Figure) -> Option<Figure> {
    let before = figure.from.checked_sub(1).map_or("", |b| tokens[b].key.as_str());
    let last = tokens[figure.to - 1].key.as_str();
    let after = tokens.get(figure.to);
    let next = after.map_or("", |t| t.key.as_str());
    let bare = figure.to == figure.from + 1;
    if last == "first" && bare {
        let adverb = matches!(
            before,
            "at" | "when" | "who" | "was" | "were" | "had" | "has" | "have" | "he"
        ) || matches!(
            before,
            "she" | "they" | "it" | "we" | "is" | "are" | "been" | "be" | "which" | "that"
        );
        let phrase =
            matches!(next, "of" | "said" | "lady" | "aid" | "hand" | "-" | "and" | "ever" | "time")
                || matches!(
                    next,
                    "came"
                        | "began"
                        | "became"
                        | "class"
                        | "name"
                        | "names"
                        | "responders"
                        | "minister"
                );
        let verb = next.ends_with("ed") && !matches!(next, "seed" | "red");
        if phrase
            || verb
            || adverb && !matches!(before, "is" | "was" | "are" | "were")
            || after.is_none()
        {
            return None;
        }
    }
    if last == "second"
        && bare
        && (matches!(before, "a" | "per" | "every" | "split" | "each") && next != "time")
    {
        // "a second man" is a rank; "a second" with nothing to rank is a moment.
        let ranks = after.is_some_and(|t| t.is_word()) && before == "a" && !is_function(next);
        return ranks.then_some(figure);
    }
    let hyphenated = after.is_some_and(|t| t.is_dash() && t.glued)
        && tokens.get(figure.to + 1).is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "hand" | "party" | "guess" | "class" | "rate" | "time" | "person"
            )
        });
    let party = matches!(next, "party" | "hand" | "thoughts" | "world") && last != "first";
    (!hyphenated && !party).then_some(figure)
}

fn is_function(word: &str) -> bool {
    super::words::is_function(word)
}

/// "twice", "double the", "doubled", "threefold".
fn multiple_word(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let token = tokens.get(at)?;
    let after = tokens.get(at + 1).map_or("", |t| t.key.as_str());
    let of_amount = matches!(after, "the" | "that" | "what" | "its" | "their" | "last");
    let value = match token.key.as_str() {
        "twice" => 2.0,
        "thrice" => 3.0,
        "doubled" | "doubling" | "twofold" => 2.0,
        "tripled" | "tripling" | "trebled" | "threefold" => 3.0,
        "quadrupled" | "fourfold" => 4.0,
        "quintupled" | "fivefold" => 5.0,
        "sixfold" => 6.0,
        "sevenfold" => 7.0,
        "eightfold" => 8.0,
        "tenfold" => 10.0,
        "hundredfold" => 100.0,
        "double" if of_amount => 2.0,
        "triple" | "treble" if of_amount => 3.0,
        "quadruple" if of_amount => 4.0,
        _ => return None,
    };
    Some(Figure { unit: "times", ..Figure::exactly(value, at, at + 1) })
}

/// "half an hour", "half a mile", "half-hour".
fn half_unit(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    if tokens.get(at)?.key != "half" {
        return None;
    }
    let joint = tokens.get(at + 1)?;
    let article = matches!(joint.key.as_str(), "a" | "an") || joint.is_dash() && joint.glued;
    let (measure, next) = units::measure(tokens, at + 2).filter(|_| article)?;
    let mut figure = Figure { rounding: 0.05, ..Figure::exactly(0.5, at, next) };
    figure.times(measure.factor, measure.offset);
    Some(Figure { unit: measure.unit, ..figure })
}

/// Takes in the currency before the figure or the unit behind it.
pub(super) fn with_unit(tokens: &[Token<'_>], mut figure: Figure) -> Figure {
    if let Some((unit, from)) = money::before(tokens, figure.from) {
        (figure.unit, figure.from, figure.prefixed) = (unit, from, true);
        million_behind(tokens, &mut figure);
        return figure;
    }
    if let Some(age) = ages::read(tokens, &figure) {
        return age;
    }
    if metres_or_millions(tokens, &mut figure) {
        return figure;
    }
    let scaled = figure.scale >= 1e3;
    for at in unit_places(tokens, &figure) {
        let measure = money::behind(tokens, at, scaled)
            .or_else(|| units::measure(tokens, at))
            .filter(|(measure, _)| fits(tokens, at, &figure, measure));
        if let Some((measure, next)) = measure {
            figure.measured(measure.factor, measure.offset);
            (figure.unit, figure.to) = (measure.unit, next);
            return compound(tokens, figure, measure);
        }
    }
    figure
}

/// Where a unit may begin: behind the figure, a hyphen, or the "of" of "hundreds of kilometres".
fn unit_places(tokens: &[Token<'_>], figure: &Figure) -> Vec<usize> {
    let mut places = vec![figure.to];
    let Some(token) = tokens.get(figure.to) else { return places };
    let hyphen = token.is_dash()
        && token.text != "—"
        && tokens.get(figure.to + 1).is_some_and(|t| t.glued == token.glued && t.is_word());
    let of = token.key == "of" && figure.hedge == Some(Hedge::Vague);
    if hyphen || of {
        places.push(figure.to + 1);
    }
    places
}

/// Whether a unit fits: "five times" is a multiple only of something, "one second later" a span,
/// "32 degrees" a measure, "two minutes' silence" one too, but "one day" no figure.
fn fits(tokens: &[Token<'_>], at: usize, figure: &Figure, measure: &Measure) -> bool {
    let after = tokens.get(at + 1).map_or("", |t| t.key.as_str());
    match (measure.unit, tokens[at].key.as_str()) {
        ("times", "times") => {
            matches!(
                after,
                "more" | "less" | "as" | "the" | "higher" | "larger" | "bigger" | "greater"
            ) || matches!(after, "faster" | "lower" | "its" | "that" | "what" | "their" | "longer")
                || matches!(after, "likelier" | "stronger" | "smaller")
        }
        (_, "second") => figure.written == 1.0 || at > figure.to,
        (_, "foot") => at > figure.to || after != "patrol",
        (_, "min" | "sec" | "g" | "mi" | "mb") => {
            tokens[at].text.chars().all(|c| !c.is_uppercase()) || tokens[at].key == "mb"
        }
        _ => true,
    }
}

/// "$3m", "£2 m", "€5 b": the letter is a scale word behind a currency.
fn million_behind(tokens: &[Token<'_>], figure: &mut Figure) {
    let Some(token) = tokens.get(figure.to).filter(|t| t.kind == Kind::Word) else { return };
    let factor = match token.key.as_str() {
        "m" => 1e6,
        "b" => 1e9,
        _ => return,
    };
    figure.times(factor, 0.0);
    figure.written *= factor;
    figure.scale = factor;
    figure.to += 1;
}

/// "3m people" are millions, "3m tall" are metres.
fn metres_or_millions(tokens: &[Token<'_>], figure: &mut Figure) -> bool {
    let glued = tokens.get(figure.to).is_some_and(|t| t.text == "m" && t.glued);
    let counts = tokens.get(figure.to + 1).is_some_and(|t| {
        t.is_word() && crate::text::stem::is_plural(&t.key) && !super::words::is_function(&t.key)
    });
    let money = money::behind(tokens, figure.to + 1, true).is_some();
    if !(glued && (counts || money)) {
        return false;
    }
    million_behind(tokens, figure);
    if let Some((measure, next)) = money::behind(tokens, figure.to, true).filter(|_| money) {
        figure.times(measure.factor, 0.0);
        (figure.unit, figure.to) = (measure.unit, next);
    }
    true
}

/// Adds the finer unit behind a coarser one: "26 hours 5 mins", "6 ft 9 in", "two years and a month".
fn compound(tokens: &[Token<'_>], mut figure: Figure, mut last: Measure) -> Figure {
    while matches!(figure.unit, "second" | "year" | "m" | "kg") && figure.hedge.is_none() {
        let mut at = figure.to;
        if tokens.get(at).is_some_and(|t| matches!(t.key.as_str(), "," | "and")) {
            at += 1;
        }
        let Some(number) = number_words::read(tokens, at).filter(|n| !n.ordinal) else { break };
        let feet = (last.factor - 0.3048).abs() < 1e-9;
        let measure = if feet {
            let measure = Measure { unit: "m", factor: 0.0254, offset: 0.0 };
            units::inches(tokens, number.next).map(|next| (measure, next))
        } else {
            units::measure(tokens, number.next)
        };
        let Some((measure, next)) =
            measure.filter(|(m, _)| m.unit == figure.unit && m.factor < last.factor)
        else {
            break;
        };
        let more = number.value * measure.factor;
        for bound in [&mut figure.low, &mut figure.high].into_iter().flatten() {
            bound.value += more;
        }
        figure.rounding = number.rounding * measure.factor;
        figure.to = next;
        last = measure;
    }
    figure
}
