//! `[[variant]]`: other values of a field that merged cases gave.

use crate::model::Variant;

use super::{
    node::Node,
    problem::{Place, Sink},
    reader::Reader,
};

/// What can have variants, as case files name it.
const KINDS: [&str; 5] = ["case", "publisher", "source", "claim", "entity"];

pub(super) fn read(node: Node, file: &Place, sink: &mut Sink) -> Option<Variant> {
    let mut reader = Reader::new("variant", node, file, sink)?;
    let kind_line = reader.line("kind");
    let kind = reader.required("kind");
    if !kind.is_empty() && !KINDS.contains(&kind.as_str()) {
        let message = format!("{kind:?} has no variants: write one of {}", KINDS.join(", "));
        reader.problem(kind_line, "kind", message);
    }
    // The case itself has no id.
    let record = match kind.as_str() {
        "case" => String::new(),
        _ => reader.required("record"),
    };
    let variant =
        Variant { kind, record, field: reader.required("field"), value: reader.required("value") };
    reader.finish();
    Some(variant)
}

/// The variants of all inputs together: in order, each once.
pub(super) fn gather(mut variants: Vec<Variant>) -> Vec<Variant> {
    variants.sort();
    variants.dedup();
    variants
}
