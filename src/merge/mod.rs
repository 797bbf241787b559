//! Two people's cases of one story made one, without duplicates and without loss.
//!
//! What is the same thing is told by content, never by whose case it stands in: documents by their address and
//! their text, claims by what they say in one document, judgements by all that they say. Where the two give a
//! field differently, one value stands and the other one is kept beside it, as a [`Variant`]. `docs/MERGE.md`
//! says it for users.
//!
//! ```
//! use atodds::{merge::merge, model::{Case, Entity, EntityKind}};
//! let orrin = |aliases: &[&str]| Case {
//!     entities: vec![Entity {
//!         name: "Orrin".into(),
//!         kind: EntityKind::Place,
//!         aliases: aliases.iter().map(|&alias| alias.into()).collect(),
//!         speaks_for: None,
//!         within: None,
//!     }],
//!     ..Case::default()
//! };
//! let (ours, theirs) = (orrin(&["Orin"]), orrin(&["Old Orrin", "Orin"]));
//! let merged = merge(&ours, &theirs).case;
//! assert_eq!(merged.entities[0].aliases, ["Old Orrin", "Orin"]);
//! assert_eq!(merge(&theirs, &ours).case, merged);
//! assert_eq!(merge(&merged, &theirs).case, merged);
//! ```

mod address;
mod circles;
mod claims;
mod components;
mod content;
mod entities;
mod ids;
mod order;
mod quotes;
mod settle;
mod snapshots;
mod source_identity;
mod sources;
mod variants;

use rustc_hash::FxHashSet;

#[cfg(doc)]
use crate::model::Variant;
use crate::model::{Case, ClaimId, Publisher, SourceId, Withdrawal, brought_again, in_order};

use settle::{FULLER, Ledger};
use variants::Variants;

/// Two cases as one, and what became of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The one case. It is the same whichever of the two is “ours”.
    pub case: Case,
    /// What theirs adds to ours, in figures.
    pub added: Added,
    /// Fields that the two give differently, where neither had the other's value already.
    pub conflicts: Vec<Conflict>,
    /// Documents and claims that were in both under two ids, and names that stand for one thing.
    pub united: Vec<United>,
    /// Ids that two different things had: one of the two got a new one.
    pub renamed: Vec<Renamed>,
    /// Documents that may be one and were left apart, since it cannot be told which of them are: ids of the
    /// merged case, in order.
    pub unsure: Vec<Vec<SourceId>>,
    /// Claims whose quote does not stand in the text that their source has now, so that it stays unverified.
    pub unfound: Vec<ClaimId>,
}

impl Merged {
    /// What of ours is called otherwise now: `source`, `claim` or `entity`, its id or name before and now.
    pub fn called_now(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let united = self.united.iter().map(|it| (it.kind, it.ours.as_str(), it.now.as_str()));
        let renamed = self.renamed.iter().filter(|it| it.was_ours);
        united.chain(renamed.map(|it| (it.kind, it.from.as_str(), it.to.as_str())))
    }
}

/// How much of their case was not in ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Added {
    /// Documents.
    pub sources: usize,
    /// Texts, of new documents and of those that both had.
    pub snapshots: usize,
    /// Claims.
    pub claims: usize,
    /// Quotes of claims that both had, which are located now and were not in ours.
    pub located: usize,
    /// Names.
    pub entities: usize,
    /// Outlets of which more is known than their name.
    pub publishers: usize,
    /// Judgements.
    pub judgements: usize,
    /// Withdrawals of judgements.
    pub withdrawals: usize,
}

/// A field that two cases give differently.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// What it is a field of: `case`, `publisher`, `source`, `claim` or `entity`.
    pub kind: &'static str,
    /// The record's id or name in the merged case; empty for the case itself.
    pub record: String,
    /// The field, as case files name it.
    pub field: &'static str,
    /// What stands in our case.
    pub ours: String,
    /// What stands in theirs.
    pub theirs: String,
    /// Which of the two stands now; the other one is kept as a variant.
    pub stands: String,
}

/// One thing that the two cases knew under two ids or names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct United {
    /// `source`, `claim` or `entity`.
    pub kind: &'static str,
    /// Its id or name in our case.
    pub ours: String,
    /// Its id or name in theirs.
    pub theirs: String,
    /// Its id or name now.
    pub now: String,
}

/// A thing that had to give up its id, since another thing in the other case has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Renamed {
    /// `source` or `claim`.
    pub kind: &'static str,
    /// Whether it was in our case; else it was in theirs.
    pub was_ours: bool,
    /// Its id before.
    pub from: String,
    /// Its id now.
    pub to: String,
}

/// One of the two cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Side {
    Ours,
    Theirs,
}

/// A record of the merged case: where it stands in ours and in theirs, as places in the lists of those. At
/// least one is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Pair {
    ours: Option<usize>,
    theirs: Option<usize>,
}

