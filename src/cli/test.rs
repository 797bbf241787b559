use std::{
    env,
    fmt::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use atodds::{
    Error,
    fixture::{self, FileOutcome, TestFailure, TestOutcome},
};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{
    context::Context,
    failure::{Failure, Outcome},
    output,
    screen::{BOLD, GREEN, RED, Screen, safe_lines},
    words::count,
};

/// Run fixtures: case files that say with [[expect]] what should be found
///
/// Folders are searched for .toml files with at least one [[expect]]. Exits with 0 when every expectation
/// holds, 1 when one does not, 2 when a fixture cannot be loaded or there is none.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Fixtures, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Also write the results as JUnit XML
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    /// Rewrite the expectations that fail to what is found; refused where CI is set
    #[arg(long)]
    update: bool,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    if args.update {
        update(args, context)?;
    }
    let outcome = fixture::run(&args.paths, context.lexicon()?)?;
    if let Some(path) = &args.junit {
        output::to_file(path, junit(&outcome)?.as_bytes())?;
    }
    context.print(&as_text(context.screen, &outcome))?;
    Ok(if outcome.failed() == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn update(args: &Args, context: &Context) -> Outcome<()> {
    if env::var_os("CI").is_some_and(|it| !it.is_empty()) {
        return Err(Failure::usage(
            "--update is refused where CI is set: a test that rewrites itself tests nothing; run it at home and review the change",
        ));
    }
    let updates = fixture::update(&args.paths, context.lexicon()?)?;
    let pending: Vec<_> = updates
        .iter()
        .map(|update| output::Pending::write(&update.path, update.text.as_bytes()))
        .collect::<Result<_, Error>>()?;
    for pending in pending {
        pending.place()?;
    }
    for update in &updates {
        let rewritten = count(update.rewritten, "expectation");
        context.note(&format!("rewrote {rewritten} of {}", update.path.display()));
    }
    Ok(())
}

fn as_text(screen: Screen, outcome: &fixture::Outcome) -> String {
    let mut text = String::new();
    for file in &outcome.files {
        text.push_str(&line(screen, file));
        text.push('\n');
    }
    for failure in outcome.failures() {
        text.push('\n');
        text.push_str(&in_full(screen, failure));
        text.push('\n');
    }
    let (passed, failed) = (outcome.passed(), outcome.failed());
    let _ = write!(text, "\n{passed} passed, {failed} failed");
    text
}

/// `ok    fixtures/rules/denied_claim/basic.toml  4`
fn line(screen: Screen, file: &FileOutcome) -> String {
    let path = shown(&file.path);
    let path = safe_lines(&path);
    let (passed, failed) = (file.passed(), file.failures().count());
    if failed == 0 {
        format!("{}      {path}: {}", screen.paint(GREEN, "ok"), count(passed, "expectation"))
    } else {
        format!("{}  {path}: {failed} of {} failed", screen.paint(RED, "FAILED"), passed + failed)
    }
}

/// The failure as the library words it, its first line standing out.
fn in_full(screen: Screen, failure: &TestFailure) -> String {
    let text = failure.to_string();
    let text = safe_lines(&text);
    let (heading, rest) = text.split_once('\n').unwrap_or((&text, ""));
    format!("{}\n{rest}", screen.paint(BOLD, heading))
}

/// The path as it was named, with `/` on every system.
fn shown(path: &Path) -> String {
    path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
}

/// JUnit XML: a suite for each file, a case for each expectation; no times, so that it stays the same.
fn junit(outcome: &fixture::Outcome) -> Outcome<String> {
    let mut report = Report::new("atodds");
    for file in &outcome.files {
        let mut suite = TestSuite::new(shown(&file.path));
        suite.add_test_cases(file.tests.iter().map(|test| junit_case(file, test)));
        report.add_test_suite(suite);
    }
    report.to_string().map_err(|error| Failure::usage(format!("the JUnit file: {error}")))
}

fn junit_case(file: &FileOutcome, test: &TestOutcome) -> TestCase {
    let status = match &test.failure {
        None => TestCaseStatus::success(),
        Some(failure) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(format!("expected {}, got {}", failure.expected, failure.got));
            status.set_description(failure.to_string());
            status
        }
    };
    let mut case = TestCase::new(format!("{} (line {})", test.name, test.line), status);
    case.set_classname(shown(&file.path));
    case
}
