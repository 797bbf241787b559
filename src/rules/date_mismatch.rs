use super::shared::dated::{Dated, dated};
use super::shared::definition::same_thing;
use super::shared::event_date::event_date;
use super::shared::matter::{not_comparable, stands_against, stated_events};
use super::shared::phrase::of_two_things;
use super::{Context, Rule};
use crate::model::{AtIssue, Because, DateSpan, Reading, Relation, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "date_mismatch",
    summary: "one event that happens once, on two dates",
    doc: "\
## What it finds
Two claims tell of one thing that happens once (a birth, a founding, a leak, a resignation, a meeting of two
named people), and give dates for it that do not meet; or the one gives as a day of birth what the other gives as
the day of something that only grown people do.

## Why it matters
Most false alarms are temporal: strikes and votes come again, and two dates are then two events. Only where
the thing happens once do two dates contradict each other.

## Conflicts
\"The company was founded in 1987.\" and \"The company was founded in 1991.\"

## Only looks so
\"A strike hit the port on 3 May.\" and \"A strike hit the port on 9 June.\": two strikes.",
    check,
};

/// How much of each text the other must share for the two to tell of one event.
const SHARE_OF_SHORTER: f64 = 0.75;
const SHARE_OF_LONGER: f64 = 0.3;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    match other_date_of_deed(a, b, context) {
        Verdict::Silent => other_date_of_event(a, b, context),
        verdict => verdict,
    }
}

/// Both say of one named thing when one deed happened: "(born 3 May 1990)" and "was born in June".
fn other_date_of_deed(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) || !same_thing(a, b, context.lexicon) {
        return Verdict::Silent;
    }
    let (dates_a, dates_b) = (dated(a, context.lexicon), dated(b, context.lexicon));
    let clash = |one: &Dated| {
        let of_deed: Vec<&Dated> = dates_b.iter().filter(|two| two.deed == one.deed).collect();
        let apart = of_deed.iter().all(|two| !one.date.can_be(&two.date));
        of_deed.first().filter(|_| apart).map(|two| **two)
    };
    let clash = dates_a.iter().find_map(|one| Some((*one, clash(one)?)));
    let Some((one, two)) = clash else { return deed_at_birth(a, &dates_a, b, &dates_b) };
    let (words_a, words_b) = (a.words_at(one.span), b.words_at(two.span));
    let text = format!("it happens once, and “{words_a}” and “{words_b}” cannot both be its date");
    Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: AtIssue::Date,
        because: Because::new(text).with_words(words_a, words_b),
    }
}

/// What the one gives as the day of a birth, the other gives as the day of something that only grown people do.
fn deed_at_birth(a: &Reading, dates_a: &[Dated], b: &Reading, dates_b: &[Dated]) -> Verdict {
    let pairs = dates_a.iter().flat_map(|one| dates_b.iter().map(move |two| (one, two)));
    let clash = |(one, two): &(&Dated, &Dated)| {
        one.date == two.date
            && one.date.day.is_some()
            && (one.is_birth() && two.is_of_grown() || two.is_birth() && one.is_of_grown())
    };
    let Some((one, two)) = pairs.into_iter().find(clash) else { return Verdict::Silent };
    let (words_a, words_b) =
        (a.words_at(a.words[one.word].span), b.words_at(b.words[two.word].span));
    let text = format!("one day, {}, for “{words_a}” and “{words_b}”", a.words_at(one.span));
    Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: AtIssue::Date,
        because: Because::new(text).with_words(words_a, words_b),
    }
}

/// The texts are alike, and tell of one event of which each gives the date.
fn other_date_of_event(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let alignment = context.alignment;
    let longer = alignment.share_a.min(alignment.share_b);
    if stands_against(a)
        || stands_against(b)
        || alignment.coverage() < SHARE_OF_SHORTER
        || longer < SHARE_OF_LONGER
        || alignment.names == 0
        || of_two_things(a, b, context)
    {
        return Verdict::Silent;
    }
    if deed_has_one_date(a, b, context) {
        return Verdict::Silent;
    }
    let Some((one, two)) = once_on_two_dates(a, b, context) else {
        return match stated_events(a, b) {
            Some((one, two)) if !one.overlaps(two) => {
                not_comparable(format!("another day: {one} is not {two}"))
            }
            _ => Verdict::Silent,
        };
    };
    let text = format!("it happens once, and the dates {one} and {two} do not meet");
    Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: AtIssue::Date,
        because: Because::new(text).with_words(one.to_string(), two.to_string()),
    }
}

/// Whether both give one date for one deed, beside another date: "begun in 2015, it was released in 2016".
fn deed_has_one_date(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let others = dated(b, context.lexicon);
    let same =
        |one: &Dated| others.iter().any(|two| two.deed == one.deed && two.date.can_be(&one.date));
    dated(a, context.lexicon).iter().any(same)
}

/// The dates that the two give for what both say happened, where it happens once and the dates do not meet.
fn once_on_two_dates(
    a: &Reading,
    b: &Reading,
    context: &Context<'_>,
) -> Option<(DateSpan, DateSpan)> {
    let happens = |reading: &Reading, index: usize| {
        let word = &reading.words[index];
        word.name.is_none()
            && !word.negated
            && ONCE.contains(&word.lemma.as_str())
            && !is_adjective(reading, index)
    };
    context.alignment.matched.iter().find_map(|(one, two)| {
        if !happens(a, *one) && !happens(b, *two) {
            return None;
        }
        let dates = (event_date(a, *one)?, event_date(b, *two)?);
        (!dates.0.overlaps(dates.1)).then_some(dates)
    })
}

/// "The bridge was open on Monday" tells of no opening.
fn is_adjective(reading: &Reading, index: usize) -> bool {
    let word = &reading.words[index];
    let bare = reading.words_at(word.span).eq_ignore_ascii_case(&word.lemma);
    let before = index.checked_sub(1).map(|before| reading.words[before].lemma.as_str());
    bare && matches!(word.lemma.as_str(), "open" | "complete") && before == Some("be")
}

/// Predicates of which a thing is the subject once: what begins, what ends, what is made or made known.
const ONCE: &[&str] = &[
    "bear",
    "born",
    "birth",
    "die",
    "death",
    "found",
    "establish",
    "foundation",
    "incorporate",
    "inaugurate",
    "invent",
    "discover",
    "publish",
    "release",
    "premiere",
    "debut",
    "launch",
    "sign",
    "ratify",
    "abolish",
    "dissolve",
    "assassinate",
    "execute",
    "sink",
    "crash",
    "collapse",
    "resign",
    "leak",
    "marry",
    "adopt",
    "acquire",
    "merge",
    "complete",
    "open",
    "build",
    "create",
    "form",
    "introduce",
    "air",
    "develop",
    "write",
    "record",
    "erupt",
    "declare",
    "crown",
    "elect",
];
