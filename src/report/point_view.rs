use std::{collections::BTreeMap, sync::Arc};

use rustc_hash::FxHashMap;

use super::{
    CircleView, ClaimView, Event, Judged, LinkView, SupportView, history, origins,
    views::{Views, label},
};
use crate::model::{
    AtIssue, ClaimId, Decision, Detection, Point, PointId, Position, Relation, Status,
};

/// A question at issue, with its sides and what stands between them.
#[derive(Debug, Clone, PartialEq)]
pub struct PointView {
    /// Its id.
    pub id: PointId,
    /// The question in plain English.
    pub question: String,
    /// How it stands.
    pub status: Status,
    /// What is at issue.
    pub at_issue: AtIssue,
    /// The sides, labelled A, B, C and so on; the one with the earliest claim first.
    pub positions: Vec<PositionView>,
    /// The conflicts between the sides, by sides and then the strongest first; dismissed ones left out.
    pub conflicts: Vec<Between>,
    /// The updates and compatible figures between different sides, in the same order.
    pub agreements: Vec<Between>,
    /// The names of the known origins behind all sides together, each once.
    pub origins: Vec<String>,
    independent_origins: usize,
    /// What people said of the point as a whole.
    pub judged: Option<Judged>,
    /// How it came to stand so, oldest first; what has no date comes last.
    pub history: Vec<Event>,
}

impl PointView {
    /// Every claim of every side.
    pub fn claims(&self) -> impl Iterator<Item = &Arc<ClaimView>> {
        self.positions.iter().flat_map(PositionView::claims)
    }

    /// How many independent origins stand behind all sides together; one that changed sides counts once.
    #[must_use]
    pub fn independent_origins(&self) -> usize {
        self.independent_origins
    }

    /// The strongest conflict between its sides.
    #[must_use]
    pub fn strength(&self) -> Option<Relation> {
        self.conflicts.iter().map(|between| between.relation).min()
    }

    /// The link pairs between its sides that a person judged, and how many there are in all.
    #[must_use]
    pub fn judged_conflicts(&self) -> (usize, usize) {
        let pairs = |betweens: &mut dyn Iterator<Item = &Between>| -> usize {
            betweens.map(|between| between.pairs.len()).sum()
        };
        let judged = pairs(&mut self.conflicts.iter().filter(|b| b.judged.is_some()));
        (judged, pairs(&mut self.conflicts.iter()))
    }
}

/// One side of a point.
#[derive(Debug, Clone, PartialEq)]
pub struct PositionView {
    /// A, B, C and so on.
    pub label: String,
    /// What this side answers to the question.
    pub answer: String,
    /// Its claims by who makes them, the earliest first.
    pub voices: Vec<Voice>,
    /// The names of the known origins behind it, each once.
    pub origins: Vec<String>,
    independent_origins: usize,
    /// The claims by their origins, with the reasons: known ones by name, the unknown one last.
    pub supports: Vec<SupportView>,
    /// The rings of claims that have it from each other.
    pub circular: Vec<CircleView>,
    /// Whether some of it comes from an origin that is not known, which never counts as independent.
    pub unknown_origin: bool,
}

impl PositionView {
    /// Its claims, by claimant.
    pub fn claims(&self) -> impl Iterator<Item = &Arc<ClaimView>> {
        self.voices.iter().flat_map(|voice| &voice.claims)
    }

    /// How many independent origins stand behind it.
    #[must_use]
    pub fn independent_origins(&self) -> usize {
        self.independent_origins
    }
}

/// The claims of one claimant within a position.
#[derive(Debug, Clone, PartialEq)]
pub struct Voice {
    /// The claimant, or the publisher or title of a source that says it in its own voice.
    pub name: String,
    /// Whether it is a source's own voice.
    pub own_voice: bool,
    /// Its claims, the earliest first.
    pub claims: Vec<Arc<ClaimView>>,
}

/// What stands between two sides of a point: pairs of claims that one rule links for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Between {
    /// The labels of the two sides, in order; of an update whose dates tell, the earlier side first.
    pub sides: [String; 2],
    /// How they stand to each other.
    pub relation: Relation,
    /// Of an update, whether the dates tell that the second side replaces the first.
    pub directed: bool,
    /// The rule that says so.
    pub rule: String,
    /// Why, without a full stop. Of a `differs` it is the caveat.
    pub because: String,
    /// The pairs of claims, in the order of `sides`.
    pub pairs: Vec<[ClaimId; 2]>,
    /// What people said of these links.
    pub judged: Option<Judged>,
}

/// Every point of a detection, in its order.
pub(super) fn all(views: &Views<'_>, detection: &Detection) -> Vec<PointView> {
    detection
        .points
        .iter()
        .zip(&views.links_of_points)
        .zip(views.judgements.on_points(&detection.points))
        .map(|((point, links), judged)| one(views, point, links, judged))
        .collect()
}

