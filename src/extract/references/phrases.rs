//! Phrases that refer back: "the plan", "both towns", "neither city", "the former".

use crate::model::EntityKind;

use super::super::clauses::tags::{Tag, Word};
use super::{
    Here, MOST, Mention, Resolved, Row,
    things::{Thing, class},
};

/// How many sentences back a place, a row of names or an event is looked for.
const NEAR: usize = 3;
/// How many sentences back a plan is looked for, which a document tells of throughout.
const FAR: usize = 30;

/// "Neither city had been taken" says of each that it had not; one answer for each of them.
pub(super) fn neither(here: &Here<'_>) -> Option<Vec<Resolved>> {
    let opens = here.row.iter().position(|(_, word)| word.tag != Tag::Mark)?;
    let (first, word) = here.row[opens];
    if !word.is("neither") {
        return None;
    }
    let (noun_index, noun) = *here.row.get(opens + 1)?;
    let of_them = noun.is("of");
    let class = class(&noun.lemma);
    if class.is_none() || of_them {
        return None;
    }
    let row = row_of(here, class?, 2)?;
    let (helper, verb) = *here.row.get(opens + 2)?;
    if !matches!(verb.tag, Tag::Auxiliary | Tag::Modal) {
        return None;
    }
    let each = row.names.iter().map(|name| {
        let mut resolved = Resolved { resolved: true, ..Resolved::default() };
        resolved.put(first, name.clone());
        resolved.put(noun_index, "");
        resolved.put(helper, format!("{} not", verb.folded));
        resolved
    });
    Some(each.collect())
}

/// The last row of so many names of a class.
fn row_of<'h>(here: &'h Here<'_>, class: &str, count: usize) -> Option<&'h Row> {
    let persons = class == "person";
    if !matches!(class, "person" | "place") {
        return None;
    }
    let from = here.at_sentence.saturating_sub(NEAR);
    here.context
        .row_before(from, here.start, |row| row.names.len() == count && row.persons == persons)
}

/// Puts names for the phrases that refer back.
pub(super) fn resolve(here: &Here<'_>, resolved: &mut Resolved) {
    for place in 0..here.row.len() {
        let (index, word) = here.row[place];
        if resolved.get(index).is_some() || here.sentence.words[index].quoted {
            continue;
        }
        match word.folded.as_str() {
            "both" => both(here, place, 1, resolved),
            "the" | "these" if follows(here, place, "two") => both(here, place, 2, resolved),
            "the" if follows(here, place, "former") => one_of(here, place, 0, resolved),
            "the" if follows(here, place, "latter") => one_of(here, place, 1, resolved),
            "the" | "this" | "these" | "that" | "those" => definite(here, place, resolved),
            _ => {}
        }
    }
}

fn follows(here: &Here<'_>, place: usize, folded: &str) -> bool {
    here.row.get(place + 1).is_some_and(|(_, word)| word.is(folded))
}

/// "both towns", "the two leaders": the names that "and" joined.
fn both(here: &Here<'_>, place: usize, to_noun: usize, resolved: &mut Resolved) {
    let Some((noun_index, noun)) = here.row.get(place + to_noun).copied() else { return };
    let plural = noun.lemma != noun.folded;
    let Some(class) = class(&noun.lemma).filter(|_| plural) else { return };
    let names = match row_of(here, class, 2) {
        Some(row) => row.names.clone(),
        None if class == "person" => match two_persons(here) {
            Some(names) => names,
            None => return,
        },
        None => return,
    };
    if is_told_apart(here, place + to_noun) {
        return;
    }
    let full: Vec<String> = names.iter().map(|name| here.context.full_name(name)).collect();
    resolved.put(here.row[place].0, full.join(" and "));
    for (index, _) in &here.row[place + 1..place + to_noun] {
        resolved.put(*index, "");
    }
    resolved.put(noun_index, "");
}

