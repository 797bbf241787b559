//! The queue on a whole terminal: the program in a real one, that of `tmux`, driven by keys.

use std::{
    fs,
    process::{Command, Output},
    thread::sleep,
    time::Duration,
};

use crate::{
    review::{judged, with_three_links},
    support::Sandbox,
};

/// A terminal in which the program runs; gone when this goes.
struct Screen {
    socket: String,
}

/// How often to look, and how often at most.
const EVERY: Duration = Duration::from_millis(100);
const LOOKS: usize = 600;

/// Tells which mode the terminal is in.
const MODE: &str = "stty -a | grep -q -- '-icanon' && echo raw || echo cooked";

impl Screen {
    /// Begins a review in a terminal of this size; `None` where there is no `tmux`.
    fn review(sandbox: &Sandbox, size: (u16, u16)) -> Option<Self> {
        let program = format!(
            "sh -c 'echo $$ > pid; exec \"{}\" review'; echo \"over: $?\"; {MODE}; sleep 600",
            env!("CARGO_BIN_EXE_atodds"),
        );
        Self::run(sandbox, size, &program)
    }

    /// Runs this for a shell, in the folder; `None` where there is no `tmux`.
    #[expect(clippy::print_stderr, reason = "a test that was skipped says so")]
    fn run(sandbox: &Sandbox, (columns, rows): (u16, u16), program: &str) -> Option<Self> {
        if Command::new("tmux").arg("-V").output().is_err() {
            assert!(
                std::env::var_os("CI").is_none(),
                "tmux is missing: a CI installs it, so that the whole terminal is tested"
            );
            eprintln!("skipped: there is no tmux to run the review in");
            return None;
        }
        let screen = Self { socket: sandbox.path("tmux").display().to_string() };
        let program = format!(
            "cd '{}'; export ATODDS_BY=Ada SOURCE_DATE_EPOCH=1709424000; \
             unset ATODDS_CASE ATODDS_LEXICON; {program}",
            sandbox.path("").display(),
        );
        let (columns, rows) = (columns.to_string(), rows.to_string());
        let size = ["-x", &columns, "-y", &rows];
        let begin = ["-f", "/dev/null", "new-session", "-d"];
        screen.tmux(&[&begin[..], &size, &["sh", "-c", &program]].concat());
        Some(screen)
    }

    fn tmux(&self, args: &[&str]) -> Output {
        Command::new("tmux").args(["-S", &self.socket]).args(args).output().unwrap()
    }

    fn shown(&self) -> String {
        String::from_utf8(self.tmux(&["capture-pane", "-p"]).stdout).unwrap()
    }

    /// Waits until the screen shows all the words; gives what it shows.
    #[track_caller]
    fn see(&self, words: &[&str]) -> String {
        for _ in 0..LOOKS {
            let shown = self.shown();
            if words.iter().all(|word| shown.contains(word)) {
                return shown;
            }
            sleep(EVERY);
        }
        panic!("{words:?} did not come:\n{}", self.shown());
    }

    fn press(&self, keys: &[&str]) {
        self.tmux(&[&["send-keys"], keys].concat());
    }

