//! The names of two cases as one list.

use rustc_hash::FxHashMap;

use super::{
    Side, United, circles,
    components::components,
    order,
    settle::{FULLER, Ledger},
};
use crate::model::{Entity, EntityKind};
use crate::text::normalize::typographic;

/// The entities of the merged case.
pub(super) struct Entities {
    pub(super) list: Vec<Entity>,
    pub(super) united: Vec<United>,
}

/// Entities with one name are one; so are those of one kind where a name of the one is a spelling of the other.
/// The smaller name stays, the others become spellings of it.
pub(super) fn merge(ours: &[Entity], theirs: &[Entity], ledger: &mut Ledger<'_>) -> Entities {
    let all: Vec<&Entity> = ours.iter().chain(theirs).collect();
    let keys = all.iter().enumerate().flat_map(|(at, entity)| {
        let own = (None, entity.name.clone());
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        let spelt = names.map(|name| (Some(entity.kind), typographic(name).to_lowercase()));
        std::iter::once(own).chain(spelt).map(move |key| (at, key))
    });
    let groups: Vec<Group<'_>> = components(all.len(), keys)
        .iter()
        .map(|members| Group::of(members, &all, ours.len()))
        .collect();
    let names: FxHashMap<&str, &str> =
        groups.iter().flat_map(|group| group.names().map(|name| (name, group.name))).collect();
    let placed: Vec<super::Pair> = groups.iter().map(|group| group.pair).collect();
    let own_names: Vec<String> = groups.iter().map(|group| group.name.to_owned()).collect();
    let order = order::of_pairs(&placed, &own_names);
    let mut list: Vec<Entity> =
        order.iter().map(|&at| groups[at].settled(&names, ledger)).collect();
    circles::break_up(&mut list, ledger);
    let united = order.iter().flat_map(|&at| groups[at].united()).collect();
    Entities { list, united }
}

/// Entities that are one, those of each side in the order of their names.
struct Group<'c> {
    name: &'c str,
    sides: [Vec<&'c Entity>; 2],
    pair: super::Pair,
}

impl<'c> Group<'c> {
    fn of(members: &[usize], all: &[&'c Entity], ours: usize) -> Self {
        let of_side = |side: Side| {
            let is_ours = side == Side::Ours;
            let mut list: Vec<(&Entity, usize)> = members
                .iter()
                .filter(|&&at| (at < ours) == is_ours)
                .map(|&at| (all[at], at))
                .collect();
            let first = list.iter().map(|(_, at)| *at).min();
            list.sort_by_key(|(entity, at)| (&entity.name, *at));
            (list.into_iter().map(|(entity, _)| entity).collect::<Vec<_>>(), first)
        };
        let ((our, our_first), (their, their_first)) = (of_side(Side::Ours), of_side(Side::Theirs));
        let names = our.iter().chain(&their).map(|entity| entity.name.as_str());
        let theirs_at = their_first.map(|at| at.saturating_sub(ours));
        Self {
            name: names.min().unwrap_or_default(),
            sides: [our, their],
            pair: super::Pair { ours: our_first, theirs: theirs_at },
        }
    }

    fn names(&self) -> impl Iterator<Item = &'c str> + '_ {
        self.sides.iter().flatten().map(|entity| entity.name.as_str())
    }

    fn united(&self) -> Vec<United> {
        let [ours, theirs] = &self.sides;
        let pairs = ours.iter().flat_map(|our| theirs.iter().map(move |their| (our, their)));
        let differ = pairs.filter(|(our, their)| our.name != their.name);
        differ
            .map(|(our, their)| United {
                kind: "entity",
                ours: our.name.clone(),
                theirs: their.name.clone(),
                now: self.name.to_owned(),
            })
            .collect()
    }

    fn settled(&self, names: &FxHashMap<&str, &str>, ledger: &mut Ledger<'_>) -> Entity {
        let named =
            |name: &String| names.get(name.as_str()).map_or(name.clone(), |&it| it.to_owned());
        let [ours, theirs] = &self.sides;
        let [our_name, their_name] = [ours, theirs].map(|it| it.first().map(|it| it.name.as_str()));
        // Those beside the first one of a side bring their variants along.
        for (side, is_ours) in [(ours, true), (theirs, false)] {
            for entity in side.iter().skip(1) {
                let name = Some(entity.name.as_str());
                let (our, their) = if is_ours { (name, None) } else { (None, name) };
                ledger.record("entity", our, their, self.name);
            }
        }
        let mut record = ledger.record("entity", our_name, their_name, self.name);
        let mut settle = |field, get: &dyn Fn(&Entity) -> Option<String>| {
            let of = |side: &[&Entity]| side.iter().filter_map(|it| get(it)).collect::<Vec<_>>();
            let (our, their) = (of(ours), of(theirs));
            our.iter().chain(&their).for_each(|value| record.keep(field, value));
            record.settle(field, our.into_iter().next(), their.into_iter().next(), FULLER)
        };
        let kind = settle("kind", &|it| Some(it.kind.as_str().to_owned()));
        let speaks_for = settle("speaks_for", &|it| it.speaks_for.as_ref().map(named));
        let within = settle("within", &|it| it.within.as_ref().map(named));
        let kind = kind.and_then(|it| it.parse().ok()).unwrap_or(EntityKind::Thing);
        // Places lie within places, nothing else does.
        let within = within.filter(|value| {
            let stays = kind == EntityKind::Place || self.is_within_as(kind);
            if !stays {
                record.keep("within", value);
            }
            stays
        });
        let spellings = |side: &[&Entity]| {
            let all = side.iter().flat_map(|it| it.aliases.iter().chain([&it.name]));
            let mut all: Vec<String> = all.filter(|name| *name != self.name).cloned().collect();
            let mut seen = rustc_hash::FxHashSet::default();
            all.retain(|name| seen.insert(name.clone()));
            all
        };
        Entity {
            name: self.name.to_owned(),
            kind,
            aliases: order::of_lists(&spellings(ours), &spellings(theirs)),
            speaks_for,
            within,
        }
    }

    /// Whether somebody recorded one of this kind as lying in a place.
    fn is_within_as(&self, kind: EntityKind) -> bool {
        self.sides.iter().flatten().any(|it| it.kind == kind && it.within.is_some())
    }
}
