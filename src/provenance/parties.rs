//! Who is one with whom: the spellings of a name, the voices of a party, the outlets of a family.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::family::Families;
use super::sources::{Sources, label};
use crate::model::{Basis, Case, Hop};
use crate::text::lexicon::Lexicon;
use crate::text::names::{NameBook, name_key};
use crate::text::words::fold;

/// What two names that stand for one origin share.
pub(super) type Key = String;

/// The names of a case as parties to be counted.
#[derive(Debug, Clone)]
pub(super) struct Parties<'c> {
    book: &'c NameBook,
    lexicon: &'c Lexicon,
    families: Families,
    /// The publishers of the case's sources, as they are written.
    publishers: FxHashSet<&'c str>,
    /// The families that go by their own name, since the case names more than one of their outlets.
    seen: FxHashSet<Key>,
    /// The spelling of each party that the case gives first, and of each family that goes by its own name.
    shown: FxHashMap<Key, String>,
}

impl<'c> Parties<'c> {
    pub(super) fn new(
        case: &'c Case,
        sources: &Sources<'c>,
        book: &'c NameBook,
        lexicon: &'c Lexicon,
    ) -> Self {
        let families = Families::new(&case.publishers, |name| key_of(name, book));
        let (seen, shown) = (FxHashSet::default(), FxHashMap::default());
        let publishers =
            sources.all().iter().filter_map(|source| source.publisher.as_deref()).collect();
        let mut parties = Self { book, lexicon, families, publishers, seen, shown };
        let mut outlets: FxHashMap<Key, Key> = FxHashMap::default();
        for name in names(case, sources) {
            let (key, name) = parties.party(&name);
            if let Some((family, of_house)) = parties.families.of(&key) {
                let first = outlets.entry(family.clone()).or_insert_with(|| key.clone());
                if *first != key && parties.seen.insert(family.clone()) {
                    parties.shown.insert(family.clone(), of_house.to_owned());
                }
                parties.shown.entry(family.clone()).or_insert(name);
            } else {
                parties.shown.entry(key).or_insert(name);
            }
        }
        parties
    }

    /// Whether the name is nobody in particular: "officials", "reports". An outlet of the case is always somebody,
    /// even one that is called "The Post".
    pub(super) fn is_nobody(&self, name: &str) -> bool {
        let is_generic = name.trim().is_empty() || self.lexicon.is_generic_claimant(&fold(name));
        is_generic && !self.publishers.contains(name)
    }

    /// What all spellings of the name itself share, whoever it speaks for.
    pub(super) fn key(&self, name: &str) -> Key {
        key_of(name, self.book)
    }

    /// The key of the family that an outlet is of.
    pub(super) fn family(&self, outlet: &Key) -> Option<&Key> {
        self.families.of(outlet).map(|(family, _)| family)
    }

    /// The key of the origin that a name stands for: its family's, its party's or its own.
    pub(super) fn origin(&self, name: &str) -> Key {
        let (party, _) = self.party(name);
        self.family(&party).cloned().unwrap_or(party)
    }

    /// The name to show of an origin.
    pub(super) fn shown<'a>(&'a self, origin: &'a Key) -> &'a str {
        self.shown.get(origin).unwrap_or(origin)
    }

    /// The steps from a name to the origin that it stands for; none where it stands for itself.
    pub(super) fn steps(&self, name: &str) -> Vec<Hop> {
        let (key, party) = self.party(name);
        let step = |basis, from: &str, to: &str| {
            let (from, to) = (from.to_owned(), to.to_owned());
            Hop { basis, from, to, claim: None }
        };
        let speaks = (key != self.key(name)).then(|| step(Basis::SpeaksFor, name, &party));
        let family = self.families.of(&key).filter(|(family, _)| self.seen.contains(*family));
        let is_of = family
            .filter(|(family, _)| **family != key)
            .map(|(_, house)| step(Basis::Family, &party, house));
        speaks.into_iter().chain(is_of).collect()
    }

    fn party(&self, name: &str) -> (Key, String) {
        let party = self.book.party_name(name).unwrap_or(name);
        (self.key(party), party.to_owned())
    }
}

/// Every name that the case gives to one who may be an origin: publishers, claimants and relays, those cited.
fn names<'c>(case: &'c Case, sources: &Sources<'c>) -> impl Iterator<Item = Cow<'c, str>> {
    let claims = case.claims.iter().flat_map(|claim| {
        claim.chain.claimant.iter().chain(claim.chain.via.iter().map(|relay| &relay.name))
    });
    let publishers = sources.all().iter().filter_map(|source| source.publisher.as_ref());
    let told = sources.all().iter().filter(|source| sources.told(source));
    let cited = told.flat_map(|source| &source.cites).map(|name| match sources.cited(name) {
        Some(source) => Cow::Owned(label(source)),
        None => Cow::Borrowed(name.as_str()),
    });
    publishers.chain(claims).map(|name| Cow::Borrowed(name.as_str())).chain(cited)
}

/// "The Herald" and "Herald" are one outlet.
fn key_of(name: &str, book: &NameBook) -> Key {
    let key = book.speaker(name).map_or_else(|| name_key(name.trim()), str::to_owned);
    key.strip_prefix("the ").map_or(key.clone(), str::to_owned)
}
