//! Pronouns: "he" in what somebody said is most often the speaker; "we" in a quotation is the speaker's side.

use crate::model::EntityKind;

use super::super::{
    clauses::{
        forms,
        tags::{Tag, Word},
    },
    restate::is_plural,
};
use super::{Here, Mention, Resolved};

/// How many sentences back a person is looked for.
const NEAR: usize = 2;

/// Puts names for the pronouns that can be made out.
pub(super) fn resolve(here: &Here<'_>, resolved: &mut Resolved) {
    let mut person: Option<Option<String>> = None;
    for place in 0..here.row.len() {
        let (index, word) = here.row[place];
        if resolved.get(index).is_some() {
            continue;
        }
        let name = match word.folded.as_str() {
            "he" | "she" | "him" | "his" | "her" => {
                // A name put for the first "he" serves the next one: "he" stays.
                if person.is_some() {
                    None
                } else {
                    let found = third_person(here, place);
                    person = Some(found.clone());
                    found
                }
            }
            "himself" | "herself" => {
                third_person(here, place).filter(|_| here.claimant().is_some())
            }
            "it" | "its" => body(here, place),
            "they" | "their" => plural(here, place),
            "i" | "my" | "me" if is_first_person(here, word) => speaker(here),
            "we" | "our" | "us" if is_first_person(here, word) => side(here),
            _ => None,
        };
        if let Some(name) = name {
            let possessive = matches!(word.folded.as_str(), "his" | "its" | "their" | "my" | "our")
                || word.is("her") && owns(here, place);
            if possessive {
                resolved.put(index, possessive_of(&name));
            } else {
                agree(here, place, &name, resolved);
                resolved.put(index, name);
            }
        }
    }
}

fn possessive_of(name: &str) -> String {
    let mark = if name.ends_with('s') && is_plural(name) { "'" } else { "'s" };
    format!("{name}{mark}")
}

/// "her brother", not "met her".
fn owns(here: &Here<'_>, place: usize) -> bool {
    here.row.get(place + 1).is_some_and(|(_, next)| {
        matches!(next.tag, Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number)
    })
}

/// "US" the country is a name, "us" is a pronoun.
fn is_first_person(here: &Here<'_>, word: &Word) -> bool {
    here.claimant().is_some() && word.tag != Tag::Name || word.is("i") && here.claimant().is_some()
}

/// The person whom "he" or "she" stands for.
fn third_person(here: &Here<'_>, place: usize) -> Option<String> {
    let is_person = |mention: &&Mention| mention.kind == Some(EntityKind::Person);
    if here.names_before(place).iter().any(is_person) {
        return None;
    }
    let at = here.row[place].1.range.start;
    let pronoun = here.row[place].1.folded.as_str();
    if let Some(claimant) = here.claimant().and_then(|name| here.context.person(name)) {
        return fits(claimant, pronoun).then(|| here.context.full_name(&claimant.name));
    }
    if here.claimant().is_some() {
        return None;
    }
    let from = here.at_sentence.saturating_sub(NEAR);
    let before = here.context.mentions_before(from, at);
    let persons: Vec<&Mention> =
        before.iter().filter(|mention| is_person(mention) && fits(mention, pronoun)).collect();
    let last = persons.last()?.sentence;
    let surname = |mention: &Mention| mention.key.rsplit(' ').next().unwrap_or_default().to_owned();
    let mut near: Vec<&&Mention> =
        persons.iter().filter(|mention| mention.sentence == last).collect();
    near.dedup_by_key(|mention| surname(mention));
    let subjects: Vec<&&&Mention> = near.iter().filter(|mention| mention.subject).collect();
    let chosen = match (near.as_slice(), subjects.as_slice()) {
        ([one], _) => one,
        (_, [one]) => one,
        _ => return None,
    };
    Some(here.context.full_name(&chosen.name))
}

