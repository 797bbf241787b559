//! What differs between two cases, for a terminal.

use super::layout::{Page, prose};
use super::{TextStyle, dates, text, words};
use crate::model::Status;
use crate::report::{Between, Change, ClaimView, Diff, PointDiff, PointView, Summary};

/// Where the lines of one point begin, and what stands below them.
const INDENT: usize = 2;
const BELOW: usize = 5;

/// Sets a diff: what became of the points, the most telling change first; `names` says what is compared.
#[must_use]
pub fn render(diff: &Diff, names: &[String; 2], style: &TextStyle) -> String {
    let mut page = Page::new(*style);
    header(&mut page, diff, names);
    for change in Change::ALL {
        let points: Vec<&PointDiff> =
            diff.points.iter().filter(|point| point.change == change).collect();
        let (disputed, others): (Vec<&PointDiff>, Vec<&PointDiff>) =
            points.into_iter().partition(|diff| change == Change::New && is_disputed(diff));
        group(&mut page, "New and disputed", &disputed);
        group(&mut page, heading(change), &others);
    }
    elsewhere(&mut page, diff);
    closing(&mut page, diff);
    page.finish()
}

fn is_disputed(diff: &PointDiff) -> bool {
    diff.point().is_some_and(|point| point.status == Status::Disputed)
}

fn group(page: &mut Page, heading: &str, points: &[&PointDiff]) {
    if points.is_empty() {
        return;
    }
    let heading = page.style.bold(format!("{heading} ({})", points.len()));
    page.blank();
    page.indented(0, &heading);
    points.iter().for_each(|point| self::point(page, point));
}

fn header(page: &mut Page, diff: &Diff, names: &[String; 2]) {
    let style = page.style;
    let [before, after] = names;
    page.indented(0, &style.bold(prose(&format!("{before} → {after}"))));
    if diff.is_empty() {
        page.indented(0, "No difference.");
        return;
    }
    let figures = [
        change_of(diff.before.claims, diff.after.claims, "claim"),
        change_of(diff.before.points_in_all(), diff.after.points_in_all(), "point"),
        format!("{} disputed", arrow(disputed(&diff.before), disputed(&diff.after))),
    ];
    page.indented(0, &figures.join(" · "));
}

fn disputed(case: &Summary) -> usize {
    case.points_with(Status::Disputed)
}

/// `21 → 78 claims`, or `21 claims` where nothing changed.
fn change_of(before: usize, after: usize, noun: &str) -> String {
    let after_words = words::count(after, noun);
    if before == after { after_words } else { format!("{before} → {after_words}") }
}

fn arrow(before: usize, after: usize) -> String {
    if before == after { after.to_string() } else { format!("{before} → {after}") }
}

fn heading(change: Change) -> &'static str {
    match change {
        Change::Reopened => "Reopened",
        Change::BecameDisputed => "Became disputed",
        Change::New => "New points",
        Change::Settled => "Settled",
        Change::NoLongerDisputed => "No longer disputed",
        Change::Turned => "Turned",
        Change::Gone => "Gone",
        Change::Changed => "More or less is said",
    }
}

/// One point: how it stands and stood. Of one that both cases hold, the claims that came and went, and the
/// conflicts they brought; a new one or one that is gone is told in short.
fn point(page: &mut Page, diff: &PointDiff) {
    let Some(point) = diff.point() else { return };
    let style = page.style;
    let lead = format!("  {}  ", style.status(point.status, point.status));
    let hang = point.status.as_str().len() + 4;
    let id = style.dim(prose(point.id.as_str()));
    page.blank();
    page.with_remark(&lead, hang, &style.bold(prose(&point.question)), &id);
    if let (Some(before), Some(after)) = (&diff.before, &diff.after) {
        page.indented(BELOW, &style.dim(prose(&stood(before, after))));
        if let Some(judged) = after.judged.as_ref().filter(|_| by_judgement(diff.change)) {
            page.indented(BELOW, &prose(&words::judged(judged)));
        }
        diff.joined.iter().for_each(|(label, claim)| self::claim(page, '+', label, after, claim));
        diff.left.iter().for_each(|(label, claim)| self::claim(page, '−', label, before, claim));
        diff.conflicts.iter().for_each(|between| conflict(page, "", between));
        diff.conflicts_gone.iter().for_each(|between| conflict(page, "no longer ", between));
    } else {
        page.indented(BELOW, &prose(&words::answers(point)));
        let between = at_odds(point);
        let between = if between.is_empty() { between } else { format!(" · {between}") };
        page.indented(BELOW, &style.dim(prose(&format!("{}{between}", words::size(point)))));
    }
}

