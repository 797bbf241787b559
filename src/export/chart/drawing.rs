use std::fmt::Write as _;

use super::anchor::anchor;
use crate::export::sanitize::xml;
use crate::model::ClaimId;

/// The width of every chart, in the units that all coordinates are in. Printed at 80 mm, one unit is
/// about half a point, so that [`SMALL`] is as large as a newspaper's smallest type.
pub(super) const WIDTH: f64 = 440.0;

/// The font size of names and headings.
pub(super) const TEXT: f64 = 12.0;

/// The font size of everything beside them.
pub(super) const SMALL: f64 = 10.5;

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Middle,
    End,
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The words that stand for a chart where it cannot be seen.
pub(super) struct Words {
    /// What it is, in a phrase.
    pub(super) title: String,
    /// What it says, in sentences.
    pub(super) description: String,
}

/// An SVG being written. What is geometry (sizes, dashes) is written into it; what is colour is left to
/// the classes.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    body: String,
}

/// A coordinate: one decimal, none where it is zero, and no negative zero.
pub(super) fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    format!("{}", if tenths == 0.0 { 0.0 } else { tenths })
}

impl Drawing {
    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.body.write_fmt(text);
    }

    pub(super) fn rect(&mut self, class: &str, area: Area, radius: f64) {
        let Area { x, y, width, height } = area;
        self.push(format_args!(
            r#"<rect class="{class}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>"#,
            number(x),
            number(y),
            number(width),
            number(height),
            number(radius)
        ));
    }

    pub(super) fn circle(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        self.push(format_args!(
            r#"<circle class="{class}" cx="{}" cy="{}" r="{}"/>"#,
            number(x),
            number(y),
            number(radius)
        ));
    }

    /// A line along `d`, `thick` units wide, dashed where `dash` is not empty.
    pub(super) fn path(&mut self, class: &str, d: &str, thick: f64, dash: &str) {
        self.push(format_args!(
            r#"<path class="{class}" d="{d}" fill="none" stroke-width="{}""#,
            number(thick)
        ));
        if !dash.is_empty() {
            self.push(format_args!(r#" stroke-dasharray="{dash}""#));
        }
        self.body.push_str("/>");
    }

    pub(super) fn line(
        &mut self,
        class: &str,
        from: (f64, f64),
        to: (f64, f64),
        thick: f64,
        dash: &str,
    ) {
        self.path(class, &path(&[from, to]), thick, dash);
    }

    /// A closed shape.
    pub(super) fn shape(&mut self, class: &str, corners: &[(f64, f64)]) {
        self.push(format_args!(r#"<path class="{class}" d="{}Z"/>"#, path(corners)));
    }

    /// One line of text, its baseline at `at`. It shows as it is, whatever stands in it.
    pub(super) fn text(
        &mut self,
        class: &str,
        at: (f64, f64),
        align: Align,
        size: f64,
        text: &str,
    ) {
        let anchor = match align {
            Align::Start => "start",
            Align::Middle => "middle",
            Align::End => "end",
        };
        self.push(format_args!(
            r#"<text class="{class}" x="{}" y="{}" font-size="{}" text-anchor="{anchor}">{}</text>"#,
            number(at.0),
            number(at.1),
            number(size),
            xml(text)
        ));
    }

    /// What a reader sees who rests on the group or link that was opened last.
    pub(super) fn title(&mut self, text: &str) {
        /// More than this is no hint any more, in code points.
        const LONGEST: usize = 1_000;
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
        let more = if end < text.len() { "…" } else { "" };
        self.push(format_args!("<title>{}{more}</title>", xml(&text[..end])));
    }

    /// A group that shows `title` to a reader who rests on it.
    pub(super) fn group(&mut self, class: &str, title: &str, draw: impl FnOnce(&mut Self)) {
        self.push(format_args!(r#"<g class="{class}">"#));
        self.title(title);
        draw(self);
        self.body.push_str("</g>");
    }

    /// What leads to a claim on the same page.
    pub(super) fn link(&mut self, claim: &ClaimId, title: &str, draw: impl FnOnce(&mut Self)) {
        self.push(format_args!(r##"<a href="#{}">"##, anchor(claim)));
        self.title(title);
        draw(self);
        self.body.push_str("</a>");
    }

    /// The whole picture, `height` units high. `prefix` makes the ids in it unique on a page.
    ///
    /// Its role is that of a group: an image has no links in it, for whoever hears the page.
    pub(super) fn finish(self, kind: &str, prefix: &str, height: f64, words: &Words) -> String {
        let prefix = xml(prefix);
        format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-{kind}" "#,
                r#"viewBox="0 0 {width} {height}" role="group" direction="ltr" "#,
                r#"aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc" "#,
                r#"font-family="Helvetica, Arial, Liberation Sans, sans-serif">"#,
                r#"<title id="{prefix}-title">{title}</title>"#,
                r#"<desc id="{prefix}-desc">{description}</desc>{body}</svg>"#
            ),
            kind = kind,
            width = number(WIDTH),
            height = number(height.ceil()),
            prefix = prefix,
            title = xml(&words.title),
            description = xml(&words.description),
            body = self.body,
        )
    }
}

/// The `d` of a line through these places.
pub(super) fn path(places: &[(f64, f64)]) -> String {
    let mut d = String::new();
    for (nth, (x, y)) in places.iter().enumerate() {
        d.push(if nth == 0 { 'M' } else { 'L' });
        let _ = write!(d, "{} {}", number(*x), number(*y));
    }
    d
}

/// The `d` of a line that leaves one place and enters the other level, as links between columns do.
pub(super) fn level_curve((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> String {
    let middle = f64::midpoint(x1, x2);
    format!(
        "M{} {}C{} {} {} {} {} {}",
        number(x1),
        number(y1),
        number(middle),
        number(y1),
        number(middle),
        number(y2),
        number(x2),
        number(y2)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short_and_have_one_form() {
        for (value, text) in [(1.0, "1"), (-0.01, "0"), (2.25, "2.3"), (1.0 / 3.0, "0.3")] {
            assert_eq!(number(value), text);
        }
    }
}
