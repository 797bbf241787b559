//! Which documents of two cases are one.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{Pair, Side, address, components::components, content, ids, variants::Variants};
use crate::model::{Case, Citation, DateSpan, PartialDate, Source, SourceId};
use crate::text::quote::Haystack;

/// What tells a source: the value of each field and the values kept beside it.
struct Facts<'c> {
    source: &'c Source,
    titles: BTreeSet<String>,
    publishers: BTreeSet<String>,
    addresses: BTreeSet<String>,
    dates: Vec<DateSpan>,
    /// The texts themselves and the hashes of what they were taken from.
    texts: BTreeSet<&'c str>,
    /// The quotes of its claims that were not looked up, since it holds no text.
    quotes: Vec<&'c Citation>,
}

impl<'c> Facts<'c> {
    fn of(source: &'c Source, quotes: Vec<&'c Citation>, variants: &'c Variants<'c>) -> Self {
        let values = |field: &'static str, own: &'c Option<String>| {
            let kept = variants.values("source", source.id.as_str(), field);
            kept.chain(own.as_deref())
        };
        let addresses =
            values("url", &source.url).chain(values("archive_url", &source.archive_url));
        let titles = variants.values("source", source.id.as_str(), "title");
        let dates = variants.values("source", source.id.as_str(), "published");
        let dates = dates.filter_map(|date| date.parse().ok()).chain(source.published);
        let texts = source.snapshots.iter().map(|it| (it.text.trim(), it.sha256.as_str()));
        Self {
            source,
            titles: titles.chain([source.title.as_str()]).filter_map(folded).collect(),
            publishers: values("publisher", &source.publisher).filter_map(folded).collect(),
            addresses: addresses.filter_map(address::key).collect(),
            dates: dates.map(PartialDate::span).collect(),
            texts: texts
                .filter(|(text, _)| !text.is_empty())
                .flat_map(|(text, hash)| [text, hash])
                .collect(),
            quotes,
        }
    }

    /// Whether two sources with one id are two documents all the same: they share neither an address nor a
    /// text, and disagree in at least two of title, publisher, address, date and text. Where one holds no text, its
    /// quotes have to stand in the other's.
    fn is_another_than(&self, other: &Self) -> bool {
        let dates_differ = || {
            let agree = |date: &DateSpan| other.dates.iter().any(|it| it.overlaps(*date));
            !self.dates.is_empty() && !other.dates.is_empty() && !self.dates.iter().any(agree)
        };

        let disagreements = [
            differ(&self.titles, &other.titles),
            differ(&self.publishers, &other.publishers),
            differ(&self.addresses, &other.addresses),
            differ(&self.texts, &other.texts),
            dates_differ(),
        ];
        let count = disagreements.into_iter().filter(|differ| *differ).count();
        let are_quotes_elsewhere = || self.quotes_miss_in(other) || other.quotes_miss_in(self);
        !self.is_shared_with(other) && (count >= 2 || (count == 1 && are_quotes_elsewhere()))
    }

    /// Whether the two share an address or a text.
    fn is_shared_with(&self, other: &Self) -> bool {
        !self.addresses.is_disjoint(&other.addresses) || !self.texts.is_disjoint(&other.texts)
    }

    /// Whether a quote of this source, which holds no text, does not stand in the texts of the other.
    fn quotes_miss_in(&self, other: &Self) -> bool {
        let texts: Vec<Haystack<'_>> =
            other.source.snapshots.iter().map(|it| Haystack::new(&it.text)).collect();
        let is_missing = |quote: &&Citation| {
            let (prefix, suffix) = (quote.prefix.as_deref(), quote.suffix.as_deref());
            texts.iter().all(|text| text.find(&quote.exact, prefix, suffix).is_err())
        };
        self.texts.is_empty() && !texts.is_empty() && self.quotes.iter().any(is_missing)
    }

