//! Taking the whole terminal, and giving it back whatever happens: on a return, an error, a panic, or a
//! signal that ends the program.

use std::io::{self, Stdout, Write as _};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    crossterm::{
        cursor::Show,
        event::{DisableBracketedPaste, EnableBracketedPaste},
        execute,
        terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
    },
};

/// The whole terminal. It is given back when this goes.
pub(super) struct Taken {
    pub(super) terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Taken {
    /// Takes it.
    ///
    /// # Errors
    ///
    /// What the terminal says; it is given back then.
    pub(super) fn take() -> io::Result<Self> {
        give_back_on_panic();
        enable_raw_mode()?;
        let taken = execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)
            .and_then(|()| Terminal::new(CrosstermBackend::new(io::stdout())));
        match taken {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back. Where that fails there is none any more.
fn give_back() {
    let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = io::stdout().flush();
    let _ = disable_raw_mode();
}

fn give_back_on_panic() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        tell(panic);
    }));
}

/// What is being saved is saved to its end before a signal ends the program.
#[derive(Debug, Clone, Default)]
pub(super) struct Saving(Arc<Mutex<()>>);

impl Saving {
    /// Holds off the end as long as it is kept.
    pub(super) fn hold(&self) -> MutexGuard<'_, ()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// From now on, a signal that ends the program gives the terminal back first. It is waited for beside the
/// program, which may be waiting for a key of a terminal that is gone.
///
/// # Errors
///
/// When the system takes no handler.
#[cfg(unix)]
pub(super) fn give_back_on_signals(saving: &Saving) -> io::Result<()> {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM},
        iterator::Signals,
    };
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    let saving = saving.clone();
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _end = saving.hold();
            give_back();
            // As a shell tells of a program that a signal ended.
            std::process::exit(128 + signal);
        }
    })?;
    Ok(())
}

/// Elsewhere the system ends a program without asking it; judgements are saved when they are given.
#[cfg(not(unix))]
pub(super) fn give_back_on_signals(_: &Saving) -> io::Result<()> {
    Ok(())
}
