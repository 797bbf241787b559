use std::process::ExitCode;

use atodds::{
    model::{Case, Claim, Detection, Match, Point, Status},
    report::{self, StandingView},
};
use serde_json::json;

use super::{
    context::Context,
    derive::{self, Loaded},
    failure::Outcome,
    screen::{RED, Screen, YELLOW, safe_lines},
    times::Times,
    words::{count, left_out},
};

/// For scripts: are there disputed points, or quotes that do not hold?
///
/// A quote does not hold that could not be verified, or whose ellipsis leaves out a word that turns what it
/// says, such as “not”; or that the newest text of its page has no longer as it was.
///
/// Exits with 0 when there are none, 1 when there are, 2 when the case cannot be read.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The case to check; without it, the one of --case
    path: Option<std::path::PathBuf>,
    /// Do not count quotes of sources that hold no text
    #[arg(long)]
    allow_unverified: bool,
    /// Do not count quotes that are altered or gone in the newest text of their page
    #[arg(long)]
    allow_changed: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    times: Times,
}

/// What was found.
struct Found<'a> {
    disputed: Vec<&'a Point>,
    unverified: Vec<&'a Claim>,
    flagged: Vec<(&'a Claim, Vec<String>)>,
    changed: Vec<(&'a Claim, StandingView)>,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let path = context.case_or(args.path.as_deref());
    let Loaded { case, detection, .. } = derive::load_at(path, &args.times, context)?;
    let found = Found {
        disputed: disputed(&detection),
        unverified: if args.allow_unverified { vec![] } else { unverified(&case) },
        flagged: report::flagged(&case),
        changed: if args.allow_changed { vec![] } else { changed(&case) },
    };
    if args.json {
        let point = |point: &&Point| json!({ "id": point.id, "question": point.question });
        let claim = |claim: &&Claim| json!({ "id": claim.id, "source": claim.source });
        let flagged = |(claim, words): &(&Claim, Vec<String>)| json!({ "id": claim.id, "source": claim.source, "left_out": words });
        let changed = |(claim, newest): &(&Claim, StandingView)| {
            let since = newest.since.map(|date| date.to_string());
            json!({ "id": claim.id, "source": claim.source, "standing": newest.standing.as_str(), "since": since, "because": newest.because })
        };
        context.print_json(&json!({
            "disputed": found.disputed.iter().map(point).collect::<Vec<_>>(),
            "unverified": found.unverified.iter().map(claim).collect::<Vec<_>>(),
            "flagged": found.flagged.iter().map(flagged).collect::<Vec<_>>(),
            "changed": found.changed.iter().map(changed).collect::<Vec<_>>(),
        }))?;
    } else {
        context.print(&as_text(context.screen, &found))?;
    }
    let clean = found.disputed.is_empty()
        && found.unverified.is_empty()
        && found.flagged.is_empty()
        && found.changed.is_empty();
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn disputed(detection: &Detection) -> Vec<&Point> {
    detection.points.iter().filter(|point| point.status == Status::Disputed).collect()
}

fn unverified(case: &Case) -> Vec<&Claim> {
    let is_unverified = |claim: &&Claim| {
        claim.citation.as_ref().is_some_and(|citation| citation.found == Match::Unverified)
    };
    case.claims.iter().filter(is_unverified).collect()
}

fn changed(case: &Case) -> Vec<(&Claim, StandingView)> {
    let is_touched = |(_, newest): &(&Claim, StandingView)| newest.standing.is_touched();
    report::standings(case).into_iter().filter(is_touched).collect()
}

fn as_text(screen: Screen, found: &Found<'_>) -> String {
    let mut lines = vec![];
    for point in &found.disputed {
        let question = safe_lines(&point.question);
        lines.push(format!("{}  {}  {question}", screen.paint(RED, "disputed"), point.id));
    }
    for claim in &found.unverified {
        let why = format!("the source {} held no text to look in", claim.source);
        lines.push(format!(
            "{}  {}  {}",
            screen.paint(YELLOW, "unverified"),
            safe_lines(claim.id.as_str()),
            safe_lines(&why)
        ));
    }
    for (claim, words) in &found.flagged {
        lines.push(format!(
            "{}  {}  {}",
            screen.paint(YELLOW, "flagged"),
            safe_lines(claim.id.as_str()),
            safe_lines(&left_out(words))
        ));
    }
    for (claim, newest) in &found.changed {
        let since = newest.since.map(|date| format!("since {date}: ")).unwrap_or_default();
        lines.push(format!(
            "{}  {}  {}",
            screen.paint(YELLOW, newest.standing.as_str()),
            safe_lines(claim.id.as_str()),
            safe_lines(&format!("{since}{}", newest.because))
        ));
    }
    let disputed = count(found.disputed.len(), "disputed point");
    let mut sum = format!("{disputed}, {}", count(found.unverified.len(), "unverified quote"));
    if !found.flagged.is_empty() {
        sum.push_str(&format!(", {}", count(found.flagged.len(), "flagged quote")));
    }
    if !found.changed.is_empty() {
        sum.push_str(&format!(", {}", count(found.changed.len(), "changed quote")));
    }
    lines.push(sum);
    lines.join("\n")
}
