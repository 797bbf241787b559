//! Each spelling belongs to one entity of a kind: a case in which two share one does not load.

use rustc_hash::FxHashSet;

use crate::model::EntityKind;
use crate::text::words::fold;

use super::Proposed;

/// The proposals without those that are only another spelling of one of them, and without a spelling that an
/// earlier one has.
pub(super) fn kept_apart(proposals: Vec<Proposed>) -> Vec<Proposed> {
    let aliases: FxHashSet<(EntityKind, String)> =
        proposals.iter().flat_map(|it| spellings(it).skip(1)).collect();
    let mut taken: FxHashSet<(EntityKind, String)> = FxHashSet::default();
    let mut kept = Vec::with_capacity(proposals.len());
    for mut proposed in proposals {
        let name = (proposed.entity.kind, fold(&proposed.entity.name));
        if aliases.contains(&name) || !taken.insert(name) {
            continue;
        }
        let kind = proposed.entity.kind;
        proposed.entity.aliases.retain(|alias| taken.insert((kind, fold(alias))));
        kept.push(proposed);
    }
    kept
}

fn spellings(proposed: &Proposed) -> impl Iterator<Item = (EntityKind, String)> {
    let entity = &proposed.entity;
    std::iter::once(&entity.name).chain(&entity.aliases).map(|it| (entity.kind, fold(it)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Entity;

    fn place(name: &str, aliases: &[&str]) -> Proposed {
        let entity = Entity {
            name: name.into(),
            kind: EntityKind::Place,
            aliases: aliases.iter().map(|it| (*it).to_owned()).collect(),
            speaks_for: None,
            within: None,
        };
        Proposed { entity, because: String::new() }
    }

    #[test]
    fn a_spelling_of_another_is_no_entity_and_belongs_to_one() {
        let kept = kept_apart(vec![
            place("Arden", &["Old Arden"]),
            place("Brisk", &["old arden", "Briske"]),
            place("Old Arden", &[]),
        ]);
        let names: Vec<&str> = kept.iter().map(|it| it.entity.name.as_str()).collect();
        assert_eq!(names, ["Arden", "Brisk"]);
        assert_eq!(kept[1].entity.aliases, ["Briske"]);
    }

    #[test]
    fn two_that_call_each_other_leave_nothing_twice() {
        assert!(
            kept_apart(vec![place("Arden", &["Brisk"]), place("Brisk", &["Arden"])]).len() <= 1
        );
    }
}
