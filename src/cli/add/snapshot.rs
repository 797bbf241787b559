use std::{path::PathBuf, process::ExitCode};

use atodds::{
    export::{json, page_change},
    ingest::Document,
    model::{Case, Claim, Match, PartialDate, Snapshot, Source},
    report::PageChange,
    text::quote::Haystack,
};

use super::reading::{Reading, how_it_was_read};
use crate::cli::{
    context::Context,
    document,
    failure::{Failure, Outcome},
    find, open,
    words::count,
};

/// Record a further text of a source: the page as it is now
///
/// The older texts stay, and every claim keeps standing in the one it was read in. Shown is what changed,
/// paragraph by paragraph, and of each claim that was read in an older text how its quote stands in the new
/// one: it was moved, altered, or is gone. The same words in another passage are a look-alike, and count as
/// gone. Quotes that stand are counted; `--json` lists them too. A text that did not change is not recorded.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The source, by its id
    #[arg(value_name = "SOURCE")]
    source: String,
    /// The document as it is now; `-` reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// When the text was retrieved: 2025-12-01, 2025-12 or 2025
    #[arg(long, value_name = "DATE")]
    retrieved: Option<PartialDate>,
    /// Show what would change, and record nothing
    #[arg(long)]
    dry_run: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: Reading,
}

pub(super) fn run(args: &Args, context: &Context) -> Outcome {
    let mut store = open::open_to_change(&context.case)?;
    let case = store.load()?;
    let source = find::source(&case, &args.source)?;
    let document = args.reading.read(&args.file)?;
    let read_as = how_it_was_read(&document);
    let snapshot = args.snapshot(document);
    args.check_order(source, &snapshot)?;
    let is_same = source.text().is_some_and(|newest| newest.text == snapshot.text);
    let next = with_snapshot(&case, source, snapshot);
    let Some(later) = next.source(&source.id) else { return Ok(ExitCode::SUCCESS) };

    let addition =
        Case { sources: vec![later.clone()], claims: located(&next, later), ..Case::default() };
    let found = addition.claims.len();
    let id = source.id.as_str();
    if is_same {
        context.note(&format!("the text of {id} is the same as before: nothing is recorded"));
    } else if args.dry_run {
        context.note(&format!("would record a text of {id}: {read_as}"));
    } else {
        let entry = context.entry("add-snapshot", format!("{id}: {read_as}"))?;
        store.import(&addition, &entry)?;
        context.note(&format!("recorded a text of {id}: {read_as}"));
    }
    if found > 0 && !is_same {
        let quotes = count(found, "quote");
        context.note(&format!("{quotes} that could not be looked up before: found in it"));
    }
    let Some(change) = PageChange::of(&next, later).filter(|_| !is_same || args.json) else {
        return Ok(ExitCode::SUCCESS);
    };
    match args.json {
        true => context.print_json_text(&json::page_change(&change)),
        false => context.print(&page_change::render(&change, &context.screen.style())),
    }
}

impl Args {
    fn snapshot(&self, document: Document) -> Snapshot {
        Snapshot {
            sha256: document.sha256,
            text: document.text,
            retrieved: self.retrieved,
            file: document::name(&self.file),
        }
    }

    /// The last snapshot counts as the newest, so that an older one must not follow it.
    fn check_order(&self, source: &Source, new: &Snapshot) -> Outcome<()> {
        let newest = source.text().and_then(|newest| newest.retrieved);
        let (Some(newest), Some(new)) = (newest, new.retrieved) else { return Ok(()) };
        if new.span().last() >= newest.span().first() {
            return Ok(());
        }
        Err(Failure::usage(format!(
            "--retrieved {new}: the newest text of {} was retrieved on {newest}, and a text that is older \
             than that would count as the newest; record the texts of a page in the order of their dates",
            source.id
        )))
    }
}

fn with_snapshot(case: &Case, source: &Source, snapshot: Snapshot) -> Case {
    let mut next = case.clone();
    let known = next.sources.iter_mut().filter(|known| known.id == source.id);
    known.for_each(|known| known.snapshots.push(snapshot.clone()));
    next
}

/// The claims whose quotes could not be looked up while the source held no text, as far as they stand in
/// this one.
fn located(case: &Case, source: &Source) -> Vec<Claim> {
    let Some(newest) = source.text() else { return vec![] };
    let haystack = Haystack::new(&newest.text);
    let of_source = case.claims.iter().filter(|claim| claim.source == source.id);
    of_source
        .filter_map(|claim| {
            let citation = claim.citation.as_ref().filter(|it| it.found == Match::Unverified)?;
            let (exact, prefix, suffix) =
                (citation.exact.clone(), citation.prefix.clone(), citation.suffix.clone());
            let found = haystack.find(&exact, prefix.as_deref(), suffix.as_deref()).ok()?;
            let citation = Some(found.citation(exact, prefix, suffix, newest));
            Some(Claim { citation, ..claim.clone() })
        })
        .collect()
}