/// The only two persons that the sentence before names.
fn two_persons(here: &Here<'_>) -> Option<Vec<String>> {
    let from = here.at_sentence.checked_sub(1)?;
    let begin = here.context.starts.get(here.at_sentence).copied()?;
    let mut names: Vec<String> = Vec::new();
    for mention in here.context.mentions_before(from, begin) {
        let name = here.context.full_name(&mention.name);
        if mention.kind == Some(EntityKind::Person) && !names.contains(&name) {
            names.push(name);
        }
    }
    (names.len() == 2).then_some(names)
}

fn one_of(here: &Here<'_>, place: usize, which: usize, resolved: &mut Resolved) {
    let from = here.at_sentence.saturating_sub(1);
    let row = here.context.row_before(from, here.start, |row| row.names.len() == 2);
    // "the former minister" is no reference.
    let alone = here
        .row
        .get(place + 2)
        .is_none_or(|(_, word)| !matches!(word.tag, Tag::Noun | Tag::Name | Tag::Adjective));
    if let Some(row) = row.filter(|_| alone) {
        resolved.put(here.row[place].0, row.names[which].clone());
        resolved.put(here.row[place + 1].0, "");
    }
}

/// "the city", "this plan": a determiner and a noun with nothing else to tell the thing by.
fn definite(here: &Here<'_>, place: usize, resolved: &mut Resolved) {
    let Some((noun_index, noun)) = here.row.get(place + 1).copied() else { return };
    let Some(class) = class(&noun.lemma).filter(|_| noun.tag == Tag::Noun) else { return };
    if is_told_apart(here, place + 1) {
        return;
    }
    let plural = noun.lemma != noun.folded;
    if class == "place" && !plural {
        if let Some(name) = last_place(here) {
            resolved.put(here.row[place].0, name);
            resolved.put(noun_index, "");
        }
        return;
    }
    if let Some(thing) = last_thing(here, noun, class, plural) {
        resolved.put(here.row[place].0, "the");
        resolved.put(noun_index, thing.phrase.clone());
    }
}

/// Whether words behind the noun say which one is meant: "the city of Graz", "the plan to close it".
fn is_told_apart(here: &Here<'_>, place: usize) -> bool {
    here.row.get(place + 1).is_some_and(|(_, next)| {
        matches!(
            next.folded.as_str(),
            "of" | "for" | "to" | "that" | "which" | "who" | "between" | "on"
        ) || matches!(
            next.tag,
            Tag::Noun | Tag::Name | Tag::Possessive | Tag::Number | Tag::Relative | Tag::Participle
        )
    })
}

/// The place that was named last, if it is the only one of its sentence.
fn last_place(here: &Here<'_>) -> Option<String> {
    let begin = here.context.starts.get(here.at_sentence).copied()?;
    let from = here.at_sentence.saturating_sub(NEAR);
    let mentions = here.context.mentions_before(from, begin);
    let places = || mentions.iter().rev().filter(|mention| mention.kind == Some(EntityKind::Place));
    let last = places().next()?;
    let rivals = |other: &&Mention| other.sentence == last.sentence && other.key != last.key;
    places().find(rivals).is_none().then(|| last.name.clone())
}

/// The last thing before the draft with the same noun, or else of the same class.
fn last_thing<'h>(here: &'h Here<'_>, noun: &Word, class: &str, plural: bool) -> Option<&'h Thing> {
    let reach = if class == "plan" { FAR } else { NEAR };
    let from = here.at_sentence.saturating_sub(reach);
    let end = here.context.things.partition_point(|thing| thing.range.end <= here.start);
    let near = || {
        here.context.things[..end]
            .iter()
            .rev()
            .take(MOST)
            .take_while(|thing| thing.sentence >= from)
            .filter(|thing| thing.class == class && thing.plural == plural)
    };
    let same = near().find(|thing| thing.noun == noun.lemma);
    same.or_else(|| {
        let first = near().next()?;
        // Of several things of one class only the noun tells which is meant.
        near().all(|thing| thing.phrase == first.phrase).then_some(first)
    })
}
