use clap_complete::Shell;

use super::{context::Context, failure::Outcome, program};

/// Print the completions of a shell: what the Tab key adds
///
/// For bash: `atodds completions bash > ~/.local/share/bash-completion/completions/atodds`. For zsh, a file
/// named _atodds in a folder of $fpath; for fish, ~/.config/fish/completions/atodds.fish.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(args: &Args, context: &Context) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program(), "atodds", &mut script);
    context.print(&String::from_utf8_lossy(&script))
}
