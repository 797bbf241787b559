use rustc_hash::FxHashMap;

use crate::model::{Case, Variant};

/// A value of a field that another case gave, beside the one that stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OtherValue {
    /// The field, as case files name it.
    pub field: String,
    /// The value, as case files write it.
    pub value: String,
}

/// What cases that were merged said otherwise of each record.
pub(super) struct OtherValues<'a>(FxHashMap<(&'a str, &'a str), Vec<OtherValue>>);

impl<'a> OtherValues<'a> {
    pub(super) fn of(case: &'a Case) -> Self {
        let mut values: FxHashMap<_, Vec<OtherValue>> = FxHashMap::default();
        for Variant { kind, record, field, value } in &case.variants {
            let (field, value) = (field.clone(), value.clone());
            let of_record = values.entry((kind.as_str(), record.as_str())).or_default();
            of_record.push(OtherValue { field, value });
        }
        Self(values)
    }

    /// Of a record of a kind (`source`, `claim`) by its id.
    pub(super) fn take(&mut self, kind: &'a str, record: &'a str) -> Vec<OtherValue> {
        self.0.remove(&(kind, record)).unwrap_or_default()
    }
}
