//! A point in short: a line to read, folded around the claims behind it.

use askama::Template;

use super::{
    anchor, answers::AnswersPart, point::Shared, short_claim::ShortClaim, symbols::StatusMark,
};
use crate::export::words;
use crate::report::{PointView, PositionView, Summary};

/// A point that is not at the centre of the report.
#[derive(Debug, Template)]
#[template(path = "other.html", config = "src/export/html/askama.toml")]
pub(super) struct OtherPart<'a> {
    point: &'a PointView,
    anchor: String,
    status: StatusMark,
    answers: AnswersPart<'a>,
    origins: String,
    positions: Vec<PositionPart<'a>>,
    judged: Option<String>,
}

#[derive(Debug)]
struct PositionPart<'a> {
    label: &'a str,
    answer: &'a str,
    backing: String,
    claims: Vec<ShortClaim<'a>>,
}

impl<'a> OtherPart<'a> {
    pub(super) fn new(point: &'a PointView, case: &'a Summary, shared: &mut Shared<'a>) -> Self {
        let positions = point.positions.iter().map(|it| position_part(it, case, shared)).collect();
        Self {
            point,
            anchor: anchor::of_point(&point.id),
            status: point.status.into(),
            answers: AnswersPart::new(point),
            origins: words::independent(point),
            positions,
            judged: point.judged.as_ref().map(words::judged),
        }
    }
}

fn position_part<'a>(
    position: &'a PositionView,
    case: &'a Summary,
    shared: &mut Shared<'a>,
) -> PositionPart<'a> {
    PositionPart {
        label: &position.label,
        answer: &position.answer,
        backing: words::backing(position),
        claims: position.claims().map(|claim| ShortClaim::new(claim, case, shared)).collect(),
    }
}
