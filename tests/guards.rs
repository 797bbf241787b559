//! What holds the house together: who may import whom, every rule whole, everything named in the README.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use atodds::{rules::RULES, text::lexicon::Lexicon};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under the path, sorted.
fn rust_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut files = vec![];
    for entry in fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() || path.extension().is_some_and(|it| it == "rs") {
            files.extend(rust_files(&path));
        }
    }
    files.sort();
    files
}

/// The code of a file: without comments, and without its tests, which may use what they like.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let before_tests = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    before_tests.filter(is_code).collect::<Vec<_>>().join("\n")
}

fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

/// The first name of every path below `crate::`, also in `use crate::{a, b::c}`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, prefix) in code.match_indices("crate::") {
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(names_of_group(group)),
            None => found.extend(first_name(rest)),
        }
    }
    found
}

fn first_name(path: &str) -> Option<String> {
    let name: String =
        path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The first names in `a, b::{c, d}, e}`, as it stands after the opening brace.
fn names_of_group(group: &str) -> Vec<String> {
    let (mut depth, mut begins, mut names) = (0, true, vec![]);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            c if begins && !c.is_whitespace() => {
                names.extend(first_name(&group[at..]));
                begins = false;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn the_scan_sees_every_form_of_an_import() {
    let code = "use crate::model::Case;\nuse crate::{\n  text::{a, b},\n  rules,\n};\nfn f() { crate::store::x() }";
    let found: Vec<String> = imports(code).into_iter().collect();
    assert_eq!(found, ["model", "rules", "store", "text"]);
}

/// Each module and what it may import of ours, beside the crate's errors.
const MAY_IMPORT: [(&str, &[&str]); 14] = [
    ("model", &[]),
    ("text", &["model"]),
    ("provenance", &["model", "text"]),
    ("rules", &["model", "text", "provenance"]),
    ("detect", &["model", "text", "provenance", "rules"]),
    ("ingest", &["model", "text"]),
    ("casefile", &["model", "text", "ingest"]),
    ("extract", &["model", "text"]),
    ("merge", &["model", "text"]),
    ("store", &["model"]),
    ("report", &["model", "text", "provenance"]),
    ("export", &["model", "report"]),
    ("fixture", &["model", "text", "provenance", "detect", "casefile", "report"]),
    ("eval", &["model", "text", "detect", "casefile", "ingest", "extract"]),
];

#[test]
fn modules_import_in_one_direction_only() {
    let mut wrong = vec![];
    for (module, may) in MAY_IMPORT {
        for file in rust_files(&root().join("src").join(module)) {
            for name in imports(&code(&file)) {
                let is_error = module != "model" && ["Error", "Result", "error"].contains(&&*name);
                if name != module && !may.contains(&&*name) && !is_error {
                    wrong.push(format!("{}: crate::{name}", name_of(&file)));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "these imports go against docs/ARCHITECTURE.md:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_module_is_under_guard() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let modules: BTreeSet<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let guarded: BTreeSet<&str> =
        MAY_IMPORT.iter().map(|(module, _)| *module).chain(["error"]).collect();
    assert_eq!(modules, guarded, "a new module needs a line in MAY_IMPORT");
}

/// Fails when a word stands in the code of a file outside the places that may know it.
fn only_in(word: &str, places: &[&str]) {
    let mut wrong = vec![];
    for file in rust_files(&root().join("src")) {
        let name = name_of(&file);
        if !places.iter().any(|place| name.starts_with(place)) && code(&file).contains(word) {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{word} belongs in {places:?} only, but stands in {wrong:?}");
}

#[test]
fn only_the_store_knows_sql() {
    only_in("rusqlite", &["src/store/", "src/error.rs"]);
}

#[test]
fn only_the_commands_know_arguments_and_the_process() {
    only_in("clap::", &["src/cli/"]);
    only_in("std::process", &["src/cli/", "src/main.rs"]);
    only_in("std::env", &["src/cli/"]);
    for print in ["println!", "print!(", "eprint"] {
        only_in(print, &["src/cli/"]);
    }
}

#[test]
fn the_clock_is_read_in_one_place() {
    for clock in ["Utc::now", "Local::now", "SystemTime::now", "Instant::now"] {
        only_in(clock, &["src/cli/clock.rs"]);
    }
}

#[test]
fn the_pure_modules_touch_no_files() {
    for module in ["model", "text", "provenance", "rules", "detect", "merge", "report", "export"] {
        for file in rust_files(&root().join("src").join(module)) {
            let code = code(&file);
            for word in ["std::fs", "fs::", "std::io", "std::net", "File::"] {
                assert!(!code.contains(word), "{} uses {word}", name_of(&file));
            }
        }
    }
}

/// What lies in src/rules and is no rule itself.
const RULE_HELPERS: [&str; 3] = ["mod", "order", "shared"];

#[test]
fn every_rule_file_is_registered() {
    let files: BTreeSet<String> = fs::read_dir(root().join("src/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|stem| !RULE_HELPERS.contains(&stem.as_str()))
        .collect();
    let registered: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(files, registered, "a rule's file, its id and its line in RULES have one name");
    assert_eq!(registered.len(), RULES.len(), "an id is registered twice");
}

#[test]
fn every_rule_is_documented() {
    for rule in RULES {
        let headings: Vec<&str> =
            rule.doc.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let example = if headings.contains(&"Agrees") { "Agrees" } else { "Conflicts" };
        let parts = ["What it finds", "Why it matters", example, "Only looks so"];
        assert_eq!(headings, parts, "{}", rule.id);
        for part in rule.doc.split("## ").skip(1) {
            let text = part.split_once('\n').map_or("", |(_, text)| text.trim());
            assert!(!text.is_empty(), "{}: nothing stands under {part:?}", rule.id);
        }
        assert!(!rule.summary.is_empty() && !rule.summary.contains('\n'), "{}", rule.id);
    }
}

#[test]
fn every_rule_has_fixtures() {
    for rule in RULES {
        let folder = root().join("fixtures/rules").join(rule.id);
        let outcome = atodds::fixture::run(&[folder], Lexicon::english()).unwrap();
        assert!(outcome.passed() >= 3, "{}: a conflict, a near miss and a not-comparable", rule.id);
    }
}

#[test]
fn every_fixture_folder_belongs_to_a_rule() {
    for entry in fs::read_dir(root().join("fixtures/rules")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(RULES.iter().any(|rule| rule.id == name), "fixtures/rules/{name} has no rule");
    }
}

/// What `atodds … --help` prints.
fn help(command: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_atodds")).args(command).arg("--help").output();
    String::from_utf8(output.unwrap().stdout).unwrap()
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

fn commands() -> Vec<String> {
    let help = help(&[]);
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands: Vec<String> = listed
        .take_while(|line| !line.is_empty())
        // A line that goes on with a description begins further in.
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .map(str::to_owned)
        .collect();
    assert!(commands.len() > 10, "the help lists the commands:\n{help}");
    commands
}

#[test]
fn the_readme_names_every_command() {
    let readme = readme();
    let missing: Vec<String> = commands()
        .into_iter()
        .filter(|it| {
            !readme.contains(&format!("`{it}")) && !readme.contains(&format!("atodds {it}"))
        })
        .collect();
    assert!(missing.is_empty(), "README.md does not name {missing:?}");
}

#[test]
fn the_readme_names_every_format() {
    let readme = readme();
    for (command, option) in [("report", "--format"), ("export", "--to")] {
        let help = help(&[command]);
        let after = help.split_once(&format!("{option} <")).unwrap().1;
        let after = after.split("\n  -").next().unwrap();
        let values = after.split_once("values:").unwrap().1;
        let is_list = values.trim_start().starts_with('-');
        let formats: Vec<&str> = match values.split_once(']').filter(|_| !is_list) {
            Some((inline, _)) => inline.split(',').map(str::trim).collect(),
            None => values
                .lines()
                .filter_map(|line| line.trim().strip_prefix("- ")?.split(':').next())
                .collect(),
        };
        assert!(formats.len() >= 3, "{command} has formats:\n{help}");
        for format in formats {
            assert!(readme.contains(format), "README.md does not name {command} {option} {format}");
        }
    }
}
