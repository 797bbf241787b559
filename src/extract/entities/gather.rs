//! Gathering what several documents show of each name.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entity, EntityKind};
use crate::text::{lexicon::Lexicon, words::fold};

use super::super::clauses::tags::{Tag, Word};
use super::apart::kept_apart;
use super::{
    Proposed,
    mentions::{Mention, Read, read},
    variants,
    words::{is_place_noun, is_speaking_role},
};

/// What the documents show of one name.
#[derive(Debug, Default)]
struct Shown {
    name: String,
    kind: Option<EntityKind>,
    aliases: BTreeSet<String>,
    speaks_for: BTreeSet<String>,
    within: BTreeSet<String>,
    because: Vec<String>,
    times: usize,
}

/// What all documents together show.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    by_key: BTreeMap<String, Shown>,
    surnames: BTreeMap<String, BTreeSet<String>>,
    nations: BTreeMap<String, BTreeSet<String>>,
}

impl Gathered {
    /// Takes in a document.
    pub(super) fn add(&mut self, text: &str) {
        let read = read(text);
        for mention in &read.mentions {
            if mention.nation {
                self.nation(mention);
            } else if let Some(kind) = mention.kind {
                self.name(mention, kind);
            }
        }
        self.brackets(text, &read);
        self.regions(&read);
    }

    fn name(&mut self, mention: &Mention, kind: EntityKind) {
        let single = !mention.key.contains(' ');
        if kind == EntityKind::Person && single {
            self.surnames.entry(mention.key.clone()).or_default().insert(mention.name.clone());
            return;
        }
        let shown = self.by_key.entry(mention.key.clone()).or_default();
        shown.times += 1;
        if shown.name.is_empty() {
            shown.name.clone_from(&mention.name);
        }
        shown.kind.get_or_insert(kind);
        if let Some(title) = &mention.title {
            let reason = format!("“{title} {}”", mention.name);
            if !shown.because.contains(&reason) {
                shown.because.push(reason);
            }
            shown.speaks_for.extend(party_of_title(title));
        }
    }

    fn nation(&mut self, mention: &Mention) {
        let lexicon = Lexicon::english();
        let capital = lexicon.nation(&mention.key).is_none();
        // A capital stands for its state only where it acts: "Vienna refused", not "in Vienna".
        if capital && !mention.subject {
            return;
        }
        let nation =
            lexicon.nation(&mention.key).or_else(|| lexicon.nation_of_capital(&mention.key));
        if let Some(nation) = nation {
            self.nations.entry(nation.key.clone()).or_default().insert(mention.name.clone());
        }
    }

    /// "International Grain Council (IGC)" and "Arden (Ardenburg)": what stands in brackets is another name.
    fn brackets(&mut self, text: &str, read: &Read) {
        for pair in read.mentions.windows(2) {
            let [outer, inner] = pair else { continue };
            let (before, after) =
                (text.get(outer.range.end..inner.range.start), text.get(inner.range.end..));
            let closed =
                after.is_some_and(|after| after.trim_start_matches(['”', '"']).starts_with(')'));
            if before.is_none_or(|gap| gap.trim() != "(")
                || !closed
                || outer.sentence != inner.sentence
            {
                continue;
            }
            let acronym = is_acronym_of(&inner.name, &outer.name);
            let renamed =
                outer.kind == Some(EntityKind::Place) || inner.kind == Some(EntityKind::Place);
            let kind =
                if acronym { outer.kind.unwrap_or(EntityKind::Body) } else { EntityKind::Place };
            if outer.nation || inner.nation || !(acronym || renamed) {
                continue;
            }
            self.by_key.remove(&inner.key);
            let shown = self.by_key.entry(outer.key.clone()).or_default();
            shown.name.clone_from(&outer.name);
            shown.kind.get_or_insert(kind);
            shown.aliases.insert(inner.name.clone());
            shown.because.push(format!("“{} ({})”", outer.name, inner.name));
        }
    }

    /// "Arden in the Weald region": the document says where the place lies.
    fn regions(&mut self, read: &Read) {
        for pair in read.mentions.windows(2) {
            let [inner, outer] = pair else { continue };
            let words = &read.sentences[inner.sentence].words;
            let is_place =
                inner.kind == Some(EntityKind::Place) && outer.kind == Some(EntityKind::Place);
            if inner.sentence != outer.sentence || !is_place || !leads_within(words, inner, outer) {
                continue;
            }
            if let Some(shown) = self.by_key.get_mut(&inner.key) {
                shown.within.insert(outer.name.clone());
            }
        }
    }

    /// The proposals, by name.
    pub(super) fn proposals(mut self) -> Vec<Proposed> {
        self.give_surnames();
        let spellings = variants::join(
            self.by_key
                .values()
                .filter(|it| it.kind.is_some())
                .map(|it| (it.name.as_str(), it.times)),
        );
        for (other, name) in spellings {
            self.take_over(&other, &name);
        }
        let known: BTreeSet<String> =
            self.by_key.values().map(|shown| shown.name.clone()).collect();
        let nations = std::mem::take(&mut self.nations);
        let names = |key: &str| nation_name(key, &nations);
        let mut proposals: Vec<Proposed> =
            self.by_key.into_values().filter_map(|shown| shown.proposed(&known, &names)).collect();
        for (key, spellings) in &nations {
            let name = names(key);
            proposals.push(of_nation(&name, spellings));
        }
        proposals.sort_by(|a, b| a.entity.name.cmp(&b.entity.name));
        kept_apart(proposals)
    }

