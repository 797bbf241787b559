use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc as Shared;

use super::claim_map::{self, Band, Pair, VoiceNode, join};
use super::drawing::{Drawing, Words};
use super::gutter::Arc;
use super::sentences::{capped, list};
use super::spread;
use crate::export::words;
use crate::model::{ClaimId, Relation};
use crate::report::{ClaimView, Report};

/// A case with more claims than this is drawn only as far as it is disputed.
const MOST_CLAIMS: usize = 60;

/// So many claimants are drawn, those with most conflicts ...
const MOST_VOICES: usize = 40;

/// ... with so many claims of each, those with most conflicts first ...
const MOST_OF_ONE: usize = 10;

/// ... and so many claims of all of them, or fewer claimants are.
const MOST_DRAWN: usize = 100;

/// So many arcs are drawn, conflicts first and those that stand for most pairs of claims.
const MOST_ARCS: usize = 44;

/// The claim graph of a whole case: each claimant once, a square for each of its claims with a thread to
/// the source it stands in, and between claimants an arc for the conflicts, and one for the agreements,
/// of their claims.
///
/// `None` where the report's points hold fewer than two claims. Of a case with more than 60 claims only
/// the claims that are in conflict are drawn, and never more than 40 claimants, 10 claims of each, 100 in all
/// and 44 arcs; the picture says what is left out.
#[must_use]
pub fn claim_graph(report: &Report, prefix: &str) -> Option<String> {
    let pairs = pairs(report);
    let whole = report.claims.len() <= MOST_CLAIMS;
    let at_odds: BTreeSet<&ClaimId> = pairs
        .iter()
        .filter(|pair| pair.relation.is_conflict())
        .flat_map(|pair| pair.claims)
        .collect();
    let names = names(report);
    let mut by_name: BTreeMap<&str, Vec<&Shared<ClaimView>>> = BTreeMap::new();
    for claim in report.claims.iter().filter(|c| whole || at_odds.contains(&c.id)) {
        let name = names.get(&claim.id).copied().unwrap_or(&claim.voice);
        by_name.entry(name).or_default().push(claim);
    }
    let voices: Vec<(&str, Vec<&Shared<ClaimView>>)> = by_name.into_iter().collect();
    let mut left_out = LeftOut { whole, ..LeftOut::default() };
    let voices = most_at_odds(voices, &pairs, &mut left_out);
    left_out.drawn = voices.iter().map(|(_, claims)| claims.len()).sum();
    if left_out.drawn < 2 {
        return None;
    }
    let (voices, arcs) = ordered(voices, pairs, &mut left_out);
    let notes = left_out.notes(report);
    let words = Words {
        title: "Who is at odds with whom: claimants, their claims and sources".to_owned(),
        description: describe(&voices, &arcs, &notes),
    };
    let nodes = voices.iter().map(|(name, claims)| node(name, claims)).collect();
    let band = Band { label: String::new(), answer: String::new(), voices: nodes, more: None };
    let mut drawing = Drawing::default();
    let height = claim_map::draw(&mut drawing, &[band], arcs, &notes);
    Some(drawing.finish("claim-graph", prefix, height, &words))
}

/// What stands between the claims of the report's points, and the agreements of the rest.
fn pairs(report: &Report) -> Vec<Pair<'_>> {
    let listed: BTreeSet<_> = report.points.iter().map(|point| &point.id).collect();
    report
        .links
        .iter()
        .filter(|link| !link.is_dismissed())
        .filter(|link| link.points.is_empty() || link.points.iter().any(|p| listed.contains(p)))
        .map(Pair::of)
        .collect()
}

/// What the claimant of each claim is called in the points, where spellings of one name are one.
fn names(report: &Report) -> BTreeMap<&ClaimId, &str> {
    let voices = report.points.iter().flat_map(|point| &point.positions).flat_map(|p| &p.voices);
    let mut names = BTreeMap::new();
    for voice in voices {
        for claim in &voice.claims {
            names.entry(&claim.id).or_insert(voice.name.as_str());
        }
    }
    names
}

type Voices<'a> = Vec<(&'a str, Vec<&'a Shared<ClaimView>>)>;

/// The claimants that take part in most conflicts, with their claims.
fn most_at_odds<'a>(
    mut voices: Voices<'a>,
    pairs: &[Pair<'_>],
    left_out: &mut LeftOut,
) -> Voices<'a> {
    let mut conflicts: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.relation.is_conflict()) {
        pair.claims.iter().for_each(|claim| *conflicts.entry(claim).or_default() += 1);
    }
    let weight = |claim: &ClaimView| conflicts.get(&claim.id).copied().unwrap_or(0);
    voices.sort_by_cached_key(|(name, claims)| {
        (Reverse(claims.iter().map(|claim| weight(claim)).sum::<usize>()), *name)
    });
    let mut drawn = 0;
    let fits = |(_, claims): &&(&str, Vec<&Shared<ClaimView>>)| {
        drawn += claims.len().min(MOST_OF_ONE);
        drawn <= MOST_DRAWN
    };
    let fitting = voices.iter().take(MOST_VOICES).take_while(fits).count();
    left_out.voices = voices.len() - fitting;
    voices.truncate(fitting);
    for (_, claims) in &mut voices {
        if claims.len() > MOST_OF_ONE {
            claims.sort_by_key(|claim| (Reverse(weight(claim)), &claim.id));
            left_out.claims += claims.len() - MOST_OF_ONE;
            claims.truncate(MOST_OF_ONE);
        }
    }
    voices
}

