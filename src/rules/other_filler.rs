use std::sync::LazyLock;

use serde::Deserialize;

use super::shared::definition::same_thing;
use super::shared::matter::{other_occasion, stands_against};
use super::shared::nations::nations_exclude;
use super::shared::only::says_only;
use super::shared::roles::{Part, Role, role};
use super::{Context, Rule};
use crate::model::{AtIssue, Because, Reading, Relation, Verdict};
use crate::text::anaphora::named_subject;
use crate::text::lexicon::Lexicon;
use crate::text::names::same_name;

pub(super) const RULE: Rule = Rule {
    id: "other_filler",
    summary: "a relation that has one other end, with two of them",
    doc: "\
## What it finds
Two claims tell of one thing in the same relation to something else, a relation that has one other end, and
name two: the station that airs a series, the ground a team plays at, the album a song is from, the story a
character belongs to. The relations are in a list beside the rule, each with the reason why it has one end.

## Why it matters
The two sentences may share no more than the thing and one verb, and the rest of the longer one hides the slip.

## Conflicts
\"Harbour Lights airs on Channel Nine.\" and \"Harbour Lights is a drama first broadcast on Radio Lund.\"

## Only looks so
\"Ada Holm starred in Norma.\" and \"Ada Holm starred in Tosca.\": she may have done both. \"Harbour Lights
airs on Channel Nine.\" and \"… airs on Channel Nine and Radio Lund.\": the one is among the two.",
    check,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Single {
    id: String,
    words: Vec<String>,
    /// A word that the text must have too.
    #[serde(default)]
    with: Vec<String>,
    led_by: Vec<String>,
    #[expect(dead_code, reason = "for whoever reads or extends the list")]
    why: String,
}

#[derive(Debug, Deserialize)]
struct File {
    relation: Vec<Single>,
}

static SINGLE: LazyLock<Vec<Single>> = LazyLock::new(|| {
    toml::from_str::<File>(include_str!("other_filler.toml"))
        .map_or_else(|_| Vec::new(), |f| f.relation)
});

/// What stands at the other end of a relation in a text: indices of names.
struct Filled<'s> {
    relation: &'s Single,
    word: usize,
    names: Vec<usize>,
}

/// How much of the shorter text the other must share where the two do not begin with one thing.
const SHARE: f64 = 0.5;

fn check(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    if stands_against(a) || stands_against(b) {
        return Verdict::Silent;
    }
    let alike = context.alignment.coverage() >= SHARE && context.alignment.names > 0;
    if !alike && !same_thing(a, b) {
        return Verdict::Silent;
    }
    let (filled_a, filled_b) = (filled(a), filled(b));
    let Some((one, two)) = filled_a.iter().find_map(|one| {
        let two = filled_b.iter().find(|two| two.relation.id == one.relation.id)?;
        are_apart(a, one, b, two, context).then_some((one, two))
    }) else {
        return other_name_in_part(a, b, context);
    };
    if let Some(verdict) = other_occasion(a, b, context) {
        return verdict;
    }
    let shown = |reading: &Reading, filled: &Filled<'_>| {
        filled
            .names
            .first()
            .map_or("", |name| reading.words_at(reading.names[*name].span))
            .to_owned()
    };
    let (words_a, words_b) = (shown(a, one), shown(b, two));
    let deed = a.words_at(a.words[one.word].span);
    let text = format!("“{deed}” goes with one name, here with {words_a} and with {words_b}");
    Verdict::Conflict {
        relation: Relation::Contradicts,
        at_issue: AtIssue::Statement,
        because: Because::new(text).with_words(words_a, words_b),
    }
}

