use atodds::export::{TextStyle, text};
use atodds::model::{Case, Detection, Status};
use atodds::report::{Filter, build};
use unicode_width::UnicodeWidthStr;

use crate::{sample, sample_report as report};

fn plain(filter: &Filter, width: usize) -> String {
    text::render(&report(filter), &TextStyle::plain(width))
}

/// The text with its colour codes made visible, so that a snapshot can be read.
fn visible(text: &str) -> String {
    text.replace('\u{1b}', "␛")
}

#[test]
fn report_at_60_columns() {
    insta::assert_snapshot!(plain(&Filter::default(), 60));
}

#[test]
fn report_at_80_columns() {
    insta::assert_snapshot!(plain(&Filter::default(), 80));
}

#[test]
fn report_at_200_columns() {
    insta::assert_snapshot!(plain(&Filter::default(), 200));
}

#[test]
fn report_in_colour_at_80_columns() {
    let style = TextStyle { width: 80, colour: true };
    insta::assert_snapshot!(visible(&text::render(&report(&Filter::default()), &style)));
}

#[test]
fn report_in_colour_at_200_columns() {
    let style = TextStyle { width: 200, colour: true };
    insta::assert_snapshot!(visible(&text::render(&report(&Filter::default()), &style)));
}

#[test]
fn colour_changes_nothing_but_colour() {
    for width in [40, 60, 80, 99, 100, 120, 200] {
        let coloured =
            text::render(&report(&Filter::default()), &TextStyle { width, colour: true });
        let stripped = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(stripped, plain(&Filter::default(), width), "{width}");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in 40..=140 {
        for line in plain(&Filter::default(), width).lines() {
            assert!(line.width() <= width, "{} columns at {width}: {line}", line.width());
        }
    }
}

#[test]
fn points_asked_for_by_status_are_shown_in_full() {
    let filter = Filter { statuses: vec![Status::Settled], ..Filter::default() };
    insta::assert_snapshot!(plain(&filter, 80));
}

#[test]
fn a_filter_on_a_name_finds_its_other_spellings() {
    let about = |name: &str| {
        let filter = Filter { about: Some(name.to_owned()), ..Filter::default() };
        let points: Vec<String> = report(&filter).points.iter().map(|p| p.id.to_string()).collect();
        points
    };
    assert_eq!(about("WELNAU"), ["control-velna"]);
    assert_eq!(about("regional hospital"), ["toll-floods", "count-hurt"]);
    assert_eq!(about("nowhere"), [""; 0]);
}

#[test]
fn only_the_disputed_points_where_only_they_are_wanted() {
    let filter = Filter { disputed_only: true, ..Filter::default() };
    let text = plain(&filter, 80);
    assert!(!text.contains("Other points"), "{text}");
    assert!(text.contains("shown: 3 of 7 points (disputed only)"), "{text}");
}

#[test]
fn an_empty_report_says_what_to_do() {
    let render = |case: &Case, detection: &Detection, filter: &Filter| {
        text::render(&build(case, detection, filter), &TextStyle::plain(80))
    };
    let all = Filter::default();
    let (case, detection) = (sample::case(), sample::detection(&sample::case()));
    let no_points = Detection { points: vec![], links: vec![], ..detection.clone() };
    let nobody = Filter { about: Some("nowhere".to_owned()), ..Filter::default() };
    for (text, hint) in [
        (render(&Case::default(), &Detection::default(), &all), "`atodds import`"),
        (render(&case, &Detection::default(), &all), "run `atodds link`"),
        (render(&case, &no_points, &all), "No point is at issue"),
        (render(&case, &detection, &nobody), "No point matches"),
    ] {
        assert!(text.contains(hint), "{hint}:\n{text}");
    }
}
