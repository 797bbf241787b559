//! What an entry changed, in plain words.

use atodds::{export::sanitize, store::Change};
use serde_json::Value;

use crate::cli::words::count;

/// How much of a text is shown, in characters.
const SHOWN: usize = 80;

/// A line for each change that a reader can make something of.
pub(crate) fn lines(changes: &[Change]) -> Vec<String> {
    changes.iter().filter_map(line).collect()
}

/// "added the claim c1: “The bridge is closed.”"; nothing for what another line tells already.
fn line(change: &Change) -> Option<String> {
    let what = record(change)?;
    let line = match (&change.before, &change.after) {
        (None, _) => format!("added {what}"),
        (_, None) => format!("removed {what}"),
        _ => format!("changed {what}: {}", differences(change)),
    };
    Some(sanitize::terminal(&line).into_owned())
}

fn record(change: &Change) -> Option<String> {
    let text = |column: &str| shown(change.text(column).unwrap_or_default());
    let quoted = |column: &str| format!("“{}”", text(column));
    Some(match change.table.as_str() {
        "case_info" => format!("the case {}", quoted("title")),
        "publishers" => format!("the outlet {}", quoted("name")),
        "sources" => format!("the source {}: {}", text("id"), quoted("title")),
        "source_authors" => {
            format!("{} as author of the source {}", quoted("name"), text("source"))
        }
        "source_cites" => format!("that the source {} cites {}", text("source"), quoted("name")),
        "snapshots" => format!(
            "a text of the source {} ({}, sha256 {})",
            text("source"),
            count(change.text("text").unwrap_or_default().chars().count(), "character"),
            first_digits(change.text("sha256").unwrap_or_default()),
        ),
        "claims" => format!("the claim {}: {}", text("id"), quoted("text")),
        "attribution_steps" => {
            let part = if change.value("position") == Some(&Value::from(0)) {
                "claimant"
            } else {
                "relay"
            };
            format!("{} as {part} of the claim {}", quoted("name"), text("claim"))
        }
        "citations" => format!("the quote of the claim {}: {}", text("claim"), quoted("exact")),
        "omissions" => {
            format!("a stretch that the quote of the claim {} leaves out", text("claim"))
        }
        "entered_quantities" => {
            format!("the figure {} of the claim {}", quoted("words"), text("claim"))
        }
        "entities" => format!("the name {}", quoted("name")),
        "aliases" => format!("the further spelling {}", quoted("name")),
        "judgements" => format!(
            "the judgement {} of {} that a {} is {}: {}",
            first_digits(change.text("id").unwrap_or_default()),
            text("by"),
            text("subject"),
            text("decision"),
            quoted("reason")
        ),
        "withdrawals" => format!(
            "{} of the judgement {}: {}",
            match change.text("takes_back") {
                Some(_) => "the taking back of a withdrawal",
                None => "a withdrawal",
            },
            first_digits(change.text("judgement").unwrap_or_default()),
            quoted("reason")
        ),
        "variants" => format!(
            "another value of the {} of the {} {}: {}",
            text("field"),
            text("kind"),
            text("record"),
            quoted("value")
        ),
        _ => return None,
    })
}

/// "within “Oblast”, before nothing", column by column.
fn differences(change: &Change) -> String {
    let (Some(before), Some(after)) = (&change.before, &change.after) else { return String::new() };
    let differs = |(column, value): (&String, &Value)| {
        let old = before.get(column).unwrap_or(&Value::Null);
        (old != value)
            .then(|| format!("{column} {}, before {}", value_in_words(value), value_in_words(old)))
    };
    after.iter().filter_map(differs).collect::<Vec<_>>().join("; ")
}

fn value_in_words(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => format!("“{}”", shown(text)),
        other => other.to_string(),
    }
}

/// The beginning of a text, on one line.
fn shown(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= SHOWN {
        return text;
    }
    let mut cut: String = text.chars().take(SHOWN).collect();
    cut.push('…');
    cut
}

fn first_digits(hash: &str) -> String {
    hash.chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(table: &str, before: Value, after: Value) -> Change {
        let row = |value: Value| value.as_object().cloned();
        Change { table: table.into(), key: "[1]".into(), before: row(before), after: row(after) }
    }

    #[test]
    fn a_change_is_told_by_what_it_means() {
        let claim =
            serde_json::json!({ "seq": 1, "id": "c1", "text": "It\nburst.", "place": null });
        let moved =
            serde_json::json!({ "seq": 1, "id": "c1", "text": "It\nburst.", "place": "Linden" });
        let told = |before: &Value, after: &Value| {
            lines(&[change("claims", before.clone(), after.clone())]).join("\n")
        };
        assert_eq!(told(&Value::Null, &claim), "added the claim c1: “It burst.”");
        assert_eq!(told(&claim, &Value::Null), "removed the claim c1: “It burst.”");
        assert_eq!(
            told(&claim, &moved),
            "changed the claim c1: “It burst.”: place “Linden”, before nothing"
        );
    }

    #[test]
    fn nothing_of_a_text_acts_on_the_terminal_nor_fills_it() {
        let long = format!("\u{1b}[2J{}", "word ".repeat(60));
        let source = serde_json::json!({ "id": "s", "title": long });
        let told = lines(&[change("sources", Value::Null, source)]).join("\n");
        assert!(
            !told.contains('\u{1b}') && told.ends_with("…”") && told.chars().count() < 130,
            "{told}"
        );
    }

    #[test]
    fn the_claims_of_a_judgement_are_not_told_again() {
        let subject = serde_json::json!({ "judgement": 1, "position": 0, "content_hash": "00" });
        assert!(lines(&[change("judgement_subjects", Value::Null, subject)]).is_empty());
    }
}
