//! Who speaks in a document: names brought to their fullest form, and pronouns to the name they stand for.

mod naming;
pub(crate) mod phrase;

use rustc_hash::FxHashMap;

use naming::{Named, full_names, named};
use phrase::{Phrase, is_pronoun};

use super::document::Document;
use super::words::Words;

/// What a pronoun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// "He": also one whose sex is not known yet.
    Man,
    /// "She".
    Woman,
    /// One of the two.
    Person,
    /// "It": a body, a nation, a paper.
    Body,
    /// "They".
    Many,
    /// A name alone, of a person or of a body.
    Unknown,
}

/// One who was named as subject or speaker.
#[derive(Debug, Clone)]
struct Remembered {
    name: String,
    kind: Kind,
    /// Base forms of the words that say what they are: "president", "ministry".
    roles: Vec<String>,
}

/// Those named so far in a document, the last one last.
#[derive(Debug)]
pub(crate) struct Speakers<'d> {
    document: &'d Document<'d>,
    full_names: FxHashMap<String, Option<String>>,
    remembered: Vec<Remembered>,
    /// Whether the sentence before was about a thing, which "it" then stands for.
    told_of_thing: bool,
}

/// How many of those named last a pronoun can reach.
const MEMORY: usize = 12;

impl<'d> Speakers<'d> {
    /// Nobody named yet; the fullest form of every name in the document is known.
    pub(crate) fn new(document: &'d Document<'d>) -> Self {
        Self {
            document,
            full_names: full_names(document),
            remembered: Vec::new(),
            told_of_thing: false,
        }
    }

    /// The name of the speaker that a phrase means, remembered as the last one named; `None` where the
    /// phrase is no speaker or it is not clear who is meant.
    pub(crate) fn speaker(&mut self, words: &Words<'_>, phrase: &Phrase) -> Option<String> {
        let pronoun = words.folded(phrase.head);
        if pronoun == "it" && phrase.range.start == 0 && self.told_of_thing {
            return None;
        }
        if is_pronoun(pronoun) {
            let at = self.antecedent(pronoun)?;
            let who = self.remembered.remove(at);
            let kind = learned(who.kind, pronoun);
            let name = who.name.clone();
            self.remembered.push(Remembered { kind, ..who });
            return Some(name);
        }
        let named = named(words, phrase, self.document, &self.full_names)?;
        let mut named = self.resolve(named);
        // "Its armed forces" is said of whom "it" stands for.
        let owner = words.folded(phrase.range.start);
        if !named.is_name
            && let Some(owner) = self.possessor(owner)
        {
            named.name = format!("{owner}’s {}", named.name);
        }
        let name = named.name.clone();
        self.remember(named);
        Some(name)
    }

    /// Whether a phrase can be one who speaks.
    pub(crate) fn can_speak(&self, words: &Words<'_>, phrase: &Phrase) -> bool {
        let head = words.folded(phrase.head);
        if is_pronoun(head) {
            return self.antecedent(head).is_some();
        }
        named(words, phrase, self.document, &self.full_names).is_some()
    }

    /// Takes note of what the sentence that ends here was about.
    pub(crate) fn end_sentence(&mut self, words: &Words<'_>, subject: Option<&Phrase>) {
        self.told_of_thing = subject.is_some_and(|subject| !self.can_speak(words, subject));
        self.overhear(words);
    }

    /// Takes note of the persons that a sentence names beside its subject: a pronoun may mean one of them where
    /// the subject does not fit.
    fn overhear(&mut self, words: &Words<'_>) {
        let persons = |at: usize| {
            let known = self.full_names.contains_key(words.folded(at));
            let ends = words.is_capitalised(at) && !words.is_capitalised(at + 1);
            (known && ends).then(|| phrase::phrase_before(words, at + 1)).flatten()
        };
        let overheard: Vec<Named> = (0..words.len())
            .filter_map(persons)
            .filter_map(|phrase| named(words, &phrase, self.document, &self.full_names))
            .filter(|named| matches!(named.kind, Kind::Man | Kind::Woman | Kind::Person))
            .collect();
        for Named { name, kind, roles, .. } in overheard {
            if self.remembered.iter().all(|who| who.name != name) {
                let below_subject = self.remembered.len().saturating_sub(1);
                self.remembered.insert(below_subject, Remembered { name, kind, roles });
            }
        }
        while self.remembered.len() > MEMORY {
            self.remembered.remove(0);
        }
    }

    /// The name that a possessive pronoun stands for.
    pub(crate) fn possessor(&self, pronoun: &str) -> Option<String> {
        let personal = match pronoun {
            "his" => "he",
            "her" => "she",
            "its" => "it",
            "their" => "they",
            _ => return None,
        };
        self.antecedent(personal).map(|at| self.remembered[at].name.clone())
    }

    fn antecedent(&self, pronoun: &str) -> Option<usize> {
        self.remembered.iter().rposition(|who| fits(who.kind, pronoun))
    }

    /// "The president", "the ministry": the last one named with that role.
    fn resolve(&self, named: Named) -> Named {
        if named.is_name {
            return named;
        }
        let Some(role) = named.roles.last().filter(|_| named.is_definite && named.roles.len() == 1)
        else {
            return named;
        };
        let whose = self.remembered.iter().rev().find(|who| who.roles.contains(role));
        match whose {
            Some(who) => Named {
                name: who.name.clone(),
                kind: who.kind,
                roles: who.roles.clone(),
                is_name: true,
                is_definite: true,
            },
            None => named,
        }
    }

    fn remember(&mut self, named: Named) {
        let before = self.remembered.iter().position(|who| who.name == named.name);
        let mut roles = named.roles;
        let mut kind = named.kind;
        if let Some(at) = before {
            let known = self.remembered.remove(at);
            roles.extend(known.roles);
            if matches!(kind, Kind::Unknown | Kind::Person) {
                kind = known.kind;
            }
        }
        roles.sort_unstable();
        roles.dedup();
        self.remembered.push(Remembered { name: named.name, kind, roles });
        if self.remembered.len() > MEMORY {
            self.remembered.remove(0);
        }
    }
}

fn fits(kind: Kind, pronoun: &str) -> bool {
    match pronoun {
        "he" => matches!(kind, Kind::Man | Kind::Person | Kind::Unknown),
        "she" => matches!(kind, Kind::Woman | Kind::Person | Kind::Unknown),
        "it" => matches!(kind, Kind::Body | Kind::Unknown),
        "they" => matches!(kind, Kind::Many | Kind::Body),
        _ => false,
    }
}

/// What a pronoun tells of the one it stands for.
fn learned(kind: Kind, pronoun: &str) -> Kind {
    match pronoun {
        "he" => Kind::Man,
        "she" => Kind::Woman,
        "it" => Kind::Body,
        _ => kind,
    }
}
