//! `[[expect]]`: what a fixture expects of detection.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use crate::model::{DatedEvent, PartialDate, Relation, Status};
use crate::text::quote::Standing;

use super::{
    expect_origins::{self, OriginsDraft},
    expect_time,
    expectation::NoConflictKind,
    judgement::{claims, once_each, pair},
    node::{Node, Value},
    problem::{Place, Sink},
    reader::{At, Reader},
};

#[derive(Debug)]
pub(super) struct ExpectDraft {
    pub(super) place: Place,
    pub(super) path: PathBuf,
    pub(super) index: usize,
    pub(super) kind: ExpectKind,
}

/// An [`Expected`](super::Expected) whose claims were not looked up yet.
#[derive(Debug)]
pub(super) enum ExpectKind {
    Conflict {
        pair: [At<String>; 2],
        relation: Option<Relation>,
        rule: Option<String>,
    },
    NoConflict {
        pair: [At<String>; 2],
        because: String,
        relation: Option<NoConflictKind>,
        rule: Option<String>,
    },
    Point {
        claims: Vec<At<String>>,
        status: Option<Status>,
        positions: Option<Vec<Vec<At<String>>>>,
        question: Option<String>,
        as_of: Option<PartialDate>,
        history: Option<Vec<DatedEvent>>,
    },
    Quote {
        claim: At<String>,
        standing: Standing,
    },
    Origins(OriginsDraft),
}

const KINDS: [&str; 9] = [
    "conflict",
    "no_conflict",
    "point",
    "quote",
    "position",
    "same_origin",
    "other_origins",
    "unknown_origin",
    "circular",
];

const DETAILS: [&str; 9] = [
    "relation",
    "rule",
    "because",
    "status",
    "positions",
    "question",
    "as_of",
    "history",
    "standing",
];

/// Every key that a kind of expectation may have beside its own.
fn details() -> impl Iterator<Item = &'static str> {
    DETAILS.into_iter().chain(expect_origins::DETAILS)
}

pub(super) fn read(
    node: Node,
    index: usize,
    path: &Path,
    file: &Place,
    sink: &mut Sink,
) -> Option<ExpectDraft> {
    let mut reader = Reader::new("expect", node, file, sink)?;
    let given: Vec<&str> = KINDS.into_iter().filter(|key| reader.has(key)).collect();
    let kind = match given.as_slice() {
        ["conflict"] => read_conflict(&mut reader),
        ["no_conflict"] => read_no_conflict(&mut reader),
        ["point"] => read_point(&mut reader),
        ["quote"] => read_quote(&mut reader),
        [_] => read_origins(&mut reader, &given),
        given => {
            let message = match given {
                [] => "is missing: expect a conflict, a no_conflict, a point, a quote or origins",
                _ => "stands beside another one: expect one thing in each [[expect]]",
            };
            let key = given.get(1).copied().unwrap_or("conflict");
            reader.problem(reader.line(key), key, message);
            for key in KINDS.into_iter().chain(details()) {
                reader.take(key);
            }
            None
        }
    };
    let place = reader.place().clone();
    reader.finish();
    Some(ExpectDraft { place, path: path.to_owned(), index, kind: kind? })
}

fn read_conflict(reader: &mut Reader<'_>) -> Option<ExpectKind> {
    let pair = pair(reader, "conflict");
    let line = reader.line("relation");
    let relation = reader.word::<Relation>("relation");
    if let Some(relation) = relation.filter(|relation| !relation.is_conflict()) {
        let message = format!("{relation} is no conflict: expect it of a no_conflict");
        reader.problem(line, "relation", message);
    }
    let rule = reader.text("rule");
    refuse_other_details(reader, &["relation", "rule"], "conflict");
    Some(ExpectKind::Conflict { pair: pair?, relation, rule })
}

fn read_no_conflict(reader: &mut Reader<'_>) -> Option<ExpectKind> {
    let pair = pair(reader, "no_conflict");
    let relation = reader.word::<NoConflictKind>("relation");
    let rule = reader.text("rule");
    let because = if reader.has("because") {
        reader.required("because")
    } else {
        let message = "is missing: say why the two are not at odds";
        reader.problem(reader.place().line, "because", message);
        reader.text("because").unwrap_or_default()
    };
    refuse_other_details(reader, &["relation", "rule", "because"], "no_conflict");
    Some(ExpectKind::NoConflict { pair: pair?, because, relation, rule })
}

