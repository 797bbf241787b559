//! What stands between two sides of a point: the relation, why, and which claims it is between.

use askama::Template;

use super::{
    judged::JudgedPart,
    numbers::{ClaimLink, NAMED, Numbers},
    point::Shared,
    symbols::RelationMark,
};
use crate::export::words;
use crate::model::Relation;
use crate::report::Between;

/// A relation between two sides with its reason.
#[derive(Debug, Template)]
#[template(path = "between.html", config = "src/export/html/askama.toml")]
pub(super) struct BetweenPart<'a> {
    between: &'a Between,
    sign: char,
    relation: RelationMark,
    /// Of a `differs`, the reason is the caveat: it says what the two do not share.
    is_caveat: bool,
    pairs: Vec<[ClaimLink; 2]>,
    more: Option<String>,
    judged: Option<JudgedPart<'a>>,
}

impl<'a> BetweenPart<'a> {
    /// Lays a relation out between claims that have these numbers.
    pub(super) fn new(between: &'a Between, numbers: &Numbers<'_>, shared: &Shared<'_>) -> Self {
        let pairs =
            between.pairs.iter().filter_map(|[a, b]| Some([numbers.link(a)?, numbers.link(b)?]));
        let sign = match between.relation {
            Relation::Updates if between.directed => '→',
            relation if relation.is_conflict() => '×',
            _ => '~',
        };
        Self {
            between,
            sign,
            relation: between.relation.into(),
            is_caveat: between.relation == Relation::Differs,
            pairs: pairs.take(NAMED).collect(),
            more: (between.pairs.len() > NAMED)
                .then(|| format!("and {} more", words::count(between.pairs.len() - NAMED, "pair"))),
            judged: between.judged.as_ref().map(|judged| JudgedPart::new(judged, shared)),
        }
    }
}
