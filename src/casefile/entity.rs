//! `[[entity]]`: names and their spellings.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::{
    model::{Entity, EntityKind},
    text::normalize::typographic,
};

use super::{
    node::Node,
    problem::{Place, Sink},
    reader::Reader,
};

#[derive(Debug)]
pub(super) struct EntityDraft {
    pub(super) place: Place,
    pub(super) entity: Entity,
}

pub(super) fn read(node: Node, file: &Place, sink: &mut Sink) -> Option<EntityDraft> {
    let mut reader = Reader::new("entity", node, file, sink)?;
    reader.require("kind");
    let (kind_line, within_line) = (reader.line("kind"), reader.line("within"));
    let kind = reader.word::<EntityKind>("kind");
    let entity = Entity {
        name: reader.required("name"),
        kind: kind.unwrap_or(EntityKind::Thing),
        aliases: reader.texts("aliases"),
        speaks_for: reader.text("speaks_for"),
        within: reader.text("within"),
    };
    if entity.within.is_some() && kind.is_some_and(|kind| kind != EntityKind::Place) {
        let message =
            format!("is said of places only, and line {kind_line} says that this is none");
        reader.problem(within_line, "within", message);
    }
    let place = reader.place().clone();
    reader.finish();
    Some(EntityDraft { place, entity })
}

/// Takes the entities of all inputs together: the same entity in two files is taken once, and two that
/// share a name, or run in a circle, are problems.
pub(super) fn gather(drafts: Vec<EntityDraft>, sink: &mut Sink) -> Vec<Entity> {
    let mut kept: Vec<EntityDraft> = vec![];
    let mut by_name: FxHashMap<(EntityKind, String), usize> = FxHashMap::default();
    for draft in drafts {
        let same = |other: &&EntityDraft| {
            other.entity == draft.entity && other.place.file != draft.place.file
        };
        let name = (draft.entity.kind, key(&draft.entity.name));
        if by_name.get(&name).and_then(|at| kept.get(*at)).filter(same).is_some() {
            continue;
        }
        let names = std::iter::once(("name", &draft.entity.name))
            .chain(draft.entity.aliases.iter().map(|alias| ("aliases", alias)));
        for (field, name) in names {
            let taken = by_name.entry((draft.entity.kind, key(name))).or_insert(kept.len());
            if let Some(other) = kept.get(*taken) {
                let where_else = other.place.seen_from(&draft.place);
                let message = format!(
                    "{name:?} is a name of the {} on {where_else} already: keep one of the two",
                    other.entity.kind
                );
                sink.add(&draft.place, format!("entity.{field}"), message);
            }
        }
        kept.push(draft);
    }
    circles(&kept, "speaks_for", |entity| entity.speaks_for.as_deref(), sink);
    circles(&kept, "within", |entity| entity.within.as_deref(), sink);
    kept.into_iter().map(|draft| draft.entity).collect()
}

/// Reports the entities that lead back to themselves: who follows them up would never arrive.
fn circles(
    drafts: &[EntityDraft],
    field: &str,
    up: impl Fn(&Entity) -> Option<&str>,
    sink: &mut Sink,
) {
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        for name in std::iter::once(&draft.entity.name).chain(&draft.entity.aliases) {
            // A place and a body may share a name: places lie within places, and none speaks.
            if (field == "within") == (draft.entity.kind == EntityKind::Place) {
                by_name.entry(key(name)).or_insert(at);
            }
        }
    }
    let next = |at: usize| by_name.get(&key(up(&drafts[at].entity)?)).copied();
    // 0: not looked at; otherwise the walk that came by first.
    let mut walked = vec![0; drafts.len()];
    for start in 0..drafts.len() {
        let mut at = start;
        while walked[at] == 0 {
            walked[at] = start + 1;
            let Some(above) = next(at) else { break };
            if walked[above] == start + 1 {
                let entity = &drafts[above].entity;
                let message = format!("leads from {:?} back to itself", entity.name);
                sink.add(&drafts[above].place, format!("entity.{field}"), message);
            }
            at = above;
        }
    }
}

fn key(name: &str) -> String {
    typographic(name).to_lowercase()
}
