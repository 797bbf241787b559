use super::shared::matter::{
    in_order, is_position, not_comparable, other_occasion, shared_states, stands_against,
    state_at_issue,
};
use super::shared::phrase::{Noun, modifiers, other_object, told_apart};
use super::{Context, Rule};
use crate::model::{Because, Modality, Reading, Relation, Stance, StateMention, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "incompatible_state",
    summary: "two states that one thing cannot be in at one time",
    doc: "\
## What it finds
Two claims put one thing into states that exclude each other: a town captured and contested, a person alive
and dead, a minister in office and resigned, a bill passed and rejected. The states are in the state
lexicon, by dimension.

## Why it matters
The strongest conflicts share few words. No count of common words sees that \"captured\" and \"the battle
goes on\" cannot both hold of one town.

## Conflicts
\"The airport has been closed.\" and \"The airport is operating.\"

## Only looks so
\"The northern airport has been closed.\" and \"The southern airport is operating.\": another thing. A state
on another day: the first may have ended.",
    check,
};

/// After this many days between two statements a state may well have changed; one statute of
/// a newsroom's \"as of\" is a news cycle, and a month is many of them.
const MOST_DAYS_APART: i64 = 31;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let clash = |(one, two): &(&StateMention, &StateMention)| {
        is_one_thing(a, one, b, two, context)
            && exclude(a, one, b, two, context)
            && !of_other_matters(a, one, b, two, context)
    };
    let Some((one, two)) = shared_states(a, b).find(clash) else {
        return other_thing(a, b);
    };
    if let Some(verdict) = other_occasion(a, b, context).or_else(|| long_apart(a, b)) {
        return verdict;
    }
    let (words_a, words_b) = (a.words_of_state(one), b.words_of_state(two));
    let label = |mention: &StateMention| label(mention, context);
    let subject = one.subject_span.map_or("the thing", |span| a.words_at(span));
    let text = format!(
        "“{words_a}” ({}) and “{words_b}” ({}) cannot both hold of {subject} at the same time",
        label(one),
        label(two)
    );
    Verdict::Conflict {
        relation: relation(a, one, b, two),
        at_issue: state_at_issue(one),
        because: Because::new(text).with_words(words_a, words_b),
    }
}

/// Whether what follows the two words tells them apart: "convicted of fraud", "acquitted of theft".
fn of_other_matters(
    a: &Reading,
    one: &StateMention,
    b: &Reading,
    two: &StateMention,
    context: &Context<'_>,
) -> bool {
    let last = |reading: &Reading, mention: &StateMention| {
        reading.words.iter().rposition(|word| word.span.1 <= mention.span.1)
    };
    match (last(a, one), last(b, two)) {
        (Some(x), Some(y)) => other_object(a, x, b, y, context).is_some(),
        _ => false,
    }
}

/// How much of each text the other must share where the thing has no name: "the bridge" of one text is
/// the bridge of another only where the rest fits (`just eval`).
const SHARE_OF_NAMELESS: f64 = 0.6;

/// Whether the thing is one: it has a name that both give, or the texts are alike.
fn is_one_thing(
    a: &Reading,
    one: &StateMention,
    b: &Reading,
    two: &StateMention,
    context: &Context<'_>,
) -> bool {
    let alignment = context.alignment;
    let (bearer_a, bearer_b) = (bearer(a, one), bearer(b, two));
    if let (Some(x), Some(y)) = (&bearer_a, &bearer_b)
        && told_apart(a, x, b, y, context).is_some()
    {
        return false;
    }
    let shared = |index: &usize, in_a: bool| {
        alignment.matched.iter().any(|(x, y)| if in_a { x == index } else { y == index })
    };
    // "Dunmere airport" is known by the name before it.
    let is_named = |reading: &Reading, mention: &StateMention, bearer: Option<&Noun>| {
        let in_a = std::ptr::eq(reading, a);
        is_name(reading, mention)
            || mention.subject.as_deref().is_some_and(|word| !context.lexicon.is_common(word))
            || bearer.is_some_and(|bearer| {
                modifiers(reading, bearer)
                    .iter()
                    .any(|index| reading.words[*index].name.is_some() && shared(index, in_a))
            })
    };
    let alike = alignment.coverage() >= SHARE_OF_NAMELESS
        && alignment.share_a.min(alignment.share_b) >= SHARE_OF_NAMELESS / 2.0;
    alike
        || is_named(a, one, bearer_a.as_ref())
            && is_named(b, two, bearer_b.as_ref())
            && alignment.coverage() >= SHARE_OF_NAMED
}

