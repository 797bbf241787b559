//! `atodds verify --against DIR`: stored snapshots beside the files they were read from.

use std::{path::Path, process::ExitCode};

use atodds::{
    export::page_change,
    ingest::{self, Against, Compared, Format, Found, Unknown},
    model::Case,
};
use serde_json::{Value, json};

use crate::cli::{
    context::Context,
    failure::Outcome,
    screen::{GREEN, RED, Screen, YELLOW, safe_lines},
    words::count,
};

/// Compares, prints, and exits with 1 when a file does not bear its snapshot out.
pub(super) fn against(case: &Case, folder: &Path, json: bool, context: &Context) -> Outcome {
    let found = ingest::against(&case.sources, folder)?;
    if json {
        context.print_json(&as_json(&found))?;
    } else {
        context.print(&as_text(&found, context.screen))?;
    }
    let sound = found.snapshots.iter().all(|it| it.found.is_sound());
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn as_json(found: &Against) -> Value {
    let snapshot = |it: &Compared| {
        let (changed, why) = match &it.found {
            Found::Changed(revision) | Found::OtherText(revision) => {
                (Some(page_change::in_figures(revision)), None)
            }
            Found::Unreadable(why) => (None, Some(why)),
            _ => (None, None),
        };
        json!({
            "source": it.source, "sha256": it.sha256, "file": it.file, "found": it.found.as_str(),
            "read_as": it.read_as.map(Format::as_str), "changed": changed, "why": why,
        })
    };
    let unknown = |it: &Unknown| json!({ "file": it.file, "holds": it.holds });
    json!({
        "snapshots": found.snapshots.iter().map(snapshot).collect::<Vec<_>>(),
        "unknown": found.unknown.iter().map(unknown).collect::<Vec<_>>(),
        "without_file": found.without_file,
    })
}

fn as_text(found: &Against, screen: Screen) -> String {
    let mut out = String::new();
    for it in &found.snapshots {
        let style = if it.found.is_sound() { GREEN } else { RED };
        let word = screen.paint(style, &format!("{:<14}", it.found.as_str()));
        let told = match &it.found {
            Found::Changed(revision) | Found::OtherText(revision) => {
                format!(": {}", page_change::in_figures(revision))
            }
            Found::Unreadable(why) => format!(": {why}"),
            _ => String::new(),
        };
        out.push_str(&format!(
            "{word}  {}\n",
            one_line(&format!("{}  {}{}{told}", it.source, it.file, read_as(it.read_as)))
        ));
        if let Found::Changed(revision) | Found::OtherText(revision) = &it.found {
            out.push_str(&page_change::paragraphs(revision, &screen.style()));
        }
    }
    for it in &found.unknown {
        let word = screen.paint(YELLOW, &format!("{:<14}", "unknown"));
        let holds = it.holds.as_ref().map(|id| format!(": it holds the text of {id}"));
        out.push_str(&format!(
            "{word}  {}\n",
            one_line(&format!("{}{}", it.file, holds.unwrap_or_default()))
        ));
    }
    out.push_str(&in_figures(found));
    out
}

/// ", read as html", where the name of the file says another format.
fn read_as(format: Option<Format>) -> String {
    format.map(|format| format!(", read as {format}")).unwrap_or_default()
}

/// A name of a file may hold line ends, which would make it look like two.
fn one_line(text: &str) -> String {
    safe_lines(&text.replace(['\n', '\r'], "␊")).into_owned()
}

/// "12 snapshots: 10 borne out, 2 not; 1 file that no snapshot names; 3 snapshots name no file".
fn in_figures(found: &Against) -> String {
    let sound = found.snapshots.iter().filter(|it| it.found.is_sound()).count();
    let snapshots = count(found.snapshots.len(), "snapshot");
    let not = found.snapshots.len() - sound;
    let mut parts = vec![format!("{snapshots}: {sound} borne out by its file, {not} not")];
    if !found.unknown.is_empty() {
        parts.push(format!("{} that no snapshot names", count(found.unknown.len(), "file")));
    }
    if found.without_file > 0 {
        parts.push(format!("{} without the name of a file", count(found.without_file, "snapshot")));
    }
    parts.join("; ")
}
