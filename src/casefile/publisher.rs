//! `[[publisher]]`: outlets of which more is known than their name.

use rustc_hash::FxHashMap;

use crate::model::Publisher;

use super::{
    node::Node,
    problem::{Place, Sink},
    reader::Reader,
};

#[derive(Debug)]
pub(super) struct PublisherDraft {
    place: Place,
    publisher: Publisher,
}

pub(super) fn read(node: Node, file: &Place, sink: &mut Sink) -> Option<PublisherDraft> {
    let mut reader = Reader::new("publisher", node, file, sink)?;
    reader.require("family");
    let publisher = Publisher { name: reader.required("name"), family: reader.text("family") };
    let place = reader.place().clone();
    reader.finish();
    Some(PublisherDraft { place, publisher })
}

/// Takes the outlets of all inputs together: one that two files say the same of is taken once.
pub(super) fn gather(drafts: Vec<PublisherDraft>, sink: &mut Sink) -> Vec<Publisher> {
    let mut kept: Vec<Publisher> = vec![];
    let mut seen: FxHashMap<String, (Place, usize)> = FxHashMap::default();
    for PublisherDraft { place, publisher } in drafts {
        let Some((first, at)) = seen.get(&publisher.name) else {
            seen.insert(publisher.name.clone(), (place, kept.len()));
            kept.push(publisher);
            continue;
        };
        if first.file == place.file || kept[*at] != publisher {
            let where_else = first.seen_from(&place);
            let message = format!(
                "{:?} is declared on {where_else} already: keep one of the two",
                publisher.name
            );
            sink.add(&place, "publisher.name", message);
        }
    }
    kept
}