fn read_point(reader: &mut Reader<'_>) -> Option<ExpectKind> {
    let claims = claims(reader, "point");
    let status = reader.word::<Status>("status");
    let positions = read_positions(reader);
    let question = reader.text("question");
    let as_of = reader.date("as_of");
    let history = expect_time::read_history(reader);
    let own = ["status", "positions", "question", "as_of", "history"];
    refuse_other_details(reader, &own, "point");
    Some(ExpectKind::Point { claims: claims?, status, positions, question, as_of, history })
}

fn read_quote(reader: &mut Reader<'_>) -> Option<ExpectKind> {
    let claim = reader.required_at("quote");
    if !reader.has("standing") {
        let message = "is missing: say how the quote stands in the newest text of its source";
        reader.problem(reader.place().line, "standing", message);
    }
    let standing = reader.word::<Standing>("standing");
    refuse_other_details(reader, &["standing"], "quote");
    Some(ExpectKind::Quote { claim: claim?, standing: standing? })
}

fn read_origins(reader: &mut Reader<'_>, given: &[&str]) -> Option<ExpectKind> {
    let kind = given.iter().find_map(|key| expect_origins::kind(key))?;
    let draft = expect_origins::read(reader, kind);
    refuse_other_details(reader, expect_origins::own_details(kind), kind.as_str());
    Some(ExpectKind::Origins(draft?))
}

fn read_positions(reader: &mut Reader<'_>) -> Option<Vec<Vec<At<String>>>> {
    let mut positions = vec![];
    for node in reader.list("positions")? {
        let Node { line, value } = node;
        let Value::List(nodes) = value else {
            let message = format!("holds {}: write a list of claims for each side", value.kind());
            reader.problem(line, "positions", message);
            continue;
        };
        if nodes.is_empty() {
            reader.problem(line, "positions", "holds a side without claims: leave it out");
        }
        let ids = nodes.into_iter().filter_map(|node| reader.as_text("positions", node));
        positions.push(ids.collect::<Vec<_>>());
    }
    let all: Vec<At<String>> = positions.iter().flatten().cloned().collect();
    once_each(reader, "positions", &all);
    Some(positions)
}

/// Reports details that belong to another kind of expectation.
fn refuse_other_details(reader: &mut Reader<'_>, own: &[&str], kind: &str) {
    for key in details().filter(|key| !own.contains(key)) {
        let line = reader.line(key);
        if reader.has(key) {
            reader.take(key);
            reader.problem(line, key, format!("is not expected of a {kind}: leave it out"));
        }
    }
}

/// Reports the pairs that are expected to be at odds and not to be.
pub(super) fn both_ways(drafts: &[ExpectDraft], sink: &mut Sink) {
    let mut seen: rustc_hash::FxHashMap<(&Path, &str, &str), &ExpectDraft> = Default::default();
    let mut told = FxHashSet::default();
    for draft in drafts {
        let (ExpectKind::Conflict { pair: [a, b], .. }
        | ExpectKind::NoConflict { pair: [a, b], .. }) = &draft.kind
        else {
            continue;
        };
        let (a, b) = (a.value.as_str().min(&b.value), a.value.as_str().max(&b.value));
        let key = (draft.path.as_path(), a, b);
        let first = *seen.entry(key).or_insert(draft);
        let is_conflict = |draft: &ExpectDraft| matches!(draft.kind, ExpectKind::Conflict { .. });
        if is_conflict(first) != is_conflict(draft) && told.insert(draft.place.line) {
            let field = if is_conflict(draft) { "expect.conflict" } else { "expect.no_conflict" };
            let other = if is_conflict(draft) { "no conflict" } else { "a conflict" };
            let message = format!(
                "{a:?} and {b:?} are expected to be {other} on line {}: keep one of the two",
                first.place.line
            );
            sink.add(&draft.place, field, message);
        }
    }
}
