//! Links to points: a question at issue, with the claims that stand together on each side.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{indices, kinship, positions, questions};
use crate::model::{
    AtIssue, Case, ClaimId, Decision, Judgement, Link, Point, PointId, Position, Reading, Relation,
    Stance, Status, Subject,
};
use crate::provenance::Provenance;
use crate::text::lexicon::Lexicon;

/// The links that are kept, and the points they make.
///
/// Kept are every conflict, every update, and of the agreements those that hold a point together: at
/// most one fewer than the point has claims.
pub(super) fn gather(
    case: &Case,
    readings: &[Reading],
    mut links: Vec<Link>,
    provenance: &Provenance<'_>,
    lexicon: &Lexicon,
) -> (Vec<Link>, Vec<Point>) {
    links.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    // The points are made of the links that are kept, so that the next run, which has only those of
    // this one, makes the same points.
    let mut links = keep(&links);
    let index = indices(case);
    let judged = Judged::of(case);
    let counted: Vec<&Link> =
        links.iter().filter(|link| !judged.dismissed(link, case, &index)).collect();
    let mut points: Vec<Point> = groups(&counted)
        .into_iter()
        .map(|links| point(&links, readings, &index, provenance, lexicon))
        .collect();
    for point in &mut points {
        if judged.settled(point, case, &index) {
            point.status = Status::Settled;
        }
    }
    name_apart(&mut points);
    points.sort_by(|x, y| (x.status, &x.id).cmp(&(y.status, &y.id)));
    kinship::settle(&mut links, &points, provenance);
    (links, points)
}

/// The judgements that count: the last one on each subject.
struct Judged {
    last: FxHashMap<Subject, Decision>,
}

impl Judged {
    fn of(case: &Case) -> Self {
        let last = case
            .judgements
            .iter()
            .map(|Judgement { subject, decision, .. }| (subject.clone(), *decision));
        Self { last: last.collect() }
    }

    fn dismissed(&self, link: &Link, case: &Case, index: &FxHashMap<&ClaimId, usize>) -> bool {
        if self.last.is_empty() {
            return false;
        }
        let (Some(a), Some(b)) = (index.get(&link.a), index.get(&link.b)) else { return true };
        let subject = Subject::link(&case.claims[*a], &case.claims[*b]);
        self.last.get(&subject) == Some(&Decision::Dismissed)
    }

    /// A point is settled while it holds no claim that was not there when a person settled it.
    fn settled(&self, point: &Point, case: &Case, index: &FxHashMap<&ClaimId, usize>) -> bool {
        if self.last.is_empty() {
            return false;
        }
        let claims =
            point.claims().filter_map(|id| index.get(id)).map(|index| &case.claims[*index]);
        let Subject::Point { claims: now } = Subject::point(claims) else { return false };
        self.last.iter().any(|(subject, decision)| match subject {
            Subject::Point { claims } if *decision == Decision::Settled => {
                now.iter().all(|hash| claims.contains(hash))
            }
            _ => false,
        })
    }
}

/// The links of one point each: those of one issue whose claims hang together, with the claims that say
/// the same as one of them. Claims that only say the same are a point too.
fn groups<'l>(links: &[&'l Link]) -> Vec<Vec<&'l Link>> {
    let (same, at_odds): (Vec<&Link>, Vec<&Link>) =
        links.iter().partition(|link| says_the_same(link.relation));
    let mut by_issue: BTreeMap<&AtIssue, Vec<&Link>> = BTreeMap::new();
    for link in at_odds {
        by_issue.entry(&link.at_issue).or_default().push(link);
    }
    let mut groups: Vec<Vec<&Link>> =
        by_issue.values().flat_map(|links| components(links)).collect();
    let place: FxHashMap<&ClaimId, Vec<usize>> = places(&groups);
    let mut alone = Vec::new();
    for same in components(&same) {
        let mut touched: Vec<usize> = same
            .iter()
            .flat_map(|link| [&link.a, &link.b])
            .filter_map(|id| place.get(id))
            .flatten()
            .copied()
            .collect();
        touched.sort_unstable();
        touched.dedup();
        for group in &touched {
            groups[*group].extend(&same);
        }
        if touched.is_empty() {
            alone.push(same);
        }
    }
    groups.extend(alone);
    groups
}

fn says_the_same(relation: Relation) -> bool {
    matches!(relation, Relation::Repeats | Relation::Corroborates)
}

/// The groups that each claim is in.
fn places<'l>(groups: &[Vec<&'l Link>]) -> FxHashMap<&'l ClaimId, Vec<usize>> {
    let mut places: FxHashMap<&ClaimId, Vec<usize>> = FxHashMap::default();
    for (index, links) in groups.iter().enumerate() {
        for link in links {
            places.entry(&link.a).or_default().push(index);
            places.entry(&link.b).or_default().push(index);
        }
    }
    places
}

