//! Which value of a field stands where two cases give two, and the account of the others.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::{Conflict, address, variants::Variants};
use crate::model::{DateSpan, PartialDate, Variant};

/// How the values of a field compare.
#[derive(Clone, Copy)]
pub(super) struct Values {
    /// Of two values at odds, the one that comes first stands.
    first: fn(&str, &str) -> Ordering,
    /// Whether the first value says all that the second one says, so that the two are not at odds.
    covers: fn(&str, &str) -> bool,
}

/// Any text: the longer one says more.
pub(super) const FULLER: Values = Values { first: fuller, covers: |one, other| one == other };

/// A date: one known to the day covers the month it lies in.
pub(super) const DATES: Values = Values { first: fuller, covers: is_finer_date };

/// An address: one page may be written in several ways, of which the plainest stands.
pub(super) const ADDRESSES: Values = Values { first: address::plainer, covers: address::is_same };

fn fuller(one: &str, other: &str) -> Ordering {
    let key = |text: &str| Reverse(text.chars().count());
    key(one).cmp(&key(other)).then_with(|| one.cmp(other))
}

fn is_finer_date(one: &str, other: &str) -> bool {
    let span = |text: &str| text.parse::<PartialDate>().ok().map(PartialDate::span);
    let holds = |wide: DateSpan, narrow: DateSpan| {
        wide.first() <= narrow.first() && narrow.last() <= wide.last()
    };
    one == other || span(other).zip(span(one)).is_some_and(|(other, one)| holds(other, one))
}

/// The account of one merge: all values that do not stand, and all conflicts.
pub(super) struct Ledger<'c> {
    ours: &'c Variants<'c>,
    theirs: &'c Variants<'c>,
    kept: BTreeSet<Variant>,
    conflicts: Vec<Conflict>,
    /// The records that were settled, as each side calls them.
    seen: [FxHashSet<(&'static str, String)>; 2],
}

impl<'c> Ledger<'c> {
    pub(super) fn new(ours: &'c Variants<'c>, theirs: &'c Variants<'c>) -> Self {
        Self { ours, theirs, kept: BTreeSet::new(), conflicts: vec![], seen: Default::default() }
    }

    /// Opens the account of one record: what each side calls it, and what it is called now.
    pub(super) fn record<'l>(
        &'l mut self,
        kind: &'static str,
        ours: Option<&'l str>,
        theirs: Option<&'l str>,
        now: &'l str,
    ) -> Record<'l, 'c> {
        for (seen, id) in self.seen.iter_mut().zip([ours, theirs]) {
            seen.extend(id.map(|id| (kind, id.to_owned())));
        }
        // What is not settled field by field moves along.
        for (variants, id) in [(self.ours, ours), (self.theirs, theirs)] {
            for (field, value) in id.iter().flat_map(|id| variants.of_record(kind, id)) {
                self.kept.insert(variant(kind, now, field, value));
            }
        }
        Record { ledger: self, kind, ours, theirs, now }
    }

    /// All variants of the merged case in order, and the conflicts.
    pub(super) fn finish(mut self) -> (Vec<Variant>, Vec<Conflict>) {
        for (variants, seen) in [self.ours, self.theirs].into_iter().zip(&self.seen) {
            for (kind, record) in variants.records() {
                let known = KINDS.into_iter().find(|it| *it == kind);
                let is_settled =
                    known.is_some_and(|kind| seen.contains(&(kind, record.to_owned())));
                if !is_settled {
                    let values = variants.of_record(kind, record);
                    self.kept
                        .extend(values.map(|(field, value)| variant(kind, record, field, value)));
                }
            }
        }
        (self.kept.into_iter().collect(), self.conflicts)
    }
}

/// The kinds of records that have variants.
const KINDS: [&str; 5] = ["case", "publisher", "source", "claim", "entity"];

fn variant(kind: &str, record: &str, field: &str, value: &str) -> Variant {
    let [kind, record, field, value] = [kind, record, field, value].map(str::to_owned);
    Variant { kind, record, field, value }
}