/// Of the shorter text, the other says nearly all but one name, and has another name in that part.
fn other_name_in_part(a: &Reading, b: &Reading, context: &Context<'_>) -> Verdict {
    let alignment = context.alignment;
    let a_is_short = alignment.share_a >= alignment.share_b;
    let (short, long) = if a_is_short { (a, b) } else { (b, a) };
    let (left, others) = if a_is_short {
        (&alignment.left_a, &alignment.left_b)
    } else {
        (&alignment.left_b, &alignment.left_a)
    };
    if short.words.len() > SHORT || !short.negations.is_empty() {
        return Verdict::Silent;
    }
    let names = |reading: &Reading, indices: &[usize]| -> Vec<usize> {
        indices.iter().filter_map(|index| reading.words[*index].name).collect()
    };
    let rivals = names(long, others);
    let clash = names(short, left).into_iter().find_map(|name| {
        let one = role(short, name)?;
        let rival = rivals.iter().copied().find(|rival| {
            role(long, *rival).is_some_and(|two| is_same_part(short, &one, long, &two, context))
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
    let one_thing = || same_thing(short, long);
    let same_deed = x.key == y.key;
    one.part == two.part
        && !y.negated
        && match one.part {
            Part::Doer => same_deed && (shares_named_object(short, long, context) || one_thing()),
            Part::After(_) => {
                let says_what_it_is = context.lexicon.kinds().has(&x.lemma);
                !may_have_many
                    && (same_deed || says_what_it_is)
                    && !named_subject(short).is_empty()
                    && one_thing()
            }
            Part::Object => false,
        }
}

/// Whether both name what was done or made, beside nations.
fn shares_named_object(short: &Reading, long: &Reading, context: &Context<'_>) -> bool {
    let is_thing = |reading: &Reading, index: usize| {
        let name = reading.words[index].name;
        name.is_some_and(|name| context.lexicon.nation(&reading.names[name].key).is_none())
    };
    // The pairs are in the order of the claims, of which either may be the shorter.
    context.alignment.matched.iter().any(|(x, y)| {
        let (one, two) =
            if context.alignment.share_a >= context.alignment.share_b { (x, y) } else { (y, x) };
        is_thing(short, *one) && is_thing(long, *two)
    })
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

/// Whether no name of the one is a name of the other text.
fn are_apart(
    a: &Reading,
    one: &Filled<'_>,
    b: &Reading,
    two: &Filled<'_>,
    context: &Context<'_>,
) -> bool {
    let apart = |x: &usize, y: &usize| are_names_apart(a, *x, b, *y, context);
    one.names.iter().all(|x| two.names.iter().all(|y| apart(x, y)))
}

/// Whether two names are of two things, and neither stands elsewhere in the other text.
fn are_names_apart(a: &Reading, x: usize, b: &Reading, y: usize, context: &Context<'_>) -> bool {
    let is_free = |reading: &Reading, name: usize, other: &Reading| {
        other.names.iter().all(|theirs| !may_be_one(&reading.names[name].key, &theirs.key, context))
            && !reading.names[name]
                .key
                .split(' ')
                .any(|word| is_telling(word) && tells(other, word))
    };
    let is_nation =
        |reading: &Reading, name: usize| context.lexicon.nation(&reading.names[name].key).is_some();
    let is_time = |reading: &Reading, name: usize| {
        let key = reading.names[name].key.as_str();
        ["january", "may", "monday", "friday"].into_iter().any(|time| {
            key == time
                || context
                    .lexicon
                    .exclusive_family(key, time)
                    .is_some_and(|family| matches!(family.id.as_str(), "month" | "weekday"))
        })
    };
    let nations_meet = || !nations_exclude(&a.names[x].key, &b.names[y].key);
    // A town may lie in the nation.
    let both_nations = is_nation(a, x) && is_nation(b, y);
    is_nation(a, x) == is_nation(b, y)
        && !(both_nations && nations_meet())
        && !is_time(a, x)
        && !is_time(b, y)
        && is_free(a, x, b)
        && is_free(b, y, a)
}

fn may_be_one(one: &str, two: &str, context: &Context<'_>) -> bool {
    same_name(one, two)
        || one.split(' ').any(|word| is_telling(word) && two.split(' ').any(|other| other == word))
        || begin_alike(one, two)
        || context.book.lies_within(one, two)
        || context.book.lies_within(two, one)
}

/// "Kurdish" and "Kurds", "Kobane" and "Kobani": two forms of one name.
fn begin_alike(one: &str, two: &str) -> bool {
    let initials =
        |name: &str| -> String { name.split(' ').filter_map(|w| w.chars().next()).collect() };
    if one.len() == 2 && initials(two).starts_with(one)
        || two.len() == 2 && initials(one).starts_with(two)
    {
        return true;
    }
    one.chars().zip(two.chars()).take_while(|(x, y)| x == y).count() >= 4
}

/// Whether a word of a name is no ordinary one, so that two names with it may be one.
fn is_telling(word: &str) -> bool {
    word.chars().count() > 2 && !Lexicon::english().is_common(word)
}

fn tells(reading: &Reading, word: &str) -> bool {
    reading.words.iter().any(|other| other.lemma == word)
}

/// The relations of the list that a text tells of.
fn filled(reading: &Reading) -> Vec<Filled<'static>> {
    let mut found: Vec<Filled<'static>> = Vec::new();
    for name in 1..reading.names.len() {
        if same_name(&reading.names[0].key, &reading.names[name].key) {
            continue;
        }
        if let Some((relation, word)) = relation_of(reading, name) {
            match found.iter_mut().find(|filled| filled.relation.id == relation.id) {
                Some(filled) => filled.names.push(name),
                None => found.push(Filled { relation, word, names: vec![name] }),
            }
        }
    }
    // "on the Danish series Lark": the nation only says which series.
    let is_nation = |name: &usize| Lexicon::english().nation(&reading.names[*name].key).is_some();
    for filled in &mut found {
        if !filled.names.iter().all(is_nation) {
            filled.names.retain(|name| !is_nation(name));
        }
    }
    found
}

/// A name belongs to a word at most so many words before it, and to a preposition at most so many.
const REACH: usize = 14;
const REACH_OF_PREPOSITION: usize = 6;

/// The relation whose other end the name at this index is, and the word that tells of it.
fn relation_of(reading: &Reading, name: usize) -> Option<(&'static Single, usize)> {
    let first = reading.words.iter().position(|word| word.name == Some(name))?;
    let mut lead: Option<&str> = None;
    for index in (first.saturating_sub(REACH)..first).rev() {
        let word = &reading.words[index];
        let gap = reading.text.get(word.span.1..reading.words[index + 1].span.0)?;
        if gap.contains([';', '.', ':', ')', '(']) {
            return None;
        }
        match lead {
            None if is_preposition(&word.lemma) => lead = Some(&word.lemma),
            None if index + REACH_OF_PREPOSITION < first => return None,
            None => {}
            Some(lead) => {
                if matches!(word.lemma.as_str(), "who" | "which" | "that" | "where" | "when") {
                    return None;
                }
                let tells = |single: &&Single| {
                    single.words.contains(&word.lemma)
                        && single.led_by.iter().any(|led| led == lead)
                        && single.with.iter().all(|with| self::tells(reading, with))
                };
                if let Some(single) = SINGLE.iter().find(tells) {
                    return (!word.negated).then_some((single, index));
                }
            }
        }
    }
    None
}

fn is_preposition(lemma: &str) -> bool {
    matches!(
        lemma,
        "in" | "on"
            | "at"
            | "from"
            | "of"
            | "to"
            | "by"
            | "for"
            | "with"
            | "after"
            | "through"
            | "via"
            | "about"
            | "as"
            | "near"
            | "under"
            | "before"
            | "since"
            | "during"
            | "between"
            | "into"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_read() {
        assert!(SINGLE.len() > 10);
    }
}
