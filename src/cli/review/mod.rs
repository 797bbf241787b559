//! `atodds review`: the queue of suggested links, to be decided on from the keyboard.
//!
//! [`sitting`] is what happens, as values; [`desk`] reads and saves the case; [`screen`] shows a sitting on
//! the whole terminal, [`plain`] line by line.

mod aside;
mod card;
mod desk;
mod draw;
mod entry;
mod filter;
mod judged;
mod keys;
mod listing;
#[cfg(test)]
mod looks;
mod panel;
mod plain;
mod queue;
mod reasons;
mod screen;
mod sitting;
mod terminal;
mod words;

use std::io::{self, IsTerminal};

use super::{
    context::Context,
    failure::{Failure, Outcome},
};
use desk::Desk;
use filter::{Field, Filter};
use queue::Queue;
use sitting::Sitting;

/// Decide on the suggested links one by one, from the keyboard
///
/// Shows each conflict that nobody has decided on: both claims with their quotes in context, who says them
/// and through whom, and why the rule links them. One key confirms or dismisses it, another one takes a
/// reason that was given before; every judgement is saved at once. On a terminal it fills the screen and
/// `?` tells the keys; elsewhere, and with --plain, it writes one link and reads one answer a line.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Line by line, without taking the whole screen: for pipes, scripts and screen readers
    #[arg(long)]
    plain: bool,
    /// Which links: undecided, decided or all
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Only links of this relation; or conflicts, or all
    #[arg(long, value_name = "RELATION")]
    relation: Option<String>,
    /// Only links of this rule
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
    /// Only links of this point
    #[arg(long, value_name = "ID")]
    point: Option<String>,
    /// Only links with a claim of this source
    #[arg(long, value_name = "ID")]
    source: Option<String>,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let desk = Desk::open(context)?;
    let items = desk.items();
    let mut filter = Filter::default();
    for (field, name) in [
        (Field::State, &args.state),
        (Field::Relation, &args.relation),
        (Field::Rule, &args.rule),
        (Field::Point, &args.point),
        (Field::Source, &args.source),
    ] {
        if let Some(name) = name {
            filter = field.set(name, &filter, &items).map_err(Failure::usage)?;
        }
    }
    let sitting = Sitting::new(Queue::new(items, filter), desk.reasons());
    if args.plain || !takes_a_screen() {
        plain::run(desk, sitting, context)
    } else {
        screen::run(desk, sitting, context)
    }
}

/// Whether a person sits at a terminal that can be written all over.
fn takes_a_screen() -> bool {
    let term = std::env::var("TERM").unwrap_or_default();
    let is_capable = cfg!(windows) || !matches!(term.as_str(), "" | "dumb");
    is_capable && io::stdin().is_terminal() && io::stdout().is_terminal()
}
