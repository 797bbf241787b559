//! `atodds judge`: what a person makes of a link or a point.

mod link;
mod point;
mod withdraw;

use std::process::ExitCode;

use atodds::{
    detect,
    model::{Case, Detection, InForce, Judgement, JudgementId, Standing},
};
use serde_json::json;

use super::{
    context::Context,
    derive,
    failure::{Failure, Outcome},
    open,
};

/// Record what you make of a link or a point, and why
///
/// Nothing is overwritten: of each person the last judgement counts, the earlier ones stay readable in `atodds
/// log`. Where people contradict each other both show, and a conflict stays open. A dismissed link
/// leaves the disputes of the report; it can be confirmed again later, or the judgement withdrawn.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("decision").required(true))]
pub(crate) struct Args {
    /// Two claims, for the link between them; or one point
    #[arg(num_args = 1..=2, value_name = "ID", required_unless_present = "withdraw")]
    #[arg(conflicts_with = "withdraw")]
    ids: Vec<String>,
    /// The link is right
    #[arg(long, group = "decision")]
    confirm: bool,
    /// The link is wrong: it leaves the disputes and stays readable
    #[arg(long, group = "decision")]
    dismiss: bool,
    /// Looked at, not decided; of a point: open again
    #[arg(long, group = "decision")]
    unsure: bool,
    /// The point is settled
    #[arg(long, group = "decision")]
    settle: bool,
    /// The claim that settles it
    #[arg(long, value_name = "CLAIM", requires = "settle")]
    evidence: Option<String>,
    /// The point asks this
    #[arg(long, value_name = "QUESTION", group = "decision")]
    rename: Option<String>,
    /// These claims of the point are a point of their own
    #[arg(long, value_name = "CLAIM", num_args = 1.., group = "decision")]
    split: Vec<String>,
    /// The point and this one are one
    #[arg(long, value_name = "POINT", group = "decision")]
    join: Option<String>,
    /// Take a judgement back, named by the digits that `atodds show` and `atodds list judgements` tell
    #[arg(long, value_name = "JUDGEMENT", group = "decision")]
    withdraw: Option<String>,
    /// Why: a judgement without a reason helps nobody who comes later
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let reason = args.reason.trim();
    if reason.is_empty() {
        return Err(Failure::usage("the reason is empty: say in a few words why, with --reason"));
    }
    let mut store = open::open_to_change(&context.case)?;
    if let Some(digits) = &args.withdraw {
        return withdraw::run(digits, reason, &mut store, args.json, context);
    }
    let (mut case, detection) = derive::of_store(&store, context)?;
    let mut judgement = match &args.ids[..] {
        [a, b] => link::judgement(args, (a, b), &case)?,
        [id] => point::judgement(args, id, &case, &detection, context.lexicon()?)?,
        _ => return Err(Failure::usage("name two claims, or one point")),
    };
    judgement.reason = reason.to_owned();
    judgement.by = context.by();
    judgement.at = context.now()?;
    judgement.turn = case.next_turn(&judgement);
    let named = args.ids.join(" × ");
    let (id, decision) = (judgement.id(), judgement.decision);
    let entry =
        context.entry("judge", format!("{named}: {decision}: {reason} [{}]", id.short()))?;
    store.judge(&judgement, &entry)?;
    let by = judgement.by.clone();
    case.judgements.push(judgement);

    let note = match &args.ids[..] {
        [a, b] => link::note(&detection, (a, b)),
        _ => {
            let now = detect::rejudged(&case, &detection, context.lexicon()?);
            point::note(&now, &detection)
        }
    };
    note.iter().for_each(|note| context.note(note));
    let (standing, others) = standing(&case, &detection, &args.ids, &id);
    if standing == Some(Standing::Contested) {
        context.note(&contested(&named, &others));
    }
    context.note(&format!("recorded: {named} is {decision}, by {by} [{}]", id.short()));
    if args.json {
        return context.print_json(&json!({
            "id": id, "ids": args.ids, "decision": decision, "reason": reason, "by": by,
            "standing": standing.map(Standing::as_str),
        }));
    }
    Ok(ExitCode::SUCCESS)
}

/// What the judgements on a thing come to with the new one, and what others said of it.
fn standing(
    case: &Case,
    detection: &Detection,
    ids: &[String],
    new: &JudgementId,
) -> (Option<Standing>, Vec<Judgement>) {
    let in_force = InForce::of(case);
    let (standing, said): (_, Vec<&Judgement>) = match ids {
        [a, b] => {
            let claim = |id: &str| case.claims.iter().find(|claim| claim.id.as_str() == id);
            let Some((a, b)) = claim(a).zip(claim(b)) else { return (None, vec![]) };
            let said = in_force.on_link(&a.id, &b.id);
            (Standing::of_link(said.iter().copied()), said.to_vec())
        }
        _ => {
            let claims: Vec<_> =
                detection.points.iter().map(|point| in_force.hashes(point.claims())).collect();
            let all = in_force.on_points(&claims);
            let said = all.into_iter().find(|said| said.iter().any(|it| it.id() == *new));
            let said = said.unwrap_or_default();
            (Standing::of_point(said.iter().copied()), said)
        }
    };
    (standing, said.into_iter().filter(|it| it.id() != *new).cloned().collect())
}

/// How a disagreement can end. Who renamed, split or joined a point contradicts nobody.
fn contested(named: &str, others: &[Judgement]) -> String {
    let said: Vec<String> = others
        .iter()
        .filter(|it| Standing::of_point([*it]).is_some())
        .map(|it| format!("{} by {} [{}]", it.decision, it.by, it.id().short()))
        .collect();
    format!(
        "note: {named} is contested: {}; it stays open until one of you judges otherwise, or one of these is withdrawn with `atodds judge --withdraw ID --reason …`",
        said.join(", ")
    )
}