/// The claimants in an order that keeps arcs short, and the arcs.
fn ordered<'a>(
    voices: Voices<'a>,
    pairs: Vec<Pair<'_>>,
    left_out: &mut LeftOut,
) -> (Voices<'a>, Vec<Arc>) {
    let mut nodes: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    for (nth, (_, claims)) in voices.iter().enumerate() {
        nodes.extend(claims.iter().map(|claim| (&claim.id, nth)));
    }
    let node = |claim: &ClaimId| nodes.get(claim).copied();
    let mut arcs = join(pairs.into_iter(), node, |node| voices[node].0.to_owned());
    arcs.sort_by_key(|arc| {
        (!arc.relation.is_conflict(), Reverse(arc.count), arc.relation, arc.nodes, arc.directed)
    });
    left_out.arcs = arcs.len().saturating_sub(MOST_ARCS);
    arcs.truncate(MOST_ARCS);
    let weight = |arc: &Arc| if arc.relation.is_conflict() { 2.0 } else { 1.0 };
    let links: Vec<(usize, usize, f64)> =
        arcs.iter().map(|arc| (arc.nodes[0], arc.nodes[1], weight(arc))).collect();
    let order = spread::order(voices.len(), &links);
    let mut place = vec![0; order.len()];
    for (at, node) in order.iter().enumerate() {
        place[*node] = at;
    }
    for arc in &mut arcs {
        arc.nodes = arc.nodes.map(|node| place[node]);
    }
    (order.iter().map(|node| voices[*node].clone()).collect(), arcs)
}

fn node<'a>(name: &str, claims: &[&'a Shared<ClaimView>]) -> VoiceNode<'a> {
    let meta = words::count(claims.len(), "claim");
    VoiceNode { name: name.to_owned(), meta, claims: claims.to_vec() }
}

/// What of the case is not in the picture.
#[derive(Debug, Default)]
struct LeftOut {
    /// Whether claims that are in no conflict are drawn too.
    whole: bool,
    drawn: usize,
    voices: usize,
    claims: usize,
    arcs: usize,
}

impl LeftOut {
    fn notes(&self, report: &Report) -> Vec<String> {
        let mut notes = Vec::new();
        if !self.whole {
            notes.push(format!(
                "Drawn are {} of the case’s {}: those in conflict, since a case of more than \
                 {MOST_CLAIMS} claims is drawn only as far as it is disputed.",
                self.drawn,
                words::count(report.claims.len(), "claim")
            ));
        }
        let limits = [
            (
                self.voices,
                "claimant",
                format!("at most {MOST_VOICES} are drawn, with {MOST_DRAWN} claims"),
            ),
            (self.claims, "claim", format!("at most {MOST_OF_ONE} of a claimant are drawn")),
            (self.arcs, "line", format!("at most {MOST_ARCS} are drawn")),
        ];
        let left_out = limits.into_iter().filter(|(number, ..)| *number > 0);
        let left_out: Vec<String> = left_out
            .map(|(number, noun, limit)| format!("{} ({limit})", words::count(number, noun)))
            .collect();
        if !left_out.is_empty() {
            notes.push(format!("Left out for want of room: {}.", list(left_out.into_iter())));
        }
        notes
    }
}

fn describe(voices: &Voices<'_>, arcs: &[Arc], notes: &[String]) -> String {
    let mut between: BTreeMap<(usize, Relation), Vec<&str>> = BTreeMap::new();
    for arc in arcs {
        let [a, b] = arc.nodes;
        // An update is told of the later claimant, everything else of the one that stands higher.
        let (of, other) = if arc.directed { (b, a) } else { (a.min(b), a.max(b)) };
        between.entry((of, arc.relation)).or_default().push(voices[other].0);
    }
    let told = between.iter().map(|((of, relation), others)| {
        format!("{} {relation} {}.", voices[*of].0, list(others.iter().copied()))
    });
    let size = std::iter::once(format!("{}.", words::count(voices.len(), "claimant")));
    capped(size.chain(notes.iter().cloned()).chain(told))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sketch, count, crowd, description};
    use super::*;
    use crate::model::AtIssue;

    #[test]
    fn a_claimant_stands_there_once_with_all_its_claims() {
        let sketch = Sketch::new("Does the ferry run?", AtIssue::Statement)
            .claim("a", "it runs", "Harbour office", "gazette", "2024-05-01")
            .claim("b", "it lies still", "Fishermen", "gazette", "2024-05-02")
            .claim("c", "it runs at night", "Harbour office", "herald", "2024-05-04")
            .link("a", "b", Relation::Contradicts)
            .link("b", "c", Relation::Contradicts);
        let svg = claim_graph(&sketch.report(), "c").unwrap();
        let numbers = ["voice", "source", "thread", "arc"].map(|class| count(&svg, class));
        assert_eq!(numbers, [2, 2, 3, 1]);
        assert!(svg.contains("contradicts (2 pairs)"), "{svg}");
        assert_eq!(description(&svg), "2 claimants. Fishermen contradicts Harbour office.");
    }

    #[test]
    fn a_large_case_is_drawn_as_far_as_it_is_disputed_and_says_so() {
        let report = crowd(300, 90, 40);
        let svg = claim_graph(&report, "c").unwrap();
        assert!(count(&svg, "voice") <= 40, "{svg}");
        // Two squares are the legend's samples.
        assert!(count(&svg, "claim") <= 100 + 2, "{svg}");
        assert_eq!(count(&svg, "arc"), 44);
        let description = description(&svg);
        assert!(description.contains("of the case’s 300 claims"), "{description}");
        assert!(description.contains("Left out for want of room"), "{description}");
    }
}
