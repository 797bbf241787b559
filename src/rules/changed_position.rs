use super::shared::matter::{excerpt, in_order, same_subject, state_at_issue};
use super::{Context, Rule, negated_statement, opposed_predicate};
use crate::model::{AtIssue, Because, Reading, Relation, Stance, StateMention, Verdict};

pub(super) const RULE: Rule = Rule {
    id: "changed_position",
    summary: "one party says, or does, the reverse of what it said before",
    doc: "\
## What it finds
One party takes a position and later takes, or is said to have taken, another that cannot stand beside it.
The two statements must be of different days, and of one party: two claims of it, or a claim of it and a
later report of what it did.

## Why it matters
A change of mind is news, but no contradiction between sources.

## Agrees
\"The club will not sell its captain.\" in May and \"The club sold its captain.\" in July.

## Only looks so
\"The club will not sell its captain\", says the club; \"The club has sold its captain\", says a newspaper on the
same day: that is a dispute.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let Some((earlier, later)) = in_order(a, b) else { return Verdict::Silent };
    let Some(party) = &earlier.party else { return Verdict::Silent };
    if !speaks_or_acts(later, party, context) {
        return Verdict::Silent;
    }
    let turned = earlier.states.iter().find_map(|one| {
        let two = later.states.iter().find(|two| turns(earlier, one, later, two, context))?;
        Some((one, two))
    });
    let Some((one, two)) = turned else { return turned_stance(earlier, later, a, context) };
    let (before, after) = (earlier.words_at(one.span), later.words_at(two.span));
    let not = |mention: &StateMention| if mention.negated { "not " } else { "" };
    let text = format!(
        "a changed position of {}: {}“{before}” before, {}“{after}” later",
        earlier.speaker,
        not(one),
        not(two)
    );
    let because = Because::new(text).with_words(before, after);
    let because = if std::ptr::eq(earlier, a) { because } else { because.flipped() };
    Verdict::Agreement { relation: Relation::Updates, at_issue: state_at_issue(one), because }
}

/// Whether the later claim is the party's own, or tells in another's voice what the party did.
fn speaks_or_acts(later: &Reading, party: &str, context: &Context<'_>) -> bool {
    if later.party.is_some() {
        return later.party.as_deref() == Some(party);
    }
    later
        .names
        .first()
        .is_some_and(|name| context.book.party(&name.key).unwrap_or(&name.key) == party)
}

fn turns(
    earlier: &Reading,
    one: &StateMention,
    later: &Reading,
    two: &StateMention,
    context: &Context<'_>,
) -> bool {
    let Some(dimension) = context.lexicon.dimension(&one.dimension) else { return false };
    let sign = |reading: &Reading, mention: &StateMention| {
        mention.negated != matches!(reading.stance, Stance::Denies)
    };
    let (x, y) = (sign(earlier, one), sign(later, two));
    let same = one.value == two.value;
    same_subject(one, two)
        && (same && x != y || !same && !x && !y && dimension.exclude(&one.value, &two.value))
}

/// The same content first denied and then asserted, or the reverse, by one party.
fn turned_stance(
    earlier: &Reading,
    later: &Reading,
    a: &Reading,
    context: &Context<'_>,
) -> Verdict {
    let denies = |reading: &Reading| reading.stance == Stance::Denies;
    let same_content = context.alignment.share_a.min(context.alignment.share_b) >= SAME_CONTENT;
    let own_words = later.party.is_some();
    if own_words && let Some(verdict) = turned_statement(earlier, later, a, context) {
        return verdict;
    }
    if !own_words || !same_content || denies(earlier) == denies(later) {
        return Verdict::Silent;
    }
    let says = |reading: &Reading| if denies(reading) { "denied" } else { "said" };
    let text = format!("first {} and later {} by {}", says(earlier), says(later), earlier.speaker);
    let because = Because::new(text);
    let because = if std::ptr::eq(earlier, a) { because } else { because.flipped() };
    Verdict::Agreement { relation: Relation::Updates, at_issue: AtIssue::Statement, because }
}

/// The party's own later words say the reverse of its earlier ones: with and without a negation, or with the
/// opposite word.
fn turned_statement(
    earlier: &Reading,
    later: &Reading,
    a: &Reading,
    context: &Context<'_>,
) -> Option<Verdict> {
    let b = if std::ptr::eq(earlier, a) { later } else { earlier };
    let rules = [negated_statement::RULE, opposed_predicate::RULE];
    let found = rules.iter().find_map(|rule| match (rule.check)(a, b, context) {
        Verdict::Conflict { at_issue, because, .. } => Some((at_issue, because)),
        _ => None,
    });
    let (at_issue, because) = found?;
    let text = format!(
        "a changed position of {}: “{}” before, “{}” later",
        earlier.speaker,
        excerpt(earlier),
        excerpt(later)
    );
    let because = Because { text, ..because };
    Some(Verdict::Agreement { relation: Relation::Updates, at_issue, because })
}

/// How much of each text the other must share for the two to have one content.
const SAME_CONTENT: f64 = 0.75;
