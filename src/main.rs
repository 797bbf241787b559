//! The `atodds` command: reads the arguments, runs one command, sets the exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
