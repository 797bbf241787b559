//! The commands, one file each: its `Args` with their help, then its `run`.
//!
//! A command loads, calls the pure parts of the library, saves and prints; it decides nothing.

mod add;
mod check;
mod clock;
mod completions;
mod config;
mod context;
mod derive;
mod diff;
mod document;
mod eval;
mod export;
mod failure;
mod find;
mod former;
mod import;
mod init;
mod judge;
mod link;
mod list;
mod log;
mod man;
mod merge;
mod open;
mod output;
mod report;
mod review;
mod rules;
mod scan;
mod screen;
mod show;
mod test;
mod times;
mod touched;
mod undo;
mod verify;
mod why;
mod words;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use context::{Context, Globals};
use failure::{Failure, Outcome};

/// Shows where sources are at odds
///
/// atodds records claims with the documents they stand in, links the ones that conflict, and reports
/// which points are disputed, who stands on which side, and on how many independent origins. It never
/// rules on truth.
#[derive(Debug, Parser)]
#[command(
    name = "atodds",
    version,
    max_term_width = 100,
    after_help = "Try `atodds report seeds` for a worked case, `atodds COMMAND --help` for one command.\n\
                  Exit codes: 0 done, 1 found something (check, diff, test, verify), 2 error."
)]
struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Add(add::Args),
    Import(import::Args),
    Merge(merge::Args),
    Scan(scan::Args),
    Link(link::Args),
    Report(report::Args),
    List(list::Args),
    Show(show::Args),
    Why(why::Args),
    Judge(judge::Args),
    Review(review::Args),
    Check(check::Args),
    Diff(diff::Args),
    Export(export::Args),
    Test(test::Args),
    Eval(eval::Args),
    Rules(rules::Args),
    Log(log::Args),
    Undo(undo::Args),
    Verify(verify::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// All commands and their options.
fn program() -> clap::Command {
    Cli::command()
}

/// Runs the command that the arguments name.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    leave_damaged_pdfs_to_their_error();
    let context = Context::new(&cli.globals);
    match run(&cli.command, &context) {
        Ok(code) => code,
        Err(failure) => {
            tell(&failure, &context);
            failure.exit_code()
        }
    }
}

/// What panics on the thread that reads PDFs is told as an error, so that it need not be told twice.
fn leave_damaged_pdfs_to_their_error() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(atodds::ingest::PDF_THREAD) {
            tell(panic);
        }
    }));
}

fn run(command: &Command, context: &Context) -> Outcome {
    match command {
        Command::Init(args) => init::run(args, context),
        Command::Add(args) => add::run(args, context),
        Command::Import(args) => import::run(args, context),
        Command::Merge(args) => merge::run(args, context),
        Command::Scan(args) => scan::run(args, context),
        Command::Link(args) => link::run(args, context),
        Command::Report(args) => report::run(args, context),
        Command::List(args) => list::run(args, context),
        Command::Show(args) => show::run(args, context),
        Command::Why(args) => why::run(args, context),
        Command::Judge(args) => judge::run(args, context),
        Command::Review(args) => review::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Diff(args) => diff::run(args, context),
        Command::Export(args) => export::run(args, context),
        Command::Test(args) => test::run(args, context),
        Command::Eval(args) => eval::run(args, context),
        Command::Rules(args) => rules::run(args, context),
        Command::Log(args) => log::run(args, context),
        Command::Undo(args) => undo::run(args, context),
        Command::Verify(args) => verify::run(args, context),
        Command::Completions(args) => completions::run(args, context),
        Command::Man(args) => man::run(args, context),
    }
}

fn tell(failure: &Failure, context: &Context) {
    if let Some(message) = failure.message() {
        context.error(&message);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_arguments_hold_together() {
        super::program().debug_assert();
    }
}
