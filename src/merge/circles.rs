//! Entities that two cases together would have speak for themselves, or lie within themselves.

use rustc_hash::FxHashMap;

use super::settle::Ledger;
use crate::model::{Entity, EntityKind};

/// Takes one step out of each circle, the one of the entity whose name comes last; it is kept as a variant.
pub(super) fn break_up(entities: &mut [Entity], ledger: &mut Ledger<'_>) {
    let speaks_for = Step { field: "speaks_for", of: |entity| &mut entity.speaks_for };
    let within = Step { field: "within", of: |entity| &mut entity.within };
    for step in [speaks_for, within] {
        step.break_up(entities, ledger);
    }
}

struct Step {
    field: &'static str,
    of: fn(&mut Entity) -> &mut Option<String>,
}

impl Step {
    fn break_up(&self, entities: &mut [Entity], ledger: &mut Ledger<'_>) {
        let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
        for (at, entity) in entities.iter().enumerate() {
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                // As case files have it: places lie within places, and none speaks.
                if (self.field == "within") == (entity.kind == EntityKind::Place) {
                    by_name.entry(name.clone()).or_insert(at);
                }
            }
        }
        let next: Vec<Option<usize>> = entities
            .iter_mut()
            .map(|entity| (self.of)(entity).as_ref().and_then(|name| by_name.get(name).copied()))
            .collect();
        for circle in circles(&next) {
            let last =
                circle.iter().copied().max_by(|&a, &b| entities[a].name.cmp(&entities[b].name));
            let Some(entity) = last.map(|at| &mut entities[at]) else { continue };
            if let Some(value) = (self.of)(entity).take() {
                let name = entity.name.clone();
                let mut record = ledger.record("entity", None, None, &name);
                record.keep(self.field, &value);
            }
        }
    }
}

/// The circles that one walks in, from each place to the next; each once.
fn circles(next: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut circles = vec![];
    // 0: not come by; otherwise the walk that came by first.
    let mut walked = vec![0; next.len()];
    for start in 0..next.len() {
        let (mut at, mut path) = (start, vec![]);
        while walked[at] == 0 {
            walked[at] = start + 1;
            path.push(at);
            let Some(above) = next[at] else { break };
            if walked[above] == start + 1 {
                circles.push(path.iter().copied().skip_while(|it| *it != above).collect());
            }
            at = above;
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn each_circle_is_found_once() {
        let next = [Some(1), Some(2), Some(1), Some(3), None, Some(0)];
        assert_eq!(circles(&next), [vec![1, 2], vec![3]]);
    }
}