    fn write(&self, text: &str) {
        self.tmux(&["send-keys", "-l", text]);
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

/// The program's process.
fn pid(sandbox: &Sandbox) -> String {
    fs::read_to_string(sandbox.path("pid")).unwrap().trim().to_owned()
}

fn signal(name: &str, pid: &str) -> bool {
    Command::new("kill").args([name, pid]).output().unwrap().status.success()
}

#[test]
fn a_queue_is_worked_off_with_keys() {
    let sandbox = with_three_links();
    let Some(screen) = Screen::review(&sandbox, (80, 24)) else { return };
    let shown = screen.see(&["1 of 3", "Four people died", "y confirm", "other rules:"]);
    assert!(shown.contains("contradicts · quantity_mismatch"), "{shown}");

    screen.press(&["y"]);
    screen.see(&["why is the link right?"]);
    // Corrected where the mistakes are.
    screen.write("oth oof the town");
    screen.press(&["Home"]);
    screen.write("b");
    screen.press(&["Right", "Right", "Right", "Right", "DC", "End"]);
    screen.see(&["right? both of the town"]);
    screen.press(&["Enter"]);
    screen.see(&["2 of 3 · 1 confirmed · 0 dismissed", "saved: confirmed"]);
    assert_eq!(judged(&sandbox), ["four-dead × nine-dead: confirmed: both of the town"]);

    screen.press(&["n"]);
    screen.see(&["why is the link wrong?"]);
    screen.write("the hospital counts the valley");
    screen.press(&["Enter"]);
    screen.see(&["3 of 3 · 1 confirmed · 1 dismissed"]);

    screen.press(&["n"]);
    screen.see(&["1 the hospital counts the valley"]);
    screen.press(&["1"]);
    screen.see(&["1 confirmed · 2 dismissed", "that was the last one"]);

    screen.press(&["z"]);
    screen.see(&["1 confirmed · 1 dismissed", "taken back"]);

    screen.tmux(&["resize-window", "-x", "140", "-y", "40"]);
    screen.see(&["1 confirmed · 1 dismissed", "1  Nine people died in the flood at Linden.      "]);
    screen.press(&["Left"]);
    screen.see(&["2 of 3", "dismissed by Ada"]);
    screen.press(&["Left"]);
    screen.see(&["1 of 3", "confirmed by Ada"]);
    screen.press(&["o"]);
    screen.see(&["A  Four people", "B  Nine people", "Esc back to the link"]);
    screen.press(&["q"]);
    screen.see(&["y confirm"]);

    screen.press(&["q"]);
    let after = screen.see(&["over: 0", "cooked"]);
    assert!(!after.contains("y confirm"), "the terminal is as it was:\n{after}");
    let judged = judged(&sandbox);
    assert_eq!(
        judged[..3],
        [
            "four-dead × nine-dead: confirmed: both of the town",
            "four-dead × twelve-dead: dismissed: the hospital counts the valley",
            "nine-dead × twelve-dead: dismissed: the hospital counts the valley",
        ]
    );
    assert!(judged[3].starts_with("nine-dead × twelve-dead: withdrawn"), "{judged:?}");
}

#[test]
fn whatever_ends_it_the_judgements_and_the_terminal_are_there() {
    for (name, code) in [("-TERM", "143"), ("-HUP", "129"), ("-INT", "130"), ("C-c", "0")] {
        let sandbox = with_three_links();
        let Some(screen) = Screen::review(&sandbox, (100, 30)) else { return };
        screen.see(&["1 of 3", "y confirm"]);
        screen.press(&["y"]);
        screen.see(&["why is the link right?"]);
        screen.write("both of the town");
        screen.press(&["Enter"]);
        screen.see(&["2 of 3"]);
        // In the middle of the next reason.
        screen.press(&["n"]);
        screen.see(&["why is the link wrong?"]);
        screen.write("half of");
        if name.starts_with('-') {
            assert!(signal(name, &pid(&sandbox)));
        } else {
            screen.press(&[name]);
        }
        screen.see(&[&format!("over: {code}"), "cooked"]);
        assert_eq!(
            judged(&sandbox),
            ["four-dead × nine-dead: confirmed: both of the town"],
            "{name}"
        );
    }
}

#[test]
fn it_stops_for_the_shell_and_goes_on_where_it_was() {
    let sandbox = with_three_links();
    let program = format!(
        "set -m; '{}' review; echo \"stopped: $?\"; {MODE}; read go; fg; echo \"over: $?\"; {MODE}; sleep 600",
        env!("CARGO_BIN_EXE_atodds"),
    );
    let Some(screen) = Screen::run(&sandbox, (80, 24), &program) else { return };
    screen.see(&["1 of 3", "y confirm"]);
    screen.press(&["y"]);
    screen.see(&["why is the link right?"]);
    screen.write("both of");
    screen.see(&["right? both of"]);
    screen.press(&["C-z"]);
    let stopped = screen.see(&["stopped: ", "cooked"]);
    assert!(!stopped.contains("why is the link right?"), "the screen is the shell's:\n{stopped}");
    screen.press(&["Enter"]);
    screen.see(&["1 of 3", "why is the link right? both of"]);
    screen.write(" the town");
    screen.press(&["Enter"]);
    screen.see(&["2 of 3 · 1 confirmed"]);
    screen.press(&["q"]);
    screen.see(&["over: 0"]);
    assert_eq!(judged(&sandbox), ["four-dead × nine-dead: confirmed: both of the town"]);
}

#[test]
fn a_closed_terminal_loses_nothing_and_leaves_nothing_running() {
    let sandbox = with_three_links();
    let Some(screen) = Screen::review(&sandbox, (80, 24)) else { return };
    screen.see(&["1 of 3", "y confirm"]);
    screen.press(&["u"]);
    screen.see(&["what is unsure"]);
    screen.write("no second source");
    screen.press(&["Enter"]);
    screen.see(&["2 of 3", "1 unsure"]);
    let pid = pid(&sandbox);
    drop(screen);
    let is_over = (0..LOOKS).any(|_| {
        sleep(EVERY);
        !signal("-0", &pid)
    });
    assert!(is_over, "the program goes on without a terminal");
    assert_eq!(judged(&sandbox), ["four-dead × nine-dead: unsure: no second source"]);
}

#[test]
fn what_others_do_meanwhile_is_noticed() {
    let sandbox = with_three_links();
    let Some(screen) = Screen::review(&sandbox, (100, 40)) else { return };
    screen.see(&["1 of 3", "y confirm", "other rules:"]);
    let judge = ["judge", "four-dead", "nine-dead", "--dismiss", "--reason", "two floods"];
    sandbox.run(&[&judge[..], &["--by", "Grace"]].concat()).ok();
    screen.see(&["the case was changed by somebody else", "dismissed by Grace", "1 dismissed"]);
}

#[test]
fn a_terminal_that_can_do_nothing_gets_lines() {
    let sandbox = with_three_links();
    let Some(screen) = Screen::review(&sandbox, (80, 50)) else { return };
    screen.see(&["y confirm"]);
    screen.press(&["q"]);
    screen.see(&["over: 0"]);
    let program = env!("CARGO_BIN_EXE_atodds");
    let case = sandbox.path("atodds.db");
    let run = format!("TERM=dumb '{program}' --case '{}' review; sleep 600", case.display());
    screen.tmux(&["new-window", "sh", "-c", &run]);
    screen.see(&["1 of 3", "y n u s b z o f ? q >"]);
    screen.write("q\n");
    screen.press(&["Enter"]);
    screen.see(&["1 of 3 · 0 confirmed"]);
}
