//! How a point came to stand as it does: what was said and judged of it, in the order of time.
//!
//! It is read off the claims' dates, the links between them and the times of the judgements. A conflict that a
//! person dismissed is left out, as it is everywhere in a report.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    ClaimView, LinkView, PositionView,
    acts::{Act, Acts},
    figure::Interval,
    verdicts::{Verdicts, knows},
};
use crate::model::{
    ClaimId, DateSpan, DatedEvent, Decision, EventKind, Judgement, Point, Reading, Relation, Stance,
};

/// How a point narrowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Narrowing {
    /// A figure of the event's side leaves less open: from "dozens" to "40".
    Figure {
        /// The words of the figure that stood before.
        from: String,
        /// The words of the figure that came.
        to: String,
    },
    /// Every claim of a side has been replaced by a later one.
    GivenUp {
        /// The label of the side.
        side: String,
    },
}

/// One event of a point's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// When: the day of a judgement in UTC, or when the claim was said, as exactly as that is known; `None` where
    /// the claim has no date. A point that a claim unknown to the settlement reopens is reopened on the later of
    /// the two days.
    pub date: Option<DateSpan>,
    /// Who: the voice of the claim, or who judged.
    pub by: String,
    /// The claim that it came of.
    pub claim: Option<ClaimId>,
    /// The label of that claim's side.
    pub side: Option<String>,
    /// Whether the claim is the first of its side.
    pub new_side: bool,
    /// How the point narrowed, of such an event.
    pub narrowing: Option<Narrowing>,
    /// The reason that a person gave, where it came of a judgement or of its withdrawal.
    pub reason: Option<String>,
}

impl Event {
    /// What happened and when, without what came of it.
    #[must_use]
    pub fn dated(&self) -> DatedEvent {
        DatedEvent { kind: self.kind, date: self.date }
    }
}

/// What the history of one point is made of.
pub(super) struct Material<'v> {
    pub(super) positions: &'v [PositionView],
    /// The links between its claims, dismissed ones left out.
    pub(super) links: &'v [&'v LinkView],
    pub(super) point: &'v Point,
    pub(super) acts: &'v Acts<'v>,
    pub(super) readings: &'v FxHashMap<&'v ClaimId, &'v Reading>,
}

/// The events of a point, oldest first; what has no date comes last.
pub(super) fn of(material: &Material<'_>) -> Vec<Event> {
    let mut claims: Vec<(&ClaimView, &PositionView)> = material
        .positions
        .iter()
        .flat_map(|position| position.claims().map(move |claim| (&**claim, position)))
        .collect();
    // Of claims of one day, those of the first side come first.
    claims.sort_by_key(|(claim, _)| {
        let said = claim.said();
        (said.is_none(), said.map(|span| (span.last(), span.first())))
    });
    let mut acts = material.acts.on(material.point).iter().copied().peekable();
    let mut telling = Telling::new(material);
    for (claim, side) in claims {
        // What was said on the day of a judgement was there to be judged.
        let before = |act: &Act<'_>| match claim.said() {
            Some(said) => act.day().is_some_and(|day| day.first() < said.last()),
            None => true,
        };
        while let Some(act) = acts.next_if(before) {
            telling.act(act);
        }
        telling.claim(claim, side);
    }
    acts.for_each(|act| telling.act(act));
    telling.events
}

/// A history as far as it is told.
struct Telling<'m, 'v> {
    material: &'m Material<'v>,
    links: FxHashMap<&'v ClaimId, Vec<&'v LinkView>>,
    events: Vec<Event>,
    told: FxHashMap<&'v ClaimId, &'v ClaimView>,
    sides: FxHashSet<&'v str>,
    /// What each side's figures leave open together, and the words of the one that leaves least.
    figures: FxHashMap<&'v str, Interval>,
    /// The claims that later ones replaced.
    replaced: FxHashSet<&'v ClaimId>,
    verdicts: Verdicts<'v>,
    settled: bool,
    /// When it was settled last.
    settled_on: Option<DateSpan>,
}

