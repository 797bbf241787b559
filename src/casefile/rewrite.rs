//! New values for `[[expect]]` tables, with everything else in the file left as it is.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Key, Table, Value};

use crate::{Result, model::ClaimId};

use super::{
    expect_time,
    expectation::Expected,
    problem::{Place, Problems, Sink},
};

/// Gives some of the expectations of a case file new values: each change names its
/// [`index`](super::Expectation::index). Comments, order and layout stay, those of unchanged values in the
/// same table included. `name` is what a problem calls the file.
///
/// # Errors
///
/// [`Error::Problems`](crate::Error::Problems) when the text is not TOML or has no such `[[expect]]`: the file
/// was changed since it was loaded.
pub fn rewrite_expectations(
    name: &str,
    text: &str,
    changes: &[(usize, Expected)],
) -> Result<String> {
    let refused = |message: String| {
        let mut sink = Sink::default();
        sink.add(&Place::new(name, 0), "expect", message);
        sink.finish(()).err().unwrap_or(Problems(vec![]))
    };
    let (mark, body) = match text.strip_prefix('\u{FEFF}') {
        Some(body) => ("\u{FEFF}", body),
        None => ("", text),
    };
    let mut document: DocumentMut =
        body.parse().map_err(|why: toml_edit::TomlError| refused(format!("is not TOML: {why}")))?;
    for (index, expected) in changes {
        let table = document.get_mut("expect").and_then(|expect| nth_table(expect, *index));
        match table {
            Some(Found::Table(table)) => update_table(table, expected),
            Some(Found::Inline(table)) => update_inline(table, expected),
            None => {
                let message = format!("has no number {}: load the file again", index + 1);
                return Err(refused(message).into());
            }
        }
    }
    Ok([mark, &like_before(document.to_string(), body)].concat())
}

enum Found<'d> {
    Table(&'d mut Table),
    Inline(&'d mut InlineTable),
}

fn nth_table(expect: &mut Item, index: usize) -> Option<Found<'_>> {
    match expect {
        Item::ArrayOfTables(tables) => tables.get_mut(index).map(Found::Table),
        Item::Value(Value::Array(tables)) => {
            tables.get_mut(index)?.as_inline_table_mut().map(Found::Inline)
        }
        _ => None,
    }
}

/// The line ends and the last line as they were; the TOML writer makes both alike.
fn like_before(mut written: String, before: &str) -> String {
    if !before.ends_with('\n') && written.ends_with('\n') {
        written.pop();
    }
    let ends = before.matches('\n').count();
    if ends > 0 && before.matches("\r\n").count() == ends {
        written = written.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    written
}

/// The keys and values of an expectation, the first one its kind.
fn values(expected: &Expected) -> Vec<(&'static str, Value)> {
    let text = |key, text: Option<&str>| text.map(|text| (key, Value::from(text)));
    let all = match expected {
        Expected::Conflict { pair, relation, rule } => vec![
            Some(("conflict", ids(pair))),
            text("relation", relation.map(|relation| relation.as_str())),
            text("rule", rule.as_deref()),
        ],
        Expected::NoConflict { pair, because, relation, rule } => vec![
            Some(("no_conflict", ids(pair))),
            text("because", Some(because)),
            text("relation", relation.map(|relation| relation.as_str())),
            text("rule", rule.as_deref()),
        ],
        Expected::Point { claims, status, positions, question, as_of, history } => vec![
            Some(("point", ids(claims))),
            text("status", status.map(|status| status.as_str())),
            positions.as_ref().map(|sides| {
                let sides: Array = sides.iter().map(|side| ids(side)).collect();
                ("positions", Value::Array(sides))
            }),
            text("question", question.as_deref()),
            as_of.map(|date| ("as_of", expect_time::date_value(date))),
            history.as_ref().map(|events| ("history", expect_time::history_value(events))),
        ],
        Expected::Quote { claim, standing } => {
            vec![text("quote", Some(claim.as_str())), text("standing", Some(standing.as_str()))]
        }
        Expected::Origins { kind, claims, count, names, origin, says } => vec![
            Some((kind.as_str(), ids(claims))),
            count.map(|count| ("origins", Value::from(i64::try_from(count).unwrap_or(i64::MAX)))),
            names
                .as_ref()
                .map(|names| ("origin_names", names.iter().map(String::as_str).collect())),
            text("origin", origin.as_deref()),
            text("says", says.as_deref()),
        ],
    };
    all.into_iter().flatten().collect()
}

fn ids(ids: &[ClaimId]) -> Value {
    ids.iter().map(ClaimId::as_str).collect()
}

const KINDS: [&str; 5] = ["conflict", "no_conflict", "point", "quote", "position"];

fn update_table(table: &mut Table, expected: &Expected) {
    let mut new = values(expected);
    let (kind, _) = new[0];
    // A comment above a key that goes stays, above the next one.
    let mut left_over = String::new();
    let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    for old in keys {
        let Some((mut key, item)) = table.remove_entry(&old) else { continue };
        let name = if KINDS.contains(&old.as_str()) { kind } else { old.as_str() };
        let Some(at) = new.iter().position(|(new, _)| *new == name) else {
            left_over.push_str(comments(&key));
            continue;
        };
        let (name, value) = new.remove(at);
        if name != old {
            key = Key::new(name).with_leaf_decor(key.leaf_decor().clone());
        }
        put_before(&mut key, &std::mem::take(&mut left_over));
        table.insert_formatted(&key, updated(item, value));
    }
    for (name, value) in new {
        let mut key = Key::new(name);
        put_before(&mut key, &std::mem::take(&mut left_over));
        table.insert_formatted(&key, Item::Value(value));
    }
}

fn comments(key: &Key) -> &str {
    let before = key.leaf_decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
    if before.contains('#') { before } else { "" }
}

fn put_before(key: &mut Key, comments: &str) {
    if !comments.is_empty() {
        let before = key.leaf_decor().prefix().and_then(|prefix| prefix.as_str());
        let before = format!("{comments}{}", before.unwrap_or_default());
        key.leaf_decor_mut().set_prefix(before);
    }
}

fn update_inline(table: &mut InlineTable, expected: &Expected) {
    let new = values(expected);
    table.retain(|key, _| new.iter().any(|(new, _)| *new == key));
    for (key, value) in new {
        match table.get_mut(key) {
            Some(old) => {
                let item = updated(Item::Value(old.clone()), value);
                if let Item::Value(value) = item {
                    *old = value;
                }
            }
            None => {
                table.insert(key, value);
            }
        }
    }
}

/// The old item where it says the same, else the new value with the comment that followed the old one.
fn updated(old: Item, mut new: Value) -> Item {
    if let Item::Value(old) = &old {
        if content(old) == content(&new) {
            return Item::Value(old.clone());
        }
        *new.decor_mut() = old.decor().clone();
    }
    Item::Value(new)
}

/// A value without its layout.
fn content(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{:?}", text.value()),
        Value::Array(values) => {
            format!("[{}]", values.iter().map(content).collect::<Vec<_>>().join(","))
        }
        other => other.to_string().trim().to_owned(),
    }
}
