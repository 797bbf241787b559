//! Which clauses hold something that can be checked.
//!
//! What somebody is said to have said is mostly worth keeping. In the document's own voice a clause must name
//! something and tell a fact of it; comments, conjectures and generalities are left out, with the reason.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::text::lexicon::Lexicon;

use super::clauses::{
    Draft, Sentence,
    tags::{Tag, Word, tagged},
};
use super::references::Resolved;
use super::restate;

/// Words that show why a clause is left out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    #[serde(rename = "sort")]
    sorts: Vec<Sort>,
}

/// One sort of words, and the reason that they give.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sort {
    because: String,
    /// How much one of them counts against a clause; what names and figures count for it is 1 each.
    weight: i32,
    /// Whether its words count only where they are verbs.
    #[serde(default)]
    verbs: bool,
    words: Vec<String>,
}

struct Words {
    sorts: Vec<Sort>,
    single: FxHashMap<String, usize>,
    phrases: Vec<(Vec<String>, usize)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is part of the program; the tests read it.
    let file: WordsFile =
        toml::from_str(include_str!("worth.toml")).unwrap_or(WordsFile { sorts: vec![] });
    let mut words = Words { sorts: vec![], single: FxHashMap::default(), phrases: vec![] };
    for (index, sort) in file.sorts.iter().enumerate() {
        for entry in &sort.words {
            match entry.split(' ').collect::<Vec<_>>()[..] {
                [word] => drop(words.single.insert(word.to_owned(), index)),
                ref row => {
                    words.phrases.push((row.iter().map(|word| (*word).to_owned()).collect(), index))
                }
            }
        }
    }
    words.sorts = file.sorts;
    words
});

/// Why the clause is left out; `None` to keep it.
pub(crate) fn left_out(
    sentence: &Sentence<'_>,
    draft: &Draft,
    resolved: &Resolved,
    text: &str,
) -> Option<String> {
    let words = tagged(text, 0..text.len());
    let own_voice = sentence.chain.claimant.is_none() || draft.told;
    let because = |reason: &str| Some(reason.to_owned());
    if is_question(sentence, &words) {
        return because("a question");
    }
    if own_voice && addresses_reader(&words) {
        return because("an appeal to the reader");
    }
    let Some(verb) = words.iter().position(Word::opens_group) else {
        return because("no sentence of its own");
    };
    if verb == 0 {
        return because("it does not say of whom or what");
    }
    if words.iter().filter(|word| word.tag != Tag::Mark).count() < 3 {
        return because("too short to be checked");
    }
    // "It was a trick" is what the claimant says of something; in the writer's own voice it says nothing.
    if resolved.open_subject && !(sentence.chain.claimant.is_some() && asserts_kind(&words, verb)) {
        return because("whom or what it is about cannot be made out");
    }
    if draft.checkable {
        return None;
    }
    if !own_voice {
        return unsaid(&words);
    }
    let (against, reason) = match sentence.chain.claimant {
        // What the writer would comment with is here what the claimant makes of it.
        Some(_) if restate::is_position(sentence.chain) => return unsaid(&words),
        Some(_) => (0, None),
        None => against(&words, verb),
    };
    let score = for_it(&words, verb) - against;
    if score >= 2 {
        return None;
    }
    Some(reason.map_or_else(|| "nothing in it can be checked".to_owned(), str::to_owned))
}

/// Whether the clause says what something is, or what of a thing it names.
fn asserts_kind(words: &[Word], verb: usize) -> bool {
    words[verb..].iter().any(|word| matches!(word.tag, Tag::Name | Tag::Noun | Tag::Number))
}

/// A statement that says nothing: thanks, greetings, wishes of luck.
fn unsaid(words: &[Word]) -> Option<String> {
    let nominal = words.iter().any(|word| matches!(word.tag, Tag::Name | Tag::Noun | Tag::Number));
    (!nominal).then(|| "nothing in it can be checked".to_owned())
}

fn is_question(sentence: &Sentence<'_>, words: &[Word]) -> bool {
    let end = sentence.words.last().map_or(0, |word| word.range.end);
    let rest = sentence.document.get(end..).unwrap_or_default();
    let follows = rest.trim_start_matches(['”', '"', '’']).starts_with('?');
    let marked = sentence.words.iter().rev().take(2).any(|word| word.is("?"));
    let asks = words.first().is_some_and(|word| {
        matches!(word.folded.as_str(), "why" | "how" | "what" | "who" | "whether")
    }) && words
        .iter()
        .skip(1)
        .take(2)
        .any(|word| matches!(word.lemma.as_str(), "do" | "be" | "can" | "will"));
    follows || marked || asks
}

