//! One figure with its currency or unit, before any hedge: "$1.2 bn", "26 hours 5 mins", "5%", "12".

use super::figure::{Figure, rounding};
use super::units::{self, Measure};
use super::{ages, fractions, money, vague};
use crate::model::Hedge;
use crate::text::lexer::{Kind, Token, WordSet, among};
use crate::text::number_words::{self, Spelled};

/// The figure that begins at a token with its number; a currency mark before it is taken in.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    if let Some(share) = fractions::read(tokens, at) {
        return Some(share);
    }
    if let Some(ratio) = ratio(tokens, at) {
        return Some(ratio);
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
        rounding: rounding(number.value, number.rounding, number.scale > 1.0),
        place: 2.0 * number.rounding,
        scale: number.scale,
        ..Figure::exactly(number.value, at, number.next)
    };
    if number.ordinal {
        return rank(tokens, figure);
    }
    Some(with_unit(tokens, signed(tokens, figure)))
}

/// "a ratio of 3:2", "the odds are 4 to 1": one figure, the first over the second.
pub(super) fn ratio(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let value = |at: usize| tokens.get(at)?.figure.map(|d| d.value).filter(|v| *v > 0.0);
    let (first, second) = (value(at)?, value(at + 2)?);
    let joined = tokens.get(at + 1).is_some_and(|t| t.is_mark(':') || t.key == "to");
    let told = super::fate::clause_before(tokens, at, 16)
        .into_iter()
        .any(|at| among(&tokens[at].key, "ratio ratios odds proportion"));
    (joined && told).then(|| Figure {
        unit: "ratio",
        rounding: 0.0,
        ..Figure::exactly(first / second, at, at + 3)
    })
}

