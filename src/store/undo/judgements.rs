//! Judgements and withdrawals are never removed: one takes back the other.

use rusqlite::Connection;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Sql;
use crate::model::{JournalEntry, Judgement, JudgementId, Subject, Withdrawal};
use crate::store::account::{Touched, object};
use crate::store::errors::malformed;
use crate::store::judgement;

/// Whether the rows of a table are only ever added to.
pub(super) fn are_kept_in(table: &str) -> bool {
    matches!(table, "judgements" | "judgement_subjects" | "withdrawals")
}

/// Withdraws what an entry judged, and judges again what it withdrew.
pub(super) fn take_back(conn: &Connection, said: &[Touched], entry: &JournalEntry) -> Sql<()> {
    let judged = ids(said, "judgements", "id")?;
    let withdrawn = ids(said, "withdrawals", "judgement")?;
    if judged.is_empty() && withdrawn.is_empty() {
        return Ok(());
    }
    let mut all = Said::of(conn)?;
    // What the entry itself judged did not count before it, and what was withdrawn twice did not either.
    let own: FxHashSet<&JudgementId> = judged.iter().collect();
    for id in withdrawn.iter().filter(|id| !own.contains(id)) {
        if all.withdrawn.get(id) == Some(&1) {
            all.judge_again(conn, id)?;
        }
    }
    for id in &judged {
        all.withdraw(conn, id, entry)?;
    }
    Ok(())
}

/// The judgements that an entry's rows of a table name, each once.
fn ids(said: &[Touched], table: &str, column: &str) -> Sql<Vec<JudgementId>> {
    let (mut ids, mut known) = (Vec::new(), FxHashSet::default());
    for row in said.iter().filter(|it| it.table == table).filter_map(|it| it.after.as_deref()) {
        let row = object(row)?;
        let id = row.get(column).and_then(|it| it.as_str()).and_then(JudgementId::from_hex);
        let id = id.ok_or_else(|| malformed(column, "it names no judgement"))?;
        if known.insert(id.clone()) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// What one person said of one subject in one second.
type Moment = (Subject, String, String);

/// All that was judged and withdrawn.
struct Said {
    moments: FxHashMap<JudgementId, Moment>,
    /// Each with its row, in their turns.
    judgements: FxHashMap<Moment, Vec<(i64, Judgement)>>,
    /// How many times each was withdrawn.
    withdrawn: FxHashMap<JudgementId, usize>,
}

impl Said {
    fn of(conn: &Connection) -> Sql<Self> {
        let mut said = Self {
            moments: FxHashMap::default(),
            judgements: FxHashMap::default(),
            withdrawn: FxHashMap::default(),
        };
        for (row, it) in judgement::all_with_rows(conn)? {
            let moment = (it.subject.clone(), it.by.clone(), it.at.clone());
            said.moments.insert(it.id(), moment.clone());
            said.judgements.entry(moment).or_default().push((row, it));
        }
        said.judgements.values_mut().for_each(|all| all.sort_by_key(|(row, it)| (it.turn, *row)));
        for withdrawal in judgement::withdrawals(conn)? {
            *said.withdrawn.entry(withdrawal.judgement).or_default() += 1;
        }
        Ok(said)
    }

    /// The judgement, and those that its author gave on the same subject later in that second.
    fn and_later(&self, id: &JudgementId) -> Vec<(i64, Judgement)> {
        let all = self.moments.get(id).and_then(|moment| self.judgements.get(moment));
        let all = all.into_iter().flatten().cloned();
        all.skip_while(|(_, judgement)| judgement.id() != *id).collect()
    }

    /// Gives a judgement once more, and after it the later ones that count, so that the last one stays the last.
    fn judge_again(&mut self, conn: &Connection, id: &JudgementId) -> Sql<()> {
        let said = self.and_later(id);
        let Some(turn) = said.last().map(|(_, last)| last.turn.saturating_add(1)) else {
            return Ok(());
        };
        let counts = |it: &Judgement| !self.withdrawn.contains_key(&it.id());
        let again: Vec<Judgement> = said
            .into_iter()
            .enumerate()
            .filter(|(place, (_, it))| *place == 0 || counts(it))
            .map(|(_, (_, it))| it)
            .collect();
        for (turn, judgement) in (turn..).zip(again) {
            let judgement = Judgement { turn, ..judgement };
            judgement::append(conn, &judgement)?;
            let row = conn.last_insert_rowid();
            let Some(moment) = self.moments.get(id).cloned() else { continue };
            self.moments.insert(judgement.id(), moment.clone());
            self.judgements.entry(moment).or_default().push((row, judgement));
        }
        Ok(())
    }

    /// Withdraws a judgement, and with it the same one where an undo gave it again.
    fn withdraw(&mut self, conn: &Connection, id: &JudgementId, entry: &JournalEntry) -> Sql<()> {
        let said = self.and_later(id);
        let Some((_, first)) = said.first() else { return Ok(()) };
        for (place, (row, judgement)) in said.iter().enumerate() {
            let same = Judgement { turn: first.turn, ..judgement.clone() } == *first;
            let is_it = place == 0 || (same && was_given_by_an_undo(conn, *row)?);
            if is_it && !self.withdrawn.contains_key(&judgement.id()) {
                let withdrawal = withdrawal(judgement.id(), entry);
                judgement::withdraw(conn, &withdrawal)?;
                self.withdrawn.insert(withdrawal.judgement, 1);
            }
        }
        Ok(())
    }
}

fn withdrawal(judgement: JudgementId, entry: &JournalEntry) -> Withdrawal {
    let reason = match entry.detail.trim() {
        "" => "undone".to_owned(),
        why => format!("undone: {why}"),
    };
    Withdrawal { judgement, reason, by: entry.by.clone(), at: entry.at.clone() }
}

fn was_given_by_an_undo(conn: &Connection, row: i64) -> Sql<bool> {
    conn.prepare_cached(
        "SELECT 1 FROM changes AS c JOIN journal AS j ON j.seq = c.entry
          WHERE c.\"table\" = 'judgements' AND c.\"key\" = json_array(?1) AND j.undoes IS NOT NULL",
    )?
    .exists([row])
}
