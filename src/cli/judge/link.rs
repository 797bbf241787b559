//! What is said of the link between two claims.

use atodds::model::{Case, Decision, Detection, Judgement, Subject};

use super::Args;
use crate::cli::{
    failure::{Failure, Outcome},
    find,
};

/// The judgement that the arguments ask for; who, when and why are not in it yet.
pub(super) fn judgement(args: &Args, (a, b): (&str, &str), case: &Case) -> Outcome<Judgement> {
    let said_of_points = [
        (args.settle, "settled"),
        (args.rename.is_some(), "renamed"),
        (!args.split.is_empty(), "split"),
        (args.join.is_some(), "joined"),
    ];
    if let Some((_, word)) = said_of_points.iter().find(|(is_asked, _)| *is_asked) {
        return Err(Failure::usage(format!(
            "a point is {word}, not a pair: name one point (see `atodds list points`)"
        )));
    }
    let decision = match (args.confirm, args.dismiss) {
        (true, _) => Decision::Confirmed,
        (_, true) => Decision::Dismissed,
        _ => Decision::Unsure,
    };
    let (a, b) = find::pair(case, a, b)?;
    Ok(Judgement::new(Subject::link(a, b), decision, "", "", ""))
}

/// What to know of a judgement on a pair that no rule links.
pub(super) fn note(detection: &Detection, (a, b): (&str, &str)) -> Option<String> {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    let is_it = |link: &atodds::model::Link| link.a.as_str() == first && link.b.as_str() == second;
    (!detection.links.iter().any(is_it)).then(|| {
        format!(
            "note: no link stands between {a} and {b} now; the judgement waits for one (see `atodds why {a} {b}`)"
        )
    })
}
