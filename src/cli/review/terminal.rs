//! Taking the whole terminal, and giving it back whatever happens: on a return, an error, a panic, or a
//! signal that ends the program.

use std::io::{self, Stdout, Write as _};
use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, Ordering},
};

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
        let taken = take_whole().and_then(|()| Terminal::new(CrosstermBackend::new(io::stdout())));
        match taken {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }
}

#[cfg(unix)]
impl Taken {
    /// Gives the terminal back and stops the program, with all that it was started together with, as a shell
    /// expects it at Ctrl-Z; takes the terminal again when it goes on.
    ///
    /// # Errors
    ///
    /// What the terminal says, or the system.
    pub(super) fn stop(&mut self) -> io::Result<()> {
        use rustix::process::{Signal, kill_current_process_group};
        use signal_hook::{consts::SIGCONT, flag, low_level::unregister};

        let goes_on = Arc::new(AtomicBool::new(false));
        let told = flag::register(SIGCONT, Arc::clone(&goes_on))?;
        give_back();
        kill_current_process_group(Signal::TSTP)?;
        // Another thread may be the one to be stopped first. Where no shell could let it go on, nothing is stopped.
        for _ in 0..STOPPING.0 {
            if goes_on.load(Ordering::SeqCst) {
                break;
            }
            std::thread::sleep(STOPPING.1);
        }
        unregister(told);
        take_whole()?;
        self.terminal.clear()
    }
}

#[cfg(not(unix))]
impl Taken {
    /// Elsewhere no key stops a program.
    pub(super) fn stop(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How often, and how far apart, to look whether the program was stopped and goes on.
#[cfg(unix)]
const STOPPING: (usize, std::time::Duration) = (20, std::time::Duration::from_millis(10));

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Whether the terminal is taken. Given back twice, it would put the cursor back to where it was at first, and
/// what was told in between, such as a panic, would be written over.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);

fn take_whole() -> io::Result<()> {
    IS_TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)
}

/// Gives the terminal back. Where that fails there is none any more.
fn give_back() {
    if !IS_TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
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

/// What is begun is done to its end before a signal ends the program.
#[derive(Debug, Clone, Default)]
pub(super) struct Unbroken(Arc<Mutex<()>>);

impl Unbroken {
    /// Holds off the end as long as it is kept.
    pub(super) fn hold(&self) -> MutexGuard<'_, ()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same, but not for ever.
    #[cfg(unix)]
    fn hold_soon(&self) -> Option<MutexGuard<'_, ()>> {
        for _ in 0..DRAWING.0 {
            match self.0.try_lock() {
                Ok(held) => return Some(held),
                Err(std::sync::TryLockError::Poisoned(held)) => return Some(held.into_inner()),
                Err(std::sync::TryLockError::WouldBlock) => std::thread::sleep(DRAWING.1),
            }
        }
        None
    }
}

/// How often, and how far apart, to look whether the screen is drawn: a terminal that somebody halted takes nothing
/// more, and does not hold up the end.
#[cfg(unix)]
const DRAWING: (usize, std::time::Duration) = (100, std::time::Duration::from_millis(10));

/// From now on, a signal that ends the program gives the terminal back first. It is waited for beside the
/// program, which may be waiting for a key of a terminal that is gone. What is being saved is saved, and nothing
/// is drawn any more on a terminal that was given back.
///
/// # Errors
///
/// When the system takes no handler.
#[cfg(unix)]
pub(super) fn give_back_on_signals(saving: &Unbroken, drawing: &Unbroken) -> io::Result<()> {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM},
        iterator::Signals,
    };
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    let (saving, drawing) = (saving.clone(), drawing.clone());
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _saved = saving.hold();
            let _drawn = drawing.hold_soon();
            give_back();
            // As a shell tells of a program that a signal ended.
            std::process::exit(128 + signal);
        }
    })?;
    Ok(())
}

/// Elsewhere the system ends a program without asking it; judgements are saved when they are given.
#[cfg(not(unix))]
pub(super) fn give_back_on_signals(_: &Unbroken, _: &Unbroken) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::{
        process::{Command, Output},
        thread::sleep,
        time::Duration,
    };

    use super::*;

    #[test]
    #[ignore = "takes the whole terminal: the test below runs it in one of its own"]
    fn goes_wrong() {
        let _taken = Taken::take().unwrap();
        panic!("it went wrong");
    }

    #[test]
    fn a_panic_is_told_on_a_terminal_that_is_as_it_was() {
        if Command::new("tmux").arg("-V").output().is_err() {
            assert!(std::env::var_os("CI").is_none(), "tmux is missing: a CI installs it");
            eprintln!("skipped: there is no tmux to take the terminal of");
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("tmux");
        let tmux = |args: &[&str]| -> Output {
            Command::new("tmux").arg("-S").arg(&socket).args(args).output().unwrap()
        };
        let program = format!(
            "RUST_BACKTRACE=0 '{}' --ignored --exact --nocapture \
             cli::review::terminal::tests::goes_wrong; echo over; \
             stty -a | grep -q -- '-icanon' && echo raw || echo cooked; sleep 600",
            std::env::current_exe().unwrap().display(),
        );
        tmux(&[
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "120",
            "-y",
            "40",
            "sh",
            "-c",
            &program,
        ]);
        let mut shown = String::new();
        for _ in 0..200 {
            shown = String::from_utf8(tmux(&["capture-pane", "-p"]).stdout).unwrap();
            if shown.contains("cooked") || shown.contains("raw") {
                break;
            }
            sleep(Duration::from_millis(100));
        }
        let is_alternate = tmux(&["display-message", "-p", "#{alternate_on}"]).stdout;
        tmux(&["kill-server"]);
        assert!(shown.contains("it went wrong") && shown.contains("cooked"), "{shown}");
        assert_eq!(is_alternate, b"0\n", "{shown}");
    }
}