fn one(views: &Views<'_>, point: &Point, links: &[usize], judged: Option<Judged>) -> PointView {
    let sides: FxHashMap<&ClaimId, usize> = point
        .positions
        .iter()
        .enumerate()
        .flat_map(|(side, position)| position.claims.iter().map(move |claim| (claim, side)))
        .collect();
    let links: Vec<&LinkView> = links
        .iter()
        .filter_map(|number| views.links.get(*number))
        .filter(|link| !link.is_dismissed())
        .collect();
    let positions: Vec<PositionView> = point
        .positions
        .iter()
        .enumerate()
        .map(|(number, position)| position_view(views, position, number))
        .collect();
    let history = history::of(&history::Material {
        point,
        positions: &positions,
        links: &links,
        acts: &views.acts,
        readings: &views.readings,
    });
    PointView {
        id: point.id.clone(),
        question: point.question.clone(),
        status: point.status,
        at_issue: point.at_issue.clone(),
        conflicts: between(&links, &sides, |relation, _| relation.is_conflict()),
        agreements: between(&links, &sides, |relation, apart| {
            apart && matches!(relation, Relation::Updates | Relation::Compatible)
        }),
        origins: origins::names(
            point.positions.iter().flat_map(|it| &it.origins).map(|support| &support.origin),
        ),
        independent_origins: point.independent_origins(),
        positions,
        judged,
        history,
    }
}

fn position_view(views: &Views<'_>, position: &Position, number: usize) -> PositionView {
    let mut voices: Vec<(String, Voice)> = Vec::new();
    for claim in position.claims.iter().filter_map(|id| views.claim(id)) {
        let party = views.readings.get(&claim.id).and_then(|reading| reading.claimant.clone());
        // Two spellings of one claimant share the key that was read, and so make one voice.
        let key = match (claim.is_own_voice(), party) {
            (true, _) => format!("own {}", claim.voice),
            (false, Some(key)) => format!("key {key}"),
            (false, None) => format!("name {}", claim.voice),
        };
        match voices.iter_mut().find(|(known, _)| *known == key) {
            Some((_, voice)) => voice.claims.push(Arc::clone(claim)),
            None => voices.push((
                key,
                Voice {
                    name: claim.voice.clone(),
                    own_voice: claim.is_own_voice(),
                    claims: vec![Arc::clone(claim)],
                },
            )),
        }
    }
    PositionView {
        label: label(number),
        answer: position.answer.0.clone(),
        voices: voices.into_iter().map(|(_, voice)| voice).collect(),
        origins: origins::names(position.origins.iter().map(|support| &support.origin)),
        independent_origins: position.independent_origins(),
        unknown_origin: position.origins.iter().any(|support| !support.origin.is_known()),
        supports: position
            .origins
            .iter()
            .map(|support| SupportView::of(support, &position.circular))
            .collect(),
        circular: position.circular.iter().map(CircleView::of).collect(),
    }
}

/// Gathers links by sides, relation, rule and reason.
fn between(
    links: &[&LinkView],
    sides: &FxHashMap<&ClaimId, usize>,
    wanted: impl Fn(Relation, bool) -> bool,
) -> Vec<Between> {
    type Word<'a> = (Decision, &'a str, &'a str, &'a str);
    type Key<'a> = ([usize; 2], Relation, &'a str, &'a str, bool, Vec<Word<'a>>);
    let mut groups: BTreeMap<Key<'_>, Between> = BTreeMap::new();
    for link in links {
        let (Some(&of_a), Some(&of_b)) = (sides.get(&link.a), sides.get(&link.b)) else { continue };
        if !wanted(link.relation, of_a != of_b) {
            continue;
        }
        let a_is_second = match &link.later {
            Some(later) => *later == link.a,
            None => of_a > of_b,
        };
        let (numbers, pair) = if a_is_second {
            ([of_b, of_a], [link.b.clone(), link.a.clone()])
        } else {
            ([of_a, of_b], [link.a.clone(), link.b.clone()])
        };
        let directed = link.later.is_some();
        let said = link.judged.iter().flat_map(|judged| &judged.said);
        let judged = said
            .map(|it| (it.decision, it.at.as_str(), it.by.as_str(), it.reason.as_str()))
            .collect();
        let because = link.because.text.as_str();
        groups
            .entry((numbers, link.relation, &link.rule, because, directed, judged))
            .or_insert_with(|| Between {
                sides: numbers.map(label),
                relation: link.relation,
                directed,
                rule: link.rule.clone(),
                because: because.to_owned(),
                pairs: vec![],
                judged: link.judged.clone(),
            })
            .pairs
            .push(pair);
    }
    groups.into_values().collect()
}
