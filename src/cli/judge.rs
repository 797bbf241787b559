use std::process::ExitCode;

use atodds::{
    Error,
    model::{Case, Claim, Decision, Detection, Judgement, Subject},
};

use super::{
    context::Context,
    derive,
    failure::{Failure, Outcome},
    find, open,
};

/// Record what you make of a link or a point, and why
///
/// Nothing is overwritten: the last judgement counts, the earlier ones stay readable in `atodds log` and
/// `atodds show`. A dismissed link leaves the disputes of the report; it can be confirmed again later.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("decision").required(true))]
pub(crate) struct Args {
    /// Two claims, for the link between them; or one point
    #[arg(required = true, num_args = 1..=2, value_name = "ID")]
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
    /// Why: a judgement without a reason helps nobody who comes later
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let reason = args.reason.trim();
    if reason.is_empty() {
        return Err(Failure::usage("the reason is empty: say in a few words why, with --reason"));
    }
    let mut store = open::open_to_change(&context.case)?;
    let (case, detection) = derive::of_store(&store, context)?;
    let subject = subject(args, &case, &detection)?;
    let decision = args.decision();
    let mut judgement = Judgement::new(subject, decision, reason, context.by(), context.now()?);
    let in_this_second = |it: &&Judgement| {
        (&it.subject, &it.by, &it.at) == (&judgement.subject, &judgement.by, &judgement.at)
    };
    let last = case.judgements.iter().filter(in_this_second).map(|it| it.turn).max();
    judgement.turn = last.map_or(0, |turn| turn.saturating_add(1));
    let named = args.ids.join(" × ");
    let entry = context.entry("judge", format!("{named}: {decision}: {reason}"))?;
    store.judge(&judgement, &entry)?;
    if let [a, b] = &args.ids[..]
        && !is_linked(&detection, a, b)
    {
        context.note(&format!(
            "note: no link stands between {a} and {b} now; the judgement waits for one (see `atodds why {a} {b}`)"
        ));
    }
    context.note(&format!("recorded: {named} is {decision}, by {}", judgement.by));
    Ok(ExitCode::SUCCESS)
}

impl Args {
    fn decision(&self) -> Decision {
        match (self.confirm, self.dismiss, self.settle) {
            (true, ..) => Decision::Confirmed,
            (_, true, _) => Decision::Dismissed,
            (_, _, true) => Decision::Settled,
            _ => Decision::Unsure,
        }
    }
}

fn subject(args: &Args, case: &Case, detection: &Detection) -> Outcome<Subject> {
    match (&args.ids[..], args.decision()) {
        ([_, _], Decision::Settled) => {
            Err(Failure::usage("a point is settled, not a pair: name one point (see `atodds list points`)"))
        }
        ([a, b], _) => {
            let (a, b) = find::pair(case, a, b)?;
            Ok(Subject::link(a, b))
        }
        ([id], Decision::Settled | Decision::Unsure) => {
            let point = find::point(detection, id)?;
            let claims: Vec<&Claim> =
                point.claims().filter_map(|claim| case.claim(claim)).collect();
            Ok(Subject::point(claims))
        }
        _ => Err(Error::Usage {
            what: "a link is confirmed or dismissed: name its two claims; a point is settled with --settle"
                .to_owned(),
        }
        .into()),
    }
}

fn is_linked(detection: &Detection, a: &str, b: &str) -> bool {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    detection.links.iter().any(|link| link.a.as_str() == a && link.b.as_str() == b)
}
