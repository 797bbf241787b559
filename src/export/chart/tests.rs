//! What holds of every chart.

use super::testing::{check, classes, crowd, hostile};
use super::{claim_graph, number_line, point_graph, timeline};
use crate::model::Relation;
use crate::report::Report;

/// Every chart of a report.
fn all(report: &Report) -> Vec<String> {
    let of_points = report.points.iter().flat_map(|point| {
        [
            point_graph(point, report, "p"),
            timeline(point, report, "t"),
            number_line(point, report, "n"),
        ]
    });
    std::iter::once(claim_graph(report, "c")).chain(of_points).flatten().collect()
}

#[test]
fn hostile_claims_stay_in_their_places() {
    let charts = all(&hostile());
    assert_eq!(charts.len(), 4);
    for svg in charts {
        check(&svg);
        assert!(!svg.contains("<script") && !svg.contains('\u{202e}'), "{svg}");
    }
}

#[test]
fn nothing_covers_anything_however_many_claims_there_are() {
    for (claims, voices, sources) in
        [(2, 2, 1), (9, 4, 3), (60, 12, 60), (300, 90, 40), (300, 3, 2)]
    {
        let charts = all(&crowd(claims, voices, sources));
        assert_eq!(charts.len(), 3);
        charts.iter().for_each(|svg| check(svg));
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(all(&crowd(120, 30, 20)), all(&crowd(120, 30, 20)));
}

#[test]
fn charts_of_a_large_case_stay_small() {
    for svg in all(&crowd(3_000, 400, 200)) {
        assert!(svg.len() < 300_000, "{} bytes", svg.len());
    }
}

#[test]
fn every_class_is_documented() {
    let table: String =
        include_str!("mod.rs").lines().filter(|line| line.starts_with("//! |")).collect();
    let is_relation = |class: &str| Relation::ALL.iter().any(|relation| relation.as_str() == class);
    for class in all(&crowd(60, 12, 9)).iter().chain(&all(&hostile())).flat_map(|svg| classes(svg))
    {
        let is_known =
            class.is_empty() || is_relation(&class) || table.contains(&format!("`{class}`"));
        assert!(is_known, "the class {class} is not in the table of chart/mod.rs");
    }
}

#[test]
fn a_prefix_keeps_the_ids_of_two_charts_apart() {
    let report = crowd(9, 4, 3);
    let (one, other) = (claim_graph(&report, "one").unwrap(), claim_graph(&report, "two").unwrap());
    assert_eq!(one.replace("one-", "two-"), other);
}

#[test]
fn a_case_without_anything_has_no_chart() {
    assert!(all(&crowd(0, 1, 1)).is_empty());
    assert!(all(&crowd(1, 1, 1)).is_empty());
}
