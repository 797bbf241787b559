//! What holds for the output of every command.

use std::{
    io::Read as _,
    process::{Command, Stdio},
};

use crate::support::Sandbox;

const HOSTILE: &str = "Four \u{1b}[31mpeople\u{7} died\u{202e} in the flood at Linden.";

/// The flood with control characters in every field that can hold them.
fn hostile() -> Sandbox {
    let sandbox = Sandbox::with_flood();
    let escaped = "Four \\u001b[31mpeople\\u0007 died\\u202e in the flood at Linden.";
    let text = sandbox
        .read("flood.toml")
        .replace("Four people died in the flood at Linden.", escaped)
        .replace("\"Mayor\"", "\"May\\u001b]0;x\\u0007or\"")
        .replace("River rises", "River\\u009b2J rises")
        .replace("Linden Gazette", "Linden\\u200f Gazette")
        .replace("id = \"school\"", "id = \"scho\\u202eol\"");
    sandbox.write("flood.toml", text);
    sandbox
}

fn is_harmful(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn nothing_in_a_claim_reaches_the_terminal() {
    let sandbox = hostile();
    sandbox.run(&["init", "--title", HOSTILE]).ok();
    sandbox.run(&["import", "flood.toml"]).ok();
    let expect =
        "[[expect]]\nno_conflict = [\"four-dead\", \"nine-dead\"]\nbecause = \"a\\u001b[2Jb\"\n";
    sandbox.write("fixture.toml", sandbox.read("flood.toml") + expect);
    for args in [
        &["report"][..],
        &["report", "--all"],
        &["report", "--format", "markdown"],
        &["list", "claims"],
        &["list", "sources"],
        &["list", "links"],
        &["list", "points"],
        &["show", "four-dead"],
        &["show", "gazette"],
        &["why", "four-dead", "nine-dead"],
        &["check"],
        &["log"],
        &["link"],
        &["test", "fixture.toml"],
        &["list", "claims", "--json"],
        &["show", "four-dead", "--json"],
        &["check", "--json"],
        &["judge", "four-dead", "nine-dead", "--unsure", "--reason", HOSTILE, "--by", HOSTILE],
        &["log", "--json"],
        &["show", "\u{1b}[31m"],
    ] {
        let ran = sandbox.run(args);
        for text in [&ran.stdout, &ran.stderr] {
            assert!(!text.contains(is_harmful), "{args:?} printed {text:?}");
        }
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    let (one, other) = (Sandbox::with_case(), Sandbox::with_case());
    for args in [
        &["link"][..],
        &["report"],
        &["report", "--format", "json"],
        &["report", "--format", "markdown"],
        &["list", "points"],
        &["show", "four-dead"],
        &["why", "four-dead", "nine-dead"],
        &["check"],
        &["export", "--to", "toml"],
        &["log", "--json"],
        &["rules"],
    ] {
        assert_eq!(one.run(args), other.run(args), "{args:?}");
    }
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    let sandbox = Sandbox::with_flood();
    let report = ["report", "flood.toml"];
    let plain = sandbox.run(&report).ok();
    assert!(!plain.contains('\u{1b}'));
    let coloured = sandbox.run(&[&report[..], &["--color", "always"]].concat()).ok();
    assert!(coloured.contains('\u{1b}'));
    assert_eq!(sandbox.run(&[&report[..], &["--color", "never"]].concat()).ok(), plain);
}

#[test]
fn no_color_is_obeyed_on_a_forced_terminal() {
    let sandbox = Sandbox::with_flood();
    let mut command = sandbox.command(&["report", "flood.toml"]);
    let ran = sandbox.finish(command.env("NO_COLOR", "1").env("TERM", "xterm-256color"));
    assert!(!ran.ok().contains('\u{1b}'));
}

#[test]
fn the_width_can_be_given() {
    let sandbox = Sandbox::with_flood();
    let widest = |columns: &str| {
        let mut command = sandbox.command(&["report", "flood.toml"]);
        let stdout = sandbox.finish(command.env("COLUMNS", columns)).ok();
        stdout.lines().map(|line| line.chars().count()).max().unwrap()
    };
    assert!(widest("60") <= 60, "{}", widest("60"));
    assert!(widest("nonsense") <= 80);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let sandbox = Sandbox::with_flood();
    let mut child = Command::new(env!("CARGO_BIN_EXE_atodds"))
        .args(["report", "flood.toml", "--all"])
        .current_dir(sandbox.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let sandbox = Sandbox::with_flood();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_atodds"))
        .args(["report", "flood.toml"])
        .current_dir(sandbox.path(""))
        .stdout(full)
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr.starts_with("error: cannot write the output: "), "{stderr}");
}

#[test]
fn help_and_version_go_to_standard_output() {
    let sandbox = Sandbox::new();
    assert!(sandbox.run(&["--help"]).ok().contains("Usage: atodds"));
    assert!(sandbox.run(&["--version"]).ok().starts_with("atodds "));
    let ran = sandbox.run(&["frobnicate"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
}

#[cfg(unix)]
#[test]
fn a_link_and_the_access_rights_of_an_output_stay() {
    use std::{fs, os::unix::fs::PermissionsExt};
    let sandbox = Sandbox::with_flood();
    sandbox.write("real.txt", "old");
    fs::set_permissions(sandbox.path("real.txt"), fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("real.txt", sandbox.path("link.txt")).unwrap();
    sandbox.run(&["report", "flood.toml", "-o", "link.txt"]).ok();
    assert!(fs::symlink_metadata(sandbox.path("link.txt")).unwrap().is_symlink());
    assert!(sandbox.read("real.txt").contains("DISPUTED"));
    let mode = fs::metadata(sandbox.path("real.txt")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn a_folder_that_does_not_exist_is_named_with_the_file() {
    let sandbox = Sandbox::with_flood();
    let ran = sandbox.run(&["report", "flood.toml", "-o", "nowhere/report.txt"]);
    assert!(!ran.stderr.contains(".atodds-"), "{ran:#?}");
    ran.error(&["cannot write nowhere/report.txt: the folder nowhere does not exist"]);
    sandbox.write("file", "no folder");
    let ran = sandbox.run(&["report", "flood.toml", "-o", "file/report.txt"]);
    assert!(!ran.stderr.contains(".atodds-"), "{ran:#?}");
    ran.error(&["cannot write file/report.txt: "]);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let sandbox = Sandbox::with_flood();
    sandbox.run(&["report", "flood.toml", "-o", "/dev/null"]).ok();
    assert!(std::fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

#[test]
fn json_says_the_same_on_a_terminal_that_obeys_everything() {
    let sandbox = hostile();
    let stdout = sandbox.run(&["report", "flood.toml", "--format", "json"]).ok();
    assert!(!stdout.contains(is_harmful), "{stdout}");
    let report: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(report["claims"][0]["text"], HOSTILE);
}
