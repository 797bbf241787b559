//! `[[expect]]` of where claims come from.

use super::{
    expectation::OriginsKind,
    judgement::claims,
    node::Value,
    reader::{At, Reader},
};

/// The keys that say what is expected of where claims come from.
pub(super) const DETAILS: [&str; 4] = ["origins", "origin_names", "origin", "says"];

/// An [`Expected::Origins`](super::Expected::Origins) whose claims were not looked up yet.
#[derive(Debug)]
pub(super) struct OriginsDraft {
    pub(super) kind: OriginsKind,
    pub(super) claims: Vec<At<String>>,
    pub(super) count: Option<usize>,
    pub(super) names: Option<Vec<String>>,
    pub(super) origin: Option<String>,
    pub(super) says: Option<String>,
}

/// The kind that a key names.
pub(super) fn kind(key: &str) -> Option<OriginsKind> {
    OriginsKind::ALL.into_iter().find(|kind| kind.as_str() == key)
}

/// The details that a kind can have.
pub(super) fn own_details(kind: OriginsKind) -> &'static [&'static str] {
    match kind {
        OriginsKind::Position => &["origins", "origin_names"],
        OriginsKind::Same => &["origin", "says"],
        OriginsKind::Other => &[],
        OriginsKind::Unknown | OriginsKind::Circular => &["says"],
    }
}

pub(super) fn read(reader: &mut Reader<'_>, kind: OriginsKind) -> Option<OriginsDraft> {
    let (key, line) = (kind.as_str(), reader.line(kind.as_str()));
    let claims = claims(reader, key);
    let own = own_details(kind);
    let is_own = |detail: &str| own.contains(&detail);
    let count = is_own("origins").then(|| count(reader)).flatten();
    let names = (is_own("origin_names") && reader.has("origin_names"))
        .then(|| reader.texts("origin_names"));
    let origin = is_own("origin").then(|| reader.text("origin")).flatten();
    let says = is_own("says").then(|| reader.text("says")).flatten();
    let claims = claims?;
    if claims.len() < kind.least_claims() {
        reader.problem(line, key, "names one claim: name at least two");
        return None;
    }
    Some(OriginsDraft { kind, claims, count, names, origin, says })
}

/// A whole number that is not negative.
fn count(reader: &mut Reader<'_>) -> Option<usize> {
    let node = reader.take("origins")?;
    let number = match &node.value {
        Value::Other { written, .. } => written.parse().ok(),
        _ => None,
    };
    if number.is_none() {
        reader.problem(node.line, "origins", "is no number: write how many origins, 2");
    }
    number
}
