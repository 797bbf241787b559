//! `atodds log`: the journal, all of it or what touched something.

pub(super) mod words;

use std::collections::BTreeSet;

use atodds::{
    export::table::Table,
    store::{Change, Recorded, Store},
};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{
    clock,
    context::Context,
    derive,
    failure::{Failure, Outcome},
    find,
    open::{self, Opened},
};

/// Show who changed the case, when and how, oldest first
///
/// With `--by NAME`, only what this person did.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only what touched this claim, source or point
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Only what was done so: add-claim, import, judge, undo …
    #[arg(long, value_name = "ACTION")]
    action: Option<String>,
    /// Only what is dated on or after this day or time
    #[arg(long, value_name = "DATE", value_parser = clock::parse_first)]
    since: Option<DateTime<Utc>>,
    /// Only what is dated on or before this day or time
    #[arg(long, value_name = "DATE", value_parser = clock::parse_last)]
    until: Option<DateTime<Utc>>,
    /// Tell what each entry changed
    #[arg(long)]
    changes: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let Opened::Store(store) = open::open(&context.case)? else {
        return Err(Failure::usage(format!(
            "{} is a case file and keeps no journal: its history is that of the file, in git for instance",
            context.case.display()
        )));
    };
    let touching = args.id.as_deref().map(|id| touching(&store, context, id)).transpose()?;
    let mut entries = store.log()?;
    entries.retain(|entry| {
        args.takes(entry, context.named())
            && touching.as_ref().is_none_or(|numbers| numbers.contains(&entry.number))
    });
    if args.json {
        let values: Outcome<Vec<Value>> =
            entries.iter().map(|entry| args.entry_as_json(&store, entry)).collect();
        return context.print_json(&values?);
    }
    if !args.changes {
        return context.print(&context.screen.table(&table(entries)));
    }
    let mut lines = vec![];
    for recorded in &entries {
        let Recorded { number, entry, .. } = recorded;
        let head =
            format!("{number}  {}  {}  {}  {}", entry.at, entry.by, entry.action, entry.detail);
        lines.push(super::screen::safe_lines(&head).into_owned());
        let told = words::lines(&store.changes_of(*number)?);
        lines.extend(told.into_iter().map(|line| format!("    {line}")));
    }
    context.print(&lines.join("\n"))
}

impl Args {
    fn takes(&self, recorded: &Recorded, by: Option<&str>) -> bool {
        let entry = &recorded.entry;
        // An entry whose date cannot be read is in no span of time.
        let dated = clock::parse(&entry.at).ok();
        by.is_none_or(|by| *by == entry.by)
            && self.action.as_ref().is_none_or(|action| *action == entry.action)
            && self.since.is_none_or(|since| dated.is_some_and(|at| at >= since))
            && self.until.is_none_or(|until| dated.is_some_and(|at| at <= until))
    }

    fn entry_as_json(&self, store: &Store, recorded: &Recorded) -> Outcome<Value> {
        let mut value = json!(recorded);
        if self.changes {
            let changes = store.changes_of(recorded.number)?;
            value["changes"] = changes.iter().map(as_json).collect();
        }
        Ok(value)
    }
}

/// A change with its row before and after.
pub(super) fn as_json(change: &Change) -> Value {
    let Change { table, key, before, after } = change;
    let key: Value = serde_json::from_str(key).unwrap_or_else(|_| Value::from(key.as_str()));
    json!({ "table": table, "key": key, "before": before, "after": after })
}

fn table(entries: Vec<Recorded>) -> Table {
    let row = |Recorded { number, entry, .. }: Recorded| {
        vec![number.to_string(), entry.at, entry.by, entry.action, entry.detail]
    };
    Table {
        header: vec!["NO", "WHEN", "WHO", "WHAT", "DETAIL"],
        rows: entries.into_iter().map(row).collect(),
    }
}

/// The numbers of the entries that touched what an id names; also what is in the case no more.
fn touching(store: &Store, context: &Context, id: &str) -> Outcome<BTreeSet<i64>> {
    let mut numbers = store.entries_on_claims(&[id])?;
    numbers.extend(store.entries_on_sources(&[id])?);
    if numbers.is_empty() {
        let (case, detection) = derive::of_store(store, context)?;
        let Ok(point) = find::point(&detection, id) else {
            // Claims are what is asked for most: the message names the one that is spelled most alike.
            find::claim(&case, id)?;
            return Ok(numbers);
        };
        let claims: Vec<&str> = point.claims().map(|claim| claim.as_str()).collect();
        numbers = store.entries_on_claims(&claims)?;
    }
    Ok(numbers)
}
