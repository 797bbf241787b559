use std::{path::Path, process::ExitCode};

use atodds::{
    export::{diff, json},
    model::PartialDate,
    report::{self, Filter, Report},
};
use chrono::{DateTime, Utc};

use super::{
    clock,
    context::Context,
    derive::{self, Loaded},
    failure::{Failure, Outcome},
    times::{Times, recorded_by},
};

/// What became disputed, settled or changed between two dates or two cases
///
/// A and B are two dates, of the case of --case: what had been said by the end of each. Or they are two cases: SQLite
/// files, case files or folders. Claims are the same where they say the same, whatever their ids; points, where they
/// ask the same of claims that they share.
///
/// Exits with 0 when nothing differs, 1 when something does, 2 when a case cannot be read.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The earlier date (2025-12-01, 2025-12 or 2025), or the one case
    #[arg(value_name = "A")]
    before: String,
    /// The later date, or the other case
    #[arg(value_name = "B")]
    after: String,
    /// Take the dates as times of record: what had been recorded by then, of a SQLite case only; times may be given
    /// to the second (2025-12-01T09:30:00Z)
    #[arg(long)]
    recorded: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// One of the two things that are compared.
enum Side<'a> {
    Said(PartialDate),
    Recorded(DateTime<Utc>),
    Case(&'a Path),
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let sides = [args.side(&args.before)?, args.side(&args.after)?];
    if matches!(sides, [Side::Case(_), Side::Said(_)] | [Side::Said(_), Side::Case(_)]) {
        return Err(Failure::usage(format!(
            "{:?} and {:?} are a date and a case: name two dates of one case, or two cases",
            args.before, args.after
        )));
    }
    let [before, after] = sides.map(|side| {
        let name = side.name();
        Ok::<_, Failure>((name, load(&side, context)?))
    });
    let ((name_before, before), (name_after, after)) = (before?, after?);
    let names = [name_before, name_after];
    let diff = report::diff((&before.0, &before.1), (&after.0, &after.1));
    if args.json {
        context.print_json_text(&json::diff(&diff, &names))?;
    } else {
        context.print(&diff::render(&diff, &names, &context.screen.style()))?;
    }
    Ok(if diff.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn load(side: &Side<'_>, context: &Context) -> Outcome<(atodds::model::Case, Report)> {
    let (path, times) = match side {
        Side::Said(date) => (context.case.as_path(), Times::said_by(*date)),
        Side::Recorded(time) => (context.case.as_path(), Times::recorded_by(*time)),
        Side::Case(path) => (*path, Times::default()),
    };
    let Loaded { case, detection, moment } = derive::load_at(path, &times, context)?;
    let report = Report { moment, ..report::build(&case, &detection, &Filter::default()) };
    Ok((case, report))
}

impl Args {
    fn side<'a>(&self, text: &'a str) -> Outcome<Side<'a>> {
        if self.recorded {
            return recorded_by(text).map(Side::Recorded).map_err(Failure::usage);
        }
        if let Ok(date) = text.parse() {
            return Ok(Side::Said(date));
        }
        if clock::parse(text).is_ok() {
            return Err(Failure::usage(format!(
                "{text:?} is a time of day, and it is known to the day when things were said: write {}, or add \
                 --recorded for what had been recorded by then",
                text.get(..10).unwrap_or(text)
            )));
        }
        Ok(Side::Case(Path::new(text)))
    }
}

impl Side<'_> {
    /// What it is called in the output.
    fn name(&self) -> String {
        match self {
            Self::Said(date) => date.to_string(),
            Self::Recorded(time) => {
                format!("recorded by {}", Times::recorded_by(*time).known_at().unwrap_or_default())
            }
            Self::Case(path) => path.display().to_string(),
        }
    }
}
