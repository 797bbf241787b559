use std::collections::BTreeMap;

use super::claim_map::{self, Band, Pair, VoiceNode, join};
use super::drawing::{Drawing, Words};
use super::gutter::Arc;
use super::links::links;
use super::sentences::{capped, list};
use crate::export::{dates, words};
use crate::model::{ClaimId, DateSpan, Relation};
use crate::report::{ClaimView, PointView, PositionView, Report, Voice};

/// So many claimants are drawn, shared out among the positions, before the rest is only counted.
const MOST_VOICES: usize = 48;

/// So many positions are drawn.
const MOST_POSITIONS: usize = 16;

/// More arcs than this are drawn between the positions' first claimants only.
const MOST_ARCS: usize = 24;

/// The claim graph of one point: its positions as boxes, in them who takes them, a square for each claim
/// with a thread to the source it stands in, and conflicts, updates and other agreements as arcs between those
/// who are at odds or agree.
///
/// `None` where the point has fewer than two claims. The first 16 positions and about 48 claimants are
/// drawn; what is left out is counted in the picture.
#[must_use]
pub fn point_graph(point: &PointView, report: &Report, prefix: &str) -> Option<String> {
    if point.claims().count() < 2 {
        return None;
    }
    let shown = &point.positions[..point.positions.len().min(MOST_POSITIONS)];
    let share = (MOST_VOICES / shown.len().max(1)).max(1);
    let bands: Vec<Band<'_>> = shown.iter().map(|position| band(position, share)).collect();
    let (arcs, pooled) = arcs(point, report, shown, share);
    let mut notes = Vec::new();
    if point.positions.len() > shown.len() {
        let more = point.positions.len() - shown.len();
        notes.push(format!("{} left out.", words::count(more, "further position")));
    }
    if pooled {
        notes.push(
            "Each arc stands for all conflicts between two positions and is drawn at their first \
             claimants."
                .to_owned(),
        );
    }
    let mut drawing = Drawing::default();
    let height = claim_map::draw(&mut drawing, &bands, arcs, &notes);
    let words = Words {
        title: format!("Who stands where: {}", point.question),
        description: describe(point),
    };
    Some(drawing.finish("point-graph", prefix, height, &words))
}

fn band(position: &PositionView, share: usize) -> Band<'_> {
    let left_out: usize = position.voices.iter().skip(share).map(|voice| voice.claims.len()).sum();
    let more = position.voices.len().saturating_sub(share);
    Band {
        label: position.label.clone(),
        answer: position.answer.clone(),
        voices: position.voices.iter().take(share).map(node).collect(),
        more: (more > 0).then(|| {
            let claimants = words::count(more, "more claimant");
            format!("and {claimants} with {}", words::count(left_out, "claim"))
        }),
    }
}

fn node(voice: &Voice) -> VoiceNode<'_> {
    let claims: Vec<_> = voice.claims.iter().collect();
    VoiceNode { name: voice.name.clone(), meta: meta(voice), claims }
}

/// `denies it · via BBC · 1 Dec 2025 · 2 claims`, what there is of it.
fn meta(voice: &Voice) -> String {
    let mut parts = Vec::new();
    if voice.claims.len() > 1 {
        parts.push(words::count(voice.claims.len(), "claim"));
    }
    let stances = voice.claims.iter().map(|claim| words::stance(claim.stance));
    parts.extend(same(stances).flatten().map(str::to_owned));
    parts.extend(same(voice.claims.iter().map(|claim| words::relays(claim))).flatten());
    match said(&voice.claims.iter().map(|claim| &**claim).collect::<Vec<_>>()) {
        Some(date) => parts.push(date),
        None => parts.push("undated".to_owned()),
    }
    if voice.own_voice && parts.len() < 3 {
        parts.insert(0, "own voice".to_owned());
    }
    parts.join(" · ")
}

/// The value that all share, where they do.
fn same<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// When the claims were said: a date, or the first and the last.
fn said(claims: &[&ClaimView]) -> Option<String> {
    let mut said: Vec<DateSpan> = claims.iter().filter_map(|claim| claim.said()).collect();
    said.sort_by_key(|date| (date.first(), std::cmp::Reverse(date.last())));
    let (first, last) = (*said.first()?, *said.last()?);
    Some(match first == last {
        true => dates::span(first),
        false => format!("{} to {}", dates::span(first), dates::span(last)),
    })
}