/// Whether a title speaks against the pronoun: no "she" for a king.
fn fits(mention: &Mention, pronoun: &str) -> bool {
    let Some(title) = mention.title.as_deref().map(str::to_lowercase) else { return true };
    let has = |words: &[&str]| {
        title.split_whitespace().any(|word| words.contains(&word.trim_end_matches('.')))
    };
    let she = matches!(pronoun, "she" | "her");
    let female = has(&[
        "mrs",
        "ms",
        "miss",
        "queen",
        "lady",
        "madame",
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "princess",
        "sister",
    ]);
    let male = has(&[
        "mr",
        "king",
        "lord",
        "sir",
        "spokesman",
        "chairman",
        "congressman",
        "prince",
        "father",
    ]);
    if she { !male } else { !female }
}

/// "it" at the head of what a body says is the body; elsewhere only the one body that the sentence before is
/// about.
fn body(here: &Here<'_>, place: usize) -> Option<String> {
    // What was put before the draft names who does it; whose "its" is then is not clear.
    if !here.begins_with_word() {
        return None;
    }
    let is_it = here.row[place].1.is("it");
    let opens = here.row[..place].iter().all(|(_, word)| word.tag == Tag::Mark);
    let dummy = is_it
        && here.row.get(place + 1).is_some_and(|(_, next)| {
            next.lemma == "be" || matches!(next.lemma.as_str(), "seem" | "appear" | "take" | "rain")
        });
    if is_it && !opens || dummy || !here.names_before(place).is_empty() {
        return None;
    }
    if !is_it && here.row[..place].iter().any(|(_, word)| matches!(word.tag, Tag::Noun | Tag::Name))
    {
        return None;
    }
    if let Some(claimant) = here.claimant() {
        let person = here.context.person(claimant).is_some();
        return (!person && !is_plural(claimant)).then(|| claimant.to_owned());
    }
    if !opens {
        return None;
    }
    let from = here.at_sentence.checked_sub(1)?;
    let begin = here.context.starts.get(here.at_sentence).copied()?;
    let before = here.context.mentions_before(from, begin);
    let subjects: Vec<&Mention> = before.iter().filter(|mention| mention.subject).collect();
    match subjects.as_slice() {
        [one] if one.nation || one.kind == Some(EntityKind::Body) => Some(one.name.clone()),
        _ => None,
    }
}

/// "they" in what several people say together.
fn plural(here: &Here<'_>, place: usize) -> Option<String> {
    let claimant = here.claimant().filter(|claimant| is_plural(claimant))?;
    let other = here.row[..place].iter().any(|(_, word)| {
        word.tag == Tag::Noun && word.lemma != word.folded || word.tag == Tag::Name
    });
    (!other).then(|| claimant.to_owned())
}

fn speaker(here: &Here<'_>) -> Option<String> {
    let claimant = here.claimant()?;
    let single = !is_plural(claimant);
    single.then(|| here.context.full_name(claimant))
}

/// Whom a speaker means by "we": the nation or body spoken for, or the claimant if that is one.
fn side(here: &Here<'_>) -> Option<String> {
    let claimant = here.claimant()?;
    if let Some(party) = here.context.party(claimant) {
        return Some(party.to_owned());
    }
    here.context.person(claimant).is_none().then(|| claimant.to_owned())
}

/// The verb behind a pronoun that a name in the singular took the place of: "I am" becomes "X is".
fn agree(here: &Here<'_>, place: usize, name: &str, resolved: &mut Resolved) {
    let pronoun = here.row[place].1.folded.as_str();
    if !matches!(pronoun, "i" | "we") {
        return;
    }
    let plural = is_plural(name);
    let verb = here.row[place + 1..].iter().take(4).find(|(_, word)| word.tag != Tag::Adverb);
    let Some((index, word)) = verb.copied() else { return };
    let put = match word.folded.as_str() {
        "am" | "are" | "'m" | "'re" => (if plural { "are" } else { "is" }).to_owned(),
        "have" | "'ve" => (if plural { "have" } else { "has" }).to_owned(),
        "were" if !plural => "was".to_owned(),
        "do" if !plural => "does".to_owned(),
        "'ll" => "will".to_owned(),
        "'d" => "would".to_owned(),
        form if word.tag == Tag::Finite
            && form == word.lemma
            && !plural
            && forms::shape(form, &word.lemma) == forms::Shape::Base =>
        {
            forms::third(form)
        }
        _ => return,
    };
    let glued = word.folded.starts_with('\'');
    resolved.put(index, if glued { format!(" {put}") } else { put });
}