fn components<'l>(links: &[&'l Link]) -> Vec<Vec<&'l Link>> {
    let mut sets = Sets::default();
    for link in links {
        sets.join(&link.a, &link.b);
    }
    let mut by_root: BTreeMap<&ClaimId, Vec<&Link>> = BTreeMap::new();
    for link in links {
        by_root.entry(sets.root(&link.a)).or_default().push(link);
    }
    by_root.into_values().collect()
}

/// Sets of claims that can be joined; the root of a set is its smallest id, so that the order of
/// joining does not show.
#[derive(Default)]
pub(super) struct Sets<'c> {
    parent: FxHashMap<&'c ClaimId, &'c ClaimId>,
}

impl<'c> Sets<'c> {
    pub(super) fn root(&self, id: &'c ClaimId) -> &'c ClaimId {
        let mut at = id;
        while let Some(parent) = self.parent.get(at).filter(|parent| **parent != at) {
            at = parent;
        }
        at
    }

    /// Whether the two were apart before.
    pub(super) fn join(&mut self, a: &'c ClaimId, b: &'c ClaimId) -> bool {
        let (x, y) = (self.root(a), self.root(b));
        let (root, child) = if x <= y { (x, y) } else { (y, x) };
        self.parent.insert(child, root);
        x != y
    }
}

/// The links to keep: conflicts and updates, and the first agreements that join claims of one issue.
fn keep(links: &[Link]) -> Vec<Link> {
    let mut joined: BTreeMap<&AtIssue, Sets<'_>> = BTreeMap::new();
    let mut order: Vec<&Link> = links.iter().filter(|link| !is_always_kept(link)).collect();
    order.sort_by(|x, y| by_claims(x).cmp(&by_claims(y)));
    let mut kept: Vec<Link> = links.iter().filter(|link| is_always_kept(link)).cloned().collect();
    for link in order {
        if joined.entry(&link.at_issue).or_default().join(&link.a, &link.b) {
            kept.push(link.clone());
        }
    }
    kept.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    kept
}

/// The order in which agreements join claims: those that say the same first. Whether they repeat or corroborate
/// each other depends on what they are joined to, and so makes no difference here.
pub(super) fn by_claims(link: &Link) -> (bool, &ClaimId, &ClaimId) {
    (!says_the_same(link.relation), &link.a, &link.b)
}

pub(super) fn is_always_kept(link: &Link) -> bool {
    link.relation.is_conflict() || link.relation == Relation::Updates
}

fn point(
    links: &[&Link],
    readings: &[Reading],
    index: &FxHashMap<&ClaimId, usize>,
    provenance: &Provenance<'_>,
    lexicon: &Lexicon,
) -> Point {
    let at_issue = links[0].at_issue.clone();
    let mut members: Vec<&Reading> = links
        .iter()
        .flat_map(|link| [&link.a, &link.b])
        .filter_map(|id| index.get(id).map(|index| &readings[*index]))
        .collect();
    members.sort_by(|x, y| earliest_first(x, y));
    members.dedup_by(|x, y| x.claim == y.claim);
    let answers: Vec<String> = members
        .iter()
        .map(|reading| questions::answer(reading, &at_issue, links, lexicon))
        .collect();
    let positions = positions::positions(&members, &answers, links, provenance);
    Point {
        id: questions::point_id(&at_issue, &members),
        question: questions::question(&at_issue, &members, lexicon),
        status: status(links, &positions, readings, index),
        positions,
        at_issue,
    }
}

fn earliest_first(x: &Reading, y: &Reading) -> std::cmp::Ordering {
    let key = |reading: &Reading| {
        let date = reading.stated.map(|span| (span.first(), span.last()));
        (date.is_none(), date)
    };
    key(x).cmp(&key(y)).then_with(|| x.claim.cmp(&y.claim))
}

fn status(
    links: &[&Link],
    positions: &[Position],
    readings: &[Reading],
    index: &FxHashMap<&ClaimId, usize>,
) -> Status {
    let mut conflicts = links.iter().filter(|link| link.relation.is_conflict()).peekable();
    if conflicts.peek().is_some() {
        let doubts = |id: &ClaimId| {
            index.get(id).is_some_and(|index| readings[*index].stance == Stance::Doubts)
        };
        let only_doubts = conflicts.all(|link| doubts(&link.a) || doubts(&link.b));
        return if only_doubts { Status::Unconfirmed } else { Status::Disputed };
    }
    if links.iter().any(|link| link.relation == Relation::Updates) {
        Status::Updated
    } else if positions.iter().any(|position| position.independent_origins() >= 2) {
        Status::Corroborated
    } else {
        Status::SingleOrigin
    }
}

/// Two points of one issue whose claims do not hang together get numbers, in the order of their claims.
fn name_apart(points: &mut [Point]) {
    let mut seen: FxHashMap<PointId, usize> = FxHashMap::default();
    for point in points {
        let count = seen.entry(point.id.clone()).or_insert(0);
        *count += 1;
        if *count > 1
            && let Ok(id) = PointId::new(format!("{}-{count}", point.id))
        {
            point.id = id;
        }
    }
}
