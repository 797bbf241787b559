use super::shared::definition::{definition, same_thing};
use super::shared::matter::{
    at_issue, is_position, is_told_whole, not_comparable, other_occasion, stands_against,
};
use super::shared::phrase::{is_no_state, other_object, other_party};
use super::shared::turn::turned_predicate;
use super::{Context, Rule};
use crate::model::{Because, Reading, Relation, Verdict, Word};

pub(super) const RULE: Rule = Rule {
    id: "negated_statement",
    summary: "the same statement once with and once without a negation",
    doc: "\
## What it finds
Two claims say the same of the same thing, and one of them says that it is *not* so: \"did not\", \"never\",
\"no\", \"failed to\", \"neither\". What follows from a calling counts as said: an author writes.

## Why it matters
The two texts look alike to every measure of likeness; only the small word tells them apart.

## Conflicts
\"The reactor was shut down on Friday.\" and \"The reactor was not shut down on Friday.\"

## Only looks so
\"The reactor was shut down.\" and \"The reactor was not damaged.\": the negation is of something else.
\"Not only\" and \"no doubt\" negate nothing, and two negations cancel. \"The museum did not return the coins.\" and
\"The museum returned the paintings.\": another object. \"Not all schools have a nurse\" and \"Some schools have a
nurse\": both can hold.",
    check,
};

/// How much of the shorter and of the longer text the other must share: below this the negation is mostly of
/// something else. Less is enough where they share the subject beside the negated predicate (`just eval`).
const OF_ANY_SUBJECT: (f64, f64) = (0.55, 0.3);
const OF_ONE_SUBJECT: (f64, f64) = (0.45, 0.25);

/// How much of each text the other must share for another noun to be another thing (`just eval`).
const SHARE_FOR_OBJECT: f64 = 0.4;

/// The same for another name to be another party (`just eval`).
const SHARE_FOR_PARTY: f64 = 0.55;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let alignment = context.alignment;
    let states = |reading| !stands_against(reading) && !forbids(reading) && !is_position(reading);
    if !states(a) || !states(b) {
        return Verdict::Silent;
    }
    if let Some(verdict) = denied_calling(a, b, context) {
        return verdict;
    }
    let says_no_more = alignment.matched.len() == 1
        && alignment.coverage() >= 0.99
        && same_thing(a, b, context.lexicon);
    if alignment.matched.len() < 2 && !says_no_more {
        return Verdict::Silent;
    }
    let Some((one, two)) = turned_predicate(a, b, context) else {
        return not_all_against_all(a, b, context);
    };
    if is_no_state(a, one) || is_no_state(b, two) || have_other_subjects(a, one, b, two, context) {
        return Verdict::Silent;
    }
    let longer = alignment.share_a.min(alignment.share_b);
    let (of_shorter, of_longer) =
        if shares_subject(a, b, (one, two), context) { OF_ONE_SUBJECT } else { OF_ANY_SUBJECT };
    let is_told_whole = is_told_whole(a, b, context);
    if alignment.coverage() < of_shorter
        || longer < of_longer && !is_told_whole && !same_thing(a, b, context.lexicon)
    {
        return Verdict::Silent;
    }
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    if let Some(reason) = negates_the_reason(a, one, b, two, context) {
        return not_comparable(format!("perhaps only the reason is negated: “{reason}”"));
    }
    // In headlines that share less, one party may go by two names: a firm and its head.
    let party = other_party((a, one), (b, two)).filter(|_| longer >= SHARE_FOR_PARTY);
    if let Some((x, y)) = party {
        let (x, y) = (a.words_at(x.span), b.words_at(y.span));
        return not_comparable(format!("another party: {x} is not {y}"));
    }
    // In texts that share less, one may only call the same thing by another noun.
    let object = other_object(a, one, b, two, context).filter(|_| longer >= SHARE_FOR_OBJECT);
    if let Some((x, y)) = object {
        return not_comparable(format!(
            "the negation is of something else: “{}” is not “{}”",
            a.words_at(a.words[x].span),
            b.words_at(b.words[y].span)
        ));
    }
    let (cue_a, cue_b) = (cue(a, one), cue(b, two));
    let text =
        format!("the one says “{}”, the other “{}” of the same thing", said(a, one), said(b, two));
    let because = Because::new(text).with_words(cue_a, cue_b);
    Verdict::Conflict { relation: Relation::Contradicts, at_issue: at_issue(a, b), because }
}

/// "Not all trains were late" and "All trains were late"; some may have been late by the first.
fn not_all_against_all(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let words = |reading: &Reading| -> Option<(bool, (usize, usize))> {
        let is_all = |word: &Word| matches!(word.lemma.as_str(), "all" | "every" | "each");
        let index = reading.words.iter().position(is_all)?;
        let not = index.checked_sub(1).map(|before| &reading.words[before]);
        let span = reading.words[index].span;
        Some(match not.filter(|word| word.lemma == "not") {
            Some(not) => (true, (not.span.0, span.1)),
            None => (false, span),
        })
    };
    let (Some((not_a, one)), Some((not_b, two))) = (words(a), words(b)) else {
        return Verdict::Silent;
    };
    let alignment = context.alignment;
    if not_a == not_b || alignment.share_a.min(alignment.share_b) < SHARE_OF_QUANTIFIED {
        return Verdict::Silent;
    }
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    let (one, two) = (a.words_at(one), b.words_at(two));
    let text = format!("the one says “{one}”, the other “{two}” of the same things");
    let because = Because::new(text).with_words(one, two);
    Verdict::Conflict { relation: Relation::Contradicts, at_issue: at_issue(a, b), because }
}

