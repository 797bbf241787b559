//! Running headers, footers and page numbers: what stands at the edge of page after page is no text of the
//! document.

use rustc_hash::{FxHashMap, FxHashSet};

use super::page::Line;

/// How many lines from the top and from the bottom of a page are looked at.
const EDGE: usize = 2;

/// Takes out the lines at the edges of pages that come again, but for their figures, on a third of all
/// pages and at least two.
pub(super) fn take_out(lines: Vec<Line>) -> Vec<Line> {
    let pages = lines.iter().map(|line| line.page).collect::<FxHashSet<_>>().len();
    let at_edge = edges(&lines);
    let mut counts: FxHashMap<(String, i64), usize> = FxHashMap::default();
    for at in &at_edge {
        *counts.entry(key(&lines[*at])).or_default() += 1;
    }
    let often = pages.div_ceil(3).max(2);
    let keep = |(at, line): &(usize, Line)| !at_edge.contains(at) || counts[&key(line)] < often;
    lines.into_iter().enumerate().filter(keep).map(|(_, line)| line).collect()
}

/// Which lines are the first and the last of their page from the top.
fn edges(lines: &[Line]) -> FxHashSet<usize> {
    let mut found = FxHashSet::default();
    let mut start = 0;
    for page in lines.chunk_by(|a, b| a.page == b.page) {
        let mut order: Vec<usize> = (0..page.len()).collect();
        order.sort_by(|a, b| page[*a].top.total_cmp(&page[*b].top));
        found.extend(order.iter().take(EDGE).map(|at| start + at));
        found.extend(order.iter().rev().take(EDGE).map(|at| start + at));
        start += page.len();
    }
    found
}

/// What makes two lines the same header: their words, whatever the figures, and how far down they stand.
fn key(line: &Line) -> (String, i64) {
    const NEAR: f64 = 4.0;
    let mut words = String::new();
    for c in line.text.chars() {
        match c {
            c if !c.is_numeric() => words.extend(c.to_lowercase()),
            _ if words.ends_with('#') => {}
            _ => words.push('#'),
        }
    }
    (words, (line.top / NEAR).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(page: usize, top: f64, text: &str) -> Line {
        Line { page, left: 72.0, right: 500.0, top, size: 10.0, text: text.to_owned() }
    }

    fn texts(lines: Vec<Line>) -> Vec<String> {
        take_out(lines).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn what_comes_at_the_edge_of_page_after_page_is_taken_out() {
        let page = |n: usize| {
            let words = ["one", "two", "three"][n];
            vec![
                line(n, 20.0, "Report on the lake"),
                line(n, 80.0, &format!("Text {words}.")),
                line(n, 100.0, "The lake rose."),
                line(n, 120.0, &format!("More {words}.")),
                line(n, 800.0, &format!("Page {} of 3", n + 1)),
            ]
        };
        let left = texts((0..3).flat_map(page).collect());
        assert!(left.iter().all(|text| !text.starts_with("Report") && !text.starts_with("Page")));
        assert_eq!(left.len(), 9, "{left:?}");
    }

    #[test]
    fn one_page_has_no_running_header() {
        assert_eq!(texts(vec![line(0, 20.0, "Lake"), line(0, 40.0, "12")]), ["Lake", "12"]);
        assert_eq!(texts(vec![]), [""; 0]);
    }
}
