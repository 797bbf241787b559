//! What several rules ask before they compare: do the two claims tell of the same matter at all?

use crate::model::{AtIssue, Because, DateSpan, Reading, Stance, StateMention, Verdict};
use crate::rules::Context;
use crate::text::names::same_name;

/// "Not comparable", with its reason.
pub(in crate::rules) fn not_comparable(because: impl Into<String>) -> Verdict {
    Verdict::NotComparable { because: Because::new(because) }
}

/// Why the two cannot be about the same occasion, if that shows: another day or another place.
pub(in crate::rules) fn other_occasion(
    a: &Reading,
    b: &Reading,
    context: &Context<'_>,
) -> Option<Verdict> {
    other_day(a, b).or_else(|| other_place(a, b, context))
}

/// Why the two cannot be about the same day: both say when it happened, and the days do not meet.
pub(in crate::rules) fn other_day(a: &Reading, b: &Reading) -> Option<Verdict> {
    let (one, two) = stated_events(a, b)?;
    (!one.overlaps(two)).then(|| not_comparable(format!("another day: {one} is not {two}")))
}

/// The two event dates, where a person or the text gave both.
pub(in crate::rules) fn stated_events(a: &Reading, b: &Reading) -> Option<(DateSpan, DateSpan)> {
    let stated = |reading: &Reading| reading.event.filter(|_| reading.event_stated);
    Some((stated(a)?, stated(b)?))
}

/// Why the two cannot be about the same place: both name one, and neither lies in the other.
pub(in crate::rules) fn other_place(
    a: &Reading,
    b: &Reading,
    context: &Context<'_>,
) -> Option<Verdict> {
    let (one, two) = (a.place.as_deref()?, b.place.as_deref()?);
    (!same_place(one, two, context))
        .then(|| not_comparable(format!("another place: {one} is not {two}")))
}

/// Whether two place keys are one place, or one is said to lie in the other.
pub(in crate::rules) fn same_place(one: &str, two: &str, context: &Context<'_>) -> bool {
    same_name(one, two)
        || context.book.lies_within(one, two)
        || context.book.lies_within(two, one)
        || capital_of(one, two, context)
        || capital_of(two, one, context)
}

fn capital_of(city: &str, nation: &str, context: &Context<'_>) -> bool {
    context
        .lexicon
        .nation(nation)
        .is_some_and(|nation| nation.capitals.iter().any(|capital| capital == city))
}

/// Whether a claim stands against its own content: its claimant denies or doubts it.
pub(in crate::rules) fn stands_against(reading: &Reading) -> bool {
    reading.stance.is_against()
}

/// Whether the two mentions tell of one thing along one dimension.
pub(in crate::rules) fn same_subject(a: &StateMention, b: &StateMention) -> bool {
    match (&a.subject, &b.subject) {
        (Some(one), Some(two)) => a.dimension == b.dimension && same_name(one, two),
        _ => false,
    }
}

/// The states that both claims tell of: pairs of mentions of one thing along one dimension.
pub(in crate::rules) fn shared_states<'r>(
    a: &'r Reading,
    b: &'r Reading,
) -> impl Iterator<Item = (&'r StateMention, &'r StateMention)> {
    a.states.iter().flat_map(move |one| {
        b.states.iter().filter(move |two| same_subject(one, two)).map(move |two| (one, two))
    })
}

/// What is at issue between two claims of the same content: a state where both tell of one, else
/// whether it is so.
pub(in crate::rules) fn at_issue(a: &Reading, b: &Reading) -> AtIssue {
    shared_states(a, b).next().map_or(AtIssue::Statement, |(one, _)| state_at_issue(one))
}

/// The state of the mention's thing along its dimension.
pub(in crate::rules) fn state_at_issue(mention: &StateMention) -> AtIssue {
    AtIssue::State {
        dimension: mention.dimension.clone(),
        subject: mention.subject.clone().unwrap_or_default(),
    }
}

/// Whether one claimant, or two voices of one party, speak in both claims.
pub(in crate::rules) fn same_party(a: &Reading, b: &Reading) -> bool {
    match (&a.party, &b.party) {
        (Some(one), Some(two)) => one == two,
        (None, None) => a.source == b.source,
        _ => false,
    }
}

/// The two in order of time, where the days do not meet: earlier first. What a claim tells of counts
/// before when it was said; where both tell of one time, when they were said counts.
pub(in crate::rules) fn in_order<'r>(
    a: &'r Reading,
    b: &'r Reading,
) -> Option<(&'r Reading, &'r Reading)> {
    let of_one_time = stated_events(a, b).is_some_and(|(one, two)| one.overlaps(two));
    let event = |reading: &Reading| reading.event.filter(|_| reading.event_stated && !of_one_time);
    let when = |reading: &Reading| event(reading).or(reading.stated);
    let (one, two) = (when(a)?, when(b)?);
    if one.last() < two.first() {
        Some((a, b))
    } else if two.last() < one.first() {
        Some((b, a))
    } else {
        None
    }
}

/// A short form of a claim's text for a because.
pub(in crate::rules) fn excerpt(reading: &Reading) -> &str {
    reading.text.trim().trim_end_matches('.')
}

/// A position on what ought to be or a plan, rather than a report of what is: two of them are weighed by
/// `opposed_demand`.
pub(in crate::rules) fn is_position(reading: &Reading) -> bool {
    matches!(reading.stance, Stance::Demands | Stance::Expects)
}

/// A short text of which the other says nearly all, in so many words, may be a small part of a long passage.
const TOLD_WHOLE: (f64, usize) = (0.7, 3);

/// Whether one of the two texts tells nearly all that the other tells, and every name in it.
pub(in crate::rules) fn is_told_whole(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let alignment = context.alignment;
    let has_name = |reading: &Reading, left: &[usize]| {
        left.iter().any(|index| reading.words[*index].name.is_some())
    };
    let short_has_name_left = if alignment.share_a >= alignment.share_b {
        has_name(a, &alignment.left_a)
    } else {
        has_name(b, &alignment.left_b)
    };
    alignment.coverage() >= TOLD_WHOLE.0
        && alignment.matched.len() >= TOLD_WHOLE.1
        && !short_has_name_left
}
