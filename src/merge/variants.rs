//! The values that a case keeps beside those that stand, looked up by record and field.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Case, Variant};

type Key<'c> = (&'c str, &'c str);

/// The variants of one case.
pub(super) struct Variants<'c> {
    by_record: BTreeMap<Key<'c>, BTreeMap<&'c str, BTreeSet<&'c str>>>,
}

impl<'c> Variants<'c> {
    pub(super) fn of(case: &'c Case) -> Self {
        let mut by_record: BTreeMap<Key<'c>, BTreeMap<_, BTreeSet<_>>> = BTreeMap::new();
        for Variant { kind, record, field, value } in &case.variants {
            let fields = by_record.entry((kind.as_str(), record.as_str())).or_default();
            fields.entry(field.as_str()).or_default().insert(value.as_str());
        }
        Self { by_record }
    }

    /// The other values of a field.
    pub(super) fn values<'a>(
        &'a self,
        kind: &'a str,
        record: &'a str,
        field: &'a str,
    ) -> impl Iterator<Item = &'c str> + use<'a, 'c> {
        let fields = self.by_record.get(&(kind, record));
        fields.and_then(|fields| fields.get(field)).into_iter().flatten().copied()
    }

    /// All fields of a record that have other values, with them.
    pub(super) fn of_record<'a>(
        &'a self,
        kind: &'a str,
        record: &'a str,
    ) -> impl Iterator<Item = (&'c str, &'c str)> + use<'a, 'c> {
        let fields = self.by_record.get(&(kind, record)).into_iter().flatten();
        fields.flat_map(|(field, values)| values.iter().map(move |value| (*field, *value)))
    }

    /// Every record that has other values, by kind and id.
    pub(super) fn records(&self) -> impl Iterator<Item = (&'c str, &'c str)> + use<'_, 'c> {
        self.by_record.keys().copied()
    }
}