    /// Whether two outlets put the same text out, each at its address, as they do with what an agency sends.
    fn is_of_another_outlet(&self, other: &Self) -> bool {
        differ(&self.publishers, &other.publishers) && differ(&self.addresses, &other.addresses)
    }
}

/// Whether both sides say something, and nothing the same.
fn differ<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> bool {
    !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
}

/// A text without what people vary: letter case and white space; `None` of an empty one.
fn folded(text: &str) -> Option<String> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The documents of both cases, each once; and those that may be one and were left apart, as places in that list.
pub(super) struct Identified {
    pub(super) pairs: Vec<Pair>,
    pub(super) unsure: Vec<Vec<usize>>,
}

/// Finds out which documents are one: those with one address, or with one text; then those with one id, unless more
/// than one thing tells them apart. What one person recorded as two stays two: where an
/// address or a text is shared by more than one document of a case, it does not tell which is which, and ids
/// decide.
pub(super) fn identify<'c>(
    ours: &'c Case,
    theirs: &'c Case,
    known_ours: &'c Variants<'c>,
    known_theirs: &'c Variants<'c>,
) -> Identified {
    let facts = |case: &'c Case, known: &'c Variants<'c>| {
        let mut quotes: FxHashMap<&SourceId, Vec<&'c Citation>> = FxHashMap::default();
        for claim in &case.claims {
            let open = claim.citation.as_ref().filter(|citation| citation.position.is_none());
            quotes.entry(&claim.source).or_default().extend(open);
        }
        let of = |source: &'c Source| {
            Facts::of(source, quotes.remove(&source.id).unwrap_or_default(), known)
        };
        case.sources.iter().map(of).collect::<Vec<Facts<'c>>>()
    };
    let mut open = Open {
        partner: [vec![None; ours.sources.len()], vec![None; theirs.sources.len()]],
        sides: [facts(ours, known_ours), facts(theirs, known_theirs)],
    };
    open.by_id(Facts::is_shared_with);
    let by_address = open.by_key(|it| it.addresses.iter().map(String::as_str), |_, _| false);
    let by_text = open.by_key(|it| it.texts.iter().copied(), Facts::is_of_another_outlet);
    open.by_id(|it, other| !it.is_another_than(other));
    open.by_new_id();
    open.finish([by_address, by_text].concat())
}

/// A place in the sources of one side.
type Place = (Side, usize);

/// The sources of both sides, and whom each was found to be.
struct Open<'c> {
    sides: [Vec<Facts<'c>>; 2],
    partner: [Vec<Option<usize>>; 2],
}

impl<'c> Open<'c> {
    fn unite(&mut self, ours: usize, theirs: usize) {
        self.partner[0][ours] = Some(theirs);
        self.partner[1][theirs] = Some(ours);
    }

    fn is_open(&self, side: Side, at: usize) -> bool {
        self.partner[side as usize][at].is_none()
    }

    fn places(&self) -> [FxHashMap<&'c str, usize>; 2] {
        [0, 1].map(|side| {
            let places = self.sides[side].iter().enumerate();
            places.map(|(at, facts)| (facts.source.id.as_str(), at)).collect()
        })
    }

    fn by_id(&mut self, is_same: impl Fn(&Facts<'c>, &Facts<'c>) -> bool) {
        let [_, places] = self.places();
        for ours in 0..self.sides[0].len() {
            let facts = &self.sides[0][ours];
            let same = places.get(facts.source.id.as_str()).copied();
            let both_open =
                |at: &usize| self.is_open(Side::Ours, ours) && self.is_open(Side::Theirs, *at);
            if let Some(theirs) = same.filter(both_open)
                && is_same(facts, &self.sides[1][theirs])
            {
                self.unite(ours, theirs);
            }
        }
    }

