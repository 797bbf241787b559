//! Lifting relative clauses out of a sentence: "the mill, which was built in 1931, reopened" says two things.

use super::{
    draft::{Bit, Draft},
    groups::group,
    tags::{Tag, Word},
};

/// The indices of the words that remain, and a draft for each relative clause lifted out of them.
pub(crate) fn lift(words: &[Word]) -> (Vec<usize>, Vec<Draft>) {
    let mut kept: Vec<usize> = Vec::with_capacity(words.len());
    let mut lifted = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match relative(words, &kept, at) {
            Some(found) => {
                at = found.end;
                lifted.push(found.draft);
            }
            None => {
                kept.push(at);
                at += 1;
            }
        }
    }
    (kept, lifted)
}

struct Found {
    /// Where the sentence goes on: the comma that ends the clause is dropped with it.
    end: usize,
    draft: Draft,
}

/// A clause ", which was built in 1931," whose comma stands at `at`.
fn relative(words: &[Word], kept: &[usize], at: usize) -> Option<Found> {
    let pronoun = words.get(at + 1)?;
    let opens = words[at].is(",")
        && !words[at].quoted
        && matches!(pronoun.folded.as_str(), "which" | "who");
    if !opens {
        return None;
    }
    let verb = (at + 2..words.len()).find(|place| words[*place].tag != Tag::Adverb)?;
    if !words[verb].opens_group() {
        return None;
    }
    let antecedent = antecedent(words, kept)?;
    // "a letter from the board, which leaked": the letter or the board? Only "who" tells.
    let hangs = antecedent.first().and_then(|first| kept.iter().rev().find(|index| *index < first));
    if pronoun.is("which")
        && hangs.is_some_and(|index| matches!(words[*index].tag, Tag::Preposition | Tag::To))
    {
        return None;
    }
    if !agrees(&words[verb], &antecedent, words) {
        return None;
    }
    let has_verb = kept.iter().any(|index| words[*index].opens_group());
    let end = end(words, verb, has_verb);
    let mut bits: Vec<Bit> = antecedent.into_iter().map(Bit::Word).collect();
    bits.extend((at + 2..end).map(Bit::Word));
    let draft = Draft { bits, own: at + 1..end, because: None, told: false, checkable: false };
    // The comma after a clause in the middle goes with it.
    let resumes = words.get(end).is_some_and(|word| word.is(",")) && !has_verb;
    Some(Found { end: if resumes { end + 1 } else { end }, draft })
}

/// The noun phrase right before the comma, back to its determiner and over "of".
fn antecedent(words: &[Word], kept: &[usize]) -> Option<Vec<usize>> {
    let mut start = kept.len();
    while start > 0 {
        let index = kept[start - 1];
        let word = &words[index];
        let of = word.is("of");
        let neighbour = start == kept.len() || kept[start] == index + 1;
        if !neighbour
            || !(word.is_nominal() || of || word.is_quote() || word.is(")") || word.is("("))
        {
            break;
        }
        start -= 1;
        if word.tag == Tag::Determiner && !(start > 1 && words[kept[start - 1]].is("of")) {
            break;
        }
    }
    let found: Vec<usize> = kept[start..].to_vec();
    let of_first = found.first().is_some_and(|index| words[*index].is("of"));
    let named = found.iter().any(|index| matches!(words[*index].tag, Tag::Name | Tag::Noun));
    (named && !of_first).then_some(found)
}

/// Whether the verb's number fits: "were" wants a plural, "was" a singular.
fn agrees(verb: &Word, antecedent: &[usize], words: &[Word]) -> bool {
    let head = antecedent
        .iter()
        .map(|index| &words[*index])
        .take_while(|word| !word.is("of"))
        .filter(|word| matches!(word.tag, Tag::Noun | Tag::Name))
        .last();
    let joined = antecedent.iter().any(|index| words[*index].is("and"));
    let plural =
        joined || head.is_some_and(|word| word.tag == Tag::Noun && word.lemma != word.folded);
    match verb.folded.as_str() {
        "was" | "is" | "has" => !plural,
        "were" | "are" | "have" => plural || head.is_some_and(|word| word.tag == Tag::Name),
        _ => true,
    }
}

/// Where the clause ends: before the main verb, or with the sentence.
fn end(words: &[Word], verb: usize, has_verb: bool) -> usize {
    let last = group_end(words, verb);
    let commas = (last..words.len()).filter(|at| words[*at].is(",") || words[*at].is(";"));
    for at in commas {
        if words[at].is(";") {
            return at;
        }
        let next = (at + 1..words.len()).find(|place| words[*place].tag != Tag::Adverb);
        let opens = next.is_some_and(|next| words[next].opens_group());
        let coordinated = next.is_some_and(|next| {
            words[next].tag == Tag::Coordinator
                && words.get(next + 1).is_some_and(Word::opens_group)
        });
        if !has_verb && opens || has_verb && coordinated {
            return at;
        }
    }
    let end = words.len();
    end - usize::from(words.last().is_some_and(|word| word.tag == Tag::Mark && !word.is(")")))
}

fn group_end(words: &[Word], verb: usize) -> usize {
    let row: Vec<&Word> = words[verb..].iter().take(8).collect();
    verb + group(&row, 0).main + 1
}