/// Makes two cases one.
///
/// It does not matter which case is ours: [`Merged::case`] is the same. Merging a case with itself, or again
/// with one that was merged into it, changes nothing. Of three cases it does not matter which two are merged
/// first, but for the order of lists, and where somebody chose another value by hand after a merge.
///
/// Takes time in proportion to the two cases, but for sorting.
#[must_use]
pub fn merge(ours: &Case, theirs: &Case) -> Merged {
    let (known_ours, known_theirs) = (Variants::of(ours), Variants::of(theirs));
    let mut ledger = Ledger::new(&known_ours, &known_theirs);
    let (title, language, description) = head(ours, theirs, &mut ledger);
    let entities = entities::merge(&ours.entities, &theirs.entities, &mut ledger);
    let publishers = publishers(&ours.publishers, &theirs.publishers, &mut ledger);
    let sources = sources::merge(ours, theirs, &known_ours, &known_theirs, &mut ledger);
    let mut claims = claims::merge(ours, theirs, &sources, &mut ledger);
    let unfound = quotes::locate(&mut claims.list, &sources.list);
    let located = claims::located(&ours.claims, &claims);

    let mut case = Case {
        title,
        language,
        description,
        entities: entities.list,
        publishers,
        sources: sources.list,
        claims: claims.list,
        judgements: ours.judgements.iter().chain(&theirs.judgements).cloned().collect(),
        withdrawals: withdrawals(ours, theirs),
        variants: vec![],
    };
    let mut seen = FxHashSet::default();
    case.judgements.retain(|judgement| seen.insert(judgement.id()));
    case.judgements.sort_by_cached_key(|it| (it.at.clone(), it.turn, it.id()));
    let (variants, mut conflicts) = ledger.finish();
    case.variants = variants;
    conflicts.sort();

    let mut united = [entities.united, sources.united, claims.united].concat();
    united.sort();
    let mut renamed = [sources.renamed, claims.renamed].concat();
    renamed.sort();
    let added = added(ours, &case, located);
    Merged { case, added, conflicts, united, renamed, unsure: sources.unsure, unfound }
}

fn head(
    ours: &Case,
    theirs: &Case,
    ledger: &mut Ledger<'_>,
) -> (String, Option<String>, Option<String>) {
    let mut about = ledger.record("case", Some(""), Some(""), "");
    let title = |case: &Case| Some(case.title.clone()).filter(|title| !title.is_empty());
    (
        about.settle("title", title(ours), title(theirs), FULLER).unwrap_or_default(),
        about.settle("language", ours.language.clone(), theirs.language.clone(), FULLER),
        about.settle("description", ours.description.clone(), theirs.description.clone(), FULLER),
    )
}

/// Those of both sides, and what makes count again what a side had been brought before and had undone.
fn withdrawals(ours: &Case, theirs: &Case) -> Vec<Withdrawal> {
    let again = |held: &Case, brought: &Case| {
        brought_again(&held.withdrawals, (&brought.judgements, &brought.withdrawals))
    };
    let all =
        [&ours.withdrawals[..], &theirs.withdrawals, &again(ours, theirs), &again(theirs, ours)];
    in_order(all.concat())
}

fn publishers(ours: &[Publisher], theirs: &[Publisher], ledger: &mut Ledger<'_>) -> Vec<Publisher> {
    let name = |publisher: &Publisher| publisher.name.clone();
    let pairs = order::pairs_by_key(ours, theirs, name);
    let names = pairs.iter().map(|pair| match (pair.ours, pair.theirs) {
        (Some(at), _) => ours[at].name.clone(),
        (None, at) => theirs[at.unwrap_or_default()].name.clone(),
    });
    let names: Vec<String> = names.collect();
    let merged = |at: usize| {
        let (name, pair) = (&names[at], pairs[at]);
        let (our, their) = (pair.ours.map(|at| &ours[at]), pair.theirs.map(|at| &theirs[at]));
        let family = |it: Option<&Publisher>| it.and_then(|it| it.family.clone());
        let mut record =
            ledger.record("publisher", our.map(|it| &*it.name), their.map(|it| &*it.name), name);
        Publisher {
            name: name.clone(),
            family: record.settle("family", family(our), family(their), FULLER),
        }
    };
    order::of_pairs(&pairs, &names).into_iter().map(merged).collect()
}

fn added(ours: &Case, merged: &Case, located: usize) -> Added {
    let snapshots = |case: &Case| case.sources.iter().map(|it| it.snapshots.len()).sum::<usize>();
    let more = |merged: usize, ours: usize| merged.saturating_sub(ours);
    Added {
        sources: more(merged.sources.len(), ours.sources.len()),
        snapshots: more(snapshots(merged), snapshots(ours)),
        claims: more(merged.claims.len(), ours.claims.len()),
        located,
        entities: more(merged.entities.len(), ours.entities.len()),
        publishers: more(merged.publishers.len(), ours.publishers.len()),
        judgements: more(merged.judgements.len(), ours.judgements.len()),
        withdrawals: more(merged.withdrawals.len(), ours.withdrawals.len()),
    }
}

impl Pair {
    fn one(side: Side, at: usize) -> Self {
        match side {
            Side::Ours => Self { ours: Some(at), theirs: None },
            Side::Theirs => Self { ours: None, theirs: Some(at) },
        }
    }
}

/// What there is to tell of the id of one record: that both sides had it under two, or that a side had it under
/// one that it could not keep.
fn told(
    kind: &'static str,
    ours: Option<String>,
    theirs: Option<String>,
    now: &str,
) -> (Option<United>, Vec<Renamed>) {
    let (mut united, mut renamed) = (None, vec![]);
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if ours != theirs => {
            united = Some(United { kind, ours, theirs, now: now.to_owned() });
        }
        (ours, theirs) => {
            for (from, was_ours) in [(ours, true), (theirs, false)] {
                let from = from.filter(|from| from != now);
                renamed.extend(from.map(|from| Renamed {
                    kind,
                    was_ours,
                    from,
                    to: now.to_owned(),
                }));
            }
        }
    }
    (united, renamed)
}