    /// Finds what an earlier merge had to rename.
    fn by_new_id(&mut self) {
        let places = self.places();
        let mut found: Vec<(usize, usize)> = vec![];
        for (side, other) in [(Side::Ours, Side::Theirs), (Side::Theirs, Side::Ours)] {
            for (at, facts) in self.sides[side as usize].iter().enumerate() {
                // Only one that has to share its id was ever renamed.
                let id = facts.source.id.as_str();
                if !self.is_open(side, at) || !places[other as usize].contains_key(id) {
                    continue;
                }
                let hash = content::of_source(facts.source);
                let renamed = ids::renames(id, &hash)
                    .filter_map(|id| places[other as usize].get(id.as_str()).copied())
                    .find(|&it| {
                        self.is_open(other, it)
                            && !facts.is_another_than(&self.sides[other as usize][it])
                    });
                found
                    .extend(renamed.map(|it| if side == Side::Ours { (at, it) } else { (it, at) }));
            }
        }
        found.sort_unstable();
        found.dedup();
        for (ours, theirs) in found {
            if self.is_open(Side::Ours, ours) && self.is_open(Side::Theirs, theirs) {
                self.unite(ours, theirs);
            }
        }
    }

    /// Unites those that share a key where it tells which is which; gives the groups where it does not.
    fn by_key<'s, K: Eq + std::hash::Hash + 's, I: Iterator<Item = K>>(
        &'s mut self,
        keys: impl Fn(&'s Facts<'c>) -> I,
        are_two: impl Fn(&Facts<'c>, &Facts<'c>) -> bool,
    ) -> Vec<Vec<Place>> {
        let open: Vec<Place> = [Side::Ours, Side::Theirs]
            .into_iter()
            .flat_map(|side| (0..self.sides[side as usize].len()).map(move |at| (side, at)))
            .filter(|&(side, at)| self.is_open(side, at))
            .collect();
        let sides = &self.sides;
        let keyed = open.iter().enumerate().flat_map(|(number, &(side, at))| {
            keys(&sides[side as usize][at]).map(move |key| (number, key))
        });
        let groups = components(open.len(), keyed);
        let (mut found, mut unsure) = (vec![], vec![]);
        for group in groups.iter().filter(|group| group.len() > 1) {
            let group: Vec<Place> = group.iter().map(|&number| open[number]).collect();
            let of_ours = group.iter().filter(|(side, _)| *side == Side::Ours).count();
            match group[..] {
                [(Side::Ours, ours), (Side::Theirs, theirs)] => {
                    let is_one = !are_two(&sides[0][ours], &sides[1][theirs]);
                    found.extend(is_one.then_some((ours, theirs)));
                }
                _ if of_ours > 0 && of_ours < group.len() => unsure.push(group),
                _ => {}
            }
        }
        for (ours, theirs) in found {
            self.partner[0][ours] = Some(theirs);
            self.partner[1][theirs] = Some(ours);
        }
        unsure
    }

    fn finish(self, unsure: Vec<Vec<Place>>) -> Identified {
        let mut pairs: Vec<Pair> = vec![];
        let mut place_of: FxHashMap<Place, usize> = FxHashMap::default();
        for (ours, partner) in self.partner[0].iter().enumerate() {
            place_of.insert((Side::Ours, ours), pairs.len());
            place_of.extend(partner.map(|theirs| ((Side::Theirs, theirs), pairs.len())));
            pairs.push(Pair { ours: Some(ours), theirs: *partner });
        }
        for (theirs, partner) in self.partner[1].iter().enumerate() {
            if partner.is_none() {
                place_of.insert((Side::Theirs, theirs), pairs.len());
                pairs.push(Pair::one(Side::Theirs, theirs));
            }
        }
        // Some of a group may have been told by their texts in the end.
        let is_left = |(side, at): &Place| self.partner[*side as usize][*at].is_none();
        let left = unsure.into_iter().map(|group| {
            let mixed = |side| group.iter().any(|place| place.0 == side && is_left(place));
            match mixed(Side::Ours) && mixed(Side::Theirs) {
                true => group.iter().map(|place| place_of[place]).collect(),
                false => vec![],
            }
        });
        let unsure = left.filter(|group: &Vec<usize>| !group.is_empty()).collect();
        Identified { pairs, unsure }
    }
}