/// `A × B contradicts, A × C disputes`.
fn at_odds(point: &PointView) -> String {
    let mut told: Vec<String> = vec![];
    for between in &point.conflicts {
        let [one, other] = &between.sides;
        let words = format!("{one} × {other} {}", between.relation);
        if !told.contains(&words) {
            told.push(words);
        }
    }
    told.join(", ")
}

/// Whether a change comes of what a person judged.
fn by_judgement(change: Change) -> bool {
    matches!(change, Change::Settled | Change::Reopened | Change::NoLongerDisputed)
}

/// `was corroborated · 2 → 3 claims · 1 → 2 positions`.
fn stood(before: &PointView, after: &PointView) -> String {
    let claims = |point: &PointView| point.claims().count();
    let positions = |point: &PointView| point.positions.len();
    let was = (before.status != after.status).then(|| format!("was {}", before.status));
    let figures = [
        change_of(claims(before), claims(after), "claim"),
        change_of(positions(before), positions(after), "position"),
    ];
    let asked =
        (before.question != after.question).then(|| format!("was asked as: {}", before.question));
    was.into_iter().chain(figures).chain(asked).collect::<Vec<_>>().join(" · ")
}

/// A claim that came or went: whose, what its side answers, when, where it stands, and its words.
fn claim(page: &mut Page, sign: char, label: &str, point: &PointView, claim: &ClaimView) {
    let style = page.style;
    let side = point.positions.iter().find(|position| position.label == label);
    let answer = side.map_or("", |side| side.answer.as_str());
    let said = claim.said().map(|days| format!(" · {}", dates::span(days))).unwrap_or_default();
    let lead = format!("{}{sign} {} ", " ".repeat(INDENT), style.label(format!("{label:<2}")));
    let hang = INDENT + 5;
    let who = prose(&format!("{}: {answer}{said}", claim.voice));
    let place = style.dim(prose(&format!("{} · {}", claim.source.id, claim.id)));
    page.with_remark(&lead, hang, &who, &place);
    page.indented(hang, &text::said(claim));
}

fn conflict(page: &mut Page, word: &str, between: &Between) {
    let style = page.style;
    let [one, other] = &between.sides;
    let pairs = match between.pairs.len() {
        1 => String::new(),
        number => format!(" ({})", words::count(number, "pair")),
    };
    let lead = format!(
        "{}{word}{}  {}  ",
        " ".repeat(INDENT),
        style.label(prose(&format!("{one} × {other}"))),
        style.relation(between.relation, between.relation),
    );
    page.paragraph(&lead, BELOW, &prose(&format!("{}{pairs}", between.because)));
}

/// The claims that changed no point.
fn elsewhere(page: &mut Page, diff: &Diff) {
    let style = page.style;
    let counted =
        [("joined", &diff.joined, 0), ("left", &diff.left, 1)].map(|(word, claims, side)| {
            let in_points = |claim: &&std::sync::Arc<ClaimView>| {
                !diff.points.iter().any(|point| {
                    let of_point = if side == 0 { &point.joined } else { &point.left };
                    of_point.iter().any(|(_, other)| other.id == claim.id)
                })
            };
            (word, claims.iter().filter(in_points).count())
        });
    let told: Vec<String> = counted
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(word, number)| format!("{} {word}", words::count(number, "claim")))
        .collect();
    if !told.is_empty() {
        page.blank();
        page.indented(0, &style.dim(format!("Beside these points: {}", told.join(", "))));
    }
}

fn closing(page: &mut Page, diff: &Diff) {
    if !diff.points.is_empty() {
        page.blank();
        page.pair(0, "atodds show ID", "a point with its quotes and its history");
    }
}
