use std::collections::BTreeSet;

use atodds::{
    detect,
    model::{Case, ClaimId, Detection, Link, Point, Previous, Reading, Relation, Status},
};
use serde_json::{Value, json};

use super::{
    context::Context,
    derive,
    failure::{Failure, Outcome},
    open,
    screen::{GREEN, RED, Screen, YELLOW, safe_lines},
    words::count,
};

/// Bring detection up to date: only what is new is compared
///
/// Prints what is new since the last run. What people recorded and judged is never touched.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Compare everything anew, as if nothing had been linked before; it comes to the same
    #[arg(long)]
    rebuild: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// What a run brought.
struct News<'a> {
    compared: usize,
    claims: usize,
    links: Vec<&'a Link>,
    gone: usize,
    points: usize,
    disputed: usize,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    if open::is_plain(&context.case) {
        let path = context.case.display();
        return Err(Failure::usage(format!(
            "{path} is a case file: it is linked whenever it is read, by `atodds report {path}` for instance"
        )));
    }
    let lexicon = context.lexicon()?;
    let mut store = open::open_to_change(&context.case)?;
    let case = store.load()?;
    let previous = store.previous()?;
    let fingerprint = detect::fingerprint(&case, lexicon);
    let detection = match previous.as_ref().filter(|_| !args.rebuild) {
        Some(previous) => detect::resume(&case, previous, lexicon),
        None => detect::detect(&case, lexicon),
    };
    let mut news = news(&case, previous.as_ref(), &fingerprint, &detection);
    if args.rebuild {
        news.compared = news.claims;
    }
    let summary = news.summary();
    let entry = context.entry(derive::LINK, summary.clone())?;
    store.save(&detection, &fingerprint, &entry)?;
    if args.json {
        context.print_json(&news.as_json())
    } else {
        context.print(&news.as_text(context.screen))
    }
}

fn news<'a>(
    case: &Case,
    previous: Option<&Previous>,
    fingerprint: &str,
    detection: &'a Detection,
) -> News<'a> {
    type Key<'k> = (&'k ClaimId, &'k ClaimId, Relation);
    let key = |link: &'a Link| -> Key<'a> { (&link.a, &link.b, link.relation) };
    let before: BTreeSet<Key<'_>> = previous
        .map(|previous| {
            previous.links.iter().map(|link| (&link.a, &link.b, link.relation)).collect()
        })
        .unwrap_or_default();
    let now: BTreeSet<Key<'_>> = detection.links.iter().map(key).collect();
    let same = previous.filter(|previous| previous.fingerprint == fingerprint);
    let is_new = |reading: &&Reading| {
        same.is_none_or(|same| same.compared.get(&reading.claim) != Some(&reading.inputs))
    };
    let disputed = |point: &&Point| point.status == Status::Disputed;
    News {
        compared: detection.readings.iter().filter(is_new).count(),
        claims: case.claims.len(),
        links: detection.links.iter().filter(|link| !before.contains(&key(link))).collect(),
        gone: before.difference(&now).count(),
        points: detection.points.len(),
        disputed: detection.points.iter().filter(disputed).count(),
    }
}

impl News<'_> {
    fn summary(&self) -> String {
        let Self { compared, claims, links, gone, points, disputed } = self;
        let gone = if *gone == 0 { String::new() } else { format!(", {gone} gone") };
        format!(
            "compared {} of {claims}; {}{gone}; {}, {disputed} disputed",
            count(*compared, "claim"),
            count(links.len(), "new link"),
            count(*points, "point"),
        )
    }

    fn as_text(&self, screen: Screen) -> String {
        let mut lines: Vec<String> = self.links.iter().map(|link| line(screen, link)).collect();
        lines.push(self.summary());
        lines.join("\n")
    }

    fn as_json(&self) -> Value {
        let link = |link: &&Link| {
            json!({
                "a": link.a, "b": link.b, "relation": link.relation, "rule": link.rule,
                "because": link.because.text,
            })
        };
        json!({
            "compared": self.compared,
            "claims": self.claims,
            "new_links": self.links.iter().map(link).collect::<Vec<_>>(),
            "links_gone": self.gone,
            "points": self.points,
            "disputed": self.disputed,
        })
    }
}

fn line(screen: Screen, link: &Link) -> String {
    let style = match link.relation {
        relation if relation.is_conflict() => RED,
        Relation::Updates => YELLOW,
        _ => GREEN,
    };
    let relation = screen.paint(style, &format!("{:12}", link.relation.as_str()));
    let rest = format!("{} × {}: {}", link.a, link.b, link.because.text);
    format!("{relation}  {}", safe_lines(&rest))
}
