use super::shared::definition::same_thing;
use super::shared::matter::{other_occasion, stands_against};
use super::shared::only::says_only;
use super::shared::roles::{Part, Role, role};
use super::shared::two_names::are_names_apart;
use super::{Context, Rule};
use crate::model::{AtIssue, Because, Reading, Relation, Verdict};
use crate::text::anaphora::named_subject;
use crate::text::names::same_name;
use crate::text::words::fold;

pub(super) const RULE: Rule = Rule {
    id: "other_name",
    summary: "all that the one says stands in the other, but for another name in one part",
    doc: "\
## What it finds
A short claim of which the other says everything but one name, and has another name in the same part of the
sentence: who did it, or what follows one preposition after one word.

## Why it matters
The other end of the sentence is what a slip of memory or a forgery changes, and a long passage around it hides
that nothing else is different.

## Conflicts
\"Ida Krog wrote the screenplay for Salt Road.\" and \"Kari Vik also wrote the screenplay for the 2013 film Salt
Road.\"

## Only looks so
\"Ada Holm appeared in Norma.\" and \"Ada Holm appeared in Tosca.\": she may have appeared in both. \"The jet took
off in Osmer.\" and \"The jet landed in Tarn.\": two deeds.",
    check,
};

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) {
        return Verdict::Silent;
    }
    let alignment = context.alignment;
    let a_is_short = is_said_more(a, b, context);
    let (short, long) = if a_is_short { (a, b) } else { (b, a) };
    let (left, others) = if a_is_short {
        (&alignment.left_a, &alignment.left_b)
    } else {
        (&alignment.left_b, &alignment.left_a)
    };
    if short.words.len() > SHORT || !short.negations.is_empty() || give_other_figures(a, b) {
        return Verdict::Silent;
    }
    let names = |reading: &Reading, indices: &[usize]| -> Vec<usize> {
        let named = indices.iter().filter_map(|index| reading.words[*index].name);
        named.filter(|name| !is_adjective(reading, *name, context)).collect()
    };
    let rivals = names(long, others);
    let clash = names(short, left).into_iter().find_map(|name| {
        let one = role(short, name, context.lexicon)?;
        let rival = rivals.iter().copied().find(|rival| {
            role(long, *rival, context.lexicon)
                .is_some_and(|two| is_same_part(short, &one, long, &two, context))
        })?;
        let is_apart = are_names_apart(short, name, long, rival, context);
        (is_apart && rest_is_shared(short, left, name, &one)).then_some((name, rival))
    });
    let Some((name, rival)) = clash else { return Verdict::Silent };
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    let (x, y) = (short.words_at(short.names[name].span), long.words_at(long.names[rival].span));
    let (words_a, words_b) = if a_is_short { (x, y) } else { (y, x) };
    let text = format!("all else is in both, but the one says {words_a} and the other {words_b}");
    Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: AtIssue::Statement,
        because: Because::new(text).with_words(words_a, words_b),
    }
}

/// "The Norwegian rescue": a nation that only says of what sort another thing is.
fn is_adjective(reading: &Reading, name: usize, context: &Context<'_>) -> bool {
    let name = &reading.names[name];
    let is_demonym = context.lexicon.nation(&name.key).is_some()
        && fold(reading.words_at(name.span)) != name.key;
    let next = reading.words.iter().find(|word| word.span.0 >= name.span.1);
    is_demonym && next.is_some_and(|word| word.content && word.span.0 <= name.span.1 + 1)
}

/// Two parties that won so many seats each are two facts.
fn give_other_figures(a: &Reading, b: &Reading) -> bool {
    let numbers = |reading: &Reading| -> Vec<String> {
        reading.quantities.iter().map(|figure| reading.words_at(figure.span).to_owned()).collect()
    };
    let (one, two) = (numbers(a), numbers(b));
    !one.is_empty() && !two.is_empty() && one != two
}

/// Whether more of the first text is in the second than the reverse; where as much is, the one of fewer words
/// counts as the part.
fn is_said_more(a: &Reading, b: &Reading, context: &Context<'_>) -> bool {
    let (one, two) = (context.alignment.share_a, context.alignment.share_b);
    let as_much = (one - two).abs() < f64::EPSILON;
    if as_much { (a.words.len(), &a.text) <= (b.words.len(), &b.text) } else { one > two }
}

/// A text of more words than these says more than one thing.
const SHORT: usize = 14;

/// Whether the two names stand in one part of what the two texts tell of one thing. There is one doer of a deed,
/// and the deed must be the same; what a preposition adds may hang on another word.
fn is_same_part(
    short: &Reading,
    one: &Role,
    long: &Reading,
    two: &Role,
    context: &Context<'_>,
) -> bool {
    let (x, y) = (&short.words[one.deed], &long.words[two.deed]);
    let may_have_many = MANY.contains(&x.lemma.as_str()) && !says_only(short) && !says_only(long);
    let one_thing = || same_thing(short, long, context.lexicon);
    let same_deed = x.key == y.key;
    one.part == two.part
        && !y.negated
        && match one.part {
            Part::Doer => {
                same_deed
                    && context.lexicon.has_one_doer(&x.lemma)
                    && (shares_named_object(short, long, context) || one_thing())
            }
            Part::After(_) => {
                let says_what_it_is = context.lexicon.kinds().has(&x.lemma);
                !may_have_many
                    && (same_deed || says_what_it_is)
                    && !named_subject(short).is_empty()
                    && one_thing()
            }
        }
}

/// Whether both name what was done or made, beside nations.
fn shares_named_object(short: &Reading, long: &Reading, context: &Context<'_>) -> bool {
    let things = |reading: &Reading| -> Vec<usize> {
        let is_thing = |name: &usize| context.lexicon.nation(&reading.names[*name].key).is_none();
        (0..reading.names.len()).filter(is_thing).collect()
    };
    let others = things(long);
    things(short)
        .into_iter()
        .any(|one| others.iter().any(|two| same_name(&short.names[one].key, &long.names[*two].key)))
}

/// What one thing may do with several others, so that two names say nothing.
const MANY: &[&str] = &[
    "act",
    "appear",
    "star",
    "play",
    "feature",
    "work",
    "write",
    "visit",
    "meet",
    "include",
    "win",
    "member",
    "part",
    "one",
    "cover",
    "perform",
    "sing",
    "collaborate",
    "tour",
    "travel",
    "compete",
    "guest",
    "role",
    "name",
    "be",
    "have",
    "see",
    "know",
    "live",
    "serve",
];

/// Whether a word stands just before the name and goes with it: "actor Ole Dahl".
fn is_title(reading: &Reading, index: usize, name: usize) -> bool {
    let word = &reading.words[index];
    word.name.is_none() && reading.words.get(index + 1).is_some_and(|next| next.name == Some(name))
}

/// Whether the other text has all of the shorter one's content but for the name and one word more at most.
fn rest_is_shared(short: &Reading, left: &[usize], name: usize, role: &Role) -> bool {
    let rest = left
        .iter()
        .filter(|index| short.words[**index].name != Some(name) && **index != role.deed)
        .filter(|index| !is_title(short, **index, name))
        .count();
    let content = short.words.iter().filter(|word| word.content).count();
    rest == 0 && content >= 2 || rest == 1 && content >= 5
}
