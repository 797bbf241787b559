//! What hedge words do to a figure, and why each bound stands where it does.
//!
//! The bounds are meant for comparing two reports: wide enough that no editor would call the figures at
//! odds, narrow enough that "about 90" and 32 still are. People differ widely in how they take hedges, but
//! fall into few kinds, and what a hedge means depends on how big and how round the figure is (S. Ferson
//! et al., "Natural language of uncertainty: Numeric hedge words", International Journal of Approximate
//! Reasoning 57, 2015). So there are five kinds, and their widths follow the roundness:
//!
//! - **near** ("about", "around", "some", "an estimated"): a tenth of the figure to either side, or half of
//!   its last round place where that is more, but never above a fifth; one for whole counts under ten, and no
//!   more than five points of a percentage. "About 90" is 81 to 99, "about 30" 25 to 35, "about 5" 4 to 6: the next rounder figure would have been said else.
//! - **a little below** ("almost", "nearly", "just under"): a tenth of the figure, or a whole round place
//!   where that is more, never above a fifth, and without the figure itself: "almost 90" is at least 80 and
//!   under 90. A writer who has 90 does not write "almost".
//! - **a little above** ("just over", "slightly more than"): its mirror.
//! - **from there up** ("more than", "at least", "upwards of"): no upper end. Readers do infer one ("more
//!   than 100" suggests less than 200: C. Cummins, U. Sauerland, S. Solt, "Granularity and scalar implicature
//!   in numerical expressions", Linguistics and Philosophy 35, 2012), but an early "more than 100" and a later
//!   250 do not contradict each other. "More than" and "over" leave the figure itself out; "at least", "no
//!   fewer than" and "as few as" keep it.
//! - **up to there** ("less than", "up to", "as many as"): no lower end, with or without the figure likewise.

use super::figure::Figure;
use crate::model::{Bound, Hedge};
use crate::text::lexer::{Token, WordSet, among};
use crate::text::stem::stem;

/// What a hedge does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// Near it on either side.
    Near,
    /// A little below it.
    Almost,
    /// A little above it.
    JustOver,
    /// Above it.
    MoreThan,
    /// It or above.
    AtLeast,
    /// Below it.
    LessThan,
    /// It or below.
    AtMost,
}

/// Hedges before a figure. Where two fit, the longer counts.
const BEFORE: &[(&str, Effect)] = &[
    // Near.
    ("about", Effect::Near),
    ("around", Effect::Near),
    ("roughly", Effect::Near),
    ("approximately", Effect::Near),
    ("approx", Effect::Near),
    ("some", Effect::Near),
    ("circa", Effect::Near),
    ("c", Effect::Near),
    ("ca", Effect::Near),
    ("~", Effect::Near),
    ("≈", Effect::Near),
    ("estimated", Effect::Near),
    ("an estimated", Effect::Near),
    ("perhaps", Effect::Near),
    ("maybe", Effect::Near),
    ("in the region of", Effect::Near),
    ("in the order of", Effect::Near),
    ("on the order of", Effect::Near),
    ("somewhere around", Effect::Near),
    ("more or less", Effect::Near),
    ("give or take", Effect::Near),
    // A little below. "Close to" could be either side; news writers use it from below.
    ("almost", Effect::Almost),
    ("nearly", Effect::Almost),
    ("close to", Effect::Almost),
    ("closer to", Effect::Near),
    ("just under", Effect::Almost),
    ("just below", Effect::Almost),
    ("just shy of", Effect::Almost),
    ("shy of", Effect::Almost),
    ("a little under", Effect::Almost),
    ("slightly under", Effect::Almost),
    ("slightly below", Effect::Almost),
    ("slightly less than", Effect::Almost),
    ("slightly fewer than", Effect::Almost),
    ("just less than", Effect::Almost),
    ("a little less than", Effect::Almost),
    ("not quite", Effect::Almost),
    ("approaching", Effect::Almost),
    ("nearing", Effect::Almost),
    ("virtually", Effect::Almost),
    ("barely under", Effect::Almost),
    // A little above.
    ("just over", Effect::JustOver),
    ("just above", Effect::JustOver),
    ("just more than", Effect::JustOver),
    ("a little over", Effect::JustOver),
    ("a little more than", Effect::JustOver),
    ("little more than", Effect::JustOver),
    ("slightly over", Effect::JustOver),
    ("slightly above", Effect::JustOver),
    ("slightly more than", Effect::JustOver),
    // Above, the figure left out.
    ("more than", Effect::MoreThan),
    ("over", Effect::MoreThan),
    ("well over", Effect::MoreThan),
    ("above", Effect::MoreThan),
    ("well above", Effect::MoreThan),
    ("greater than", Effect::MoreThan),
    ("higher than", Effect::MoreThan),
    ("bigger than", Effect::MoreThan),
    ("larger than", Effect::MoreThan),
    ("longer than", Effect::MoreThan),
    ("older than", Effect::MoreThan),
    ("heavier than", Effect::MoreThan),
    ("exceeding", Effect::MoreThan),
    ("exceed", Effect::MoreThan),
    ("exceeds", Effect::MoreThan),
    ("exceeded", Effect::MoreThan),
    ("topping", Effect::MoreThan),
    ("topped", Effect::MoreThan),
    ("surpass", Effect::MoreThan),
    ("surpasses", Effect::MoreThan),
    ("surpassed", Effect::MoreThan),
    ("surpassing", Effect::MoreThan),
    ("in excess of", Effect::MoreThan),
    ("north of", Effect::MoreThan),
    ("beyond", Effect::MoreThan),
    ("far more than", Effect::MoreThan),
    ("well more than", Effect::MoreThan),
    ("much more than", Effect::MoreThan),
    (">", Effect::MoreThan),
    // It or above.
    ("at least", Effect::AtLeast),
    ("at the very least", Effect::AtLeast),
    ("no fewer than", Effect::AtLeast),
    ("no less than", Effect::AtLeast),
    ("not fewer than", Effect::AtLeast),
    ("not less than", Effect::AtLeast),
    ("upwards of", Effect::AtLeast),
    ("upward of", Effect::AtLeast),
    ("a minimum of", Effect::AtLeast),
    ("minimum of", Effect::AtLeast),
    ("as few as", Effect::AtLeast),
    ("as little as", Effect::AtLeast),
    ("≥", Effect::AtLeast),
    // Below, the figure left out.
    ("less than", Effect::LessThan),
    ("fewer than", Effect::LessThan),
    ("under", Effect::LessThan),
    ("well under", Effect::LessThan),
    ("below", Effect::LessThan),
    ("well below", Effect::LessThan),
    ("lower than", Effect::LessThan),
    ("smaller than", Effect::LessThan),
    ("younger than", Effect::LessThan),
    ("shorter than", Effect::LessThan),
    ("far fewer than", Effect::LessThan),
    ("far less than", Effect::LessThan),
    ("much less than", Effect::LessThan),
    ("<", Effect::LessThan),
    // It or below. "As many as" and "up to" give the top of what was heard.
    ("up to", Effect::AtMost),
    ("as many as", Effect::AtMost),
    ("as much as", Effect::AtMost),
    ("as high as", Effect::AtMost),
    ("at most", Effect::AtMost),
    ("at the most", Effect::AtMost),
    ("no more than", Effect::AtMost),
    ("not more than", Effect::AtMost),
    ("no greater than", Effect::AtMost),
    ("a maximum of", Effect::AtMost),
    ("maximum of", Effect::AtMost),
    ("≤", Effect::AtMost),
];