/// How much of each text the other must share for "all" and "not all" to be what they differ in.
const SHARE_OF_QUANTIFIED: f64 = 0.7;

/// The noun of the reason that the negated text gives ("did not leave because of the pay row"), where the other text
/// tells of the same reason and the deed ("left after the pay row"): then it may be the reason that is negated.
fn negates_the_reason<'r>(
    a: &'r Reading,
    one: usize,
    b: &'r Reading,
    two: usize,
    context: &Context<'_>,
) -> Option<&'r str> {
    let in_a = a.words[one].negated;
    let (negated, at, plain) = if in_a { (a, one, b) } else { (b, two, a) };
    let because = (at..negated.words.len())
        .find(|index| matches!(negated.words[*index].lemma.as_str(), "because" | "due"))?;
    let reasons = |word: &str| {
        matches!(
            word,
            "because" | "after" | "over" | "due" | "for" | "following" | "since" | "when"
        )
    };
    context.alignment.matched.iter().find_map(|(x, y)| {
        let (reason, told) = if in_a { (*x, *y) } else { (*y, *x) };
        let led = plain.words[told.saturating_sub(4)..told].iter().any(|word| reasons(&word.lemma));
        (reason > because && led).then(|| negated.words_at(negated.words[reason].span))
    })
}

/// "She was incapable of writing", "is not a musician", of whom the other text says "is an author", "is the
/// drummer of".
fn denied_calling(a: &Reading, b: &Reading, context: &Context<'_>) -> Option<Verdict> {
    if !same_thing(a, b, context.lexicon) {
        return None;
    }
    let clash = |one: &Reading, two: &Reading| {
        // "Never wrote a poem" may hold of an author: nothing narrower may be denied.
        let mut negated = (0..one.words.len())
            .filter(|index| one.words[*index].negated && says(&one.words[*index], context));
        let denied = negated.next().filter(|_| negated.next().is_none())?;
        let callings = definition(two, context)?;
        let lemma = &one.words[denied].lemma;
        let head = callings.heads.into_iter().find(|head| {
            head.len() == 1
                && context.lexicon.follows_from_calling(&two.words[head.start].lemma, lemma)
        })?;
        Some((denied, head.start))
    };
    let (one, two, flipped) = match clash(a, b) {
        Some((denied, calling)) => (denied, calling, false),
        None => clash(b, a).map(|(denied, calling)| (denied, calling, true))?,
    };
    let (negative, positive) = if flipped { (b, a) } else { (a, b) };
    let calling = positive.words_at(positive.words[two].span);
    let text =
        format!("the one says “{}”, the other “{calling}” of the same person", said(negative, one));
    let because = Because::new(text).with_words(cue(negative, one), calling);
    let because = if flipped { because.flipped() } else { because };
    Some(Verdict::Conflict { relation: Relation::Contradicts, at_issue: at_issue(a, b), because })
}

/// Whether a word says something: content, or a word of saying, "write".
fn says(word: &Word, context: &Context<'_>) -> bool {
    word.content || context.lexicon.is_report(&word.lemma)
}

/// Whether the subject of the negated predicate, the word of content before the negation, is in the other
/// text too.
fn shares_subject(
    a: &Reading,
    b: &Reading,
    (one, two): (usize, usize),
    context: &Context<'_>,
) -> bool {
    let in_a = a.words[one].negated;
    let (reading, index) = if in_a { (a, one) } else { (b, two) };
    let at = reading.words[index].span.0;
    let reaches = |scope: (usize, usize)| (scope.0..scope.1).contains(&at);
    let Some(negation) = reading.negations.iter().rfind(|n| reaches(n.scope)) else {
        return false;
    };
    let is_before = |word: &Word| word.content && word.span.0 < negation.cue.0;
    let subject = reading.words[..index].iter().rposition(is_before);
    let matched = &context.alignment.matched;
    subject.is_some_and(|subject| {
        matched.iter().any(|(x, y)| if in_a { *x == subject } else { *y == subject })
    })
}

/// Whether the names next before the two predicates are of two things, neither of which the other text has.
fn have_other_subjects(
    a: &Reading,
    one: usize,
    b: &Reading,
    two: usize,
    context: &Context<'_>,
) -> bool {
    let is_alone = |reading: &Reading, index: usize, left: &[usize]| {
        let name = reading.words[..index].iter().rposition(|word| word.name.is_some());
        name.is_some_and(|name| left.contains(&name))
    };
    is_alone(a, one, &context.alignment.left_a) && is_alone(b, two, &context.alignment.left_b)
}

/// Whether the text tells the reader not to do something, which states nothing.
fn forbids(reading: &Reading) -> bool {
    let mut first = reading.words.iter().map(|word| word.lemma.as_str());
    first.next() == Some("do") && first.next() == Some("not")
}

/// The predicate as the text has it: "collapsed", or "not … collapse".
fn said(reading: &Reading, index: usize) -> String {
    let word = reading.words_at(reading.words[index].span);
    let cue = cue(reading, index);
    if cue.is_empty() { word.to_owned() } else { format!("{cue} … {word}") }
}

/// The negating words that reach the predicate; empty where none does.
fn cue(reading: &Reading, index: usize) -> &str {
    let word = &reading.words[index];
    let reaches = |scope: (usize, usize)| (scope.0..scope.1).contains(&word.span.0);
    let last = reading.negations.iter().rfind(|negation| word.negated && reaches(negation.scope));
    last.map_or("", |negation| reading.words_at(negation.cue))
}
