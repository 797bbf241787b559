use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use atodds::{
    Error,
    casefile::Loaded,
    merge::{Added, Conflict, Merged, Renamed, United, merge},
    model::Case,
    store::Store,
};
use serde_json::{Value, json};

use super::{
    context::Context,
    failure::Outcome,
    open::{self, Opened},
    screen,
    words::count,
};

/// Make another person's case of the same story part of this one
///
/// Documents with one address or one text are one, and so are claims that say the same in one document. What the
/// two say differently is listed: one value stands, the other is kept. It does not matter who merges whose case,
/// and merging again changes nothing. docs/MERGE.md says more.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The other case: a SQLite file, or a case file or folder
    #[arg(value_name = "OTHER")]
    other: PathBuf,
    /// Say what would become of the case, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let (other, head) = read(&args.other)?;
    let (merged, is_new) = if args.dry_run {
        let (ours, _) = read(&context.case)?;
        let merged = merge(&ours, &other);
        let is_new = merged.case != ours;
        (merged, is_new)
    } else {
        let entry = context.entry("merge", detail(&other, &args.other, head))?;
        let mut store = open::open_to_change(&context.case)?;
        store.merge(&entry, |ours| {
            let merged = merge(ours, &other);
            let is_new = merged.case != *ours;
            (merged.case.clone(), merged.called_now().collect(), (merged, is_new))
        })?
    };
    if args.json {
        return context.print_json(&as_json(&merged, is_new));
    }
    context.print(&screen::safe_lines(&listed(&merged)))?;
    context.note(&told(&merged.added, &args.other, is_new, args.dry_run));
    Ok(ExitCode::SUCCESS)
}

/// The case, and for one in SQLite the last hash of its journal.
fn read(path: &Path) -> Outcome<(Case, Option<String>)> {
    match open::open(path) {
        Ok(Opened::File(Loaded { case, is_titled, .. })) => {
            // The name of a file is not what somebody calls the case: it does not stand against a title.
            let title = if is_titled { case.title } else { String::new() };
            Ok((Case { title, ..case }, None))
        }
        Ok(Opened::Store(store)) => Ok(of_store(&store)?),
        Err(Error::NoCase { path }) => Err(Error::Usage {
            what: format!("there is no case at {}: name a case or a case file", path.display()),
        }
        .into()),
        Err(error) => Err(error.into()),
    }
}

fn of_store(store: &Store) -> atodds::Result<(Case, Option<String>)> {
    Ok((store.load()?, store.journal_head()?))
}

/// What the journal keeps of where all this came from.
fn detail(other: &Case, path: &Path, head: Option<String>) -> String {
    let head = head.map_or(String::new(), |hash| format!(", whose journal ends with {hash}"));
    match other.title.as_str() {
        "" => format!("merged {}{head}", path.display()),
        title => format!("merged “{title}” from {}{head}", path.display()),
    }
}

/// "took 3 claims, 1 source from ben.db; next: `atodds link`".
fn told(added: &Added, path: &Path, is_new: bool, dry_run: bool) -> String {
    let path = path.display();
    if !is_new {
        return format!("{path} holds nothing that is not in the case: nothing to change");
    }
    let mut parts = vec![count(added.claims, "claim"), count(added.sources, "source")];
    let others = [
        (added.snapshots, "snapshot"),
        (added.located, "located quote"),
        (added.entities, "name"),
        (added.publishers, "outlet"),
        (added.judgements, "judgement"),
        (added.withdrawals, "withdrawal"),
    ];
    parts.extend(others.into_iter().filter(|(number, _)| *number > 0).map(|(n, it)| count(n, it)));
    let parts = parts.join(", ");
    match dry_run {
        true => format!("would take {parts} from {path}"),
        false => format!("took {parts} from {path}; next: `atodds link`"),
    }
}

/// How many pairs that became one are listed: on the whole they tell what the small numbers do, and would hide
/// what needs a person.
const UNITED: usize = 10;

/// What a person has to know of how the two became one, a line each.
fn listed(merged: &Merged) -> String {
    let united = merged.united.iter().take(UNITED).map(|United { kind, ours, theirs, now }| {
        format!("{kind} {ours} here is {theirs} there: {now} now")
    });
    let more = merged.united.len().saturating_sub(UNITED);
    let more = (more > 0).then(|| format!("{more} more became one: all of them with --json"));
    let renamed = merged.renamed.iter().map(|Renamed { kind, was_ours, from, to }| {
        let (side, other) = if *was_ours { ("here", "there") } else { ("there", "here") };
        format!("{kind} {from} {side} is another one than {from} {other}: {to} now")
    });
    let conflicts = merged.conflicts.iter().map(conflict);
    let unsure = merged.unsure.iter().map(|group| {
        let ids: Vec<&str> = group.iter().map(|id| id.as_str()).collect();
        format!(
            "sources {} may be one document, or several: they share an address or a text; all are kept",
            ids.join(", ")
        )
    });
    let unfound = merged.unfound.iter().map(|id| {
        format!("claim {id}: its quote stands at no one place in the text that its source has now")
    });
    let lines = united.chain(more).chain(renamed).chain(conflicts).chain(unsure).chain(unfound);
    lines.map(|line| line + "\n").collect()
}

fn conflict(Conflict { kind, record, field, ours, theirs, stands }: &Conflict) -> String {
    let record = if record.is_empty() { String::new() } else { format!(" {record}") };
    let [ours, theirs, stands] = [ours, theirs, stands].map(|value| short(value));
    format!(
        "{kind}{record}: {field}: “{ours}” here, “{theirs}” there: “{stands}” stands; both are kept"
    )
}

/// A value on one line, cut where it is long.
fn short(value: &str) -> String {
    const LONGEST: usize = 80;
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

fn as_json(merged: &Merged, is_new: bool) -> Value {
    let Added {
        sources,
        snapshots,
        claims,
        located,
        entities,
        publishers,
        judgements,
        withdrawals,
    } = merged.added;
    let united = merged.united.iter().map(|United { kind, ours, theirs, now }| {
        json!({ "kind": kind, "ours": ours, "theirs": theirs, "now": now })
    });
    let renamed = merged.renamed.iter().map(|Renamed { kind, was_ours, from, to }| {
        json!({ "kind": kind, "was_ours": was_ours, "from": from, "to": to })
    });
    let conflicts = merged.conflicts.iter().map(|it| {
        let Conflict { kind, record, field, ours, theirs, stands } = it;
        json!({
            "kind": kind, "record": record, "field": field,
            "ours": ours, "theirs": theirs, "stands": stands,
        })
    });
    json!({
        "changed": is_new,
        "added": {
            "sources": sources, "snapshots": snapshots, "claims": claims, "located": located,
            "entities": entities, "publishers": publishers, "judgements": judgements,
            "withdrawals": withdrawals,
        },
        "united": united.collect::<Vec<_>>(),
        "renamed": renamed.collect::<Vec<_>>(),
        "conflicts": conflicts.collect::<Vec<_>>(),
        "unsure": merged.unsure,
        "unfound": merged.unfound,
    })
}