/// Hedges behind a figure or its unit.
const BEHIND: &[(&str, Effect)] = &[
    ("or more", Effect::AtLeast),
    ("or over", Effect::AtLeast),
    ("or above", Effect::AtLeast),
    ("or older", Effect::AtLeast),
    ("or higher", Effect::AtLeast),
    ("and over", Effect::AtLeast),
    ("and above", Effect::AtLeast),
    ("and older", Effect::AtLeast),
    ("and counting", Effect::AtLeast),
    ("plus", Effect::AtLeast),
    ("- plus", Effect::AtLeast),
    ("+", Effect::AtLeast),
    ("or so", Effect::Near),
    ("or thereabouts", Effect::Near),
    ("odd", Effect::Near),
    ("- odd", Effect::Near),
    ("- ish", Effect::Near),
    ("or fewer", Effect::AtMost),
    ("or less", Effect::AtMost),
    ("or under", Effect::AtMost),
    ("or below", Effect::AtMost),
    ("or younger", Effect::AtMost),
    ("at most", Effect::AtMost),
    ("at least", Effect::AtLeast),
];

/// Words after which "about", "over", "around" or "some" are no hedge: "a film about 12 men".
static TOPIC_BEFORE: WordSet = WordSet::new(
    "\
    film movie book story stories article documentary song play joke talk talks talked concerns \
    worried tale drama concerned truth",
);

/// Stems of verbs after which "over", "around", "under" tell a place: "jumps over three others".
static PLACE_VERBS: WordSet = WordSet::new(
    "jump leap climb step vault hop tower hang loom presid rule fight argu walk sit stand sleep hide \
     gather lean lie hover crouch duck",
);

