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

/// So many claimants are drawn, those with most conflicts.
const MOST_VOICES: usize = 40;

/// The claim graph of a whole case: each claimant once, a square for each of its claims with a thread to
/// the source it stands in, and between claimants an arc for the conflicts, and one for the agreements,
/// of their claims.
///
/// `None` where the report's points hold fewer than two claims. Of a case with more than 60 claims only
/// the claims that are in conflict are drawn, and never more than 40 claimants; the picture says what is
/// left out.
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
    let (voices, left_out) = most_at_odds(voices, &pairs);
    if voices.iter().map(|(_, claims)| claims.len()).sum::<usize>() < 2 {
        return None;
    }
    let (voices, arcs) = ordered(voices, pairs);
    let drawn: usize = voices.iter().map(|(_, claims)| claims.len()).sum();
    let notes = notes(report, whole, drawn, left_out);
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
        .map(|link| {
            let swapped = link.later.as_ref() == Some(&link.a);
            Pair {
                claims: if swapped { [&link.b, &link.a] } else { [&link.a, &link.b] },
                relation: link.relation,
                directed: link.later.is_some(),
                because: &link.because.text,
            }
        })
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

/// The claimants that take part in most conflicts, and how many are left out.
fn most_at_odds<'a>(mut voices: Voices<'a>, pairs: &[Pair<'_>]) -> (Voices<'a>, usize) {
    let mut conflicts: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.relation.is_conflict()) {
        pair.claims.iter().for_each(|claim| *conflicts.entry(claim).or_default() += 1);
    }
    let weight = |claims: &[&Shared<ClaimView>]| -> usize {
        claims.iter().map(|claim| conflicts.get(&claim.id).copied().unwrap_or(0)).sum()
    };
    voices.sort_by_cached_key(|(name, claims)| (std::cmp::Reverse(weight(claims)), *name));
    let left_out = voices.len().saturating_sub(MOST_VOICES);
    voices.truncate(MOST_VOICES);
    (voices, left_out)
}

/// The claimants in an order that keeps arcs short, and the arcs.
fn ordered<'a>(voices: Voices<'a>, pairs: Vec<Pair<'_>>) -> (Voices<'a>, Vec<Arc>) {
    let mut nodes: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    for (nth, (_, claims)) in voices.iter().enumerate() {
        nodes.extend(claims.iter().map(|claim| (&claim.id, nth)));
    }
    let node = |claim: &ClaimId| nodes.get(claim).copied();
    let mut arcs = join(pairs.into_iter(), node, |node| voices[node].0.to_owned());
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
    let sources: BTreeSet<_> = claims.iter().map(|claim| &claim.source.id).collect();
    let (count, sources) =
        (words::count(claims.len(), "claim"), words::count(sources.len(), "source"));
    VoiceNode {
        name: name.to_owned(),
        meta: format!("{count} in {sources}"),
        claims: claims.to_vec(),
    }
}

fn notes(report: &Report, whole: bool, drawn: usize, left_out: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if !whole {
        notes.push(format!(
            "Drawn are {drawn} of the case’s {}: those in conflict, since a case of more than \
             {MOST_CLAIMS} claims is drawn only as far as it is disputed.",
            words::count(report.claims.len(), "claim")
        ));
    }
    if left_out > 0 {
        notes.push(format!(
            "{} with fewer conflicts left out: at most {MOST_VOICES} are drawn.",
            words::count(left_out, "claimant")
        ));
    }
    notes
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
