use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use atodds::Error;
use clap::{Command, ValueEnum};
use clap_mangen::Man;

use super::{
    context::Context,
    failure::{Failure, Outcome},
    output, program,
    words::count,
};

/// Print the manual: of the program, or of one command
///
/// `atodds man --to ~/.local/share/man/man1` writes a page for each command, which `man atodds-report` then
/// shows.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The command; of a command with commands of its own, both: add source
    #[arg(num_args = 0..=2)]
    command: Vec<String>,
    /// Write every page into this folder, which is made if it is not there
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    to: Option<PathBuf>,
    /// As what: pages of `man`, or one Markdown page of all commands
    #[arg(long, value_enum, default_value = "roff", conflicts_with_all = ["command", "to"])]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Roff,
    Markdown,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    if args.format == Format::Markdown {
        return context.print(&markdown());
    }
    let program = named(program(), "atodds");
    if let Some(folder) = &args.to {
        return write_all(&program, folder, context);
    }
    let page = page(find(&program, &args.command)?)?;
    context.print(&page)
}

/// The command with its parts called as they are typed: "atodds add source" has the page atodds-add-source.
fn named(command: Command, name: &str) -> Command {
    let parts: Vec<String> =
        command.get_subcommands().map(|part| part.get_name().to_owned()).collect();
    let command = command.display_name(name.to_owned()).bin_name(name.replace('-', " "));
    parts.into_iter().fold(command, |command, part| {
        let name = format!("{name}-{part}");
        command.mut_subcommand(part, |part| named(part, &name))
    })
}

fn find<'c>(program: &'c Command, path: &[String]) -> Outcome<&'c Command> {
    path.iter().try_fold(program, |command, name| {
        command.find_subcommand(name).ok_or_else(|| {
            let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            let known = match names.is_empty() {
                true => "it has no commands of its own".to_owned(),
                false => format!("the commands are {}", names.join(", ")),
            };
            Failure::usage(format!(
                "there is no command {name:?} of {}: {known}",
                command.get_name()
            ))
        })
    })
}

fn page(command: &Command) -> Outcome<String> {
    let mut page = Vec::new();
    // No date: the same program gives the same page.
    Man::new(command.clone()).date("").render(&mut page).map_err(Error::read("the manual"))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn write_all(program: &Command, folder: &Path, context: &Context) -> Outcome {
    let write_error = |source| Error::Write { path: folder.to_path_buf(), source };
    fs::create_dir_all(folder).map_err(write_error)?;
    let mut open = vec![program];
    let mut written = 0;
    while let Some(command) = open.pop() {
        let name = command.get_display_name().unwrap_or("atodds");
        output::to_file(&folder.join(format!("{name}.1")), page(command)?.as_bytes())?;
        written += 1;
        open.extend(command.get_subcommands().filter(|it| !it.is_hide_set()));
    }
    context.note(&format!("wrote {} to {}", count(written, "page"), folder.display()));
    Ok(ExitCode::SUCCESS)
}

/// Every command with its options, as one page.
fn markdown() -> String {
    let options = clap_markdown::MarkdownOptions::new()
        .title("The commands".to_owned())
        .show_footer(false)
        .show_table_of_contents(true);
    let page = clap_markdown::help_markdown_command_custom(&program(), &options);
    let lines: Vec<&str> = page.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_of_commands_is_what_the_code_says() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/COMMANDS.md");
        let held = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
        assert!(
            held == markdown(),
            "docs/COMMANDS.md is old: cargo run -- man --format markdown > docs/COMMANDS.md"
        );
    }

    #[test]
    fn each_command_has_a_page_under_the_name_that_it_is_called_by() {
        let program = named(program(), "atodds");
        let add_source = find(&program, &["add".into(), "source".into()]).unwrap();
        let page = page(add_source).unwrap();
        assert!(page.contains("atodds\\-add\\-source"), "{page}");
        assert!(
            page.contains("\\fBatodds add source\\fR") && page.contains("\\-\\-publisher"),
            "{page}"
        );
        let error = find(&program, &["add".into(), "sauce".into()]).unwrap_err();
        assert!(error.message().unwrap().contains("the commands are"), "{error:?}");
    }
}