/// The account of one record.
pub(super) struct Record<'l, 'c> {
    ledger: &'l mut Ledger<'c>,
    kind: &'static str,
    ours: Option<&'l str>,
    theirs: Option<&'l str>,
    now: &'l str,
}

impl Record<'_, '_> {
    /// The value of a field that stands. What one side leaves open, the other one fills in; of two values at
    /// odds the other one is kept.
    pub(super) fn settle(
        &mut self,
        field: &'static str,
        ours: Option<String>,
        theirs: Option<String>,
        values: Values,
    ) -> Option<String> {
        let stands = match (&ours, &theirs) {
            (None, None) => return None,
            (Some(only), None) | (None, Some(only)) => {
                let (side, id) = match ours {
                    Some(_) => (self.ledger.theirs, self.theirs),
                    None => (self.ledger.ours, self.ours),
                };
                // A side that keeps the value and lets none stand has set it aside.
                if knows(side, self.kind, id, field, only, values) {
                    self.keep(field, only);
                    return None;
                }
                only.clone()
            }
            (Some(ours), Some(theirs)) => self.choose(field, ours, theirs, values),
        };
        for value in [ours, theirs].into_iter().flatten() {
            self.keep(field, &value);
        }
        self.tidy(field, &stands, values);
        Some(stands)
    }

    fn choose(&mut self, field: &'static str, ours: &str, theirs: &str, values: Values) -> String {
        let first = if (values.first)(ours, theirs).is_le() { ours } else { theirs };
        let stands = match ((values.covers)(ours, theirs), (values.covers)(theirs, ours)) {
            (true, true) => first,
            (true, false) => ours,
            (false, true) => theirs,
            (false, false) => {
                // Who had both values before them and let one stand is not asked again.
                let ours_knew =
                    knows(self.ledger.ours, self.kind, self.ours, field, theirs, values);
                let theirs_knew =
                    knows(self.ledger.theirs, self.kind, self.theirs, field, ours, values);
                let stands = match (ours_knew, theirs_knew) {
                    (true, false) => ours,
                    (false, true) => theirs,
                    _ => first,
                };
                if !ours_knew && !theirs_knew {
                    self.conflict(field, ours, theirs, stands);
                }
                stands
            }
        };
        stands.to_owned()
    }

    /// Lists a conflict.
    pub(super) fn conflict(&mut self, field: &'static str, ours: &str, theirs: &str, stands: &str) {
        self.ledger.conflicts.push(Conflict {
            kind: self.kind,
            record: self.now.to_owned(),
            field,
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
            stands: stands.to_owned(),
        });
    }

    /// Keeps a value beside the one that stands.
    pub(super) fn keep(&mut self, field: &str, value: &str) {
        if value.trim().is_empty() {
            return;
        }
        self.ledger.kept.insert(variant(self.kind, self.now, field, value));
    }

    /// Takes out what the value that stands, or another one that is kept, says too.
    fn tidy(&mut self, field: &str, stands: &str, values: Values) {
        let (first, last) = (variant(self.kind, self.now, field, ""), self.now);
        let of_field =
            |it: &&Variant| it.kind == self.kind && it.record == last && it.field == field;
        let kept: Vec<String> = self
            .ledger
            .kept
            .range(first..)
            .take_while(of_field)
            .map(|variant| variant.value.clone())
            .collect();
        for value in &kept {
            let beats = |other: &str| {
                (values.covers)(other, value)
                    && (!(values.covers)(value, other) || (values.first)(other, value).is_lt())
            };
            let is_said = (values.covers)(stands, value) || kept.iter().any(|other| beats(other));
            if is_said {
                self.ledger.kept.remove(&variant(self.kind, self.now, field, value));
            }
        }
    }
}

/// Whether a side keeps a value, or one that says as much, beside its own.
fn knows(
    variants: &Variants<'_>,
    kind: &str,
    record: Option<&str>,
    field: &str,
    value: &str,
    values: Values,
) -> bool {
    record.is_some_and(|record| {
        variants.values(kind, record, field).any(|known| (values.covers)(known, value))
    })
}