impl<'m, 'v> Telling<'m, 'v> {
    fn new(material: &'m Material<'v>) -> Self {
        let mut links: FxHashMap<&ClaimId, Vec<&LinkView>> = FxHashMap::default();
        for link in material.links {
            links.entry(&link.a).or_default().push(link);
            links.entry(&link.b).or_default().push(link);
        }
        Self {
            material,
            links,
            events: vec![],
            told: FxHashMap::default(),
            sides: FxHashSet::default(),
            figures: FxHashMap::default(),
            replaced: FxHashSet::default(),
            verdicts: Verdicts::default(),
            settled: false,
            settled_on: None,
        }
    }

    fn claim(&mut self, claim: &'v ClaimView, side: &'v PositionView) {
        let new_side = self.sides.insert(&side.label);
        let first = self.told.is_empty();
        let reopened = self.reopened_by(claim);
        let at_odds = if first { None } else { self.first_conflict(claim) };
        let narrowings = self.narrowings(claim, side);
        self.told.insert(&claim.id, claim);
        let event = |kind, date| Event {
            kind,
            date,
            by: claim.voice.clone(),
            claim: Some(claim.id.clone()),
            side: Some(side.label.clone()),
            new_side,
            narrowing: None,
            reason: None,
        };
        let said = claim.said();
        let nothing_else = reopened.is_none() && at_odds.is_none() && narrowings.is_empty();
        if first {
            self.events.push(event(EventKind::Opened, said));
        } else if nothing_else {
            self.events.push(event(EventKind::Joined, said));
        }
        self.events.extend(reopened.map(|date| event(EventKind::Reopened, date)));
        self.events.extend(at_odds.map(|kind| event(kind, said)));
        for narrowing in narrowings {
            let narrowing = Some(narrowing);
            self.events.push(Event { narrowing, ..event(EventKind::Narrowed, said) });
        }
    }

    /// The day on which the claim reopens a settled point.
    fn reopened_by(&mut self, claim: &ClaimView) -> Option<Option<DateSpan>> {
        self.verdicts.tell(self.material.acts.hash(&claim.id)?);
        let was_settled = std::mem::replace(&mut self.settled, self.verdicts.settle());
        (was_settled && !self.settled).then(|| self.reopened_on(claim))
    }

    /// The later day of the two: when the claim was said, or when the point was settled.
    fn reopened_on(&self, claim: &ClaimView) -> Option<DateSpan> {
        match (claim.said(), self.settled_on) {
            (Some(said), Some(day)) if said.last() <= day.first() => Some(day),
            (said, _) => said,
        }
    }

    /// What the claim's conflicts with those told already make of the point, if that is the first time.
    fn first_conflict(&self, claim: &ClaimView) -> Option<EventKind> {
        let doubts = |claim: &ClaimView| claim.stance == Stance::Doubts;
        let kinds =
            self.linked(claim).filter(|(link, _)| link.relation.is_conflict()).map(|(_, other)| {
                match doubts(claim) || doubts(other) {
                    true => EventKind::Unconfirmed,
                    false => EventKind::Disputed,
                }
            });
        let strongest = kinds.max()?;
        let had = self
            .events
            .iter()
            .any(|event| event.kind == EventKind::Disputed || event.kind == strongest);
        (!had).then_some(strongest)
    }

    /// The links of a claim to those told already.
    fn linked(&self, claim: &ClaimView) -> impl Iterator<Item = (&'v LinkView, &'v ClaimView)> {
        let links = self.links.get(&claim.id).map_or(&[][..], Vec::as_slice);
        links.iter().filter_map(|link| {
            let other = if link.a == claim.id { &link.b } else { &link.a };
            Some((*link, *self.told.get(other)?))
        })
    }

    fn narrowings(&mut self, claim: &'v ClaimView, side: &'v PositionView) -> Vec<Narrowing> {
        let figure = self.figure_narrowed(claim, side);
        let given_up = self.given_up(claim);
        figure.into_iter().chain(given_up).collect()
    }

