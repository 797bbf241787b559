//! Judgements and withdrawals are never removed: a withdrawal takes either back.

use rusqlite::Connection;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Sql;
use crate::model::{HowWithdrawn, JournalEntry, JudgementId, Withdrawal, WithdrawalId};
use crate::store::account::{Touched, object};
use crate::store::errors::malformed;
use crate::store::judgement;

/// Whether the rows of a table are only ever added to.
pub(super) fn are_kept_in(table: &str) -> bool {
    matches!(table, "judgements" | "judgement_subjects" | "withdrawals")
}

/// Takes back each judgement and each withdrawal that an entry recorded, and nothing else: so what the undo
/// records can be taken back in the same way, and every other word stands as it stood.
pub(super) fn take_back(
    conn: &Connection,
    said: &[Touched],
    undone: &JournalEntry,
    entry: &JournalEntry,
) -> Sql<()> {
    let brought = matches!(undone.action.as_str(), "import" | "merge");
    let how = if brought { HowWithdrawn::Unmerged } else { HowWithdrawn::Undone };
    let mut all = Withdrawals::of(conn)?;
    for digits in ids(said, "judgements")? {
        let judgement =
            JudgementId::from_hex(&digits).ok_or_else(|| names_nothing("judgements"))?;
        all.withdraw(Withdrawal { how, ..new(judgement, None, entry) })?;
    }
    for digits in ids(said, "withdrawals")? {
        let id = WithdrawalId::from_hex(&digits).ok_or_else(|| names_nothing("withdrawals"))?;
        let of = all.judgements.get(&id).cloned().ok_or_else(|| names_nothing("withdrawals"))?;
        all.withdraw(Withdrawal { how, ..new(of, Some(id), entry) })?;
    }
    Ok(())
}

fn new(of: JudgementId, takes_back: Option<WithdrawalId>, entry: &JournalEntry) -> Withdrawal {
    let reason = match entry.detail.trim() {
        "" => "undone".to_owned(),
        why => format!("undone: {why}"),
    };
    Withdrawal { takes_back, ..Withdrawal::new(of, reason, &entry.by, &entry.at) }
}

fn names_nothing(table: &str) -> rusqlite::Error {
    malformed("id", format!("it names none of the {table}"))
}

/// The ids of an entry's rows of a table, each once.
fn ids(said: &[Touched], table: &str) -> Sql<Vec<String>> {
    let (mut ids, mut known) = (Vec::new(), FxHashSet::default());
    for row in said.iter().filter(|it| it.table == table).filter_map(|it| it.after.as_deref()) {
        let row = object(row)?;
        let id = row.get("id").and_then(|it| it.as_str()).ok_or_else(|| names_nothing(table))?;
        if known.insert(id.to_owned()) {
            ids.push(id.to_owned());
        }
    }
    Ok(ids)
}

/// What one person took back in one second.
type Moment = (JudgementId, Option<WithdrawalId>, String, String);

/// All that was withdrawn.
struct Withdrawals<'c> {
    conn: &'c Connection,
    /// Of each the judgement that it is about.
    judgements: FxHashMap<WithdrawalId, JudgementId>,
    /// The next turn of each moment.
    turns: FxHashMap<Moment, u32>,
}

impl<'c> Withdrawals<'c> {
    fn of(conn: &'c Connection) -> Sql<Self> {
        let (judgements, turns) = (FxHashMap::default(), FxHashMap::default());
        let mut all = Self { conn, judgements, turns };
        judgement::withdrawals(conn)?.iter().for_each(|it| all.note(it));
        Ok(all)
    }

    fn note(&mut self, withdrawal: &Withdrawal) {
        let next = self.turns.entry(moment(withdrawal)).or_default();
        *next = (*next).max(withdrawal.turn.saturating_add(1));
        self.judgements.insert(withdrawal.id(), withdrawal.judgement.clone());
    }

    fn withdraw(&mut self, new: Withdrawal) -> Sql<()> {
        let turn = self.turns.get(&moment(&new)).copied().unwrap_or_default();
        let new = Withdrawal { turn, ..new };
        self.note(&new);
        judgement::withdraw(self.conn, &new)
    }
}

fn moment(withdrawal: &Withdrawal) -> Moment {
    let (judgement, takes_back, by, at) = withdrawal.moment();
    (judgement.clone(), takes_back.cloned(), by.to_owned(), at.to_owned())
}
