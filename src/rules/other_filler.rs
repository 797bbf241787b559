use std::sync::LazyLock;

use serde::Deserialize;

use super::shared::definition::same_thing;
use super::shared::matter::{other_occasion, stands_against};
use super::shared::two_names::are_names_apart;
use super::{Context, Rule};
use crate::model::{AtIssue, Because, Reading, Relation, Verdict};
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
    if !alike && !same_thing(a, b, context.lexicon) {
        return Verdict::Silent;
    }
    let (filled_a, filled_b) = (filled(a, context.lexicon), filled(b, context.lexicon));
    let Some((one, two)) = filled_a.iter().find_map(|one| {
        let two = filled_b.iter().find(|two| two.relation.id == one.relation.id)?;
        are_apart(a, one, b, two, context).then_some((one, two))
    }) else {
        return Verdict::Silent;
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

/// The relations of the list that a text tells of.
fn filled(reading: &Reading, lexicon: &Lexicon) -> Vec<Filled<'static>> {
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
    let is_nation = |name: &usize| lexicon.nation(&reading.names[*name].key).is_some();
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
                        && single.with.iter().all(|with| has_word(reading, with))
                };
                if let Some(single) = SINGLE.iter().find(tells) {
                    return (!word.negated).then_some((single, index));
                }
            }
        }
    }
    None
}

fn has_word(reading: &Reading, lemma: &str) -> bool {
    reading.words.iter().any(|word| word.lemma == lemma)
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
