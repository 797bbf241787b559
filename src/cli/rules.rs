use atodds::{
    casefile::nearest,
    export::table::Table,
    rules::{self, RULES, Rule},
};
use serde_json::{Value, json};

use super::{
    context::Context,
    failure::{Failure, Outcome},
};

/// List the rules, or explain one
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The rule to explain
    id: Option<String>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let rules: Vec<&Rule> = match &args.id {
        Some(id) => vec![rule(id)?],
        None => RULES.iter().collect(),
    };
    if args.json {
        return context.print_json(&rules.into_iter().map(as_json).collect::<Vec<_>>());
    }
    match &rules[..] {
        [rule] if args.id.is_some() => {
            context.print(&format!("{}: {}\n\n{}", rule.id, rule.summary, rule.doc.trim()))
        }
        _ => {
            let row = |rule: &&Rule| vec![rule.id.to_owned(), rule.summary.to_owned()];
            let rows = rules.iter().map(row).collect();
            context.print(&context.screen.table(&Table { header: vec!["RULE", "FINDS"], rows }))
        }
    }
}

fn rule(id: &str) -> Outcome<&'static Rule> {
    rules::rule(id).ok_or_else(|| match nearest(id, RULES.iter().map(|rule| rule.id)) {
        Some(near) => Failure::usage(format!("there is no rule {id:?}: did you mean {near:?}?")),
        None => Failure::usage(format!("there is no rule {id:?}: see `atodds rules`")),
    })
}

fn as_json(rule: &Rule) -> Value {
    json!({ "id": rule.id, "summary": rule.summary, "doc": rule.doc.trim() })
}
