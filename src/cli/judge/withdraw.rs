//! Taking a judgement back.

use std::process::ExitCode;

use atodds::{
    model::{Case, Judgement, JudgementId, Withdrawal, standing},
    store::Store,
};
use serde_json::json;

use crate::cli::{
    context::Context,
    failure::{Failure, Outcome},
};

/// Where the digits of a judgement are told.
const SEE: &str = "see `atodds list judgements`";

pub(super) fn run(
    digits: &str,
    reason: &str,
    store: &mut Store,
    json: bool,
    context: &Context,
) -> Outcome {
    let case = store.load()?;
    let judgement = named(digits, &case)?;
    let id = judgement.id();
    if let Some(earlier) = standing(&case.withdrawals).into_iter().find(|it| it.judgement == id) {
        return Err(Failure::usage(format!(
            "the judgement {} was withdrawn already, by {} on {}: {}",
            id.short(),
            earlier.by,
            earlier.at,
            earlier.reason
        )));
    }
    let mut withdrawal = Withdrawal::new(id.clone(), reason, context.by(), context.now()?);
    withdrawal.turn = case.next_turn_of_withdrawal(&withdrawal);
    let what = format!("{} by {}: {}", judgement.decision, judgement.by, judgement.reason);
    let detail = format!("withdrawn: {what} [{}]: {reason}", id.short());
    store.withdraw(&withdrawal, &context.entry("judge", detail)?)?;
    context.note(&format!("withdrawn, by {}: {what} [{}]", withdrawal.by, id.short()));
    if judgement.by != withdrawal.by {
        context.note(&format!(
            "note: that was said by {}, not by {}; `atodds undo` brings it back",
            judgement.by, withdrawal.by
        ));
    }
    if json {
        let Withdrawal { judgement, reason, by, at, .. } = &withdrawal;
        return context
            .print_json(&json!({ "withdrawn": judgement, "reason": reason, "by": by, "at": at }));
    }
    Ok(ExitCode::SUCCESS)
}

/// The one judgement whose digits begin so.
fn named<'c>(digits: &str, case: &'c Case) -> Outcome<&'c Judgement> {
    let wanted = digits.trim().to_ascii_lowercase();
    let is_hex = wanted.bytes().all(|byte| byte.is_ascii_hexdigit());
    if wanted.len() < JudgementId::SHORT || !is_hex {
        return Err(Failure::usage(format!(
            "{digits:?} names no judgement: give the first {} or more of its digits ({SEE})",
            JudgementId::SHORT
        )));
    }
    let found: Vec<&Judgement> =
        case.judgements.iter().filter(|it| it.id().as_str().starts_with(&wanted)).collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::usage(format!(
            "the case has no judgement whose digits begin with {wanted} ({SEE})"
        ))),
        several => {
            let ids: Vec<String> = several.iter().map(|it| it.id().to_string()).collect();
            Err(Failure::usage(format!(
                "several judgements begin with {wanted}: give more digits of {}",
                ids.join(" or ")
            )))
        }
    }
}
