//! Two figures that are the ends of one: "between 10 and 12", "10–12", "10 to 12", "two or three".

use super::figure::Figure;
use super::numerals;
use crate::model::{Hedge, Scope};
use crate::text::lexer::{Token, WordSet, among};

/// Verbs of change, after which "from 10 to 12" are two figures: before and after.
static CHANGES: WordSet = WordSet::new(
    "\
    rose risen rise rises rising fell fallen fall falls falling grew grown grow growing dropped \
    drop drops dropping increased increase increases increasing decreased decrease cut cuts \
    cutting trimmed reduced reduce reducing raised raise raising lowered lower shrank shrunk \
    jumped slid climbed revised slipped went up down slashed expanded soared plunged surged \
    narrowed widened moved changed improved boosted whittled pared declined advanced swelled \
    ballooned dwindled halved doubled shrink shrinks shrinking grows climb climbs jump jumps soar plunge surge surges widen narrow decline declines expand slow slows slowed tumbled sank",
);

/// What joins the figure before a token to the next one.
#[derive(Debug, PartialEq, Eq)]
enum Joint {
    Between,
    FromTo,
    To,
    Dash,
    Or,
}

/// The figure that runs from `first` to the one behind it, where the two are ends of one.
pub(super) fn read(tokens: &[Token<'_>], blocked: &[bool], first: &mut Figure) -> Option<Figure> {
    if first.ordinal || first.hedge.is_some() && !first.share {
        return None;
    }
    let joiner = tokens.get(first.to)?;
    let before = first.from.checked_sub(1).map_or("", |b| tokens[b].key.as_str());
    let dash = joiner.is_dash() && joiner.text != "—";
    let joint = match (before, joiner.key.as_str()) {
        ("between", "and") => Joint::Between,
        ("from", "to") => Joint::FromTo,
        (_, "to") => Joint::To,
        (_, "or") => Joint::Or,
        _ if dash => Joint::Dash,
        _ => return None,
    };
    let to_glued = dash && joiner.glued && tokens.get(first.to + 1).is_some_and(|t| t.key == "to");
    let at = first.to + 1 + usize::from(to_glued);
    let at = at + usize::from(joint == Joint::Dash && tokens.get(at).is_some_and(Token::is_dash));
    let begin = skip_mark(tokens, at);
    if blocked.get(begin).copied().unwrap_or(true) {
        return None;
    }
    let last = numerals::read(tokens, begin).filter(|f| !f.ordinal && f.low.is_some())?;
    let spaced = dash && !to_glued && joiner.glued != tokens[at].glued;
    if spaced {
        return None;
    }
    if joint == Joint::FromTo && is_change(tokens, first.from - 1) {
        first.scope = Some(Scope::Former);
        return None;
    }
    join(tokens, first, last, &joint)
}

/// Past a currency mark, to the number itself.
fn skip_mark(tokens: &[Token<'_>], at: usize) -> usize {
    let mark = |t: &Token<'_>| among(t.text, "$ £ € ¥ ₹ US Rs");
    let mut begin = at;
    while begin < at + 2 && tokens.get(begin).is_some_and(mark) {
        begin += 1;
    }
    begin
}

fn is_change(tokens: &[Token<'_>], from: usize) -> bool {
    let clause = tokens[..from].iter().rev().take(8).take_while(|t| !matches!(t.text, "." | ";"));
    clause.into_iter().any(|t| is_change_word(&t.key))
}

/// Whether a word tells of a change from one figure to another.
pub(super) fn is_change_word(word: &str) -> bool {
    CHANGES.has(word)
}

fn join(tokens: &[Token<'_>], first: &Figure, last: Figure, joint: &Joint) -> Option<Figure> {
    let mut low = first.clone();
    let scale_shared = low.scale == 1.0
        && last.scale >= 100.0
        && low.written < last.written / last.scale
        && (low.unit.is_empty() || low.prefixed);
    if scale_shared && !low.share {
        low.times(last.scale, 0.0);
    }
    let mut unit = low.unit;
    if low.unit.is_empty() && !last.unit.is_empty() && !last.prefixed && last.counted.is_none() {
        // "5 to 7 km": the unit of the last is that of both.
        low.times(last.factor, last.offset);
        unit = last.unit;
    }
    let age_leads = low.counted.is_some() && last.unit.is_empty();
    let last_unit =
        if last.unit.is_empty() && (low.prefixed || age_leads) { low.unit } else { last.unit };
    let (bottom, top) = (low.low?, last.high?);
    let one_unit = unit == last_unit || last.counted.is_some() && unit.is_empty();
    if !one_unit || bottom.value >= top.value || top.value.is_infinite() {
        return None;
    }
    let after = tokens.get(last.to);
    let counts =
        after.is_some_and(|t| t.is_word() && !super::words::is_function(&t.key) || t.key == "of");
    let small_step = top.value <= bottom.value * 10.0 + 10.0;
    let fits = match joint {
        Joint::Between | Joint::FromTo => true,
        Joint::To | Joint::Dash => counts || !unit.is_empty() || small_step,
        Joint::Or => small_step && (counts || !unit.is_empty() || first.written < 13.0),
    };
    fits.then(|| Figure {
        low: Some(bottom),
        high: Some(top),
        unit: last_unit,
        hedge: Some(Hedge::Range),
        to: last.to,
        rounding: low.rounding.max(last.rounding),
        written: last.written,
        scale: last.scale,
        prefixed: low.prefixed,
        counted: last.counted.or(low.counted),
        ..first.clone()
    })
}
