//! A point in short: a line to read, folded around the claims behind it.

use askama::Template;

use super::{
    anchor, answers::AnswersPart, judged::JudgedPart, point::Shared, short_claim::ShortClaim,
    symbols::StatusMark,
};
use crate::export::{history, words};
use crate::report::{PointView, PositionView};

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
    history: Option<String>,
    judged: Option<JudgedPart<'a>>,
}

#[derive(Debug)]
struct PositionPart<'a> {
    label: &'a str,
    answer: &'a str,
    backing: String,
    /// Why its claims count as from fewer origins than there are voices.
    why: Vec<String>,
    claims: Vec<ShortClaim<'a>>,
}

impl<'a> OtherPart<'a> {
    pub(super) fn new(point: &'a PointView, shared: &mut Shared<'a>) -> Self {
        let positions = point.positions.iter().map(|it| position_part(it, shared)).collect();
        Self {
            point,
            anchor: anchor::of_point(&point.id),
            status: point.status.into(),
            answers: AnswersPart::new(point),
            origins: words::independent(point),
            positions,
            history: history::in_short(point).map(|history| words::capitalised(&history)),
            judged: point.judged.as_ref().map(|judged| JudgedPart::new(judged, shared)),
        }
    }
}

fn position_part<'a>(position: &'a PositionView, shared: &mut Shared<'a>) -> PositionPart<'a> {
    PositionPart {
        label: &position.label,
        answer: &position.answer,
        backing: words::backing(position),
        why: words::collapses(position).into_iter().chain(words::rings(position)).collect(),
        claims: position.claims().map(|claim| ShortClaim::new(claim, shared)).collect(),
    }
}