/// The thing in the state, with its phrase: before the words of the state or after them.
fn bearer(reading: &Reading, mention: &StateMention) -> Option<Noun> {
    let (start, end) = mention.subject_span?;
    let at = reading.words.iter().rposition(|word| start <= word.span.0 && word.span.1 <= end)?;
    let state = reading.words.iter().position(|word| word.span.0 >= mention.span.0)?;
    let within = if at < state { 0..state } else { state..reading.words.len() };
    Some(Noun { at, within })
}

/// A town named in passing in a long text is not what the text is about.
const SHARE_OF_NAMED: f64 = 0.25;

fn exclude(
    a: &Reading,
    one: &StateMention,
    b: &Reading,
    two: &StateMention,
    context: &Context<'_>,
) -> bool {
    let Some(dimension) = context.lexicon.dimension(&one.dimension) else { return false };
    if stands_against(a)
        || stands_against(b)
        || is_position(a) && is_position(b)
        || demands(a)
        || demands(b)
    {
        return false;
    }
    if one.value == two.value {
        return one.negated != two.negated;
    }
    let amounts_to = |negated: &StateMention, plain: &StateMention| {
        dimension
            .value(&negated.value)
            .and_then(|value| value.not.as_deref())
            .is_some_and(|other| dimension.exclude(other, &plain.value))
    };
    // A cancelled race and one that will go ahead are at odds; a shop that could close is open.
    if dimension.of != "event" && is_still_open(a, one) != is_still_open(b, two) {
        return false;
    }
    match (one.negated, two.negated) {
        (false, false) => dimension.exclude(&one.value, &two.value),
        (true, false) => amounts_to(one, two),
        (false, true) => amounts_to(two, one),
        (true, true) => false,
    }
}

/// What ought to be is no state; `opposed_demand` weighs it against a refusal.
fn demands(reading: &Reading) -> bool {
    reading.stance == Stance::Demands
}

/// Whether the state may or will come, so that the thing can still be in another one: "could close", "plans to
/// resign". What may have been is no such thing.
fn is_still_open(reading: &Reading, mention: &StateMention) -> bool {
    let Some(at) = reading.words.iter().position(|word| word.span.0 >= mention.span.0) else {
        return false;
    };
    let lemma = |index: usize| reading.words[index].lemma.as_str();
    let near = at.saturating_sub(3)..at;
    let may = near.clone().any(|index| {
        matches!(lemma(index), "could" | "may" | "might" | "will" | "would")
            || matches!(
                lemma(index),
                "plan" | "intend" | "threaten" | "set" | "want" | "hope" | "prepare"
            ) && reading.words.get(index + 1).is_some_and(|next| next.lemma == "to")
    });
    may && !mention.negated && near.into_iter().all(|index| lemma(index) != "have")
}

/// A hint or a plan against a fact is disputed; two facts contradict each other.
fn relation(a: &Reading, one: &StateMention, b: &Reading, two: &StateMention) -> Relation {
    let is_fact = |reading: &Reading, mention: &StateMention| {
        reading.stance == Stance::Asserts && mention.modality == Modality::Fact
    };
    if is_fact(a, one) && is_fact(b, two) { Relation::Contradicts } else { Relation::Disputes }
}

fn long_apart(a: &Reading, b: &Reading) -> Option<Verdict> {
    let days = a.stated?.days_apart(b.stated?);
    (days > MOST_DAYS_APART && in_order(a, b).is_some())
        .then(|| not_comparable(format!("said {days} days apart: the state may have changed")))
}

/// Two claims of one dimension about different named things.
fn other_thing(a: &Reading, b: &Reading) -> Verdict {
    for one in &a.states {
        for two in b.states.iter().filter(|two| two.dimension == one.dimension) {
            if let (Some(x), Some(y)) = (&one.subject, &two.subject)
                && is_name(a, one)
                && is_name(b, two)
                && !crate::text::names::same_name(x, y)
            {
                return not_comparable(format!("another thing: {x} is not {y}"));
            }
        }
    }
    Verdict::Silent
}

fn is_name(reading: &Reading, mention: &StateMention) -> bool {
    reading.names.iter().any(|name| Some(name.span) == mention.subject_span)
}

fn label(mention: &StateMention, context: &Context<'_>) -> String {
    let value = context.lexicon.dimension(&mention.dimension).and_then(|d| d.value(&mention.value));
    let label = value.map_or(mention.value.as_str(), |value| value.label.as_str());
    if mention.negated { format!("not {label}") } else { label.to_owned() }
}
