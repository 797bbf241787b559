//! What stands between two sides of a point: the relation, why, and which claims it is between.

use std::collections::BTreeMap;

use askama::Template;

use super::symbols::RelationMark;
use crate::export::words;
use crate::model::{ClaimId, Relation};
use crate::report::Between;

/// How many pairs of claims are named; more of one kind are counted.
const PAIRS: usize = 12;

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
    judged: Option<String>,
}

/// A link to a claim of the same point.
#[derive(Debug)]
struct ClaimLink {
    place: String,
    number: String,
}

impl<'a> BetweenPart<'a> {
    /// Lays a relation out. `name` is that of the point, `numbers` are those of its claims.
    pub(super) fn new(
        between: &'a Between,
        name: &str,
        numbers: &BTreeMap<&ClaimId, String>,
    ) -> Self {
        let link = |claim: &ClaimId| {
            let number = numbers.get(claim)?.clone();
            Some(ClaimLink { place: format!("{name}-{number}"), number })
        };
        let pairs = between.pairs.iter().filter_map(|[a, b]| Some([link(a)?, link(b)?]));
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
            pairs: pairs.take(PAIRS).collect(),
            more: (between.pairs.len() > PAIRS)
                .then(|| format!("and {} more", words::count(between.pairs.len() - PAIRS, "pair"))),
            judged: between.judged.as_ref().map(words::judged),
        }
    }
}
