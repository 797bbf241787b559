//! The documents of two cases as one list.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{
    Pair, Renamed, Side, United, content,
    ids::{self, Holder},
    order,
    settle::{ADDRESSES, DATES, FULLER, Ledger},
    snapshots::{self, Moved},
    source_identity::{Identified, identify},
    variants::Variants,
};
use crate::model::{Case, Citation, Source, SourceId};

/// The documents of the merged case, and where those of each side are now.
pub(super) struct Sources {
    pub(super) list: Vec<Source>,
    pub(super) united: Vec<United>,
    pub(super) renamed: Vec<Renamed>,
    pub(super) unsure: Vec<Vec<SourceId>>,
    /// By side and id there: the place in the list.
    places: [FxHashMap<SourceId, usize>; 2],
    /// By place in the list: the hashes that changed on each side.
    moved: Vec<[Moved; 2]>,
}

impl Sources {
    /// Where a source of one side is in the list.
    pub(super) fn place(&self, side: Side, id: &SourceId) -> Option<usize> {
        self.places[side as usize].get(id).copied()
    }

    /// A citation as it stood on one side, naming the snapshot that it points into by the hash that this has now.
    pub(super) fn cited(&self, side: Side, source: &Source, citation: &Citation) -> Citation {
        let mut citation = citation.clone();
        if citation.position.is_some() {
            let held = source.cited(&citation).map(|snapshot| snapshot.sha256.clone());
            let moved = self.place(side, &source.id).map(|at| &self.moved[at][side as usize]);
            citation.snapshot = held
                .map(|hash| moved.and_then(|moved| moved.get(&hash).cloned()).unwrap_or(hash))
                .or(citation.snapshot);
        }
        citation
    }
}

pub(super) fn merge<'c>(
    ours: &'c Case,
    theirs: &'c Case,
    known_ours: &'c Variants<'c>,
    known_theirs: &'c Variants<'c>,
    ledger: &mut Ledger<'_>,
) -> Sources {
    let Identified { pairs, unsure } = identify(ours, theirs, known_ours, known_theirs);
    let of = |pair: &Pair| {
        (pair.ours.map(|at| &ours.sources[at]), pair.theirs.map(|at| &theirs.sources[at]))
    };
    let holder = |pair| holder(of(pair), &mut Ledger::new(known_ours, known_theirs));
    let ids = ids::assign(&pairs.iter().map(holder).collect::<Vec<_>>());
    let order = order::of_pairs(&pairs, &ids);

    let mut sources = Sources {
        list: vec![],
        united: vec![],
        renamed: vec![],
        unsure: vec![],
        places: Default::default(),
        moved: vec![],
    };
    for (place, &at) in order.iter().enumerate() {
        let (our, their) = of(&pairs[at]);
        for (places, source) in sources.places.iter_mut().zip([our, their]) {
            places.extend(source.map(|source| (source.id.clone(), place)));
        }
        sources.told(our, their, &ids[at]);
    }
    for &at in &order {
        let (our, their) = of(&pairs[at]);
        // What names a document by its id names it by the id that it has now.
        let renamed = |side: Side, name: &str| {
            let place = SourceId::new(name).ok().and_then(|id| sources.place(side, &id));
            place.map_or(name, |place| &ids[order[place]]).to_owned()
        };
        let (source, moved) = settled(our, their, &ids[at], renamed, ledger);
        sources.list.extend(source);
        sources.moved.push(moved);
    }
    let id_of = |at: &usize| SourceId::new(ids[*at].clone()).ok();
    sources.unsure = unsure.iter().map(|group| group.iter().filter_map(id_of).collect()).collect();
    sources.unsure.iter_mut().for_each(|group: &mut Vec<SourceId>| group.sort());
    sources.unsure.sort();
    sources.unsure.dedup();
    sources
}

/// What the two say together decides who keeps a contested id: it is the same when one of them is merged again.
fn holder((ours, theirs): (Option<&Source>, Option<&Source>), scratch: &mut Ledger<'_>) -> Holder {
    let both = || ours.into_iter().chain(theirs);
    let ids: BTreeSet<String> = both().map(|source| source.id.as_str().to_owned()).collect();
    let now = ids.first().map_or("", String::as_str);
    let (source, _) = settled(ours, theirs, now, |_, name| name.to_owned(), scratch);
    let content = source.as_ref().map(content::of_source).unwrap_or_default();
    Holder { ids, content }
}

impl Sources {
    fn told(&mut self, ours: Option<&Source>, theirs: Option<&Source>, now: &str) {
        let id = |source: Option<&Source>| source.map(|source| source.id.as_str().to_owned());
        let told = super::told("source", id(ours), id(theirs), now);
        self.united.extend(told.0);
        self.renamed.extend(told.1);
    }
}

fn settled(
    ours: Option<&Source>,
    theirs: Option<&Source>,
    now: &str,
    renamed: impl Fn(Side, &str) -> String,
    ledger: &mut Ledger<'_>,
) -> (Option<Source>, [Moved; 2]) {
    let all_renamed = |side: Side, source: Option<&Source>, list: fn(&Source) -> &[String]| {
        let names = source.into_iter().flat_map(list);
        names.map(|name| renamed(side, name)).collect::<Vec<String>>()
    };
    let [our_id, their_id] = [ours, theirs].map(|it| it.map(|it| it.id.as_str()));
    let mut record = ledger.record("source", our_id, their_id, now);
    let digest_of = record.settle(
        "digest_of",
        ours.and_then(|it| it.digest_of.as_ref()).map(|it| renamed(Side::Ours, it)),
        theirs.and_then(|it| it.digest_of.as_ref()).map(|it| renamed(Side::Theirs, it)),
        FULLER,
    );
    let mut text = |field, get: fn(&Source) -> Option<String>, values| {
        record.settle(field, ours.and_then(get), theirs.and_then(get), values)
    };
    let title = |it: &Source| Some(it.title.clone()).filter(|title| !title.is_empty());
    let date = |it: &Source| it.published.map(|date| date.to_string());
    let (our_texts, their_texts) =
        [ours, theirs].map(|it| it.map_or(&[][..], |source| source.snapshots.as_slice())).into();
    let (snapshots, moved) = match (ours, theirs) {
        (Some(_), Some(_)) => snapshots::merge(our_texts, their_texts),
        _ => ([our_texts, their_texts].concat(), Default::default()),
    };
    let authors = |it: Option<&Source>| it.map_or(vec![], |it| it.authors.clone());
    let source = SourceId::new(now).ok().map(|id| Source {
        id,
        title: text("title", title, FULLER).unwrap_or_default(),
        publisher: text("publisher", |it| it.publisher.clone(), FULLER),
        authors: order::of_lists(&authors(ours), &authors(theirs)),
        url: text("url", |it| it.url.clone(), ADDRESSES),
        archive_url: text("archive_url", |it| it.archive_url.clone(), ADDRESSES),
        published: text("published", date, DATES).and_then(|date| date.parse().ok()),
        language: text("language", |it| it.language.clone(), FULLER),
        cites: order::of_lists(
            &all_renamed(Side::Ours, ours, |it| &it.cites),
            &all_renamed(Side::Theirs, theirs, |it| &it.cites),
        ),
        digest_of,
        snapshots,
    });
    (source, moved)
}