    fn figure_narrowed(&mut self, claim: &ClaimView, side: &'v PositionView) -> Option<Narrowing> {
        let reading = self.material.readings.get(&claim.id)?;
        let links = self.links.get(&claim.id).map_or(&[][..], Vec::as_slice);
        let came = Interval::at_issue(reading, &self.material.point.at_issue, links)?;
        let Some(stood) = self.figures.get_mut(side.label.as_str()) else {
            self.figures.insert(&side.label, came);
            return None;
        };
        let (from, to) = (stood.words.clone(), came.words.clone());
        stood.narrow(came).then_some(Narrowing::Figure { from, to })
    }

    /// The sides of which the claim replaces the last claim that stood.
    fn given_up(&mut self, claim: &ClaimView) -> Vec<Narrowing> {
        let replaced: Vec<&'v ClaimId> = self
            .linked(claim)
            .filter(|(link, _)| {
                link.relation == Relation::Updates && link.later.as_ref() == Some(&claim.id)
            })
            .map(|(_, other)| &other.id)
            .collect();
        let fresh: Vec<&ClaimId> =
            replaced.into_iter().filter(|id| self.replaced.insert(id)).collect();
        let material: &Material<'v> = self.material;
        material
            .positions
            .iter()
            .filter(|side| side.claims().any(|other| fresh.contains(&&other.id)))
            .filter(|side| {
                let mut stood = side.claims().filter(|other| other.id != claim.id);
                stood.all(|it| self.replaced.contains(&it.id) || !self.told.contains_key(&it.id))
                    && !side.claims().any(|other| other.id == claim.id)
            })
            .map(|side| Narrowing::GivenUp { side: side.label.clone() })
            .collect()
    }

    fn act(&mut self, act: Act<'v>) {
        if !Verdicts::is_one(act.judgement()) {
            return;
        }
        let settles = match act {
            Act::Judged(judgement) => {
                let acts = self.material.acts;
                self.verdicts.add(judgement, self.told.keys().filter_map(|id| acts.hash(id)));
                judgement.decision == Decision::Settled && self.verdicts.agree()
            }
            Act::Withdrawn(judgement, _) => {
                self.verdicts.take_back(judgement);
                false
            }
        };
        let was_settled = std::mem::replace(&mut self.settled, self.verdicts.settle());
        let kind = match (was_settled, self.settled) {
            _ if settles => EventKind::Settled,
            (false, true) => EventKind::Settled,
            (true, false) => EventKind::Reopened,
            _ => return,
        };
        self.events.push(Event {
            kind,
            date: act.day(),
            by: act.by().to_owned(),
            claim: None,
            side: None,
            new_side: false,
            narrowing: None,
            reason: Some(act.reason().to_owned()),
        });
        if kind == EventKind::Settled {
            self.settled_on = act.day();
        }
        if settles && !self.settled {
            self.reopen_by_what_is_unknown_to(act.judgement());
        }
    }

    /// A settlement that leaves out a claim made before it does not hold.
    fn reopen_by_what_is_unknown_to(&mut self, settlement: &Judgement) {
        let material: &Material<'v> = self.material;
        let is_unknown = |claim: &ClaimView| {
            let hash = material.acts.hash(&claim.id);
            self.told.contains_key(&claim.id) && hash.is_some_and(|hash| !knows(settlement, hash))
        };
        let mut claims =
            material.positions.iter().flat_map(|side| side.claims().map(move |it| (it, side)));
        if let Some((claim, side)) = claims.find(|(claim, _)| is_unknown(claim)) {
            self.events.push(Event {
                kind: EventKind::Reopened,
                date: self.reopened_on(claim),
                by: claim.voice.clone(),
                claim: Some(claim.id.clone()),
                side: Some(side.label.clone()),
                new_side: false,
                narrowing: None,
                reason: None,
            });
        }
    }
}