/// Whether letters that are no unit hang on the digits: "3D", "1080p", "49ers", "5G", "30s".
fn unknown_suffix(tokens: &[Token<'_>], at: usize, number: &Spelled) -> bool {
    let Some(after) = tokens.get(at + 1).filter(|t| t.glued && t.is_word()) else { return false };
    let named = after.key == "k"
        && tokens.get(at + 2).is_some_and(|t| {
            among(
                &t.key,
                "gold white rose yellow video videos resolution tv display screen run race",
            )
        });
    if named {
        return true;
    }
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
    let free = mark == 0 || !sign.glued || tokens[mark - 1].text == "(";
    if sign.is_dash() && sign.text != "—" && tokens[figure.from].glued && free {
        figure.times(-1.0, 0.0);
        figure.from = mark;
    }
    figure
}

/// A rank, unless the word is an adverb, a moment or part of a set phrase: "first said", "a second",
/// "second-hand", "the first two".
fn rank(tokens: &[Token<'_>], figure: Figure) -> Option<Figure> {
    let before = figure.from.checked_sub(1).map_or("", |b| tokens[b].key.as_str());
    let word = tokens[figure.to - 1].key.as_str();
    let after = tokens.get(figure.to);
    let next = after.map_or("", |t| t.key.as_str());
    let bare = figure.to == figure.from + 1;
    let moment = word == "second" && bare && matches!(before, "per" | "every" | "split" | "each");
    // "a second man" is a rank; "a second" with nothing to rank is a moment.
    let alone = word == "second"
        && bare
        && before == "a"
        && !after.is_some_and(|t| t.is_word() && !is_function(&t.key));
    let hyphen = after.is_some_and(|t| t.is_dash() && t.glued);
    let hung = tokens.get(figure.to + 1).filter(|_| hyphen).map_or("", |t| t.key.as_str());
    let compound = among(hung, "hand party guess class rate time person aid born ever");
    let phrase = among(next, "party hand thoughts world estate") && word != "first";
    let counts = number_words::read(tokens, figure.to).is_some_and(|n| !n.ordinal);
    // "First, security": a list, not a rank.
    let heads_list = tokens[figure.from].is_capital() && next == "," && bare;
    let no_rank = heads_list
        || moment
        || alone
        || compound
        || phrase
        || counts
        || word == "first" && bare && !first_ranks(tokens, figure.from, before, next);
    (!no_rank).then_some(figure)
}

/// Whether "first" ranks something: "the first man", "finished first"; not "first said", "at first".
fn first_ranks(tokens: &[Token<'_>], at: usize, before: &str, next: &str) -> bool {
    let phrase = among(
        next,
        "of said lady aid hand ever came began became class name names responders minister and",
    );
    let determined = among(
        before,
        "the a his her its their my our your 's this that finished came placed ranked ranks finish \
         very another",
    );
    let capital = tokens[at].is_capital();
    // "in first place", "for first time" do without the article.
    let determined = determined || among(next, "place time prize degree");
    let verb = super::verbs::inflected(next).is_some() && !determined;
    !phrase && !verb && (determined || capital)
}

fn is_function(word: &str) -> bool {
    super::words::is_function(word)
}

/// "twice", "double the", "doubled", "threefold".
fn multiple_word(tokens: &[Token<'_>], at: usize) -> Option<Figure> {
    let token = tokens.get(at)?;
    let after = tokens.get(at + 1).map_or("", |t| t.key.as_str());
    if token.is_capital() && at > 0 {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |b| tokens[b].key.as_str());
    // "The question is twofold" has two parts and multiplies nothing.
    let is = matches!(before, "is" | "are" | "was" | "were");
    let of_amount = among(after, "the that what its their last");
    let value = match token.key.as_str() {
        "twice" => 2.0,
        "thrice" => 3.0,
        "doubled" | "doubling" => 2.0,
        "threefold" if !is => 3.0,
        "twofold" if !is => 2.0,
        "tripled" | "tripling" | "trebled" => 3.0,
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
    let article = usize::from(tokens.get(at)?.key == "a");
    if tokens.get(at + article)?.key != "half" {
        return None;
    }
    let (from, at) = (at, at + article);
    let joint = tokens.get(at + 1)?;
    let article = matches!(joint.key.as_str(), "a" | "an") || joint.is_dash() && joint.glued;
    let (measure, next) = units::measure(tokens, at + 2).filter(|_| article)?;
    let mut figure = Figure { rounding: 0.05, ..Figure::exactly(0.5, from, next) };
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
    if let Some(height) = feet_and_inches(tokens, &figure) {
        return height;
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
            let measure = if is_difference(tokens, figure.from) {
                Measure { offset: 0.0, ..measure }
            } else {
                measure
            };
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
    // "six consecutive months", "two more years"
    let between = among(
        &token.key,
        "consecutive straight successive more additional further extra full whole long calendar \
         working business",
    );
    if hyphen || of || between {
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
            let owned = tokens.get(at + 2).is_some_and(|t| t.key == "'s");
            owned
                || among(
                    after,
                    "more less as the higher larger bigger greater faster lower its that what \
                     their longer likelier stronger smaller",
                )
        }
        (_, "second") => figure.written == 1.0 || at > figure.to,
        (_, "foot") => at > figure.to || after != "patrol",
        (_, "min" | "sec" | "g" | "mi" | "mb") => {
            tokens[at].text.chars().all(|c| !c.is_uppercase()) || tokens[at].key == "mb"
        }
        _ => true,
    }
}

/// Whether a temperature is a step and not a height: "rose by 2 °F", "warming of 2 °F", not "rose to 86 °F".
fn is_difference(tokens: &[Token<'_>], from: usize) -> bool {
    let before = from.checked_sub(1).map_or("", |b| tokens[b].key.as_str());
    !matches!(before, "to" | "at" | "from")
        && super::fate::clause_before(tokens, from, 5).into_iter().any(|at| {
            let word = tokens[at].key.as_str();
            super::ranges::is_change_word(word)
                || among(word, "warming warmed warm cooling cooled difference interval anomaly by")
        })
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

/// What is told in metres where the letter alone would not tell.
static IN_METRES: WordSet = WordSet::new(
    "race final run sprint freestyle stroll walk tall high long deep wide away above \
    below from off hurdles butterfly backstroke breaststroke relay swim tower wall cable length radius \
    distance drop fall height dash waves wave tunnel bridge mast yacht statue telescope pool gold record \
    champion north south east west square",
);

/// "3m people" and "500m offer" are millions, "3m tall" and "fell 3m" are metres.
fn metres_or_millions(tokens: &[Token<'_>], figure: &mut Figure) -> bool {
    if !tokens.get(figure.to).is_some_and(|t| t.text == "m" && t.glued) {
        return false;
    }
    let counts = tokens.get(figure.to + 1).is_some_and(|t| {
        t.is_word() && !IN_METRES.has(&t.key) && !super::words::is_function(&t.key)
    });
    // "for 3m", "3m a year"
    let before = figure.from.checked_sub(1).map_or("", |b| tokens[b].key.as_str());
    let rate = tokens.get(figure.to + 1).is_some_and(|t| matches!(t.key.as_str(), "a" | "per"))
        && tokens.get(figure.to + 2).is_some_and(|t| matches!(t.key.as_str(), "year" | "month"));
    let sum = before == "for" || rate;
    let money = money::behind(tokens, figure.to + 1, true);
    let small = figure.written < 1000.0;
    if !(small && (counts || sum || money.is_some() || money::spends(tokens, figure.to))) {
        return false;
    }
    million_behind(tokens, figure);
    if let Some((measure, next)) = money {
        figure.times(measure.factor, 0.0);
        (figure.unit, figure.to) = (measure.unit, next);
    }
    true
}

/// Adds the finer unit behind a coarser one: "26 hours 5 mins", "6 ft 9 in", "two years and a month".
fn compound(tokens: &[Token<'_>], mut figure: Figure, mut last: Measure) -> Figure {
    let cents = figure.scale == 1.0 && (last.factor - 1.0).abs() < f64::EPSILON;
    if cents
        && tokens.get(figure.to).is_some_and(|t| t.key == "and")
        && let Some(number) = number_words::read(tokens, figure.to + 1).filter(|n| n.value < 100.0)
        && let Some((measure, next)) = money::behind(tokens, number.next, false)
        && measure.unit == figure.unit
        && measure.factor < 1.0
    {
        return plus(figure, &number, measure.factor, next);
    }
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
        figure = plus(figure, &number, measure.factor, next);
        last = measure;
    }
    figure
}

/// A figure with a finer one added.
fn plus(mut figure: Figure, more: &Spelled, factor: f64, to: usize) -> Figure {
    for bound in [&mut figure.low, &mut figure.high].into_iter().flatten() {
        bound.value += more.value * factor;
    }
    Figure { rounding: more.rounding * factor, to, ..figure }
}

/// Feet and inches by their marks: 6' 8".
fn feet_and_inches(tokens: &[Token<'_>], figure: &Figure) -> Option<Figure> {
    let foot = tokens.get(figure.to).filter(|t| t.glued && matches!(t.text, "'" | "’" | "′"))?;
    let inches =
        number_words::read(tokens, figure.to + 1).filter(|n| n.digits && n.value < 12.0)?;
    let mark = tokens.get(inches.next).filter(|t| t.glued && matches!(t.text, "\"" | "”" | "″"))?;
    let mut height = figure.clone();
    height.measured(0.3048, 0.0);
    let height = plus(height, &inches, 0.0254, inches.next + 1);
    (foot.glued && mark.glued).then_some(Figure { unit: "m", ..height })
}
