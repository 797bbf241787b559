//! The judgements of all inputs together: whom they are about, and which were withdrawn.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{ContentHash, Decision, Judgement, JudgementId, Subject, Withdrawal, in_order};

use super::{
    assemble::Lookup,
    judgement::{About, JudgementDraft, WithdrawnDraft},
    problem::Place,
    reader::At,
};

/// Numbers those that one person gives on one subject at one moment, in the order in which they stand in a file.
#[derive(Default)]
pub(super) struct Turns(FxHashMap<(Subject, String, String), u32>);

impl Turns {
    /// The turn of the next one: as written, else how many stand before it.
    pub(super) fn next(&mut self, judgement: &Judgement, written: Option<u32>) -> u32 {
        let key = (judgement.subject.clone(), judgement.by.clone(), judgement.at.clone());
        let before = self.0.entry(key).or_default();
        let turn = written.unwrap_or(*before);
        *before = before.saturating_add(1);
        turn
    }
}

/// The judgements in the order of the inputs, each once, and their withdrawals, oldest first.
pub(super) fn gather(
    drafts: Vec<JudgementDraft>,
    lookup: &mut Lookup<'_, '_>,
) -> (Vec<Judgement>, Vec<Withdrawal>) {
    let (mut kept, mut withdrawals) = (vec![], vec![]);
    let mut turns: FxHashMap<std::sync::Arc<str>, Turns> = FxHashMap::default();
    let mut seen = FxHashSet::default();
    for mut draft in drafts {
        let turns = turns.entry(draft.place.file.clone()).or_default();
        let (written, withdrawn) = (draft.turn, std::mem::take(&mut draft.withdrawn));
        let Some(mut judgement) = judgement(draft, lookup) else { continue };
        judgement.turn = turns.next(&judgement, written);
        let id = judgement.id();
        withdrawals.extend(withdrawals_of(&id, withdrawn));
        if seen.insert(id) {
            kept.push(judgement);
        }
    }
    (kept, in_order(withdrawals))
}

fn withdrawals_of(judgement: &JudgementId, drafts: Vec<WithdrawnDraft>) -> Vec<Withdrawal> {
    let mut withdrawals: Vec<Withdrawal> = Vec::with_capacity(drafts.len());
    for WithdrawnDraft { takes_back, how, turn, reason, by, at } in drafts {
        let takes_back = takes_back.and_then(|above| withdrawals.get(above)).map(Withdrawal::id);
        let withdrawal = Withdrawal::new(judgement.clone(), reason, by, at);
        withdrawals.push(Withdrawal { takes_back, how, turn, ..withdrawal });
    }
    withdrawals
}

fn judgement(draft: JudgementDraft, lookup: &mut Lookup<'_, '_>) -> Option<Judgement> {
    let (field, ids) = match &draft.about {
        About::Pair(pair) => ("judgement.pair", pair.as_slice()),
        About::Point(ids) => ("judgement.point", ids.as_slice()),
    };
    let claims = hashes(ids, &draft.place, field, lookup);
    let others = hashes(&draft.others, &draft.place, "judgement.others", lookup);
    let evidence = match &draft.evidence {
        Some(id) => Some(lookup.hash(id, &draft.place, "judgement.evidence")?),
        None => None,
    };
    let (mut claims, mut others) = (claims?, others?);
    if draft.decision == Decision::Split {
        only_some(&draft, &claims, &others, lookup);
    }
    claims.sort();
    others.sort();
    others.dedup();
    let subject = match (&draft.about, claims.as_slice()) {
        (About::Pair(_), [a, b]) => Subject::Link { a: a.clone(), b: b.clone() },
        _ => {
            claims.dedup();
            Subject::Point { claims }
        }
    };
    let JudgementDraft { decision, reason, by, at, question, .. } = draft;
    Some(Judgement {
        evidence,
        question,
        others,
        ..Judgement::new(subject, decision, reason, by, at)
    })
}

fn hashes(
    ids: &[At<String>],
    place: &Place,
    field: &str,
    lookup: &mut Lookup<'_, '_>,
) -> Option<Vec<ContentHash>> {
    let found: Vec<Option<ContentHash>> =
        ids.iter().map(|id| lookup.hash(id, place, field)).collect();
    found.into_iter().collect()
}

/// Reports claims that leave a point they are not in, and a split that leaves nothing behind.
fn only_some(
    draft: &JudgementDraft,
    claims: &[ContentHash],
    others: &[ContentHash],
    lookup: &mut Lookup<'_, '_>,
) {
    let of_point: FxHashSet<&ContentHash> = claims.iter().collect();
    let leaving: FxHashSet<&ContentHash> = others.iter().collect();
    for (id, hash) in draft.others.iter().zip(others) {
        if !of_point.contains(hash) {
            let message = format!(
                "names {:?}, which is no claim of the point: name some of its claims",
                id.value
            );
            lookup.problem(&draft.place.at(id.line), "judgement.others", message);
        }
    }
    if of_point.iter().all(|hash| leaving.contains(hash)) {
        let line = draft.others.first().map_or(draft.place.line, |id| id.line);
        let message = "names every claim of the point: name only those that leave it";
        lookup.problem(&draft.place.at(line), "judgement.others", message.to_owned());
    }
}