    /// A surname alone is an alias of the only person who bears it.
    fn give_surnames(&mut self) {
        let surnames = std::mem::take(&mut self.surnames);
        for (surname, spellings) in surnames {
            let ending = format!(" {surname}");
            let bearers: Vec<&String> =
                self.by_key.keys().filter(|key| key.ends_with(&ending)).collect();
            if let [one] = bearers.as_slice() {
                let key = (*one).clone();
                if let Some(shown) = self.by_key.get_mut(&key) {
                    shown.aliases.extend(spellings);
                }
            }
        }
    }

    /// One spelling becomes an alias of the other.
    fn take_over(&mut self, other: &str, name: &str) {
        let Some(gone) = self.by_key.remove(&fold(other)) else { return };
        let Some(kept) = self.by_key.get_mut(&fold(name)) else { return };
        kept.because.push(format!(
            "“{}” and “{}” are spelt alike: check that they are one",
            kept.name, gone.name
        ));
        kept.aliases.insert(gone.name);
        kept.aliases.extend(gone.aliases);
        kept.speaks_for.extend(gone.speaks_for);
        kept.within.extend(gone.within);
    }
}

impl Shown {
    fn proposed(
        self,
        known: &BTreeSet<String>,
        nations: &dyn Fn(&str) -> String,
    ) -> Option<Proposed> {
        let kind = self.kind?;
        let one =
            |set: BTreeSet<String>| if set.len() == 1 { set.into_iter().next() } else { None };
        let because = match self.because.as_slice() {
            [] => {
                format!("named {} {}", self.times, if self.times == 1 { "time" } else { "times" })
            }
            reasons => reasons.join("; "),
        };
        // One mention without any sign but its form is too little.
        if self.because.is_empty()
            && self.times < 2
            && kind != EntityKind::Place
            && self.aliases.is_empty()
        {
            return None;
        }
        let name = self.name;
        let aliases = self.aliases.into_iter().filter(|alias| *alias != name).collect();
        let within = one(self.within).filter(|within| known.contains(within) && *within != name);
        let speaks_for = one(self.speaks_for).map(|party| nations(&fold(&party)));
        let entity = Entity { name, kind, aliases, speaks_for, within };
        Some(Proposed { entity, because })
    }
}

fn of_nation(name: &str, spellings: &BTreeSet<String>) -> Proposed {
    let aliases: Vec<String> =
        spellings.iter().filter(|spelling| *spelling != name).cloned().collect();
    let because = if aliases.is_empty() {
        "a state that the documents name".to_owned()
    } else {
        format!("the documents call it {} too", listed(&aliases))
    };
    let entity = Entity {
        name: name.to_owned(),
        kind: EntityKind::Body,
        aliases,
        speaks_for: None,
        within: None,
    };
    Proposed { entity, because }
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}

/// The name to show of a nation: as the documents spell it where they spell it out.
fn nation_name(key: &str, spellings: &BTreeMap<String, BTreeSet<String>>) -> String {
    let written = spellings.get(key).and_then(|all| all.iter().find(|name| fold(name) == key));
    written.cloned().unwrap_or_else(|| capitalised(key))
}

fn capitalised(key: &str) -> String {
    let small = |word: &str| matches!(word, "and" | "of" | "the");
    let word = |word: &str| {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if !small(word) => first.to_uppercase().chain(chars).collect(),
            _ => word.to_owned(),
        }
    };
    key.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

/// The name of the nation that a name or demonym stands for: "Danish" gives "Denmark".
pub(crate) fn nation_of(word: &str) -> Option<String> {
    Lexicon::english().nation(&fold(word)).map(|nation| capitalised(&nation.key))
}

/// The nation that the holder of a title speaks for: "Danish foreign minister" speaks for Denmark.
pub(crate) fn party_of_title(title: &str) -> Option<String> {
    let lexicon = Lexicon::english();
    let folded: Vec<String> = title.split_whitespace().map(fold).collect();
    let speaks = folded.iter().any(|word| is_speaking_role(word));
    let deputy = folded
        .iter()
        .any(|word| matches!(word.as_str(), "former" | "ex" | "opposition" | "late" | "shadow"));
    if !speaks || deputy {
        return None;
    }
    let mut nations =
        folded.iter().filter_map(|word| lexicon.nation(word)).map(|nation| nation.key.clone());
    let first = nations.next()?;
    nations.all(|other| other == first).then(|| capitalised(&first))
}

/// Whether the letters of one are the first letters of the other's words.
fn is_acronym_of(short: &str, long: &str) -> bool {
    let capitals = |skip: bool| -> String {
        long.split([' ', '-'])
            .filter(|word| !skip || word.starts_with(char::is_uppercase))
            .filter_map(|word| word.chars().next())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let letters: String =
        short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    letters.chars().count() >= 2
        && !short.contains(' ')
        && (capitals(true) == letters || capitals(false) == letters)
}

/// Whether "in the (eastern) X region" stands behind the inner place.
fn leads_within(words: &[Word], inner: &Mention, outer: &Mention) -> bool {
    let between = words
        .iter()
        .filter(|word| word.range.start >= inner.range.end && word.range.end <= outer.range.start);
    let mut led = false;
    for word in between {
        match word.tag {
            Tag::Preposition if word.is("in") => led = true,
            Tag::Determiner | Tag::Adjective if led => {}
            Tag::Mark if !led => {}
            _ => return false,
        }
    }
    let next = words.iter().find(|word| word.range.start >= outer.range.end);
    let named = outer.key.rsplit(' ').next().is_some_and(is_place_noun);
    led && (named
        || next.is_some_and(|word| {
            is_place_noun(&word.folded) && !word.is("city") && !word.is("town")
        }))
}
