//! What the sides of a point answer, in a line.

use askama::Template;

use crate::export::words;
use crate::report::PointView;

/// Each side's letter and answer, with who is on it.
#[derive(Debug, Template)]
#[template(path = "answers.html", config = "src/export/html/askama.toml")]
pub(super) struct AnswersPart<'a> {
    answers: Vec<Answer<'a>>,
}

#[derive(Debug)]
struct Answer<'a> {
    label: &'a str,
    text: &'a str,
    voices: String,
}

impl<'a> AnswersPart<'a> {
    pub(super) fn new(point: &'a PointView) -> Self {
        let answers = point.positions.iter().map(|position| Answer {
            label: &position.label,
            text: &position.answer,
            voices: words::voices(position),
        });
        Self { answers: answers.collect() }
    }
}
