//! Outlets of one house: they share newsrooms and copy, and so are one origin.

use rustc_hash::FxHashMap;

use super::parties::Key;
use crate::model::Publisher;

/// The family of each outlet that has one, by keys.
#[derive(Debug, Clone, Default)]
pub(super) struct Families {
    of: FxHashMap<Key, Key>,
    name: FxHashMap<Key, String>,
}

impl Families {
    /// A house that is an outlet itself is of its own family.
    pub(super) fn new(publishers: &[Publisher], key: impl Fn(&str) -> Key) -> Self {
        let mut families = Self::default();
        for publisher in publishers {
            let Some(name) = &publisher.family else { continue };
            let family = key(name);
            families.of.entry(family.clone()).or_insert_with(|| family.clone());
            families.of.insert(key(&publisher.name), family.clone());
            families.name.entry(family).or_insert_with(|| name.clone());
        }
        families
    }

    /// The key and name of the family that an outlet is of.
    pub(super) fn of(&self, outlet: &Key) -> Option<(&Key, &str)> {
        let family = self.of.get(outlet)?;
        Some((family, self.name.get(family)?))
    }
}