/// The longest hedge that ends right before token `at`, and where it begins.
pub(super) fn before(tokens: &[Token<'_>], at: usize, timespan: bool) -> Option<(Effect, usize)> {
    let last = tokens.get(at.checked_sub(1)?)?.key.as_str();
    let (effect, begin) = BEFORE
        .iter()
        .filter(|(phrase, _)| phrase.ends_with(last))
        .filter_map(|(phrase, effect)| {
            let begin = at.checked_sub(phrase.split(' ').count())?;
            matches(tokens, begin, phrase).then_some((*effect, begin))
        })
        .min_by_key(|(_, begin)| *begin)?;
    let earlier = |n: usize| begin.checked_sub(n).map_or("", |b| tokens[b].key.as_str());
    let one_word = begin + 1 == at;
    let word = tokens[begin].key.as_str();
    if one_word && matches!(word, "about" | "around" | "over") && TOPIC_BEFORE.has(earlier(1)) {
        return None;
    }
    let placed = matches!(word, "over" | "under" | "around" | "above" | "below");
    if one_word && placed && PLACE_VERBS.has(&stem(earlier(1))) {
        return None;
    }
    if one_word && matches!(word, "c" | "ca") && tokens[begin].is_capital() {
        return None;
    }
    // "Over two years" is as often "in the course of" as "more than".
    let spans =
        matches!(earlier(1), "for" | "in" | "of" | "after" | "lasted" | "took" | "spent" | "")
            || among(earlier(1), "is was aged just served jailed");
    if one_word && timespan && matches!(word, "over" | "under") && !spans {
        return None;
    }
    Some((effect, begin))
}

/// The hedge that begins at token `at`, and the first token behind it.
pub(super) fn behind(tokens: &[Token<'_>], at: usize) -> Option<(Effect, usize)> {
    BEHIND
        .iter()
        .filter(|(phrase, _)| matches(tokens, at, phrase))
        .map(|(phrase, effect)| (*effect, at + phrase.split(' ').count()))
        .max_by_key(|(_, next)| *next)
        .filter(|(_, next)| {
            // "12 plus 5" adds; "two at least 12" begins another figure.
            tokens.get(*next).is_none_or(|t| t.figure.is_none())
        })
}

fn matches(tokens: &[Token<'_>], at: usize, phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(n, word)| tokens.get(at + n).is_some_and(|t| t.key == word))
}

/// How far a hedged figure may lie from the one written.
fn width(value: f64, place: f64, unit: &str) -> f64 {
    let value = value.abs();
    if unit.is_empty() && value < 10.0 {
        return 1.0;
    }
    if unit == "%" {
        return (value * 0.1).max((place / 2.0).min(value * 0.2)).min(5.0);
    }
    (value * 0.1).max((place / 2.0).min(value * 0.2))
}

/// The place of the last digit that is not zero: 10 for 90, 100,000 for 1.2 million.
fn last_place(value: f64, written: f64) -> f64 {
    let mut place = written.max(f64::MIN_POSITIVE);
    if !(value.is_finite() && value != 0.0) {
        return place;
    }
    while place * 10.0 <= value.abs()
        && ((value / (place * 10.0)).round() * place * 10.0 - value).abs() < place / 2.0
    {
        place *= 10.0;
    }
    place
}

impl Effect {
    /// Puts the hedge's bounds on a figure.
    pub(super) fn apply(self, figure: &mut Figure) {
        if figure.share {
            // "More than half" is more than 50%, however round "half" is.
            let exact = Some(Bound { value: figure.written, inclusive: true });
            (figure.low, figure.high) = (exact, exact);
        }
        let vague = figure.hedge == Some(Hedge::Vague);
        let range = figure.hedge == Some(Hedge::Range);
        let (Some(low), Some(high)) = (figure.low, figure.high) else { return };
        let closed = |value: f64| Some(Bound { value, inclusive: true });
        let open = |value: f64| Some(Bound { value, inclusive: false });
        let place = last_place(high.value, figure.place);
        let by = width(high.value, place, figure.unit);
        match self {
            Self::Near | Self::Almost | Self::JustOver if vague || range => return,
            Self::Near => {
                (figure.low, figure.high) = (closed(low.value - by), closed(high.value + by))
            }
            Self::Almost => {
                let by = width(high.value, 2.0 * place, figure.unit);
                (figure.low, figure.high) = (closed(high.value - by), open(high.value));
            }
            Self::JustOver => (figure.low, figure.high) = (open(low.value), closed(low.value + by)),
            Self::MoreThan => (figure.low, figure.high) = (open(low.value), None),
            Self::AtLeast => (figure.low, figure.high) = (closed(low.value), None),
            Self::LessThan => (figure.low, figure.high) = (None, open(high.value)),
            Self::AtMost => (figure.low, figure.high) = (None, closed(high.value)),
        }
        figure.hedge = Some(match self {
            Self::Near => Hedge::About,
            Self::Almost => Hedge::Almost,
            Self::JustOver => Hedge::JustOver,
            Self::MoreThan | Self::AtLeast => Hedge::AtLeast,
            Self::LessThan | Self::AtMost => Hedge::AtMost,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_follows_the_roundness() {
        for (value, written, expected) in [
            (90.0, 1.0, 9.0),
            (30.0, 1.0, 5.0),
            (20.0, 1.0, 4.0),
            (5.0, 1.0, 1.0),
            (100.0, 1.0, 20.0),
            (1200.0, 1.0, 120.0),
            (3e6, 1e6, 5e5),
        ] {
            let place = last_place(value, written);
            assert!((width(value, place, "") - expected).abs() < 1e-6, "{value}: {place}");
        }
    }
}