fn addresses_reader(words: &[Word]) -> bool {
    let first = words.first().map_or("", |word| word.folded.as_str());
    matches!(
        first,
        "read"
            | "click"
            | "subscribe"
            | "follow"
            | "share"
            | "sign"
            | "see"
            | "let"
            | "consider"
            | "imagine"
    ) || words
        .iter()
        .take(12)
        .any(|word| matches!(word.folded.as_str(), "you" | "your" | "we" | "our"))
}

/// What speaks for a clause: names, figures, and a verb that tells what happened.
fn for_it(words: &[Word], verb: usize) -> i32 {
    let lexicon = Lexicon::english();
    let mut names: Vec<&str> = words
        .iter()
        .filter(|word| {
            word.tag == Tag::Name && (word.range.start > 0 || !lexicon.is_common(&word.lemma))
        })
        .map(|word| word.folded.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    let figures = words
        .iter()
        .filter(|word| {
            word.tag == Tag::Number
                || word.folded.starts_with(|c: char| c.is_ascii_digit())
                || matches!(word.folded.as_str(), "dozens" | "hundreds" | "thousands")
        })
        .count();
    let count = |n: usize, most: usize| i32::try_from(n.min(most)).unwrap_or(2);
    let tells = tells(words, verb);
    count(names.len(), if tells { 4 } else { 2 }) + count(figures, 2) + i32::from(tells)
}

/// Whether the verb tells of something done: past, perfect or passive, and no form of "be" alone.
fn tells(words: &[Word], verb: usize) -> bool {
    let row: Vec<&Word> = words.iter().collect();
    let group = super::clauses::group(&row, verb);
    let past = matches!(group.tense, super::clauses::Tense::Past | super::clauses::Tense::Perfect);
    past && words[group.main].lemma != "be" || group.passive || takes_position(words, verb, &group)
}

/// What a named party will do, refuses or demands is its position, and can be checked against what it says
/// elsewhere.
fn takes_position(words: &[Word], verb: usize, group: &super::clauses::Group) -> bool {
    let subject = words[..verb].iter().rev().find(|word| word.tag != Tag::Adverb);
    let named = subject.is_some_and(|word| word.tag == Tag::Name);
    let will = words[group.start].is("will");
    let position = matches!(
        words[group.main].lemma.as_str(),
        "refuse"
            | "insist"
            | "demand"
            | "reject"
            | "continue"
            | "deny"
            | "oppose"
            | "support"
            | "want"
            | "seek"
            | "plan"
            | "control"
            | "occupy"
            | "hold"
            | "own"
            | "expect"
    );
    named && (will || position)
}

fn is_verb(word: &Word) -> bool {
    matches!(word.tag, Tag::Finite | Tag::Base | Tag::Participle | Tag::Ing)
}

/// What speaks against a clause, and the reason that weighs most.
fn against(words: &[Word], verb: usize) -> (i32, Option<&'static str>) {
    let table = &*WORDS;
    let tells = tells(words, verb);
    let mut total = 0;
    let mut worst: Option<usize> = None;
    let mut count = |sort: usize, at: usize| {
        let before_noun = words.get(at + 1).is_some_and(|next| next.tag == Tag::Noun);
        let describes = match words[at].tag {
            Tag::Adjective | Tag::Adverb => true,
            tag => tag == Tag::Noun && before_noun,
        };
        total += if tells && describes { 1 } else { table.sorts[sort].weight };
        if worst.is_none_or(|worst| table.sorts[sort].weight > table.sorts[worst].weight) {
            worst = Some(sort);
        }
    };
    for (at, word) in words.iter().enumerate() {
        let unnamed = word.tag != Tag::Name;
        if let Some(sort) = table
            .single
            .get(&word.lemma)
            .or_else(|| table.single.get(&word.folded))
            .filter(|sort| unnamed && (!table.sorts[**sort].verbs || is_verb(word)))
        {
            count(*sort, at);
        }
        for (phrase, sort) in &table.phrases {
            let stands = phrase.iter().enumerate().all(|(place, part)| {
                words
                    .get(at + place)
                    .is_some_and(|word| word.lemma == *part || word.folded == *part)
            });
            if stands {
                count(*sort, at);
            }
        }
    }
    (total, worst.map(|sort| table.sorts[sort].because.as_str()))
}
