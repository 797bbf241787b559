//! The first screen: what the case is, how much of it there is, and what is most at odds.

use askama::Template;

use super::{
    anchor,
    answers::AnswersPart,
    page::language_tag,
    symbols::{RelationMark, StatusMark},
};
use crate::export::{moment, text::selection, words};
use crate::model::Status;
use crate::report::{Filter, Moment, PointView, Report, Summary};

/// The head of the page.
#[derive(Debug, Template)]
#[template(path = "summary.html", config = "src/export/html/askama.toml")]
pub(super) struct SummaryPart<'a> {
    case: &'a Summary,
    title: &'a str,
    language: Option<&'a str>,
    figures: Vec<Figure>,
    statuses: Vec<StatusCount>,
    shown: Option<String>,
    /// The moment that the case is shown at.
    moment: Vec<String>,
    caveats: Vec<String>,
}

/// A number and what it counts.
#[derive(Debug)]
struct Figure {
    number: usize,
    of: &'static str,
}

#[derive(Debug)]
struct StatusCount {
    number: usize,
    status: StatusMark,
}

/// The points shown in full as a table, the strongest dispute first.
#[derive(Debug, Template)]
#[template(path = "index.html", config = "src/export/html/askama.toml")]
pub(super) struct IndexPart<'a> {
    heading: &'static str,
    rows: Vec<Row<'a>>,
    nothing: &'static str,
}

#[derive(Debug)]
struct Row<'a> {
    anchor: String,
    question: &'a str,
    status: StatusMark,
    strongest: Option<RelationMark>,
    answers: AnswersPart<'a>,
    positions: usize,
    claims: usize,
    origins: usize,
}

/// The title of a case, or what stands for it where it has none.
pub(super) fn title(case: &Summary) -> &str {
    if case.title.trim().is_empty() { "Untitled case" } else { &case.title }
}

impl<'a> SummaryPart<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let case = &report.case;
        let figures = [
            (case.sources, ["source", "sources"]),
            (case.claims, ["claim", "claims"]),
            (case.independent_origins, ["independent origin", "independent origins"]),
            (case.points_in_all(), ["point", "points"]),
        ];
        let counts = case.points.iter().filter(|(_, number)| *number > 0);
        Self {
            case,
            title: title(case),
            language: language_tag(case.language.as_deref()),
            figures: figures
                .map(|(number, [one, several])| Figure {
                    number,
                    of: if number == 1 { one } else { several },
                })
                .into(),
            statuses: counts
                .map(|(status, number)| StatusCount { number: *number, status: (*status).into() })
                .collect(),
            shown: (report.filter != Filter::default() && case.points_in_all() > 0)
                .then(|| selection(report)),
            moment: moment::in_words(&report.moment)
                .iter()
                .map(|line| words::capitalised(line))
                .collect(),
            caveats: words::caveats(case),
        }
    }
}

impl<'a> IndexPart<'a> {
    pub(super) fn new(report: &Report, full: &[&'a PointView]) -> Self {
        let only_disputed = full.iter().all(|point| point.status == Status::Disputed);
        Self {
            heading: if only_disputed { "Disputed points" } else { "The points" },
            rows: full.iter().map(|point| row(point)).collect(),
            nothing: nothing(report),
        }
    }
}

fn row(point: &PointView) -> Row<'_> {
    Row {
        anchor: anchor::of_point(&point.id),
        question: &point.question,
        status: point.status.into(),
        strongest: point.strength().map(RelationMark::from),
        answers: AnswersPart::new(point),
        positions: point.positions.len(),
        claims: point.claims().count(),
        origins: point.independent_origins(),
    }
}

/// What stands in place of the table where no point is shown in full.
fn nothing(report: &Report) -> &'static str {
    let case = &report.case;
    if case.claims == 0 && report.moment != Moment::default() {
        "The case held no claim by then."
    } else if case.claims == 0 {
        "The case has no claims yet."
    } else if !case.linked {
        "The claims are not linked yet, so nothing was compared."
    } else if report.points.is_empty() && case.points_in_all() > 0 {
        "No point matches what was asked for."
    } else {
        "No point is disputed."
    }
}
