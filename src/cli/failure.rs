//! Why a command did not come to its end, and how that is told.

use std::{error::Error as _, io, process::ExitCode};

use atodds::Error;

use super::screen;

/// What a command returns: its exit code, or why it stopped.
pub(crate) type Outcome<T = ExitCode> = Result<T, Failure>;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something that the user can act on.
    Error(Error),
    /// The reader of our output has seen enough and closed it: no error.
    ClosedPipe,
    /// Our output could not be written: a full disk, for instance.
    Output(io::Error),
}

impl Failure {
    /// A failure of the arguments: what is wrong, and what to do next.
    pub(crate) fn usage(what: impl Into<String>) -> Self {
        Self::Error(Error::Usage { what: what.into() })
    }

    /// What to tell the user; `None` where there is nothing to tell.
    pub(crate) fn message(&self) -> Option<String> {
        match self {
            Self::ClosedPipe => None,
            Self::Output(error) => Some(format!("cannot write the output: {error}")),
            Self::Error(error) => Some(with_causes(error)),
        }
    }

    /// 0 for a closed pipe, else 2.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::ClosedPipe => ExitCode::SUCCESS,
            Self::Error(_) | Self::Output(_) => ExitCode::from(2),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::Output(error)
        }
    }
}

/// The error, and below it each cause that the lines above do not tell already.
fn with_causes(error: &Error) -> String {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        if !message.contains(&text) {
            message.push_str("\n  because: ");
            message.push_str(&text);
        }
        cause = error.source();
    }
    screen::safe_lines(&message).into_owned()
}
