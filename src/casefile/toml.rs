//! A case file in TOML: its text as a tree with lines, and the tables of the tree as drafts.

use std::path::Path;

use ::toml::de::{DeTable, DeValue};
use serde_spanned::Spanned;

use super::{
    claim::{self, SourceKeys, SourceRef},
    documents::Folder,
    draft::{CaseHead, Draft},
    entity, expect,
    input::LineIndex,
    judgement,
    node::{Field, Node, Value},
    problem::{Place, Sink},
    publisher,
    reader::{At, Reader},
    source, variant,
};

/// The tables of one case file. What is wrong goes to the sink.
pub(super) fn read(
    text: &str,
    path: &Path,
    place: &Place,
    folder: &Folder,
    sink: &mut Sink,
) -> Draft {
    // The same file checked out on Windows must give the same texts.
    let text = text.replace("\r\n", "\n");
    let Some(root) = parse(&text, place, sink) else { return Draft::default() };
    let Some(mut root) = Reader::new("", root, place, sink) else { return Draft::default() };
    let mut draft = Draft::default();
    let head = root.take("case");
    let entities = root.tables("entity");
    let publishers = root.tables("publisher");
    let sources = root.tables("source");
    let claims = root.tables("claim");
    let judgements = root.tables("judgement");
    let variants = root.tables("variant");
    let expectations = root.tables("expect");
    root.finish();

    let is_fixture = !expectations.is_empty();
    draft.head = head.and_then(|node| read_head(node, place, sink));
    draft.entities = entities.into_iter().filter_map(|n| entity::read(n, place, sink)).collect();
    draft.publishers =
        publishers.into_iter().filter_map(|n| publisher::read(n, place, sink)).collect();
    draft.sources =
        sources.into_iter().filter_map(|n| source::read(n, place, folder, sink)).collect();
    draft.claims = claims
        .into_iter()
        .filter_map(|n| claim::read(Reader::new("claim", n, place, sink)?, SourceKeys::Id))
        .collect();
    draft.judgements =
        judgements.into_iter().filter_map(|n| judgement::read(n, place, sink)).collect();
    draft.variants = variants.into_iter().filter_map(|n| variant::read(n, place, sink)).collect();
    draft.expectations = expectations
        .into_iter()
        .enumerate()
        .filter_map(|(index, n)| expect::read(n, index, path, place, sink))
        .collect();
    stand_in_source(&mut draft, is_fixture, place);
    draft
}

fn read_head(node: Node, place: &Place, sink: &mut Sink) -> Option<CaseHead> {
    if let Value::List(_) = node.value {
        sink.add(&place.at(node.line), "case", "is a list: write [case], with one bracket each");
        return None;
    }
    let mut reader = Reader::new("case", node, place, sink)?;
    let head = CaseHead {
        title: reader.required("title"),
        language: reader.text("language"),
        description: reader.text("description"),
    };
    reader.finish();
    Some(head)
}

/// Gives the claims that name no source the only one there can be.
fn stand_in_source(draft: &mut Draft, is_fixture: bool, place: &Place) {
    let only = match draft.sources.as_slice() {
        [one] => one.id.clone(),
        [] if is_fixture => {
            if !draft.claims.iter().any(|claim| matches!(claim.source, SourceRef::Unsaid)) {
                return;
            }
            let stand_in = source::stand_in(draft.head.as_ref(), place);
            let id = stand_in.id.clone();
            draft.sources.push(stand_in);
            id
        }
        _ => return,
    };
    for claim in &mut draft.claims {
        if matches!(claim.source, SourceRef::Unsaid) {
            claim.source = SourceRef::Id(At { line: claim.place.line, value: only.clone() });
        }
    }
}

fn parse(text: &str, place: &Place, sink: &mut Sink) -> Option<Node> {
    let lines = LineIndex::new(text);
    match DeTable::parse(text) {
        Ok(table) => Some(Node { line: 1, value: table_of(table.into_inner(), &lines) }),
        Err(error) => {
            let line = error.span().map_or(0, |span| lines.line(span.start));
            sink.add(&place.at(line), "", format!("is not TOML: {}", error.message()));
            None
        }
    }
}

fn table_of(table: DeTable<'_>, lines: &LineIndex) -> Value {
    let fields = table.into_iter().map(|(key, value)| {
        let line = lines.line(key.span().start);
        Field { key: key.into_inner().into_owned(), line, node: node_of(value, lines) }
    });
    Value::Table(fields.collect())
}

fn node_of(value: Spanned<DeValue<'_>>, lines: &LineIndex) -> Node {
    let line = lines.line(value.span().start);
    let other = |kind, written: String| Value::Other { kind, written };
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => other("a whole number", number.to_string()),
        DeValue::Float(number) => other("a decimal number", number.to_string()),
        DeValue::Boolean(truth) => other("true or false", truth.to_string()),
        DeValue::Datetime(date) if date.date.is_some() && date.time.is_none() => {
            Value::Date(date.to_string())
        }
        DeValue::Datetime(moment) if moment.date.is_some() => Value::Moment(moment.to_string()),
        DeValue::Datetime(time) => other("a time", time.to_string()),
        DeValue::Array(values) => {
            Value::List(values.into_iter().map(|value| node_of(value, lines)).collect())
        }
        DeValue::Table(table) => table_of(table, lines),
    };
    Node { line, value }
}