/// The arcs between claimants, or, where these would be too many, between positions; and whether it is so.
fn arcs(
    point: &PointView,
    report: &Report,
    shown: &[PositionView],
    share: usize,
) -> (Vec<Arc>, bool) {
    let mut nodes: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    let (mut names, mut firsts, mut count) = (Vec::new(), BTreeMap::new(), 0);
    for position in shown {
        firsts.insert(position.label.as_str(), count);
        for voice in position.voices.iter().take(share) {
            nodes.extend(voice.claims.iter().map(|claim| (&claim.id, count)));
            names.push(format!("{} ({})", voice.name, position.label));
            count += 1;
        }
    }
    let pairs = links(point, report).into_iter().map(Pair::of);
    let arcs = join(pairs, |claim| nodes.get(claim).copied(), |node| names[node].clone());
    if arcs.len() <= MOST_ARCS {
        return (arcs, false);
    }
    let mut seen: BTreeMap<([usize; 2], Relation), Arc> = BTreeMap::new();
    for between in point.conflicts.iter().chain(&point.agreements) {
        let sides = [&between.sides[0], &between.sides[1]];
        let [Some(a), Some(b)] = sides.map(|side| firsts.get(side.as_str()).copied()) else {
            continue;
        };
        let title = format!("{} × {}: {}", sides[0], sides[1], between.relation);
        let (relation, directed) = (between.relation, between.directed);
        if a != b {
            let count = between.pairs.len();
            let arc = Arc { nodes: [a, b], relation, directed, count, title };
            seen.entry(([a, b], relation)).or_insert(arc);
        }
    }
    (seen.into_values().collect(), true)
}

fn describe(point: &PointView) -> String {
    let positions = point.positions.iter().map(|position| {
        let voices = position.voices.iter().map(|voice| {
            let sources = list(voice.claims.iter().map(|claim| claim.source.id.as_str()));
            format!("{} (in {sources})", voice.name)
        });
        format!("{}, {}: {}.", position.label, position.answer, list(voices))
    });
    let between = point.conflicts.iter().chain(&point.agreements).map(|between| {
        let [a, b] = &between.sides;
        match between.relation {
            Relation::Updates if between.directed => format!("{b} updates {a}."),
            Relation::Compatible => format!("{a} and {b} can both hold."),
            relation if a == b => format!("Within {a}, one claim {relation} another."),
            relation => format!("{a} {relation} {b}."),
        }
    });
    capped(positions.chain(between))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sketch, count, crowd, description};
    use super::*;
    use crate::model::AtIssue;

    fn ferry() -> Sketch {
        Sketch::new("Does the ferry run?", AtIssue::Statement)
            .claim("a", "it runs", "Harbour office", "gazette", "2024-05-01")
            .claim("b", "it lies still", "Fishermen", "gazette", "2024-05-02")
            .claim("c", "denied", "Owner", "herald", "2024-05-03")
            .claim("d", "it runs at night", "Harbour office", "herald", "2024-05-04")
            .link("a", "b", Relation::Contradicts)
            .link("a", "c", Relation::Disputes)
            .link("a", "d", Relation::Updates)
    }

    fn chart(sketch: &Sketch) -> String {
        let report = sketch.report();
        point_graph(&report.points[0], &report, "p").unwrap()
    }

    #[test]
    fn every_claim_claimant_and_source_is_a_node_and_every_conflict_a_line() {
        let svg = chart(&ferry());
        let numbers =
            ["claim", "voice", "source", "band", "thread"].map(|class| count(&svg, class));
        // Two more claims are the legend's samples.
        assert_eq!(numbers, [4 + 2, 4, 2, 4, 4]);
        assert_eq!(count(&svg, "arc"), 3);
        // A denial is told apart by its form.
        assert_eq!(count(&svg, "claim against"), 1 + 1);
    }

    #[test]
    fn an_update_points_to_the_later_claim() {
        let report = ferry().report();
        let (arcs, _) = arcs(&report.points[0], &report, &report.points[0].positions, 9);
        let update = arcs.iter().find(|arc| arc.relation == Relation::Updates).unwrap();
        assert!(update.directed);
        assert_eq!(update.nodes, [0, 3]);
        assert_eq!(count(&chart(&ferry()), "updates head"), 1);
    }

    #[test]
    fn the_description_says_what_the_picture_shows() {
        assert_eq!(
            description(&chart(&ferry())),
            "A, it runs: Harbour office (in gazette). B, it lies still: Fishermen (in gazette). \
             C, denied: Owner (in herald). D, it runs at night: Harbour office (in herald). \
             A contradicts B. A disputes C. D updates A."
        );
    }

    #[test]
    fn what_is_left_out_is_said() {
        let report = crowd(300, 90, 40);
        let svg = point_graph(&report.points[0], &report, "p").unwrap();
        assert!(svg.contains("more claimants with"), "{svg}");
        assert!(svg.contains("Each arc stands for"), "{svg}");
    }
}
